"""What is known in small pieces: publications, recommendations, questions, terms."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from generator import kinds
from generator.address_fields import WebAddress
from generator.fields import Choice, Line, PartialDate, Prose, Ref, Whole, YesNo, fault, field
from generator.kinds import Kind
from generator.models.part import Part
from generator.models.project import Organisation
from generator.models.record import Audience, Fact, Record


class PublicationType(Choice):
    """What a publication is."""

    REPORT = "rapport"
    LEAFLET = "pjece"
    MEMO = "notat"
    AGREEMENT = "aftale"
    HANDBOOK = "håndbog"
    LIST = "oversigt"


class Access(Choice):
    """Whether a publication can be had today."""

    YES = "ja"
    EXCERPT = "uddrag"
    KEPT = "bevaret"
    NO = "nej"

    @property
    def label(self) -> str:
        """Whether it can be read, as a visitor reads it."""
        return {
            Access.YES: "Kan læses",
            Access.EXCERPT: "Kun et uddrag er fundet",
            Access.KEPT: "Bevaret, men ikke på nettet",
            Access.NO: "Ikke fundet",
        }[self]


class Publication(Fact):
    """En publikation: a report, leaflet or agreement of the project or about its field."""

    kind: ClassVar[Kind] = kinds.PUBLICATION

    title: Line = field("titel", "Titel", "Titlen, ordret.", example="Sådan pakker du en jobpakke")
    type: PublicationType = field(
        "type", "Type", "Hvilken slags udgivelse det er.", example="rapport"
    )
    published: PartialDate | None = field(
        "udgivet", "Udgivet", "Hvornår den udkom.", default=None, example="2009-05"
    )
    publishers: tuple[Ref[Organisation], ...] = field(
        "udgivere", "Udgivere", "Hvem der udgav den.", default=(), example="[mhtconsult]"
    )
    publisher_words: Line | None = field(
        "udgiver_tekst",
        "Udgiver i ord",
        "Hvis udgiveren ikke er en organisation her.",
        default=None,
        example="Kommunens jobcenter",
    )
    clients: tuple[Ref[Organisation], ...] = field(
        "for", "For", "Hvem den er lavet for.", default=(), example="[da, lo, kl]"
    )
    address: WebAddress | None = field(
        "adresse",
        "Webadresse",
        "Hvor den kan læses på nettet.",
        default=None,
        example="https://star.dk/",
    )
    access: Access = field("tilgængelig", "Tilgængelig", "Om den kan læses i dag.", example="nej")
    rights: Line | None = field(
        "rettigheder", "Rettigheder", "Hvem der ejer den.", default=None, example="Udgiveren"
    )
    text: Prose | None = field(
        "tekst",
        "Tekst",
        "Hvad den handler om.",
        default=None,
        example="Rapporten samler erfaringerne.",
    )

    @property
    def name(self) -> str:
        """The title."""
        return self.title

    @property
    def description(self) -> str:
        """The opening of the text."""
        return self.text.lead if self.text else ""

    @property
    def order(self) -> tuple[int, ...]:
        """Oldest first; those without a date last."""
        return (self.published.first.toordinal() if self.published else 9_999_999,)


class Recommendation(Fact):
    """En anbefaling: what the evaluator or the partners advised."""

    kind: ClassVar[Kind] = kinds.RECOMMENDATION

    number: Whole = field(
        "nummer", "Nummer", "Plads i listen over anbefalinger, fra 1.", example="1"
    )
    title: Line = field("titel", "Titel", "Anbefalingen, kort.", example="Spred erfaringerne")
    text: Prose = field(
        "tekst",
        "Tekst",
        "Anbefalingen med egne ord.",
        example="De gode erfaringer skal spredes efter en plan.",
    )
    sender: tuple[Ref[Organisation], ...] = field(
        "afsendere", "Afsendere", "Hvem der anbefalede.", example="[mhtconsult]", min_length=1
    )
    recipient: Line = field(
        "modtager", "Modtager", "Hvem den er rettet til.", example="VIP2-partnerskabet"
    )
    year: Whole = field("år", "År", "Året, den blev givet.", example="2009")
    outcome: Line | None = field(
        "fulgt_op",
        "Fulgt op",
        "Hvad der kom ud af det, hvis det vides.",
        default=None,
        example="Der blev holdt to møder om det.",
    )

    @property
    def name(self) -> str:
        """The short form."""
        return self.title

    @property
    def description(self) -> str:
        """The opening of the text."""
        return self.text.lead

    @property
    def order(self) -> tuple[int, ...]:
        """By number."""
        return (self.number,)


class Period(Part):
    """A stretch of time; one of its ends may be open."""

    start: PartialDate | None = field(
        "fra", "Fra", "Første dag, måned eller år.", default=None, example="2007-01-01"
    )
    end: PartialDate | None = field(
        "til", "Til", "Sidste dag, måned eller år.", default=None, example="2014-12-31"
    )

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.start and self.end and self.end.last < self.start.first:
            raise fault(
                "slut-foer-start", "»til« ligger før »fra«", "byt om på de to datoer", at="til"
            )
        return self


class Term(Record):
    """Et begreb: a word or abbreviation of the field, and its time."""

    kind: ClassVar[Kind] = kinds.TERM

    title: Line = field(
        "begreb", "Begreb", "Ordet, som det skrives på siderne.", example="Jobpakke"
    )
    text: Prose = field(
        "forklaring",
        "Forklaring",
        "Hvad det betyder, med egne ord.",
        example="Et planlagt forløb mod ét bestemt job.",
    )
    short_for: Line | None = field(
        "forkortelse_af",
        "Forkortelse af",
        "Hele navnet, når ordet er en forkortelse.",
        default=None,
        example="Lokalt Beskæftigelsesråd",
    )
    synonyms: tuple[Line, ...] = field(
        "synonymer", "Synonymer", "Andre ord for det samme.", default=(), example="[joblængde]"
    )
    not_to_confuse: tuple[Ref[Term], ...] = field(
        "forveksles_med",
        "Forveksles med",
        "Begreber, det let blandes sammen med.",
        default=(),
        example="[branchepakke]",
    )
    period: Period | None = field(
        "periode",
        "Periode",
        "Hvornår ordet gjaldt.",
        default=None,
        example="{fra: 2007, til: 2014}",
    )
    outdated: YesNo = field(
        "udgået", "Udgået", "ja, når ordet ikke bruges mere.", default=False, example="nej"
    )

    @property
    def name(self) -> str:
        """The word."""
        return self.title

    @property
    def also_called(self) -> tuple[str, ...]:
        """What it is short for, and its synonyms."""
        return (*((self.short_for,) if self.short_for else ()), *self.synonyms)

    @property
    def description(self) -> str:
        """The explanation."""
        return self.text.lead


class Validity(Choice):
    """Whether an answer is about then or still holds."""

    HISTORICAL = "historisk"
    CURRENT = "aktuel"


class Question(Fact):
    """Et spørgsmål, with its answer."""

    kind: ClassVar[Kind] = kinds.QUESTION

    title: Line = field(
        "spørgsmål",
        "Spørgsmål",
        "Spørgsmålet, som en læser ville stille det.",
        example="Hvad er en jobpakke?",
    )
    text: Prose = field(
        "svar",
        "Svar",
        "Svaret, kort og med links.",
        example="Et planlagt forløb mod ét bestemt job.",
    )
    audiences: tuple[Audience, ...] = field(
        "læsere",
        "Læsere",
        "Hvem der stiller spørgsmålet.",
        example="[jobcentre, lbr]",
        min_length=1,
    )
    validity: Validity = field(
        "gyldig", "Gyldig", "Om svaret gælder dengang eller i dag.", example="historisk"
    )
    position: Whole = field(
        "rækkefølge", "Rækkefølge", "Plads i listen over spørgsmål, fra 1.", example="1"
    )

    @property
    def name(self) -> str:
        """The question."""
        return self.title

    @property
    def description(self) -> str:
        """The opening of the answer."""
        return self.text.lead

    @property
    def order(self) -> tuple[int, ...]:
        """By the position that the record gives."""
        return (self.position,)
