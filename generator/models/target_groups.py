"""Target groups: whom an effort was for, and how many they were."""

from __future__ import annotations

from typing import ClassVar

from generator import kinds
from generator.fields import Line, Prose, Ref, Whole, YesNo, field
from generator.kinds import Kind
from generator.models.part import Part
from generator.models.places import Municipality
from generator.models.project import Project
from generator.models.record import Fact


class Share(Part):
    """A counted part of a target group."""

    title: Line = field("navn", "Navn", "Hvem delen er.", example="tilflyttere")
    number: Whole = field("antal", "Antal", "Hvor mange personer.", example="51")


class MatchGroups(Part):
    """Match groups, which mean nothing without the model that they belong to."""

    model: Line = field("model", "Model", "5-modellen (til 2010) eller 3-modellen.", example='"5"')
    groups: tuple[Whole, ...] = field(
        "grupper", "Grupper", "Numrene på matchgrupperne.", example="[4, 5]"
    )


class TargetGroup(Fact):
    """En målgruppe: whom an effort was for. Sensitive groups are shown as sums only."""

    kind: ClassVar[Kind] = kinds.TARGET_GROUP

    title: Line = field("titel", "Titel", "Hvem gruppen er.", example="Modtagere af starthjælp")
    project: Ref[Project] | None = field(
        "projekt", "Projekt", "Projektet, som gruppen hører til.", default=None, example="vip2"
    )
    municipality: Ref[Municipality] | None = field(
        "kommune", "Kommune", "Kommunen, hvis gruppen er lokal.", default=None, example="Aarhus"
    )
    number: Whole | None = field(
        "antal",
        "Antal personer",
        "Hvor mange personer der er i gruppen.",
        default=None,
        example="96",
    )
    shares: tuple[Share, ...] = field(
        "heraf", "Heraf", "Dele af gruppen, som er talt op.", default=()
    )
    planned_packages: Whole | None = field(
        "planlagte_jobpakker",
        "Planlagte jobpakker",
        "Hvor mange jobpakker der var planlagt til gruppen.",
        default=None,
        example="40",
    )
    match: MatchGroups | None = field(
        "match", "Matchgrupper", "Matchgrupperne, sammen med den model, de hører til.", default=None
    )
    sensitive: YesNo = field(
        "følsom",
        "Følsom",
        "ja, når gruppen er bestemt af oprindelse, helbred eller ydelse.",
        example="ja",
    )
    text: Prose | None = field(
        "tekst",
        "Tekst",
        "Hvem gruppen er.",
        default=None,
        example="Borgere, som kommunen ville give en jobpakke.",
    )

    @property
    def name(self) -> str:
        """The title."""
        return self.title

    @property
    def description(self) -> str:
        """The opening of the text."""
        return self.text.lead if self.text else ""
