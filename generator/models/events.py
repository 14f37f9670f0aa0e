"""Courses, meetings and other events, past and coming; dates that are not known stay unknown."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from generator import kinds
from generator.fields import (
    Choice,
    Clock,
    Line,
    PartialDate,
    Prose,
    Ref,
    Summary,
    Whole,
    YesNo,
    fault,
    field,
)
from generator.kinds import Kind
from generator.models.places import Municipality
from generator.models.project import Project
from generator.models.record import Audience, Fact, Part


class EventType(Choice):
    """What an event is."""

    AMBASSADOR_COURSE = "ambassadørkursus"
    EXTENDED_COURSE = "udvidet-kursus"
    NETWORK_MEETING = "netværksmøde"
    EVENING_MEETING = "fyraftensmøde"
    CONFERENCE = "konference"
    FAIR = "messe"
    TELEVISION = "tv-indslag"
    MENTOR_COURSE = "mentorkursus"
    EXPERIENCE_GROUP = "erfa-gruppe"
    ANNUAL_EVENT = "årsarrangement"
    THEME_DAY = "temadag"
    SEMINAR = "startseminar"

    @property
    def label(self) -> str:
        """The type as a visitor reads it; abbreviations keep their capitals."""
        return {
            EventType.TELEVISION: "TV-indslag",
            EventType.EXPERIENCE_GROUP: "ERFA-gruppe",
        }.get(self, super().label)


class AttendanceKind(Choice):
    """Counted, or expected beforehand."""

    ACTUAL = "faktisk"
    EXPECTED = "forventet"


class Attendance(Part):
    """How many took part."""

    number: Whole = field("antal", "Antal", "Hvor mange.", example="15")
    most: Whole | None = field("højst", "Højst", "Hvis antallet er et spænd.", default=None)
    kind: AttendanceKind = field("slags", "Slags", "faktisk eller forventet.", example="forventet")
    approximate: YesNo = field("cirka", "Cirka", "ja, når antallet er rundt.", default=False)


class Rhythm(Choice):
    """The unit in which an event returns."""

    WEEK = "uge"
    MONTH = "måned"
    QUARTER = "kvartal"
    YEAR = "år"


class Recurrence(Part):
    """How often an event returns."""

    words: Line = field("tekst", "I ord", "Som planen skriver det.", example="Hver 6. uge")
    every: Whole = field("hver", "Hver", "Hvor mange enheder der går.", example="6")
    unit: Rhythm = field("enhed", "Enhed", "uge, måned, kvartal eller år.", example="uge")


class Event(Fact):
    """Et arrangement: a course, a meeting or another event."""

    kind: ClassVar[Kind] = kinds.EVENT

    title: Line = field("titel", "Titel", "Hvad det hedder.", example="Heldagskursus")
    type: EventType = field("type", "Type", "Hvad det er.", example="ambassadørkursus")
    summary: Summary = field(
        "resumé",
        "Resumé",
        "Hvad det går ud på, på højst 300 tegn.",
        example="Et kursus for nye ambassadører.",
    )
    project: Ref[Project] = field("projekt", "Projekt", "Projektet.", example="vip2")
    date: PartialDate | None = field("dato", "Dato", "Hvornår.", default=None, example="2010-06-15")
    end_date: PartialDate | None = field("slutdato", "Slutdato", "Sidste dag.", default=None)
    clock: Clock | None = field("klokkeslæt", "Klokkeslæt", "Hvornår det begynder.", default=None)
    municipality: Ref[Municipality] | None = field(
        "kommune", "Kommune", "Hvor det er.", default=None, example="Herning"
    )
    place: Line | None = field("sted", "Sted", "Huset eller adressen.", default=None)
    duration: Line | None = field(
        "varighed", "Varighed", "Hvor længe.", default=None, example="1 dag"
    )
    attendance: Attendance | None = field("deltagere", "Deltagere", "Hvor mange.", default=None)
    audience_words: Line | None = field(
        "deltagerkreds", "Deltagerkreds", "Hvem det er for, i ord.", default=None
    )
    audiences: tuple[Audience, ...] = field("læsere", "Læsere", "Hvem det er for.", default=())
    recurrence: Recurrence | None = field("gentages", "Gentages", "Hvor tit.", default=None)
    themes: tuple[Line, ...] = field("temaer", "Temaer", "Hvad det handler om.", default=())
    also_known_as: tuple[Line, ...] = field(
        "også_kendt_som", "Også kendt som", "Andre navne i kilderne.", default=()
    )
    text: Prose | None = field("tekst", "Tekst", "Hvad vi ved om det.", default=None)

    @property
    def name(self) -> str:
        """The title."""
        return self.title

    @property
    def description(self) -> str:
        """The summary."""
        return self.summary

    @property
    def order(self) -> tuple[int, ...]:
        """Oldest first; those without a date last."""
        return (self.date.first.toordinal() if self.date else 9_999_999,)

    @model_validator(mode="after")
    def _in_order(self) -> Event:
        if self.date and self.end_date and self.end_date.last < self.date.first:
            raise fault(
                "slut-foer-start",
                "»slutdato« ligger før »dato«",
                "byt om på de to datoer",
                at="slutdato",
            )
        return self
