"""Stock MkDocs with mkdocs-material: mkdocs-gen-files makes the pages from the data."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import tools
from corpus import Corpus, Record

from builders import SITE, Builder, markdown_pages, plain

_INPUT: Final = tools.HERE / "inputs" / "material"


def write(corpus: Corpus, folder: Path) -> None:
    """Write the project."""
    shutil.copytree(_INPUT, folder, dirs_exist_ok=True)
    shutil.copy(markdown_pages.__file__, folder)
    (folder / "docs").mkdir()
    plain.write(corpus, folder / "data", _link_to)


def put(record: Record, folder: Path) -> None:
    """Write one record."""
    plain.put_record(record, folder / "data", _link_to)


def command(folder: Path) -> list[str]:
    """What builds the site."""
    config = str(folder / "mkdocs.yml")
    return [tools.python_tool("mkdocs"), "build", "--quiet", "-f", config, "-d", str(folder / SITE)]


def _link_to(guide: str) -> str:
    return f"../metoder/{guide}.md"


BUILDER: Final = Builder(
    name="material",
    title="MkDocs with material",
    write=write,
    put=put,
    command=command,
    version=lambda: f"{tools.version('mkdocs')} and {tools.version('mkdocs-material')}",
    install=tools.install_python_peers,
    feed="nyhedsbreve/index.xml",
    search="search/search_index.json",
    most=1000,
)
