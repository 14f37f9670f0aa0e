"""Where a record is named: in fields, in links of texts, in targets, and in the menu.

In: the folder and its checked content. Out: mentions, each with its exact letters in its file, so
that they can be told by file and line, or exchanged with no other letter touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from generator import cuts, danish
from generator.content import Content
from generator.cuts import Path, Written
from generator.edits import RefusedError
from generator.fields import Ref
from generator.kinds import BY_NAME, SIDE, Kind
from generator.load import Folder
from generator.markdown import Prose
from generator.models.pages import Redirect
from generator.settings import CONFIG
from generator.tree import Node, Row, Table, Text
from generator.validate import Entry

_MENU: Final = ("menu", "bund")


@dataclass(frozen=True, slots=True)
class Named:
    """A record as it may be named."""

    kind: Kind
    id: str

    @property
    def link(self) -> str:
        """As links and targets name it."""
        return f"{self.kind.name}:{self.id}"

    @property
    def address(self) -> str:
        """Where it stands, from the front page."""
        return self.kind.address.format(id=self.id)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """The letters from `start` to `end` of a file's text, which name a record.

    `redirect` is the id of the redirect that they stand in, if any. `by_id` tells whether they are
    the record's id: a municipality goes by its names.
    """

    file: str
    start: int
    end: int
    line: int
    redirect: str = ""
    by_id: bool = True

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def asked_for(content: Content, written: str) -> Entry:
    """The record that is written as in a link, `jobpakke:lastbilchauffoer`."""
    scheme, colon, id_ = written.partition(":")
    kind = BY_NAME.get(scheme)
    if not colon or kind is None:
        near = danish.nearest(scheme, BY_NAME)
        hint = f"mente du {near}:{id_ or '…'}?" if near else "skriv fx jobpakke:lastbilchauffoer"
        message = f"»{written}« er ikke skrevet som slags og id; {hint}"
        raise RefusedError(message)
    known = {entry.raw.id: entry for entry in content.entries if entry.raw.kind is kind}
    known |= {
        name: known[content.names[kind][name]]
        for name in content.names[kind]
        if content.names[kind][name] in known
    }
    if id_ not in known:
        near = danish.nearest(id_, known)
        where = f"{kind.plural} står i {kind.place}"
        hint = f"mente du {kind.name}:{near}?" if near else where
        message = f"{kind.definite} »{id_}« findes ikke; {hint}"
        raise RefusedError(message)
    return known[id_]


def of(folder: Folder, content: Content, named: Named) -> tuple[Mention, ...]:
    """Every mention of the record, its own among them, in the order of files and lines."""
    found = {*_in_menu(folder, named)}
    for entry in content.entries:
        found.update(_Reader(folder, content, entry, named).mentions())
    return tuple(sorted(found))


class _Reader:
    """Looks through one entry."""

    def __init__(self, folder: Folder, content: Content, entry: Entry, named: Named) -> None:
        self._folder = folder
        self._content = content
        self._entry = entry
        self._named = named
        self._file = entry.raw.place.file
        self._redirect = entry.raw.id if isinstance(entry.record, Redirect) else ""

    def mentions(self) -> Iterator[Mention]:
        """The mentions in this entry."""
        found = [*self._references(), *self._links(), *self._targets()]
        if not found:
            return
        front_matter = self._file.endswith(".md")
        source = cuts.written(self._folder.files[self._file], front_matter=front_matter)
        for path, letters, at in found if source else ():
            yield from self._placed(source, path, letters, at)

    def _references(self) -> Iterator[tuple[Path, str, int | None]]:
        """The fields that refer to the record: what is written there."""
        kind, id_ = self._named.kind, self._named.id
        for path, leaf in self._entry.leaves:
            written = leaf.written if isinstance(leaf, Ref) and leaf.target.kind is kind else ""
            if written and self._content.find(kind, written) == id_:
                yield path, written, None

    def _links(self) -> Iterator[tuple[Path, str, int | None]]:
        """The links in texts: what leads to the record, and where in the text that stands."""
        for path, leaf in self._entry.leaves:
            for link in leaf.links if isinstance(leaf, Prose) else ():
                if letters := self._leading(link.target):
                    yield path, letters, link.start

    def _targets(self) -> Iterator[tuple[Path, str, int | None]]:
        """The fields that lead to a page, as in a redirect."""
        texts = {path for path, leaf in self._entry.leaves if isinstance(leaf, Prose)}
        for path, text in _texts(self._entry.raw.fields, ()):
            if path not in texts and (letters := self._leading(text)):
                yield path, letters, None

    def _leading(self, target: str) -> str:
        """The part of a link that leads to the record; empty where it leads elsewhere."""
        head, _, anchor = target.partition("#")
        scheme, _, written = head.partition(":")
        kind = BY_NAME.get(scheme)
        if kind is self._named.kind and self._content.find(kind, written) == self._named.id:
            return head
        page, shared, _ = self._named.address.partition("/#")
        same = shared and head == f"{SIDE.name}:{page}" and anchor == self._named.id
        return target if same else ""

    def _placed(
        self, source: Written | None, path: Path, letters: str, at: int | None
    ) -> Iterator[Mention]:
        """Where the letters stand in the file; without a place to look at, wherever they may be."""
        if source is None:
            return
        start, end = self._span(source, path)
        if at is not None:
            place = self._entry.place(path, at)
            exact = _offset(source.text, place.line, place.column)
            if source.text.startswith(letters, exact):
                yield self._mention(source.text, exact, letters)
                return
        pattern = rf"(?<![\w/-])({re.escape(letters)})(?![\w/-])"
        if at is not None:  # below the text, where links are defined
            defined = rf"(?m)^[ \t>]*\[[^]\n]+\]:[ \t]*<?{pattern}"
            pattern = defined if re.search(defined, source.text[start:end]) else pattern
        for found in re.compile(pattern).finditer(source.text, start, end):
            yield self._mention(source.text, found.start(1), letters)

    def _span(self, source: Written, path: Path) -> tuple[int, int]:
        """From where to where a field is written; the text of a file is its body."""
        if path == ("tekst",) and self._entry.raw.body is not None:
            return source.body, len(source.text)
        within: Path = () if self._entry.raw.kind.in_folder else (self._entry.raw.id,)
        node = source.node((*within, *path))
        # One value may stand in a field that could hold a list.
        node = node or source.node((*within, *path[:-1])) or source.root
        return source.start(node), source.end(node)

    def _mention(self, text: str, start: int, letters: str) -> Mention:
        """The mention in the letters that begin there: of them only the name, not the kind."""
        end = start + len(letters)
        by_id = letters.endswith(self._named.id)
        name = len(self._named.id) if by_id else len(letters.partition(":")[2] or letters)
        line = text.count("\n", 0, start) + 1
        return Mention(self._file, end - name, end, line, self._redirect, by_id)


def _offset(text: str, line: int, column: int) -> int:
    """Where a line and column are in a text; both are counted from 1."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start + column - 1


def _texts(node: Node, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text in the fields, with the way to it."""
    if isinstance(node, Text):
        yield path, node.value
    elif isinstance(node, Table):
        for entry in node.entries:
            yield from _texts(entry.value, (*path, entry.key.value))
    elif isinstance(node, Row):
        for number, item in enumerate(node.items):
            yield from _texts(item, (*path, number))


def _in_menu(folder: Folder, named: Named) -> Iterator[Mention]:
    """The entries of the menu and the footer that lead to the record's page, in mkdocs.yml."""
    source = cuts.written(folder.files.get(CONFIG, b""), front_matter=False)
    if source is None or not named.kind.own_page:
        return
    before, _, after = named.kind.address.partition("{id}")
    for menu in _MENU:
        entries = source.node(("extra", menu))
        for number, _ in enumerate(entries.value if isinstance(entries, yaml.SequenceNode) else ()):
            node = source.node(("extra", menu, number, "adresse"))
            if isinstance(node, yaml.ScalarNode) and node.value == named.address:
                start = source.text.index(before + named.id + after, source.start(node))
                start += len(before)
                line = source.text.count("\n", 0, start) + 1
                yield Mention(CONFIG, start, start + len(named.id), line)
