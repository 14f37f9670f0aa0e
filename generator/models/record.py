"""What every record has in common: its id, status, sources and certainty; and what a source is.

`Source` and `Disagreement` stand here because every record may refer to them.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, TypeAlias

from pydantic import model_validator

from generator import danish, kinds
from generator.address_fields import Slug, WebAddress
from generator.field_forms import Except, Needed
from generator.fields import Choice, Day, Line, PartialDate, Prose, Ref, YesNo, fault, field
from generator.kinds import Kind
from generator.models.part import Part

Rank: TypeAlias = tuple[tuple[int, ...], tuple[str, str], str]


class Status(Choice):
    """Whether a record is published."""

    DRAFT = "kladde"
    PUBLISHED = "udgivet"
    HIDDEN = "skjult"
    FORMER = "tidligere"


class Certainty(Choice):
    """How sure a fact is, by what its sources say."""

    SURE = "sikker"
    PLAN = "plan"
    CONFLICTING = "modstridende"
    DERIVED = "afledt"


class Audience(Choice):
    """Whom a text is for."""

    JOBCENTRE = "jobcentre"
    AMBASSADOR = "ambassadører"
    COUNCIL = "lbr"
    COMPANY = "virksomheder"
    CITIZEN = "borgere"

    @property
    def label(self) -> str:
        """The value as a visitor reads it; LBR keeps its capitals."""
        return "LBR" if self is Audience.COUNCIL else super().label

    @property
    def word(self) -> str:
        """The value inside a sentence."""
        return "LBR" if self is Audience.COUNCIL else self.value


class Citation(Part):
    """Where a fact stands: a source and the place in it."""

    source: Ref[Source] = field(
        "kilde", "Kilde", "Kildens id fra kilder.yml.", example="evaluering-forlaengelse-2010"
    )
    where: Line | None = field(
        "sted", "Sted i kilden", "Kapitel, side eller afsnit.", default=None, example="kapitel 3"
    )


class Record(Part):
    """A record of any kind. Its id is its file's name, or its key where records share a file."""

    kind: ClassVar[Kind]

    id: Slug = field("id", "Id", "Navnet i adressen; ændres aldrig, når det er udgivet.")
    status: Annotated[Status, Except((Status.FORMER,))] = field(
        "status",
        "Status",
        "kladde og skjult vises ikke på hjemmesiden.",
        default=Status.PUBLISHED,
        example="udgivet",
    )
    publish_from: Day | None = field(
        "udgiv_fra", "Udgiv fra", "Vises først fra denne dag.", default=None, example="2026-12-01"
    )
    publish_until: Day | None = field(
        "udgiv_til", "Udgiv til", "Vises til og med denne dag.", default=None, example="2027-12-31"
    )
    sources: tuple[Citation, ...] = field(
        "kilder",
        "Kilder",
        "Hvor oplysningerne står: kilde og sted i kilden.",
        default=(),
        example="[{kilde: evaluering-forlaengelse-2010, sted: kapitel 3}]",
    )
    certainty: Certainty = field(
        "sikkerhed",
        "Sikkerhed",
        "sikker: står i kilden. plan: var planlagt. modstridende: kilderne er uenige. "
        "afledt: vores egen slutning.",
        default=Certainty.SURE,
        example="sikker",
    )
    disagreement: Annotated[
        Ref[Disagreement] | None, Needed("sikkerhed", (Certainty.CONFLICTING,))
    ] = field(
        "uenighed",
        "Uenighed",
        "Id fra uenigheder.yml, når kilderne er uenige.",
        default=None,
        example="c4-jobandel",
    )
    unknown: tuple[Line, ...] = field(
        "ukendt",
        "Ukendt",
        "Felter, som kilderne ikke oplyser; siden skriver så »ikke oplyst«.",
        default=(),
        example="[trin, sprogkrav]",
    )
    note: Line | None = field(
        "note",
        "Note",
        "En bemærkning, der vises som note på siden.",
        default=None,
        example="Kilden er læst i uddrag.",
    )

    @property
    def name(self) -> str:
        """What people call the record: its title."""
        raise NotImplementedError

    @property
    def aliases(self) -> tuple[str, ...]:
        """The texts by which a reference may name it."""
        return (self.id,)

    @property
    def also_called(self) -> tuple[str, ...]:
        """Other names by which people look for it."""
        return ()

    @property
    def description(self) -> str:
        """One or two sentences for lists, search engines and feeds; may be empty."""
        return ""

    @property
    def listable(self) -> bool:
        """Whether it may be shown at all once it is published."""
        return True

    @property
    def order(self) -> tuple[int, ...]:
        """What comes before the Danish alphabet when records of the kind are listed."""
        return ()

    @property
    def rank(self) -> Rank:
        """By what records of a kind are put in the order in which people read them."""
        return self.order, danish.collation_key(self.name), self.id

    @model_validator(mode="after")
    def _publishing_in_order(self) -> Record:
        if self.publish_from and self.publish_until and self.publish_until < self.publish_from:
            raise fault(
                "slut-foer-start",
                "»udgiv_til« ligger før »udgiv_fra«",
                "ret den ene af de to datoer",
                at="udgiv_til",
            )
        return self

    @model_validator(mode="after")
    def _conflict_is_named(self) -> Record:
        if (self.certainty is Certainty.CONFLICTING) != (self.disagreement is not None):
            raise fault(
                "uenighed-uden-henvisning",
                "»sikkerhed: modstridende« og feltet »uenighed« hører sammen",
                "skriv begge, fx uenighed: c4-jobandel, eller ingen af dem",
                at="sikkerhed",
            )
        return self


