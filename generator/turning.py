"""The next day on which the content is another by time alone: records come, go, or lose consent.

In: the content of a day. Out: a later day, or None. Such a day always begins at midnight in Denmark
and nothing turns in between: `udgiv_fra` and `udgiv_til` are days.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Final

from generator.content import Content, may_be_shown
from generator.models.people import Ambassador

_DAY: Final = datetime.timedelta(days=1)


def next_day(content: Content) -> datetime.date | None:
    """The first day after the content's own on which a record comes or goes.

    Also the first on which a consent no longer holds: from that day the check stops every build.
    """
    return soonest(_days(content), content.today)


def soonest(days: Iterable[datetime.date], today: datetime.date) -> datetime.date | None:
    """The first of the days that lies ahead."""
    return min((day for day in days if day > today), default=None)


def after(day: datetime.date) -> datetime.date:
    """The day after; of the very last day there is none, and it stays itself."""
    return day + _DAY if day < datetime.date.max else day


def _days(content: Content) -> Iterator[datetime.date]:
    for entry in content.entries:
        record = entry.record
        if not may_be_shown(record, content.settings):
            continue
        if record.publish_from:
            yield record.publish_from
        if record.publish_until:
            yield after(record.publish_until)
        if isinstance(record, Ambassador) and record.consent:
            yield after(record.consent.expires)
