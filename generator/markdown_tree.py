"""Markdown as a tree of nodes that know where in the text they stand.

In: one text. Out: nodes of plain values, so that nothing above this module knows the parser.
CommonMark with tables, footnotes, task lists, strikethrough and alerts, by pulldown-cmark.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final, NamedTuple

import pyromark
from pyromark.event import Event

LONGEST: Final = 200_000
DEEPEST: Final = 20
MOST_EVENTS: Final = 100_000

_OPTIONS: Final = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
)
_CONTINUATION_BYTES: Final = bytes(range(0x80, 0xC0))


class NodeKind(StrEnum):
    """What a node is. The values are the parser's own words where it has one."""

    TEXT = "Text"
    CODE = "Code"
    SOFT_BREAK = "SoftBreak"
    HARD_BREAK = "HardBreak"
    TASK = "TaskListMarker"
    MARK = "FootnoteReference"
    EMPHASIS = "Emphasis"
    STRONG = "Strong"
    STRUCK = "Strikethrough"
    LINK = "Link"
    IMAGE = "Image"
    HTML = "InlineHtml"
    HTML_BLOCK = "HtmlBlock"
    PARAGRAPH = "Paragraph"
    HEADING = "Heading"
    QUOTE = "BlockQuote"
    ALERT = "Alert"
    CODE_BLOCK = "CodeBlock"
    RULE = "Rule"
    LIST = "List"
    ITEM = "Item"
    TABLE = "Table"
    HEAD = "TableHead"
    ROW = "TableRow"
    CELL = "TableCell"
    FOOTNOTE = "FootnoteDefinition"


# Tuples, because an enumeration's hash is slow and these are asked of every node.
INLINE: Final = (
    *(NodeKind.TEXT, NodeKind.CODE, NodeKind.SOFT_BREAK, NodeKind.HARD_BREAK, NodeKind.TASK),
    *(NodeKind.EMPHASIS, NodeKind.STRONG, NodeKind.STRUCK, NodeKind.LINK, NodeKind.IMAGE),
    *(NodeKind.MARK, NodeKind.HTML),
)
_LETTERS: Final = (NodeKind.TEXT, NodeKind.CODE)
_BREAKS: Final = (NodeKind.SOFT_BREAK, NodeKind.HARD_BREAK)
_MARKED: Final = (
    *(NodeKind.LINK, NodeKind.STRONG, NodeKind.EMPHASIS, NodeKind.STRUCK, NodeKind.IMAGE),
)
_KINDS: Final = {kind.value: kind for kind in NodeKind}
_LITERAL: Final = {NodeKind.CODE_BLOCK: NodeKind.CODE, NodeKind.HTML_BLOCK: NodeKind.HTML}


@dataclass(slots=True)
class Node:
    """A piece of the text; `start` and `end` are character offsets in it.

    `value` is the letters of a text, code or HTML; the address of a link or image; the label of a
    footnote or its mark; the kind of an alert; the language of a code block; the alignments of a
    table's columns; `x` for a task that is done. `title` belongs to links and images. `number` is
    the level of a heading or the first number of a list, None where the list has bullets.

    Nobody changes a node. It is not frozen only because a frozen one takes three times as long to
    make, and a page has some hundred of them.
    """

    kind: NodeKind
    start: int
    end: int
    value: str = ""
    title: str = ""
    number: int | None = None
    children: tuple[Node, ...] = ()

    def plain(self) -> str:
        """The letters a reader meets: no marks, no HTML, one line a block."""
        return tidied(self._letters())

    def _letters(self) -> str:
        kind = self.kind
        if kind in _LETTERS:
            return self.value
        if not self.children:
            return " " if kind in _BREAKS else ""
        if kind is NodeKind.HTML_BLOCK:
            return ""
        inner = "".join([child._letters() for child in self.children])  # noqa: SLF001 - its own
        if kind in _MARKED:
            return inner
        return f" {inner} " if kind is NodeKind.CELL else f"\n{inner}\n"


@dataclass(frozen=True, slots=True)
class Tree:
    """The nodes of a text, or none and the offset where it grew too deep or got too many pieces."""

    nodes: tuple[Node, ...]
    tangled: int | None = None


class _Open(NamedTuple):
    """A node whose end has not come yet."""

    bare: Node
    children: list[Node]

    def closed(self) -> Node:
        self.bare.children = tuple(self.children)
        return self.bare


def tidied(letters: str) -> str:
    """The letters with single spaces and without empty lines."""
    return joined(map(_tidied, letters.split("\n")))


