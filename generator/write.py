"""The only door to the published site: all or nothing, and only what changed.

In: the files of the new site. Out: a folder that held the old site until the new one was whole.
What changes is carried out on the twin of the old site (`twin`), where unchanged files are the same
files, so that their time stays; then the two folders change places in one step, and the one that
was the site follows. So a build touches what it changes, twice, and nothing else.

While the folder of the new files is there, a build is at work or was cut off, and no twin counts.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator import twin
from generator.staging import MARK, Staging, UnwritableSiteError, Written
from generator.standing import Left, folders_of, twin_of
from generator.twin import Changes

_MARK_TEXT: Final = b"Denne mappe skrives af vip2. Ret i indholdet i stedet.\n"
_HERE: Final = -100  # AT_FDCWD: paths are taken as they are
_EXCHANGE: Final = 2  # RENAME_EXCHANGE, linux/fs.h


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
def replacing(
    site_dir: Path, *, packed: bool = False, left: Left | None = None
) -> Iterator[Staging]:
    """A new site to fill, which takes the place of the old one at the end; or else the old stays.

    Where it is to be `packed`, texts get a .gz and a .br beside them. `left` is how the last build
    left the site, as far as it still is so; then most of it need not be looked at. Raises
    UnwritableSiteError as `write` does.
    """
    target = site_dir.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with _locked(target):
        _tidy(target)
        old = _old(target, left)
        _fresh(target).mkdir()
        known = old.left.files if old.left else None
        staging = Staging(target, _fresh(target), old.files, known, packed=packed)
        try:
            yield staging
            staging.put(MARK, _MARK_TEXT)
            staging.left = _settled(target, old, staging)
        except Exception:
            _tidy(target)
            raise
        _clear(_fresh(target))


@dataclass(frozen=True, slots=True)
class _Old:
    """The old site: its files, and how it was left, if it still stands so.

    It is strange where there are folders in it that no file of it lies in.
    """

    files: Collection[str]
    left: Left | None = None
    strange: bool = False


def _old(target: Path, left: Left | None) -> _Old:
    """The old site as it is found. A folder that is not ours is not touched."""
    if left and left.is_of(target):
        return _Old(left.files, left)
    if not target.exists():
        return _Old(())
    if not target.is_dir():
        message = f"{target} er en fil og ikke en mappe"
        raise UnwritableSiteError(message)
    files, folders = _listed(target)
    if files and MARK not in files:
        message = f"{target} er ikke skrevet af vip2; slet mappen, eller vælg en anden"
        raise UnwritableSiteError(message)
    return _Old(files, strange=folders != folders_of(files))


def _listed(root: Path) -> tuple[set[str], set[str]]:
    """Every file and every folder in a folder, by path; a link to a folder counts as one."""
    files: set[str] = set()
    folders = {""}
    for parent, inside, names in os.walk(root):
        here = parent[len(str(root)) + 1 :]
        start = f"{here}/" if here else ""
        files.update(start + name for name in names)
        folders.update(start + name for name in inside)
    return files, folders


def _settled(target: Path, old: _Old, staging: Staging) -> Left:
    """Let the new site take the place of the old one; how it is left, and its twin."""
    changes = staging.changes
    twinned = old.left is not None and twin.is_there(target, old.left)
    if old.left and twinned and not changes:
        return old.left
    if not twinned:
        _clear(twin_of(target))
    if not target.exists():
        _fresh(target).rename(target)
    elif changes or old.strange:
        left = _replaced(target, old.left, staging, changes, twinned=twinned)
        if left:
            return left
        _clear(twin_of(target))
    return _twinned_anew(target, staging.done)


def _replaced(
    target: Path, old: Left | None, staging: Staging, changes: Changes, *, twinned: bool
) -> Left | None:
    """Make the twin the new site, let the two change places, and make the old site the new twin.

    How they are left; None where the old site can be no twin, since nobody knows what has become of
    it, or since their files are not the same.
    """
    place, same = twin_of(target), True
    if twinned:
        twin.renew(place, changes, _fresh(target), os.replace)
    else:
        same = twin.lay(target, staging.stay, or_copies=True)
        twin.renew(place, Changes(changes.come, ()), _fresh(target), os.replace)
    _exchange(place, target)
    if not (same and old and twin.catch_up(target, changes, old)):
        return None
    if twinned:
        return twin.left_after(target, changes, old)
    return twin.left_anew(target, staging.done, twinned=True)


def _twinned_anew(target: Path, names: Collection[str]) -> Left:
    """Lay a twin of a site that has none, where the disk knows second names; how both are left."""
    twinned = twin.lay(target, names, or_copies=False)
    if not twinned:
        _clear(twin_of(target))
    return twin.left_anew(target, names, twinned=twinned)


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
    aside, fresh = _aside(target), _fresh(target)
    if aside.exists() and not target.exists():
        aside.rename(target)
    if fresh.exists() or aside.exists():
        for leftover in (twin_of(target), aside, fresh):
            _clear(leftover)


def _clear(folder: Path) -> None:
    """Remove a folder with all that is in it, or what stands in its place."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)


def _fresh(target: Path) -> Path:
    """Where new files are laid until their site is whole."""
    return target.parent / f".{target.name}.ny"


def _aside(target: Path) -> Path:
    return target.parent / f".{target.name}.gammel"


def _exchange(place: Path, target: Path) -> None:
    """Let the twin and its site change places."""
    shutil.copystat(target, place)
    if _swapped(place, target):
        return
    try:
        target.rename(_aside(target))
    except OSError:  # the folder is a disk of its own, so it cannot change places
        message = f"{target} kan ikke udskiftes; vælg en mappe inde i den"
        raise UnwritableSiteError(message) from None
    place.rename(target)
    _aside(target).rename(place)


def _swapped(one: Path, other: Path) -> bool:
    """Swap two folders in one step, where the system can (Linux `renameat2`)."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    result: int = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return result == 0
