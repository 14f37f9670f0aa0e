"""Files beside the pages into the site: those that tell of anything new are made, others stay.

In: the desk, every page, and what the last build of the same site has left. Out: the files, in the
staging of the site. Which of them were kept makes no difference to a byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Final, NamedTuple, TypeAlias, TypeVar

from generator import hands, render
from generator.answers import Sums
from generator.kept_values import pack, unpack
from generator.making import Pages
from generator.page import Page
from generator.pages import finding
from generator.pages.desk import Desk
from generator.pages.finding import Known, Told
from generator.recall import Asked, Recall
from generator.search.index import Share
from generator.shelf import Shelf
from generator.site import Key
from generator.staging import Lying, Staging

_FILES: Final = b"files "
_SHARE: Final = b"share "
T = TypeVar("T")
_Kept: TypeAlias = tuple[T, Lying]
"""What is known of files, and how they lie there: of those of a maker what it asked for, and of a
share's file the share."""
_Shared: TypeAlias = tuple[Share, tuple[Told, ...]]
"""A share of the index, and what is told of its documents."""


class _Row(NamedTuple):
    """What is to be kept when its files are in the staging, and under which key."""

    key: bytes
    known: Asked | _Shared
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """What somebody has made, here or in another process: the new files by path, and the new rows.

    `stay` are the old files that stay, and `kept` the keys of the old rows that do.
    """

    texts: Mapping[str, str]
    rows: Sequence[_Row]
    stay: Sequence[str] = ()
    kept: Sequence[bytes] = ()


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
        # The index takes about as long as all the others.
        making: tuple[Callable[[], list[_Made]], ...] = (
            lambda: [self._index(pages.by_address, known)],
            lambda: [self._make(name) for name in stale],
        )
        # What is to be done for a single record is done before another process would be there.
        several = 1 if self._recall.faces_stay else hands.for_records(len(self._sums))
        for made in chain.from_iterable(hands.each(making, several)):
            _put(made.texts, staging)
            for path in made.stay:
                staging.keep(path)
            for key in made.kept:
                self._shelf.keep(key)
            for row in made.rows:
                self._shelf.put(row.key, pack((row.known, staging.lying(row.paths))))
        _put(dict(render.telling(self._desk, pages.indexed)), staging)

    def _stays(self, name: str, staging: Staging) -> bool:
        """Whether the files of a maker stay, and if so, that they do."""
        row = self._shelf.get(_FILES + name.encode())
        if row is None:
            return False
        kept: _Kept[Asked] = unpack(row)
        asked, files = kept
        if not (staging.lie(files) and self._recall.holds(asked)):
            return False
        for path, _ in files:
            staging.keep(path)
        self._shelf.keep(_FILES + name.encode())
        return True

    def _make(self, name: str) -> _Made:
        texts, asked = self._recall.taking_down(partial(render.ASKING[name], self._desk))
        return _Made(texts, [_Row(_FILES + name.encode(), asked, tuple(texts))])

    def _known(self, staging: Staging) -> Known:
        """What is known of the index; nothing where a record has another face than then."""
        founds: dict[str, Told] = {}
        shares: dict[bytes, Share] = {}
        for key, row in self._shelf.beginning(_SHARE) if self._recall.faces_stay else ():
            kept: _Kept[_Shared] = unpack(row)
            (share, told), files = kept
            lies = staging.lie(files)
            shares[key.removeprefix(_SHARE)] = share if lies else replace(share, told=b"")
            founds.update((found.address, (total, found)) for total, found in told)
        return Known(founds, shares)

    def _index(self, pages: Mapping[str, Page], known: Known) -> _Made:
        index, told = finding.index(
            self._desk, pages, lambda one: self._sums[one.kind, one.id].whole, known
        )
        rows, kept = [], []
        for key, share in index.shares.items():
            if _is_known(known, key, share, told[key]):
                kept.append(_SHARE + key)
            else:
                rows.append(_Row(_SHARE + key, (share, tuple(told[key])), (share.path,)))
        return _Made(index.files, rows, index.stay, kept)


def _is_known(known: Known, key: bytes, share: Share, told: Sequence[Told]) -> bool:
    """Whether a share, and all that is told of its documents, is as it was known to be."""
    return known.shares.get(key) == share and all(
        known.founds.get(found.address) == (total, found) for total, found in told
    )


def _put(texts: Mapping[str, str], staging: Staging) -> None:
    for path, text in texts.items():
        staging.put(path, text.encode())
