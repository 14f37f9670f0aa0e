"""What the core needs of mkdocs.yml, read as data and without MkDocs.

In: the bytes of mkdocs.yml. Out: the settings, and faults where they cannot be used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator import source
from generator.problems import Problem
from generator.tree import Entry, Node, Row, Table, Text

CONFIG: Final = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The site's name and address (ends in `/`), and whether demonstration records are shown.

    `tag` is the authority of the ids in feeds and calendars (RFC 4151): a name and a year in which
    it was ours. It never changes, even when the site moves.
    """

    site_name: str = "VIP2"
    site_url: str = "https://vip2.example/"
    demonstration: bool = True
    tag: str = "vip2.example,2026"


def read(data: bytes) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in mkdocs.yml; where a value is faulty the usual one stands in its place."""
    document, problems = source.read(data, CONFIG)
    if document is None:
        return Settings(), problems
    found = list(_checked(document.root))
    usual = Settings()
    shown = _option(document.root, "demonstration")
    tag = _option(document.root, "tag")
    settings = Settings(
        _text(document.root.get("site_name")) or usual.site_name,
        (_text(document.root.get("site_url")) or usual.site_url).rstrip("/") + "/",
        not (shown and _text(shown.value).lower() == "false"),
        _text(tag.value) if tag and is_tag(_text(tag.value)) else usual.tag,
    )
    return settings, (*problems, *found)


def is_address(text: str) -> bool:
    """Whether a text can be the address that a site is published at."""
    return bool(re.fullmatch(r"https?://[^\s/]+(/\S*)?", text))


def is_tag(text: str) -> bool:
    """Whether a text can be the authority of a tag: a domain, a comma and a year."""
    return bool(re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?,[0-9]{4}", text))


def _checked(root: Table) -> Iterator[Problem]:
    address = root.entry("site_url")
    if address and (text := _text(address.value)) and not is_address(text):
        message = f"»site_url: {text}« er ikke en webadresse"
        remedy = "skriv fx https://vip2.example/"
        yield Problem(address.key.place, "ugyldig-webadresse", message, remedy)
    shown = _option(root, "demonstration")
    if shown and _text(shown.value).lower() not in {"true", "false"}:
        message = f"»demonstration: {_text(shown.value)}« er hverken true eller false"
        yield Problem(shown.key.place, "ikke-ja-eller-nej", message, "skriv true eller false")
    tag = _option(root, "tag")
    if tag and not is_tag(_text(tag.value)):
        message = f"»tag: {_text(tag.value)}« er ikke et domænenavn og et årstal"
        yield Problem(tag.key.place, "ugyldigt-maerke", message, "skriv fx vip2.example,2026")


def _text(node: Node | None) -> str:
    return node.value if isinstance(node, Text) else ""


def _option(root: Table, name: str) -> Entry | None:
    """What stands under `plugins: - vip2:` by that name."""
    plugins = root.get("plugins")
    for item in plugins.items if isinstance(plugins, Row) else ():
        options = item.get("vip2") if isinstance(item, Table) else None
        if isinstance(options, Table):
            return options.entry(name)
    return None
