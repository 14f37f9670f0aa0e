"""Slips of structure: lines at the wrong indentation, without their dash or without their colon.

The rules get libyaml's stop and answer with a slip or nothing; `yaml_faults` asks them in turn.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

import yaml

from generator.misreadings import missing_space_after_dash, with_space_after_dash
from generator.problems import Place, Problem
from generator.yaml_line import anatomy, short


@dataclass(frozen=True, slots=True)
class Slip:
    """What the editor got wrong; line and column count from 0 in the lines that were read.

    `mended` is a line that takes the place of another, so that the reading can go on. Where it is
    `certain`, the file may be mended so.
    """

    line: int
    column: int
    width: int
    code: str
    message: str
    remedy: str
    mended: tuple[int, str] | None = None
    certain: bool = False

    @classmethod
    def of(cls, problem: Problem, line: int, mended: tuple[int, str]) -> Slip:
        """The slip of a fault that another module has worded."""
        place = problem.place
        return cls(
            line,
            place.column - 1,
            place.width,
            problem.code,
            problem.message,
            problem.remedy,
            mended,
            certain=True,
        )


@dataclass(frozen=True, slots=True)
class Stop:
    """Where libyaml gave up, in its own words; every line number is one of `lines`."""

    lines: tuple[str, ...]
    problem: str
    line: int
    column: int
    context: str
    context_line: int
    context_column: int

    @classmethod
    def of(cls, error: yaml.MarkedYAMLError, lines: tuple[str, ...]) -> Stop:
        """The stop that an error tells of, drawn in from beyond the last line with text."""
        end = len(lines) - 1
        while end > 0 and not lines[end].strip():
            end -= 1
        line, column = _spot(error.problem_mark, lines, end)
        context_line, context_column = _spot(error.context_mark, lines, end)
        problem, context = error.problem or "", error.context or ""
        return cls(lines, problem, line, column, context, context_line, context_column)

    def here(self, line: int, column: int) -> Place:
        """A place among the lines, for the wording of a fault."""
        return Place("", line + 1, column + 1)


Rule: TypeAlias = Callable[[Stop], Slip | None]


def _spot(mark: yaml.Mark | None, lines: tuple[str, ...], end: int) -> tuple[int, int]:
    if mark is None:
        return 0, 0
    return (mark.line, mark.column) if mark.line <= end else (end, len(lines[end]))


def previous(lines: tuple[str, ...], line: int) -> int:
    """The nearest line above that holds something; the line itself if there is none."""
    for number in range(line - 1, -1, -1):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            return number
    return line


def _first_line_indented(stop: Stop) -> Slip | None:
    if stop.problem != "did not find expected <document start>":
        return None
    first = previous(stop.lines, 0)
    while not stop.lines[first].strip() or stop.lines[first].lstrip().startswith("#"):
        first += 1
    parts = anatomy(stop.lines[first])
    if not parts.lead:
        return None
    return _indentation(first, "den første linje er rykket ind", parts.moved(0))


def _document_end(stop: Stop) -> Slip | None:
    above = previous(stop.lines, stop.line)
    if stop.lines[above].rstrip() != "...":
        return None
    message = "linjen ... afslutter filen, så resten ikke bliver læst"
    return Slip(above, 0, 3, "flere-dokumenter", message, "slet linjen", (above, ""))


def _deeper_than_a_text(stop: Stop) -> Slip | None:
    """A field further in than the line above, which holds a text already."""
    above = previous(stop.lines, stop.line)
    line, upper = anatomy(stop.lines[stop.line]), anatomy(stop.lines[above])
    if not stop.problem.startswith("mapping values") or line.start <= upper.start:
        return None
    if not upper.key or not upper.value or " " in line.key:
        return _colon_in_long_text(stop, line.key)
    return _indentation(
        stop.line,
        f"linjen er rykket længere ind end linjen over, som har teksten »{short(upper.value)}«",
        line.moved(upper.start),
    )


def _colon_in_long_text(stop: Stop, words: str) -> Slip | None:
    """A text over several lines, with a colon in one of them."""
    top = stop.line
    while top > 0 and not anatomy(stop.lines[top - 1]).key:
        top -= 1
    field = anatomy(stop.lines[max(0, top - 1)])
    if not field.key:
        return None
    deeper = " " * (field.start + 2)
    return Slip(
        stop.line,
        stop.column,
        1,
        "kolon-i-tekst",
        f"der står et kolon efter »{short(words)}« midt i en lang tekst",
        f"skriv | efter feltets navn og hele teksten under det, rykket ind:"
        f"\n{field.prefix.rstrip()} |\n{deeper}{field.value}",
        (stop.line, _without_colon(stop)),
    )


def _without_colon(stop: Stop) -> str:
    line = stop.lines[stop.line]
    return line[: stop.column] + line[stop.column + 1 :]


def _no_colon(stop: Stop) -> Slip | None:
    """A line of its own that is neither a field nor an item."""
    line = stop.line
    if stop.context == "while scanning a simple key":
        line = stop.context_line
    elif stop.problem.startswith("mapping values"):
        line = previous(stop.lines, stop.line)
    parts = anatomy(stop.lines[line])
    if parts.key or parts.dashes or not parts.value:
        return None
    if parts.lead and _in_list(stop.lines, line):
        return _no_dash(stop, line)
    return Slip(
        line,
        len(parts.lead),
        len(parts.value),
        "kolon-mangler",
        f"linjen »{short(parts.value)}« er ikke et felt, for der mangler et kolon",
        "skriv »feltets navn: teksten«, eller ryk linjen ind, hvis den hører til teksten ovenfor",
        (line, ""),
    )


def _in_list(lines: tuple[str, ...], line: int) -> bool:
    return bool(anatomy(lines[previous(lines, line)]).dashes)


def _no_dash(stop: Stop, line: int) -> Slip:
    above = anatomy(stop.lines[previous(stop.lines, line)])
    parts = anatomy(stop.lines[line])
    mended = f"{above.lead}- {stop.lines[line].strip()}"
    return Slip(
        line,
        len(parts.lead),
        0,
        "bindestreg-mangler",
        "punktet mangler sin bindestreg",
        f"skriv:\n{mended}",
        (line, mended),
    )


def _dash_without_space(stop: Stop) -> Slip | None:
    """`-Mentor` among proper items, or above one."""
    for line in (stop.line, stop.context_line, previous(stop.lines, stop.line)):
        item = stop.lines[line].lstrip(" ")
        if item.startswith("-") and (item[1:2].isalpha() or item[1:2] in {'"', "'"}):
            place = stop.here(line, len(stop.lines[line]) - len(item))
            problem = missing_space_after_dash(place, stop.lines[line])
            return Slip.of(problem, line, (line, with_space_after_dash(stop.lines[line])))
    return None


def _item_under_text(stop: Stop) -> Slip | None:
    """An item below a field that holds a text already."""
    above = previous(stop.lines, stop.line)
    line, upper = anatomy(stop.lines[stop.line]), anatomy(stop.lines[above])
    if not line.dashes or not upper.key or not upper.value or upper.dashes:
        return None
    return Slip(
        stop.line,
        len(line.lead),
        1,
        "indrykning",
        f"punktet hører ikke til noget, for »{upper.key}« har allerede en tekst",
        "skriv enten en tekst efter kolon eller en liste under det, ikke begge dele",
        (stop.line, ""),
    )


def _line_in_list(stop: Stop) -> Slip | None:
    """A line at the level of a list's dashes, without one."""
    if stop.problem != "did not find expected '-' indicator":
        return None
    line, dash = anatomy(stop.lines[stop.line]), stop.context_column
    if len(line.lead) > dash or line.dashes:
        return None
    return _no_dash(stop, stop.line) if _in_list(stop.lines, stop.line) else None


