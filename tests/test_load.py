"""Which files are read, and which record of which kind they hold."""

from __future__ import annotations

from pathlib import Path

import project
import pytest

from generator.kinds import AMBASSADOR, JOB_PACKAGE, SIDE, SOURCE, Kind
from generator.load import Folder, read_folder, records
from generator.tree import Text


def test_a_folder_is_read_as_bytes_by_path(tmp_path: Path) -> None:
    folder = read_folder(project.write(tmp_path))
    assert folder == project.folder()


def test_what_is_no_content_is_not_read(tmp_path: Path) -> None:
    project.write(
        tmp_path,
        {
            "README.md": "x",
            "site/index.html": "x",
            "docs/.hemmelig.md": "x",
            "content/.git/x.yml": "x",
            "docs/billede.svg": "x",
            "docs/om.md": "x",
            "content/billede.svg": "x",
        },
    )
    assert set(read_folder(tmp_path).files) == {"docs/om.md", "content/billede.svg"}


def test_links_are_named_and_never_followed(tmp_path: Path) -> None:
    project.write(tmp_path, {"content/jobpakker/a.yml": "x"})
    (tmp_path / "content" / "ring").symlink_to(tmp_path / "content")
    (tmp_path / "content" / "jobpakker" / "passwd.yml").symlink_to("/etc/passwd")
    (tmp_path / "content" / "jobpakker" / "ingenting.yml").symlink_to("/findes/ikke")
    (tmp_path / "docs").symlink_to("/etc")
    assert read_folder(tmp_path) == Folder(
        {"content/jobpakker/a.yml": b"x"},
        (
            "content/ring",
            "content/jobpakker/ingenting.yml",
            "content/jobpakker/passwd.yml",
            "docs",
        ),
    )


@pytest.mark.parametrize(
    ("path", "text", "kind", "names"),
    [
        ("content/kilder.yml", "a: {titel: x}\nb: {titel: y}", SOURCE, ["a", "b"]),
        ("content/jobpakker/kok.yml", "titel: Kok", JOB_PACKAGE, ["kok"]),
        ("content/jobpakker/kok.md", "---\ntitel: Kok\n---\nTekst", JOB_PACKAGE, ["kok"]),
        ("ambassadors/amb-0001.yml", "navn: x", AMBASSADOR, ["amb-0001"]),
        ("docs/index.md", "---\ntitel: x\n---", SIDE, ["index"]),
        ("docs/om/index.md", "---\ntitel: x\n---", SIDE, ["om"]),
        ("docs/om/os/kontakt.md", "---\ntitel: x\n---", SIDE, ["om/os/kontakt"]),
    ],
)
def test_a_record_is_named_by_its_file_or_its_key(
    path: str, text: str, kind: Kind, names: list[str]
) -> None:
    raws, problems = records(Folder({path: text.encode()}))
    assert problems == ()
    assert [(raw.kind, raw.id) for raw in raws] == [(kind, name) for name in names]


def test_the_text_of_a_markdown_file_stands_below_its_fields() -> None:
    (raw,), _ = records(Folder({"content/jobpakker/kok.md": b"---\ntitel: Kok\n---\nTekst"}))
    assert raw.body is not None
    assert (raw.body.value, str(raw.body.body_place)) == (
        "Tekst",
        "content/jobpakker/kok.md:4:1",
    )
    title = raw.fields.get("titel")
    assert isinstance(title, Text)
    assert title.value == "Kok"


def test_developers_pages_in_docs_are_no_part_of_the_site() -> None:
    assert records(Folder({"docs/adr/0001.md": b"x", "docs/trusler.md": b"x"})) == ((), ())


def test_records_of_a_file_with_a_fault_are_still_found() -> None:
    raws, problems = records(Folder({"content/kilder.yml": b"a: {titel: x}\nb: ingenting\n"}))
    assert [raw.id for raw in raws] == ["a"]
    assert [problem.code for problem in problems] == ["felter-forventet"]
