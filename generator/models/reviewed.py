"""Records that somebody reads through again from time to time."""

from __future__ import annotations

import calendar
import datetime
from typing import Final

from generator.dates import in_words
from generator.fields import Day, Line, Whole, field
from generator.models.record import Record

_MONTHS: Final = 12


class Reviewed(Record):
    """A record that somebody reads through again from time to time."""

    reviewed: Day | None = field(
        "gennemgået",
        "Gennemgået",
        "Hvornår teksten sidst blev læst igennem.",
        default=None,
        example="2026-11-22",
    )
    review_months: Whole | None = field(
        "gennemgå_hver",
        "Gennemgå hver",
        "Hvor mange måneder der må gå, før den læses igennem igen.",
        default=None,
        example="12",
        ge=1,
        le=120,
    )
    responsible: Line | None = field(
        "ansvarlig",
        "Ansvarlig",
        "Hvem der læser igennem: en rolle, ikke en person.",
        default=None,
        example="redaktionen",
    )

    @property
    def reviewed_words(self) -> str:
        """The day of the last review as people read it; empty where there was none."""
        return in_words(self.reviewed) if self.reviewed else ""

    @property
    def next_review(self) -> datetime.date | None:
        """When it is to be read through again; None where nobody has promised to."""
        if self.reviewed is None or self.review_months is None:
            return None
        return due_on(self.reviewed, self.review_months)

    @property
    def next_review_words(self) -> str:
        """That day as people read it; empty where there is none."""
        return in_words(self.next_review) if self.next_review else ""


def due_on(reviewed: datetime.date, months: int) -> datetime.date:
    """The day on which a review falls due: the same day of a later month, or that month's last."""
    years, month = divmod(reviewed.month - 1 + months, _MONTHS)
    year = min(reviewed.year + years, datetime.MAXYEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(reviewed.day, last))
