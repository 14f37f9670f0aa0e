"""What is kept of one site, row by row, from one build to the next.

In: the cache and the name of the shelf. Out: rows by key, all of the same build: they are taken
over at once, or none of them is. Whatever is kept of any site was made of the same sources.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.cache import Cache

SITE: Final = "site"
BUILT: Final = "built"
MADE_OF: Final = b"made of"
"""The row of a site that tells which sources it was made of."""


def of_folder(what: str, site_dir: Path) -> str:
    """The shelf for what is kept of the site in a folder: its rows (SITE), or how it was BUILT."""
    return f"{what} {site_dir.resolve()}"


class Shelf:
    """Rows of the last build and of this one, where what is neither kept nor put is dropped."""

    def __init__(self, cache: Cache, name: str) -> None:
        self._cache = cache
        self._name = name
        self._rows = cache.shelf(name)
        self._fresh: dict[bytes, bytes] = {}
        self._kept: set[bytes] = set()

    def get(self, key: bytes) -> bytes | None:
        """A row of the last build."""
        return self._rows.get(key)

    def beginning(self, start: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The rows of the last build of which the key begins so."""
        return ((key, row) for key, row in self._rows.items() if key.startswith(start))

    def keep(self, key: bytes) -> None:
        """Let a row be in this build what it was in the last."""
        self._kept.add(key)

    def put(self, key: bytes, row: bytes) -> None:
        """A row of this build, which may be what it was in the last."""
        if self._rows.get(key) == row:
            self._kept.add(key)
        else:
            self._fresh[key] = row

    def remember(self) -> None:
        """Let this build be the last one, while nobody else may write the site."""
        gone = self._rows.keys() - self._kept - self._fresh.keys()
        if self._fresh or gone:
            self._cache.put(self._name, self._fresh, gone)
        _drop_sites_of_other_sources(self._cache, self._name)


def _drop_sites_of_other_sources(cache: Cache, name: str) -> None:
    """Drop what is kept of sites whose folder is gone, or which were made of other sources.

    They may tell of somebody who has been taken out of the content since, and who knows whether
    anybody builds them again.
    """
    made_of, own = cache.get(name, MADE_OF), name.partition(" ")[2]

    def is_stale(folder: str) -> bool:
        return cache.get(f"{SITE} {folder}", MADE_OF) != made_of or not Path(folder).is_dir()

    split = [(one, *one.partition(" ")[::2]) for one in cache.names()]
    folders = {folder for _, what, folder in split if what in {SITE, BUILT}} - {own, ""}
    stale = {folder for folder in folders if is_stale(folder)}
    if stale:
        cache.drop(one for one, what, folder in split if what in {SITE, BUILT} and folder in stale)
