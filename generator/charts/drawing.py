"""A chart as a value: panels of small drawings, the words beside them, and the same as a table.

In: nothing but numbers and words. Out: the values that the other modules make and `_chart.html`
writes. Across, a drawing is measured in per cent of its width, and down in the size of its letters,
so that it fits a phone and a wide page, and grows with the reader's type.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generator.certainty import WORDS
from generator.models.record import Certainty, Fact, Record

BAR: Final = 1.5
"""How tall a bar is, in the size of the letters."""
_BASELINE: Final = 1.1
_DOWN: Final = 0.1


class Look(StrEnum):
    """How an area is drawn, told apart by pattern and not by colour alone; ASCII, for classes."""

    SURE = "sikker"
    PLAN = "plan"
    CONFLICTING = "modstridende"
    DERIVED = "afledt"
    PROVISIONAL = "foreloebig"
    UNKNOWN = "ukendt"


# What a look says where a chart has no better words.
MEANINGS: Final[Mapping[Look, str]] = {
    **{Look(certainty): words for certainty, words in WORDS.items()},
    Look.PROVISIONAL: "Foreløbigt tal",
    Look.UNKNOWN: "Ikke oplyst",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """An element of a drawing, with its attributes and the letters in it.

    Where it has a look it is an area, and takes the pattern of the look.
    """

    tag: str
    attributes: Mapping[str, str]
    text: str = ""
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks in a field as wide as there is room for, and `height` times the letters' size tall.

    `title` says in words what the drawing shows.
    """

    title: str
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A drawing, what it is called, and what to know about it."""

    drawing: Drawing
    label: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows that share a name and a base. The name is a link where a record says more."""

    rows: tuple[Row, ...]
    label: str = ""
    record: Record | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: its name and values, how sure it is, and the record that states it."""

    label: str
    values: tuple[str, ...]
    record: Fact
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Key:
    """What a look stands for."""

    look: Look
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole chart; `columns` name the table's columns, without those of certainty and sources.

    A chart without `lines` stands beside a table of the page's own. The panels of a stacked chart
    share a scale from left to right, and so stand below each other.
    """

    id: str
    title: str
    panels: tuple[Panel, ...]
    legend: tuple[Key, ...]
    columns: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    stacked: bool = False

    @property
    def records(self) -> tuple[Fact, ...]:
        """The records that state the numbers, each once."""
        found = {(line.record.kind.name, line.record.id): line.record for line in self.lines}
        return tuple(found.values())


def look_of(certainty: Certainty, *, provisional: bool = False) -> Look:
    """The look of a number that is so sure."""
    return Look.PROVISIONAL if provisional else Look(certainty.value)


def legend(panels: Iterable[Panel], words: Mapping[Look, str] = MEANINGS) -> tuple[Key, ...]:
    """The looks in use, in their own order; none where every number simply stands in its source."""
    used = {
        mark.look
        for panel in panels
        for row in panel.rows
        for mark in row.drawing.marks
        if mark.look
    }
    if used <= {Look.SURE}:
        return ()
    return tuple(Key(look, words[look]) for look in Look if look in used)


def area(look: Look, left: float, width: float, top: float = 0, height: float = BAR) -> Mark:
    """A bar or column."""
    return Mark("rect", _box(left, width, top, height), look=look)


def frame(width: float) -> Mark:
    """The whole that a bar is a share of."""
    return Mark("rect", {"class": "chart__frame", **_box(0, width, 0, BAR)})


def upright(at: float, top: float, bottom: float, kind: str = "line") -> Mark:
    """A vertical line."""
    ends = {"x1": _across(at), "x2": _across(at), "y1": _down(top), "y2": _down(bottom)}
    return Mark("line", {"class": f"chart__{kind}", **ends})


def level(top: float, kind: str = "line") -> Mark:
    """A horizontal line through the whole drawing."""
    ends = {"x1": "0%", "x2": "100%", "y1": _down(top), "y2": _down(top)}
    return Mark("line", {"class": f"chart__{kind}", **ends})


def words(
    text: str,
    at: float,
    top: float = 0,
    *,
    anchor: str = "start",
    kind: str = "value",
) -> Mark:
    """Words beside a mark: after the place `at`, before it (`end`), or around it (`middle`).

    `top` is the upper edge of a line of the height of a bar.
    """
    aside = {"start": "0.4em", "middle": "0", "end": "-0.4em"}[anchor]
    place = {"x": _across(at), "dx": aside, "y": _down(top + _BASELINE), "text-anchor": anchor}
    return Mark("text", {"class": f"chart__{kind}", **place}, text)


def _box(left: float, width: float, top: float, height: float) -> dict[str, str]:
    return {
        "x": _across(left),
        "y": _down(top + _DOWN),
        "width": _across(width),
        "height": _down(height - 2 * _DOWN),
    }


def _across(part: float) -> str:
    return f"{round(part, 2):g}%"


def _down(letters: float) -> str:
    return f"{round(letters, 2):g}em"
