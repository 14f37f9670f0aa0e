"""The only door to the published site: all or nothing, and only what changed.

In: the files of the new site. Out: a folder that held the old site until the new one was whole.
The new site is laid beside the old, where unchanged files are the same files (hard links, so that
their time stays), and then the two folders change places in one step.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.packing import PACKERS, is_worth_packing

MARK: Final = ".vip2-site"
_MARK_TEXT: Final = b"Denne mappe skrives af vip2. Ret i indholdet i stedet.\n"
_HERE: Final = -100  # AT_FDCWD: paths are taken as they are
_EXCHANGE: Final = 2  # RENAME_EXCHANGE, linux/fs.h


class UnwritableSiteError(Exception):
    """The site cannot be written there; the message says why, in Danish."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files the new site has, and how many of them are new or changed, or went away."""

    files: int
    changed: int
    removed: int


def write(site_dir: Path, files: Mapping[str, bytes]) -> Written:
    """Replace the site in the folder by these files, by path inside it.

    Raises UnwritableSiteError where the folder holds something else than a site of ours, or where
    another build is at work on it. The old site is untouched until all files have been written.
    """
    with replacing(site_dir) as staging:
        for path, data in files.items():
            staging.put(path, data)
    return staging.written


@contextlib.contextmanager
def replacing(site_dir: Path, *, packed: bool = False) -> Iterator[Staging]:
    """A new site to fill, which takes the place of the old one at the end; or else the old stays.

    Where it is to be `packed`, texts get a .gz and a .br beside them. Raises UnwritableSiteError
    as `write` does.
    """
    target = site_dir.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target):
        _tidy(target)
        staging = Staging(target, _beside(target), _present(target), packed=packed)
        try:
            yield staging
            staging.put(MARK, _MARK_TEXT)
            if staging.written.changed or staging.written.removed:
                _exchange(staging.folder, target)
            else:
                shutil.rmtree(staging.folder)
        except Exception:
            shutil.rmtree(staging.folder, ignore_errors=True)
            raise


class Staging:
    """A new site that is being laid beside the old one in `target`."""

    def __init__(
        self, target: Path, folder: Path, old: frozenset[str], *, packed: bool = False
    ) -> None:
        self.folder = folder
        # Names and not paths: with ten thousands of files the making of paths takes a second.
        self._target = os.fspath(target)
        self._new = os.fspath(folder)
        self._old = old
        self._endings = tuple(PACKERS) if packed else ()
        self._made: set[str] = set()
        self._changed: dict[str, bool] = {}

    def put(self, path: str, data: bytes) -> None:
        """A file of the new site; where the old one has the same, it stays that file."""
        _check_path(path)
        old = f"{self._target}/{path}"
        same = path in self._old and _same(old, data)
        if same:
            _link(old, self._place(path))
        else:
            self._write(path, data)
        self._pack(path, data, same=same)

    def keep(self, path: str) -> None:
        """A file of the old site that stays as it is; it must be there."""
        old = f"{self._target}/{path}"
        _link(old, self._place(path))
        if self._endings:
            self._pack(path, Path(old).read_bytes(), same=True)

    def _pack(self, path: str, data: bytes, *, same: bool) -> None:
        """The packed files beside a file; where it is the same as in the old site, so are they."""
        for ending in self._endings if is_worth_packing(path, data) else ():
            if same and path + ending in self._old:
                _link(f"{self._target}/{path}{ending}", self._place(path + ending))
            else:
                self._write(path + ending, PACKERS[ending](data))

    def _write(self, path: str, data: bytes) -> None:
        with open(self._place(path), "wb") as file:  # noqa: PTH123 - see above
            file.write(data)
        self._changed[path] = True

    def _place(self, path: str) -> str:
        place = f"{self._new}/{path}"
        folder = place.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - see above
            self._made.add(folder)
        self._changed[path] = False
        return place

    @property
    def done(self) -> Mapping[str, bool]:
        """The files so far, and whether each is new or changed."""
        return self._changed

    def count(self, done: Mapping[str, bool]) -> None:
        """Take over what another process has put into the same folder."""
        self._changed.update(done)

    @property
    def written(self) -> Written:
        """What has come of it; the mark is no file of the site."""
        files = len(self._changed.keys() - {MARK})
        return Written(files, sum(self._changed.values()), len(self._old - self._changed.keys()))


def _check_path(path: str) -> None:
    """No path may lead out of the folder; the rules on addresses already see to it."""
    if path.startswith("/") or ".." in path.split("/"):
        message = f"»{path}« fører ud af mappen"
        raise UnwritableSiteError(message)


@contextlib.contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Nobody else writes the site meanwhile; the lock ends with the process, however it ends."""
    lock = target.parent / f".{target.name}.laas"
    with lock.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"en anden bygning er i gang med {target}; vent, til den er færdig"
            raise UnwritableSiteError(message) from None
        yield


def _tidy(target: Path) -> None:
    """Nothing is left of a build that was cut off; a site that it had put aside comes back."""
    aside = _aside(target)
    if aside.exists() and not target.exists():
        aside.rename(target)
    for leftover in (aside, _beside(target)):
        if leftover.exists():
            shutil.rmtree(leftover)


def _beside(target: Path) -> Path:
    return target.parent / f".{target.name}.ny"


def _aside(target: Path) -> Path:
    return target.parent / f".{target.name}.gammel"


def _present(target: Path) -> frozenset[str]:
    """The files of the old site. A folder that is not ours is not touched."""
    if not target.exists():
        return frozenset()
    if not target.is_dir():
        message = f"{target} er en fil og ikke en mappe"
        raise UnwritableSiteError(message)
    names = frozenset(_names(target))
    if names and MARK not in names:
        message = f"{target} er ikke skrevet af vip2; slet mappen, eller vælg en anden"
        raise UnwritableSiteError(message)
    return names


def _names(folder: Path) -> Iterator[str]:
    """The files in a folder, by path."""
    for parent, _, names in os.walk(folder):
        inside = parent[len(str(folder)) + 1 :]
        yield from (f"{inside}/{name}" if inside else name for name in names)


def _same(path: str, data: bytes) -> bool:
    return os.stat(path).st_size == len(data) and Path(path).read_bytes() == data  # noqa: PTH116


def _link(old: str, new: str) -> None:
    """The same file under a second name; a copy where the disk knows no such names."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _exchange(staging: Path, target: Path) -> None:
    """Let the two folders change places, and throw the old site away."""
    if not target.exists():
        staging.rename(target)
        return
    shutil.copystat(target, staging)
    if not _swapped(staging, target):
        try:
            target.rename(_aside(target))
        except OSError:  # the folder is a disk of its own, so it cannot change places
            shutil.rmtree(staging)
            message = f"{target} kan ikke udskiftes; vælg en mappe inde i den"
            raise UnwritableSiteError(message) from None
        staging.rename(target)
        staging = _aside(target)
    shutil.rmtree(staging)


def _swapped(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can (Linux `renameat2`)."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    result: int = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return result == 0
