"""»Sidst ændret«: the day of a file's last commit, on the page of the record that stands in it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Final

import project
import pytest
import rendered
import repository
from click.testing import CliRunner

from generator import clock, git_dates
from generator.cache import Cache
from generator.cli import main
from generator.pages import desk

GUIDE: Final = "content/metoder/mentorordning.md"
FOOT: Final = '<p class="remark">Sidst ændret <time datetime="%s">%s</time></p>\n'
THIRD: Final = datetime.date(2026, 11, 3)
SEVENTH: Final = datetime.date(2026, 11, 7)


def _days(folder: Path) -> dict[str, datetime.date]:
    return dict(git_dates.of(folder, Cache(folder.parent / "cache.sqlite", b"")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small project in a repository with one commit, at noon on 3 November."""
    made = project.write(tmp_path / "projekt")
    repository.begin(made)
    return made


def _changed(folder: Path, when: str, path: str = GUIDE) -> None:
    with (folder / path).open("a", encoding="utf-8") as file:
        file.write("\nMere.\n")
    repository.commit(folder, when)


def test_every_file_of_the_content_has_the_day_of_its_last_commit(folder: Path) -> None:
    _changed(folder, "2026-11-07T12:00:00+0100")

    assert _days(folder) == {
        path: SEVENTH if path == GUIDE else THIRD for path in project.files() if "/" in path
    }


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2026-11-06T23:30:00+0000", SEVENTH),
        ("2026-11-07T22:59:59+0000", SEVENTH),
        ("2026-11-08T06:00:00+0900", SEVENTH),
        ("2026-06-30T22:30:00+0000", datetime.date(2026, 7, 1)),
    ],
)
def test_the_day_is_denmarks_wherever_the_editor_sits(
    tmp_path: Path, when: str, day: datetime.date
) -> None:
    made = project.write(tmp_path / "projekt")
    repository.git(made, "init", "-q", "-b", "main")
    repository.commit(made, when)

    assert _days(made)[GUIDE] == day


def test_what_is_not_committed_changes_nothing(folder: Path) -> None:
    before = _days(folder)
    project.write(folder, {GUIDE: "ændret\n", "content/metoder/ny.md": "ny\n"})

    assert _days(folder) == before


def test_of_branches_that_were_merged_the_newest_day_counts(folder: Path) -> None:
    repository.git(folder, "checkout", "-q", "-b", "gren")
    _changed(folder, "2026-11-07T12:00:00+0100")
    repository.git(folder, "checkout", "-q", "main")
    _changed(folder, "2026-11-05T12:00:00+0100", "docs/index.md")
    repository.git(folder, "merge", "-q", "--no-edit", "gren", when="2026-11-09T12:00:00+0100")

    days = _days(folder)

    assert (days[GUIDE], days["docs/index.md"]) == (SEVENTH, datetime.date(2026, 11, 5))


def test_a_project_in_a_folder_of_its_repository_has_its_own_paths(tmp_path: Path) -> None:
    project.write(tmp_path, {"content/andet.yml": "a: 1\n"})
    inside = project.write(tmp_path / "portal")
    repository.begin(tmp_path)

    assert set(_days(inside)) == {path for path in project.files() if "/" in path}


def test_a_shallow_clone_says_nothing(folder: Path, tmp_path: Path) -> None:
    _changed(folder, "2026-11-07T12:00:00+0100")
    repository.git(tmp_path, "clone", "-q", "--depth", "1", folder.as_uri(), "kopi")

    assert _days(tmp_path / "kopi") == {}


def test_without_git_or_without_a_commit_nothing_is_said(tmp_path: Path) -> None:
    made = project.write(tmp_path / "projekt")
    assert _days(made) == {}

    repository.git(made, "init", "-q", "-b", "main")
    assert _days(made) == {}


def test_the_days_of_a_commit_are_kept_and_those_of_the_last_one_are_not(folder: Path) -> None:
    cache = Cache(folder.parent / "cache.sqlite", b"")
    first = _days(folder)
    kept = cache.shelf("days of files")
    _changed(folder, "2026-11-07T12:00:00+0100")
    second = _days(folder)

    assert [*kept] == [repository.git(folder, "rev-parse", "HEAD~1").encode()]
    assert [*cache.shelf("days of files")] == [repository.git(folder, "rev-parse", "HEAD").encode()]
    assert (first[GUIDE], second[GUIDE]) == (THIRD, SEVENTH)
    assert _days(folder) == second


# --- on the pages -------------------------------------------------------------------------------


def _pages(days: dict[str, datetime.date], **changes: str) -> dict[str, str]:
    folder = project.folder(project.files(changes))
    made = rendered.of(folder, project.DAY, desk.environment(), days=days)
    return {page.address: page.content for page in made.pages}


def test_the_page_of_a_record_with_a_file_of_its_own_ends_with_the_day() -> None:
    about = {"docs/om.md": "---\ntitel: Om\nresumé: Om os.\n---\n"}
    pages = _pages(dict.fromkeys([*project.files(), "docs/om.md"], THIRD), **about)
    foot = FOOT % ("2026-11-03", "3. november 2026")

    assert sorted(address for address, content in pages.items() if "Sidst ændret" in content) == [
        "jobpakker/lastbilchauffoer/",
        "metoder/mentorordning/",
        "nyhedsbreve/2010-05/",
        "om/",
    ]
    assert all(content.endswith(foot) for content in pages.values() if "Sidst ændret" in content)


def test_of_what_is_made_up_no_day_is_told() -> None:
    pages = _pages({"ambassadors/amb-0001.yml": THIRD})

    assert "Sidst ændret" not in pages["ambassadoerer/amb-0001/"]


def test_without_days_nothing_is_told() -> None:
    assert [page for page in _pages({}).values() if "Sidst ændret" in page] == []


def test_a_new_commit_is_seen_by_the_next_build(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: project.DAY)

    def build() -> str:
        done = CliRunner().invoke(main, ["-C", str(folder), "build"])
        assert done.exit_code == 0, done.output
        return done.output.partition("; ")[2].partition(" ")[0]

    page = folder / "site/metoder/mentorordning/index.html"
    build()
    assert FOOT % ("2026-11-03", "3. november 2026") in page.read_text("utf-8")

    _changed(folder, "2026-11-07T12:00:00+0100")
    build()
    assert FOOT % ("2026-11-07", "7. november 2026") in page.read_text("utf-8")

    repository.commit(folder, "2026-11-09T12:00:00+0100")  # without a change
    assert build() == "0"

    text = (folder / GUIDE).read_text("utf-8")
    (folder / GUIDE).write_text("x\n", encoding="utf-8")
    repository.commit(folder, "2026-11-10T12:00:00+0100")
    (folder / GUIDE).write_text(text, encoding="utf-8")
    repository.commit(folder, "2026-11-11T12:00:00+0100")
    assert build() == "1"
    assert FOOT % ("2026-11-11", "11. november 2026") in page.read_text("utf-8")
