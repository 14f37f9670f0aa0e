"""Pages into the site: those whose questions have new answers are made, and the others stay.

In: the jobs, the frame, and what the last build of the same site has left. Out: every page, without
its HTML, which is in the staging of the site. Which pages were kept makes no difference to a byte.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from generator import hands, press
from generator.answers import ALONE, Answers, Sums
from generator.cache import Cache
from generator.frame import Frame
from generator.page import Page
from generator.pages.desk import Desk
from generator.pages.job import Job
from generator.reads import Question
from generator.site import Key
from generator.write import Staging

_WORTH_SHARING: Final = 100
"""From this many pages on, a second process saves more time than it costs."""
_FACES: Final = b"/"
"""What the faces of all records are kept under, beside the pages: no address is a slash alone."""
_File = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A page that was made: of what, what it asked and was told, and how its files lie there."""

    base: bytes
    page: Page
    asked: tuple[Question, ...]
    told: tuple[bytes, ...]
    files: tuple[_File | None, ...]


_Made = tuple[Page, bytes]
"""A page without its texts, and what is kept of it as bytes: all else of it is let go at once."""


class Maker:
    """Makes the pages of one site folder. `sums` holds the hashes of each record."""

    def __init__(self, desk: Desk, frame: Frame, sums: Mapping[Key, Sums], target: Path) -> None:
        self._desk = desk
        self._frame = frame
        self._answers = Answers(desk, sums)
        self._base = _base(desk, frame, sums)
        self._target = target.resolve()
        self._shelf = f"pages {_hash(os.fsencode(self._target)).hex()}"
        self._fresh: dict[bytes, bytes] = {}
        self._gone: set[bytes] = set()
        self._faces_stay = False

    def pages(self, jobs: Sequence[Job], staging: Staging, cache: Cache) -> tuple[Page, ...]:
        """Every page in the order of the jobs, without its HTML, which is in the staging now."""
        shelf = cache.shelf(self._shelf)
        faces = self._answers.faces()
        self._faces_stay = shelf.pop(_FACES, None) == faces
        if not self._faces_stay:
            self._fresh[_FACES] = faces
        found: dict[str, Page] = {}
        stale: list[Job] = []
        for job in jobs:
            kept = self._still(shelf.get(job.address.encode()))
            if kept:
                for path in _paths(kept.page):
                    staging.keep(path)
                found[job.address] = kept.page
            else:
                stale.append(job)
        for page, row in self._made(stale, staging):
            found[page.address] = page
            self._fresh[page.address.encode()] = row
        self._gone = {key for key in shelf if key.decode() not in found}
        return tuple(found[job.address] for job in jobs)

    def remember(self, cache: Cache) -> None:
        """Keep what was made for the next build; only when the site is in its place."""
        if self._fresh or self._gone:
            cache.put(self._shelf, self._fresh, self._gone)

    def _still(self, row: bytes | None) -> _Kept | None:
        """What was kept of a page, if it is still the page that it would be."""
        if row is None:
            return None
        kept: _Kept = pickle.loads(row)  # noqa: S301 - from our own cache
        same = kept.base == self._base and all(
            self._answers.to(question) == answer
            for question, answer in zip(kept.asked, kept.told, strict=True)
            if question[0] in ALONE or not self._faces_stay
        )
        return kept if same and _files(self._target, kept.page) == kept.files else None

    def _made(self, jobs: Sequence[Job], staging: Staging) -> Iterator[_Made]:
        several = hands.available() if len(jobs) >= _WORTH_SHARING else 1
        if several == 1:
            yield from (self._make(job, staging) for job in jobs)
            return

        def share(number: int) -> tuple[list[_Made], Mapping[str, bool]]:
            before = len(staging.done)
            mine = [self._make(job, staging) for job in jobs[number::several]]
            return mine, dict(islice(staging.done.items(), before, None))

        for mine, done in hands.together(share, several):
            staging.count(done)
            yield from mine

    def _make(self, job: Job, staging: Staging) -> _Made:
        with self._desk.site.reads.noted() as noted:
            page = job.page(self._desk)
        whole = press.press(self._frame.forms[page.shape], press.slots(page))
        texts = (whole, *(text for _, text in page.beside))
        for path, text in zip(_paths(page), texts, strict=True):
            staging.put(path, text.encode())
        asked = tuple(sorted(noted))
        told = tuple(map(self._answers.to, asked))
        named = tuple((name, "") for name, _ in page.beside)
        bare = replace(page, content="", head="", beside=named)
        kept = _Kept(self._base, bare, asked, told, _files(staging.folder, bare))
        return bare, pickle.dumps(kept)


def _base(desk: Desk, frame: Frame, sums: Mapping[Key, Sums]) -> bytes:
    """What every page depends on: the settings, the day, the frame, and the records in lists.

    Of records that share a file, and of what is said of all pages, no page takes note.
    """
    found = hashlib.blake2b(repr((desk.site.settings, desk.site.today)).encode())
    found.update(repr(sorted(frame.forms.items())).encode())
    found.update(repr([(one.id, one.title, one.home) for one in desk.channels]).encode())
    shared = ((kind.name, id_, *both) for (kind, id_), both in sums.items() if not kind.in_folder)
    found.update(repr(sorted(shared)).encode())
    return found.digest()


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=8).digest()


def _paths(page: Page) -> Iterator[str]:
    """The files of a page: its own, and those beside it."""
    yield f"{page.address}index.html"
    yield from (page.address + name for name, _ in page.beside)


def _files(folder: Path, page: Page) -> tuple[_File | None, ...]:
    """How the files of a page lie in a folder."""
    return tuple(_file(f"{folder}/{path}") for path in _paths(page))


def _file(path: str) -> _File | None:
    """Size, time and place of a file; None where there is none."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino
