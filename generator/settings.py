"""What the core needs of mkdocs.yml, read as data and without MkDocs.

In: the bytes of mkdocs.yml. Out: the settings, and faults where they cannot be used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from generator import admin_host, source
from generator.address_fields import MAIL
from generator.admin_host import NOWHERE, Host
from generator.problems import Problem
from generator.tree import Entry, Node, Row, Table, Text

CONFIG: Final = "mkdocs.yml"
# The switches under `vip2`: true, which is the usual, or false.
_DEMONSTRATION: Final = "demonstration"
_PAPERS: Final = "pdf"
_ADMIN: Final = "admin"
# What MkDocs would run or read from elsewhere before anything has been checked.
_RUNNING: Final = frozenset({"hooks", "INHERIT"})


@dataclass(frozen=True, slots=True)
class Settings:
    """The site's name and address (ends in `/`), and whether demonstration records are shown.

    `tag` is the authority of the ids in feeds and calendars (RFC 4151): a name and a year in which
    it was ours. It never changes, even when the site moves. `signup` is the address of a page where
    readers order the newsletter as mail, `mail` that of those who read what is written to the
    project; both are empty where there is none. Without `papers` no PDFs are made. `admin` is
    where the form in the browser keeps what it saves.
    """

    site_name: str = "VIP2"
    site_url: str = "https://vip2.example/"
    demonstration: bool = True
    tag: str = "vip2.example,2026"
    signup: str = ""
    mail: str = ""
    papers: bool = True
    admin: Host = NOWHERE


@dataclass(frozen=True, slots=True)
class _Option:
    """A text under `vip2`: when it holds, and what is said where it does not."""

    name: str
    holds: Callable[[str], bool]
    code: str
    message: str
    remedy: str


def read(data: bytes) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in mkdocs.yml; where a value is faulty the usual one stands in its place."""
    document, problems = source.read(data, CONFIG)
    if document is None:
        return Settings(), problems
    host, host_faults = admin_host.read(_option(document.root, _ADMIN))
    found = [*_checked(document.root), *host_faults]
    usual = Settings()
    settings = Settings(
        _text(document.root.get("site_name")) or usual.site_name,
        (_text(document.root.get("site_url")) or usual.site_url).rstrip("/") + "/",
        not _is_off(document.root, _DEMONSTRATION),
        _written(document.root, _TAG) or usual.tag,
        _written(document.root, _SIGNUP),
        _written(document.root, _MAILBOX),
        not _is_off(document.root, _PAPERS),
        host,
    )
    return settings, (*problems, *found)


def is_address(text: str) -> bool:
    """Whether a text can be the address that a site is published at."""
    return bool(re.fullmatch(r"https?://[^\s/]+(/\S*)?", text))


def is_tag(text: str) -> bool:
    """Whether a text can be the authority of a tag: a domain, a comma and a year."""
    return bool(re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?,[0-9]{4}", text))


def is_mail(text: str) -> bool:
    """Whether a text can be a mail address."""
    return bool(re.fullmatch(MAIL, text, re.ASCII))


_TAG: Final = _Option(
    "tag",
    is_tag,
    "ugyldigt-maerke",
    "et domænenavn og et årstal",
    "skriv fx vip2.example,2026",
)
_SIGNUP: Final = _Option(
    "tilmelding",
    is_address,
    "ugyldig-webadresse",
    "en webadresse",
    "skriv fx https://kommune.dk/nyhedsbrev, eller slet linjen",
)
_MAILBOX: Final = _Option(
    "mail",
    is_mail,
    "ugyldig-mailadresse",
    "en mailadresse",
    "skriv fx vip2@kommune.dk, eller slet linjen",
)


def _checked(root: Table) -> Iterator[Problem]:
    for entry in root.entries:
        if entry.key.value in _RUNNING:
            message = f"»{entry.key.value}« henter noget ind, som kører, når siden bliver bygget"
            remedy = "slet linjen; kode hører til i generator/, hvor den bliver læst igennem"
            yield Problem(entry.key.place, "kode-i-opsaetning", message, remedy)
    address = root.entry("site_url")
    if address and (text := _text(address.value)) and not is_address(text):
        message = f"»site_url: {text}« er ikke en webadresse"
        remedy = "skriv fx https://vip2.example/"
        yield Problem(address.key.place, "ugyldig-webadresse", message, remedy)
    for switch in (_DEMONSTRATION, _PAPERS):
        given = _option(root, switch)
        if given and _text(given.value).lower() not in {"true", "false"}:
            message = f"»{switch}: {_text(given.value)}« er hverken true eller false"
            yield Problem(given.key.place, "ikke-ja-eller-nej", message, "skriv true eller false")
    for option in (_TAG, _SIGNUP, _MAILBOX):
        given = _option(root, option.name)
        if given and not option.holds(_text(given.value)):
            message = f"»{option.name}: {_text(given.value)}« er ikke {option.message}"
            yield Problem(given.key.place, option.code, message, option.remedy)


def _written(root: Table, option: _Option) -> str:
    """What the option says, or nothing where it is missing or faulty."""
    entry = _option(root, option.name)
    text = _text(entry.value) if entry else ""
    return text if option.holds(text) else ""


def _is_off(root: Table, switch: str) -> bool:
    entry = _option(root, switch)
    return entry is not None and _text(entry.value).lower() == "false"


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
