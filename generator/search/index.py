"""The index that the search in the page reads: what can be found, as scripts.

In: documents, and which expressions lead to which. Out: the text of each file by path. The first
file holds what a first answer needs: titles, headings, other names and the opening words. The rest
hold the whole texts. Nothing is inverted here: `soeg-motor.js` reads words, as it must for a
question, so the texts themselves are the smallest index. What it cannot know comes along: how
compounds are split.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from generator.search.compounds import Splitter
from generator.search.documents import Document
from generator.search.words import SMALL, fold, stem, words

FIRST: Final = "soeg/indeks.js"
_OPENING: Final = 20
"""How many words of a text the first file holds."""
_TEXT_FILE: Final = 600_000
"""About how many characters of text another file holds."""
_CROWD: Final = -0.08
"""The more there are of a sort, the less likely each is meant: by this power of their number."""


def files(documents: Sequence[Document], synonyms: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The scripts, by path; each of `synonyms` is an expression and another that it leads to."""
    firsts = [list(_first_texts(one)) for one in documents]
    wholes = [[part.text for part in one.sections] for one in documents]
    shares = list(_shares(wholes))
    opening, *rest = (_pieces(firsts), *(_pieces(wholes[start:end]) for start, end in shares))
    table = _Table(opening.union(*rest))
    first = table.of(opening)
    found = {}
    for number, ((start, end), pieces) in enumerate(zip(shares, rest, strict=True)):
        part = {"first": start, "texts": wholes[start:end], "compounds": table.of(pieces)}
        script = f"(self.vip2SoegTekster??=[])[{number}]={_parsed(part)};\n"
        mark = hashlib.sha256(script.encode()).hexdigest()[:8]
        found[f"soeg/tekst-{number}.{mark}.js"] = script
    index = {
        **_kinds_and_pages(documents),
        "small": " ".join(sorted(SMALL)),
        "compounds": first,
        "synonyms": sorted(set(synonyms)),
        "parts": list(found),
    }
    return {FIRST: f"self.vip2SoegIndeks={_parsed(index)};\n", **found}


class _Table:
    """Which compounds a file has to tell of: those of its words that no file before it told of."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._words = {piece: words(piece) for piece in pieces}
        self._told: set[str] = set()
        self._splitter = Splitter(word for found in self._words.values() for word in found)

    def of(self, pieces: Iterable[str]) -> str:
        """The compounds, one a line, with `-` where they are split."""
        stems = {stem(fold(word)) for piece in pieces for word in self._words[piece]}
        new = sorted(stems - self._told)
        self._told |= stems
        split = (self._splitter.split(one) for one in new)
        return "\n".join("-".join(parts) for parts in split if len(parts) > 1)


def _pieces(documents: Iterable[Iterable[str]]) -> set[str]:
    """What stands between the spaces of texts, each once: no word has a space in it."""
    found: set[str] = set()
    for texts in documents:
        for text in texts:
            found.update(text.split())
    return found


def _kinds_and_pages(documents: Sequence[Document]) -> dict[str, Any]:
    crowds = Counter(one.sort for one in documents)
    sorts = sorted(crowds)
    kinds = [
        (one.word, one.one, one.many, round(one.weight * crowds[one] ** _CROWD, 3)) for one in sorts
    ]
    return {"kinds": kinds, "pages": [_page(one, sorts.index(one.sort)) for one in documents]}


def _page(one: Document, kind: int) -> list[Any]:
    headings = [(part.heading, part.anchor) for part in one.sections[1:]]
    names, demonstration = " ".join(one.names), int(one.demonstration)
    return [one.address, one.title, kind, one.place, names, headings, _opening(one), demonstration]


def _first_texts(one: Document) -> Iterator[str]:
    """What of a document stands in the first file."""
    yield from (one.title, one.place, one.sort.one, one.sort.many, *one.names, _opening(one))
    yield from (part.heading for part in one.sections)


def _opening(one: Document) -> str:
    """The first words of a document's text."""
    found: list[str] = []
    for part in one.sections:
        found += part.text.split(maxsplit=_OPENING)[:_OPENING]
        if len(found) >= _OPENING:
            break
    return " ".join(found[:_OPENING])


def _shares(wholes: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """The documents in runs of about as much text as a file holds: where each begins and ends."""
    start = size = 0
    for number, texts in enumerate(wholes):
        length = sum(map(len, texts))
        if number > start and size + length > _TEXT_FILE:
            yield start, number
            start, size = number, 0
        size += length
    if wholes:
        yield start, len(wholes)


def _parsed(value: Any) -> str:
    """A value as a script reads it fastest: JSON in a text."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "JSON.parse('" + text.replace("\\", "\\\\").replace("'", "\\'") + "')"
