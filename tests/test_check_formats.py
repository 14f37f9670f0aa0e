"""`vip2 check --format`: what other programs read, as those programs read it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import jsonschema
import project
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator import check_formats
from generator.cli import main
from generator.problems import Place, Problem

FAULT: Final = Problem(
    Place("content/kurser/a,b:c.yml", 7, 13, 6),
    "ukendt-henvisning",
    "jobpakken »slager« findes ikke, 100%",
    "mente du »slagter«?\neller »kok«?",
    "jobpakker: [slager, kok]",
)
WARNING: Final = Problem(
    Place("docs/om.md", 5), "link-uden-https", "linket bruger http", warning=True
)
BOTH: Final = (WARNING, FAULT)

# What CONTRIBUTING.md promises of the JSON.
SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["version", "faults", "warnings", "problems"],
    "properties": {
        "version": {"const": 1},
        "faults": {"type": "integer", "minimum": 0},
        "warnings": {"type": "integer", "minimum": 0},
        "problems": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": [
                    *("file", "line", "column", "width", "code", "severity"),
                    *("message", "remedy", "excerpt", "help"),
                ],
                "properties": {
                    "file": {"type": "string", "minLength": 1},
                    "line": {"type": "integer", "minimum": 1},
                    "column": {"type": "integer", "minimum": 1},
                    "width": {"type": "integer", "minimum": 1},
                    "code": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
                    "severity": {"enum": ["error", "warning"]},
                    "message": {"type": "string", "minLength": 1},
                    "remedy": {"type": "string"},
                    "excerpt": {"type": "string"},
                    "help": {"type": "string", "pattern": "^(https?://.+/)?$"},
                },
            },
        },
    },
}


def _help(code: str) -> str:
    return f"https://vip2.example/redaktion/fejl/{code}/"


def test_json_holds_everything_that_is_known_of_a_fault() -> None:
    told = json.loads(check_formats.as_json(BOTH, _help))
    jsonschema.validate(told, SCHEMA)
    assert (told["faults"], told["warnings"]) == (1, 1)
    assert told["problems"][0] == {
        "file": "content/kurser/a,b:c.yml",
        "line": 7,
        "column": 13,
        "width": 6,
        "code": "ukendt-henvisning",
        "severity": "error",
        "message": "jobpakken »slager« findes ikke, 100%",
        "remedy": "mente du »slagter«?\neller »kok«?",
        "excerpt": "jobpakker: [slager, kok]",
        "help": "https://vip2.example/redaktion/fejl/ukendt-henvisning/",
    }
    assert told["problems"][1]["severity"] == "warning"


def test_the_fields_of_the_json_are_told_to_developers() -> None:
    page = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text("utf-8")
    told = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    assert set(SCHEMA["properties"]["problems"]["items"]["properties"]) <= told


def test_github_gets_one_line_a_fault_in_which_nothing_is_taken_for_a_command() -> None:
    assert check_formats.as_github(BOTH, _help, "portal/").split("\n") == [
        (
            "::error file=portal/content/kurser/a%2Cb%3Ac.yml,line=7,col=13,endColumn=19,"
            "title=ukendt-henvisning::jobpakken »slager« findes ikke, 100%25"
            "%0Amente du »slagter«?%0Aeller »kok«?"
            "%0Ahttps://vip2.example/redaktion/fejl/ukendt-henvisning/"
        ),
        (
            "::warning file=portal/docs/om.md,line=5,col=1,endColumn=2,title=link-uden-https"
            "::linket bruger http%0Ahttps://vip2.example/redaktion/fejl/link-uden-https/"
        ),
        "1 fejl i 1 fil, 1 advarsel.",
    ]


# As GitHub's runner reads a workflow command.
COMMAND: Final = re.compile(r"::(error|warning) ([^:]*)::(.*)")


def _unescaped(text: str) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


@given(file=st.text(min_size=1), message=st.text(min_size=1), remedy=st.text())
def test_any_words_come_through_to_github_as_they_were(
    file: str, message: str, remedy: str
) -> None:
    problem = Problem(Place(file, 2, 3), "tag", message, remedy)
    line, _, last = check_formats.as_github([problem], lambda _: "").rpartition("\n")
    assert last == "1 fejl i 1 fil."
    command = COMMAND.fullmatch(line)
    assert command
    properties = dict(one.split("=", 1) for one in command[2].split(","))
    assert _unescaped(properties["file"]) == file
    assert _unescaped(command[3]) == "\n".join(words for words in (message, remedy) if words)


def test_gitlab_gets_a_report_with_a_place_and_a_severity() -> None:
    fault, warning = json.loads(check_formats.as_gitlab(BOTH, _help, "portal/"))
    assert fault["location"] == {
        "path": "portal/content/kurser/a,b:c.yml",
        "lines": {"begin": 7},
    }
    assert (fault["check_name"], fault["severity"]) == ("ukendt-henvisning", "major")
    assert fault["description"].split("\n")[0] == (
        "jobpakken »slager« findes ikke, 100% [ukendt-henvisning]"
    )
    assert (warning["check_name"], warning["severity"]) == ("link-uden-https", "minor")


def _fingerprints(*lines: int) -> list[str]:
    told = [
        Problem(Place("a.yml", line), "tag", "tags er ikke tilladt", source_line="a: !b")
        for line in lines
    ]
    return [one["fingerprint"] for one in json.loads(check_formats.as_gitlab(told, lambda _: ""))]


def test_a_fingerprint_stays_when_the_fault_moves_and_is_its_own() -> None:
    assert _fingerprints(3, 8) == _fingerprints(5, 90)
    assert len({*_fingerprints(1, 2, 3)}) == 3


# --- the command --------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small project with a fault and a warning, and a page that explains the fault."""
    explained = "---\ntitel: Feltet findes ikke\nresumé: Et felt.\n---\n"
    return project.write(
        tmp_path / "projekt",
        project.files(
            {
                "content/kilder.yml": project.MINIMAL["content/kilder.yml"] + "  læsst: ja\n",
                "docs/om.md": "---\ntitel: Om\nresumé: Os.\n---\nSe [os](http://star.dk).\n",
                "docs/redaktion/fejl/ukendt-felt.md": explained,
            }
        ),
    )


