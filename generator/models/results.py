"""Results: figures with their base, goals with their targets, milestones."""

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
from generator.models.places import Municipality
from generator.models.project import Project, TargetGroup
from generator.models.record import Fact, Part

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
    def order(self) -> tuple[int, ...]:
        """By number."""
        return (self.number,)


class MilestoneType(Choice):
    """A dated event, or a table of planned numbers."""

    EVENT = "hændelse"
    TABLE = "tabel"


class Milestone(Fact):
    """En milepæl: a date in the project's time, or a table of numbers planned by date."""

    kind: ClassVar[Kind] = kinds.MILESTONE

    type: MilestoneType = field("type", "Type", "hændelse eller tabel.", example="hændelse")
    title: Line = field(
        "titel", "Titel", "Hvad der skete eller skulle nås.", example="VIP2 begynder"
    )
    date: PartialDate | None = field("dato", "Dato", "Hvornår.", default=None, example="2006-12-13")
    project: Ref[Project] | None = field("projekt", "Projekt", "Projektet.", default=None)
    municipality: Ref[Municipality] | None = field("kommune", "Kommune", "Kommunen.", default=None)
    unit: Unit | None = field("enhed", "Enhed", "Hvad der tælles.", default=None)
    columns: tuple[PartialDate, ...] = field("kolonner", "Kolonner", "Datoerne.", default=())
    columns_unknown: YesNo = field(
        "kolonner_ukendt",
        "Kolonner ukendt",
        "ja, når det ikke vides, hvilken dato et tal hører til.",
        default=False,
    )
    values: tuple[Whole | None, ...] = field("værdier", "Værdier", "De planlagte tal.", default=())
    final: Whole | None = field("slutmål", "Slutmål", "Det endelige mål.", default=None)
    results: tuple[Whole | None, ...] = field(
        "resultater",
        "Resultater",
        "De nåede tal; tomt felt (~), hvor de ikke er oplyst.",
        default=(),
    )
    text: Prose | None = field("tekst", "Tekst", "Mere om milepælen.", default=None)

    @property
    def name(self) -> str:
        """What happened or was to be reached."""
        return self.title

    @property
    def description(self) -> str:
        """The opening of the text."""
        return self.text.lead if self.text else ""

    @property
    def order(self) -> tuple[int, ...]:
        """Oldest first."""
        return (self.date.first.toordinal() if self.date else 9_999_999,)

    @model_validator(mode="after")
    def _is_complete(self) -> Milestone:
        if self.type is MilestoneType.EVENT and not self.date:
            raise fault(
                "mangler-dato",
                "en hændelse skal have en dato",
                "tilføj linjen dato: 2006-12-13",
                at="type",
            )
        if self.type is MilestoneType.TABLE and not self.values:
            raise fault(
                "mangler-vaerdier",
                "en tabel skal have værdier",
                "tilføj linjen værdier: [10, 15]",
                at="type",
            )
        return self

    @model_validator(mode="after")
    def _rows_are_equally_long(self) -> Milestone:
        rows = {"kolonner": self.columns, "værdier": self.values, "resultater": self.results}
        lengths = {key: len(row) for key, row in rows.items() if row}
        if len(set(lengths.values())) > 1 and not self.columns_unknown:
            counts = danish.listed(f"{number} i »{key}«" for key, number in lengths.items())
            raise fault(
                "ulige-lange-raekker",
                f"rækkerne er ikke lige lange: der står {counts}",
                "giv dem lige mange, eller skriv kolonner_ukendt: ja",
                at=next(iter(lengths)),
            )
        return self
