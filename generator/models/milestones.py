"""Milestones: dated events of the project's time, and tables of numbers planned by date."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import model_validator

from generator import danish, kinds
from generator.field_forms import Needed
from generator.fields import Choice, Line, PartialDate, Prose, Ref, Whole, YesNo, fault, field
from generator.kinds import Kind
from generator.models.places import Municipality
from generator.models.project import Project
from generator.models.record import Fact
from generator.models.results import Unit


class MilestoneType(Choice):
    """A dated event, or a table of planned numbers."""

    EVENT = "hændelse"
    TABLE = "tabel"


class Milestone(Fact):
    """En milepæl: a date in the project's time, or a table of numbers planned by date."""

    kind: ClassVar[Kind] = kinds.MILESTONE

    type: MilestoneType = field(
        "type", "Type", "En hændelse på én dag eller en tabel med tal.", example="hændelse"
    )
    title: Line = field(
        "titel", "Titel", "Hvad der skete eller skulle nås.", example="VIP2 begynder"
    )
    date: Annotated[PartialDate | None, Needed("type", (MilestoneType.EVENT,))] = field(
        "dato", "Dato", "Hvornår det skete eller skulle ske.", default=None, example="2006-12-13"
    )
    project: Ref[Project] | None = field(
        "projekt", "Projekt", "Projektet, som milepælen hører til.", default=None, example="vip2"
    )
    municipality: Ref[Municipality] | None = field(
        "kommune", "Kommune", "Kommunen, som milepælen gælder.", default=None, example="Aarhus"
    )
    unit: Unit | None = field("enhed", "Enhed", "Hvad tallene i tabellen tæller.", default=None)
    columns: tuple[PartialDate, ...] = field(
        "kolonner",
        "Kolonner",
        "Datoerne over tabellens kolonner.",
        default=(),
        example="[2013-09, 2013-12]",
    )
    columns_unknown: YesNo = field(
        "kolonner_ukendt",
        "Kolonner ukendt",
        "ja, når det ikke vides, hvilken dato et tal hører til.",
        default=False,
    )
    values: Annotated[tuple[Whole | None, ...], Needed("type", (MilestoneType.TABLE,))] = field(
        "værdier",
        "Værdier",
        "De planlagte tal, et for hver kolonne.",
        default=(),
        example="[10, 15]",
    )
    final: Whole | None = field(
        "slutmål", "Slutmål", "Det tal, der skulle nås til sidst.", default=None, example="20"
    )
    results: tuple[Whole | None, ...] = field(
        "resultater",
        "Resultater",
        "De nåede tal; tomt felt (~), hvor de ikke er oplyst.",
        default=(),
        example="[8, ~]",
    )
    text: Prose | None = field(
        "tekst",
        "Tekst",
        "Mere om milepælen.",
        default=None,
        example="Aftalen indførte jobpakkerne.",
    )

    @property
    def name(self) -> str:
        """What happened or was to be reached."""
        return self.title

    @property
    def description(self) -> str:
        """The opening of the text."""
        return self.text.lead if self.text else ""

    def column(self, turn: int) -> str:
        """The date of a number by its turn in the row; its turn alone where the date is unknown."""
        if self.columns_unknown or turn >= len(self.columns):
            return f"{turn + 1}. tal"
        return self.columns[turn].words()

    def reached(self, turn: int) -> int | None:
        """What was reached of the number with that turn; None where it is not known."""
        return self.results[turn] if turn < len(self.results) else None

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
