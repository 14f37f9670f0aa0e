"""`vip2 new`: a record of every kind that the check accepts, with every field explained."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import at_a_terminal
import new_records
import project
import pytest
import real_site
from click.testing import CliRunner, Result

from generator import checking, clock, load
from generator.cli import main
from generator.kinds import BY_NAME, KINDS, Kind
from generator.load import Folder
from generator.models.registry import MODELS
from generator.problems import faults
from generator.shapes import shapes

KIND: Final = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
COURSE: Final = new_records.options(BY_NAME["kursus"])
PERSON: Final = "ambassadors/amb-0002.yml"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: project.DAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small project on the disk."""
    return project.write(tmp_path)


def _new(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "new", *words])


def _files(folder: Path) -> dict[str, bytes]:
    return dict(load.read_folder(folder).files)


def _faults(folder: Folder) -> list[str]:
    checked = checking.check(folder, project.DAY)
    return [one.headline() for one in faults(checked.problems)]


def test_the_help_speaks_of_kinds(folder: Path) -> None:
    told = _new(folder, "--help").stdout
    assert told.startswith("Sådan skrives det: vip2 new [VALG] SLAGS\n")
    assert re.search(
        r"^Slags:\n  projekt +Ny post: projekt, i content/projekt.yml.$", told, re.MULTILINE
    )


# --- with options -------------------------------------------------------------------------------


@KIND
def test_options_alone_make_a_record_that_the_check_accepts(folder: Path, kind: Kind) -> None:
    before = _files(folder)
    result = _new(folder, *new_records.options(kind))

    assert result.exit_code == 0, result.output
    after = _files(folder)
    (path,) = [path for path in after if after[path] != before.get(path)]
    assert path.startswith(kind.place)
    assert after[path].startswith(before.get(path, b""))
    assert path in result.stdout.splitlines()[0]
    assert _faults(load.read_folder(folder)) == []


@KIND
def test_a_new_record_has_every_field_with_its_help_above_it(folder: Path, kind: Kind) -> None:
    text = _new(folder, *new_records.options(kind), "--vis").stdout
    indent = "" if kind.in_folder else "  "
    fields = re.findall(rf"^{indent}#?([a-zæøåé_]+):(?: |$)", text, re.MULTILINE)
    in_body = ["tekst"] if text.startswith("---") else []
    written = [shape for shape in shapes(MODELS[kind]) if shape.key not in in_body]

    assert fields == [shape.key for shape in written]
    unwrapped = re.sub(r"\n *# ", " ", text)
    assert [shape.key for shape in written if shape.help not in unwrapped] == []


# What the check explains when every example is uncommented at once: they are each a good example
# alone, and not all of them can be true together.
EXPLAINED: Final[Mapping[str, list[str]]] = {
    "kommune": ["nabo-uden-gensvar"] * 2,
    "jobpakke": ["ukendt-men-udfyldt"] * 2,
    "metode": ["ukendt-men-udfyldt"],
    "ambassadør": ["demonstration-uden-maerke", "mail-i-tekst", "mail-i-tekst"],
    "kursus": ["slut-foer-start"],
    "nøgletal": ["dele-passer-ikke"],
}


@KIND
def test_every_example_can_be_uncommented(kind: Kind) -> None:
    options = new_records.options(kind, "evaluering-forlaengelse-2010")
    shown = _new(real_site.ROOT, *options, "--vis")
    assert shown.exit_code == 0, shown.output
    kept = shown.stdout.replace("#uenighed", "# uenighed")  # it demands another certainty
    text, examples = re.subn(r"^( *)#(?! )", r"\1", kept, flags=re.MULTILINE)
    assert examples >= 5
    table = real_site.folder().files.get(kind.place)
    name = {"nyhedsbrev": "2026-12"}.get(kind.name, "ny")
    ending = ".md" if text.startswith("---") else ".yml"
    path = kind.place if table else f"{kind.place}{name}{ending}"
    found = new_records.faults_with(path, (table or b"") + text.encode())

    assert [one.code for one in found] == EXPLAINED.get(kind.name, [])


