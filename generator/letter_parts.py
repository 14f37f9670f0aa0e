"""An issue as a letter: everything it says, in order, before it becomes plain text or HTML.

In: the linked site and an issue. Out: a `Letter`. Both forms of a mail are set from this one value,
so that they cannot say different things. Links are absolute; pictures are links with their words,
because a mail fetches nothing; who is invented bears a mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from generator import certainty, danish
from generator.claims import Claim, claims
from generator.invented import is_invented, names_invented
from generator.kinds import SIDE
from generator.markdown import Prose
from generator.markdown_tree import Node, NodeKind
from generator.models.newsletters import Article, Newsletter
from generator.models.record import Certainty, Record
from generator.pages import newsletters
from generator.pages.desk import Desk
from generator.pages.sheet import FarSheet

_INVENTED: Final = " (demonstration)"
_PRIVACY: Final = "privatliv"


class Look(StrEnum):
    """How a piece of a letter is shown."""

    TITLE = "title"
    HEADING = "heading"
    LIST_TITLE = "list-title"
    KICKER = "kicker"
    LEAD = "lead"
    TEXT = "text"
    QUIET = "quiet"
    NOTICE = "notice"
    ITEMS = "items"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that belong together, with the absolute address that they lead to, if any."""

    text: str
    href: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that a letter says.

    A prose has a `prose` and the `prefix` of its anchors; everything else has lines of runs, one
    line but for a list.
    """

    look: Look
    lines: tuple[tuple[Run, ...], ...] = ()
    prose: Prose | None = None
    prefix: str = ""


class Place(StrEnum):
    """Where in the letter a section stands."""

    TOP = "top"
    OPENING = "opening"
    ABOUT = "about"
    ARTICLE = "article"
    ENDING = "ending"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Section:
    """Pieces that stand together."""

    place: Place
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """An issue as it is sent. `preheader` is what a list of mails shows below the title."""

    title: str
    preheader: str
    sections: tuple[Section, ...]


def of(desk: Desk, issue: Newsletter) -> Letter:
    """The letter of an issue, with its links seen from nowhere."""
    return _Composer(desk, issue).letter()


class _Composer:
    """What the composing of one letter needs to know."""

    def __init__(self, desk: Desk, issue: Newsletter) -> None:
        self._site = desk.site
        self._issue = issue
        self._sheet = FarSheet(desk.site, desk.directory, desk.site.address(issue))
        self._claims: dict[tuple[str, ...], Claim] = {}

    def letter(self) -> Letter:
        """Everything the letter says."""
        sections = (
            Section(Place.TOP, tuple(self._top())),
            Section(Place.OPENING, tuple(self._opening())),
            Section(Place.ABOUT, tuple(self._about())),
            *(Section(Place.ARTICLE, tuple(self._article(one))) for one in self._issue.articles),
            Section(Place.ENDING, tuple(self._ending())),
            Section(Place.FOOT, tuple(self._foot())),
        )
        return Letter(self._issue.title, self._issue.summary, sections)

    def _top(self) -> Iterator[Piece]:
        yield _text(Look.KICKER, Run(f"{self._site.settings.site_name} · Nyhedsbrev"))
        yield _text(Look.QUIET, Run("Læs nyhedsbrevet på hjemmesiden", self._to(self._issue)))

    def _opening(self) -> Iterator[Piece]:
        yield _text(Look.TITLE, Run(self._issue.title))
        number = f", nummer {self._issue.number}" if self._issue.number else ""
        yield _text(Look.QUIET, Run(f"Udgivet {self._issue.published.words()}{number}"))
        yield _text(Look.LEAD, Run(self._issue.summary))

    def _about(self) -> Iterator[Piece]:
        """What a reader has to know first, the introduction, and what is inside."""
        issue = self._issue
        if issue.certainty not in {Certainty.SURE, Certainty.CONFLICTING}:
            yield _text(Look.NOTICE, Run(f"{certainty.WORDS[issue.certainty]}."))
        disputed = self._site.get(issue.disagreement) if issue.disagreement else None
        if disputed:
            there = Run(disputed.subject, self._to(disputed))
            label = Run(f"{certainty.WORDS[issue.certainty]}: ", strong=True)
            yield _text(Look.NOTICE, label, there)
        if issue.note:
            yield _text(Look.QUIET, Run("Bemærk: ", strong=True), Run(issue.note))
        if issue.text:
            yield self._prose(issue.text)
        if len(issue.articles) > 1:
            yield _text(Look.LIST_TITLE, Run("I dette nyhedsbrev"))
            yield Piece(
                Look.ITEMS,
                tuple((Run(one.title, self._sheet.href(f"#{one.id}")),) for one in issue.articles),
            )

    def _article(self, article: Article) -> Iterator[Piece]:
        yield _text(Look.KICKER, Run(article.type.label))
        yield _text(Look.HEADING, Run(article.title))
        if names_invented(self._site, article):
            words = "Artiklen nævner personer eller cases, der er opdigtede."
            yield _text(Look.NOTICE, Run("Demonstration: ", strong=True), Run(words))
        yield self._prose(article.text, f"{article.id}-")
        found = newsletters.about(self._site, article)
        if found:
            runs = [run for one in found for run in (Run(", "), *self._named(one))][1:]
            yield _text(Look.QUIET, Run("Handler om: ", strong=True), *runs)

    def _ending(self) -> Iterator[Piece]:
        unknown = self._sheet.unknown_titles(self._issue)
        if unknown:
            label = Run("Ikke oplyst i kilderne: ", strong=True)
            yield _text(Look.QUIET, label, Run(f"{danish.listed(unknown)}."))
        if self._claims:
            yield _text(Look.LIST_TITLE, Run("Tal i brevet"))
            yield Piece(Look.ITEMS, tuple(self._explained(one) for one in self._claims.values()))
        sources = self._sheet.citations(self._issue)
        if sources:
            yield _text(Look.LIST_TITLE, Run("Kilder"))
            yield Piece(Look.ITEMS, tuple(_cited(one) for one in sources))

    def _foot(self) -> Iterator[Piece]:
        """Whom the letter is from, why it came, and how it stops."""
        name = self._site.settings.site_name
        home = Run(name, self._sheet.href(""))
        yield _text(Look.QUIET, Run("Nyhedsbrevet kommer fra "), home, Run("."))
        why = f"Du får det, fordi din mailadresse står på listen over dem, der får det fra {name}. "
        how = "Vil du ikke have flere, så svar på mailen med ordet »Afmeld«."
        yield _text(Look.QUIET, Run(why), Run(how, strong=True), *self._mailbox())
        privacy = self._site.find(SIDE, _PRIVACY)
        if privacy:
            link = Run("hvordan vi behandler oplysninger", self._to(privacy))
            yield _text(Look.QUIET, Run("Læs, "), link, Run("."))

    def _mailbox(self) -> Iterator[Run]:
        """Where else one may write, if the project has an address of its own."""
        address = self._site.settings.mail
        if address:
            yield from (
                Run(" Du kan også skrive til "),
                Run(address, f"mailto:{address}"),
                Run("."),
            )

    def _named(self, record: Record) -> Iterator[Run]:
        yield Run(record.name, self._to(record))
        if is_invented(record):
            yield Run(_INVENTED)

    def _explained(self, claim: Claim) -> tuple[Run, ...]:
        """A number of the texts, and what it is a share of; its sources stand where it leads."""
        share = f" Andel af: {claim.base}." if claim.base else ""
        time = f" {danish.sentence(claim.time)}." if claim.time else ""
        sure = claim.record.certainty is Certainty.SURE
        standing = "" if sure else f" {certainty.WORDS[claim.record.certainty]}."
        words = f": {claim.subject}.{share}{time}{standing}"
        return Run(claim.amount, self._to(claim.record)), Run(words)

    def _to(self, record: Record) -> str:
        return self._sheet.to(record)

    def _prose(self, prose: Prose, prefix: str = "") -> Piece:
        """The text with its pictures as links, and the words that follow links to the invented."""
        for link in prose.links:
            record = self._site.linked_record(link.target)
            self._claims |= {one.key: one for one in claims(record, link.text)}
        nodes = tuple(self._mailed(prose.nodes, within_link=False))
        links = (*prose.links, *prose.pictures)
        return Piece(Look.PROSE, prose=replace(prose, parsed=nodes, links=links), prefix=prefix)

    def _mailed(self, nodes: tuple[Node, ...], *, within_link: bool) -> Iterator[Node]:
        for node in nodes:
            is_link = node.kind is NodeKind.LINK
            inner = tuple(self._mailed(node.children, within_link=within_link or is_link))
            if node.kind is NodeKind.IMAGE:
                words = (_letters(node, "Billede: "), *inner)
                link = replace(node, kind=NodeKind.LINK, children=words)
                yield from words if within_link else (link,)
            elif node.kind is NodeKind.TASK:
                yield _letters(node, "☑ " if node.value else "☐ ")
            else:
                yield replace(node, children=inner)
            if is_link and is_invented(self._site.linked_record(node.value)):
                yield _letters(node, _INVENTED)


def _text(look: Look, *runs: Run) -> Piece:
    return Piece(look, (runs,))


def _letters(node: Node, letters: str) -> Node:
    return Node(NodeKind.TEXT, node.start, node.end, letters)


def _cited(source: dict[str, str]) -> tuple[Run, ...]:
    place = f", {source['place']}" if source["place"] else ""
    date = f" ({source['date']})" if source["date"] else ""
    return Run(source["title"], source["href"]), Run(f"{place}{date}")
