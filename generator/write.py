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
from pathlib import Path, PurePosixPath
from typing import Final

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
    target = site_dir.resolve()
    _check_paths(files)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target):
        _tidy(target)
        old = _present(target)
        wanted = {**files, MARK: _MARK_TEXT}
        changed = sum(_differs(target / path, data) for path, data in wanted.items())
        removed = len(old - set(wanted))
        if changed or removed:
            _exchange(_staged(target, wanted), target)
        return Written(len(files), changed, removed)


def _check_paths(files: Mapping[str, bytes]) -> None:
    """No path may lead out of the folder; the rules on addresses already see to it."""
    for path in files:
        if PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
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


def _present(target: Path) -> set[str]:
    """The files of the old site. A folder that is not ours is not touched."""
    if not target.exists():
        return set()
    if not target.is_dir():
        message = f"{target} er en fil og ikke en mappe"
        raise UnwritableSiteError(message)
    names = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    if names and MARK not in names:
        message = f"{target} er ikke skrevet af vip2; slet mappen, eller vælg en anden"
        raise UnwritableSiteError(message)
    return names


def _differs(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size != len(data) or path.read_bytes() != data
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return True


def _staged(target: Path, files: Mapping[str, bytes]) -> Path:
    """The whole new site in a folder beside the old one."""
    staging = _beside(target)
    made: set[Path] = set()
    for name, data in files.items():
        path = staging / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        old = target / name
        if _differs(old, data):
            path.write_bytes(data)
        else:
            _link(old, path)
    return staging


def _link(old: Path, new: Path) -> None:
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
