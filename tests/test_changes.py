"""What `vip2 changes` tells of a change, word for word.

A file in `cases/changes/` is a rule in a sentence, files that are laid over the small project of
`project.py` as it was, the whole report, and the files that are laid over it as it becomes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import cases_on_disk
import project
import pytest
import real_site
import repository
from cases_on_disk import Laid
from click.testing import CliRunner, Result
from jinja2 import Environment

from generator import change_formats, changes, checking, clock, git_folder, load
from generator.cli import main
from generator.edition import Edition, edition, pair
from generator.pages import desk

CASES: Final = sorted((cases_on_disk.FOLDER / "changes").glob("*.case"))
GUIDE: Final = "content/metoder/mentorordning.md"
HIDDEN: Final = ("Bo", "Ørum", "oerum", "vaerk.example")

COURSE: Final = """\
titel: Temadag om mentorer
type: temadag
resumé: En dag om mentorer på arbejdspladsen.
projekt: vip2
dato: 2027-03-09
klokkeslæt: 10:00
kommune: Vejle
læsere: [jobcentre]
udgiv_fra: 2026-11-22
kilder: [{kilde: evaluering-forlaengelse-2010}]
"""


@cache
def _templates() -> Environment:
    return desk.environment()


def _edition(laid: Laid) -> Edition:
    folder = project.folder(project.files(), laid.links, laid.files)
    checked = checking.check(folder, project.DAY)
    return edition(folder, checked.content, checked.problems, _templates())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_change_is_told_in_these_words(path: Path) -> None:
    case = cases_on_disk.read(path)
    report = changes.report(pair(_edition(case.bad), _edition(case.good)), "a1b2c3d")

    assert change_formats.as_text(report) == case.report


@pytest.mark.parametrize("name", ["person-bliver-skjult", "fejl-hos-en-person"])
def test_of_somebody_who_is_hidden_no_name_is_left_in_any_format(name: str) -> None:
    case = cases_on_disk.read(cases_on_disk.FOLDER / "changes" / f"{name}.case")
    report = changes.report(pair(_edition(case.bad), _edition(case.good)), "a1b2c3d")

    for told in (change_formats.as_text(report), change_formats.as_markdown(report)):
        assert [letters for letters in HIDDEN if letters in told] == []


def test_the_handbooks_example_is_what_is_told_of_the_real_content() -> None:
    page = (real_site.ROOT / "docs/redaktion/udgivelse.md").read_text("utf-8")
    folder = real_site.folder()
    course = "content/kurser/temadag-2027-03-09-vejle.yml"
    changed = {**folder.files, course: COURSE.encode()}
    for path, old, new in (
        ("ambassadors/amb-0017.yml", "status: udgivet", "status: skjult"),
        ("content/metoder/mentorordning.md", "## Fire slags", "## De fire slags"),
    ):
        changed[path] = folder.files[path].replace(old.encode(), new.encode())
    editions = []
    for one in (folder, load.Folder(changed, folder.links, folder.pictures)):
        checked = checking.check(one, real_site.DAY)
        editions.append(edition(one, checked.content, checked.problems, _templates()))
    report = changes.report(pair(*editions), "a1b2c3d4e5")

    assert f"```text\n{change_formats.as_text(report)}\n```\n" in page


# --- what git remembers -------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project on the branch `main` of a repository, with one commit."""
    monkeypatch.setattr(clock, "today", lambda: project.DAY)
    made = project.write(tmp_path / "projekt")
    repository.begin(made)
    return made


def _vip2(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "changes", *words])


def _retitled(folder: Path, title: str) -> None:
    text = project.MINIMAL[GUIDE].replace("titel: Mentorordning", f"titel: {title}")
    project.write(folder, {GUIDE: text})


def _told(commit: str, before: str, now: str) -> str:
    return (
        f"Sammenlignet med {commit[:10]}.\n\n"
        "Ændret på hjemmesiden (1):\n"
        f"    metodeguiden »{now}«, metoder/mentorordning/\n"
        f"        Titel: »{before}« bliver til »{now}«\n"
    )


