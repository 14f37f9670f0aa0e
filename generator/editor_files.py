"""What an editor (the program) finds in a project: schemas, snippets, settings and tasks.

In: the models, and the checked content for the ids of its records. Out: files by their path from
the project's folder. VS Code reads all of them; any editor with the YAML language server can be
pointed to the schemas, which say nothing of VS Code.

The schemas depend on the models alone, and a test holds that they are as the models say. The ids
depend on the content, which changes every day: they are offered and never demanded, so that a list
that is older than the content does no harm, and renewed with `vip2 schema`. People are left out of
it: whoever has to be forgotten shall not stand in one more place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from generator import danish, json_schema, snippets
from generator.content import Content
from generator.kinds import AMBASSADOR, KINDS, MUNICIPALITY, SIDE, Kind

_FOLDER: Final = ".vscode"
_SCHEMAS: Final = f"{_FOLDER}/skemaer"
IDS: Final = f"{_SCHEMAS}/{json_schema.IDS}"
# Records whose files may be YAML; the pages of docs/ are always Markdown.
_IN_YAML: Final = tuple(kind for kind in KINDS if kind is not SIDE)

_YAML: Final[Mapping[str, Any]] = {
    "yaml.yamlVersion": "1.2",
    "yaml.validate": True,
    "yaml.hover": True,
    "yaml.completion": True,
    # A file is only changed by whoever writes in it.
    "yaml.format.enable": False,
    "yaml.hoverSchemaSource": False,
    # Everything that is needed lies here; nothing is asked of other machines.
    "yaml.schemaStore.enable": False,
    "yaml.kubernetesCRDStore.enable": False,
    "redhat.telemetry.enabled": False,
}
_WRITING: Final[Mapping[str, Any]] = {
    "editor.insertSpaces": True,
    "editor.tabSize": 2,
    "editor.detectIndentation": False,
    "editor.wordWrap": "on",
    "editor.quickSuggestions": {"other": True, "strings": True, "comments": False},
}
_PYTHON: Final[Mapping[str, Any]] = {"editor.tabSize": 4}
_TEXTS: Final[Mapping[str, Any]] = {
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.insertFinalNewline": True,
}
# A line of `vip2 check` (see `problems`): place, message and code.
FAULT: Final = r"^(.+?):(\d+):(\d+): (.*) \[([a-z0-9-]+)\]$"


def rules() -> dict[str, str]:
    """The files that depend on the models alone."""
    schemas = {
        f"{_SCHEMAS}/{json_schema.file_name(kind)}": _json(json_schema.of(kind))
        for kind in _IN_YAML
    }
    return {
        **schemas,
        f"{_FOLDER}/settings.json": _json(_settings()),
        f"{_FOLDER}/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
        f"{_FOLDER}/tasks.json": _json(_tasks()),
        f"{_FOLDER}/vip2.code-snippets": _json(snippets.code_snippets()),
    }


def ids(content: Content) -> str:
    """The file with the ids of the records, each with its name."""
    names: dict[Kind, dict[str, str]] = {}
    for entry in content.entries:
        record, kind = entry.record, entry.raw.kind
        if kind is not AMBASSADOR:
            word = record.name if kind is MUNICIPALITY else record.id
            names.setdefault(kind, {})[word] = record.name
    for kind, words in names.items():
        names[kind] = dict(sorted(words.items(), key=lambda pair: danish.collation_key(pair[0])))
    return _json(json_schema.ids(names))


def _settings() -> dict[str, Any]:
    places = {
        f"{_SCHEMAS}/{json_schema.file_name(kind)}": f"{kind.place}*.yml"
        if kind.in_folder
        else kind.place
        for kind in _IN_YAML
    }
    return {
        "yaml.schemas": places,
        **_YAML,
        **_TEXTS,
        "[yaml]": dict(_WRITING),
        "[markdown]": dict(_WRITING),
        "[python]": dict(_PYTHON),
    }


def _tasks() -> dict[str, Any]:
    """The commands that an editor needs, in the menu; faults come into the list of problems."""
    place = {"file": 1, "line": 2, "column": 3, "message": 4, "code": 5}
    matcher = {
        "owner": "vip2",
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {"regexp": FAULT, **place},
    }
    check = {
        "label": "Kontrollér indholdet",
        "type": "shell",
        "command": "make check",
        "problemMatcher": matcher,
        "group": {"kind": "build", "isDefault": True},
        "presentation": {"clear": True},
    }
    preview = {
        "label": "Vis hjemmesiden på denne maskine",
        "type": "shell",
        "command": "make serve",
        "problemMatcher": [],
    }
    return {"version": "2.0.0", "tasks": [check, preview]}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
