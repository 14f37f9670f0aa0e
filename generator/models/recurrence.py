"""How an event returns: in words, and as days where the record names each of them.

In: the first day. Out: the days. No day is invented: "six times a year" in a plan stays words.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final, Literal

from dateutil.rrule import MONTHLY, WEEKLY, YEARLY, rrule, weekday
from pydantic import model_validator

from generator.fields import Choice, Day, Line, Whole, fault, field
from generator.models.part import Part


class Rhythm(Choice):
    """The unit in which an event returns."""

    WEEK = "uge"
    MONTH = "måned"
    QUARTER = "kvartal"
    YEAR = "år"


class Falls(Choice):
    """Which day of a month an event returns on."""

    SAME_DATE = "samme-dato"
    SAME_WEEKDAY = "samme-ugedag"


_FREQUENCY: Final[Mapping[Rhythm, tuple[Literal[0, 1, 2], int]]] = {
    Rhythm.WEEK: (WEEKLY, 1),
    Rhythm.MONTH: (MONTHLY, 1),
    Rhythm.QUARTER: (MONTHLY, 3),
    Rhythm.YEAR: (YEARLY, 1),
}
_LAST_DAY_OF_EVERY_MONTH: Final = 28
_MOST: Final = 200


class Recurrence(Part):
    """How often an event returns; with `gange` it is a series, whose days are all known."""

    words: Line = field("tekst", "I ord", "Som planen skriver det.", example="Hver 6. uge")
    every: Whole = field("hver", "Hver", "Hvor mange enheder der går.", example="6", ge=1, le=_MOST)
    unit: Rhythm = field("enhed", "Enhed", "uge, måned, kvartal eller år.", example="uge")
    times: Whole | None = field(
        "gange",
        "Gange",
        "Hvor mange gange i alt, den første talt med. Så kommer alle dagene i kalenderen.",
        default=None,
        example="8",
        ge=2,
        le=_MOST,
    )
    falls: Falls | None = field(
        "falder",
        "Falder",
        "samme-dato (den 9.) eller samme-ugedag (den anden torsdag). "
        "Hører til »gange«, når enheden ikke er uge.",
        default=None,
        example="samme-ugedag",
    )
    excepted: tuple[Day, ...] = field(
        "undtagen",
        "Undtagen",
        "Dage i rækken, hvor det ikke holdes.",
        default=(),
        example="[2026-12-24]",
    )

    def rule(self, first: datetime.date) -> rrule:
        """The days of the series, excepted ones too, as RFC 5545 (3.3.10) counts them.

        There must be a number of `gange`.
        """
        frequency, factor = _FREQUENCY[self.unit]
        nth = weekday(first.weekday(), (first.day - 1) // 7 + 1)
        same_weekday = self.falls is Falls.SAME_WEEKDAY
        return rrule(
            frequency,
            dtstart=datetime.datetime.combine(first, datetime.time()),
            interval=self.every * factor,
            count=self.times,
            byweekday=nth if same_weekday else None,
            bymonth=first.month if same_weekday and self.unit is Rhythm.YEAR else None,
        )

    def days(self, first: datetime.date) -> tuple[datetime.date, ...]:
        """The days on which it is held; only the first where the record does not name the rest."""
        if self.times is None:
            return (first,)
        everyone = (time.date() for time in self.rule(first))
        return tuple(day for day in everyone if day not in self.excepted)

    def fit(self, first: datetime.date | None) -> None:
        """Raise the fault of a series that has no such first day, or none of the other days."""
        if first is None:
            raise fault(
                "raekke-uden-dato",
                "en række med »gange« skal have en første dag",
                "skriv den som dato, eller slet »gange«",
                at="gentages.gange",
            )
        if self._passes_over_months(first):
            raise fault(
                "raekke-med-huller",
                "rækken begynder på en dag, som ikke findes hver gang",
                "begynd senest den 28., eller skriv hvert møde i sin egen fil",
                at="gentages.falder",
            )
        everyone = {time.date() for time in self.rule(first)}
        stray = [day for day in self.excepted if day not in everyone]
        if stray:
            raise fault(
                "undtagelse-uden-moede",
                f"rækken har intet møde den {stray[0]}",
                "ret datoen, eller slet den",
                at="gentages.undtagen",
            )
        if not self.days(first):
            raise fault(
                "raekke-uden-moeder",
                "»undtagen« tager alle dagene i rækken",
                "skriv aflyst: ja, hvis intet af det bliver holdt",
                at="gentages.undtagen",
            )

    def _passes_over_months(self, first: datetime.date) -> bool:
        """Whether some of the months have no such day: no 31st, or no fifth Friday."""
        if self.unit is Rhythm.WEEK:
            return False
        if self.unit is Rhythm.YEAR and self.falls is Falls.SAME_DATE:
            return (first.month, first.day) == (2, 29)
        return first.day > _LAST_DAY_OF_EVERY_MONTH

    @model_validator(mode="after")
    def _says_which_day(self) -> Recurrence:
        if self.times and self.unit is not Rhythm.WEEK and self.falls is None:
            raise fault(
                "raekke-uden-dag",
                "det står ikke, hvilken dag i måneden det falder på",
                "skriv falder: samme-dato eller falder: samme-ugedag",
                at="gange",
            )
        if self.times is None and (self.falls or self.excepted):
            raise fault(
                "raekke-uden-antal",
                "»falder« og »undtagen« hører til en række, og en række har et antal",
                "skriv hvor mange gange det holdes i alt, fx gange: 8",
            )
        return self
