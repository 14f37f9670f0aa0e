"""How files and folders stand on the disk: by that one can tell whether anybody has touched them.

In: paths. Out: size, times and place of what is there, and whether it still is as it was. A folder
has changed when something has come to it, gone from it, or taken another's place in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

Fact = tuple[int, ...]
"""Size in bytes, time of the last change of the content in ns, inode, and time of the last change
of any kind, in ns; empty where there is nothing. A link's own, and not of what it leads to."""
Facts = Mapping[str, Fact]
"""By path inside a folder, which itself is the empty path."""
TICK_NS: Final = 20_000_000
"""The times of Linux' file systems go by ticks of at most 10 ms: so long after a change, the next
one is told by its time."""


@dataclass(frozen=True, slots=True)
class Left:
    """How a site was left by the build that wrote it, with the folders of its twin.

    Of a twin only the folders count, since its files are the files of the site. It has none where
    there is no twin.
    """

    files: Facts
    folders: Facts
    twin: Facts

    def still(self, site: Path) -> tuple[bool, bool]:
        """Whether site and twin are as they were left, in every file and folder."""
        return (
            still(site, self.files) and still(site, self.folders),
            still(twin_of(site), self.twin),
        )

    def trusted(self, still: tuple[bool, bool]) -> Left | None:
        """What of it can be trusted, by what `still` has said."""
        site, twin = still
        return None if not site else self if twin else replace(self, twin={})

    def is_of(self, site: Path) -> bool:
        """Whether the site is the same folder yet, so that no build has replaced it."""
        return still(site, {"": self.folders[""]})


def twin_of(site: Path) -> Path:
    """Where the twin of a site lies."""
    return site.parent / f".{site.name}.tvilling"


def fact(path: str) -> Fact:
    """How one file or folder stands."""
    try:
        found = os.lstat(path)
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns


def is_fresh(stands: Fact, now: int) -> bool:
    """Whether a file changed so short a time before `now`, in ns, that another change may not show.

    A time to come is nobody's last change.
    """
    _, written, _, changed = stands
    return any(now - TICK_NS < moment <= now for moment in (written, changed))


def facts(root: Path, names: Iterable[str]) -> dict[str, Fact]:
    """How each of these stands in a folder."""
    return {name: fact(f"{root}/{name}") for name in names}


def still(root: Path, known: Facts) -> bool:
    """Whether all of it is as it was."""
    return all(fact(f"{root}/{name}") == was for name, was in known.items())


def folders_of(names: Iterable[str]) -> set[str]:
    """Every folder that files of these names lie in, however deep, with the one around them all."""
    found = {""}
    for name in names:
        folder = name.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
