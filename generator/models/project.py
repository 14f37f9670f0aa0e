"""The project and its frame: projects, phases, organisations, roles, target groups."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from generator import kinds
from generator.fields import Choice, Line, PartialDate, Prose, Ref, Whole, fault, field
from generator.kinds import Kind
from generator.models.part import Part
from generator.models.places import Municipality
from generator.models.record import Certainty, Disagreement, Fact


class OrganisationType(Choice):
    """What sort of body an organisation is."""

    EMPLOYERS = "arbejdsgivere"
    EMPLOYEES = "lønmodtagere"
    AUTHORITY = "myndighed"
    MUNICIPALITIES = "kommuneforening"
    CONSULTANTS = "konsulenter"
    OTHER = "andet"


class Involvement(Choice):
    """What an organisation had to do with VIP2."""

    PARTNER = "partner"
    SIGNATORY = "aftalepart"
    EVALUATOR = "evaluator"
    COOPERATION = "samarbejdspartner"
    RELATED = "beslægtet-projekt"


class Organisation(Fact):
    """En organisation: a body that took part in VIP2 or in its neighbours."""

    kind: ClassVar[Kind] = kinds.ORGANISATION

    title: Line = field("navn", "Navn", "Organisationens hele navn.", example="mhtconsult")
    short: Line | None = field(
        "forkortelse", "Forkortelse", "Hvad den kaldes til daglig.", default=None, example="DA"
    )
    type: OrganisationType = field(
        "type", "Type", "Hvilken slags organisation den er.", example="konsulenter"
    )
    involvement: tuple[Involvement, ...] = field(
        "roller", "Rolle i projektet", "Hvad den havde med VIP2 at gøre.", example="[evaluator]"
    )
    text: Prose | None = field(
        "tekst",
        "Tekst",
        "Hvad kilderne siger om den.",
        default=None,
        example="Firmaet evaluerede projektet.",
    )

    @property
    def name(self) -> str:
        """Its name, with the abbreviation where it has one: `DA (Dansk Arbejdsgiverforening)`."""
        return f"{self.short} ({self.title})" if self.short else self.title

    @property
    def also_called(self) -> tuple[str, ...]:
        """The abbreviation and the name alone."""
        return (self.short, self.title) if self.short else ()

    @property
    def description(self) -> str:
        """The opening of the text."""
        return self.text.lead if self.text else ""


class Kinship(Choice):
    """How a project is related to VIP2."""

    SELF = "vip2"
    PREDECESSOR = "forløber"
    RELATED = "beslægtet"


class Stage(Part):
    """A named stretch of a project's life."""

    title: Line = field("navn", "Navn", "Hvad perioden kaldes.", example="Anden forlængelse")
    start: PartialDate | None = field(
        "start", "Start", "Hvornår den begyndte.", default=None, example="2010-01"
    )
    end: PartialDate | None = field(
        "slut", "Slut", "Hvornår den sluttede.", default=None, example="2010-06-15"
    )
    certainty: Certainty = field(
        "sikkerhed", "Sikkerhed", "Hvor sikre datoerne er.", default=Certainty.SURE
    )
    disagreement: Ref[Disagreement] | None = field(
        "uenighed",
        "Uenighed",
        "Uenighedens id, når kilderne er uenige om datoerne.",
        default=None,
        example="c2-metodedel-slut",
    )
    note: Line | None = field(
        "note",
        "Note",
        "En bemærkning, der vises ved perioden.",
        default=None,
        example="Kun måneden er kendt.",
    )

    @model_validator(mode="after")
    def _in_order(self) -> Stage:
        if self.start and self.end and self.end.last < self.start.first:
            raise fault(
                "slut-foer-start", "»slut« ligger før »start«", "byt om på de to datoer", at="slut"
            )
        return self