@pytest.mark.parametrize(
    ("kind", "given", "id_"),
    [
        ("ambassadør", (), "ambassadors/amb-0002.yml"),
        ("kursus", (), "content/kurser/ambassadoerkursus-2026-12-01-aarhus.yml"),
        ("kursus", ("--dato", "2026-12"), "content/kurser/ambassadoerkursus-2026-12-aarhus.yml"),
        ("kursus", ("--id", "mit-kursus"), "content/kurser/mit-kursus.yml"),
        ("nyhedsbrev", ("--udgivet", "2026-12-05"), "newsletters/2026-12.md"),
        ("nyhedsbrev", ("--udgivet", "2010-05"), "newsletters/2010-05-2.md"),
        ("jobpakke", ("--titel", "Bud på Ærø"), "content/jobpakker/bud-paa-aeroe.md"),
        ("jobpakke", ("--titel", "Lastbilchauffør"), "content/jobpakker/lastbilchauffoer-2.md"),
        ("side", ("--id", "om/historien"), "docs/om/historien.md"),
    ],
)  # fmt: skip
def test_the_id_is_free_and_as_those_beside_it(
    folder: Path, kind: str, given: tuple[str, ...], id_: str
) -> None:
    result = _new(folder, *new_records.options(BY_NAME[kind]), *given)

    assert result.stdout.splitlines()[0] == f"Oprettet: {id_}", result.output


def test_a_person_s_name_is_in_no_file_name(folder: Path) -> None:
    _new(folder, *new_records.options(BY_NAME["ambassadør"]))

    assert "Xenia Eksempel" in (folder / PERSON).read_text("utf-8")
    assert [path for path in _files(folder) if "xenia" in path.lower()] == []


def test_a_new_record_is_a_draft_of_today_and_no_demonstration(folder: Path) -> None:
    _new(folder, *new_records.options(BY_NAME["ambassadør"]))
    lines = (folder / PERSON).read_text("utf-8").splitlines()

    assert "status: kladde" in lines
    assert "gennemgået: 2026-11-22" in lines
    assert "#demonstration: nej" in lines


def test_what_is_not_given_can_be_left_out(folder: Path) -> None:
    shown = _new(folder, *COURSE, "--kort", "--vis")

    assert (
        shown.stdout
        == """\
titel: "Kursus: mentorer"
type: ambassadørkursus
resumé: Et kursus.
projekt: vip2
dato: 2026-12-01
kommune: Aarhus
status: kladde
kilder:
  - kilde: evaluering
"""
    )


def test_showing_writes_nothing(folder: Path) -> None:
    before = _files(folder)

    assert _new(folder, *COURSE, "--vis").exit_code == 0
    assert _files(folder) == before


def test_a_table_keeps_its_bytes_and_its_line_breaks(folder: Path) -> None:
    table = folder / "content/ordliste.yml"
    before = b"# Ord\r\n\r\nlbr:  # et r\xc3\xa5d\r\n  begreb: LBR\r\n  forklaring: Kort."
    table.write_bytes(before)
    result = _new(folder, *new_records.options(BY_NAME["begreb"]), "--kort")

    assert result.stdout.startswith("»proeveord« er tilføjet i content/ordliste.yml\n")
    assert table.read_bytes() == before + (
        b"\r\n\r\nproeveord:\r\n  begreb: Pr\xc3\xb8veord\r\n"
        b"  forklaring: Et ord til pr\xc3\xb8ve.\r\n  status: kladde\r\n"
    )


@pytest.mark.parametrize("name", ["--også-kendt-som", "--også_kendt_som", "--ogsaa-kendt-som"])
def test_an_option_may_be_written_as_the_field_or_in_ascii(folder: Path, name: str) -> None:
    shown = _new(folder, *COURSE, "--kort", "--vis", name, "Det gule", name, "Det blå")

    assert "også_kendt_som: [Det gule, Det blå]\n" in shown.stdout


# --- what is answered when it cannot be done ----------------------------------------------------


def test_all_that_is_missing_is_told_with_examples(folder: Path) -> None:
    result = _new(folder, "kursus", "--titel", "Prøve", "--aflyst", "ja")

    assert result.exit_code == 2
    assert result.stdout == ""
    found = re.findall(r"^  (--\S+ .*)$", result.stderr, re.MULTILINE)
    assert found == [
        "--type 'ambassadørkursus'",
        "--resumé 'Et kursus for nye ambassadører.'",
        "--projekt 'vip2'",
        "--ændringer '[{dato: 2027-02-01, tekst: Flyttet fra 9. til 16. marts.}]'",
        "--kilder '[{kilde: evaluering-forlaengelse-2010, sted: kapitel 3}]'",
    ]
    assert result.stderr.startswith("Der mangler 5 felter til en ny post af slagsen kursus:\n")
    assert result.stderr.endswith("Alle felter: vip2 new kursus --help.\n")


