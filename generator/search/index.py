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
    table = _Table(text for texts in (*firsts, *wholes) for text in texts)
    first = table.of(text for texts in firsts for text in texts)
    found = {}
    for number, (start, end) in enumerate(_shares(wholes)):
        texts = wholes[start:end]
        compounds = table.of(text for one in texts for text in one)
        part = {"first": start, "texts": texts, "compounds": compounds}
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

    def __init__(self, texts: Iterable[str]) -> None:
        self._told: set[str] = set()
        self._splitter = Splitter(_words(texts))

    def of(self, texts: Iterable[str]) -> str:
        """The compounds, one a line, with `-` where they are split."""
        stems = {stem(fold(word)) for word in _words(texts)}
        new = sorted(stems - self._told)
        self._told |= stems
        split = (self._splitter.split(one) for one in new)
        return "\n".join("-".join(parts) for parts in split if len(parts) > 1)


def _words(texts: Iterable[str]) -> set[str]:
    """The words of texts, each once; no word has a space in it."""
    return {
        word for piece in {one for text in texts for one in text.split()} for word in words(piece)
    }


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
