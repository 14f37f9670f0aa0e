"""Records that somebody reads through again from time to time."""

from __future__ import annotations

from generator.dates import in_words
from generator.fields import Day, Line, Whole, field
from generator.models.record import Record


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
