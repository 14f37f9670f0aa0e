"""`vip2 mail`, as people type it: the draft, and what is said where there can be none."""

from __future__ import annotations

from email import message_from_bytes
from pathlib import Path

import project
import pytest
from click.testing import CliRunner, Result

from generator.cli import main

LETTER = project.MINIMAL["newsletters/2010-05.md"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project on the disk; one stands beside it."""
    monkeypatch.chdir(tmp_path)
    return project.write(tmp_path / "projekt")


def _vip2(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "mail", *words, "--today", "2026-11-22"])


@pytest.mark.parametrize(
    ("out", "place"),
    [
        ((), "nyhedsbrev-2010-05.eml"),
        (("--out", "brev.eml"), "brev.eml"),
        (("--out", "projekt"), "projekt/nyhedsbrev-2010-05.eml"),
    ],
)
def test_the_draft_is_written_and_what_to_do_with_it_is_told(
    folder: Path, out: tuple[str, ...], place: str
) -> None:
    result = _vip2(folder, "2010-05", *out)
    data = Path(place).read_bytes()
    assert (result.exit_code, result.output) == (
        0,
        (
            f"Kladden »Nyhedsbrev, maj 2010« er skrevet i {place} ({round(len(data) / 1000)} kB).\n"
            "Åbn den i et mailprogram, læs den igennem, og send den først til dig selv.\n"
        ),
    )
    assert message_from_bytes(data)["X-Unsent"] == "1"
    assert [path.name for path in Path(place).absolute().parent.glob(".*.ny")] == []


def test_the_draft_is_the_same_whenever_it_is_made(folder: Path) -> None:
    made = []
    for day in ("2026-11-22", "2031-01-01"):
        assert _vip2(folder, "2010-05", "--today", day).exit_code == 0
        made.append(Path("nyhedsbrev-2010-05.eml").read_bytes())
    assert made[0] == made[1]


def test_the_links_of_the_draft_may_lead_to_another_address(folder: Path) -> None:
    assert _vip2(folder, "2010-05", "--base-url", "https://ny.eksempel.dk/her").exit_code == 0
    data = Path("nyhedsbrev-2010-05.eml").read_bytes()
    assert b"[1] https://ny.eksempel.dk/her/nyhedsbreve/2010-05/" in data
    assert b"vip2.example/" not in data


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "UDGAVE mangler. Se vip2 mail --help."),
        (("2010-5",), "Nyhedsbrevet »2010-5« findes ikke; mente du 2010-05?"),
        (("juni",), "Nyhedsbrevet »juni« findes ikke; der er 2010-05."),
        (("2010-05", "--out", "væk/brev.eml"), "Kladden kan ikke skrives i »væk/brev.eml«."),
        (("2010-05", "--send"), "--send kræver en liste over modtagere: --to LISTE."),
        (
            ("2010-05", "--to", "liste.csv"),
            "--to, --alvor, --smtp og --afviste-igen kan kun bruges sammen med --send.",
        ),
        (
            ("2010-05", "--alvor"),
            "--to, --alvor, --smtp og --afviste-igen kan kun bruges sammen med --send.",
        ),
        (
            ("2010-05", "--send", "--to", "liste.csv", "--out", "x.eml"),
            "--out hører til kladden og kan ikke bruges sammen med --send.",
        ),
        (("2010-05", "--send", "--to", "liste.csv"), "»liste.csv« kan ikke læses."),
        (
            ("2010-05", "--per-minut", "0"),
            "»0« går ikke; skriv et tal fra 1 til 100.000. Se vip2 mail --help.",
        ),
        (("2010-05", "--base-url", "x"), "»x« er ikke en webadresse"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(folder: Path, words: tuple[str, ...], told: str) -> None:
    result = _vip2(folder, *words)
    assert result.exit_code == 2
    assert told in result.output
    assert list(Path().glob("*.eml")) == []


def test_an_issue_that_is_not_on_the_site_is_not_sent(folder: Path) -> None:
    draft = LETTER.replace("udgivet: 2010-05", "status: kladde\nudgivet: 2010-06")
    project.write(folder, {"newsletters/2010-06.md": draft})
    result = _vip2(folder, "2010-06")
    assert (result.exit_code, result.output) == (
        2,
        (
            "Nyhedsbrevet »2010-06« er ikke på hjemmesiden i dag; "
            "se på status, udgiv_fra og udgiv_til i filen. Se vip2 mail --help.\n"
        ),
    )


def test_faults_in_the_content_are_shown_and_nothing_is_written(folder: Path) -> None:
    project.write(folder, {"newsletters/2010-06.md": LETTER.replace("udgivet: 2010-05\n", "")})
    result = _vip2(folder, "2010-05")
    assert (result.exit_code, result.output.splitlines()[-1]) == (1, "1 fejl i 1 fil.")
    assert list(Path().glob("*.eml")) == []
