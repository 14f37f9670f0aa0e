"""Cases: what happened somewhere, told without naming anyone who has not agreed to it."""

from __future__ import annotations

from typing import ClassVar

from generator import kinds
from generator.dates import in_words
from generator.fields import Choice, Line, Prose, Ref, Summary, YesNo, field
from generator.kinds import Kind
from generator.models.guides import MethodGuide
from generator.models.packages import JobPackage
from generator.models.part import Part
from generator.models.places import Municipality
from generator.models.project import Organisation, Project
from generator.models.record import Fact


class CaseType(Choice):
    """Whom a case is about."""

    CITIZEN = "borger"
    COMPANY = "virksomhed"
    MUNICIPALITY = "kommune"
    AMBASSADOR = "ambassadør"
    PARTNER = "partner"


class Protection(Choice):
    """How the people in a case are protected."""

    NOBODY = "ingen-personer"
    ANONYMOUS = "anonym"
    CONSENT = "samtykke"

    @property
    def label(self) -> str:
        """The protection as a visitor reads it."""
        return {
            Protection.NOBODY: "Ingen personer omtales",
            Protection.ANONYMOUS: "Personer er anonymiseret",
            Protection.CONSENT: "Personerne har givet samtykke",
        }[self]


class Outcome(Choice):
    """What a case led to."""

    JOB = "ordinært-job"
    EDUCATION = "uddannelse"
    FLEX_JOB = "fleksjob"
    PLACEMENT = "praktik"
    CLARIFIED = "afklaret"
    UNKNOWN = "ikke-oplyst"


class Passage(Part):
    """A stretch of a case."""

    title: Line = field("titel", "Titel", "Hvad der skete.", example="Praktikken begynder")
    text: Line = field(
        "tekst", "Tekst", "Hvordan det gik til.", example="Mentoren tog imod den første dag."
    )


class CaseStory(Fact):
    """En case: a story of a citizen, company, municipality, ambassador or partner."""

    kind: ClassVar[Kind] = kinds.CASE

    title: Line = field("titel", "Titel", "Casens navn.", example="Fra praktik til job")
    summary: Summary = field(
        "resumé", "Resumé", "Casen på højst 300 tegn.", example="En kommune prøvede jobpakker af."
    )
    type: CaseType = field("type", "Type", "Hvem den handler om.", example="kommune")
    demonstration: YesNo = field(
        "demonstration", "Demonstration", "ja, når casen er opdigtet.", default=False
    )
    municipality: Ref[Municipality] | None = field(
        "kommune",
        "Kommune",
        "Kommunen, hvor det skete; aldrig for en borger.",
        default=None,
        example="Køge",
    )
    organisations: tuple[Ref[Organisation], ...] = field(
        "organisationer",
        "Organisationer",
        "Organisationer, som er med i casen.",
        default=(),
        example="[mentor-company]",
    )
    project: Ref[Project] | None = field(
        "projekt", "Projekt", "Projektet, som casen hører til.", default=None, example="vip2"
    )
    packages: tuple[Ref[JobPackage], ...] = field(
        "jobpakker",
        "Jobpakker",
        "Jobpakker, som casen handler om.",
        default=(),
        example="[lastbilchauffoer]",
    )
    guides: tuple[Ref[MethodGuide], ...] = field(
        "metoder",
        "Metoder",
        "Metodeguider, som casen viser brugen af.",
        default=(),
        example="[mentorordning]",
    )
    protection: Protection = field(
        "anonymisering", "Anonymisering", "Hvordan personer er beskyttet.", example="ingen-personer"
    )
    counts_are_public: YesNo = field(
        "små_tal_er_offentlige",
        "Små tal er offentlige",
        "ja, når kilden selv har offentliggjort de antal under fem, som casen nævner.",
        default=False,
        example="nej",
    )
    outcome: Outcome = field("udfald", "Udfald", "Hvad det førte til.", example="ikke-oplyst")
    passages: tuple[Passage, ...] = field("forløb", "Forløb", "Casen, trin for trin.", default=())
    text: Prose | None = field(
        "tekst",
        "Tekst",
        "Casen fortalt, med egne ord.",
        default=None,
        example="Kommunen begyndte med en enkelt jobpakke.",
    )

    @property
    def name(self) -> str:
        """The title."""
        return self.title

    @property
    def description(self) -> str:
        """The summary."""
        return self.summary

    @property
    def shown_until_words(self) -> str:
        """The last day on which it is shown, as people read it; empty where it stays."""
        return in_words(self.publish_until) if self.publish_until else ""
