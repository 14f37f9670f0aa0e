"""The tree of text that a content file is read into, where every piece knows its place.

Nothing is a number, a date or a truth value yet: `0751` and `nej` are text until a model types
them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from generator.problems import Place

_NOT_GIVEN: Final = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Text:
    """A text in Unicode's NFC form, as the editor wrote it.

    `plain` is text without quotation marks, `block` is text below a `|` or `>` and the body of a
    Markdown file. `body_place` is where the first character of the value stands: past the
    quotation mark, or on the first line below `|` with its indentation as column.
    """

    value: str
    place: Place
    plain: bool
    block: bool
    body_place: Place

    def at(self, start: int, width: int = 0) -> Place:
        """The place of the characters from offset `start` in the value.

        Exact in one-line texts, `|` blocks and bodies; in texts that YAML folds (`>`, or text over
        several lines) it is the nearest that can be said.
        """
        before = self.value[:start]
        line, column = self.body_place.line, self.body_place.column + start
        if self.block:
            line += before.count("\n")
            column = self.body_place.column + start - (before.rfind("\n") + 1)
        return replace(self.place, line=line, column=column, width=width)


@dataclass(frozen=True, slots=True)
class Entry:
    """A field: its name and what stands in it."""

    key: Text
    value: Node


@dataclass(frozen=True, slots=True)
class Table:
    """Fields in the order of the file; each name stands once."""

    entries: tuple[Entry, ...]
    place: Place

    def entry(self, key: str) -> Entry | None:
        """The field of that name, or None where the editor did not write it."""
        return next((entry for entry in self.entries if entry.key.value == key), None)

    def get(self, key: str) -> Node | None:
        """What stands in the field of that name, or None where the editor did not write it."""
        entry = self.entry(key)
        return entry.value if entry else None


@dataclass(frozen=True, slots=True)
class Row:
    """The items of a list, in the order of the file."""

    items: tuple[Node, ...]
    place: Place


Node: TypeAlias = Text | Table | Row


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file: its fields, and the Markdown below them where the file has some."""

    root: Table
    body: Text | None


def empty(node: Node | None) -> bool:
    """Whether the field counts as not given: left out, nothing after the colon, `null` or `~`.

    An empty text in quotation marks is given; a model may still refuse it.
    """
    return node is None or (isinstance(node, Text) and node.plain and node.value in _NOT_GIVEN)


def node_at(root: Node, path: tuple[str | int, ...]) -> tuple[Node | None, Place]:
    """The node at the end of the path, and the place where an editor would look for it.

    That is the field's name, or the list item itself. Where the path leads further than the tree,
    the node is None and the place is that of the last step that exists.
    """
    node, place = root, root.place
    for step in path:
        if isinstance(node, Table) and (entry := node.entry(str(step))):
            node, place = entry.value, entry.key.place
        elif isinstance(node, Row) and isinstance(step, int) and 0 <= step < len(node.items):
            node = node.items[step]
            place = node.place
        else:
            return None, place
    return node, place
