"""A git repository for a test: nothing of the machine's settings, and a given clock."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

_WHO: Final = {
    f"GIT_{who}_{what}": "redaktion@eksempel.dk"
    for who in ("AUTHOR", "COMMITTER")
    for what in ("NAME", "EMAIL")
}
_QUIET: Final = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
NOON: Final = "2026-11-03T12:00:00+0100"


def git(folder: Path, *words: str, when: str = NOON) -> str:
    """What git answers; a commit is made at this time."""
    done = subprocess.run(
        ["git", "-C", str(folder), *words],  # noqa: S607 - git by name
        env={**os.environ, **_WHO, **_QUIET, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def begin(folder: Path) -> str:
    """Make a repository of a folder, with all that is in it as the first commit of `main`."""
    git(folder, "init", "-q", "-b", "main")
    return commit(folder)


def commit(folder: Path, when: str = NOON) -> str:
    """Commit everything as it lies; returns the id."""
    git(folder, "add", "-A", when=when)
    git(folder, "commit", "-q", "--allow-empty", "-m", "Ret", when=when)
    return git(folder, "rev-parse", "HEAD")