WRONG: Final = [
    (
        ("--type", "ambassadorkursus"),
        1,
        (
            "--type: »ambassadorkursus« kan ikke stå i feltet »type«: "
            "mente du »ambassadørkursus«?\n"
            "Der er ikke skrevet noget.\n"
        ),
    ),
    (
        ("--kommune", "Aarhuus", "--dato", "1.12.2026"),
        1,
        (
            "--dato: feltet »dato«: »1.12.2026« er ikke en dato, som den skal skrives: "
            "skriv 2026-12-01\n"
            "--kommune: kommunen »Aarhuus« findes ikke: mente du »Aarhus«?\n"
            "Der er ikke skrevet noget.\n"
        ),
    ),
    (
        ("--slutdato", "2026-11-01"),
        1,
        (
            "content/kurser/ambassadoerkursus-2026-12-01-aarhus.yml:22:11: "
            "»slutdato« ligger før »dato« [slut-foer-start]\n    22 | slutdato: 2026-11-01\n"
            "       |           ^^^^^^^^^^ byt om på de to datoer\n"
            "1 fejl i 1 fil. Der er ikke skrevet noget.\n"
        ),
    ),
    (
        ("--kilder", "{kilde: evaluering, sted: side 3, linje 2}"),
        2,
        (
            "»linje 2« er ikke et felt under »kilder«, som har kilde og sted; sæt anførselstegn "
            'om en tekst med komma: {sted: "kapitel 3, afsnit 2"}. Se vip2 new kursus --help.\n'
        ),
    ),
    (
        ("--deltagere", "15"),
        2,
        (
            "Feltet »deltagere« har felter under sig; skriv fx {antal: 15, slags: forventet}. "
            "Se vip2 new kursus --help.\n"
        ),
    ),
    (
        ("--temaer", "[Et, to"),
        2,
        (
            "»[Et, to« i feltet »temaer« kan ikke læses; skriv fx [Jobpakker i praksis, Mentorer]. "
            "Se vip2 new kursus --help.\n"
        ),
    ),
    (
        ("--sæt", "deltager.antal=3"),
        2,
        (
            "Feltet »deltager.antal« findes ikke i arrangementet; mente du deltagere? "
            "Se vip2 new kursus --help.\n"
        ),
    ),
    (
        ("--sæt", "titel"),
        2,
        "»titel« mangler et lighedstegn; skriv fx --sæt titel=…. Se vip2 new kursus --help.\n",
    ),
    (
        ("--kommmune", "x"),
        2,
        "Valget --kommmune findes ikke; mente du --kommune? Se vip2 new kursus --help.\n",
    ),
    (
        ("--id", "Mit Kursus"),
        2,
        (
            "»Mit Kursus« kan ikke bruges i en adresse: brug kun små bogstaver a-z, tal og "
            "bindestreg (æ = ae, ø = oe, å = aa). Se vip2 new kursus --help.\n"
        ),
    ),
]


@pytest.mark.parametrize(("more", "code", "told"), WRONG)
def test_an_answer_that_does_not_hold_is_told_and_nothing_is_written(
    folder: Path, more: tuple[str, ...], code: int, told: str
) -> None:
    before = _files(folder)
    result = _new(folder, *COURSE, *more)

    assert (result.exit_code, result.stdout, result.stderr) == (code, "", told)
    assert _files(folder) == before


def test_nothing_is_overwritten(folder: Path) -> None:
    result = _new(folder, *new_records.options(BY_NAME["jobpakke"]), "--id", "lastbilchauffoer")

    assert result.exit_code == 2
    assert result.stderr == (
        "Jobpakken »lastbilchauffoer« findes allerede: vælg et andet id. "
        "Se vip2 new jobpakke --help.\n"
    )


def test_a_file_that_cannot_be_read_keeps_its_id(folder: Path) -> None:
    broken = folder / "content/jobpakker/gartner.yml"
    broken.write_bytes(b"\xff\xfe\x00")
    result = _new(folder, *new_records.options(BY_NAME["jobpakke"]))

    assert result.stdout.splitlines()[0] == "Oprettet: content/jobpakker/gartner-2.md"
    assert broken.read_bytes() == b"\xff\xfe\x00"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("kurs", "Kommandoen kurs findes ikke; mente du kursus? Se vip2 new --help.\n"),
        ("xyzzy", "Kommandoen xyzzy findes ikke. Se vip2 new --help.\n"),
    ],
)
def test_an_unknown_kind_is_told_what_was_perhaps_meant(
    folder: Path, written: str, told: str
) -> None:
    result = _new(folder, written)

    assert (result.exit_code, result.stderr) == (2, told)


@pytest.mark.parametrize("written", ["ambassadoer", "AMBASSADØR"])
def test_a_kind_may_be_written_in_ascii(folder: Path, written: str) -> None:
    result = _new(folder, written, *new_records.options(BY_NAME["ambassadør"])[1:])

    assert result.stdout.splitlines()[0] == f"Oprettet: {PERSON}", result.output


# --- on a terminal ------------------------------------------------------------------------------


def _typed(folder: Path, words: tuple[str, ...], lines: tuple[str, ...]) -> tuple[int, str]:
    return at_a_terminal.typed(folder, project.DAY, ("new", *words), lines)


