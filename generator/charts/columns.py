"""Charts of milestones: for each date what was planned beside what was reached.

In: a table of milestones. Out: a chart; the page has the numbers as a table of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator import danish
from generator.charts.drawing import (
    BAR,
    Chart,
    Drawing,
    Look,
    Mark,
    Panel,
    Row,
    area,
    legend,
    level,
    words,
)
from generator.dates import PartialDate
from generator.models.milestones import Milestone

_FLOOR: Final = 9.5
"""How far below the upper edge the columns stand, in the size of the letters."""
_TALLEST: Final = _FLOOR - BAR
_MARGIN: Final = 0.12
_WIDTH: Final = 0.36
_LINE: Final = 1.25
_WORDS: Final[Mapping[Look, str]] = {
    Look.SURE: "Nået",
    Look.PLAN: "Planlagt",
    Look.UNKNOWN: "Nået: ikke oplyst",
}


def of_milestones(one: Milestone) -> Chart:
    """What was planned and reached at each date."""
    counts = [*one.values, *one.results, one.final, 1]
    top = max(count for count in counts if count is not None)
    marks = tuple(mark for turn in range(len(one.values)) for mark in _slot(one, turn, top))
    final = (level(_FLOOR - one.final / top * _TALLEST, "goal"),) if one.final else ()
    lines = max(len(_short(one, turn)) for turn in range(len(one.values)))
    drawing = Drawing(_in_words(one), _FLOOR + 0.4 + lines * _LINE, (level(_FLOOR), *final, *marks))
    note = f"Den stiplede linje er det endelige mål, {one.final}." if one.final else ""
    panels = (Panel((Row(drawing, note=note),)),)
    return Chart(f"diagram-{one.id}", one.title, panels, legend(panels, _WORDS))


def _slot(one: Milestone, turn: int, top: int) -> Iterator[Mark]:
    """The two columns of a date with their numbers, and the date below them."""
    slot = 100 / len(one.values)
    left = slot * turn
    for place, (look, count) in enumerate(
        ((Look.PLAN, one.values[turn]), (Look.SURE, one.reached(turn)))
    ):
        at = left + slot * (_MARGIN + place * (_WIDTH + 0.04))
        tall = BAR if count is None else count / top * _TALLEST
        yield area(Look.UNKNOWN if count is None else look, at, slot * _WIDTH, _FLOOR - tall, tall)
        name = "?" if count is None else danish.grouped(count)
        above = 0.0 if count is None else BAR
        middle = at + slot * _WIDTH / 2
        yield words(name, middle, _FLOOR - tall - above, anchor="middle")
    for line, part in enumerate(_short(one, turn)):
        top_of_line = _FLOOR + 0.1 + line * _LINE
        yield words(part, left + slot / 2, top_of_line, anchor="middle", kind="scale")


def _short(one: Milestone, turn: int) -> tuple[str, ...]:
    """The date in two short lines: `1. okt.`, `2014`; its number in the row where it is unknown."""
    if one.columns_unknown or turn >= len(one.columns) or not one.columns[turn].month:
        return (one.column(turn),)
    date = one.columns[turn]
    return (_day(date), str(date.year))


def _day(date: PartialDate) -> str:
    month = danish.MONTHS[(date.month or 1) - 1]
    short = month if len(month) <= 4 else f"{month[:3]}."  # noqa: PLR2004 - `juni`, `okt.`
    return f"{date.day}. {short}" if date.day else short


def _in_words(one: Milestone) -> str:
    """All of it in a sentence, for who cannot see it."""
    found = []
    for turn, planned in enumerate(one.values):
        reached = one.reached(turn)
        found.append(
            f"{one.column(turn)}: planlagt {_or_unknown(planned)}, nået {_or_unknown(reached)}"
        )
    return f"{one.title}. {'; '.join(found)}."


def _or_unknown(count: int | None) -> str:
    return "ikke oplyst" if count is None else danish.grouped(count)
