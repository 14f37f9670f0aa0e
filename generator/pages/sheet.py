"""One page while it is being set: its links, its texts, and what they lead to.

In: the linked site and the page's address. Out: what its template asks for. Links are relative to
the page that they stand on; its outline is gathered while it is set, from the sections and texts
that were not empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from generator import danish, markdown_html, markdown_words
from generator.claims import Claim, claims
from generator.directory import Directory
from generator.markdown import Heading, Link, Prose
from generator.markdown_words import Stems
from generator.models.knowledge import Term
from generator.models.record import Record
from generator.page import href
from generator.site import Site

_TERM = Markup(
    '<button type="button" class="term" popovertarget="ord-{id}" data-number="{number}">'
    "{words}</button>"
)


class Sheet:
    """One page while it is being set: what its template may call.

    `interactive` tells whether its readers can open boxes and tick them; elsewhere a word of the
    glossary is a plain link, and a checklist a plain list.
    """

    interactive = True

    def __init__(self, site: Site, directory: Directory, address: str) -> None:
        self.site = site
        self.directory = directory
        self.address = address
        self.outline: list[Heading] = []
        self.claims: dict[tuple[str, ...], Claim] = {}
        self.words: dict[str, Term] = {}
        self._numbers: dict[str, int] = {}
        self._wanted: dict[Stems, str] = {}

    def href(self, address: str) -> str:
        """The link from this page to an address of the site."""
        return href(address, seen_from=self.address)

    def to(self, record: Record) -> str:
        """The link from this page to a record."""
        return self.href(self.site.address(record))

    def citations(self, record: Record) -> list[dict[str, str]]:
        """Where the record's facts stand: title, link, place and date of each source."""
        found = []
        for citation in record.sources:
            source = self.site.get(citation.source)
            if source:
                date = source.date.words() if source.date else ""
                place = citation.where or ""
                found.append(
                    {"title": source.name, "href": self.to(source), "place": place, "date": date}
                )
        return found

    def cited(self, records: Iterable[Record]) -> list[dict[str, str]]:
        """The sources of several records together, each once, without the places in them."""
        return list(
            {one["href"]: one for record in records for one in self.citations(record)}.values()
        )

    def unknown_titles(self, record: Record) -> list[str]:
        """What the record says that its sources are silent about, in words."""
        fields = {info.alias: info.title for info in type(record).model_fields.values()}
        titles = (fields.get(key) or key.replace("_", " ") for key in record.unknown)
        return [danish.inside(title) for title in titles]

    def mentioned(
        self, record: Record, *, leave_out: tuple[str, ...] = ()
    ) -> list[tuple[str, list[Record]]]:
        """Who refers to the record, by the plural of their kind; some kinds may be left out."""
        groups: dict[str, list[Record]] = {}
        for one in self.site.mentioning(record):
            if one.kind.name not in leave_out and one.kind.address:
                groups.setdefault(danish.sentence(one.kind.plural), []).append(one)
        return sorted(groups.items(), key=lambda group: danish.collation_key(group[0]))

    def mentioned_by_name(
        self, record: Record, *, leave_out: tuple[str, ...] = ()
    ) -> list[tuple[str, Record]]:
        """Who refers to the record, by name; two of one name are told apart by their kind."""
        found = [one for _, group in self.mentioned(record, leave_out=leave_out) for one in group]
        names = Counter(one.name for one in found)
        return [
            (f"{one.name} ({one.kind.name})" if names[one.name] > 1 else one.name, one)
            for one in found
        ]

    def heading(self, title: str, anchor: str, level: int = 2) -> str:
        """Note a heading for the outline; prints nothing."""
        self.outline.append(Heading(level, title, anchor))
        return ""

    def prose(
        self, text: Prose | None, base: int = 2, prefix: str = "", *, outlined: bool = False
    ) -> Markup:
        """A text as HTML; where `outlined`, its headings stand in the page's outline too."""
        if text is None:
            return Markup()
        text = markdown_words.linked(self.site.living(text), self._wanted)
        if outlined and text.headings:
            top = min(heading.level for heading in text.headings)
            for heading in text.headings:
                self.heading(heading.title, prefix + heading.anchor, heading.level - top + base)
        for link in text.links:
            self._claim(link)
        fragment = markdown_html.render(
            text,
            lambda target: self.link(target, prefix),
            heading_base=base,
            prefix=prefix,
            explained=self._explained,
        )
        return Markup(fragment)  # noqa: S704 - the renderer escapes

    def explain(self, terms: Iterable[Term]) -> str:
        """Explain these words where the page uses each for the first time; prints nothing."""
        for term in terms if self.interactive else ():
            for name in (term.title, *term.synonyms):
                self._wanted[markdown_words.stems(name)] = f"{term.kind.name}:{term.id}"
        return ""

    def line(self, text: str) -> Markup:
        """A text on one line, with the words that are to be explained."""
        found, at = Markup(), 0
        for use in tuple(markdown_words.first_uses(text, self._wanted)):
            words = Markup.escape(text[use.start : use.end])
            found += text[at : use.start] + Markup(self._explained(use.target, words))  # noqa: S704
            at = use.end
        return found + text[at:]

    def lines(self, texts: Iterable[str]) -> list[Markup]:
        """Several of them."""
        return [self.line(text) for text in texts]

    def _explained(self, target: str, words: str) -> str:
        """What opens the explanation of a word, if the link leads to one on another page."""
        term = self.site.linked_record(target)
        if not (self.interactive and isinstance(term, Term)) or self._is_here(term):
            return ""
        self._number(term)
        self._wanted = {name: one for name, one in self._wanted.items() if one != target}
        number = self._numbers[term.id]
        return _TERM.format(id=term.id, number=number, words=Markup(words))  # noqa: S704

    def _number(self, term: Term) -> None:
        """Give a word the next number of the page, unless it has one."""
        if term.id not in self._numbers:
            self._numbers[term.id] = len(self._numbers) + 1
            self.words[term.id] = term

    def take_words(self, also: Iterable[Term] = ()) -> tuple[tuple[int, Term], ...]:
        """The words to explain since this was last asked, and those besides, by their numbers."""
        for term in also:
            self._number(term)
        taken, self.words = self.words, {}
        return tuple((self._numbers[id_], term) for id_, term in taken.items())

    def _claim(self, link: Link) -> None:
        """Keep the figures that a link leads to, unless they stand on this very page."""
        record = self.site.linked_record(link.target)
        if record and not self._is_here(record):
            self.claims |= {one.key: one for one in claims(record, link.text)}

    def _is_here(self, record: Record) -> bool:
        """Whether the record stands on this very page."""
        return self.site.address(record).partition("#")[0] == self.address

    def take_claims(self) -> tuple[Claim, ...]:
        """The figures that the texts led to since this was last asked, each once."""
        taken, self.claims = self.claims, {}
        return tuple(taken.values())

    def link(self, target: str, prefix: str) -> str:
        """The link for a target in a text: a part of it, a record, a picture, or the world."""
        if target.startswith("#"):
            return f"#{prefix}{target[1:]}"
        address = self.site.target(target)
        is_elsewhere = ":" in address
        return address if is_elsewhere else self.href(address)


class FarSheet(Sheet):
    """A page's text as it is read elsewhere, in a feed or a mail: every link is absolute."""

    interactive = False

    def href(self, address: str) -> str:
        """The whole address; an anchor alone is one of the page that the text stands on."""
        here = self.address if address.startswith("#") else ""
        return f"{self.site.settings.site_url}{here}{address}"

    def link(self, target: str, prefix: str) -> str:
        """The whole address of what a text links to."""
        link = super().link(target, prefix)
        return self.href(link) if link.startswith("#") else link
