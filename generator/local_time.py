"""Danish local time: summer and winter, and the two hours a year that a clock alone cannot name.

In: a day and a time of day as an editor writes it, `19:00`. Out: the moment, and what is wrong with
it. The rules of the zone come from Python's own zone data, or from the package tzdata.
"""

from __future__ import annotations

import datetime
from enum import Enum
from typing import Final
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Europe/Copenhagen")


class Doubt(Enum):
    """What may be wrong with a time of day: the clock jumped over it, or came to it twice."""

    SKIPPED = "skipped"
    TWICE = "twice"


def moment(day: datetime.date, clock: str) -> datetime.datetime:
    """The moment at which a Danish clock shows this; of a doubled hour the first."""
    return datetime.datetime.combine(day, datetime.time.fromisoformat(clock), ZONE)


def doubt(day: datetime.date, clock: str) -> Doubt | None:
    """Why a time is not one moment, on the days when summer time begins and ends (PEP 495)."""
    time = moment(day, clock)
    before, after = time.utcoffset(), time.replace(fold=1).utcoffset()
    if before is None or after is None or before == after:
        return None
    return Doubt.SKIPPED if before < after else Doubt.TWICE
