"""A new site that is being made beside the old one: only what is new or changed is laid down.

In: the files of the new site, in any order and by several processes. Out: those that differ from
the old site in a folder of their own, and for every other the word that it stays.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from generator.packing import PACKERS, is_worth_packing
from generator.standing import Fact, Facts, Left, fact
from generator.twin import Changes

MARK: Final = ".vip2-site"
Lying: TypeAlias = tuple[tuple[str, Fact], ...]
"""How files lie in a site: of each its path, and size, time of the content and inode."""


class UnwritableSiteError(Exception):
    """The site cannot be written there; the message says why, in Danish."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files the new site has, and how many of them are new or changed, or went away."""

    files: int
    changed: int
    removed: int


class Staging:
    """The new site for `target`, whose new files lie in `folder` meanwhile.

    The old site has the files `old`. Where it is `known` how they stand, they stand as the last
    build left them, and it is taken at its word; otherwise only the bytes of a file count. When
    the new site is in its place, `left` says how it was left.
    """

    def __init__(
        self,
        target: Path,
        folder: Path,
        old: Collection[str],
        known: Facts | None = None,
        *,
        packed: bool = False,
    ) -> None:
        # Names and not paths: with ten thousands of files the making of paths takes a second.
        self._target = os.fspath(target)
        self._new = os.fspath(folder)
        self._old = old
        self._known = known
        self._endings = tuple(PACKERS) if packed else ()
        self._made: set[str] = set()
        self._changed: dict[str, bool] = {}
        self.left: Left

    def put(self, path: str, data: bytes) -> None:
        """A file of the new site; where the old one has the same, it stays that file."""
        _check_path(path)
        self._lay(path, data)
        self._pack(path, len(data), lambda: data)

    def keep(self, path: str) -> None:
        """A file of the old site that stays as it is; it must `lie` there."""
        self._changed[path] = False
        if self._endings:
            (size, *_), old = self.before(path), Path(f"{self._target}/{path}")
            self._pack(path, size, old.read_bytes)

    def before(self, path: str) -> Fact:
        """Size, time of the content and inode of a file in the old site; empty where it has none.

        The rest of what is known of a file changes with its names, and it gets new ones.
        """
        known = self._known
        return (fact(f"{self._target}/{path}") if known is None else known.get(path, ()))[:3]

    def lie(self, files: Lying) -> bool:
        """Whether files of the old site lie as they did, and nobody has been at work in it since.

        A file can be written in and be given its old time, which only the whole of it tells.
        """
        return self._known is not None and all(self.before(path) == was for path, was in files)

    def lying(self, paths: Iterable[str]) -> Lying:
        """How files of the new site lie, for the next build to compare with."""
        return tuple((path, self._after(path)) for path in paths)

    def _after(self, path: str) -> Fact:
        return fact(f"{self._new}/{path}")[:3] if self._changed[path] else self.before(path)

    def _pack(self, path: str, size: int, read: Callable[[], bytes]) -> None:
        """The packed files beside a file; where the last build has packed it, they stay."""
        worth_it = self._endings and is_worth_packing(path, size)
        for ending in self._endings if worth_it else ():
            packed = path + ending
            if self._known and packed in self._known and not self._changed[path]:
                self._changed[packed] = False
            else:
                self._lay(packed, PACKERS[ending](read()))

    def _lay(self, path: str, data: bytes) -> None:
        if path in self._old and _same(f"{self._target}/{path}", data):
            self._changed[path] = False
        else:
            self._write(path, data)

    def _write(self, path: str, data: bytes) -> None:
        place = f"{self._new}/{path}"
        folder = place.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - see above
            self._made.add(folder)
        with open(place, "wb") as file:  # noqa: PTH123 - see above
            file.write(data)
        self._changed[path] = True

    @property
    def done(self) -> Mapping[str, bool]:
        """The files so far, and whether each is new or changed."""
        return self._changed

    def count(self, done: Mapping[str, bool]) -> None:
        """Take over what another process has put into the same folder."""
        self._changed.update(done)

    @property
    def stay(self) -> tuple[str, ...]:
        """The files of the old site that are in the new one too."""
        return tuple(path for path, changed in self._changed.items() if not changed)

    @property
    def changes(self) -> Changes:
        """What makes the old site into the new one."""
        come = [path for path, changed in self._changed.items() if changed]
        return Changes(come, [path for path in self._old if path not in self._changed])

    @property
    def written(self) -> Written:
        """What has come of it; the mark is no file of the site."""
        files, changes = len(self._changed.keys() - {MARK}), self.changes
        return Written(files, len(changes.come), len(changes.go))


def _check_path(path: str) -> None:
    """No path may lead out of the folder; the rules on addresses already see to it."""
    if path.startswith("/") or ".." in path.split("/"):
        message = f"»{path}« fører ud af mappen"
        raise UnwritableSiteError(message)


def _same(path: str, data: bytes) -> bool:
    """Whether there is a file of these bytes; what a link leads to is no file of the site."""
    try:
        found = os.lstat(path)
        alike = stat.S_ISREG(found.st_mode) and found.st_size == len(data)
        return alike and Path(path).read_bytes() == data
    except OSError:  # gone meanwhile, or not for us to read
        return False
