"""git as it is asked: one question, and its answer or None. Nothing is ever changed.

In: the project folder and git's own words. Out: what git writes; None where git is not there, where
the folder is in no repository, or where git has nothing to answer.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PATIENCE: Final = 60  # seconds; the history may be long


def answer(project: Path, *words: str, given: bytes = b"") -> bytes | None:
    """What git answers to the words, of which none comes from the content; `given` is its input."""
    import subprocess  # noqa: PLC0415 - 5 ms that a build outside of git does not need

    command = ["git", "-C", str(project), "-c", "core.quotePath=false", *words]
    try:
        done = subprocess.run(  # noqa: S603 - git, by name, with words of ours
            command, input=given, capture_output=True, check=False, timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def whole_history(project: Path) -> str | None:
    """The id of the newest commit, where the repository has all that came before it.

    Outside of a repository git is not even started.
    """
    place = project.resolve()
    if not any((folder / ".git").exists() for folder in (place, *place.parents)):
        return None
    shallow, _, head = (
        text(project, "rev-parse", "--is-shallow-repository", "HEAD") or ""
    ).partition("\n")
    return head.strip() if shallow == "false" else None


def text(project: Path, *words: str) -> str | None:
    """The answer as text."""
    found = answer(project, *words)
    return None if found is None else found.decode("utf-8", "replace")
