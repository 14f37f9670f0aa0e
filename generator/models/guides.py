"""Method guides: how the work is done, by whom, in which steps."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from generator import danish, kinds
from generator.fields import Choice, Line, Prose, Ref, Summary, Whole, YesNo, field
from generator.kinds import Kind
from generator.models.knowledge import Publication, Term
from generator.models.packages import JobPackage, check_numbering
from generator.models.part import Part
from generator.models.project import Project, Role
from generator.models.record import Audience, Fact
from generator.models.reviewed import Reviewed


class Topic(Choice):
    """What a guide is about."""

    ASSESSMENT = "afklaring"
    MENTOR = "mentor"
    REFERRAL = "visitation"
    COMPANY = "virksomhed"
    FOLLOW_UP = "opfølgning"
    ORGANISATION = "organisering"
    LANGUAGE = "sprog"
    PATH = "forløb"


class Origin(Choice):
    """Which line of projects a guide's material comes from."""

    VIP2 = "vip2"
    PREDECESSOR = "forløber"
    CENTRE = "virksomhedscenter"
    OTHER = "anden"

    @property
    def label(self) -> str:
        """Where the material comes from, as a visitor reads it."""
        return {
            Origin.VIP2: "VIP2",
            Origin.PREDECESSOR: "Projektet før VIP2",
            Origin.CENTRE: "Virksomhedscenter-projekterne, ikke VIP2",
            Origin.OTHER: "Andre kilder end VIP2",
        }[self]


class Maturity(Choice):
    """How much is known of the method."""

    FULL = "fuld"
    PARTIAL = "delvis"
    NAME_ONLY = "kun-navn"

    @property
    def label(self) -> str:
        """How much is known, as a visitor reads it."""
        return {
            Maturity.FULL: "Godt beskrevet i kilderne",
            Maturity.PARTIAL: "Delvist beskrevet i kilderne",
            Maturity.NAME_ONLY: "Kun nævnt i kilderne",
        }[self]


class GuideStep(Part):
    """Et trin: something to do, and who does it."""

    number: Whole = field("nr", "Nummer", "Plads i rækken, fra 1.", example="1")
    title: Line = field("titel", "Titel", "Hvad der skal gøres.", example="Forklar formålet")
    text: Prose = field(
        "tekst", "Tekst", "Hvordan det gøres.", example="Hold et møde, før praktikken begynder."
    )
    responsible: Ref[Role] | None = field(
        "ansvarlig",
        "Ansvarlig",
        "Rollen, der gør det.",
        default=None,
        example="virksomhedskonsulent",
    )


class Checklist(Part):
    """En tjekliste: what to tick off, on the screen or on paper."""

    occasion: Line | None = field(
        "anledning",
        "Anledning",
        "Hvornår listen bruges. Står efter »Tjekliste:«.",
        default=None,
        example="Før en mentor begynder",
    )
    text: Prose | None = field(
        "tekst",
        "Tekst",
        "Hvem der har lavet listen, og hvad den bygger på.",
        default=None,
        example="Redaktionens egen, ud fra kilderne.",
    )
    points: tuple[Line, ...] = field(
        "punkter",
        "Punkter",
        "Hvert punkt får en boks, der kan krydses af.",
        example="[Er timerne aftalt, Kender mentoren sine opgaver]",
        min_length=1,
    )

    @property
    def title(self) -> str:
        """What stands above it."""
        return f"Tjekliste: {danish.inside(self.occasion)}" if self.occasion else "Tjekliste"


