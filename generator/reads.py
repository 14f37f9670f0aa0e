"""What a page has asked of the site while it was made: as long as the answers stay, so does it.

In: questions, noted where the site is read. Out: the questions of one page. A question is a few
words and no more, so that it can be kept from one build to the next; `answers` answers it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

Question: TypeAlias = tuple[str, ...]
"""What was asked for, and the kind and id that it was asked of: see `answers.Answers`."""


class Reads:
    """Takes down questions while somebody wants to know them, and costs next to nothing else."""

    def __init__(self) -> None:
        self._asked: set[Question] | None = None

    def note(self, *question: str) -> None:
        """That this was asked."""
        if self._asked is not None:
            self._asked.add(question)

    @contextmanager
    def noted(self) -> Iterator[set[Question]]:
        """The questions that are asked until the block ends."""
        before, self._asked = self._asked, set()
        try:
            yield self._asked
        finally:
            self._asked = before
