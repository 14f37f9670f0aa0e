"""Faults in the content, as values: gathered by every stage, sorted, shown once.

In: where and what. Out: text in the form that editors meet everywhere::

    ambassadors/amb-0017.yml:7:13: jobpakken »slager« findes ikke [ukendt-henvisning]
        7 | jobpakker: [slager, lastbilchauffoer]
          |             ^^^^^^ mente du »slagterimedarbejder«?
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from generator.kept_values import ByFields

_WIDEST: Final = 100  # a line and its number fit on most terminals
_BEFORE: Final = 40  # how much of a long line is shown before the fault


@dataclass(frozen=True, slots=True, order=True)
class Place(ByFields):
    """A spot in a file: path from the project folder, line and column counted from 1.

    `width` is how many characters the fault covers, for the underlining; 0 covers one.
    """

    file: str
    line: int = 1
    column: int = 1
    width: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Mend(ByFields):
    """What can only have been meant: `text` where `was` stands, at the line and column.

    A fault has one only where no other reading of it makes sense.
    """

    line: int
    column: int
    was: str
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Problem(ByFields):
    """One fault: where, what is wrong in the editor's words, what to write instead, stable code.

    `remedy` may hold several lines; the first stands behind the caret, the rest below it.
    A warning is shown like a fault, but does not keep the site from being published.
    """

    place: Place
    code: str
    message: str
    remedy: str = ""
    source_line: str = ""
    warning: bool = False
    mend: Mend | None = field(default=None, compare=False)

    def headline(self) -> str:
        """The first line of the report: place, message and code."""
        mark = "advarsel: " if self.warning else ""
        return f"{self.place}: {mark}{self.message} [{self.code}]"

    def text(self) -> str:
        """The whole report of this fault, with the line of the file and a caret under it."""
        lines = [self.headline()]
        first, *more = self.remedy.split("\n")
        if self.source_line:
            gutter = " " * len(str(self.place.line))
            shown, column = _around(self.source_line, self.place.column)
            carets = "^" * max(1, min(self.place.width, len(shown) - column + 1))
            indent = " " * (column - 1)
            lines.append(f"    {self.place.line} | {shown}")
            lines.append(f"    {gutter} | {indent}{carets} {first}".rstrip())
            lines += [f"    {gutter} | {line}" for line in more]
        elif self.remedy:
            lines += [f"    {line}" for line in (first, *more)]
        return "\n".join(lines)


def _around(line: str, column: int) -> tuple[str, int]:
    """The part of a long line that holds the column, with dots where it was cut; and the column."""
    if len(line) <= _WIDEST:
        return line, column
    start = max(0, min(column - 1 - _BEFORE, len(line) - _WIDEST))
    end = start + _WIDEST
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return f"{before}{line[start:end]}{after}", column - start + len(before)


class FaultyContentError(Exception):
    """Raised once, with every fault of the run, when the content cannot become a site."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(report(self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The faults sorted by place, each only once."""
    return tuple(sorted(set(problems)))


def with_source_lines(
    problems: Iterable[Problem], line_of: Callable[[str, int], str]
) -> tuple[Problem, ...]:
    """The faults with the line of the file they speak of, fetched with `line_of(file, line)`."""
    return tuple(
        problem
        if problem.source_line
        else replace(problem, source_line=line_of(problem.place.file, problem.place.line))
        for problem in in_order(problems)
    )


def report(problems: Iterable[Problem]) -> str:
    """Every fault in full, and a last line that counts them."""
    ordered = in_order(problems)
    return "\n".join([*(problem.text() for problem in ordered), count(ordered)])


def faults(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that keep the site from being published."""
    return tuple(problem for problem in problems if not problem.warning)


def count(problems: Iterable[Problem]) -> str:
    """The closing line of a check: how many faults in how many files, and how many warnings."""
    ordered = in_order(problems)
    grave = faults(ordered)
    files = len({problem.place.file for problem in grave})
    warnings = len(ordered) - len(grave)
    line = f"{len(grave)} fejl i {files} {'fil' if files == 1 else 'filer'}"
    line = line if grave else "Ingen fejl"
    if warnings:
        line += f", {warnings} {'advarsel' if warnings == 1 else 'advarsler'}"
    return f"{line}."
