"""Whether a site is still what its content, the code and the day make of it: the shortest build.

In: the project, the site and what else a build depends on. Out: the closing line of the last build,
where nothing has changed since; then there is nothing to do. It reads no content, it only asks the
disk for sizes and times, and so it imports next to nothing.

A file counts as unchanged when its size, its times and its place on the disk are; a folder, when
nothing has come or gone in it. The times of Linux' file systems go by ticks of at most 10 ms, so
`look` waits until the last change lies a tick back: what changes later is then told by its time.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.cache import Cache

SOURCES: Final = ("content", "ambassadors", "newsletters", "docs", "mkdocs.yml")
_SHELF: Final = "built"
_TICK_SECONDS: Final = 0.02
Look = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Build:
    """One way to build one site: only what was asked before can be answered again."""

    project: Path
    site_dir: Path
    options: str

    @property
    def key(self) -> bytes:
        """What is known of it is kept under this."""
        asked = f"{self.project.resolve()}\0{self.site_dir.resolve()}\0{self.options}"
        return hashlib.blake2b(asked.encode(), digest_size=16).digest()


def closing_line(build: Build, cache: Cache) -> str | None:
    """What the last build of the same said, if it would make the same again; otherwise None."""
    kept = cache.shelf(_SHELF).get(build.key)
    if kept is None:
        return None
    said, *looks = json.loads(kept)
    roots = (build.project, build.site_dir)
    same = all(_still(root, look) for root, look in zip(roots, looks, strict=True))
    return str(said) if same else None


def look(build: Build) -> Look:
    """How the sources are, before they are read; to be handed to `keep` when they have been."""
    while True:
        seconds = time.time()
        found = _facts(build.project, _paths(build.project, SOURCES))
        newest = max(max(facts[1:3], default=0) for facts in found.values()) / 1e9
        if not seconds - _TICK_SECONDS < newest <= seconds:
            return found
        time.sleep(_TICK_SECONDS)


def keep(build: Build, cache: Cache, sources: Look, said: str) -> None:
    """Remember that these sources have made the site as it now stands."""
    files = _facts(build.site_dir, _paths(build.site_dir, ("",)))
    cache.put(_SHELF, {build.key: json.dumps([said, sources, files]).encode()})


def _still(root: Path, known: Look) -> bool:
    return all(_fact(f"{root}/{name}") == facts for name, facts in known.items())


def _facts(root: Path, names: Iterator[str]) -> Look:
    return {name: _fact(f"{root}/{name}") for name in names}


def _fact(path: str) -> list[int]:
    """Size, times and place, or nothing; of a link its own, and not of what it leads to."""
    try:
        found = os.lstat(path)
    except OSError:
        return []
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _paths(root: Path, tops: tuple[str, ...]) -> Iterator[str]:
    """The tops, there or not, and every file and folder below them."""
    start = f"{root}/"
    for top in tops:
        yield top
        for parent, folders, names in os.walk(f"{start}{top}"):
            inside = parent.removeprefix(start)
            yield from (f"{inside}/{name}" if inside else name for name in (*folders, *names))
