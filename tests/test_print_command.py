"""`vip2 print`, as people type it: a PDF in a file, or a sentence about why there is none."""

from __future__ import annotations

from pathlib import Path

import project
import pytest
from click.testing import CliRunner, Result
from reading_pdf import Structure, qr_codes

from generator.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small project on the disk."""
    return project.write(tmp_path / "projekt")


def _print(folder: Path, *words: str | Path) -> Result:
    line = ["-C", folder, "print", *words, "--today", project.DAY]
    return CliRunner().invoke(main, [str(word) for word in line])


def test_a_newsletter_is_printed_by_its_id(folder: Path, tmp_path: Path) -> None:
    done = _print(folder, "2010-05", "--out", tmp_path)
    file = tmp_path / "vip2-nyhedsbrev-2010-05.pdf"

    assert done.output == f"PDF'en er skrevet i {file} ({round(file.stat().st_size / 1000)} kB).\n"
    assert done.exit_code == 0
    assert Structure(file.read_bytes()).info["/Title"] == "Nyhedsbrev, maj 2010"


@pytest.mark.parametrize("name", ["metode:mentorordning", "mentorordning"])
def test_a_guide_is_printed_to_the_file_that_is_named(
    folder: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "guide.pdf"

    done = _print(folder, name, "--out", file)

    assert done.exit_code == 0
    assert Structure(file.read_bytes()).info["/Title"] == "Mentorordning"


def test_it_is_the_same_as_the_build_makes(folder: Path, tmp_path: Path) -> None:
    built = ["-C", folder, "build", "--today", project.DAY, "--site-dir", tmp_path / "site"]
    CliRunner().invoke(main, [str(word) for word in built])
    _print(folder, "2010-05", "--out", tmp_path)

    name = "vip2-nyhedsbrev-2010-05.pdf"
    page = tmp_path / "site" / "nyhedsbreve" / "2010-05"
    assert (tmp_path / name).read_bytes() == (page / name).read_bytes()


def test_the_sites_address_can_be_another(folder: Path, tmp_path: Path) -> None:
    _print(folder, "2010-05", "--out", tmp_path / "a.pdf", "--base-url", "https://vip2.dk/")

    pdf = (tmp_path / "a.pdf").read_bytes()
    assert qr_codes(pdf) == ["https://vip2.dk/nyhedsbreve/2010-05/"]


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("2010-5", "mente du 2010-05?"),
        ("mentorording", "mente du mentorordning?"),
        ("x", "skriv fx 2010-05 eller metode:mentorordning."),
    ],
)
def test_a_name_that_is_none_is_answered_with_the_nearest(
    folder: Path, name: str, answer: str
) -> None:
    done = _print(folder, name)

    what = f"»{name}« er hverken et nyhedsbrev eller en guide på hjemmesiden"
    assert done.output == f"{what}; {answer} Se vip2 print --help.\n"
    assert done.exit_code == 2


@pytest.mark.parametrize("name", ["2010-06", "nyhedsbrev:2010-06"])
def test_a_newsletter_that_is_not_on_the_site_is_not_printed(folder: Path, name: str) -> None:
    letter = project.MINIMAL["newsletters/2010-05.md"]
    draft = letter.replace("udgivet: 2010-05", "status: kladde\nudgivet: 2010-06")
    project.write(folder, {"newsletters/2010-06.md": draft})

    done = _print(folder, name)

    told = f"»{name}« er ikke på hjemmesiden i dag; se på status, udgiv_fra og udgiv_til i filen"
    assert done.output == f"{told}. Se vip2 print --help.\n"
    assert done.exit_code == 2


def test_a_place_that_cannot_be_written_is_named(folder: Path, tmp_path: Path) -> None:
    done = _print(folder, "2010-05", "--out", tmp_path / "ingen" / "a.pdf")

    place = tmp_path / "ingen" / "a.pdf"
    assert done.output == f"PDF'en kan ikke skrives i »{place}«. Se vip2 print --help.\n"
    assert done.exit_code == 2


def test_faulty_content_is_told_and_nothing_is_printed(folder: Path, tmp_path: Path) -> None:
    (folder / "content" / "metoder" / "mentorordning.md").write_text("---\n---\n", encoding="utf-8")

    done = _print(folder, "2010-05", "--out", tmp_path)

    assert "content/metoder/mentorordning.md" in done.output
    assert done.exit_code == 1
    assert list(tmp_path.glob("*.pdf")) == []
