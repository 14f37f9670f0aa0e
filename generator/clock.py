"""What time it is in Denmark: the only place that asks the machine. The core is handed the day."""

from __future__ import annotations

import datetime
import os
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def today() -> datetime.date:
    """The day in Copenhagen; the one of SOURCE_DATE_EPOCH where that is set.

    The variable is the custom of reproducible builds: seconds since 1970 as text.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), COPENHAGEN).date()
    return now().date()


def now() -> datetime.datetime:
    """The moment, as clocks in Denmark show it."""
    return datetime.datetime.now(COPENHAGEN)
