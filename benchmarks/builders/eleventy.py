"""Eleventy: pagination makes a page of each record of the data."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import tools
from corpus import Corpus, Record

from builders import SITE, Builder, plain

_INPUT: Final = tools.HERE / "inputs"


def write(corpus: Corpus, folder: Path) -> None:
    """Write the project, with its libraries where node looks for them."""
    shutil.copytree(_INPUT / "eleventy", folder, dirs_exist_ok=True)
    shutil.copytree(_INPUT / "shared", folder / "static")
    (folder / "node_modules").symlink_to(tools.NODE_MODULES)
    plain.write(corpus, folder / "data", _link_to)


def put(record: Record, folder: Path) -> None:
    """Write one record."""
    plain.put_record(record, folder / "data", _link_to)


def command(folder: Path) -> list[str]:
    """What builds the site. Eleventy works in the folder that it is started in."""
    program = tools.NODE_MODULES / "@11ty" / "eleventy" / "cmd.cjs"
    return [tools.node(), str(program), "--quiet", f"--output={folder / SITE}"]


def _link_to(guide: str) -> str:
    return f"/metoder/{guide}/"


BUILDER: Final = Builder(
    name="eleventy",
    title="Eleventy",
    write=write,
    put=put,
    command=command,
    version=lambda: tools.version("@11ty/eleventy"),
    install=tools.install_node_peers,
    feed="nyhedsbreve/index.xml",
    search="index.json",
)
