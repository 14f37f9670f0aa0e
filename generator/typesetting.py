"""From papers to PDFs: a paper that has been set before is not set again.

In: papers, the project's pictures, and the cache. Out: PDF/UA-1 bytes by the papers' addresses, the
same on any machine: no font of the machine is used, and nothing is asked for the time.
"""

from __future__ import annotations

import hashlib
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.cache import Cache
from generator.hands import LostHandError, available
from generator.installed import version
from generator.paper import Paper

if TYPE_CHECKING:
    from generator.typst_hand import Answer, Job

_SHELF: Final = "papers"
_PACKAGE: Final = Path(__file__).parent
_FORMS: Final = _PACKAGE / "typst"
_THEME: Final = _PACKAGE / "theme"
_HAND: Final = _PACKAGE / "typst_hand.py"
_ENGINES: Final = ("typst", "segno")


class UnsettablePaperError(Exception):
    """A paper that typst refuses to set, and why, in its own words."""


class BeingSet(Mapping[str, bytes]):
    """PDFs by address, of which some are still being set: whoever asks for one waits for all."""

    def __init__(
        self,
        addresses: Iterable[str],
        wait: Callable[[], Mapping[str, bytes]],
        stop: Callable[[], None],
    ) -> None:
        self._addresses = frozenset(addresses)
        self._wait = wait
        self.stop = stop
        """Nobody will ask any more, as after a fault elsewhere."""

    @cached_property
    def _whole(self) -> Mapping[str, bytes]:
        return self._wait()

    def __getitem__(self, address: str) -> bytes:
        if address not in self._addresses:
            raise KeyError(address)
        return self._whole[address]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._addresses))

    def __len__(self) -> int:
        return len(self._addresses)


class Typesetter:
    """Sets papers, and keeps them on a shelf of the cache.

    `pictures` are the files of docs/ that papers show, by path from there.
    """

    def __init__(self, pictures: Mapping[str, bytes], cache: Cache) -> None:
        self._pictures = pictures
        self._cache = cache

    def __call__(self, papers: Iterable[Paper]) -> Mapping[str, bytes]:
        """The PDFs of all papers, by address. Those kept of papers that are no more go away.

        What is missing is set by another process, while this one goes on; what is wrong with a
        paper (UnsettablePaperError) is raised when somebody asks for one.
        """
        keys = {paper: self._key(paper) for paper in papers}
        kept = self._cache.shelf(_SHELF)
        gone = kept.keys() - keys.values()
        if gone:
            self._cache.put(_SHELF, {}, gone)
        missing = [paper for paper, key in keys.items() if key not in kept]
        hands = _Hands([self._job(paper) for paper in missing])

        def wait() -> Mapping[str, bytes]:
            pdfs = map(_checked, missing, hands.answers())
            fresh = {keys[paper]: pdf for paper, pdf in zip(missing, pdfs, strict=True)}
            if fresh:
                self._cache.put(_SHELF, fresh)
            found = kept | fresh
            return {paper.address: found[key] for paper, key in keys.items()}

        return BeingSet((paper.address for paper in keys), wait, hands.stop)

    def set(self, paper: Paper) -> bytes:
        """The PDF of one paper, set anew and at once. Raises UnsettablePaperError."""
        from generator import typst_hand  # noqa: PLC0415 - a build leaves it to another process

        return _checked(paper, typst_hand.typeset(*self._job(paper)))

    def _job(self, paper: Paper) -> Job:
        """All that typst is given; it sees no other file."""
        return {"main.typ": paper.source.encode(), **forms()}, self._shown(paper), paper.code

    def _key(self, paper: Paper) -> bytes:
        """The hash of everything that the PDF depends on."""
        found = hashlib.sha256(_common())
        found.update(f"{paper.source}\0{paper.code}".encode())
        for data in self._shown(paper).values():
            found.update(hashlib.sha256(data).digest())
        return found.digest()

    def _shown(self, paper: Paper) -> dict[str, bytes]:
        return {name: self._pictures[name] for name in paper.pictures}


class _Hands:
    """Processes that set papers, one a core."""

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._count = len(jobs)
        several = min(available(), len(jobs))
        self._hands = [_hand(jobs[number::several]) for number in range(several)]

    def answers(self) -> Sequence[Answer]:
        """The answers in the order of the jobs, when all are there."""
        found: list[Answer] = [(b"", "")] * self._count
        for number, hand in enumerate(self._hands):
            pickled, _ = hand.communicate()
            if hand.returncode:
                message = "the process that sets the papers has ended; it has said why"
                raise LostHandError(message)
            found[number :: len(self._hands)] = pickle.loads(pickled)  # noqa: S301 - from our own process
        return found

    def stop(self) -> None:
        """Let those that are still at work leave it, and take the pictures with them."""
        working = [hand for hand in self._hands if hand.returncode is None]
        for hand in working:
            hand.terminate()
        for hand in working:
            hand.communicate()


def _hand(jobs: Sequence[Job]) -> subprocess.Popen[bytes]:
    # -P: the hand's own folder is no place to import from.
    command = [sys.executable, "-P", str(_HAND)]
    hand = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - ours
    if hand.stdin:
        pickle.dump(list(jobs), hand.stdin)
        hand.stdin.close()
        hand.stdin = None
    return hand


def _checked(paper: Paper, answer: Answer) -> bytes:
    pdf, refused = answer
    if not pdf:
        message = f"{paper.address} kan ikke sættes: {refused}"
        raise UnsettablePaperError(message)
    return pdf


@cache
def _common() -> bytes:
    """What all papers depend on: the forms, the hand that sets them, and its engines."""
    return repr((forms(), _HAND.read_bytes(), *map(version, _ENGINES))).encode()


@cache
def forms() -> Mapping[str, bytes]:
    """The forms, and what they take from the theme: its colours and its mark."""
    return {
        **{path.name: path.read_bytes() for path in sorted(_FORMS.glob("*.typ"))},
        "tokens.css": (_THEME / "styles" / "tokens.css").read_bytes(),
        "mark.svg": (_THEME / "assets" / "favicon.svg").read_bytes(),
    }
