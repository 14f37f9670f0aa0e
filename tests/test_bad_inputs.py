"""Everything bad that may be handed in, and that each of it is answered in plain words.

`cases/bad-inputs.yml` lists what may be wrong, row by row, with the cases below `cases/` that hold
the exact answer; `cases/bad-values.yml` lists hostile values. `test_check` runs the cases one by
one; here they come all at once.
"""

from __future__ import annotations

import ast
import os
import re
import resource
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import bad_values
import cases_on_disk
import project
import pytest
import real_site
import rendered
import yaml
from bad_values import BadValue
from cases_on_disk import FOLDER, Laid
from site_links import files_in

from generator import checking, markdown, site
from generator.models.people import Ambassador
from generator.problems import Problem, faults

TESTS: Final = Path(__file__).parent
ROWS: Final[list[dict[str, Any]]] = yaml.safe_load((FOLDER / "bad-inputs.yml").read_text("utf-8"))
VALUES: Final = bad_values.all_of_them()
CASES: Final = sorted(FOLDER.glob("bad_inputs/*.case"))


# --- every row is answered ----------------------------------------------------------------------


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["input"])
def test_every_bad_input_has_its_answer_in_a_case_or_a_test(row: Mapping[str, Any]) -> None:
    cases = row.get("cases", [])
    assert [name for name in cases if not (FOLDER / f"{name}.case").is_file()] == []
    assert [name for name in row.get("tests", []) if name not in _tests()] == []
    assert cases or row.get("tests") or row["why"]


