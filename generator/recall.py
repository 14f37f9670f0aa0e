"""What the last build made, and whether it would come out the same today.

In: the desk, the frame, the hashes of each record, and what is kept of the site. Out: of whatever
is made of them, what it asked and was told meanwhile; and later, whether it would be told the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from generator.answers import ALONE, Answers, Sums
from generator.frame import Frame
from generator.hashing import hash_of
from generator.kept_values import ByFields
from generator.pages.desk import Desk
from generator.reads import Question
from generator.shelf import MADE_OF, Shelf
from generator.site import Key

_FACES: Final = b"faces"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked(ByFields):
    """What something was made of: what all depends on, its questions, and what it was told.

    `alone` are the questions whose answers change though no face does, each with its answer. The
    `others` are a line each, since mostly nobody reads them; `told` is a hash of all their answers.
    """

    base: bytes
    alone: tuple[tuple[Question, bytes], ...]
    others: str
    told: bytes


class Recall:
    """Takes down what is asked of a site, and compares what was. `sums` are hashes of each record.

    `faces_stay` while the faces of all records, and what all depends on, are those of the last
    build; then most questions need not be asked again.
    """

    def __init__(self, desk: Desk, frame: Frame, sums: Mapping[Key, Sums], shelf: Shelf) -> None:
        self._reads = desk.site.reads
        self._answers = Answers(desk, sums)
        self._base = _base(desk, frame, sums)
        faces = self._base + self._answers.faces()
        self.faces_stay = shelf.get(_FACES) == faces
        shelf.put(_FACES, faces)
        shelf.put(MADE_OF, hash_of(b"".join(sorted(one.whole for one in sums.values()))))

    def taking_down(self, make: Callable[[], T]) -> tuple[T, Asked]:
        """What is made, and what it asked meanwhile."""
        with self._reads.noted() as noted:
            made = make()
        alone = sorted(question for question in noted if question[0] in ALONE)
        others = sorted(question for question in noted if question[0] not in ALONE)
        answered = tuple((question, self._answers.to(question)) for question in alone)
        lines = "\n".join("\t".join(question) for question in others)
        return made, Asked(self._base, answered, lines, self._answers.to_all(others))

    def holds(self, asked: Asked) -> bool:
        """Whether who asked this would be told the same."""
        if asked.base != self._base:
            return False
        if any(self._answers.to(question) != answer for question, answer in asked.alone):
            return False
        lines = asked.others.split("\n") if asked.others else ()
        others = (tuple(line.split("\t")) for line in lines)
        return self.faces_stay or self._answers.to_all(others) == asked.told


def _base(desk: Desk, frame: Frame, sums: Mapping[Key, Sums]) -> bytes:
    """What everything depends on: the settings, the day, the frame, and the records in lists.

    Of records that share a file, and of what is said of all pages, nobody takes note.
    """
    site, forms = desk.site, sorted(frame.forms.items())
    channels = [(one.id, one.title, one.home) for one in desk.channels]
    shared = ((kind.name, id_, *both) for (kind, id_), both in sums.items() if not kind.in_folder)
    return hash_of(repr((site.settings, site.today, forms, channels, sorted(shared))).encode())
