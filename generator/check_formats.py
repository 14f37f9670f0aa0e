"""The faults of a check as other programs read them: JSON, and what GitHub and GitLab show.

In: the faults, and where to read more about a code. Out: text for standard output. What stands in
the JSON is told in CONTRIBUTING.md; what is there stays, new fields may come.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from generator.problems import Problem, count, faults, in_order

VERSION: Final = 1
_PERCENT_FIRST: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES: Final = {**_PERCENT_FIRST, ":": "%3A", ",": "%2C"}

Help = Callable[[str], str]
"""The address of the page that explains a code; empty where the site has none."""


def as_json(problems: Iterable[Problem], help_at: Help) -> str:
    """Everything that is known of each fault, sorted as in the report."""
    ordered = in_order(problems)
    whole = {
        "version": VERSION,
        "faults": len(faults(ordered)),
        "warnings": len(ordered) - len(faults(ordered)),
        "problems": [_told(problem, help_at) for problem in ordered],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _told(problem: Problem, help_at: Help) -> Mapping[str, object]:
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "width": max(1, place.width),
        "code": problem.code,
        "severity": "warning" if problem.warning else "error",
        "message": problem.message,
        "remedy": problem.remedy,
        "excerpt": problem.source_line,
        "help": help_at(problem.code),
    }


def as_github(problems: Iterable[Problem], help_at: Help, folder: str = "") -> str:
    """A workflow command for each fault, which GitHub shows beside the line, and the count.

    `folder` is the way from the repository to the project; it ends in `/` or is empty.
    """
    ordered = in_order(problems)
    return "\n".join([*(_command(one, help_at, folder) for one in ordered), count(ordered)])


def _command(problem: Problem, help_at: Help, folder: str) -> str:
    place = problem.place
    properties = {
        "file": f"{folder}{place.file}",
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(place.column + max(1, place.width)),
        "title": problem.code,
    }
    written = ",".join(
        f"{key}={_escaped(value, _IN_PROPERTIES)}" for key, value in properties.items()
    )
    lines = (problem.message, problem.remedy, help_at(problem.code))
    words = _escaped("\n".join(line for line in lines if line), _PERCENT_FIRST)
    return f"::{'warning' if problem.warning else 'error'} {written}::{words}"


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    """The text with the signs that a workflow command would take for its own written as codes."""
    return "".join(signs.get(letter, letter) for letter in text)


def as_gitlab(problems: Iterable[Problem], help_at: Help, folder: str = "") -> str:
    """A code quality report, which GitLab shows in the merge request.

    A fingerprint stays when lines come or go above the fault, so that an old fault is not new.
    """
    seen: Counter[str] = Counter()
    found = []
    for problem in in_order(problems):
        same = f"{problem.place.file}\0{problem.code}\0{problem.message}\0{problem.source_line}"
        seen[same] += 1
        lines = (f"{problem.message} [{problem.code}]", problem.remedy, help_at(problem.code))
        found.append(
            {
                "description": "\n".join(line for line in lines if line),
                "check_name": problem.code,
                "fingerprint": hashlib.sha256(f"{same}\0{seen[same]}".encode()).hexdigest(),
                "severity": "minor" if problem.warning else "major",
                "location": {
                    "path": f"{folder}{problem.place.file}",
                    "lines": {"begin": problem.place.line},
                },
            }
        )
    return json.dumps(found, ensure_ascii=False, indent=2)
