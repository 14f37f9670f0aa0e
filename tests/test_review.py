"""Whom and what to ask again: `vip2 check --review`."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Final

import project
import pytest
from click.testing import CliRunner, Result

from generator import checking, clock, review
from generator.cli import main
from generator.models.reviewed import due_on

PERSON: Final = project.MINIMAL["ambassadors/amb-0001.yml"]
GUIDE: Final = project.MINIMAL["content/metoder/mentorordning.md"]
PAGE: Final = "---\ntitel: %s\nresumé: Om os.\n%s---\n"


def _asked(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def _person(*lines: str) -> dict[str, str]:
    return {"ambassadors/amb-0001.yml": PERSON + _asked(*lines)}


def _report(changes: dict[str, str], day: datetime.date = project.DAY) -> str:
    folder = project.folder(project.files(changes))
    return review.report(checking.check(folder, day).content)


@pytest.mark.parametrize(
    ("reviewed", "months", "day"),
    [
        ("2025-11-22", 12, "2026-11-22"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-22", 120, "2036-11-22"),
        ("9999-12-01", 120, "9999-12-01"),
    ],
)
def test_a_review_falls_due_after_so_many_months(reviewed: str, months: int, day: str) -> None:
    found = due_on(datetime.date.fromisoformat(reviewed), months)

    assert found == datetime.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("reviewed", "told"),
    [
        ("gennemgået: 2025-11-22", "siden 22. november 2026"),
        ("gennemgået: 2025-11-21", "siden 21. november 2026"),
        ("udgiv_fra: 2020-01-01", "aldrig gennemgået"),
    ],
)
def test_who_is_past_the_day_is_listed_with_it(reviewed: str, told: str) -> None:
    assert _report(_person(reviewed, "gennemgå_hver: 12", "ansvarlig: redaktionen")) == (
        f"Redaktionen:\n    ambassadors/amb-0001.yml: Amina Eksempel, {told}\n"
        "1 post skal gennemgås."
    )


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("gennemgået: 2025-11-23", "gennemgå_hver: 12"),
        ("gennemgået: 2001-01-01",),
        ("gennemgået: 2001-01-01", "gennemgå_hver: 12", "status: skjult"),
        ("gennemgået: 2001-01-01", "gennemgå_hver: 12", "udgiv_til: 2026-11-21"),
    ],
    ids=["no review wanted", "not yet", "only once", "hidden", "no longer shown"],
)
def test_where_nothing_is_due_that_is_said(lines: tuple[str, ...]) -> None:
    assert _report(_person(*lines)) == "Intet skal gennemgås i dag."


def test_people_guides_and_pages_stand_by_responsible_and_the_longest_overdue_first() -> None:
    due = "gennemgået: %s\ngennemgå_hver: 6\n"
    changes = {
        **_person("gennemgået: 2025-01-01", "gennemgå_hver: 12", "ansvarlig: årgangen"),
        "content/metoder/mentorordning.md": GUIDE.replace(
            "emne: mentor", "emne: mentor\n" + due % "2026-05-02" + "ansvarlig: redaktionen"
        ),
        "docs/a.md": PAGE % ("A", due % "2026-05-03" + "ansvarlig: redaktionen\n"),
        "docs/b.md": PAGE % ("B", due % "2026-05-01" + "ansvarlig: redaktionen\n"),
        "docs/c.md": PAGE % ("C", due % "2026-05-01" + "ansvarlig: redaktionen\n"),
        "docs/d.md": PAGE % ("D", due % "2020-05-01"),
        "docs/e.md": PAGE % ("E", "gennemgå_hver: 6\nansvarlig: redaktionen\n"),
    }

    assert _report(changes) == (
        "Redaktionen:\n"
        "    docs/e.md: E, aldrig gennemgået\n"
        "    docs/b.md: B, siden 1. november 2026\n"
        "    docs/c.md: C, siden 1. november 2026\n"
        "    content/metoder/mentorordning.md: Mentorordning, siden 2. november 2026\n"
        "    docs/a.md: A, siden 3. november 2026\n"
        "Årgangen:\n"
        "    ambassadors/amb-0001.yml: Amina Eksempel, siden 1. januar 2026\n"
        "Uden ansvarlig:\n"
        "    docs/d.md: D, siden 1. november 2020\n"
        "7 poster skal gennemgås."
    )


# --- the command --------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a person and a page to read through."""
    monkeypatch.setattr(clock, "today", lambda: project.DAY)
    page = PAGE % ("Om", "gennemgået: 2026-10-22\ngennemgå_hver: 1\n")
    changes = {**_person("gennemgået: 2025-11-22", "gennemgå_hver: 12"), "docs/om.md": page}
    return project.write(tmp_path / "p", project.files(changes))


def _vip2(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "check", "--review", *words])


PERSON_DUE: Final = "    ambassadors/amb-0001.yml: Amina Eksempel, siden 22. november 2026\n"
PAGE_DUE: Final = "    docs/om.md: Om, siden 22. november 2026\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], f"Uden ansvarlig:\n{PERSON_DUE}{PAGE_DUE}2 poster skal gennemgås.\n"),
        (["docs/om.md"], f"Uden ansvarlig:\n{PAGE_DUE}1 post skal gennemgås.\n"),
        (["--today", "2026-11-21"], "Intet skal gennemgås i dag.\n"),
    ],
)
def test_the_list_is_no_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], told: str
) -> None:
    monkeypatch.chdir(folder)
    result = _vip2(folder, *words)

    assert (result.exit_code, result.output) == (0, told)


def test_that_faulty_records_are_left_out_is_said(folder: Path) -> None:
    project.write(folder, {"ambassadors/amb-0001.yml": "navn: Amina\n"})
    result = _vip2(folder)

    assert (result.exit_code, result.output) == (
        0,
        (
            f"Uden ansvarlig:\n{PAGE_DUE}1 post skal gennemgås.\n"
            "Poster med fejl er ikke talt med; vip2 check viser dem.\n"
        ),
    )
