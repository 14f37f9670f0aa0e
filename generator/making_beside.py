"""Files beside the pages into the site: those that tell of anything new are made, others stay.

In: the desk, every page, and what the last build of the same site has left. Out: the files, in the
staging of the site. Which of them were kept makes no difference to a byte.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Protocol

from generator import hands, render
from generator.answers import Sums
from generator.kept_values import ByFields
from generator.making import Pages
from generator.page import Page
from generator.pages import finding
from generator.pages.desk import Desk
from generator.pages.finding import Known, Told
from generator.recall import Asked, Recall
from generator.search.index import Index, Share
from generator.shelf import Shelf
from generator.site import Key
from generator.staging import Staging
from generator.standing import Fact

_FILES: Final = b"files "
_SHARE: Final = b"share "
Rows = Iterator[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class _KeptFiles(ByFields):
    """What a maker of files asked for, and how its files lie there."""

    asked: Asked
    files: tuple[tuple[str, Fact], ...]


@dataclass(frozen=True, slots=True)
class _KeptShare(ByFields):
    """A share of the index, how its file lies there, and what is told of its documents."""

    share: Share
    file: Fact
    told: tuple[Told, ...]


class _Made(Protocol):
    """What somebody has made, here or in another process."""

    @property
    def texts(self) -> Mapping[str, str]:
        """The new files by path."""

    @property
    def stay(self) -> Sequence[str]:
        """The old files that stay."""

    @property
    def kept(self) -> Iterable[bytes]:
        """The rows that stay, by their keys."""

    def rows(self, staging: Staging) -> Rows:
        """What else is kept of it, when the files are in the staging."""


@dataclass(frozen=True, slots=True)
class _Files:
    """What a maker of files made, and what that is kept under."""

    key: bytes
    asked: Asked
    texts: Mapping[str, str]
    stay: Sequence[str] = ()
    kept: Iterable[bytes] = ()

    def rows(self, staging: Staging) -> Rows:
        """What it asked for, and its files."""
        lying = tuple((path, staging.after(path)) for path in self.texts)
        yield self.key, pickle.dumps(_KeptFiles(self.asked, lying))


@dataclass(frozen=True, slots=True)
class _Indexed:
    """The index, what it tells of the documents of each share, and which of these stay."""

    index: Index
    told: Mapping[bytes, Sequence[Told]]
    same: frozenset[bytes]

    @property
    def texts(self) -> Mapping[str, str]:
        """The files of the index that are made."""
        return self.index.files

    @property
    def stay(self) -> Sequence[str]:
        """The files of the index that stay."""
        return self.index.stay

    @property
    def kept(self) -> Iterable[bytes]:
        """The rows of the shares that are as they were."""
        return (_SHARE + key for key in self.same)

    def rows(self, staging: Staging) -> Rows:
        """The other shares."""
        for key, share in self.index.shares.items():
            if key not in self.same:
                kept = _KeptShare(share, staging.after(share.path), tuple(self.told[key]))
                yield _SHARE + key, pickle.dumps(kept)


class Beside:
    """Makes the files beside the pages of one site; what is kept of them stands on the `shelf`.

    `sums` holds the hashes of each record.
    """

    def __init__(self, desk: Desk, recall: Recall, sums: Mapping[Key, Sums], shelf: Shelf) -> None:
        self._desk = desk
        self._recall = recall
        self._sums = sums
        self._shelf = shelf

    def files(self, pages: Pages, staging: Staging) -> None:
        """Put every file beside the pages into the staging."""
        stale = [name for name in render.ASKING if not self._stays(name, staging)]
        known = self._known(staging)
        making: list[Callable[[], _Made]] = [partial(self._index, pages.by_address, known)]
        making += (partial(self._make, name) for name in stale)
        # What is to be done for a single record is done before another process would be there.
        several = 1 if self._recall.faces_stay else hands.for_records(len(self._sums))
        for made in hands.each(making, several):
            _put(made.texts, staging)
            for path in made.stay:
                staging.keep(path)
            for key in made.kept:
                self._shelf.keep(key)
            for key, row in made.rows(staging):
                self._shelf.put(key, row)
        _put(dict(render.telling(self._desk, pages.indexed)), staging)

    def _stays(self, name: str, staging: Staging) -> bool:
        """Whether the files of a maker stay, and if so, that they do."""
        row = self._shelf.get(_FILES + name.encode())
        if row is None:
            return False
        kept: _KeptFiles = pickle.loads(row)  # noqa: S301 - from our own cache
        lie = all(staging.before(path) == was for path, was in kept.files)
        if not (lie and self._recall.holds(kept.asked)):
            return False
        for path, _ in kept.files:
            staging.keep(path)
        self._shelf.keep(_FILES + name.encode())
        return True

    def _make(self, name: str) -> _Made:
        with self._recall.taking_down() as asked:
            texts = render.ASKING[name](self._desk)
        return _Files(_FILES + name.encode(), asked[0], texts)

    def _known(self, staging: Staging) -> Known:
        """What is known of the index; nothing where a record has another face than then."""
        founds: dict[str, Told] = {}
        shares: dict[bytes, Share] = {}
        for key, row in self._shelf.beginning(_SHARE) if self._recall.faces_stay else ():
            kept: _KeptShare = pickle.loads(row)  # noqa: S301 - from our own cache
            lies = staging.before(kept.share.path) == kept.file
            share = kept.share if lies else replace(kept.share, told=b"")
            shares[key.removeprefix(_SHARE)] = share
            founds.update((one.address, (total, one)) for total, one in kept.told)
        return Known(founds, shares)

    def _index(self, pages: Mapping[str, Page], known: Known) -> _Made:
        index, told = finding.index(
            self._desk, pages, lambda one: self._sums[one.kind, one.id].whole, known
        )
        same = {
            key
            for key, run in told.items()
            if known.shares.get(key) == index.shares[key]
            and all(known.founds.get(one.address) == (total, one) for total, one in run)
        }
        return _Indexed(index, told, frozenset(same))


def _put(texts: Mapping[str, str], staging: Staging) -> None:
    for path, text in texts.items():
        staging.put(path, text.encode())
