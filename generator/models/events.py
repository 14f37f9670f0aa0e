"""Courses, meetings and other events, past and coming; dates that are not known stay unknown."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import model_validator

from generator import dates, kinds
from generator.field_forms import Needed
from generator.fields import (
    Clock,
    Day,
    Line,
    PartialDate,
    Prose,
    Ref,
    Summary,
    YesNo,
    fault,
    field,
)
from generator.kinds import Kind
from generator.local_time import Doubt, doubt
from generator.models.attendance import Attendance
from generator.models.event_types import EventType
from generator.models.part import Part
from generator.models.places import Municipality
from generator.models.project import Project
from generator.models.record import Audience, Fact
from generator.models.recurrence import Recurrence


class Change(Part):
    """What an editor has told of a change: moved, cancelled, held elsewhere."""

    date: Day = field("dato", "Dato", "Dagen, I meldte det ud.", example="2027-02-01")
    words: Line = field(
        "tekst",
        "Tekst",
        "Hvad der blev ændret, så en deltager forstår det.",
        example="Flyttet fra 9. til 16. marts, fordi huset var optaget.",
    )


class Event(Fact):
    """Et arrangement: a course, a meeting or another event."""

    kind: ClassVar[Kind] = kinds.EVENT

    title: Line = field("titel", "Titel", "Hvad arrangementet hedder.", example="Heldagskursus")
    type: EventType = field(
        "type", "Type", "Hvilken slags arrangement det er.", example="ambassadørkursus"
    )
    summary: Summary = field(
        "resumé",
        "Resumé",
        "Hvad det går ud på, på højst 300 tegn.",
        example="Et kursus for nye ambassadører.",
    )
    project: Ref[Project] = field(
        "projekt", "Projekt", "Projektet, der holder det.", example="vip2"
    )
    date: PartialDate | None = field(
        "dato",
        "Dato",
        "Første dag; kun måneden eller året, hvis dagen ikke vides.",
        default=None,
        example="2010-06-15",
    )
    end_date: PartialDate | None = field(
        "slutdato",
        "Slutdato",
        "Sidste dag, når det varer flere dage.",
        default=None,
        example="2010-06-16",
    )
    clock: Clock | None = field(
        "klokkeslæt",
        "Klokkeslæt",
        "Hvornår det begynder, med kolon.",
        default=None,
        example="10:00",
    )
    end_clock: Clock | None = field(
        "slutklokkeslæt",
        "Slutklokkeslæt",
        "Hvornår det slutter, på den sidste dag.",
        default=None,
        example="16:00",
    )
    cancelled: YesNo = field(
        "aflyst",
        "Aflyst",
        "ja, når det ikke bliver holdt. Slet ikke filen: så bliver det stående i folks kalender.",
        default=False,
        example="ja",
    )
    changes: Annotated[tuple[Change, ...], Needed("aflyst", ("ja",))] = field(
        "ændringer",
        "Ændringer",
        "Hver gang dato, tid eller sted er ændret, eller det er aflyst.",
        default=(),
        example="[{dato: 2027-02-01, tekst: Flyttet fra 9. til 16. marts.}]",
    )
    municipality: Ref[Municipality] | None = field(
        "kommune", "Kommune", "Kommunen, hvor det bliver holdt.", default=None, example="Herning"
    )
    place: Line | None = field(
        "sted",
        "Sted",
        "Huset eller adressen, hvor det bliver holdt.",
        default=None,
        example="Herning Rådhus",
    )
    duration: Line | None = field(
        "varighed", "Varighed", "Hvor længe det varer, i ord.", default=None, example="1 dag"
    )
    attendance: Attendance | None = field(
        "deltagere", "Deltagere", "Hvor mange der kom, eller er ventet.", default=None
    )
    audience_words: Line | None = field(
        "deltagerkreds",
        "Deltagerkreds",
        "Hvem det er for, i ord.",
        default=None,
        example="Ansatte i jobcentre",
    )
    audiences: tuple[Audience, ...] = field(
        "læsere", "Læsere", "Hvem det er for, som gruppe af læsere.", default=()
    )
    recurrence: Recurrence | None = field(
        "gentages", "Gentages", "Hvor tit det bliver holdt igen.", default=None
    )
    themes: tuple[Line, ...] = field(
        "temaer",
        "Temaer",
        "Hvad det handler om, et emne pr. punkt.",
        default=(),
        example="[Jobpakker i praksis, Mentorer]",
    )
    also_known_as: tuple[Line, ...] = field(
        "også_kendt_som",
        "Også kendt som",
        "Andre navne for det i kilderne.",
        default=(),
        example="[Intensivt kursus]",
    )
    text: Prose | None = field(
        "tekst",
        "Tekst",
        "Hvad vi ved om arrangementet.",
        default=None,
        example="Programmet er ikke bevaret.",
    )

    @property
    def name(self) -> str:
        """The title; of what is cancelled it says so, wherever it is named."""
        return f"Aflyst: {self.title}" if self.cancelled else self.title

    @property
    def also_called(self) -> tuple[str, ...]:
        """The names that the sources give it."""
        return self.also_known_as

    @property
    def description(self) -> str:
        """The summary."""
        return self.summary

    @property
    def order(self) -> tuple[int, ...]:
        """Oldest first; those without a date last."""
        return (self.date.first.toordinal() if self.date else 9_999_999,)

    @property
    def day(self) -> datetime.date | None:
        """The day on which it begins, the first time; None where the day is not known."""
        return self.date.first if self.date and self.date.day else None

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """Every day on which it begins, in order; none where the day is not known."""
        if self.day is None:
            return ()
        return self.recurrence.days(self.day) if self.recurrence else (self.day,)

    @property
    def clocks(self) -> tuple[str, ...]:
        """When it begins and ends by the clock, as far as is known."""
        return tuple(clock for clock in (self.clock, self.end_clock) if clock)

    @property
    def length(self) -> datetime.timedelta:
        """From the first day to the last one of each time; nothing where that is not known."""
        if self.day and self.end_date and self.end_date.day:
            return self.end_date.first - self.day
        return datetime.timedelta()

    @property
    def last(self) -> datetime.date | None:
        """The last day that it can be; None where it is not known when it begins."""
        if self.date is None:
            return None
        written = (self.end_date or self.date).last
        return max([written, *(day + self.length for day in self.days)])

    def next_from(self, today: datetime.date) -> dates.PartialDate | None:
        """When it begins next or is going on, seen from a day; its date where nothing is left."""
        left = (dates.exactly(day) for day in self.days if day + self.length >= today)
        return next(left, self.date)

    @property
    def news(self) -> tuple[Change, ...]:
        """The changes, the latest first."""
        return tuple(sorted(self.changes, key=lambda change: change.date, reverse=True))

    @property
    def as_of(self) -> datetime.date | None:
        """The day from which it is as it stands: that of the last change, or when it was put up.

        Where neither is recorded, its own date. None where that is not known either.
        """
        changed = max((change.date for change in self.changes), default=self.publish_from)
        return changed or (self.date.first if self.date else None)

    @model_validator(mode="after")
    def _in_order(self) -> Event:
        if self.date and self.end_date and self.end_date.last < self.date.first:
            raise fault(
                "slut-foer-start",
                "»slutdato« ligger før »dato«",
                "byt om på de to datoer",
                at="slutdato",
            )
        if self.end_clock and not self.clock:
            raise fault(
                "slut-uden-start",
                "det står, hvornår det slutter, men ikke hvornår det begynder",
                "skriv også klokkeslæt, fx klokkeslæt: 10:00",
                at="slutklokkeslæt",
            )
        if self.end_clock and self.end_date and not self.end_date.day:
            raise fault(
                "slut-uden-dag",
                "det står, hvad klokken er, når det slutter, men ikke hvilken dag",
                "skriv dagen i slutdato, eller slet slutklokkeslæt",
                at="slutdato",
            )
        one_day = self.end_date in {None, self.date}
        if self.clock and self.end_clock and self.end_clock <= self.clock and one_day:
            raise fault(
                "slut-foer-start",
                f"det slutter {self.end_clock}, men begynder først {self.clock}",
                "ret det ene klokkeslæt, eller skriv slutdato, hvis det slutter dagen efter",
                at="slutklokkeslæt",
            )
        return self

    @model_validator(mode="after")
    def _each_time_is_one_moment(self) -> Event:
        for key, day, clock in self._times():
            found = doubt(day, clock)
            if found is None:
                continue
            skipped = found is Doubt.SKIPPED
            raise fault(
                "klokkeslaet-findes-ikke" if skipped else "klokkeslaet-to-gange",
                f"klokken er aldrig {clock} den {day}, hvor sommertiden begynder"
                if skipped
                else f"klokken er {clock} to gange den {day}, hvor sommertiden slutter",
                "vælg et klokkeslæt før kl. 2 eller fra kl. 3",
                at=key,
            )
        return self

    def _times(self) -> Iterator[tuple[str, datetime.date, str]]:
        """Each time at which it begins or ends, with the field that says so."""
        for day in self.days:
            if self.clock:
                yield "klokkeslæt", day, self.clock
            if self.end_clock:
                yield "slutklokkeslæt", day + self.length, self.end_clock

    @model_validator(mode="after")
    def _the_series_fits(self) -> Event:
        if self.recurrence and self.recurrence.times:
            self.recurrence.fit(self.day)
        return self

    @model_validator(mode="after")
    def _cancelling_is_told(self) -> Event:
        if self.cancelled and not self.changes:
            raise fault(
                "aflyst-uden-aendring",
                "det er aflyst, men der står ikke, hvornår det blev meldt ud, eller hvorfor",
                "tilføj under ændringer: - {dato: 2027-02-01, tekst: Aflyst, fordi …}",
                at="aflyst",
            )
        return self