class MethodGuide(Fact, Reviewed):
    """En metodeguide: purpose, people, steps and pitfalls of one way of working."""

    kind: ClassVar[Kind] = kinds.GUIDE

    title: Line = field("titel", "Titel", "Guidens navn.", example="Arbejdsaftalen")
    summary: Summary = field(
        "resumé",
        "Resumé",
        "Hvad guiden handler om, på højst 300 tegn.",
        example="En mentor følger borgeren den første tid.",
    )
    purpose: Line = field(
        "formål",
        "Formål",
        "Hvad metoden skal opnå.",
        example="Borgeren finder sig til rette på arbejdspladsen.",
    )
    topic: Topic = field("emne", "Emne", "Hvad guiden handler om.", example="virksomhed")
    origin: Origin = field(
        "oprindelse", "Oprindelse", "Hvilken række af projekter stoffet kommer fra.", example="vip2"
    )
    audiences: tuple[Audience, ...] = field(
        "læsere", "Læsere", "Hvem guiden er til.", example="[jobcentre, virksomheder]", min_length=1
    )
    time: Line | None = field(
        "tid",
        "Tid",
        "Hvor lang tid arbejdet tager, eller hvor tit det gøres, når kilderne oplyser det.",
        default=None,
        example="To kursusdage og en opfølgningsdag",
    )
    needs: tuple[Line, ...] = field(
        "det_skal_du_bruge",
        "Det skal du bruge",
        "Hvad man skal have ved hånden.",
        default=(),
        example="[En arbejdsaftale, En fast kontaktperson]",
    )
    steps: tuple[GuideStep, ...] = field("trin", "Trin", "Arbejdet, trin for trin.", default=())
    do: tuple[Line, ...] = field(
        "gør", "Gør", "Hvad der anbefales.", default=(), example="[Aftal et mål for praktikken]"
    )
    avoid: tuple[Line, ...] = field(
        "undgå",
        "Undgå",
        "Hvad man skal lade være med.",
        default=(),
        example="[At lade borgeren vente på svar]",
    )
    pitfalls: tuple[Line, ...] = field(
        "faldgruber",
        "Faldgruber",
        "Hvad der kan gå galt.",
        default=(),
        example="[Aftalen bliver ikke fulgt op]",
    )
    checklist: Checklist | None = field(
        "tjekliste",
        "Tjekliste",
        "Spørgsmål at krydse af; får også en side til udskrift.",
        default=None,
    )
    packages: tuple[Ref[JobPackage], ...] = field(
        "jobpakker",
        "Jobpakker",
        "Jobpakker, som guiden især gælder.",
        default=(),
        example="[lastbilchauffoer]",
    )
    all_packages: YesNo = field(
        "gælder_alle_jobpakker",
        "Gælder alle jobpakker",
        "ja, når guiden bruges ved enhver jobpakke.",
        default=False,
        example="nej",
    )
    roles: tuple[Ref[Role], ...] = field(
        "roller",
        "Roller",
        "Rollerne, der er med i arbejdet.",
        default=(),
        example="[virksomhedsmentor]",
    )
    publications: tuple[Ref[Publication], ...] = field(
        "publikationer",
        "Publikationer",
        "Udgivelser om metoden.",
        default=(),
        example="[saadan-pakker-du-en-jobpakke]",
    )
    terms: tuple[Ref[Term], ...] = field(
        "begreber", "Begreber", "Ord, som guiden bruger.", default=(), example="[arbejdsaftale]"
    )
    projects: tuple[Ref[Project], ...] = field(
        "projekter", "Projekter", "Projekter, som stoffet kommer fra.", default=(), example="[vip2]"
    )
    maturity: Maturity = field(
        "modenhed", "Modenhed", "Hvor meget kilderne fortæller.", example="delvis"
    )
    text: Prose | None = field(
        "tekst",
        "Tekst",
        "Resten af guiden, med overskrifter.",
        default=None,
        example="Her er plads til resten, med overskrifter og lister.",
    )

    @property
    def name(self) -> str:
        """The title."""
        return self.title

    @property
    def description(self) -> str:
        """The summary."""
        return self.summary

    @model_validator(mode="after")
    def _steps_are_numbered(self) -> MethodGuide:
        check_numbering(self.steps)
        return self
