"""The builders that are measured: how each is fed and run, and where its site has what.

One module a builder, each with a `BUILDER`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus import Corpus, Record

SITE: Final = "site"
"""Where in its folder every builder lays its site: not all of them can build to elsewhere."""


@dataclass(frozen=True, slots=True)
class Builder:
    """How one builder is fed and run.

    `install` fetches it where it is not there yet. `write` makes its native input of a corpus in an
    empty folder, `put` writes one record of it anew. `command` builds the site of a folder, in
    which it is started. `caches` are what a cold build begins without, by path in the folder.
    `feed` is the path of the feed in the site, empty where there can be none; `search` is a pattern
    for the search data. `most` is the largest corpus that it is given.
    """

    name: str
    title: str
    write: Callable[[Corpus, Path], None]
    put: Callable[[Record, Path], None]
    command: Callable[[Path], list[str]]
    version: Callable[[], str]
    install: Callable[[], None]
    search: str
    feed: str = ""
    caches: tuple[str, ...] = ()
    most: int = 1_000_000
