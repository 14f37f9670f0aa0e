"""Markdown as editors write it: read once, checked, and kept as a value.

In: one text and the record types it may link to. Out: a Prose, with the tree to render, the
outline, the links for the linker, the plain letters for descriptions and search, and every fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Final

from generator import danish
from generator.kept_values import ByFields, OpenedLate
from generator.markdown_addresses import link_flaw, picture_flaw
from generator.markdown_faults import Draft, Fault, check, draft_of, too_long, too_tangled
from generator.markdown_tree import LONGEST, Node, NodeKind, joined, outlined, parse, plain, walk

__all__ = ("Fault", "Heading", "Link", "Prose", "read")

_NAMELESS: Final = "afsnit"
_AT_HAND: Final = 50
"""How many trees are kept: those of a page, and not those of all pages, which are ten times as
large as their texts."""


@dataclass(frozen=True, slots=True)
class Heading(ByFields):
    """A heading of the outline; `anchor` is its id, unique in its text."""

    level: int
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Link(ByFields):
    """An allowed link or picture: its address as written, its words, and where it stands."""

    target: str
    text: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Prose(OpenedLate):
    """A text that has been read.

    `links` and `pictures` hold only addresses that are allowed; what they point to is not looked
    up here. `faults` are sorted by where they stand. A text that is too long or too tangled has
    one fault and no nodes. A prose out of a cache is parsed again when its nodes are asked for.
    `said` is its letters without any marks, one line a block: before the first heading, and then
    below each of the headings; what stands around a heading inside a block is told with the block.
    """

    text: str
    parsed: tuple[Node, ...] | None = field(repr=False, compare=False)
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    pictures: tuple[Link, ...]
    faults: tuple[Fault, ...]
    words: int
    said: tuple[str, ...]

    def kept(self) -> tuple[Any, ...]:
        """The fields without the nodes, which are read again."""
        return ByFields.kept(replace(self, parsed=None) if self.parsed else self)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The tree to render."""
        return _parsed(self.text) if self.parsed is None else self.parsed

    @property
    def plain(self) -> str:
        """The letters without any marks, one line a block: for search."""
        return plain(self.nodes)

    @property
    def lead(self) -> str:
        """The first paragraph without any marks, or nothing: for descriptions."""
        first = (node for node in walk(self.nodes) if node.kind is NodeKind.PARAGRAPH)
        return next((letters for node in first if (letters := node.plain())), "")


@lru_cache(maxsize=_AT_HAND)
def _parsed(text: str) -> tuple[Node, ...]:
    return parse(text).nodes


def read(text: str, schemes: frozenset[str] = frozenset()) -> Prose:
    """The prose of any text; never raises.

    `schemes` are the record types that a link may name before its colon, in lower case.
    """
    if len(text) > LONGEST:
        return _unread(text, too_long(text))
    tree = parse(text)
    if tree.tangled is not None:
        return _unread(text, too_tangled(tree.tangled))
    draft = draft_of(text, tree.nodes, schemes)
    return Prose(
        text=text,
        parsed=tree.nodes,
        headings=tuple(_headings(draft)),
        links=tuple(_links(draft)),
        pictures=tuple(_pictures(draft)),
        faults=check(draft),
        words=_words(draft.plain),
        said=tuple(_said(draft)),
    )


def _unread(text: str, reason: Fault) -> Prose:
    nothing: dict[str, tuple[()]] = {"parsed": (), "headings": (), "links": (), "pictures": ()}
    return Prose(text, **nothing, faults=(reason,), words=0, said=("",))


def _words(letters: str) -> int:
    """How many words there are. Without a letter and a digit, a dash for example, it is none."""
    found = letters.split()
    marked = [word for word in found if not word.isalnum()]
    return len(found) - sum(1 for word in marked if not any(map(str.isalnum, word)))


def _said(draft: Draft) -> Iterator[str]:
    """The letters before the first heading, and below each."""
    below: list[str] = []
    inner = 0
    for node, letters in zip(draft.nodes, draft.lines, strict=True):
        if node.kind is NodeKind.HEADING:
            yield joined(below)
            yield from [""] * inner
            below, inner = [], 0
        else:
            below.append(letters)
            # Most blocks are paragraphs, and no heading stands in one.
            if node.kind is not NodeKind.PARAGRAPH:
                inner += sum(1 for _ in outlined((node,)))
    yield joined(below)
    yield from [""] * inner


def _headings(draft: Draft) -> Iterator[Heading]:
    """The outline. Anchors are slugs of the titles; the second of a name gets -2, then -3."""
    taken: set[str] = set()
    uses: dict[str, int] = {}
    for node in outlined(draft.nodes):
        title = " ".join(node.plain().split())
        name = danish.slug(title) or _NAMELESS
        anchor = name
        while anchor in taken:
            uses[name] = uses.get(name, 1) + 1
            anchor = f"{name}-{uses[name]}"
        taken.add(anchor)
        yield Heading(node.number or 1, title, anchor)


def _links(draft: Draft) -> Iterator[Link]:
    for node in draft.of(NodeKind.LINK):
        flaw = link_flaw(node.value, draft.schemes)
        if flaw is None or flaw.warning:
            yield Link(node.value, node.plain(), *draft.spot(node, node.value))


def _pictures(draft: Draft) -> Iterator[Link]:
    for node in draft.of(NodeKind.IMAGE):
        if picture_flaw(node.value) is None:
            yield Link(node.value, node.plain(), *draft.spot(node, node.value))
