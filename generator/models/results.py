"""Results: figures with their base, goals with their targets."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from generator import danish, kinds
from generator.fields import (
    Choice,
    Line,
    Number,
    PartialDate,
    Prose,
    Ref,
    Whole,
    YesNo,
    fault,
    field,
)
from generator.kinds import Kind
from generator.models.guides import MethodGuide
from generator.models.part import Part
from generator.models.places import Municipality
from generator.models.project import Project, TargetGroup
from generator.models.record import Fact

_WHOLE_PERCENT = 100


class Unit(Choice):
    """What a number counts."""

    PERCENT = "pct"
    POINTS = "procentpoint"
    PERCENT_OF_TIME = "pct-af-tid"
    TRACKS = "forløb"
    PERSONS = "personer"
    CASES = "sager"
    PACKAGES = "jobpakker"
    TRADES = "brancher"
    ISSUES = "udgivelser"
    MUNICIPALITIES = "kommuner"
    CENTRES = "centre"
    PLACES = "pladser"
    COURSES = "kurser"
    RECIPIENTS = "modtagere"

    @property
    def label(self) -> str:
        """The unit as it stands behind a number."""
        return {
            Unit.PERCENT: "pct.",
            Unit.PERCENT_OF_TIME: "pct. af tiden",
            Unit.POINTS: "procentpoint",
        }.get(self, self.value)

    @property
    def is_share(self) -> bool:
        """A share of something, which must then be named."""
        return self in {Unit.PERCENT, Unit.PERCENT_OF_TIME}


def _check_share(value: Number, unit: Unit, base: str | None) -> None:
    """A share has a base and lies between 0 and 100."""
    if not unit.is_share:
        return
    if not base:
        raise fault(
            "procent-uden-basis",
            f"{value} pct. mangler »basis«: hvad er det en andel af?",
            "tilføj linjen basis: de afsluttede forløb",
            at="værdi",
        )
    if not 0 <= value <= _WHOLE_PERCENT:
        raise fault(
            "procent-uden-for",
            f"{value} pct. ligger ikke mellem 0 og 100",
            "ret tallet",
            at="værdi",
        )


class Measure(Part):
    """A number with its unit, base and date."""

    value: Number = field("værdi", "Værdi", "Tallet.", example="33")
    unit: Unit = field("enhed", "Enhed", "Hvad der tælles.", example="pct")
    base: Line | None = field(
        "basis", "Basis", "Hvad en procent er en andel af.", default=None, example="målgruppen"
    )
    deadline: PartialDate | None = field(
        "frist", "Frist", "Hvornår det skal være nået, eller hvornår det er målt.", default=None
    )
    deadline_words: Line | None = field(
        "frist_tekst", "Frist i ord", "Når fristen ikke er en dato.", default=None
    )
    label: Line | None = field("om", "Om", "Hvem eller hvad tallet gælder.", default=None)

    @property
    def amount(self) -> str:
        """The number with its unit; a change in points bears its sign: `+3 procentpoint`."""
        sign = "+" if self.unit is Unit.POINTS and self.value > 0 else ""
        return f"{sign}{danish.number(self.value)} {self.unit.label}"

    @property
    def time(self) -> str:
        """When it is to be reached or was measured; empty where that is not said."""
        if self.deadline_words:
            return self.deadline_words
        return self.deadline.words() if self.deadline else ""

    @model_validator(mode="after")
    def _share_has_base(self) -> Measure:
        _check_share(self.value, self.unit, self.base)
        return self


class Figure(Fact):
    """Et nøgletal: one number with what it counts, its base, its time and its source."""

    kind: ClassVar[Kind] = kinds.FIGURE

    title: Line = field("titel", "Titel", "Hvad tallet viser.", example="Uddannede ambassadører")
    value: Number = field("værdi", "Værdi", "Tallet.", example="130")
    unit: Unit = field("enhed", "Enhed", "Hvad der tælles.", example="personer")
    base: Line | None = field(
        "basis",
        "Basis",
        "Hvad tallet er en andel af; skal stå ved procent.",
        default=None,
        example="de afsluttede forløb",
    )
    measured: PartialDate | None = field(
        "opgjort", "Opgjort", "Hvornår tallet er fra.", default=None, example="2010-09-15"
    )
    provisional: YesNo = field(
        "foreløbigt", "Foreløbigt", "ja, når tallet ikke var endeligt.", default=False
    )
    approximate: YesNo = field("cirka", "Cirka", "ja, når tallet er rundt.", default=False)
    project: Ref[Project] | None = field(
        "projekt", "Projekt", "Projektet, som tallet gælder.", default=None, example="vip2"
    )
    municipality: Ref[Municipality] | None = field(
        "kommune", "Kommune", "Kommunen, som tallet gælder.", default=None
    )
    part_of: Ref[Figure] | None = field(
        "del_af",
        "Del af",
        "Nøgletallet, som dette tal er en del af. Delene skal tilsammen give det hele.",
        default=None,
        example="ambassadoerer-i-alt",
    )
    highlighted: Whole | None = field(
        "fremhævet", "Fremhævet", "Plads på forsiden, 1-4.", default=None, example="1"
    )
    position: Whole = field("rækkefølge", "Rækkefølge", "Plads i listen.", example="1")
    text: Prose | None = field(
        "forklaring", "Forklaring", "Hvordan tallet skal læses.", default=None
    )

    @property
    def name(self) -> str:
        """What the number shows."""
        return self.title

    @property
    def description(self) -> str:
        """How the number is to be read."""
        return self.text.lead if self.text else ""

    @property
    def order(self) -> tuple[int, ...]:
        """By the position that the record gives."""
        return (self.position,)

    @property
    def number(self) -> str:
        """The number as people read it: `ca. 2.700`, `38`."""
        return f"{'ca. ' if self.approximate else ''}{danish.number(self.value)}"

    @property
    def amount(self) -> str:
        """The number with its unit: `ca. 2.700 modtagere`, `38 pct.`."""
        return f"{self.number} {self.unit.label}"

    @property
    def time(self) -> str:
        """When it was counted, and that it was not final where it was not."""
        when = f"opgjort {self.measured.words()}" if self.measured else "tidspunktet er ikke oplyst"
        return f"{when}, foreløbigt tal" if self.provisional else when

    @model_validator(mode="after")
    def _share_has_base(self) -> Figure:
        _check_share(self.value, self.unit, self.base)
        return self


class Measuring(Part):
    """How progress towards a goal is measured."""

    source: Line = field("metode", "Metode", "Hvad der måles med.", example="nychance.dk")
    frequency: Line | None = field("hyppighed", "Hyppighed", "Hvor tit.", default=None)
    delay: Line | None = field("forsinkelse", "Forsinkelse", "Hvor sent.", default=None)


class Reached(Choice):
    """Whether a goal was reached."""

    YES = "ja"
    NO = "nej"
    PARTLY = "delvist"
    UNKNOWN = "ukendt"

    @property
    def words(self) -> str:
        """The value as a visitor reads it."""
        return "ikke oplyst" if self is Reached.UNKNOWN else self.value


class Goal(Fact):
    """Et mål: what a municipality set out to reach, with its targets and actions."""

    kind: ClassVar[Kind] = kinds.GOAL

    number: Whole = field("nummer", "Nummer", "Plads i listen.", example="1")
    group: Line = field("gruppe", "Gruppe", "Afsnittet i planen.", example="Ny chance til alle")
    title: Line = field("titel", "Titel", "Hvad målet er.", example="Flere i ordinært job")
    municipality: Ref[Municipality] | None = field(
        "kommune", "Kommune", "Kommunen.", default=None, example="Aarhus"
    )
    project: Ref[Project] | None = field(
        "projekt", "Projekt", "Projektet, hvis målet er dets.", default=None, example="vip2"
    )
    target_groups: tuple[Ref[TargetGroup], ...] = field(
        "målgrupper", "Målgrupper", "Hvem målet gælder.", default=()
    )
    targets: tuple[Measure, ...] = field("måltal", "Måltal", "Tallene, med basis.", default=())
    national: tuple[Measure, ...] = field("landsmål", "Landsmål", "Landets mål.", default=())
    baseline: Measure | None = field(
        "udgangspunkt", "Udgangspunkt", "Hvor man begyndte.", default=None
    )
    comparison: tuple[Measure, ...] = field(
        "sammenligning", "Sammenligning", "Andre kommuners tal.", default=()
    )
    measuring: Measuring | None = field("måling", "Måling", "Hvordan der måles.", default=None)
    actions: tuple[Line, ...] = field(
        "handlinger", "Handlinger", "Hvad der skulle gøres.", default=()
    )
    guides: tuple[Ref[MethodGuide], ...] = field("metoder", "Metoder", "Guider om det.", default=())
    reached: Reached = field("opnået", "Opnået", "Om målet blev nået.", example="ukendt")
    result: Line | None = field("resultat", "Resultat", "Hvad der kom ud af det.", default=None)
    text: Prose | None = field("tekst", "Tekst", "Målet i ord.", default=None)

    @property
    def name(self) -> str:
        """What the goal is."""
        return self.title

    @property
    def description(self) -> str:
        """The opening of the text."""
        return self.text.lead if self.text else ""

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Every number that the goal states, from where it began to what it is compared with."""
        began = (self.baseline,) if self.baseline else ()
        return (*began, *self.national, *self.targets, *self.comparison)

    @property
    def order(self) -> tuple[int, ...]:
        """By number."""
        return (self.number,)


# A figure may be a part of another, which stands in its own class.
Figure.model_rebuild()
