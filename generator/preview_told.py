"""What the terminal says beside a preview: each fault once, and when it has gone.

In: the faults of one moment after the other. Out: text, or nothing where nothing is new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from generator import danish
from generator.problems import Problem, count, faults, in_order

_Told: TypeAlias = Counter[tuple[str, str, str]]
_MOST_NAMED = 3


class Teller:
    """Remembers what has been told."""

    def __init__(self) -> None:
        self._told: _Told | None = None

    def news(self, problems: Iterable[Problem]) -> str:
        """The faults that were not there before, and how many there are; else nothing.

        A fault is the same as before when its file, code and words are, for lines move. At first
        only what keeps the site from being published is told in full, later warnings too.
        """
        ordered = in_order(problems)
        now = Counter(map(_words, ordered))
        before, self._told = self._told, now
        if now == before:
            return ""
        known = before if before is not None else Counter(map(_words, _warnings(ordered)))
        left = +known
        fresh = []
        for one in ordered:
            if left[_words(one)] > 0:
                left[_words(one)] -= 1
            else:
                fresh.append(one.text())
        return "\n".join([*fresh, count(ordered)])


def _words(problem: Problem) -> tuple[str, str, str]:
    return problem.place.file, problem.code, problem.message


def _warnings(problems: Sequence[Problem]) -> list[Problem]:
    grave = set(faults(problems))
    return [one for one in problems if one not in grave]


def named(files: Sequence[str]) -> str:
    """The files that have changed; of many only how many they are."""
    if len(files) > _MOST_NAMED:
        return danish.counted(len(files), "fil", "filer")
    return danish.listed(files)
