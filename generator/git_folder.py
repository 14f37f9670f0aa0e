"""The content as git remembers it: the folder of a commit, read without touching a file.

In: the project folder and the name of a revision. Out: the same `Folder` as from the disk. Nothing
is checked out, so that what an editor has not saved yet stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator import git, load
from generator.load import CONTENT_FOLDERS, Folder
from generator.settings import CONFIG

# The branch that is published, by the names it may have; the first that there is counts.
_MAIN: Final = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "main", "master")
_LINK: Final = "120000"  # the mode of a symbolic link
_FILE: Final = "blob"


def commit(project: Path, revision: str | None) -> str | None:
    """The id of the revision, or of where the branch left the one that is published.

    On that branch itself it is the newest commit. None where git knows no such revision.
    """
    if revision is not None:
        return _id(project, revision)
    names = (name for name in _MAIN if _id(project, name))
    left = (git.text(project, "merge-base", "HEAD", name) for name in names)
    return next((found.strip() for found in left if found), None) or _id(project, "HEAD")


def _id(project: Path, revision: str) -> str | None:
    """The id of a commit by any of its names; a name that looks like an option is none."""
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return (git.text(project, *words) or "").strip() or None


def read(project: Path, revision: str) -> Folder:
    """The project's content at a commit. Files that are not there are left out, as from a disk."""
    listed = git.text(project, "ls-tree", "-r", "-z", revision, "--", *CONTENT_FOLDERS, CONFIG)
    found = {}
    for line in (listed or "").split("\0")[:-1]:
        about, _, path = line.partition("\t")
        mode, sort, blob = about.split()
        if sort == _FILE and not any(step.startswith(".") for step in path.split("/")):
            found[path] = None if mode == _LINK else blob
    wanted = [blob for blob in found.values() if blob]
    texts = dict(zip(wanted, _blobs(project, wanted), strict=True))
    return load.gathered(
        (path, texts[blob] if blob else None) for path, blob in sorted(found.items())
    )


def _blobs(project: Path, ids: list[str]) -> Iterator[bytes]:
    """The bytes of files by their ids, all in one question."""
    asked = "".join(f"{id_}\n" for id_ in ids).encode()
    answered = git.answer(project, "cat-file", "--batch", given=asked) or b""
    at = 0
    for _ in ids:
        end = answered.index(b"\n", at)
        size = int(answered[at:end].split()[-1])
        at = end + 1 + size + 1  # a line break follows the bytes
        yield answered[end + 1 : at - 1]
