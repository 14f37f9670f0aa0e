"""Goals: what was to be reached, in numbers and in words, and how it was measured."""

from __future__ import annotations

from typing import Annotated, ClassVar

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
    field,
)
from generator.kinds import Kind
from generator.models.guides import MethodGuide
from generator.models.part import Part
from generator.models.places import Municipality
from generator.models.project import Project
from generator.models.record import Fact
from generator.models.results import OF_SHARES, Unit, check_share
from generator.models.target_groups import TargetGroup


class Measure(Part):
    """A number with its unit, base and date."""

    value: Number = field(
        "værdi", "Værdi", "Tallet selv, med punktum foran decimaler.", example="33"
    )
    unit: Unit = field("enhed", "Enhed", "Hvad tallet tæller.", example="pct")
    base: Annotated[Line | None, OF_SHARES] = field(
        "basis", "Basis", "Hvad en procent er en andel af.", default=None, example="målgruppen"
    )
    deadline: PartialDate | None = field(
        "frist",
        "Frist",
        "Hvornår det skal være nået, eller hvornår det er målt.",
        default=None,
        example="2008-07",
    )
    deadline_words: Line | None = field(
        "frist_tekst",
        "Frist i ord",
        "Fristen i ord, når den ikke er en dato.",
        default=None,
        example="inden projektet slutter",
    )
    label: Line | None = field(
        "om", "Om", "Hvem eller hvad tallet gælder.", default=None, example="mænd"
    )

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
        check_share(self.value, self.unit, self.base)
        return self


class Measuring(Part):
    """How progress towards a goal is measured."""

    source: Line = field("metode", "Metode", "Hvad der måles med.", example="nychance.dk")
    frequency: Line | None = field(
        "hyppighed", "Hyppighed", "Hvor tit der bliver målt.", default=None, example="hvert kvartal"
    )
    delay: Line | None = field(
        "forsinkelse",
        "Forsinkelse",
        "Hvor længe efter tallene kommer.",
        default=None,
        example="to måneder",
    )


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

    number: Whole = field("nummer", "Nummer", "Plads i listen over mål, fra 1.", example="1")
    group: Line = field("gruppe", "Gruppe", "Afsnittet i planen.", example="Ny chance til alle")
    title: Line = field("titel", "Titel", "Hvad målet er.", example="Flere i ordinært job")
    municipality: Ref[Municipality] | None = field(
        "kommune", "Kommune", "Kommunen, der satte målet.", default=None, example="Aarhus"
    )
    project: Ref[Project] | None = field(
        "projekt", "Projekt", "Projektet, hvis målet er dets.", default=None, example="vip2"
    )
    target_groups: tuple[Ref[TargetGroup], ...] = field(
        "målgrupper", "Målgrupper", "Hvem målet gælder.", default=(), example="[ny-chance-gruppen]"
    )
    targets: tuple[Measure, ...] = field(
        "måltal", "Måltal", "Tallene, der skulle nås, med basis.", default=()
    )
    national: tuple[Measure, ...] = field(
        "landsmål", "Landsmål", "Tallene, der gjaldt hele landet.", default=()
    )
    baseline: Measure | None = field(
        "udgangspunkt", "Udgangspunkt", "Tallet, da man begyndte.", default=None
    )
    comparison: tuple[Measure, ...] = field(
        "sammenligning", "Sammenligning", "Andre kommuners tal.", default=()
    )
    measuring: Measuring | None = field(
        "måling", "Måling", "Hvordan der bliver målt, om det er nået.", default=None
    )
    actions: tuple[Line, ...] = field(
        "handlinger",
        "Handlinger",
        "Hvad der skulle gøres.",
        default=(),
        example="[Samtaler med alle i gruppen]",
    )
    guides: tuple[Ref[MethodGuide], ...] = field(
        "metoder",
        "Metoder",
        "Metodeguider om det, der skulle gøres.",
        default=(),
        example="[visitation]",
    )
    reached: Reached = field("opnået", "Opnået", "Om målet blev nået.", example="ukendt")
    result: Line | None = field(
        "resultat",
        "Resultat",
        "Hvad der kom ud af det.",
        default=None,
        example="Ikke opgjort i planen.",
    )
    text: Prose | None = field(
        "tekst", "Tekst", "Målet i ord.", default=None, example="Målet stod i kommunens plan."
    )

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
