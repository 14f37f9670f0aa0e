"""Ambassadors: people who know job packages, and the ground on which each of them is listed."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final

from pydantic import model_validator

from generator import kinds
from generator.address_fields import Mail
from generator.field_forms import Needed
from generator.fields import (
    Choice,
    Day,
    Line,
    PartialDate,
    Prose,
    Ref,
    YesNo,
    fault,
    field,
)
from generator.kinds import Kind
from generator.models.events import Event
from generator.models.guides import MethodGuide
from generator.models.packages import JobPackage
from generator.models.part import Part
from generator.models.places import Municipality
from generator.models.record import Status
from generator.models.reviewed import Reviewed


class Workplace(Choice):
    """What sort of place an ambassador works at."""

    JOBCENTRE = "jobcenter"
    MUNICIPALITY = "kommune"
    LANGUAGE_CENTRE = "sprogcenter"
    COMPANY = "virksomhed"
    OTHER = "andet"


class Offer(Choice):
    """What an ambassador may be asked about."""

    TALK = "oplæg"
    SPARRING = "sparring"
    VISIT = "besøg"
    COURSE = "kursus"


class Ground(Choice):
    """Why a person may be listed at all."""

    CONSENT = "samtykke"
    LEGITIMATE_INTEREST = "interesseafvejning"
    PUBLIC_TASK = "myndighedsopgave"
    DEMONSTRATION = "demonstration"


class Scope(Choice):
    """What a consent covers. `opens` says what each of them lets the site show."""

    NAME = "navn"
    WORKPLACE = "arbejdsplads"
    CONTACT = "kontakt"
    MAP = "kort"
    NEWSLETTER = "nyhedsbrev"
    SEARCH_ENGINES = "søgemaskiner"
    PHOTO = "foto"

    @property
    def opens(self) -> str:
        """What is shown with this scope and nowhere without it; the handbook quotes it."""
        return _OPENED[self]


_OPENED: Final = {
    Scope.NAME: "personens side og plads på listerne, med navn, slags arbejdssted, jobpakker, "
    "metoder, kursus, det, man må spørge om, og personens egen tekst",
    Scope.WORKPLACE: "arbejdsstedets navn: på siden, på listerne, i søgning og i kortet til "
    "adressebogen",
    Scope.CONTACT: "mailadressen på personens egen side og ingen andre steder",
    Scope.MAP: "kommunen: på siden, på danmarkskortet, på listerne efter sted, i filteret og "
    "blandt de nærmeste kolleger",
    Scope.NEWSLETTER: "omtale i nyhedsbreve",
    Scope.SEARCH_ENGINES: "siden i søgemaskiner, med oplysninger skrevet til dem",
    Scope.PHOTO: "billeder i personens egen tekst",
}
# What is left to show of someone who is no longer an ambassador.
_OF_FORMER: Final = (Scope.NAME, Scope.SEARCH_ENGINES, Scope.PHOTO)
# What only the person's own word opens.
_EXPRESS: Final = (Scope.NEWSLETTER, Scope.SEARCH_ENGINES, Scope.PHOTO)


class Consent(Part):
    """Et samtykke: when, to what, how it was given, and when it runs out."""

    date: Day = field("dato", "Dato", "Hvornår det blev givet.", example="2026-11-22")
    scope: tuple[Scope, ...] = field(
        "omfang", "Omfang", "Hvad der må vises.", example="[navn, arbejdsplads]", min_length=1
    )
    given: Line = field("givet", "Givet", "Hvordan det blev givet.", example="på mail")
    expires: Day = field("udløber", "Udløber", "Sidste dag, det gælder.", example="2028-11-22")
    record: Line = field(
        "reference",
        "Reference",
        "Hvor beviset ligger; uden for git, og uden navnet.",
        example="sag 2026-17",
    )

    @model_validator(mode="after")
    def _in_order(self) -> Consent:
        if self.expires < self.date:
            raise fault(
                "slut-foer-start",
                "samtykket udløber, før det er givet",
                "ret en af de to datoer",
                at="udløber",
            )
        return self


class Contact(Part):
    """How to reach an ambassador at work."""

    mail: Mail | None = field(
        "mail", "Mail", "Mailadresse på arbejdet.", default=None, example="navn@eksempel.dk"
    )
    form: YesNo = field(
        "formular", "Formular", "ja, når portalens postkasse skal bruges.", default=False
    )


class Ambassador(Reviewed):
    """En jobpakkeambassadør, or a demonstration of one. The id is never the name."""

    kind: ClassVar[Kind] = kinds.AMBASSADOR

    status: Status = field(
        "status",
        "Status",
        "kladde og skjult vises ikke; tidligere vises uden sted, kontakt og arbejdsplads.",
        default=Status.PUBLISHED,
        example="udgivet",
    )
    title: Line = field("navn", "Navn", "Navnet, som det vises.", example="Amina Eksempel")
    demonstration: Annotated[YesNo, Needed("grundlag", (Ground.DEMONSTRATION,))] = field(
        "demonstration",
        "Demonstration",
        "ja, når personen er opdigtet for at vise, hvordan kataloget virker.",
        default=False,
        example="nej",
    )
    municipality: Ref[Municipality] = field(
        "kommune", "Kommune", "Kommunen, hvor personen arbejder.", example="Vejen"
    )
    workplace: Line | None = field(
        "arbejdsplads",
        "Arbejdsplads",
        "Arbejdsstedets navn.",
        default=None,
        example="Jobcenter Vejen",
    )
    workplace_type: Workplace = field(
        "arbejdspladstype", "Arbejdspladstype", "Hvad det er for et sted.", example="jobcenter"
    )
    packages: tuple[Ref[JobPackage], ...] = field(
        "jobpakker",
        "Jobpakker",
        "Jobpakker, som personen kender.",
        default=(),
        example="[lastbilchauffoer]",
    )
    guides: tuple[Ref[MethodGuide], ...] = field(
        "metoder",
        "Metoder",
        "Metodeguider, som personen arbejder efter.",
        default=(),
        example="[mentorordning]",
    )
    course: Ref[Event] | None = field(
        "kursus",
        "Kursus",
        "Ambassadørkurset, som personen har været på.",
        default=None,
        example="kursus-2010-06-15-koebenhavn",
    )
    certified: PartialDate | None = field(
        "certificeret",
        "Certificeret",
        "Hvornår personen blev ambassadør.",
        default=None,
        example="2010-06",
    )
    offers: tuple[Offer, ...] = field(
        "kan_kontaktes_om", "Kan kontaktes om", "Hvad man må spørge om.", default=()
    )
    contact: Contact | None = field(
        "kontakt", "Kontakt", "Hvordan man når personen på arbejdet; aldrig privat.", default=None
    )
    ground: Ground = field(
        "grundlag", "Grundlag", "Hvorfor personen må stå her.", example="samtykke"
    )
    consent: Annotated[Consent | None, Needed("grundlag", (Ground.CONSENT,))] = field(
        "samtykke", "Samtykke", "Hvad personen har sagt ja til.", default=None
    )
    text: Prose | None = field(
        "tekst",
        "Tekst",
        "Personens egen tekst om sit arbejde.",
        default=None,
        example="Har brugt jobpakker i flere år.",
    )

    @property
    def name(self) -> str:
        """The name as shown."""
        return self.title

    @property
    def listable(self) -> bool:
        """Nobody is shown whose ground does not cover the name."""
        return self.allows(Scope.NAME)

    @property
    def former(self) -> bool:
        """No longer an ambassador: what they gave stays, and nobody is led to them."""
        return self.status is Status.FORMER

    def allows(self, scope: Scope) -> bool:
        """Whether this much may be shown; everything that shows a person asks here and only here.

        A consent covers what it names. The other grounds cover work alone: never newsletters,
        search engines or photos. A demonstration may be shown everywhere but to search engines.
        Of a former ambassador no more is shown than the name with the work that bears it.
        """
        if self.former and scope not in _OF_FORMER:
            return False
        if self.ground is Ground.CONSENT:
            return self.consent is not None and scope in self.consent.scope
        if self.ground is Ground.DEMONSTRATION:
            return scope is not Scope.SEARCH_ENGINES
        return scope not in _EXPRESS

    @model_validator(mode="after")
    def _ground_is_recorded(self) -> Ambassador:
        if self.ground is Ground.CONSENT and not self.consent:
            raise fault(
                "samtykke-mangler",
                "grundlaget er samtykke, men feltet »samtykke« mangler",
                "tilføj samtykke med dato, omfang, givet, udløber og reference",
                at="grundlag",
            )
        if self.demonstration != (self.ground is Ground.DEMONSTRATION):
            raise fault(
                "demonstration-uden-maerke",
                "»demonstration: ja« og »grundlag: demonstration« hører sammen",
                "skriv begge for en opdigtet person og ingen af dem for en virkelig",
                at="demonstration",
            )
        return self
