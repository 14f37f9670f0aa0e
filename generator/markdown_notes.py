"""Footnotes in the order a reader meets them: numbers, and the ids that join mark and note.

In: the nodes of a text. Out: for every mark its number, for every number its note and its marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.markdown_tree import Node, NodeKind, walk


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference to the note of this number; `turn` counts the references to it from 1."""

    number: int
    turn: int

    @property
    def own_id(self) -> str:
        """The id of the mark. An underline stands in no anchor of a heading, so none is alike."""
        return f"henvisning_{self.number}_{self.turn}"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote that somebody refers to, with all marks that do, in their order."""

    number: int
    node: Node
    marks: tuple[Mark, ...]

    @property
    def own_id(self) -> str:
        """The id of the note."""
        return note_id(self.number)


def note_id(number: int) -> str:
    """The id of the note of this number."""
    return f"fodnote_{number}"


def numbered(nodes: tuple[Node, ...]) -> tuple[dict[int, Mark], tuple[Note, ...]]:
    """Every mark by its offset in the text, and the notes by number.

    Numbers follow the marks of the text, then those of the notes. A note without a mark has no
    number; of two notes with one label the first holds.
    """
    written: dict[str, Node] = {}
    for node in walk(nodes):
        if node.kind is NodeKind.FOOTNOTE:
            written.setdefault(node.value.casefold(), node)
    if not written:
        return {}, ()
    marks: dict[int, Mark] = {}
    turns: dict[str, list[Mark]] = {}
    for node in _marks(nodes, written):
        label = node.value.casefold()
        known = turns.setdefault(label, [])
        number = known[0].number if known else len(turns)
        marks[node.start] = Mark(number, len(known) + 1)
        known.append(marks[node.start])
    notes = (Note(found[0].number, written[label], tuple(found)) for label, found in turns.items())
    return marks, tuple(notes)


def _marks(nodes: tuple[Node, ...], written: dict[str, Node]) -> Iterator[Node]:
    """The marks as a reader meets them: those of the text, then those of each note reached."""
    reached: set[str] = set()
    waiting = [nodes]
    for part in waiting:
        for node in walk(part, without={NodeKind.FOOTNOTE, NodeKind.IMAGE}):
            label = node.value.casefold()
            if node.kind is NodeKind.MARK and label in written:
                yield node
                if label not in reached:
                    waiting.append(written[label].children)
                reached.add(label)
