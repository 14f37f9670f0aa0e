"""What `vip2 check` says of each kind of fault, word for word.

A file in `cases/check/` or `cases/bad_inputs/` is a rule in a sentence, files that are laid over
the small project of `project.py`, the whole report, and the same with the fault mended;
`cases_on_disk` reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import cases_on_disk
import project
import pytest
from cases_on_disk import Laid

from generator import checking, rules, validation_messages
from generator.judged import Judged
from generator.models.record import Record
from generator.problems import report

CASES = sorted(
    path for name in ("check", "bad_inputs") for path in cases_on_disk.FOLDER.glob(f"{name}/*.case")
)


def _checked(laid: Laid) -> checking.Checked:
    return checking.check(project.folder(project.files(), laid.links, laid.files), project.DAY)


def test_the_small_project_has_no_fault() -> None:
    assert project.check() == "Ingen fejl."


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_fault_gets_its_report_and_its_good_twin_gets_none(path: Path) -> None:
    case = cases_on_disk.read(path)
    assert report(_checked(case.bad).problems) == case.report
    assert report(_checked(case.good).problems) == "Ingen fejl."


def test_every_rule_has_a_case_that_breaks_it() -> None:
    of_one = {rule for _, listed in rules.OF_ONE for rule in listed}
    unbroken = {*of_one, *rules.OF_PICTURE, *rules.OF_ALL}
    for path in CASES:
        content = _checked(cases_on_disk.read(path).bad).content
        unbroken -= {rule for rule in rules.OF_ALL if any(rule(content))}
        for picture in content.pictures.items():
            unbroken -= {rule for rule in rules.OF_PICTURE if any(rule(*picture))}
        for entry in content.entries:
            this: Judged[Record] = Judged(entry, content)
            unbroken -= {rule for rule in rules.of_one(type(entry.record)) if any(rule(this))}
    assert [rule.__name__ for rule in unbroken] == []


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
        _checked(cases_on_disk.read(path).bad)
    assert (used.asked - set(used), set(used) - used.asked) == (set(), set())
