"""Dates as the sources know them: a year, a quarter, a month or a day, and their words in Danish.

A date is never made more exact than it was written: `2010-05` is "maj 2010" on every page.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from generator import danish

DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
FORM = r"([0-9]{4})(?:-K([1-4])|-([0-9]{2})(?:-([0-9]{2}))?)?"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, quarter, month or day."""

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    @property
    def first(self) -> datetime.date:
        """The first day that it can be."""
        month = self.quarter * 3 - 2 if self.quarter else self.month or 1
        return datetime.date(self.year, month, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The last day that it can be."""
        if self.day:
            return self.first
        month = self.month or (self.quarter * 3 if self.quarter else 12)
        return datetime.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """As it is written in a record: `2007`, `2007-K4`, `2010-05`, `2010-05-31`."""
        if self.quarter:
            return f"{self.year}-K{self.quarter}"
        parts = [f"{self.year:04}"]
        if self.month:
            parts.append(f"{self.month:02}")
        if self.day:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    def words(self) -> str:
        """As people read it: `2007`, `4. kvartal 2007`, `maj 2010`, `31. maj 2010`."""
        if self.quarter:
            return f"{self.quarter}. kvartal {self.year}"
        if not self.month:
            return str(self.year)
        month = danish.MONTHS[self.month - 1]
        return f"{self.day}. {month} {self.year}" if self.day else f"{month} {self.year}"

    def words_with_weekday(self) -> str:
        """`mandag 31. maj 2010` where the day is known, otherwise as `words`."""
        if not self.day:
            return self.words()
        return f"{danish.WEEKDAYS[self.first.weekday()]} {self.words()}"


def parse(written: str) -> PartialDate:
    """The date in `YYYY`, `YYYY-KN`, `YYYY-MM` or `YYYY-MM-DD`.

    Raises ValueError where the form is another or the day does not exist.
    """
    match = re.fullmatch(FORM, written)
    if not match:
        raise ValueError(written)
    year, quarter, month, day = (int(part) if part else None for part in match.groups())
    if 0 in {year, month, day}:  # a month 0 would pass for no month
        raise ValueError(written)
    date = PartialDate(year or 0, month, day, quarter)
    _ = date.first, date.last  # a month 13 or a 30 February raises here
    return date


_CLOCK = re.compile(r",?[T\s]\s*(kl\.?\s*)?[0-9]{1,2}[:.][0-9]{2}\S*$")


def has_clock(written: str) -> bool:
    """Whether a time of day stands behind what was written."""
    return bool(_CLOCK.search(written))


def suggestion(written: str) -> str | None:
    """What an editor who wrote a date in another form probably meant, in the form we read.

    A time of day is passed over; a season or an American order of month and day is not guessed at.
    """
    written = _CLOCK.sub("", written)
    digits = re.fullmatch(r"(\d{1,2})[-./ ]\s?(\d{1,2})[-./ ]\s?(\d{4})", written)
    if digits:
        return _iso(int(digits[3]), int(digits[2]), int(digits[1]))
    quarter = re.fullmatch(r"([1-4])\. kvartal (\d{4})", written.lower())
    if quarter:
        return f"{quarter[2]}-K{quarter[1]}"
    words = re.fullmatch(r"(?:(\d{1,2})\.?\s+)?([a-zæøå]{3,})[.,]?\s+(\d{4})", written.lower())
    if words:
        months = [name for name in danish.MONTHS if name.startswith(words[2][:3])]
        month = danish.MONTHS.index(months[0]) + 1 if months else 0
        return _iso(int(words[3]), month, int(words[1] or 0))
    short = re.fullmatch(r"(\d{4})[-./]?(\d{1,2})(?:[-./]?(\d{1,2}))?", written)
    if short:
        return _iso(int(short[1]), int(short[2]), int(short[3] or 0))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    text = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    try:
        return parse(text).iso
    except ValueError:
        return None


def span(start: PartialDate | None, end: PartialDate | None) -> str:
    """A period in words: `1. april 2007 – 15. juni 2010`, `til …`, `fra …`, or `ikke oplyst`."""
    if start and end:
        return start.words() if start == end else f"{start.words()} – {end.words()}"
    if start:
        return f"fra {start.words()}"
    return f"til {end.words()}" if end else "ikke oplyst"


def exactly(day: datetime.date) -> PartialDate:
    """A day that is known."""
    return PartialDate(day.year, day.month, day.day)


def in_words(day: datetime.date) -> str:
    """A day as people read it: `31. maj 2010`."""
    return exactly(day).words()
