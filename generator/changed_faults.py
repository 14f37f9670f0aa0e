"""Which faults a change adds, also the links that it breaks, and which it mends.

In: the content as it was and as it becomes. Out: sections of the report. A fault that was there
before is nobody's surprise. It is the same one where file, code, message and line are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.change_report import Given, Item, Section, bare
from generator.edition import ABOUT_PEOPLE, Pair
from generator.problems import Problem

_Same = tuple[str, str, str, str]


def sections(pair: Pair) -> tuple[Section, ...]:
    """New faults and new warnings, in the order of the check."""
    new = _added(pair.before.problems, pair.now.problems)
    found = (
        Section("Fejl, som ændringen giver", _items(new, warning=False)),
        Section("Advarsler, som ændringen giver", _items(new, warning=True)),
    )
    return tuple(section for section in found if section.items)


def _added(old: Iterable[Problem], new: Iterable[Problem]) -> tuple[Problem, ...]:
    left = Counter(map(_same, old))
    found = []
    for problem in new:
        if left[_same(problem)]:
            left[_same(problem)] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _same(problem: Problem) -> _Same:
    return problem.place.file, problem.code, problem.message, problem.source_line


def _items(problems: Iterable[Problem], *, warning: bool) -> tuple[Item, ...]:
    return tuple(_item(problem) for problem in problems if problem.warning is warning)


def _item(problem: Problem) -> Item:
    """Place, message and code; of people no message."""
    secret = any(problem.place.file.startswith(kind.place) for kind in ABOUT_PEOPLE)
    end = (" [", bare(problem.code), "]")
    if secret:
        return Item((bare(str(problem.place)), *end))
    return Item((bare(str(problem.place)), ": ", Given(problem.message, quoted=False), *end))
