"""A file of content, read and checked by itself: what a cache may keep of it.

In: a file's path and bytes. Out: a `Reading` with its raw records, its valid ones and every fault
that can be told without knowing any other file. It depends on nothing else, so that it holds until
the bytes or the code change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import load, validate
from generator.hashing import hash_of
from generator.kept_values import ByFields
from generator.load import Folder, Raw
from generator.problems import Problem
from generator.validate import Entry


class ChangedMeanwhileError(Exception):
    """A file is not what it was when the work with it began; the message names it."""


@dataclass(frozen=True, slots=True)
class Reading(ByFields):
    """What stands in a file: raw records in its order, the valid ones, and the faults.

    `key` changes with the path of the file and with every byte.
    """

    key: bytes
    raws: tuple[Raw, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def read(path: str, data: bytes) -> Reading:
    """The reading of a file; what is wrong with a value is told once, by who saw it first."""
    raws, faults = load.file(path, data)
    entries, more = validate.records(raws)
    told = {(one.place.line, one.place.column) for one in faults if one.place.width}
    others = (one for one in more if (one.place.line, one.place.column) not in told)
    return Reading(key(path, data), raws, entries, (*faults, *others))


def key(path: str, data: bytes) -> bytes:
    """What tells a file from every other: it changes with the path and with every byte."""
    return hash_of(path.encode() + b"\0" + data)


def folder(given: Folder, known: Mapping[str, Reading]) -> Mapping[str, Reading]:
    """The readings of a folder in the order of the paths; what is known is not read again."""
    return {path: known.get(path) or read(path, given.files[path]) for path in load.paths(given)}