def _tidied(line: str) -> str:
    # All white space but the plain space is unprintable, and most lines have single spaces.
    if line.isprintable() and "  " not in line:
        return line.strip(" ")
    return " ".join(line.split())


def plain(nodes: Iterable[Node]) -> str:
    """The letters of the nodes without any marks, one line a block."""
    return joined(node.plain() for node in nodes)


def joined(letters: Iterable[str]) -> str:
    """The letters of blocks, those without any left out."""
    return "\n".join(filter(None, letters))


def walk(nodes: Iterable[Node], without: Collection[NodeKind] = ()) -> Iterator[Node]:
    """Every node in the order of the text, a parent before its children.

    Nodes of the kinds in `without` are left out with all they hold.
    """
    waiting = [*nodes][::-1]
    while waiting:
        node = waiting.pop()
        if node.kind not in without:
            yield node
            waiting += node.children[::-1]


def outlined(nodes: Iterable[Node]) -> Iterator[Node]:
    """The headings that stand in the outline; those inside footnotes do not."""
    found = walk(nodes, without={NodeKind.FOOTNOTE})
    return (node for node in found if node.kind is NodeKind.HEADING)


def parse(text: str) -> Tree:
    """The tree of a text of at most LONGEST characters; never raises.

    A lone surrogate, which UTF-8 cannot hold, reads as a question mark.
    """
    data = text.encode("utf-8", "replace")
    root = _Open(Node(NodeKind.QUOTE, 0, len(text)), [])
    path = [root]
    events = _events(data.decode())
    at = _characters(data, (offset for _, *span in events for offset in span))
    for event, start, end in events:
        if len(path) > DEEPEST:
            return Tree((), at[start])
        _take(path, event, at[start], at[end])
    if len(events) > MOST_EVENTS:
        return Tree((), at[events[-1][1]])
    return Tree(tuple(root.children))


def _events(text: str) -> list[tuple[Event, int, int]]:
    """The parser's events with their byte offsets; one more than MOST_EVENTS at most."""
    found = pyromark.events_with_range(text, options=_OPTIONS, merge_text=True)
    return [(event, span["start"], span["end"]) for event, span in islice(found, MOST_EVENTS + 1)]


def _take(path: list[_Open], event: Event, start: int, end: int) -> None:
    """Open, close or add one node; `path` holds the open ones, outermost first."""
    name, value = _named(event)
    if name == "End":
        node = path.pop().closed()
        path[-1].children.append(node)
    elif name == "Start":
        path.append(_Open(_bare(value, start, end), []))
    else:
        path[-1].children.append(_leaf(name, value, start, end, path[-1].bare.kind))


def _leaf(name: str, value: object, start: int, end: int, parent: NodeKind) -> Node:
    """A node without children. What a code block or HTML block holds is never text."""
    if name == "TaskListMarker":
        return Node(NodeKind.TASK, start, end, "x" if value else "")
    kind = _LITERAL.get(parent) or _KINDS[name]
    return Node(kind, start, end, value if isinstance(value, str) else "")


def _named(thing: object) -> tuple[str, object]:
    """The name and what comes with it; the parser gives a bare name or a table of one entry."""
    if isinstance(thing, dict):
        ((name, value),) = thing.items()
        return name, value
    return str(thing), None


def _bare(tag: object, start: int, end: int) -> Node:
    """The node that a start event opens, still without children."""
    name, value = _named(tag)
    if name == "BlockQuote" and value:
        return Node(NodeKind.ALERT, start, end, str(value))
    kind = _KINDS[name]
    if value is None:
        return Node(kind, start, end)
    match value:
        case {"link_type": sort, "dest_url": str(address), "title": str(title)}:
            return Node(kind, start, end, "mailto:" * (sort == "Email") + address, title)
        case {"level": str(level)}:
            return Node(kind, start, end, number=int(level[1:]))
        case int(first):
            return Node(kind, start, end, number=first)
    return Node(kind, start, end, _value(value))


def _value(value: object) -> str:
    match value:
        case {"Fenced": str(info)}:
            return "".join(info.split()[:1])
        case tuple(alignments):
            return " ".join(str(side).lower() for side in alignments)
        case str(label) if label != "Indented":
            return label
    return ""


def _characters(data: bytes, offsets: Iterable[int]) -> dict[int, int]:
    """For every byte offset in UTF-8 text, the number of characters before it."""
    known: dict[int, int] = {}
    last = count = 0
    for offset in sorted(set(offsets)):
        count += _character(data[last:offset], offset - last)
        known[offset] = count
        last = offset
    return known


def _character(data: bytes, offset: int) -> int:
    return len(data[:offset].translate(None, _CONTINUATION_BYTES))
