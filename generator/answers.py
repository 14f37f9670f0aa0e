"""What the site answers today to the questions that a page once asked.

In: the linked site and the hashes of each record. Out: a hash of each answer. A page whose
questions are all answered as they were is the page that it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from generator.hashing import hash_of
from generator.kinds import BY_NAME
from generator.models.record import Record
from generator.pages.desk import Desk
from generator.reads import Question
from generator.site import Key

NOTHING: Final = b""
ALONE: Final = frozenset({"one", "paper", "changed"})
"""What may be answered otherwise though every record has the face that it had."""


class Sums(NamedTuple):
    """The hash of all that stands in a record's file, and of what others show of the record."""

    whole: bytes
    face: bytes


class Answers:
    """The hash of every answer; `sums` holds the hashes of each record."""

    def __init__(self, desk: Desk, sums: Mapping[Key, Sums]) -> None:
        self._desk = desk
        self._site = desk.site
        self._sums = sums
        self._known: dict[Question, bytes] = {}
        self._ways: Mapping[str, Callable[..., bytes]] = {
            "one": self._one,
            "face": self._face,
            "all": self._all,
            "into": self._into,
            "around": self._around,
            "town": self._town,
            "near": self._near,
            "paper": self._paper,
            "invented": self._invented,
            "changed": self._changed,
        }

    def to(self, question: Question) -> bytes:
        """The hash of the answer to a question."""
        found = self._known.get(question)
        if found is None:
            way, *of = question
            found = self._known[question] = self._ways[way](*of)
        return found

    def to_all(self, questions: Iterable[Question]) -> bytes:
        """The hash of all their answers, each with its length, since some are nothing."""
        told = (self.to(question) for question in questions)
        lengthy = b"".join(bytes([len(answer)]) + answer for answer in told)
        return hash_of(lengthy)

    def faces(self) -> bytes:
        """The faces of all that is published: while they stay, so does every answer not `ALONE`."""
        return self._together(self._site.by_key.values())

    def _one(self, kind: str, id_: str) -> bytes:
        """A record with its texts, or nothing where none is published under that name."""
        key = (BY_NAME[kind], id_)
        return self._sums[key].whole if key in self._site.by_key else NOTHING

    def _face(self, kind: str, id_: str) -> bytes:
        """What others show of a record, or nothing where none is published under that name."""
        key = (BY_NAME[kind], id_)
        return self._sums[key].face if key in self._site.by_key else NOTHING

    def _all(self, kind: str) -> bytes:
        """All records of a kind, in their order."""
        return self._together(self._site.of_kind(BY_NAME[kind]))

    def _into(self, kind: str, id_: str) -> bytes:
        """The records that refer to one, in their order."""
        return self._together(self._site.incoming.get((BY_NAME[kind], id_), ()))

    def _around(self, kind: str, id_: str) -> bytes:
        """The records before and after one."""
        record = self._site.by_key.get((BY_NAME[kind], id_))
        return self._together(self._site.around(record)) if record else NOTHING

    def _town(self, id_: str) -> bytes:
        """The ambassadors who stand under a municipality."""
        return self._together(self._desk.directory.in_town_named(id_))

    def _near(self) -> bytes:
        """Who is near whom."""
        return _hashed("\0".join(facts) for facts in self._desk.peers.facts())

    def _invented(self) -> bytes:
        """Whether somebody in the directory is a demonstration."""
        return b"yes" if self._desk.directory.shows_invented else b"no"

    def _paper(self, address: str) -> bytes:
        """The size of a PDF."""
        return str(self._desk.papers.get(address)).encode()

    def _changed(self, kind: str, id_: str) -> bytes:
        """The day on which a record's file last changed."""
        return str(self._site.changed.get((BY_NAME[kind], id_))).encode()

    def _together(self, records: Iterable[Record | None]) -> bytes:
        return _hashed(
            f"{one.kind.name}:{one.id}:{self._sums[one.kind, one.id].face.hex()}" if one else ""
            for one in records
        )


def _hashed(texts: Iterable[str]) -> bytes:
    return hash_of("\n".join(texts).encode())
