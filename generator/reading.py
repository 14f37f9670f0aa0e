"""A file of content, read and checked by itself: what a cache may keep of it.

In: a file's path and bytes. Out: a `Reading` with its raw records, its valid ones and every fault
that can be told without knowing any other file. It depends on nothing else, so that it holds until
the bytes or the code change.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator import load, validate
from generator.load import Folder, Raw
from generator.problems import Problem
from generator.validate import Entry

KEY_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a file: raw records in its order, the valid ones, and the faults."""

    raws: tuple[Raw, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def read(path: str, data: bytes) -> Reading:
    """The reading of a file; what is wrong with a value is told once, by who saw it first."""
    raws, faults = load.file(path, data)
    entries, more = validate.records(raws)
    told = {(one.place.line, one.place.column) for one in faults if one.place.width}
    others = (one for one in more if (one.place.line, one.place.column) not in told)
    return Reading(raws, entries, (*faults, *others))


def key(path: str, data: bytes) -> bytes:
    """What a reading is kept under: it changes with the path and with every byte."""
    return hashlib.blake2b(path.encode() + b"\0" + data, digest_size=KEY_BYTES).digest()


def packed(reading: Reading) -> bytes:
    """A reading as bytes, without what can be read again from the file."""
    return pickle.dumps((reading.raws, reading.entries, reading.problems), pickle.HIGHEST_PROTOCOL)


def unpacked(blob: bytes, path: str, data: bytes) -> Reading:
    """The reading of a file as it was packed."""
    reading = Reading(*pickle.loads(blob))  # noqa: S301 - from our own cache
    for raw in reading.raws:
        raw.tree.attach(path, data)
    return reading


def folder(given: Folder, known: Mapping[str, Reading]) -> tuple[Reading, ...]:
    """The readings of a folder in the order of the paths; what is known is not read again."""
    return tuple(known.get(path) or read(path, given.files[path]) for path in load.paths(given))
