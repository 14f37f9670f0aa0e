"""What is kept of one site, row by row, from one build to the next.

In: the cache and the name of the shelf. Out: rows by key, all of the same build: they are taken
over at once, or none of them is.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.cache import Cache


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