def test_a_commit_is_read_as_the_disk_is(folder: Path) -> None:
    (folder / "docs/billede.svg").write_text("<svg/>", encoding="utf-8")
    (folder / "docs/.skjult.md").write_text("x", encoding="utf-8")
    (folder / "content/tom.yml").write_bytes(b"")
    (folder / "content/æøå og mellemrum.yml").write_text("a: 1\n", encoding="utf-8")
    (folder / "content/link.yml").symlink_to("kilder.yml")
    (folder / "docs/adr").mkdir()
    (folder / "docs/adr/0001.md").write_text("# x\n", encoding="utf-8")
    commit = repository.commit(folder)
    on_disk = load.read_folder(folder)
    project.write(folder, {GUIDE: "andet\n"})

    assert git_folder.read(folder, commit) == on_disk
    assert (folder / GUIDE).read_text(encoding="utf-8") == "andet\n"


def test_a_project_in_a_folder_of_its_repository_is_read_from_there(tmp_path: Path) -> None:
    project.write(tmp_path, {"content/andet.yml": "a: 1\n"})
    inside = project.write(tmp_path / "portal")
    commit = repository.begin(tmp_path)

    assert git_folder.read(inside, commit) == load.read_folder(inside)


def test_on_the_main_branch_what_is_not_saved_yet_is_told(folder: Path) -> None:
    commit = repository.git(folder, "rev-parse", "HEAD")
    _retitled(folder, "Mentor")

    result = _vip2(folder)

    assert (result.exit_code, result.output) == (0, _told(commit, "Mentorordning", "Mentor"))


def test_on_a_branch_everything_since_it_left_the_main_one_is_told(folder: Path) -> None:
    left = repository.git(folder, "rev-parse", "HEAD")
    repository.git(folder, "checkout", "-q", "-b", "ny")
    _retitled(folder, "Mentor")
    repository.commit(folder)
    repository.git(folder, "checkout", "-q", "main")
    project.write(folder, {"docs/om.md": "---\ntitel: Om\nresumé: Om.\n---\n"})
    repository.commit(folder)
    repository.git(folder, "checkout", "-q", "ny")

    assert _vip2(folder).output == _told(left, "Mentorordning", "Mentor")


def test_a_revision_may_be_named(folder: Path) -> None:
    _retitled(folder, "Mentor")
    second = repository.commit(folder)
    _retitled(folder, "Makker")
    repository.commit(folder)

    assert _vip2(folder, "HEAD~1").output == _told(second, "Mentor", "Makker")
    assert _vip2(folder, second[:8]).output == _told(second, "Mentor", "Makker")


def test_faults_end_in_exit_code_1_and_what_can_be_compared_is_told(folder: Path) -> None:
    _retitled(folder, "Mentor\nemme: mentor")

    result = _vip2(folder)

    assert result.exit_code == 1
    assert (
        f"    {GUIDE}:3:1: feltet »emme« findes ikke i metodeguiden [ukendt-felt]\n"
        in result.output
    )
    assert f"    metodeguiden »Mentorordning« i {GUIDE}\n" in result.output


def test_the_day_may_be_another(folder: Path) -> None:
    text = project.MINIMAL[GUIDE].replace("emne: mentor", "emne: mentor\nudgiv_til: 2026-11-30")
    project.write(folder, {GUIDE: text})

    assert "Trukket tilbage fra hjemmesiden (1)" in _vip2(folder, "--today", "2026-12-01").output
    assert "Trukket tilbage" not in _vip2(folder).output


def test_the_comment_is_asked_for_by_its_format(folder: Path) -> None:
    _retitled(folder, "Mentor")

    lines = _vip2(folder, "--format", "markdown").output.splitlines()

    assert lines[:2] == [change_formats.MARK, "### Hvad ændringen betyder"]
    assert "  - Titel: `Mentorordning` bliver til `Mentor`" in lines


@pytest.mark.parametrize("revision", ["findes-ikke", "--output=x", "-q", "HEAD~9", ""])
def test_what_git_does_not_know_is_wrong_use(folder: Path, revision: str) -> None:
    result = _vip2(folder, "--", revision)

    assert (result.exit_code, result.output) == (
        2,
        f"Git kender ingen udgave »{revision}«. Se vip2 changes --help.\n",
    )


def test_without_git_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    made = project.write(tmp_path / "projekt")

    result = _vip2(made)

    assert (result.exit_code, result.output) == (
        2,
        f"»{made}« har ingen udgave i git at sammenligne med. Se vip2 changes --help.\n",
    )
