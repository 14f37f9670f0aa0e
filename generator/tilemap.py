"""A map of Denmark in which every municipality has the same square, as values for a template.

In: the municipalities and a number for each. Out: squares with their place, words and shade. The
map is a picture of the list that stands beside it, never the only way to know.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator import danish
from generator.models.places import Municipality

SIDE: Final = 64
"""The side of a square with the gap to the next, in the units of the drawing."""
COLUMNS: Final = 18
ROWS: Final = 13
LETTER: Final = 12.5
"""The size of the letters of a name, in the same units."""
ROOM: Final = 57
"""How wide a line of a name may be."""

# From the upper edge of a name to the baseline of its first line: centred, or with room below.
_ALONE: Final = 10
_ABOVE_A_MARK: Final = 0.5

# From how many on a square is shaded more deeply.
_FROM: Final = (1, 2, 4)
_MARKED: Final = 3
# What a marked square bears besides its colour; it is neither praise nor blame.
_DOT: Final = "●"

# Where a name may be broken: after a hyphen, and before these parts of a Danish name.
_PARTS: Final = (
    *("berg", "borg", "bugt", "bæk", "dal", "fjord", "havn", "herred", "himmer", "købing"),
    *("land", "lev", "lund", "minde", "sted", "sund"),
)
_BREAKS: Final = re.compile(rf"(?<=-)|(?<=\w)(?={'|'.join(_PARTS)})")

# How wide letters are, in thousandths of their size, in Arial; other plain fonts differ little.
_WIDTHS: Final[Mapping[str, int]] = {
    letter: width
    for letters, width in (
        ("ijl", 222),
        ("ft", 278),
        ("r-", 333),
        ("cksvxyzJ", 500),
        ("abdeghnopquåL", 556),
        ("øFTZ", 611),
        ("ABEKPSVXYÅ", 667),
        ("wCDHNRU", 722),
        ("GOQØ", 778),
        ("mM", 833),
        ("æ", 889),
    )
    for letter in letters
}
_WIDEST: Final = 1000


@dataclass(frozen=True, slots=True)
class Square:
    """A municipality in the map: its corner, its name in lines, its mark, how dark it is.

    `mark` is what stands below the name, `shade` goes from 0 (none) to 3 (many), and `label` says
    all of it in words.
    """

    town: Municipality
    x: int
    y: int
    lines: tuple[str, ...]
    mark: str
    shade: int
    label: str

    @property
    def first_line(self) -> float:
        """How far below the corner the name's first line stands, so that the name is centred."""
        return (SIDE - LETTER * len(self.lines)) / 2 + (_ABOVE_A_MARK if self.mark else _ALONE)


@dataclass(frozen=True, slots=True)
class Key:
    """What a shade stands for."""

    shade: int
    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class TileMap:
    """A whole map: its squares from north to south, and what the shades stand for."""

    title: str
    squares: tuple[Square, ...]
    legend: tuple[Key, ...]

    @property
    def width(self) -> int:
        """The width of the drawing in its own units."""
        return COLUMNS * SIDE

    @property
    def height(self) -> int:
        """The height of the drawing in its own units."""
        return ROWS * SIDE

    @property
    def letter(self) -> float:
        """The size of the letters of the names."""
        return LETTER


def counting(
    title: str,
    towns: tuple[Municipality, ...],
    number: Callable[[Municipality], int],
    words: Callable[[int], str],
) -> TileMap:
    """The map of a number for each municipality; `words` says a number with its noun."""
    numbers = {town.id: number(town) for town in towns}
    squares = (
        _square(town, danish.grouped(count), shade(count), words(count))
        for town in towns
        for count in (numbers[town.id],)
    )
    used = {shade(count) for count in numbers.values()}
    legend = (
        Key(0, "", words(0)),
        Key(1, "", words(_FROM[0])),
        Key(2, "", f"{_FROM[1]}-{words(_FROM[2] - 1)}"),
        Key(3, "", f"{words(_FROM[2])} eller flere"),
    )
    return TileMap(title, _ordered(squares), tuple(key for key in legend if key.shade in used))


def marking(
    title: str,
    towns: tuple[Municipality, ...],
    marked: Callable[[Municipality], bool],
    yes: str,
    no: str,
) -> TileMap:
    """The map of those municipalities that something is true of."""
    keys = {True: Key(_MARKED, _DOT, yes), False: Key(0, "", no)}
    squares = (
        _square(town, key.mark, key.shade, key.words)
        for town in towns
        for key in (keys[marked(town)],)
    )
    return TileMap(title, _ordered(squares), (keys[True], keys[False]))


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a municipality lies: the squares of all, of its neighbours and its own, as paths."""

    title: str
    all: str
    near: str
    own: str


def locating(
    town: Municipality, near: tuple[Municipality, ...], towns: tuple[Municipality, ...]
) -> Locator:
    """A small picture of the whole map in which one municipality and its neighbours stand out."""
    beside = danish.listed(one.title for one in near)
    title = f"{town.title} på feltkortet over Danmark" + (f", ved siden af {beside}" * bool(near))
    return Locator(title, _path(towns), _path(near), _path((town,)))


def _path(towns: tuple[Municipality, ...]) -> str:
    return "".join(f"M{town.tile.x} {town.tile.y}h.9v.9h-.9z" for town in towns)


def shade(number: int) -> int:
    """0 for none, 1 for one, 2 for two or three, 3 for four or more."""
    return bisect_right(_FROM, number)


def _square(town: Municipality, mark: str, darkness: int, words: str) -> Square:
    return Square(
        town,
        town.tile.x * SIDE,
        town.tile.y * SIDE,
        lines(town.title),
        mark,
        darkness,
        f"{town.title}: {words}",
    )


def _ordered(squares: Iterable[Square]) -> tuple[Square, ...]:
    return tuple(sorted(squares, key=lambda square: (square.y, square.x)))


def lines(name: str) -> tuple[str, ...]:
    """The name in lines that fit a square: `Frederiks-` and `havn`, `Lyngby-` and `Taarbæk`."""
    return tuple(_lines(_BREAKS.split(name)))


def _lines(parts: list[str]) -> Iterator[str]:
    """As many parts on each line as there is room for; a word that is broken gets a hyphen."""
    line, *rest = parts
    for number, part in enumerate(rest):
        longer = line + part
        is_last = number == len(rest) - 1
        if width(longer if is_last else hyphenated(longer)) <= ROOM:
            line = longer
        else:
            yield hyphenated(line)
            line = part
    yield line


def hyphenated(line: str) -> str:
    """The line as it stands where the name goes on below."""
    return line if line.endswith("-") else f"{line}-"


def width(text: str) -> float:
    """How wide the text is in a name, in the units of the drawing, as near as can be told."""
    return sum(_WIDTHS.get(letter, _WIDEST) for letter in text) * LETTER / 1000
