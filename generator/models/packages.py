"""Job packages: planned paths of teaching, placement and courses towards one job."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol

from pydantic import model_validator

from generator import kinds
from generator.fields import Choice, Line, Prose, Ref, Summary, Whole, YesNo, fault, field
from generator.kinds import Kind
from generator.models.part import Part
from generator.models.project import Organisation
from generator.models.record import Fact


class Series(Choice):
    """The twelve that were agreed at first, or those that VIP2 developed."""

    ORIGINAL = "oprindelig-12"
    NEW = "vip2-ny"

    @property
    def words(self) -> str:
        """The series as a visitor reads it."""
        return {
            Series.ORIGINAL: "En af de 12 oprindelige",
            Series.NEW: "Udviklet i VIP2",
        }[self]


class Element(Choice):
    """What a job package may be made of."""

    DANISH = "danskundervisning"
    WORKPLACE_DANISH = "arbejdspladsdansk"
    PLACEMENT = "virksomhedspraktik"
    JOB_TRAINING = "jobtræning"
    SUBSIDISED_JOB = "løntilskud"
    AMU = "amu"
    ASSESSMENT = "kompetenceafklaring"
    COMPETENCE_CARD = "kompetencekort"
    MENTOR = "mentor"
    INTRODUCTION = "introforløb"
    OTHER = "andet"

    @property
    def label(self) -> str:
        """The value as a visitor reads it; AMU keeps its capitals."""
        return "AMU-kurser" if self is Element.AMU else super().label


class StepPlace(Choice):
    """Where a step takes place."""

    COMPANY = "virksomhed"
    SCHOOL = "skole"
    LANGUAGE_CENTRE = "sprogcenter"
    JOBCENTRE = "jobcenter"


class Step(Part):
    """Et trin: one stage of the path."""

    number: Whole = field("nr", "Nummer", "Plads i rækken, fra 1.", example="1")
    title: Line = field("titel", "Titel", "Hvad trinnet hedder.", example="Introduktion")
    elements: tuple[Element, ...] = field(
        "elementer", "Elementer", "Hvad trinnet består af.", default=()
    )
    weeks: Whole | None = field(
        "uger", "Uger", "Hvor mange uger trinnet tager.", default=None, example="4"
    )
    place: StepPlace | None = field("sted", "Sted", "Hvor det foregår.", default=None)


class Weeks(Part):
    """A length in weeks, from the shortest to the longest."""

    least: Whole = field("mindst", "Mindst", "Det mindste antal uger.", example="13")
    most: Whole = field("højst", "Højst", "Det højeste antal uger.", example="26")

    @property
    def words(self) -> str:
        """The weeks as a visitor reads them: `13-26`, or `13` where it is never more."""
        return f"{self.least}-{self.most}" if self.least < self.most else str(self.least)

    @model_validator(mode="after")
    def _in_order(self) -> Weeks:
        if self.most < self.least:
            raise fault(
                "slut-foer-start",
                "»højst« er mindre end »mindst«",
                "byt om på de to tal",
                at="højst",
            )
        return self


class Shortage(Part):
    """Whether the job was in a field that lacked people, and when that was said."""

    answer: YesNo = field("svar", "Svar", "ja, når der manglede folk.", example="ja")
    stated: Line = field("opgjort", "Opgjort", "Hvornår det blev sagt.", example="i efteråret 2006")

    @property
    def words(self) -> str:
        """The answer and its time as a visitor reads them."""
        return f"{'Ja' if self.answer else 'Nej'} ({self.stated})"


class Numbered(Protocol):
    """Something with a number in a row."""

    @property
    def number(self) -> int:
        """Its place in the row, from 1."""


def check_numbering(steps: Sequence[Numbered]) -> None:
    """The steps are numbered 1, 2, 3 …; otherwise a fault is raised."""
    if [step.number for step in steps] != list(range(1, len(steps) + 1)):
        raise fault(
            "trin-ikke-i-orden",
            "trinnenes numre går ikke fra 1 og op",
            "nummerér dem 1, 2, 3",
            at="trin",
        )


class JobPackage(Fact):
    """En jobpakke: a planned path towards one specific job."""

    kind: ClassVar[Kind] = kinds.JOB_PACKAGE

    title: Line = field("titel", "Titel", "Jobbets navn.", example="Lastbilchauffør")
    series: Series = field(
        "serie", "Serie", "En af de 12 oprindelige eller en ny.", example="oprindelig-12"
    )
    number: Whole | None = field(
        "nummer", "Nummer", "Plads i den oprindelige liste.", default=None, example="6"
    )
    trade: Line = field(
        "branche", "Branche", "Branchen, som jobbet hører til.", example="Transport"
    )
    summary: Summary = field(
        "resumé", "Resumé", "Hvad jobpakken er, på højst 300 tegn.", example="En vej til jobbet."
    )
    parties: tuple[Ref[Organisation], ...] = field(
        "aftaleparter",
        "Aftaleparter",
        "Organisationerne, der aftalte pakken.",
        default=(),
        example="[da, lo, kl]",
    )
    elements: tuple[Element, ...] = field(
        "elementer", "Elementer", "Hvad pakken består af.", default=(), example="[amu, mentor]"
    )
    steps: tuple[Step, ...] = field("trin", "Trin", "Vejen, trin for trin.", default=())
    weeks: Weeks | None = field(
        "samlet_varighed", "Samlet varighed", "Hvor mange uger hele vejen tager.", default=None
    )
    language: Line | None = field(
        "sprogkrav",
        "Sprogkrav",
        "Hvor meget dansk der kræves.",
        default=None,
        example="Skal kunne forstå en kort besked",
    )
    shortage: Shortage | None = field(
        "mangelområde", "Mangelområde", "Om der manglede folk i faget.", default=None
    )
    text: Prose | None = field(
        "tekst",
        "Tekst",
        "Hvad vi ved om jobpakken.",
        default=None,
        example="Pakken er en af de tolv fra 2006.",
    )

    @property
    def name(self) -> str:
        """The job's name."""
        return self.title

    @property
    def description(self) -> str:
        """The summary."""
        return self.summary

    @model_validator(mode="after")
    def _steps_are_numbered(self) -> JobPackage:
        check_numbering(self.steps)
        return self