def _uneven(stop: Stop) -> Slip | None:
    """A line at an indentation that no line above it has."""
    line = anatomy(stop.lines[stop.line])
    levels = _levels(stop.lines, stop.line)
    here = len(line.lead)
    if not stop.problem.startswith("did not find expected") or not levels or here in levels:
        return None
    if not line.key and not line.dashes and _in_list(stop.lines, stop.line):
        return _no_dash(stop, stop.line)
    nearest = min(levels, key=lambda level: (abs(level - here), -level))
    return _indentation(
        stop.line, "linjen er rykket skævt ind i forhold til linjerne over", line.moved(nearest)
    )


def _levels(lines: tuple[str, ...], line: int) -> tuple[int, ...]:
    """The indentations that are open above a line: of fields, and of the dashes before them."""
    levels: list[int] = []
    lowest = math.inf
    for number in range(line - 1, -1, -1):
        parts = anatomy(lines[number])
        if not (parts.key or parts.dashes) or len(parts.lead) >= lowest:
            continue
        levels += sorted({parts.start, len(parts.lead)}, reverse=True)
        lowest = len(parts.lead)
        if not lowest:
            break
    return tuple(levels)


def _indentation(line: int, message: str, mended: str) -> Slip:
    remedy = f"skriv linjen sådan:\n{mended}"
    return Slip(line, 0, 0, "indrykning", message, remedy, (line, mended))


LAYOUT_RULES: Final[tuple[Rule, ...]] = (
    _document_end,
    _first_line_indented,
    _dash_without_space,
    _deeper_than_a_text,
    _no_colon,
    _item_under_text,
    _line_in_list,
    _uneven,
)