class Fact(Record):
    """A record that states facts, and so must say where they stand."""

    sources: tuple[Citation, ...] = field(
        "kilder",
        "Kilder",
        "Hvor oplysningerne står: kilde og sted i kilden. Mindst én.",
        example="[{kilde: evaluering-forlaengelse-2010, sted: kapitel 3}]",
        min_length=1,
    )


class SourceType(Choice):
    """What a source is."""

    DOCUMENT = "dokument"
    WEB_PAGE = "webside"
    LAW = "lov"
    PRESS = "presse"


class ReadExtent(Choice):
    """How much of a source could be read."""

    WHOLE = "fuld"
    EXCERPT = "uddrag"


class Source(Record):
    """En kilde: a document or page that facts are taken from."""

    kind: ClassVar[Kind] = kinds.SOURCE

    title: Line = field(
        "titel",
        "Titel",
        "Titlen, som den står på kilden.",
        example="Evaluering af VIP2 projektforlængelsen",
    )
    type: SourceType = field("type", "Type", "Hvilken slags kilde det er.", example="dokument")
    publisher: Line | None = field(
        "udgiver",
        "Udgiver",
        "Hvem der har skrevet eller udgivet den.",
        default=None,
        example="mhtconsult",
    )
    date: PartialDate | None = field(
        "dato", "Dato", "Hvornår kilden er fra.", default=None, example="2010-09-15"
    )
    address: WebAddress | None = field(
        "adresse", "Webadresse", "Hvor den kan læses.", default=None, example="https://star.dk/"
    )
    read: ReadExtent = field(
        "læst", "Læst", "fuld, eller uddrag hvis kun en del kunne læses.", example="fuld"
    )
    names_people: YesNo = field(
        "personoplysninger",
        "Personoplysninger",
        "ja, hvis kilden nævner personer; så linkes der ikke til den.",
        example="nej",
    )
    summary: Line | None = field(
        "beskrivelse",
        "Beskrivelse",
        "Hvad kilden er, med en sætning.",
        default=None,
        example="Evaluatorens rapport om projektets sidste år.",
    )

    @property
    def name(self) -> str:
        """The title as it stands on the source."""
        return self.title

    @property
    def description(self) -> str:
        """What the source is."""
        return self.summary or ""


class Statement(Part):
    """What one source says in a matter on which sources disagree."""

    text: Line = field("udsagn", "Udsagn", "Hvad kilden siger.", example="April 2009")
    source: Ref[Source] = field(
        "kilde", "Kilde", "Kilden, der siger det.", example="projektets-faser"
    )
    where: Line | None = field(
        "sted", "Sted i kilden", "Kapitel eller afsnit.", default=None, example="kapitel 3"
    )


class Disagreement(Record):
    """En uenighed: two or more sources that cannot both be right, and what we publish."""

    kind: ClassVar[Kind] = kinds.DISAGREEMENT

    subject: Line = field(
        "emne", "Emne", "Hvad kilderne er uenige om.", example="Hvornår sluttede metodedelen?"
    )
    statements: tuple[Statement, ...] = field(
        "udsagn",
        "Udsagn",
        "Hvad hver kilde siger. Mindst to.",
        example="[{udsagn: Marts 2009, kilde: projektets-faser}, "
        "{udsagn: April 2009, kilde: evaluering-forlaengelse-2010}]",
        min_length=2,
    )
    handling: Prose = field(
        "håndtering",
        "Håndtering",
        "Hvad portalen skriver, og hvorfor.",
        example="Begge tal vises med hver sin kilde.",
    )

    @property
    def name(self) -> str:
        """The matter in question."""
        return self.subject

    @property
    def description(self) -> str:
        """The opening of how it is handled."""
        return self.handling.lead


# Each of these names a model that stands below it.
for _model in (Citation, Record, Fact, Source, Statement, Disagreement):
    _model.model_rebuild()
