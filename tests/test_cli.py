"""The command `vip2`, as people type it: what it answers, and with which exit code."""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import sys
from pathlib import Path

import project
import pytest
from click.testing import CliRunner, Result
from site_links import files_in

from generator import clock
from generator.cli import main
from generator.reading import ChangedMeanwhileError
from generator.staging import MARK
from generator.told import told

FAULT = """\
content/jobpakker/kok.yml:1:1: feltet »serie« mangler i jobpakken »kok« [mangler-felt]
    1 | titel: Kok
      | ^ tilføj linjen serie: oprindelig-12
content/jobpakker/kok.yml:2:1: feltet »brance« findes ikke i jobpakken [ukendt-felt]
    2 | brance: Køkken
      | ^^^^^^ mente du »branche«?
"""
FAULTY = {
    "content/jobpakker/kok.yml": (
        "titel: Kok\nbrance: Køkken\nbranche: Køkken\nresumé: Mad.\nkilder: [{kilde: evaluering}]\n"
    )
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small project on the disk."""
    return project.write(tmp_path / "projekt")


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here depends on the day of the test."""
    monkeypatch.setattr(clock, "today", lambda: project.DAY)


def _vip2(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def _bytes(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder, with its time."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


# --- check --------------------------------------------------------------------------------------


def test_content_without_faults_is_told_so(folder: Path) -> None:
    result = _vip2("-C", folder, "check")
    assert (result.exit_code, result.output) == (0, "Ingen fejl.\n")


def test_every_fault_is_shown_and_ends_in_exit_code_1(folder: Path) -> None:
    project.write(folder, FAULTY)
    result = _vip2("-C", folder, "check")
    assert (result.exit_code, result.output) == (1, f"{FAULT}2 fejl i 1 fil.\n")


def test_a_warning_is_shown_and_is_no_fault(folder: Path) -> None:
    page = "---\ntitel: Om\nresumé: Om os.\n---\nSe [os](http://star.dk).\n"
    project.write(folder, {"docs/om.md": page})
    result = _vip2("-C", folder, "check")
    assert (result.exit_code, result.output) == (
        0,
        (
            "docs/om.md:5:9: advarsel: linket bruger http, som andre kan læse med på"
            " [link-uden-https]\n"
            "    5 | Se [os](http://star.dk).\n"
            "      |         ^^^^^^^^^^^^^^ skriv https://star.dk, hvis siden findes dér\n"
            "Ingen fejl, 1 advarsel.\n"
        ),
    )


@pytest.mark.parametrize(
    ("files", "code", "output"),
    [
        (["content/jobpakker/kok.yml"], 1, f"{FAULT}2 fejl i 1 fil.\n"),
        (["content/jobpakker"], 1, f"{FAULT}2 fejl i 1 fil.\n"),
        (["."], 1, f"{FAULT}2 fejl i 1 fil.\n"),
        (["content/kilder.yml"], 0, "Ingen fejl.\n"),
        (["content/kilder.yml", "./content/jobpakker/kok.yml"], 1, f"{FAULT}2 fejl i 1 fil.\n"),
    ],
)
def test_only_the_faults_of_the_files_or_folders_asked_for_are_shown(
    folder: Path, monkeypatch: pytest.MonkeyPatch, files: list[str], code: int, output: str
) -> None:
    project.write(folder, FAULTY)
    monkeypatch.chdir(folder)
    result = _vip2("check", *files)
    assert (result.exit_code, result.output) == (code, output)


def test_files_may_be_named_from_where_one_stands_or_from_the_project(folder: Path) -> None:
    project.write(folder, FAULTY)
    for name in (folder / "content/jobpakker/kok.yml", Path("content/jobpakker/kok.yml")):
        assert _vip2("-C", folder, "check", name).exit_code == 1


def test_the_check_is_made_as_if_it_were_another_day(folder: Path) -> None:
    text = project.MINIMAL["content/metoder/mentorordning.md"]
    later = text.replace("emne: mentor", "emne: mentor\nudgiv_fra: 2026-12-01")
    project.write(folder, {"content/metoder/mentorordning.md": later})
    assert _vip2("-C", folder, "check").exit_code == 1
    assert _vip2("-C", folder, "check", "--today", "2026-12-01").exit_code == 0


# --- build --------------------------------------------------------------------------------------


def test_the_site_is_built_with_a_line_that_counts(folder: Path) -> None:
    result = _vip2("-C", folder, "build")
    assert result.exit_code == 0, result.output
    assert re.fullmatch(
        rf"12 poster, \d\d sider, \d+,\d sekunder; \d\d filer skrevet i {folder}/site\.\n",
        result.output,
    )
    assert "Lastbilchauffør" in (folder / "site/jobpakker/lastbilchauffoer/index.html").read_text()


def test_a_second_build_of_the_same_writes_nothing(folder: Path) -> None:
    _vip2("-C", folder, "build")
    before = _bytes(folder / "site")
    result = _vip2("-C", folder, "build")
    assert "; 0 filer skrevet i " in result.output
    assert _bytes(folder / "site") == before


def test_where_nothing_can_be_kept_the_site_is_the_same(folder: Path, tmp_path: Path) -> None:
    _vip2("-C", folder, "build")
    shutil.rmtree(folder / ".vip2")
    (folder / ".vip2").write_text("en fil")
    for _ in range(2):
        result = _vip2("-C", folder, "build", "--site-dir", tmp_path / "ude")
        assert result.exit_code == 0, result.output
        assert files_in(tmp_path / "ude") == files_in(folder / "site")
    assert (folder / ".vip2").read_text() == "en fil"


def test_faults_leave_the_site_as_it_was_byte_for_byte(folder: Path) -> None:
    _vip2("-C", folder, "build")
    before = _bytes(folder / "site")
    project.write(folder, FAULTY)
    result = _vip2("-C", folder, "build")
    assert (result.exit_code, result.output) == (1, f"{FAULT}2 fejl i 1 fil.\n")
    assert _bytes(folder / "site") == before


def test_without_an_old_site_faults_leave_none(folder: Path) -> None:
    project.write(folder, FAULTY)
    assert _vip2("-C", folder, "build").exit_code == 1
    assert not (folder / "site").exists()


def test_warnings_stop_a_strict_build_only(folder: Path) -> None:
    page = "---\ntitel: Om\nresumé: Om os.\n---\nSe [os](http://star.dk).\n"
    project.write(folder, {"docs/om.md": page})
    strict = _vip2("-C", folder, "build", "--strict")
    assert strict.exit_code == 1
    assert strict.output.endswith("Ingen fejl, 1 advarsel.\n")
    assert not (folder / "site").exists()
    assert _vip2("-C", folder, "build").exit_code == 0


def test_the_site_may_be_written_elsewhere_for_another_address(
    folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "ude"
    result = _vip2(
        *("-C", folder, "build", "--site-dir", target, "--base-url", "https://a.dk/b"),
    )
    assert result.exit_code == 0, result.output
    assert (target / MARK).is_file()
    assert "<loc>https://a.dk/b/jobpakker/</loc>" in (target / "sitemap.xml").read_text()
    assert not (folder / "site").exists()


def test_a_folder_of_somebody_else_is_not_overwritten(folder: Path, tmp_path: Path) -> None:
    project.write(tmp_path / "ferie", {"billede.txt": "sommer"})
    result = _vip2("-C", folder, "build", "--site-dir", tmp_path / "ferie")
    assert (result.exit_code, result.stderr) == (
        2,
        (
            f"Hjemmesiden kan ikke skrives: {tmp_path}/ferie er ikke skrevet af vip2; "
            "slet mappen, eller vælg en anden.\n"
        ),
    )
    assert (tmp_path / "ferie/billede.txt").read_text() == "sommer"


# --- wrong use ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["bygg"], "Kommandoen bygg findes ikke. Se vip2 --help."),
        (["chekc"], "Kommandoen chekc findes ikke; mente du check? Se vip2 --help."),
        (["check", "--farve"], "Valget --farve findes ikke. Se vip2 check --help."),
        (
            ["check", "--todya", "x"],
            "Valget --todya findes ikke; mente du --today? Se vip2 check --help.",
        ),
        (
            ["check", "--today", "i morgen"],
            "»i morgen« er ikke en dato; skriv fx 2026-11-22. Se vip2 check --help.",
        ),
        (["build", "--today"], "Valget --today er ikke skrevet, som det skal. Se vip2 --help."),
        (["build", "nu", "!"], "»nu !« hører ikke med til vip2 build. Se vip2 build --help."),
        (
            ["build", "--base-url", "vip2.dk"],
            (
                "»vip2.dk« er ikke en webadresse; skriv fx https://vip2.example/. "
                "Se vip2 build --help."
            ),
        ),
        (
            ["serve", "--port", "80"],
            "»80« er ikke en port; skriv et tal fra 1024 til 65535. Se vip2 serve --help.",
        ),
        (
            ["check", "content/borte.yml"],
            "»content/borte.yml« er ikke en fil i indholdet. Se vip2 check --help.",
        ),
    ],
)
def test_what_is_mistyped_is_told_in_danish_with_exit_code_2(
    folder: Path, words: list[str], told: str
) -> None:
    result = _vip2("-C", folder, *words)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{told}\n")


def test_a_folder_that_is_no_project_is_told_so(tmp_path: Path) -> None:
    result = _vip2("-C", tmp_path, "check")
    assert (result.exit_code, result.stderr) == (
        2,
        f"»{tmp_path}« er ikke en projektmappe: mkdocs.yml mangler. Se vip2 --help.\n",
    )


HELP = """\
Sådan skrives det: vip2 [VALG] KOMMANDO

  Fra YAML og Markdown til hjemmesiden.

Valg:
  -C MAPPE    Projektets mappe; ellers den, du står i.
  -h, --help  Vis denne hjælp.

Kommandoer:
  check    Vis alle fejl i indholdet, eller dem i bestemte filer og mapper.
  changes  Fortæl, hvad der bliver anderledes, når en ændring bliver flettet
           ind.
  new      Opret en ny post med alle felter forklaret.
  build    Byg hjemmesiden. Er der fejl, står den gamle, som den stod.
  serve    Vis hjemmesiden på denne maskine, mens du retter: med kladder og
           fejl.
  rename   Giv en post et andet id alle steder, og lad den gamle adresse føre
           videre.
  delete   Slet en post, når intet henviser til den; ellers se, hvor den er
           nævnt.
  forget   Fjern en ambassadør fra indholdet, og se, hvad der er tilbage.
  mail     Skriv et nyhedsbrev som kladde til et mailprogram, eller send det.
  print    Lav en PDF til papir af et nyhedsbrev (2010-05) eller en guide
           (metode:mentorordning).
  schema   Forny felthjælp, forslag og skabeloner til VS Code og andre
           redigeringsprogrammer.
  admin    Læg redigering i browseren ind i den byggede hjemmeside, under
           admin/.
"""


def test_the_help_is_in_danish() -> None:
    asked = _vip2("--help")
    assert (asked.exit_code, asked.stdout) == (0, HELP)
    bare = _vip2()
    assert (bare.exit_code, bare.stderr) == (2, HELP)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_commands_help_is_in_danish(command: str, folder: Path) -> None:
    result = _vip2("-C", folder, command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Sådan skrives det: vip2 {command} [VALG]")
    assert "  -h, --help" in result.stdout
    assert not re.search(r"Usage|Options|Show|default", result.stdout)


# --- the clock ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("1795388399", datetime.date(2026, 11, 22)),
        ("1795388400", datetime.date(2026, 11, 23)),
        ("0", datetime.date(1970, 1, 1)),
        ("1806188399", datetime.date(2027, 3, 27)),
        # The day on which summer time begins is an hour shorter.
        ("1806188400", datetime.date(2027, 3, 28)),
        ("1806271199", datetime.date(2027, 3, 28)),
        ("1806271200", datetime.date(2027, 3, 29)),
        # The day on which it ends is an hour longer.
        ("1824933600", datetime.date(2027, 10, 31)),
        ("1825023599", datetime.date(2027, 10, 31)),
        ("1825023600", datetime.date(2027, 11, 1)),
    ],
)
def test_the_day_is_copenhagens_and_may_be_set_by_the_custom_of_reproducible_builds(
    monkeypatch: pytest.MonkeyPatch, epoch: str, day: datetime.date
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert clock.today() == day


# --- how it ends --------------------------------------------------------------------------------


def _run(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """The installed command in a process of its own, after some code."""
    script = f"import sys; sys.argv = ['vip2', '-C', {str(folder)!r}, 'check']\n{code}\ncli.run()"
    command = [sys.executable, "-c", f"from generator import cli\n{script}"]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_a_command_ends_with_its_code_when_all_is_told(folder: Path) -> None:
    ended = _run(folder, "")
    assert (ended.returncode, ended.stdout) == (0, "Ingen fejl.\n")
    project.write(folder, FAULTY)
    ended = _run(folder, "")
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (1, "2 fejl i 1 fil.")


def test_who_saves_while_the_site_is_built_is_asked_to_build_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended, told():
        raise ChangedMeanwhileError("content/ordliste.yml")

    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "content/ordliste.yml blev ændret, mens hjemmesiden blev bygget. Byg igen.\n"
    )


def test_a_bug_is_no_fault_of_the_content(folder: Path) -> None:
    ended = _run(folder, "cli.COMMANDS['check'] = 'generator.cli:no_such_thing'")

    assert ended.returncode == 3
    assert "AttributeError: module 'generator.cli' has no attribute 'no_such_thing'" in ended.stderr
    assert ended.stderr.endswith(
        "Det er en fejl i vip2 og ikke i indholdet: send linjerne ovenfor.\n"
    )
