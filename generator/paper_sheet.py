"""One paper while it is composed: its texts as Typst code, and the addresses that they refer to.

In: the linked site and a record. Out: code for each part, and in the end a `Paper`. On paper a link
is a number behind its words, and the addresses stand in one list, each once, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator import certainty, danish, markdown_typst
from generator.claims import Claim, claims
from generator.directory import Directory
from generator.invented import is_invented
from generator.markdown import Prose
from generator.markdown_typst import Reference, text
from generator.models.record import Certainty, Record
from generator.pages.sheet import FarSheet
from generator.paper import Paper, pdf_address, short
from generator.site import Site
from generator.typst_code import call, joined, row, string

_REMARK: Final = " (demonstration)"


class PaperSheet:
    """A record's paper: what the composers of newsletters and guides call."""

    def __init__(self, site: Site, record: Record) -> None:
        self._site = site
        self._record = record
        self._far = FarSheet(site, Directory(site), site.address(record))
        self._numbers: dict[str, int] = {}
        self._pictures: dict[str, None] = {}
        self._claims: dict[tuple[str, ...], Claim] = {}

    def prose(self, prose: Prose | None, level: int, prefix: str = "") -> str:
        """A text; its highest heading has this level."""
        if prose is None:
            return "none"
        self._pictures |= dict.fromkeys(picture.target for picture in prose.pictures)
        living = self._site.living(prose)
        return markdown_typst.render(living, self._refer, level=level, prefix=prefix)

    def place(self, address: str, words: str) -> str:
        """Words that lead to an address of the site."""
        return self._linked(self._far.href(address), words)

    def name(self, record: Record) -> str:
        """The name of a record, with the number of its address, and a mark if it is invented."""
        words = self._linked(self._far.to(record), record.name)
        return joined([words, string(_REMARK)]) if is_invented(record) else words

    def names(self, records: Iterable[Record]) -> str:
        """The names of records, with commas between them."""
        pieces = [piece for one in records for piece in (string(", "), self.name(one))]
        return joined(pieces[1:])

    def labelled(self, label: str, words: str) -> str:
        """A paragraph with a label before its words."""
        return call("par", joined([call("strong", string(f"{label}: ")), words]))

    def standing(self) -> list[str]:
        """How sure the record is, the disagreement that it stands in, and its note."""
        record, found = self._record, []
        if record.certainty not in {Certainty.SURE, Certainty.CONFLICTING}:
            found.append(call("par", string(f"{certainty.WORDS[record.certainty]}.")))
        disputed = self._site.get(record.disagreement) if record.disagreement else None
        if disputed:
            found.append(self.labelled(certainty.WORDS[record.certainty], self.name(disputed)))
        if record.note:
            found.append(self.labelled("Bemærk", text(record.note)))
        return found

    def figures(self) -> str:
        """The numbers that the texts lead to, with what each is a share of."""
        return row(
            row((text(one.amount), joined(self._explained(one)))) for one in self._claims.values()
        )

    def tail(self) -> list[str]:
        """What the sources are silent about, and where the rest stands."""
        found = []
        unknown = self._far.unknown_titles(self._record)
        if unknown:
            words = text(f"{danish.listed(unknown)}.")
            found.append(self.labelled("Ikke oplyst i kilderne", words))
        cited = [self._cited(one) for one in self._far.citations(self._record)]
        if cited:
            label = "Kilder" if len(cited) > 1 else "Kilde"
            found.append(self.labelled(label, joined([*_between(cited, "; "), string(".")])))
        return found

    def paper(self, form: str, **values: str) -> Paper:
        """The finished paper, set in the form `typst/<form>.typ` with these values."""
        page = self._site.address(self._record)
        address = self._far.href(page)
        listed = row(row((string(one), text(short(one)))) for one in self._numbers)
        known = {
            "title": string(self._record.name),
            "description": string(self._record.description),
            "author": string(self._site.settings.site_name),
            "address": string(address),
            "short": text(short(address)),
        }
        named = {**known, **values, "listed": listed}
        lines = "".join(f"  {name}: {code},\n" for name, code in named.items())
        source = f'#import "{form}.typ": *\n#{form}(\n{lines})\n'
        return Paper(pdf_address(self._record), source, address, tuple(self._pictures))

    def _explained(self, claim: Claim) -> list[str]:
        record = claim.record
        share = f"Andel af: {claim.base}." if claim.base else ""
        time = f"{danish.sentence(claim.time)}." if claim.time else ""
        sure = record.certainty is Certainty.SURE
        standing = "" if sure else f"{certainty.WORDS[record.certainty]}."
        words = " ".join(filter(None, (f"{claim.subject}.", share, time, standing)))
        number = str(self._number(self._far.to(record), claim.subject))
        return [text(words), call("numbered", number)]

    def _cited(self, source: dict[str, str]) -> str:
        place = f", {source['place']}" if source["place"] else ""
        date = f" ({source['date']})" if source["date"] else ""
        return joined([self._linked(source["href"], source["title"]), text(f"{place}{date}")])

    def _refer(self, target: str, words: str) -> Reference:
        """What a link in a text becomes."""
        if target.startswith("#"):
            return Reference(target)
        address = self._far.link(target, "")
        record = self._site.linked_record(target)
        self._claims |= {one.key: one for one in claims(record, words)}
        remark = _REMARK if is_invented(record) else ""
        return Reference(address, self._number(address, words), remark)

    def _linked(self, address: str, words: str) -> str:
        return call("cited", string(address), str(self._number(address, words)), text(words))

    def _number(self, address: str, words: str) -> int:
        """The number of an address in the list; 0 where the words already say it."""
        if short(address) == short(words):
            return 0
        return self._numbers.setdefault(address, len(self._numbers) + 1)


def _between(pieces: list[str], mark: str) -> list[str]:
    return [one for piece in pieces for one in (string(mark), piece)][1:]
