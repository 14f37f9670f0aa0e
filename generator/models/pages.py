"""Hand-written pages, the readers' doors, and redirects from old addresses."""

from __future__ import annotations

from typing import ClassVar

from generator import kinds
from generator.address_fields import SlugPath, Target
from generator.fields import Line, Prose, Summary, Whole, field
from generator.kinds import Kind
from generator.models.part import Part
from generator.models.record import Record
from generator.models.reviewed import Reviewed


class Side(Reviewed):
    """En side: a page written by hand in docs/. Its id is its path there."""

    kind: ClassVar[Kind] = kinds.SIDE

    id: SlugPath = field("id", "Id", "Stien i docs/ uden .md.")
    title: Line = field("titel", "Titel", "Sidens overskrift.", example="Om VIP2")
    summary: Summary = field(
        "resumé", "Resumé", "Sidens indhold på højst 300 tegn.", example="Hvem der stod bag VIP2."
    )
    text: Prose | None = field(
        "tekst", "Tekst", "Sidens tekst.", default=None, example="Her står sidens tekst."
    )

    @property
    def name(self) -> str:
        """The title."""
        return self.title

    @property
    def description(self) -> str:
        """The summary."""
        return self.summary


class Task(Part):
    """Something that a reader comes to do, and the page that solves it."""

    title: Line = field(
        "titel", "Titel", "Opgaven, som læseren ville sige den.", example="Find en guide"
    )
    text: Line = field(
        "tekst", "Tekst", "Hvad man finder, i en sætning.", example="Guider, trin for trin."
    )
    target: Target = field(
        "mål", "Mål", "Siden, som indgangen linker til.", example="metode:trappemodellen"
    )
    onward: Target | None = field(
        "videre",
        "Videre",
        "Siden med svaret, når man skal et skridt videre fra målet.",
        default=None,
        example="jobpakke:lastbilchauffoer",
    )
    known_by: Line | None = field(
        "kendes_på",
        "Kendes på",
        "Ord, der står på siden med svaret, så man kan se, at man er nået frem.",
        default=None,
        example="Vejen trin for trin",
    )

    @property
    def answer(self) -> str:
        """The link to the page that answers."""
        return self.onward or self.target


class Door(Record):
    """En indgang: the page for one group of readers, with their main tasks."""

    kind: ClassVar[Kind] = kinds.DOOR

    title: Line = field("titel", "Titel", "Hvem indgangen er for.", example="For jobcentre")
    summary: Summary = field(
        "resumé",
        "Resumé",
        "Hvad man finder her, på højst 300 tegn.",
        example="Det vigtigste for jobcentre.",
    )
    position: Whole = field("rækkefølge", "Rækkefølge", "Plads på forsiden, fra 1.", example="1")
    tasks: tuple[Task, ...] = field(
        "opgaver",
        "Opgaver",
        "Det, læserne kommer for; de vigtigste først.",
        example="[{titel: Find en guide, tekst: Trin for trin., mål: side:metoder}]",
        min_length=1,
    )
    text: Prose | None = field(
        "tekst",
        "Tekst",
        "Mere til læseren.",
        default=None,
        example="Her er det, de fleste spørger om.",
    )

    @property
    def name(self) -> str:
        """Whom it is for."""
        return self.title

    @property
    def description(self) -> str:
        """The summary."""
        return self.summary

    @property
    def order(self) -> tuple[int, ...]:
        """By the position that the record gives."""
        return (self.position,)


class Redirect(Record):
    """En omdirigering: an address that once held something, and where that is now."""

    kind: ClassVar[Kind] = kinds.REDIRECT

    old: Line = field("fra", "Fra", "Den gamle adresse.", example="/Nyheder/Forside.aspx")
    new: Target = field(
        "til",
        "Til",
        "Siden, som den gamle adresse nu fører til.",
        example="side:jobpakker/konceptet",
    )

    @property
    def name(self) -> str:
        """The old address."""
        return self.old
