"""Every link of a built site followed, by a reader that shares no code with the generator.

In: the files of a site, and the address at which it is put up (`https://host/`, one below a
sub-path, or a folder on a disk). Out: each link that leads nowhere, each anchor and id that is not
there, each id that stands twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib

# What asks for a file at once, and what a reader follows. A server finds index.html in a folder for
# both; on a disk the site's script does so, but only for what is followed.
ASKED: Final = (("link", "href"), ("script", "src"), ("img", "src"), ("source", "src"))
ASKED_TOO: Final = (("iframe", "src"), ("object", "data"), ("use", "href"), ("video", "src"))
FOLLOWED: Final = (("a", "href"), ("area", "href"), ("form", "action"))
BY_ID: Final = (
    *("aria-labelledby", "aria-controls", "aria-describedby", "for", "headers", "list"),
    "popovertarget",
)
ELSEWHERE: Final = ("https", "http", "mailto", "tel")


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """A link that leads nowhere: the page that it stands on, the link, and what is wrong."""

    page: str
    link: str
    why: str


@cache
def tree(html: bytes) -> Element:
    """The page as a tree. Raises ParseError where it is not HTML to the letter."""
    builder = html5lib.getTreeBuilder("etree")
    parser = html5lib.HTMLParser(builder, strict=True, namespaceHTMLElements=False)
    found: Element = parser.parse(html)
    return found


def elements(root: Element) -> Iterator[Element]:
    """Every element; comments are none."""
    for node in root.iter():
        if isinstance(node.tag, str):
            yield node


def address_of(path: str) -> str:
    """The address of a file in the site: a folder for its index.html."""
    whole = f"/{path}"
    return whole.removesuffix("index.html")[1:] if whole.endswith("/index.html") else path


def broken(files: Mapping[str, bytes], base: str) -> tuple[Broken, ...]:
    """All that is broken in the pages and styles of a site that is put up at `base`."""
    return tuple(sorted(set(_broken(files, base))))


def _broken(files: Mapping[str, bytes], base: str) -> Iterator[Broken]:
    reader = Reader(files, base)
    for path, data in files.items():
        if path.endswith(".html"):
            yield from reader.in_page(path, tree(data))
        elif path.endswith(".css"):
            yield from reader.in_style(path, data.decode())


class Reader:
    """A site as somebody meets it who begins at `base`."""

    def __init__(self, files: Mapping[str, bytes], base: str) -> None:
        self.files = files
        self.base = base
        self._ids: dict[str, frozenset[str]] = {}

    def in_page(self, path: str, root: Element) -> Iterator[Broken]:
        """What is broken in a page."""
        for link, asked in links(root):
            why = self._why(path, link, asked=asked)
            if why:
                yield Broken(path, link, why)
        yield from _ids(path, root)

    def in_style(self, path: str, css: str) -> Iterator[Broken]:
        """What is broken in a stylesheet."""
        for link in re.findall(r"url\(\s*[\"']?([^\"')]+)", css):
            why = "" if link.startswith("data:") else self._why(path, link, asked=True)
            if why:
                yield Broken(path, link, why)

    def _why(self, path: str, link: str, *, asked: bool) -> str:
        """What is wrong with a link; nothing where it leads to a file, or out of the site."""
        here = urljoin(self.base, address_of(path))
        target, anchor = urldefrag(urljoin(here, link))
        if not link:
            return "tomt link"
        if urlsplit(target)[:2] != urlsplit(self.base)[:2]:
            return "" if urlsplit(target).scheme in ELSEWHERE and not asked else "uden for siden"
        if not target.startswith(self.base):
            return "uden for siden"
        name = unquote(target.removeprefix(self.base).partition("?")[0])
        if name.endswith("/") or not name:
            name += "index.html"
        if name not in self.files:
            return "findes ikke"
        return "" if not anchor or unquote(anchor) in self._anchors(name) else "afsnittet mangler"

    def _anchors(self, name: str) -> frozenset[str]:
        if name not in self._ids:
            root = tree(self.files[name])
            self._ids[name] = frozenset(node.get("id", "") for node in elements(root))
        return self._ids[name]


def links(root: Element) -> Iterator[tuple[str, bool]]:
    """Each link of a page, and whether the browser asks for it at once."""
    for node in elements(root):
        for tag, attribute in (*ASKED, *ASKED_TOO, *FOLLOWED):
            if node.tag == tag and attribute in node.attrib and not _is_own_address(node):
                yield node.attrib[attribute].strip(), (tag, attribute) not in FOLLOWED
        for part in node.get("srcset", "").split(","):
            if part.strip():
                yield part.split()[0], True
        if node.tag == "meta" and node.get("http-equiv", "").lower() == "refresh":
            yield node.get("content", "").partition("url=")[2], False


def _is_own_address(node: Element) -> bool:
    return node.tag == "link" and node.get("rel") == "canonical"


def _ids(path: str, root: Element) -> Iterator[Broken]:
    """Ids that stand twice, and ids that an attribute names and nothing has."""
    known = Counter(node.get("id", "") for node in elements(root) if "id" in node.attrib)
    for name, count in known.items():
        if count > 1 or not name or re.search(r"\s", name):
            yield Broken(path, f"#{name}", f"id står {count} gange")
    for node in elements(root):
        for attribute in BY_ID:
            for name in node.get(attribute, "").split():
                if name not in known:
                    yield Broken(path, f"#{name}", f"{attribute} uden mål")


def files_in(folder: Path) -> dict[str, bytes]:
    """The files of a folder by path."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
