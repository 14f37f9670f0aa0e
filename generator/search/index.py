"""The index that the search in the page reads: what can be found, as scripts.

In: documents, and which expressions lead to which. Out: the text of each file by path. The first
file holds what a first answer needs: titles, headings, other names and the opening words. The rest
hold the whole texts, a share of the documents each. Nothing is inverted here: `soeg-motor.js` reads
words, as it must for a question, so the texts themselves are the smallest index. What it cannot
know comes along: how compounds are split.

A share that is known from before need not be read again: its texts are not asked for, and its file
stays where nothing in it would be another.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from generator.hashing import hash_of
from generator.kept_values import ByFields
from generator.search.compounds import Splitter
from generator.search.documents import Document, Sort
from generator.search.words import SMALL, fold, stem, words

FIRST: Final = "soeg/indeks.js"
_OPENING: Final = 20
"""How many words of a text the first file holds."""
_TEXT_FILE: Final = 600_000
"""About how many characters of text another file holds."""
_CROWD: Final = -0.08
"""The more there are of a sort, the less likely each is meant: by this power of their number."""


@dataclass(frozen=True, slots=True)
class Found(ByFields):
    """A document as the first file tells of it: its row there, around the number of its sort.

    `opening` are the words of that row as they are split, `size` the letters of its texts, and
    `sum` a hash of all that the index tells of it.
    """

    address: str
    sort: Sort
    row: tuple[str, str]
    opening: str
    size: int
    sum: bytes


@dataclass(frozen=True, slots=True)
class Share(ByFields):
    """A run of documents whose texts lie in one file, as it is known from before.

    `opening` and `words` are the folded words of their rows and of their texts, each once with a
    space between; `path` is the file, and `told` a hash of what else stands in it.
    """

    opening: str
    words: str
    path: str
    told: bytes


@dataclass(frozen=True, slots=True)
class Index:
    """The files by path, those that stay as they are, and what is known of each share, by its key.

    A key is made of the sums of the share's documents; `runs` are where each begins and ends.
    """

    files: Mapping[str, str]
    stay: tuple[str, ...]
    shares: Mapping[bytes, Share]
    runs: Sequence[tuple[int, int]]


def files(documents: Sequence[Document], synonyms: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The scripts, by path; each of `synonyms` is an expression and another that it leads to."""
    return index([found(one) for one in documents], lambda at: texts(documents[at]), synonyms).files


def found(one: Document) -> Found:
    """A document without its texts."""
    headings = [(part.heading, part.anchor) for part in one.sections[1:]]
    opening = _opening(one)
    after = (one.place, " ".join(one.names), headings, opening, int(one.demonstration))
    row = (_json((one.address, one.title))[1:-1], _json(after)[1:-1])
    said = (one.title, one.place, *one.names, opening, *(part.heading for part in one.sections))
    whole = texts(one)
    total = hash_of("\0".join((*row, one.sort.word, *whole)).encode())
    return Found(one.address, one.sort, row, " ".join(said), sum(map(len, whole)), total)


def texts(one: Document) -> list[str]:
    """The texts of a document, before its first heading and below each."""
    return [part.text for part in one.sections]


def index(
    founds: Sequence[Found],
    texts_at: Callable[[int], list[str]],
    synonyms: Iterable[tuple[str, str]],
    known: Mapping[bytes, Share] | None = None,
) -> Index:
    """The index of what can be found; `texts_at` tells the texts of a document by its place.

    They are asked for only where the share is not `known`.
    """
    runs = list(_runs(founds))
    keys = [hash_of(b"".join(one.sum for one in founds[start:end])) for start, end in runs]
    shares = [
        (known or {}).get(key) or _read(founds[start:end], map(texts_at, range(start, end)))
        for key, (start, end) in zip(keys, runs, strict=True)
    ]
    sorts = sorted({one.sort for one in founds})
    table = _Table(shares, sorts)
    first = table.of({word for one in shares for word in one.opening.split()} | _named(sorts))
    made: dict[str, str] = {}
    listed: dict[bytes, Share] = {}
    for number, (key, share, (start, end)) in enumerate(zip(keys, shares, runs, strict=True)):
        compounds = table.of(share.words.split())
        told = hash_of(f"{number}\0{start}\0{compounds}".encode())
        path = share.path
        if told != share.told:
            wholes = [texts_at(at) for at in range(start, end)]
            path, script = _text_file(number, start, wholes, compounds)
            made[path] = script
        listed[key] = Share(share.opening, share.words, path, told)
    paths = [one.path for one in listed.values()]
    opening = _first_file(founds, sorts, first, sorted(set(synonyms)), paths)
    stay = tuple(path for path in paths if path not in made)
    return Index({FIRST: opening, **made}, stay, listed, runs)


def _text_file(
    number: int, first: int, wholes: Sequence[list[str]], compounds: str
) -> tuple[str, str]:
    """The file of a share's texts: its path, which is another for every content, and the script."""
    part = {"first": first, "texts": wholes, "compounds": compounds}
    script = f"(self.vip2SoegTekster??=[])[{number}]={_parsed(_json(part))};\n"
    mark = hashlib.sha256(script.encode()).hexdigest()[:8]
    return f"soeg/tekst-{number}.{mark}.js", script


def _read(founds: Iterable[Found], wholes: Iterable[list[str]]) -> Share:
    """A share of which nothing was known."""
    opening = " ".join(sorted(_folded(one.opening for one in founds)))
    said = " ".join(sorted(_folded(text for whole in wholes for text in whole)))
    return Share(opening, said, "", b"")


def _folded(lines: Iterable[str]) -> set[str]:
    """The words of texts, folded, each once; no word has a space in it."""
    pieces: set[str] = set()
    for line in lines:
        pieces.update(line.split())
    return {fold(word) for piece in pieces for word in words(piece)}


def _named(sorts: Iterable[Sort]) -> set[str]:
    """The words for the sorts."""
    return _folded(name for sort in sorts for name in (sort.one, sort.many))


class _Table:
    """Which compounds a file has to tell of: those of its words that no file before it told of."""

    def __init__(self, shares: Iterable[Share], sorts: Iterable[Sort]) -> None:
        known = _named(sorts)
        for share in shares:
            known.update(share.opening.split(), share.words.split())
        self._stems = {word: stem(word) for word in known}
        self._told: set[str] = set()
        self._splitter = Splitter(known)

    def of(self, folded: Iterable[str]) -> str:
        """The compounds, one a line, with `-` where they are split."""
        stems = {self._stems[word] for word in folded}
        new = sorted(stems - self._told)
        self._told |= stems
        split = (self._splitter.split(one) for one in new)
        return "\n".join("-".join(parts) for parts in split if len(parts) > 1)


def _first_file(
    founds: Sequence[Found],
    sorts: Sequence[Sort],
    compounds: str,
    synonyms: Sequence[tuple[str, str]],
    parts: Sequence[str],
) -> str:
    """The file that a first answer needs. The rows are text already, and are not written again."""
    crowds = Counter(one.sort for one in founds)
    kinds = [
        (one.word, one.one, one.many, round(one.weight * crowds[one] ** _CROWD, 3)) for one in sorts
    ]
    number = {one: place for place, one in enumerate(sorts)}
    rows = ",".join(f"[{one.row[0]},{number[one.sort]},{one.row[1]}]" for one in founds)
    rest = {
        "small": " ".join(sorted(SMALL)),
        "compounds": compounds,
        "synonyms": synonyms,
        "parts": parts,
    }
    whole = f'{{"kinds":{_json(kinds)},"pages":[{rows}],{_json(rest)[1:]}'
    return f"self.vip2SoegIndeks={_parsed(whole)};\n"


def _opening(one: Document) -> str:
    """The first words of a document's text."""
    opening: list[str] = []
    for part in one.sections:
        opening += part.text.split(maxsplit=_OPENING)[:_OPENING]
        if len(opening) >= _OPENING:
            break
    return " ".join(islice(opening, _OPENING))


def _runs(founds: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """The documents in runs of about as much text as a file holds: where each begins and ends."""
    start = size = 0
    for number, one in enumerate(founds):
        if number > start and size + one.size > _TEXT_FILE:
            yield start, number
            start, size = number, 0
        size += one.size
    if founds:
        yield start, len(founds)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _parsed(text: str) -> str:
    """JSON as a script reads it fastest: in a text."""
    return "JSON.parse('" + text.replace("\\", "\\\\").replace("'", "\\'") + "')"
