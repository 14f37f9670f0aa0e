"""What tables are called: their captions, and a name for each that no other table has.

Markdown has no captions. A paragraph of its own just above a table, `Tabel: Ledige i 2008`, is
one; in other readers it stays an ordinary paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.markdown_tree import Node, NodeKind, walk

_NAME: Final = "Tabel"
_CAPTION: Final = re.compile(rf"{_NAME}:\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Tables:
    """The names of the tables of a text, and the nodes of their captions without `Tabel:`.

    Tables are known by their offset in the text, and so are paragraphs in `taken`, which became
    captions and are no longer part of the running text.
    """

    names: dict[int, str]
    captions: dict[int, tuple[Node, ...]]
    taken: frozenset[int]


_NONE: Final = Tables({}, {}, frozenset())


def tables(nodes: tuple[Node, ...]) -> Tables:
    """The captions and names of every table in the text.

    A name is the caption, or the first header that says something; the second of a name is
    numbered, because a screen reader lists them.
    """
    if not any(node.kind is NodeKind.TABLE for node in walk(nodes)):
        return _NONE
    captions = dict(_captions(nodes))
    names: dict[int, str] = {}
    uses: dict[str, int] = {}
    for table in walk(nodes):
        if table.kind is NodeKind.TABLE:
            paragraph = captions.get(table.start)
            name = _name(table, paragraph)
            uses[name] = uses.get(name, 0) + 1
            names[table.start] = f"{name} ({uses[name]})" if uses[name] > 1 else name
    return Tables(
        names=names,
        captions={start: _trimmed(paragraph) for start, paragraph in captions.items()},
        taken=frozenset(paragraph.start for paragraph in captions.values()),
    )


def _captions(nodes: tuple[Node, ...]) -> Iterator[tuple[int, Node]]:
    """The offset of each table that has a caption, with the paragraph that is one."""
    waiting = [nodes]
    for siblings in waiting:
        for place, node in enumerate(siblings):
            if node.kind is NodeKind.TABLE:
                if place and _is_caption(siblings[place - 1]):
                    yield node.start, siblings[place - 1]
            elif node.kind is not NodeKind.PARAGRAPH and node.children:
                waiting.append(node.children)


def _is_caption(node: Node) -> bool:
    first = node.children[0] if node.children else None
    is_text = node.kind is NodeKind.PARAGRAPH and first and first.kind is NodeKind.TEXT
    return bool(is_text and _CAPTION.match(node.plain()))


def _trimmed(paragraph: Node) -> tuple[Node, ...]:
    first, *rest = paragraph.children
    return replace(first, value=re.sub(rf"^{_NAME}:\s*", "", first.value)), *rest


def _name(table: Node, caption: Node | None) -> str:
    if caption:
        return " ".join(caption.plain().split())
    headers = (cell.plain() for row in table.children[:1] for cell in row.children)
    first = next((letters for letters in headers if letters), "")
    return f"{_NAME}: {first}" if first else _NAME
