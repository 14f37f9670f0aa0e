"""The twin of a site: a hidden folder beside it with the same files under second names.

In: a site and what is to change in it. Out: two folders that are brought up to date one after the
other and change places in between, so that neither is ever read half-done. It costs entries in
folders and no data, and a build touches no more of it than what changes.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from generator.standing import Left, fact, facts, folders_of, still, twin_of


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that are new or changed, and those that go away, by path."""

    come: Collection[str]
    go: Collection[str]

    def __bool__(self) -> bool:
        return bool(self.come or self.go)

    @property
    def folders(self) -> set[str]:
        """Every folder in which something may come or go."""
        return folders_of((*self.come, *self.go))


def is_there(site: Path, left: Left) -> bool:
    """Whether the site has a twin, which is the folder yet that was left."""
    return bool(left.twin) and still(twin_of(site), {"": left.twin[""]})


def lay(site: Path, names: Collection[str], *, or_copies: bool) -> bool:
    """Lay a twin of these files of a site; whether they are the same files.

    Where the disk knows no second names they are copies, and good for one build, or else nothing.
    """
    twin, same = os.fspath(twin_of(site)), True
    for folder in sorted(folders_of(names)):
        os.mkdir(f"{twin}/{folder}")  # noqa: PTH102 - ten thousands of paths take a second
    for name in names:
        try:
            os.link(f"{site}/{name}", f"{twin}/{name}")
        except OSError:
            if not or_copies:
                return False
            shutil.copy2(f"{site}/{name}", f"{twin}/{name}")
            same = False
    return same


def renew(
    folder: Path, changes: Changes, source: Path, bring: Callable[[str, str], object]
) -> None:
    """Bring a folder up to date with the files of another.

    A name is given to another file, and never is a file written that is there: it may have more
    names than this.
    """
    for name in changes.go:
        os.unlink(f"{folder}/{name}")  # noqa: PTH108 - see `lay`
    for inside in sorted(folders_of(changes.go) - {""}, reverse=True):
        with contextlib.suppress(OSError):  # not empty
            os.rmdir(f"{folder}/{inside}")  # noqa: PTH106 - see `lay`
    for inside in sorted(folders_of(changes.come)):
        os.makedirs(f"{folder}/{inside}", exist_ok=True)  # noqa: PTH103 - see `lay`
    for name in changes.come:
        bring(f"{source}/{name}", f"{folder}/{name}")


def catch_up(site: Path, changes: Changes, before: Left) -> bool:
    """Bring the twin, which was the site `before`, up to date; whether that could be done.

    It cannot where somebody was at work in it meanwhile, or where a file can have no second name.
    """
    twin = twin_of(site)
    seen = changes.folders & before.folders.keys()
    if any(fact(f"{twin}/{one}")[:3] != before.folders[one][:3] for one in seen):
        return False
    try:
        renew(twin, changes, site, _link_anew)
    except OSError:
        return False
    return True


def left_anew(site: Path, names: Collection[str], *, twinned: bool) -> Left:
    """How a site of these files is left, and its twin."""
    folders = folders_of(names)
    twin = facts(twin_of(site), folders) if twinned else {}
    return Left(facts(site, names), facts(site, folders), twin)


def left_after(site: Path, changes: Changes, before: Left) -> Left:
    """The same, when the two have changed places and both been brought up to date."""
    gone, come = set(changes.go), facts(site, changes.come)
    files = {name: was for name, was in before.files.items() if name not in gone}
    touched = changes.folders
    # What was the twin is the site by now, and what was the site is the twin.
    folders, twin = {**before.twin}, {**before.folders}
    for known, root in ((folders, site), (twin, twin_of(site))):
        known.update(facts(root, touched))
        for inside in touched:
            if not known[inside] or inside in come:  # gone, or a file by now
                del known[inside]
    return Left({**files, **come}, folders, twin)


def _link_anew(old: str, new: str) -> None:
    """Give a file a second name, which another file may have had until now."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(new)  # noqa: PTH108 - see `lay`
    os.link(old, new)
