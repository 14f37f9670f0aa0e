"""Whether a site is still what its content, the code and the day make of it: the shortest build.

In: the project, the site and what else a build depends on. Out: the closing line of the last build,
where nothing has changed since; then there is nothing to do. Otherwise, whether at least the site
stands as it was left. It reads no content, it only asks the disk for sizes and times, and so it
imports next to nothing.

A file counts as unchanged when its size, its times and its place on the disk are; a folder, when
nothing has come or gone in it. `look` waits until the last change lies a tick of the disk's clock
back (`standing`): what changes later is then told by its time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from generator import hands
from generator.cache import Cache
from generator.hashing import hash_of
from generator.kept_values import pack, unpack
from generator.shelf import BUILT, of_folder
from generator.standing import TICK_NS, Fact, Facts, Left, fact, facts, is_fresh

SOURCES: Final = ("content", "ambassadors", "newsletters", "docs", "mkdocs.yml")
_LAST: Final = b"last"


@dataclass(frozen=True, slots=True)
class Build:
    """One way to build one site: only what was asked before can be answered again."""

    project: Path
    site_dir: Path
    options: str

    @property
    def key(self) -> bytes:
        """What tells it from another."""
        told = f"{self.project.resolve()}\0{self.site_dir.resolve()}\0{self.options}"
        return hash_of(told.encode())

    @property
    def shelf(self) -> str:
        """Where the last build of the same site is kept, however it was asked for."""
        return of_folder(BUILT, self.site_dir)


@dataclass(frozen=True, slots=True)
class Seen:
    """How sources and site stand before a build.

    `said` is the closing line of the last build, if this one would make the same again; `left`
    tells how it left the site, as far as that still is so, and may have to be waited for.
    """

    said: str | None
    sources: Facts
    left: Callable[[], Left | None]


@dataclass(frozen=True, slots=True)
class _Last:
    """What the last build of a site has left: what was asked for, and what came of it."""

    key: bytes
    said: str
    sources: Facts
    left: Left


def look(build: Build, cache: Cache) -> Seen:
    """How things stand, before the sources are read; to be handed to `keep` when they have been."""
    row = cache.shelf(build.shelf).get(_LAST)
    if row is None:
        return Seen(None, _sources(build.project, {}), lambda: None)
    last: _Last = unpack(row)
    still = hands.ahead(partial(last.left.still, build.site_dir.resolve()))

    def left() -> Left | None:
        return last.left.trusted(still())

    sources = _sources(build.project, last.sources)
    same = last.key == build.key and sources == last.sources and left() is not None
    return Seen(last.said if same else None, sources, left)


def keep(build: Build, cache: Cache, sources: Facts, left: Left, said: str) -> None:
    """Remember that these sources have made the site, and how that was left."""
    cache.put(build.shelf, {_LAST: pack(_Last(build.key, said, sources, left))})


def _sources(project: Path, known: Facts) -> Facts:
    """How the sources stand; most of them are expected to stand as they are known to have stood."""
    while True:
        found = facts(project, known)
        changed = [name for name, now in found.items() if now != known[name]]
        if not known or any(_is_more(f"{project}/{name}", found[name]) for name in changed):
            names = _below(project, SOURCES)
            found = {name: found.get(name) or fact(f"{project}/{name}") for name in names}
            changed = [name for name, now in found.items() if now != known.get(name)]
        now = time.time_ns()
        if not any(found[name] and is_fresh(found[name], now) for name in changed):
            return found
        time.sleep(TICK_NS / 1e9)


def _is_more(path: str, now: Fact) -> bool:
    """Whether a change is more than another content: a folder with others in it, or nothing."""
    return not now or os.path.isdir(path)  # noqa: PTH112 - a path for each costs more than asking


def _below(root: Path, tops: Iterable[str]) -> Iterator[str]:
    """The tops, there or not, and every file and folder below them."""
    start = f"{root}/"
    for top in tops:
        yield top
        for parent, folders, names in os.walk(f"{start}{top}"):
            inside = parent.removeprefix(start)
            yield from (f"{inside}/{name}" if inside else name for name in (*folders, *names))
