"""Which files are sound, and need not be judged again while what they say and name stays.

In: the readings of files, the content that these are, and what was sound before. Out: every breach
of the rules for one record or picture, and what is sound now. What was known before makes no
difference to the breaches.

A sound file is known by its mark: a hash of its path and bytes, of every record that it names, and
of what any judgement may depend on, such as the day; a picture by that of its path and bytes. Only
such files are kept in which no rule found anything, or looked further than that (`judged`). The
others are judged every time. They are few, and what is said of a fault may depend on everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeAlias

from generator import hands, rules
from generator.cache import Cache
from generator.content import Content
from generator.hashing import HASH_BYTES, hash_of
from generator.judged import Judged
from generator.kinds import BY_NAME
from generator.models.record import Record
from generator.problems import Problem
from generator.reading import Reading

Marks: TypeAlias = frozenset[bytes]
NONE: Final[Marks] = frozenset()
_SHELF: Final = "verdicts"
_ROW: Final = b"sound"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with files, and the marks of those with which nothing is."""

    problems: tuple[Problem, ...]
    sound: Marks


def judge(files: Mapping[str, Reading], content: Content, before: Marks = NONE) -> Verdict:
    """The verdict on all files, with the rules asked only of those that were not sound before.

    `files` are the readings of the whole content, by path.
    """
    read = dict(zip(_marks(files, content), files.values(), strict=True))
    seen = {_mark_of_picture(path, data): path for path, data in content.pictures.items()}
    unsure = [
        *(partial(_file, mark, read[mark], content) for mark in read if mark not in before),
        *(partial(_picture, mark, seen[mark], content) for mark in seen if mark not in before),
    ]
    several = hands.for_records(len(unsure))
    parts = [partial(_all, unsure[number::several]) for number in range(several)]
    still = Verdict((), before & (read.keys() | seen.keys()))
    return _one([still, *hands.each(parts, several)])


def _all(unsure: Iterable[Callable[[], Verdict]]) -> Verdict:
    return _one([judged() for judged in unsure])


def _one(verdicts: Sequence[Verdict]) -> Verdict:
    return Verdict(
        tuple(problem for one in verdicts for problem in one.problems),
        NONE.union(*(one.sound for one in verdicts)),
    )


def _file(mark: bytes, one: Reading, content: Content) -> Verdict:
    records: list[Judged[Record]] = [Judged(entry, content) for entry in one.entries]
    found = tuple(problem for this in records for problem in _breaches(this))
    may_change = found or any(this.looked_further for this in records)
    return Verdict(found, NONE if may_change else frozenset({mark}))


def _picture(mark: bytes, path: str, content: Content) -> Verdict:
    data = content.pictures[path]
    found = tuple(problem for rule in rules.OF_PICTURE for problem in rule(path, data))
    return Verdict(found, NONE if found else frozenset({mark}))


def _breaches(this: Judged[Record]) -> Iterator[Problem]:
    for rule in rules.of_one(type(this.record)):
        yield from rule(this)


def _marks(files: Mapping[str, Reading], content: Content) -> Iterator[bytes]:
    """The mark of each file, sound or not."""
    common = hash_of(repr((content.settings, content.today, sorted(content.pictures))).encode())
    named = _Named(files, content)
    for one in files.values():
        parts = [common, one.key]
        for entry in one.entries:
            parts += map(named.__getitem__, entry.refers_to)
        yield hash_of(b"".join(parts))


def _mark_of_picture(path: str, data: bytes) -> bytes:
    return hash_of(f"picture {path!r}\0".encode() + data)


class _Named(dict[str, bytes]):
    """A hash of the record that a link names, by its file; of a faulty one only its id counts."""

    def __init__(self, files: Mapping[str, Reading], content: Content) -> None:
        super().__init__()
        self._files = files
        self._content = content

    def __missing__(self, link: str) -> bytes:
        scheme, _, written = link.partition(":")
        kind = BY_NAME[scheme]
        entry = self._content.entry(kind, written)
        own = self._files[entry.raw.place.file].key if entry else b""
        self[link] = hash_of(f"{self._content.find(kind, written)!r}\0".encode() + own)
        return self[link]


def kept(cache: Cache) -> Marks:
    """The marks that have been kept."""
    row = cache.shelf(_SHELF).get(_ROW, b"")
    return frozenset(row[start : start + HASH_BYTES] for start in range(0, len(row), HASH_BYTES))


def keep(cache: Cache, sound: Marks) -> None:
    """Keep the marks for the next time."""
    cache.put(_SHELF, {_ROW: b"".join(sorted(sound))})