PERSON_TYPED: Final = (
    ("Xenia Eksempel",),
    ("Aarhuus", "Aarhus"),
    ("jobcentr", "", "jobcenter"),
    ("samtykke",),
    ("i dag", "2026-11-22"),
    ("navn, arbejdsplads", "kort", ""),
    ("på mail",),
    ("2028-11-22",),
    ("sag 2026-17",),
)


def test_on_a_terminal_each_field_is_asked_for_until_it_holds(folder: Path) -> None:
    lines = tuple(line for answers in PERSON_TYPED for line in answers)
    code, shown = _typed(folder, ("ambassadør",), lines)

    assert code == 0, shown
    assert (
        "Kommune: Kommunen, hvor personen arbejder.\n  Vælg blandt: Favrskov, Aarhus, Århus\n"
        "> Aarhuus\n  Kommunen »Aarhuus« findes ikke: mente du »Aarhus«?\n> Aarhus\n"
    ) in shown
    assert (
        "> jobcentr\n  »jobcentr« kan ikke stå i feltet »arbejdspladstype«: mente du »jobcenter«?\n"
        "> \n  Her skal stå noget. Stop med Ctrl+C.\n> jobcenter\n"
    ) in shown
    assert "\nSamtykke · Dato: Hvornår det blev givet.\n  fx 2026-11-22\n> i dag\n" in shown
    assert (
        "  fx navn, arbejdsplads\n"
        "  Skriv et komma imellem. Tryk Enter uden at skrive, når der ikke er flere.\n"
    ) in shown
    assert "Demonstration:" not in shown
    assert shown.endswith(
        f"Oprettet: {PERSON}\n"
        "Posten er en kladde og vises ikke. Skriv status: udgivet, når den er færdig.\n"
        "Se den med vip2 serve, og kontrollér med vip2 check.\n"
    )
    written = (folder / PERSON).read_text("utf-8")
    assert (
        "\nsamtykke:\n  dato: 2026-11-22\n  omfang: [navn, arbejdsplads, kort]\n"
        "  givet: på mail\n  udløber: 2028-11-22\n  reference: sag 2026-17\n"
    ) in written
    assert _faults(load.read_folder(folder)) == []


def test_on_a_terminal_only_what_the_options_leave_out_is_asked_for(folder: Path) -> None:
    given = COURSE[:-2]
    code, shown = _typed(folder, given, ("evaluering", "", ""))

    assert code == 0, shown
    assert shown.startswith(
        "\nKilder: Hvor oplysningerne står: kilde og sted i kilden. Mindst én.\n"
        "\nKilder · Kilde: Kildens id fra kilder.yml.\n  Vælg blandt: evaluering\n> evaluering\n"
        "\nFlere under kilder? Skriv ja, eller tryk Enter: \n"
        "\nId: Navnet i adressen. Det ændres aldrig, når posten er udgivet.\n"
        "  Tryk Enter for ambassadoerkursus-2026-12-01-aarhus\n> \n"
        "Oprettet: content/kurser/ambassadoerkursus-2026-12-01-aarhus.yml\n"
    )


def test_on_a_terminal_what_only_the_whole_shows_is_asked_for_again(folder: Path) -> None:
    code, shown = _typed(folder, (*COURSE, "--slutdato", "2026-11-01"), ("2026-12-02",))

    assert code == 0, shown
    assert shown.startswith(
        "\n»slutdato« ligger før »dato«: byt om på de to datoer\n"
        "\nSlutdato: Sidste dag, når det varer flere dage.\n  fx 2010-06-16\n> 2026-12-02\n"
        "Oprettet: "
    )


def test_on_a_terminal_stopping_writes_nothing(folder: Path) -> None:
    before = _files(folder)
    code, shown = _typed(folder, ("ambassadør",), ("Xenia Eksempel",))

    assert (code, shown[-9:]) == (1, "Afbrudt.\n")
    assert _files(folder) == before


def test_the_handbook_shows_what_really_happens(tmp_path: Path) -> None:
    handbook = (real_site.ROOT / "docs/redaktion/nyt.md").read_text("utf-8")
    (told,) = re.findall(r"^\$ vip2 new kursus\n(.*?)^```", handbook, re.MULTILINE | re.DOTALL)
    asked = (line for line in told.splitlines() if line.startswith(">") or "tryk Enter:" in line)
    lines = tuple(line[1:].strip() if line.startswith(">") else "" for line in asked)
    for path, data in real_site.folder().files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)

    code, shown = _typed(tmp_path, ("kursus",), lines)

    assert code == 0
    assert [line.rstrip() for line in shown.splitlines()] == [
        line.rstrip() for line in told.splitlines()
    ]
