"""A folder of Markdown pages as the search sees it.

In: a folder. Out: documents. A page's address is its path without `.md`; its title stands in front
matter (`titel` or `title`) or is its first heading. The folder that it lies in says what it is.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from generator import markdown
from generator.kinds import KINDS
from generator.search.documents import Document, Section, Sort
from generator.search.findable import LISTS, SORTS
from generator.search.sections import sections

_FRONT_MATTER: Final = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_TITLE: Final = re.compile(r"^(?:titel|title): *[\"']?(.*?)[\"']?$", re.MULTILINE)
_HEADING: Final = re.compile(r"^# +(.+?) *#*$", re.MULTILINE)
# The kinds whose pages have a folder of the site to themselves.
_BY_FOLDER: Final = {
    kind.address.partition("/")[0]: SORTS[kind]
    for kind in KINDS
    if kind.own_page and kind.address.count("/") > 1 and kind.address.split("/")[1] == "{id}"
}


def read(folder: Path) -> list[Document]:
    """The pages of a folder, by address."""
    paths = sorted(folder.rglob("*.md"), key=lambda path: _address(path, folder))
    return [_document(path.read_text("utf-8"), _address(path, folder)) for path in paths]


def _address(path: Path, folder: Path) -> str:
    return path.relative_to(folder).with_suffix("").as_posix()


def _document(text: str, address: str) -> Document:
    front = _FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    named = _TITLE.search(front[1]) if front else None
    heading = None if named else _HEADING.search(body)
    if heading:
        body = body[: heading.start()] + body[heading.end() :]
    title = named or heading
    first, *more = sections(markdown.read(body))
    whole = (Section("", "", first.text or ""), *more)
    return Document(address, title[1] if title else address, _sort(address), whole)


def _sort(address: str) -> Sort:
    """A page named `index` is a list; another is what the pages of its folder are."""
    folder = address.partition("/")[0] if "/" in address else ""
    if address.rpartition("/")[2] == "index":
        return LISTS
    return _BY_FOLDER.get(folder, Sort(folder or "side", folder or "side", folder or "sider"))
