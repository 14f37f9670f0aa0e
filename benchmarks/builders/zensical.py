"""Zensical: it runs no plugins, so the pages lie there as Markdown, and there is no feed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import tools
from corpus import PACKAGES, Corpus, Record

from builders import SITE, Builder, markdown_pages, plain

_CONFIG: Final = f"""\
site_name: Målingen
site_url: https://maaling.example/
site_description: Det samme indhold til alle, der måles.
site_dir: {SITE}
nav:
  - index.md
  - metoder/index.md
  - ambassadoerer/index.md
  - nyhedsbreve/index.md
theme:
  language: da
  font: false
  features: [navigation.tabs, navigation.path]
"""


def write(corpus: Corpus, folder: Path) -> None:
    """Write the project."""
    people, guides, news = (
        [plain.table(one, _link_to) for one in records]
        for records in (corpus.people, corpus.guides, corpus.news)
    )
    packages = {one.id: one.title for one in PACKAGES}
    plain.put(folder / "mkdocs.yml", _CONFIG)
    for place, text in markdown_pages.pages(people, guides, news, packages, corpus.regions):
        plain.put(folder / "docs" / place, text)


def put(record: Record, folder: Path) -> None:
    """Write the page of one record: what is changed is its text, which stands nowhere else."""
    place = folder / "docs" / plain.SECTIONS[type(record)] / f"{record.id}.md"
    added = record.text.rpartition("\n\n")[2]
    plain.put(place, f"{place.read_text('utf-8')}\n{added}\n")


def command(folder: Path) -> list[str]:
    """What builds the site."""
    return [tools.python_tool("zensical"), "build", "-f", str(folder / "mkdocs.yml")]


def _link_to(guide: str) -> str:
    return f"../metoder/{guide}.md"


BUILDER: Final = Builder(
    name="zensical",
    title="Zensical",
    write=write,
    put=put,
    command=command,
    version=lambda: tools.version("zensical"),
    install=tools.install_python_peers,
    search="search.json",
    caches=(".cache",),
    most=1000,
)
