"""What is due to be read through again, and by whom.

In: the content of a day. Out: the records that are past their day, by who is responsible for them,
and the list that editors are shown.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from generator import danish
from generator.content import Content
from generator.dates import in_words
from generator.models.reviewed import Reviewed

NOBODY: Final = "Uden ansvarlig"


@dataclass(frozen=True, slots=True)
class Due:
    """A record to read through again: since when, or None where it never has been."""

    responsible: str
    since: datetime.date | None
    file: str
    name: str

    def __str__(self) -> str:
        when = f"siden {in_words(self.since)}" if self.since else "aldrig gennemgået"
        return f"{self.file}: {self.name}, {when}"


def due(content: Content) -> tuple[Due, ...]:
    """Every published record that is due, by responsible, then the longest overdue first."""
    found = [
        Due(record.responsible or "", since, entry.raw.place.file, record.name)
        for entry, record in content.of(Reviewed)
        if record.review_months and content.shows(record)
        if (since := record.next_review) is None or since <= content.today
    ]
    return tuple(sorted(found, key=_in_order))


def _in_order(one: Due) -> tuple[bool, tuple[str, str], datetime.date, str]:
    key = danish.collation_key(one.responsible)
    return not one.responsible, key, one.since or datetime.date.min, one.file


def report(content: Content, wanted: Callable[[str], bool] = lambda _: True) -> str:
    """What editors are shown of the files that are wanted; it says so where nothing is due."""
    listed = [one for one in due(content) if wanted(one.file)]
    lines: list[str] = []
    for responsible in dict.fromkeys(one.responsible for one in listed):
        lines.append(f"{danish.sentence(responsible) or NOBODY}:")
        lines += [f"    {one}" for one in listed if one.responsible == responsible]
    if not listed:
        return "Intet skal gennemgås i dag."
    return "\n".join([*lines, f"{danish.counted(len(listed), 'post', 'poster')} skal gennemgås."])
