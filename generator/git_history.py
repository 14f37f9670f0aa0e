"""What git remembers of a person: asked of git itself, and nothing is changed.

In: the project folder and who the person is. Out: which commits hold what; or None where there is
no git, or no repository.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator import git, source
from generator.forget import Known, Plan, person_in
from generator.kinds import AMBASSADOR

_ENDINGS: Final = (".yml", ".md")


@dataclass(frozen=True, slots=True)
class History:
    """The commits that hold something, by file, and those whose own message does.

    `paths` are the files that were the person's alone, under every name, from the repository's top.
    """

    by_file: Mapping[str, tuple[str, ...]]
    messages: tuple[str, ...]
    paths: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether git never knew of the person."""
        return not self.messages and not any(self.by_file.values())


def of(project: Path, plan: Plan) -> History | None:
    """The commits of the files that are deleted, and of changes that held what is sought."""
    if git.text(project, "rev-parse", "--is-inside-work-tree") is None:
        return None
    deleted = [*(one.file for one in plan.changes if one.after is None), *plan.pictures]
    by_file: dict[str, list[str]] = {}
    for file in deleted:
        by_file[file] = list(_commits(project, "--follow", "--", file))
    for one in plan.person.sought:
        for commit, file in _touched(project, one.letters):
            found = by_file.setdefault(file, [])
            found += [commit] if commit not in found else []
    messages = (
        commit
        for one in plan.person.sought
        for commit in _commits(project, "--all", "-i", "-F", f"--grep={one.letters}")
    )
    return History(
        {file: tuple(commits) for file, commits in sorted(by_file.items()) if commits},
        tuple(dict.fromkeys(messages)),
        tuple(dict.fromkeys(path for file in deleted for path in _names(project, file))),
    )


def _names(project: Path, file: str) -> Iterator[str]:
    """The file's path from the top of the repository, and those that it had before."""
    above = (git.text(project, "rev-parse", "--show-prefix") or "").strip()
    yield f"{above}{file}"
    found = git.text(project, "log", "--follow", "--format=", "--name-only", "--", file)
    yield from (path for path in (found or "").split("\n") if path)


def last_known(project: Path, person: str) -> Known | None:
    """Who a person was by the last edition of the person's file that git has."""
    for path in (f"{AMBASSADOR.place}{person}{ending}" for ending in _ENDINGS):
        commits = _commits(project, "--all", "--diff-filter=AMR", "-1", "--", path)
        for edition in commits:
            text = git.text(project, "show", f"{edition}:./{path}")
            document, _ = source.read((text or "").encode(), path)
            if found := person_in(document, person):
                return found
    return None


def _commits(project: Path, *words: str) -> Iterable[str]:
    return (git.text(project, "log", "--format=%h", *words) or "").split()


def _touched(project: Path, letters: str) -> Iterator[tuple[str, str]]:
    """Each commit that added or took away the letters, with each file in which it did."""
    found = git.text(
        project,
        *("log", "--all", "--no-renames", "--format=%x00%h", "--name-only", "--relative"),
        f"-S{letters}",
    )
    for commit in (found or "").split("\0")[1:]:
        number, *files = commit.split("\n")
        yield from ((number, file) for file in files if file)
