"""How long a text takes to read.

In: records. Out: whole minutes. A list that is looked up in counts with its opening words alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.fields import Choice
from generator.markdown import Prose
from generator.models.part import Part
from generator.models.record import Record

WORDS_A_MINUTE: Final = 200
"""A calm reader of Danish prose."""
# What every record has stands in small print, but for the note.
_SMALL: Final = frozenset(Record.model_fields) - {"note"}


def minutes(*records: Record) -> int:
    """How long they take together, at least one minute."""
    return max(1, round(sum(map(words, records)) / WORDS_A_MINUTE))


def words(part: Part) -> int:
    """How many words a record, or a part of one, holds in its texts and lines."""
    small = _SMALL if isinstance(part, Record) else frozenset()
    return _count(getattr(part, name) for name in type(part).model_fields if name not in small)


def _count(values: Iterable[object]) -> int:
    found = 0
    for value in values:
        if isinstance(value, Prose):
            found += value.words
        elif isinstance(value, Part):
            found += words(value)
        elif isinstance(value, tuple):
            found += _count(value)
        elif isinstance(value, str) and not isinstance(value, Choice):
            found += len(value.split())
    return found
