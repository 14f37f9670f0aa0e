"""Newsletters and their articles; and the issues that nobody has found again."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from generator import kinds
from generator.address_fields import Slug
from generator.fields import (
    Choice,
    Line,
    PartialDate,
    Prose,
    Ref,
    Summary,
    Whole,
    fault,
    field,
)
from generator.kinds import Kind
from generator.models.events import Event
from generator.models.guides import MethodGuide
from generator.models.packages import JobPackage
from generator.models.part import Part
from generator.models.people import Ambassador
from generator.models.places import Municipality
from generator.models.record import Fact
from generator.models.results import Figure
from generator.models.stories import CaseStory


class ArticleType(Choice):
    """What an article is."""

    NEWS = "nyhed"
    CASE = "case"
    AMBASSADOR = "ambassadør"
    COURSE = "kursus"
    STATEMENT = "udtalelse"


class Article(Part):
    """En artikel: one item of an issue, with an anchor of its own."""

    id: Slug = field("id", "Id", "Ankeret i adressen; ændres aldrig.", example="koege")
    title: Line = field(
        "overskrift", "Overskrift", "Vores egen overskrift.", example="Nyt om kurser"
    )
    type: ArticleType = field("type", "Type", "Hvilken slags artikel det er.", example="nyhed")
    text: Prose = field(
        "tekst", "Tekst", "Artiklen, kort og med egne ord.", example="Der er kommet et kursus til."
    )
    municipalities: tuple[Ref[Municipality], ...] = field(
        "kommuner", "Kommuner", "Kommuner, som artiklen handler om.", default=(), example="[Køge]"
    )
    packages: tuple[Ref[JobPackage], ...] = field(
        "jobpakker",
        "Jobpakker",
        "Jobpakker, som artiklen handler om.",
        default=(),
        example="[lastbilchauffoer]",
    )
    guides: tuple[Ref[MethodGuide], ...] = field(
        "metoder",
        "Metoder",
        "Metodeguider, som artiklen handler om.",
        default=(),
        example="[mentorordning]",
    )
    cases: tuple[Ref[CaseStory], ...] = field(
        "cases",
        "Cases",
        "Cases, som artiklen handler om.",
        default=(),
        example="[koege-virksomhedscentre]",
    )
    events: tuple[Ref[Event], ...] = field(
        "kurser",
        "Kurser",
        "Kurser og møder, som artiklen handler om.",
        default=(),
        example="[konference-2010-01-21]",
    )
    figures: tuple[Ref[Figure], ...] = field(
        "nøgletal",
        "Nøgletal",
        "Nøgletal, som artiklen handler om.",
        default=(),
        example="[ambassadoerer-i-alt]",
    )
    people: tuple[Ref[Ambassador], ...] = field(
        "ambassadører",
        "Ambassadører",
        "Kun med samtykke, der omfatter nyhedsbrev.",
        default=(),
        example="[amb-0001]",
    )


class Newsletter(Fact):
    """Et nyhedsbrev: one issue with its articles."""

    kind: ClassVar[Kind] = kinds.NEWSLETTER

    title: Line = field("titel", "Titel", "Udgavens navn.", example="VIP2-nyhedsbrev, maj 2010")
    published: PartialDate = field(
        "udgivet", "Udgivet", "Måneden, eller dagen hvis den kendes.", example="2010-05"
    )
    number: Line | None = field(
        "nummer", "Nummer", "Udgavens nummer, hvis det kendes.", default=None, example="nr. 10"
    )
    summary: Summary = field(
        "resumé",
        "Resumé",
        "Hvad der er i udgaven, på højst 300 tegn.",
        example="Nyt om kurser og jobpakker.",
    )
    articles: tuple[Article, ...] = field(
        "artikler",
        "Artikler",
        "Artiklerne i udgaven. Mindst én.",
        example="[{id: nyt, overskrift: Nyt om kurser, type: nyhed, tekst: Kort om det nye.}]",
        min_length=1,
    )
    text: Prose | None = field(
        "tekst",
        "Tekst",
        "En indledning, der står over artiklerne.",
        default=None,
        example="I denne udgave er der nyt om kurser.",
    )

    @property
    def name(self) -> str:
        """The issue's title."""
        return self.title

    @property
    def description(self) -> str:
        """The summary."""
        return self.summary

    @property
    def order(self) -> tuple[int, ...]:
        """Newest first."""
        return (-self.published.first.toordinal(),)

    @model_validator(mode="after")
    def _anchors_are_unique(self) -> Newsletter:
        ids = [article.id for article in self.articles]
        doubled = next((one for one in ids if ids.count(one) > 1), None)
        if doubled:
            raise fault(
                "samme-adresse",
                f"to artikler hedder »{doubled}«",
                "giv den ene et andet id",
                at="artikler",
            )
        return self


class LostIssues(Fact):
    """Nyhedsbreve that are known to have been sent but have not been found."""

    kind: ClassVar[Kind] = kinds.LOST_ISSUES

    title: Line = field("titel", "Titel", "Hvad der mangler.", example="De første nyhedsbreve")
    number: Whole = field("antal", "Antal", "Hvor mange udgaver der mangler.", example="9")
    start: PartialDate = field("fra", "Fra", "Det tidligste, de kan være fra.", example="2007-04")
    end: PartialDate = field("til", "Til", "Det seneste, de kan være fra.", example="2009-11")
    text: Prose = field(
        "tekst", "Tekst", "Hvad vi ved om dem.", example="De er nævnt i evalueringen."
    )

    @property
    def name(self) -> str:
        """What is missing."""
        return self.title

    @property
    def description(self) -> str:
        """What is known of them."""
        return self.text.lead

    @model_validator(mode="after")
    def _in_order(self) -> LostIssues:
        if self.end.last < self.start.first:
            raise fault(
                "slut-foer-start", "»til« ligger før »fra«", "byt om på de to datoer", at="til"
            )
        return self