def _vip2(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_the_report_for_people_ends_with_where_to_read_more(folder: Path) -> None:
    told = _vip2("-C", folder, "check")
    assert told.exit_code == 1
    assert told.output.endswith("\n1 fejl i 1 fil, 1 advarsel. Læs mere i docs/redaktion/fejl/.\n")


@pytest.mark.parametrize("form", ["json", "github", "gitlab"])
def test_a_fault_ends_in_exit_code_1_in_every_format_and_a_warning_does_not(
    folder: Path, form: str
) -> None:
    assert _vip2("-C", folder, "check", "--format", form).exit_code == 1
    alone = _vip2("-C", folder, "check", "--format", form, folder / "docs/om.md")
    assert (alone.exit_code, "link-uden-https" in alone.output) == (0, True)


def test_a_fault_leads_to_its_page_where_the_site_has_one(folder: Path) -> None:
    told = json.loads(_vip2("-C", folder, "check", "--format", "json").output)
    jsonschema.validate(told, SCHEMA)
    assert [(one["code"], one["help"]) for one in told["problems"]] == [
        ("ukendt-felt", "https://vip2.example/under/redaktion/fejl/ukendt-felt/"),
        ("link-uden-https", ""),
    ]


def test_paths_begin_where_the_command_was_given(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    assert (
        "file=projekt/content/kilder.yml,"
        in _vip2(*("-C", "projekt", "check", "--format", "github")).output
    )
    monkeypatch.chdir(folder)
    assert "file=content/kilder.yml," in _vip2("check", "--format", "github").output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--format", "xml"], "»xml« går ikke; skriv text, json, github eller gitlab."),
        (
            ["--format", "json", "--review"],
            "--fix, --review og --format kan ikke bruges sammen, og --ja hører til --fix.",
        ),
        (["--ja"], "--fix, --review og --format kan ikke bruges sammen, og --ja hører til --fix."),
    ],
)
def test_wrong_use_is_told(folder: Path, words: list[str], told: str) -> None:
    done = _vip2("-C", folder, "check", *words)
    assert (done.exit_code, done.stderr) == (2, f"{told} Se vip2 check --help.\n")
