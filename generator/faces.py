"""What a record shows of itself on other pages than its own: its face.

In: a record. Out: a hash that stays as long as nobody else has anything new to show. Other pages
name a record, tell what it says in its fields and how long it takes to read, and list who refers to
whom; its texts themselves are set on its own page alone. So a sentence more in a guide leaves its
face, and all pages but its own, as they were.
"""

from __future__ import annotations

from generator.hashing import hash_of
from generator.kept_values import pack
from generator.markdown import Prose
from generator.models.part import Part
from generator.models.record import Record
from generator.reading_time import minutes


def face(record: Record) -> bytes:
    """The hash of all that others may show of a record."""
    shown = (type(record).__name__, _shown(record), minutes(record))
    return hash_of(pack(shown))


def _shown(value: object) -> object:
    """A value without its texts; of these, only what they lead to and whether there is one."""
    if isinstance(value, Prose):
        return tuple(link.target for link in value.links)
    if isinstance(value, Part):
        return tuple(map(_shown, value.__dict__.values()))
    return tuple(map(_shown, value)) if isinstance(value, tuple) else value
