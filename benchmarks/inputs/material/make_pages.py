"""The pages that MkDocs builds, made by mkdocs-gen-files from the data at every build."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import mkdocs_gen_files
import yaml

PROJECT = Path(mkdocs_gen_files.config["config_file_path"]).parent
sys.path.insert(0, str(PROJECT))
import markdown_pages  # noqa: E402 - it lies beside this file


def read(path: Path) -> Any:
    """What a file of data holds."""
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)


def records(folder: str) -> list[Any]:
    """The records of a folder of data, by id."""
    return [read(path) for path in sorted((PROJECT / "data" / folder).glob("*.yml"))]


news = records("nyhedsbreve")
made = markdown_pages.pages(
    records("ambassadoerer"),
    records("metoder"),
    news,
    read(PROJECT / "data/jobpakker.yml"),
    read(PROJECT / "data/regioner.yml"),
)
for place, text in [*made, ("nyhedsbreve/index.xml", markdown_pages.feed(news))]:
    with mkdocs_gen_files.open(place, "w") as file:
        file.write(text)
