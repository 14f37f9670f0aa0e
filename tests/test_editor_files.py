"""What an editor (the program) finds in a project: schemas, snippets and settings."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import jsonschema
import project
import pytest
import real_site
from click.testing import CliRunner

from generator import checking, editor_files, json_schema, reading, snippets
from generator.cli import main
from generator.kinds import KINDS, NEWSLETTER, SIDE, Kind
from generator.load import Folder
from generator.models.registry import MODELS
from generator.shapes import shapes

# What the first choice in a list of words asks for besides; the rest of the record is whole.
ASKED_FOR: Final = {
    "ambassadør": ["samtykke-mangler"],
    "milepæl": ["mangler-dato"],
    "nøgletal": ["procent-uden-basis"],
}
WRITTEN: Final = [(kind, False) for kind in KINDS if kind is not SIDE] + [
    (kind, True) for kind in KINDS if kind.in_folder
]
_CHOICE: Final = re.compile(r"\$\{\d+\|([^,|]+)[^|]*\|\}")
_STOP: Final = re.compile(r"\$\{\d+:((?:\\.|[^}\\])*)\}|\$\d+")


def filled(lines: tuple[str, ...]) -> str:
    """A snippet as it is when somebody goes through its stops and changes nothing."""
    text = _CHOICE.sub(lambda found: found[1], "\n".join(lines))
    text = _STOP.sub(lambda found: re.sub(r"\\(.)", r"\1", found[1] or ""), text)
    return f"{text}\n"


def test_the_files_for_editors_are_as_the_models_say() -> None:
    rules = editor_files.rules()
    there = {path: (real_site.ROOT / path).read_text(encoding="utf-8") for path in rules}
    assert [path for path in rules if there[path] != rules[path]] == [], "run `vip2 schema`"


def test_no_schema_is_left_of_a_kind_that_is_gone() -> None:
    schemas = {path for path in editor_files.rules() if "/skemaer/" in path}
    assert {f".vscode/skemaer/{file.name}" for file in _schemas()} == {*schemas, editor_files.IDS}


def _schemas() -> list[Path]:
    return sorted((real_site.ROOT / ".vscode/skemaer").iterdir())


@pytest.mark.parametrize("file", _schemas(), ids=lambda file: file.name)
def test_a_schema_is_a_json_schema(file: Path) -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.name)
def test_a_schema_has_every_field_of_its_model_with_its_help(kind: Kind) -> None:
    schema = json_schema.of(kind)
    record = schema if kind.in_folder else next(iter(schema["patternProperties"].values()))

    told = {key: field["markdownDescription"] for key, field in record["properties"].items()}

    assert list(told) == [shape.key for shape in shapes(MODELS[kind])]
    assert all(shape.help in told[shape.key] for shape in shapes(MODELS[kind]))
    assert [one["required"] for one in record.get("allOf", [])] == [
        [shape.key] for shape in shapes(MODELS[kind]) if shape.required
    ]


@pytest.mark.parametrize(
    ("kind", "markdown"), WRITTEN, ids=lambda given: getattr(given, "name", str(given))
)
def test_a_new_record_from_a_snippet_lacks_only_what_its_choices_ask_for(
    kind: Kind, *, markdown: bool
) -> None:
    name = "2010-05" if kind is NEWSLETTER else "proeve"
    ending = "md" if markdown else "yml"
    path = f"{kind.place}{name}.{ending}" if kind.in_folder else kind.place

    read = reading.read(path, filled(snippets.record_lines(kind, markdown=markdown)).encode())

    assert [one.code for one in read.problems] == ASKED_FOR.get(kind.name, [])
    assert len(read.raws) == 1


def test_the_task_finds_faults_and_warnings_in_what_the_check_prints() -> None:
    (check, _) = json.loads(editor_files.rules()[".vscode/tasks.json"])["tasks"]
    pattern = check["problemMatcher"]["pattern"]
    texts = project.files({"ambassadors/amb-0001.yml": "navn: Amina Eksempel\nkommun: Aarhus\n"})

    found = [re.match(pattern["regexp"], line) for line in project.check(texts).splitlines()]

    numbers = [pattern[part] for part in ("file", "line", "column", "message", "code")]
    assert [one.group(*numbers) for one in found if one][-1] == (
        *("ambassadors/amb-0001.yml", "2", "1"),
        *("feltet »kommun« findes ikke i ambassadøren", "ukendt-felt"),
    )


def test_ids_are_offered_with_their_names_and_municipalities_by_name() -> None:
    offered = _offered(project.folder())
    assert offered["jobpakke"] == [
        {"label": "lastbilchauffoer", "body": "lastbilchauffoer", "description": "Lastbilchauffør"}
    ]
    assert [one["label"] for one in offered["kommune"]] == ["Favrskov", "Aarhus"]


def test_no_person_is_listed_where_nobody_would_look_to_forget_them() -> None:
    assert "ambassadors/amb-0001.yml" in project.files()
    assert _offered(project.folder())["ambassadoer"] == []


def _offered(folder: Folder) -> dict[str, list[dict[str, str]]]:
    content = checking.check(folder, project.DAY).content
    definitions = json.loads(editor_files.ids(content))["definitions"]
    return {kind: told["defaultSnippets"] for kind, told in definitions.items()}


def test_the_command_writes_what_is_missing_and_then_nothing_more(tmp_path: Path) -> None:
    folder = project.write(tmp_path)
    number = len(editor_files.rules()) + 1

    said = [CliRunner().invoke(main, ["-C", str(folder), "schema"]).output for _ in range(2)]

    assert said == [
        f"{number} filer er fornyet i .vscode/.\n",
        "Alt i .vscode/ er, som det skal være.\n",
    ]
    there = {path.relative_to(folder).as_posix() for path in (folder / ".vscode").rglob("*.*")}
    assert there == {*editor_files.rules(), editor_files.IDS}
