"""What `vip2 check` says of each kind of fault, word for word.

A file in `cases/check/` is a rule in a sentence, files that are laid over the small project of
`project.py`, the whole report, and the same with the fault mended. `symbolsk link` is a file that
is only a link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import project
import pytest

from generator import pipeline, validation_messages
from generator.problems import report
from generator.rules import RULES

_LINK = " (symbolsk link)"
CASES = sorted(Path(__file__).parent.glob("cases/check/*.case"))


@dataclass(frozen=True)
class Case:
    """The files with the fault, the report, and the files without it."""

    bad: Mapping[str, str]
    report: str
    good: Mapping[str, str]


def _case(path: Path) -> Case:
    _, *parts = path.read_text("utf-8").split("\n#### ")
    sections = [part.partition("\n")[::2] for part in parts]
    middle = [heading for heading, _ in sections].index("report")
    bad, (_, expected), good = sections[:middle], sections[middle], sections[middle + 1 :]
    return Case(dict(bad), expected.rstrip("\n"), dict(good))


def _checked(laid: Mapping[str, str]) -> pipeline.Checked:
    links = tuple(path.removesuffix(_LINK) for path in laid if path.endswith(_LINK))
    texts = {path: f"{text}\n" for path, text in laid.items() if not path.endswith(_LINK)}
    return pipeline.check(project.folder(project.files(texts), links), project.DAY)


def test_the_small_project_has_no_fault() -> None:
    assert project.check() == "Ingen fejl."


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_fault_gets_its_report_and_its_good_twin_gets_none(path: Path) -> None:
    case = _case(path)
    assert report(_checked(case.bad).problems) == case.report
    assert report(_checked(case.good).problems) == "Ingen fejl."


def test_every_rule_has_a_case_that_breaks_it() -> None:
    contents = [_checked(_case(path).bad).content for path in CASES]
    unbroken = [
        rule.__name__ for rule in RULES if not any(any(rule(content)) for content in contents)
    ]
    assert unbroken == []


class _Used(dict[str, object]):
    """A table that remembers which of its entries were asked for."""

    def __init__(self, entries: Mapping[str, object]) -> None:
        super().__init__(entries)
        self.asked: set[str] = set()

    def get(self, key: str, default: object = None) -> object:
        """The entry, as from any table."""
        self.asked.add(key)
        return super().get(key, default)


def test_every_message_about_a_field_has_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    used = _Used(validation_messages.TELLINGS)
    monkeypatch.setattr(validation_messages, "TELLINGS", used)
    for path in CASES:
        _checked(_case(path).bad)
    assert (used.asked - set(used), set(used) - used.asked) == (set(), set())
