"""Hostile values, each laid where an editor would write it; `cases/bad-values.yml` lists them.

In: a value and its kind. Out: the files that hold it, to be laid over the small project.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import painting
import project
import yaml

from generator.load import Folder

LIST: Final = Path(__file__).parent / "cases/bad-values.yml"
_EVENT: Final = """\
titel: Temadag
type: temadag
resumé: En dag om jobpakker.
projekt: vip2
dato: 2010-06-15
kilder: [{kilde: evaluering}]
"""
_PERSON: Final = """\
navn: Bo Prøve
kommune: Aarhus
arbejdspladstype: jobcenter
kontakt: {mail: "%s"}
grundlag: samtykke
samtykke:
  dato: 2026-01-01
  omfang: [navn]
  givet: på mail
  udløber: 2028-01-01
  reference: sag 1
"""
_PAGE: Final = "---\ntitel: Om\nresumé: Om os.\n---\n%s\n"


@dataclass(frozen=True)
class BadValue:
    """A value, what shall become of it, and how ours answers.

    `says` are the faults, word for word with their codes; `shown` is the text or address that
    stands in the page instead; `differs` tells why ours answers otherwise than was expected. `key`
    is the field of ours that stands for the one in a value of YAML.
    """

    id: str
    kind: str
    value: str
    expect: str
    says: tuple[str, ...] = ()
    shown: str = ""
    differs: str = ""
    key: str = ""

    @property
    def name(self) -> str:
        """The name of the record or page that holds the value."""
        return f"v-{self.id}"

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files that hold it."""
        return {path: _bytes(text) for path, text in _LAID[self.kind](self).items()}


def all_of_them() -> tuple[BadValue, ...]:
    """The values in the order of the list."""
    found: list[dict[str, Any]] = yaml.safe_load(LIST.read_text("utf-8"))
    return tuple(BadValue(**{**one, "says": tuple(one.get("says", ()))}) for one in found)


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def _event(one: BadValue, line: str) -> dict[str, str | bytes]:
    return {f"content/kurser/{one.name}.yml": f"{_EVENT}{line}\n"}


def _page(one: BadValue, text: str) -> dict[str, str | bytes]:
    return {f"docs/{one.name}.md": _PAGE % text}


def _in_quotes(one: BadValue) -> dict[str, str | bytes]:
    return _event(one, f"note: {json.dumps(one.value)}")


def _date(one: BadValue) -> dict[str, str | bytes]:
    return _event(one, f"udgiv_fra: {one.value or json.dumps('')}")


def _mail(one: BadValue) -> dict[str, str | bytes]:
    return {f"ambassadors/{one.name}.yml": _PERSON % one.value}


def _slug(one: BadValue) -> dict[str, str | bytes]:
    record = "  begreb: Ord\n  forklaring: Et ord.\n  kilder: [{kilde: evaluering}]\n"
    return {"content/ordliste.yml": f"{json.dumps(one.value)}:\n{record}"}


def _link(one: BadValue) -> dict[str, str | bytes]:
    whole = f"<{one.value}>" if " " in one.value else one.value
    return _page(one, f"[Se her]({whole})")


def _phone(one: BadValue) -> dict[str, str | bytes]:
    return _page(one, f"[Ring](<tel:{one.value}>)")


def _whole_file(one: BadValue) -> dict[str, str | bytes]:
    text = re.sub(r"^\w+:", f"{one.key}:", one.value) if one.key else one.value
    return {f"ambassadors/{one.name}.yml": f"{text}\n"}


_PICTURES: Final[Mapping[str, str]] = {
    "x.png 4 bytes": "PNG 2x2 stub",
    "bomb.png 30000x30000": "PNG 30000x30000",
    "foto.jpg with GPS in EXIF": "JPEG 2x2 gps",
    "x.gif animated": "GIF 2x2 forever",
}
_WORDS: Final[Mapping[str, str]] = {"foto without alt": "", "alt = file name": "foto.png"}


def _picture(one: BadValue) -> dict[str, str | bytes]:
    if one.value in _PICTURES:
        words = _PICTURES[one.value]
        ending = {"PNG": "png", "JPEG": "jpg", "GIF": "gif"}[words.split()[0]]
        return {f"docs/{one.name}.{ending}": painting.painted(words)}
    if one.value not in _WORDS:  # a link on the disk, which is laid by itself
        return {}
    shown = _page(one, f"![{_WORDS[one.value]}](foto.png)")
    return {**shown, "docs/foto.png": painting.painted("PNG 2x2")}


_LAID: Final[Mapping[str, Callable[[BadValue], dict[str, str | bytes]]]] = {
    "text": _in_quotes,
    "date": _date,
    "mail": _mail,
    "phone": _phone,
    "slug": _slug,
    "url": _link,
    "yaml": _whole_file,
    "image": _picture,
}


def folder_with(values: Iterable[BadValue]) -> Folder:
    """The small project with all of these values in it."""
    laid: dict[str, bytes] = {}
    links: list[str] = []
    for one in values:
        laid |= one.files
        links += [] if one.files else [f"docs/{one.name}"]
    return project.folder(project.files(), tuple(links), laid)
