"""What the core needs of mkdocs.yml, read as data and without MkDocs.

In: the bytes of mkdocs.yml. Out: the settings, and faults where they cannot be used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator import source
from generator.problems import Place, Problem
from generator.tree import Node, Row, Table, Text

CONFIG: Final = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The site's name and address (ends in `/`), and whether demonstration records are shown."""

    site_name: str = "VIP2"
    site_url: str = "https://vip2.example/"
    demonstration: bool = True


def read(data: bytes) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in mkdocs.yml; where a value is faulty the usual one stands in its place."""
    document, problems = source.read(data, CONFIG)
    if document is None:
        return Settings(), problems
    found = list(_checked(document.root))
    usual = Settings()
    settings = Settings(
        _text(document.root.get("site_name")) or usual.site_name,
        (_text(document.root.get("site_url")) or usual.site_url).rstrip("/") + "/",
        _option(document.root, "demonstration") != "false",
    )
    return settings, (*problems, *found)


def _checked(root: Table) -> Iterator[Problem]:
    address = _text(root.get("site_url"))
    if address and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", address):
        entry = root.entry("site_url")
        place = entry.key.place if entry else Place(CONFIG)
        message = f"»site_url: {address}« er ikke en webadresse"
        yield Problem(place, "ugyldig-webadresse", message, "skriv fx https://vip2.example/")


def _text(node: Node | None) -> str:
    return node.value if isinstance(node, Text) else ""


def _option(root: Table, name: str) -> str:
    """What stands under `plugins: - vip2:` by that name."""
    plugins = root.get("plugins")
    for item in plugins.items if isinstance(plugins, Row) else ():
        options = item.get("vip2") if isinstance(item, Table) else None
        if isinstance(options, Table):
            return _text(options.get(name)).lower()
    return ""
