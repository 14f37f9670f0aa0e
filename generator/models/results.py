"""Figures: numbers with what they count, their base and their time."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final

from pydantic import model_validator

from generator import danish, kinds
from generator.field_forms import Needed
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
from generator.models.places import Municipality
from generator.models.project import Project
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


OF_SHARES: Final = Needed("enhed", tuple(unit for unit in Unit if unit.is_share))


def check_share(value: Number, unit: Unit, base: str | None) -> None:
    """Raise the fault of a share that has no base or lies outside 0 to 100."""
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


class Figure(Fact):
    """Et nøgletal: one number with what it counts, its base, its time and its source."""

    kind: ClassVar[Kind] = kinds.FIGURE

    title: Line = field("titel", "Titel", "Hvad tallet viser.", example="Uddannede ambassadører")
    value: Number = field(
        "værdi", "Værdi", "Tallet selv, med punktum foran decimaler.", example="130"
    )
    unit: Unit = field("enhed", "Enhed", "Hvad tallet tæller.", example="personer")
    base: Annotated[Line | None, OF_SHARES] = field(
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
        "kommune", "Kommune", "Kommunen, som tallet gælder.", default=None, example="Aarhus"
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
    position: Whole = field(
        "rækkefølge", "Rækkefølge", "Plads i listen over nøgletal, fra 1.", example="1"
    )
    text: Prose | None = field(
        "forklaring",
        "Forklaring",
        "Hvordan tallet skal læses.",
        default=None,
        example="Tallet er talt op ved projektets slutning.",
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
        check_share(self.value, self.unit, self.base)
        return self


# A figure may be a part of another, which stands in its own class.
Figure.model_rebuild()