class Project(Fact):
    """Et projekt: VIP2 itself, its predecessor, or a project of another line."""

    kind: ClassVar[Kind] = kinds.PROJECT

    title: Line = field("navn", "Navn", "Det korte navn, som siderne bruger.", example="VIP2")
    full_name: Line = field(
        "fuldt_navn",
        "Fuldt navn",
        "Hele navnet.",
        example="Virksomhedsrettet Integration Projekt 2",
    )
    kinship: Kinship = field(
        "slægtskab", "Slægtskab", "Hvad projektet er i forhold til VIP2.", example="beslægtet"
    )
    summary: Line = field(
        "resumé",
        "Resumé",
        "Hvad projektet var, i en eller to sætninger.",
        example="Fem kommuner prøvede jobpakker af.",
    )
    start: PartialDate | None = field(
        "start",
        "Start",
        "Hvornår det begyndte, så præcist som det vides.",
        default=None,
        example="2007-04-01",
    )
    end: PartialDate | None = field(
        "slut",
        "Slut",
        "Hvornår det sluttede, så præcist som det vides.",
        default=None,
        example="2010-06-15",
    )
    stages: tuple[Stage, ...] = field("perioder", "Perioder", "Projektets perioder.", default=())
    partners: tuple[Ref[Organisation], ...] = field(
        "parter", "Parter", "Organisationerne bag projektet.", default=(), example="[da, lo, kl]"
    )
    municipalities: tuple[Ref[Municipality], ...] = field(
        "kommuner",
        "Kommuner",
        "Kommuner, der deltog, skrevet ved navn.",
        default=(),
        example="[Fredensborg, Aarhus]",
    )
    text: Prose | None = field(
        "tekst",
        "Tekst",
        "Hvad vi ved om projektet, i vores egne ord.",
        default=None,
        example="Projektet begyndte i foråret 2007.",
    )

    @property
    def name(self) -> str:
        """The short name."""
        return self.title

    @property
    def also_called(self) -> tuple[str, ...]:
        """The whole name."""
        return (self.full_name,)

    @property
    def description(self) -> str:
        """The summary."""
        return self.summary

    @property
    def order(self) -> tuple[int, ...]:
        """VIP2 first, then its predecessor, then the others by their start."""
        return (list(Kinship).index(self.kinship), self.start.year if self.start else 0)

    @model_validator(mode="after")
    def _in_order(self) -> Project:
        if self.start and self.end and self.end.last < self.start.first:
            raise fault(
                "slut-foer-start", "»slut« ligger før »start«", "byt om på de to datoer", at="slut"
            )
        return self


class Phase(Fact):
    """En fase: one of the four overlapping phases of the 2007 plan."""

    kind: ClassVar[Kind] = kinds.PHASE

    number: Whole = field("nummer", "Nummer", "Fasens nummer, 1-4.", example="3")
    title: Line = field("titel", "Titel", "Fasens navn.", example="Udviklingsfasen")
    project: Ref[Project] = field(
        "projekt", "Projekt", "Projektet, som fasen er en del af.", example="vip2"
    )
    start: PartialDate = field("start", "Start", "Planlagt start.", example="2007-05-01")
    end: PartialDate = field("slut", "Slut", "Planlagt slut.", example="2007-08")
    period_words: Line = field(
        "periode_tekst",
        "Perioden i ord",
        "Perioden, som planen skriver den.",
        example="1. maj – august 2007",
    )
    activities: tuple[Line, ...] = field(
        "aktiviteter",
        "Aktiviteter",
        "Hvad der skulle ske i fasen.",
        example="[Vælge metodekommuner, Skrive en plan]",
        min_length=1,
    )
    text: Prose | None = field(
        "tekst",
        "Tekst",
        "Hvad fasen gik ud på.",
        default=None,
        example="Fasen skulle gøre kommunerne klar.",
    )

    @property
    def name(self) -> str:
        """Its number and title."""
        return f"Fase {self.number}: {self.title}"

    @property
    def order(self) -> tuple[int, ...]:
        """By number."""
        return (self.number,)

    @model_validator(mode="after")
    def _in_order(self) -> Phase:
        if self.end.last < self.start.first:
            raise fault(
                "slut-foer-start", "»slut« ligger før »start«", "byt om på de to datoer", at="slut"
            )
        return self


class RoleHome(Choice):
    """Where a role belongs."""

    MUNICIPALITY = "kommune"
    COMPANY = "virksomhed"
    PROJECT = "projekt"
    VOLUNTEER = "frivillig"
    COUNCIL = "råd"


class Role(Fact):
    """En rolle: a job in the work with job packages. A role is never a person."""

    kind: ClassVar[Kind] = kinds.ROLE

    title: Line = field("titel", "Titel", "Rollens navn.", example="Virksomhedsmentor")
    home: RoleHome = field("hører_til", "Hører til", "Hvor rollen findes.", example="virksomhed")
    duties: tuple[Line, ...] = field(
        "opgaver",
        "Opgaver",
        "Hvad rollen gør, en linje for hver opgave.",
        example="[Følger borgeren den første tid]",
        min_length=1,
    )
    project: Ref[Project] | None = field(
        "projekt",
        "Projekt",
        "Projektet, som kilden beskriver rollen i.",
        default=None,
        example="vip2",
    )

    @property
    def name(self) -> str:
        """The title."""
        return self.title

    @property
    def description(self) -> str:
        """The first duty."""
        return self.duties[0]