def _tests() -> frozenset[str]:
    """Every test of the project, by file and name."""
    return frozenset(
        f"{path.name}::{node.name}"
        for path in TESTS.glob("test_*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
    )


def test_every_case_of_a_bad_input_belongs_to_a_row() -> None:
    named = {name for row in ROWS for name in row.get("cases", [])}
    assert {f"bad_inputs/{path.stem}" for path in CASES} <= named


# --- values -------------------------------------------------------------------------------------


def _says(problem: Problem) -> str:
    return f"{'advarsel: ' * problem.warning}{problem.message} [{problem.code}]"


@pytest.mark.parametrize("one", VALUES, ids=lambda one: one.id)
def test_every_hostile_value_gets_its_answer(one: BadValue) -> None:
    found = checking.check(bad_values.folder_with([one]), project.DAY).problems
    said = {_says(problem) for problem in found}
    if one.kind == "yaml":  # a file of its own, in which much else is missing
        assert {*one.says} <= said
    else:
        assert said == {*one.says}
    if not one.differs:
        assert bool(faults(found)) == (one.expect == "reject")


class _Shown(HTMLParser):
    """The texts and the addresses of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.addresses: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an address."""
        self.addresses += [value or "" for key, value in attrs if key == "href" and tag == "a"]


@pytest.fixture(scope="module")
def pages() -> Mapping[str, str]:
    """The pages of all values that are shown, by the name of the record or page."""
    shown = [one for one in VALUES if one.shown and one.kind != "mail"]
    made = rendered.of(bad_values.folder_with(shown), project.DAY, real_site.templates())
    return {page.address.strip("/").split("/")[-1]: page.content for page in made.pages}


@pytest.mark.parametrize(
    "one", [one for one in VALUES if one.shown and one.kind == "text"], ids=lambda one: one.id
)
def test_what_is_escaped_is_read_as_it_was_written(one: BadValue, pages: Mapping[str, str]) -> None:
    assert one.shown == one.value
    assert any(one.value in text for text in _Shown(pages[one.name]).texts)


@pytest.mark.parametrize(
    "one",
    [one for one in VALUES if one.shown and one.kind in {"url", "phone"}],
    ids=lambda one: one.id,
)
def test_what_is_mended_without_a_word_is_mended_so(
    one: BadValue, pages: Mapping[str, str]
) -> None:
    assert one.shown in _Shown(pages[one.name]).addresses


def test_a_mail_address_gets_its_domain_in_small_letters() -> None:
    (one,) = (one for one in VALUES if one.kind == "mail" and one.shown)
    content = checking.check(bad_values.folder_with([one]), project.DAY).content
    mails = [person.contact.mail for _, person in content.of(Ambassador) if person.contact]
    assert one.shown in mails


HOSTILE: Final = """<b title="'>&amp;</b>"""


def test_html_in_a_field_is_text_wherever_it_is_shown() -> None:
    field = "'" + HOSTILE.replace("'", "''") + "'"
    event = (
        f"titel: {field}\ntype: temadag\nresumé: {field}\nprojekt: vip2\n"
        f"dato: 2027-03-09\nudgiv_fra: 2026-11-01\nsted: {field}\nkilder: [{{kilde: evaluering}}]\n"
    )
    folder = project.folder(project.files({"content/kurser/fjendtlig.yml": event}))
    made = rendered.of(folder, project.DAY, real_site.templates())
    showing = [page for page in made.pages if "&lt;b title" in page.content]
    assert len(showing) > 1
    for page in made.pages:
        assert "<b title" not in page.content + page.head
    assert HOSTILE in "".join(_Shown(showing[0].content).texts)
    for path, data in made.files.items():
        if path.endswith((".xml", ".html")):
            assert b"<b title" not in data, path


def test_a_page_of_nothing_but_brackets_is_read_at_once() -> None:
    for text in ("[" * 5_000, "<a " * 20_000):
        began = time.process_time()
        markdown.read(text)
        assert time.process_time() - began < 1


# --- all at once --------------------------------------------------------------------------------


def _all_at_once() -> Laid:
    """The files of every case and value, each under a name of its own."""
    files: dict[str, bytes] = {}
    links: list[str] = []
    for number, path in enumerate(CASES):
        laid = cases_on_disk.read(path).bad
        for file, data in laid.files.items():
            if re.fullmatch(r"content/[a-z]+\.yml", file):
                files[file] = files.get(file, b"") + data
            else:
                files[_own(file, number) if file in files else file] = data
        links += laid.links
    for one in VALUES:
        for file, data in one.files.items():
            files.setdefault(file, data)
    # What cannot be read at all would take the place of the settings and of the shared records.
    files.pop("mkdocs.yml")
    return Laid(files, tuple(link for link in links if link not in files))


def _own(file: str, number: int) -> str:
    folder, _, name = file.rpartition("/")
    return f"{folder}/{number}-{name}"


def _on_disk(laid: Laid, folder: Path) -> None:
    for path, data in laid.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    for link in laid.links:
        (folder / link).symlink_to("/etc")


def _vip2(folder: Path, *words: str) -> tuple[subprocess.CompletedProcess[str], float]:
    """What the command answers, and the seconds of a processor that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "generator.cli", "-C", str(folder), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


_ENVIRONMENT: Final = {**os.environ, "SOURCE_DATE_EPOCH": "1795340000"}  # 2026-11-22


def _codes(output: str) -> set[str]:
    return set(re.findall(r"^\S.*:\d+:\d+: .* \[([a-z0-9-]+)\]$", output, re.MULTILINE))


def _codes_of_cases() -> Iterator[str]:
    for path in CASES:
        if "mkdocs.yml" not in cases_on_disk.read(path).bad.files:
            yield from _codes(cases_on_disk.read(path).report)


def test_all_bad_inputs_at_once_are_answered_within_two_seconds(tmp_path: Path) -> None:
    folder = project.write(tmp_path / "projekt")
    _on_disk(_all_at_once(), folder)
    done, seconds = _vip2(folder, "check")
    assert (done.returncode, done.stderr) == (1, "")
    assert set(_codes_of_cases()) <= _codes(done.stdout)
    assert seconds < 2


def test_none_of_them_changes_the_published_site(tmp_path: Path) -> None:
    folder = project.write(tmp_path / "projekt")
    built, _ = _vip2(folder, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    before = {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*")}
    bytes_before = files_in(folder / "site")
    _on_disk(_all_at_once(), folder)
    done, _ = _vip2(folder, "build")
    assert (done.returncode, done.stderr) == (1, "")
    assert files_in(folder / "site") == bytes_before
    assert {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*")} == before


# --- what everything is made with ---------------------------------------------------------------


def test_what_the_site_is_made_with_is_locked_by_hash_and_bounded() -> None:
    root = TESTS.parent
    asked = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    (mkdocs,) = (one for one in asked if one.startswith("mkdocs>"))
    (material,) = (one for one in asked if one.startswith("mkdocs-material>"))
    assert (mkdocs.partition(",")[2], material.partition(",")[2]) == ("<2", "<10")
    locked = (root / "requirements.lock").read_text("utf-8")
    pins = re.findall(r"^([a-z0-9_.-]+)==\S+ \\\n    --hash=sha256:", locked, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[a-z0-9_.-]+==", locked, re.MULTILINE))
    assert {"mkdocs", "mkdocs-material", "pyyaml", "pydantic"} <= set(pins)


def test_a_linked_site_is_made_of_the_small_project_without_them() -> None:
    assert site.link(checking.check(project.folder(), project.DAY).content).records
