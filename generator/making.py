"""Pages into the site: those whose questions have new answers are made, and the others stay.

In: the jobs, the frame, and what the last build of the same site has left. Out: every page, without
its HTML, which is in the staging of the site. Which pages were kept makes no difference to a byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from generator import hands, press
from generator.frame import Frame
from generator.kept_values import ByFields, pack, unpack
from generator.page import Page
from generator.pages.desk import Desk
from generator.pages.job import Job
from generator.recall import Asked, Recall
from generator.shelf import Shelf
from generator.staging import Lying, Staging

_WORTH_SHARING: Final = 100
"""From this many pages on, a second process saves more time than it costs."""
_PAGE: Final = "page "


@dataclass(frozen=True, slots=True)
class _Kept(ByFields):
    """A page that was made, what it asked for, and how its files lie there.

    Whether a search engine may show it stands here too, so that few pages need be opened.
    """

    asked: Asked
    page: Page
    indexed: bool
    files: Lying


@dataclass(frozen=True, slots=True)
class Pages:
    """Every page by its address, in order, and the addresses that a search engine may show."""

    by_address: Mapping[str, Page]
    indexed: tuple[str, ...]


class Maker:
    """Makes the pages of one site; what is kept of them stands on the `shelf`."""

    def __init__(self, desk: Desk, frame: Frame, recall: Recall, shelf: Shelf) -> None:
        self._desk = desk
        self._frame = frame
        self._recall = recall
        self._shelf = shelf

    def pages(self, jobs: Sequence[Job], staging: Staging) -> Pages:
        """Every page in the order of the jobs, without its HTML, which is in the staging now."""
        found: dict[str, _Kept] = {}
        stale: list[Job] = []
        for job in jobs:
            key = _key(job.address)
            kept = self._still(self._shelf.get(key), staging)
            if kept:
                for path, _ in kept.files:
                    staging.keep(path)
                self._shelf.keep(key)
                found[job.address] = kept
            else:
                stale.append(job)
        for address, row in self._made(stale, staging):
            found[address] = unpack(row)
            self._shelf.put(_key(address), row)
        indexed = tuple(job.address for job in jobs if found[job.address].indexed)
        return Pages({job.address: found[job.address].page for job in jobs}, indexed)

    def _still(self, row: bytes | None, staging: Staging) -> _Kept | None:
        """What was kept of a page, if it is still the page that it would be."""
        if row is None:
            return None
        kept: _Kept = unpack(row)
        return kept if staging.lie(kept.files) and self._recall.holds(kept.asked) else None

    def _made(self, jobs: Sequence[Job], staging: Staging) -> Iterator[tuple[str, bytes]]:
        """The addresses of pages that are made, each with what is kept of it."""
        several = hands.available() if len(jobs) >= _WORTH_SHARING else 1

        def share(number: int) -> tuple[list[bytes], Mapping[str, bool]]:
            before = len(staging.done)
            mine = [self._make(job, staging) for job in jobs[number::several]]
            # The last that were done: those before them every hand knew when it was copied.
            return mine, dict(islice(staging.done.items(), before, None))

        shares = [share(0)] if several == 1 else hands.together(share, several)
        for number, (rows, done) in enumerate(shares):
            staging.count(done)
            yield from zip((job.address for job in jobs[number::several]), rows, strict=True)

    def _make(self, job: Job, staging: Staging) -> bytes:
        page, asked = self._recall.taking_down(lambda: job.page(self._desk))
        whole = press.press(self._frame.forms[page.shape], press.slots(page))
        texts = {f"{page.address}index.html": whole}
        texts |= {page.address + name: text for name, text in page.beside}
        for path, text in texts.items():
            staging.put(path, text.encode())
        # All else of it is let go at once.
        bare = replace(page, content="", head="", beside=())
        return pack(_Kept(asked, bare, page.indexed, staging.lying(texts)))


def _key(address: str) -> bytes:
    return f"{_PAGE}{address}".encode()
