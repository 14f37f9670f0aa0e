"""Percentages in what people write: which numbers, where they stand, and what they are linked to.

In: a text, or the letters of a line. Out: each number that stands before `pct.`, `procent` or `%`,
also in words and in a list (`38, 39 og 55 pct.`). Percentage points are no share of anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator import danish
from generator.markdown import Prose
from generator.markdown_tree import INLINE, Node, NodeKind, walk

_SIGNS: Final = ("pct", "procent", "%")
_DIGITS: Final = r"(?<![\w.,])\d{1,3}(?:,\d+)?(?![\w.])"
_LIST: Final = rf"(?:{_DIGITS}(?:, {_DIGITS})*(?: ?[-–] ?|\s(?:og|eller|til)\s))?{_DIGITS}"
_PERCENTAGE: Final = re.compile(
    rf"(?P<numbers>{_LIST}|[a-zæøå]+)\s*(?:%(?![>\w])|pct\b\.?|procent\b)(?!\.?\s?-?point)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?|[a-zæøå]+", re.IGNORECASE)
# Stands for code, which is an example and no claim.
_GAP: Final = "\ufffc"


@dataclass(frozen=True, slots=True)
class Percentage:
    """A number of per cent at an offset of the text; `link` is where its words lead, or empty."""

    value: Decimal
    start: int
    width: int
    link: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters that stand together in the text from `start` on, as they are read and as written."""

    letters: str
    start: int
    as_written: bool
    link: str


def in_line(letters: str) -> Iterator[Percentage]:
    """The percentages of plain letters."""
    if not any(sign in letters for sign in _SIGNS):
        return
    for phrase in _PERCENTAGE.finditer(letters):
        for number in _NUMBER.finditer(phrase["numbers"]):
            value = number_of(number[0])
            if value is not None:
                yield Percentage(value, phrase.start("numbers") + number.start(), len(number[0]))


def in_prose(prose: Prose) -> Iterator[Percentage]:
    """The percentages of a text, whether its marks stand inside, outside or between the numbers."""
    if not any(sign in prose.text for sign in _SIGNS):
        return
    for node in walk(prose.nodes):
        if node.kind not in INLINE and any(child.kind in INLINE for child in node.children):
            yield from _in_pieces(tuple(_pieces(node.children)))


def numbers(letters: str) -> tuple[Decimal, ...]:
    """Every number in the letters, in digits or in words."""
    found = map(number_of, _NUMBER.findall(letters))
    return tuple(number for number in found if number is not None)


def number_of(word: str) -> Decimal | None:
    """What a word of digits or letters counts: `2.700`, `12,5`, `femogtyve`; None for the rest."""
    if word[0].isdigit():
        return Decimal(word.replace(".", "").replace(",", "."))
    number = danish.numerals().get(word.lower())
    return None if number is None else Decimal(number)


def _pieces(nodes: Iterable[Node], link: str = "") -> Iterator[_Piece]:
    for node in nodes:
        if node.kind is NodeKind.TEXT:
            as_written = len(node.value) == node.end - node.start
            yield _Piece(node.value, node.start, as_written, link)
        elif node.kind in (NodeKind.SOFT_BREAK, NodeKind.HARD_BREAK):
            yield _Piece(" ", node.start, as_written=True, link=link)
        elif node.kind is NodeKind.CODE:
            yield _Piece(_GAP, node.start, as_written=False, link=link)
        elif node.kind in INLINE:
            yield from _pieces(node.children, node.value if node.kind is NodeKind.LINK else link)


def _in_pieces(pieces: tuple[_Piece, ...]) -> Iterator[Percentage]:
    for found in in_line("".join(piece.letters for piece in pieces)):
        at = found.start
        for piece in pieces:
            if at < len(piece.letters):
                start = piece.start + (at if piece.as_written else 0)
                yield Percentage(found.value, start, found.width, piece.link)
                break
            at -= len(piece.letters)
