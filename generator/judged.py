"""A record under judgement, and what a rule may look at beside it: the records that it names.

In: an entry and all of the content. Out: a `Judged`. What is found wrong with a record by what it
says and names stays so until that changes. Who looks further sees everything, and that is noted:
such a judgement holds only once.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Generic, TypeVar, cast

from generator.content import Content
from generator.kinds import Kind
from generator.markdown import Prose
from generator.models.record import Record
from generator.problems import Place
from generator.validate import Entry, Path

R_co = TypeVar("R_co", bound=Record, covariant=True)


class Judged(Generic[R_co]):
    """An entry with its record and its `texts`, each with the path of Danish keys to it."""

    __slots__ = ("_content", "entry", "looked_further", "record", "texts")

    def __init__(self, entry: Entry, content: Content) -> None:
        self._content = content
        self.entry = entry
        self.record = cast("R_co", entry.record)
        self.texts = tuple((path, leaf) for path, leaf in entry.leaves if isinstance(leaf, Prose))
        self.looked_further = False
        """Whether a rule has looked at more than the record says and names."""

    @property
    def today(self) -> datetime.date:
        """The day that the content is judged for."""
        return self._content.today

    @property
    def pictures(self) -> Collection[str]:
        """The files of docs/ that are no pages, by path from there."""
        return self._content.pictures.keys()

    def place(self, path: Path = (), start: int | None = None, width: int = 0) -> Place:
        """The place of a field, or of the characters from offset `start` in its text."""
        return self.entry.place(path, start, width)

    def find(self, kind: Kind, written: str) -> str | None:
        """The id of the record that a reference names, or None where there is none."""
        self._look_at(kind, written)
        return self._content.find(kind, written)

    def target(self, kind: Kind, written: str) -> Record | None:
        """The record that a reference names; None where there is none or it is faulty."""
        self._look_at(kind, written)
        found = self._content.entry(kind, written)
        return found.record if found else None

    def shows(self, record: Record) -> bool:
        """Whether the record is on the site on this day."""
        return self._content.shows(record)

    @property
    def whole(self) -> Content:
        """All of the content."""
        self.looked_further = True
        return self._content

    def _look_at(self, kind: Kind, written: str) -> None:
        if f"{kind.name}:{written}" not in self.entry.refers_to:
            self.looked_further = True
