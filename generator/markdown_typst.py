"""A prose as Typst code: calls of the functions in `typst/text.typ`, with the letters in strings.

In: a Prose, and what its links and pictures become on paper. Out: code that gives content. What
`read` found at fault is set as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from generator.markdown import Prose
from generator.markdown_html import ALERTS
from generator.markdown_notes import Mark, Note, note_id, numbered
from generator.markdown_tables import Tables, tables
from generator.markdown_tree import INLINE, Node, NodeKind, outlined
from generator.typst_code import call, joined, row, string

_LOWEST_LEVEL: Final = 6
# A row of a table with more letters in a cell may go on overleaf: it could fill a page by itself.
_LONGEST_UNCUT: Final = 400
# Longer than any word: hyphenation finds no place to cut it, so there is one now and then.
_LONG: Final = re.compile(r"\w{41,}")
_STRETCH: Final = re.compile(r"\w{20}(?=\w)")
_MAY_BREAK: Final = "\\g<0>\u200b"


@dataclass(frozen=True, slots=True)
class Reference:
    """What a link becomes on paper: the whole address, and its number in the list of addresses.

    An address that needs no number, because the words say it themselves, has 0. One that begins
    with `#` is a place in the same paper. `remark` follows the words.
    """

    address: str
    number: int = 0
    remark: str = ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the rendering of one prose needs to know besides the node at hand."""

    refer: Callable[[str, str], Reference]
    prefix: str
    links: frozenset[str]
    pictures: frozenset[str]
    headings: Mapping[int, tuple[int, str]]
    marks: Mapping[int, Mark]
    notes: Mapping[int, Note]
    tables: Tables


def render(
    prose: Prose,
    refer: Callable[[str, str], Reference],
    *,
    level: int = 1,
    prefix: str = "",
) -> str:
    """The code of a prose.

    `refer` is asked with the target and the words of every link that `read` allowed, in the order
    of the text. Headings begin at `level` and skip none, as PDF/UA demands. `prefix` stands before
    every label, so that several proses can share a paper.
    """
    marks, notes = numbered(prose.nodes)
    sheet = _Sheet(
        refer=refer,
        prefix=prefix,
        links=frozenset(link.target for link in prose.links),
        pictures=frozenset(picture.target for picture in prose.pictures),
        headings=dict(_headings(prose, level)),
        marks=marks,
        notes={note.number: note for note in notes},
        tables=tables(prose.nodes),
    )
    return _content(prose.nodes, sheet)


def text(letters: str) -> str:
    """A string of running text, in which an overlong word may be broken."""
    if _LONG.search(letters):
        letters = _LONG.sub(lambda word: _STRETCH.sub(_MAY_BREAK, word[0]), letters)
    return string(letters)


def _headings(prose: Prose, level: int) -> Iterator[tuple[int, tuple[int, str]]]:
    """The level and anchor of every heading of the outline, by its offset."""
    nodes = tuple(outlined(prose.nodes))
    shift = level - min((node.number or 1 for node in nodes), default=level)
    deepest = level - 1
    for node, heading in zip(nodes, prose.headings, strict=True):
        deepest = min((node.number or 1) + shift, deepest + 1, _LOWEST_LEVEL)
        yield node.start, (deepest, heading.anchor)


def _content(nodes: Iterable[Node], sheet: _Sheet) -> str:
    return joined(_pieces(nodes, sheet))


def _pieces(nodes: Iterable[Node], sheet: _Sheet) -> Iterator[str]:
    return (piece for node in nodes if (piece := _RENDERERS[node.kind](node, sheet)))


def _paragraph(node: Node, sheet: _Sheet) -> str:
    if node.start in sheet.tables.taken:
        return ""
    if [child.kind for child in node.children] == [NodeKind.IMAGE]:
        return _picture(node.children[0], sheet, alone=True)
    return call("par", _content(node.children, sheet))


def _heading(node: Node, sheet: _Sheet) -> str:
    words = _content(node.children, sheet)
    if node.start not in sheet.headings:  # in a footnote, which has no part in the outline
        return call("par", call("strong", words))
    level, anchor = sheet.headings[node.start]
    return call("part", str(level), string(sheet.prefix + anchor), words)


def _alert(node: Node, sheet: _Sheet) -> str:
    return call("notice", string(ALERTS[node.value]), _content(node.children, sheet))


def _code_block(node: Node, _: _Sheet) -> str:
    letters = "".join(child.value for child in node.children)
    return call("raw", text(letters.rstrip("\n")), block="true")


def _list(node: Node, sheet: _Sheet) -> str:
    items = [_item(item, sheet) for item in node.children]
    marks = [_task(item) for item in node.children]
    if any(marks):
        return call("tasks", row(string(mark) for mark in marks), *items)
    if node.number is None:
        return call("list", *items)
    return call("enum", *items, start=str(node.number))


def _task(item: Node) -> str:
    """What an item's task is marked with; nothing where it is none."""
    first = next(iter(item.children), None)
    if first and first.kind is NodeKind.PARAGRAPH:
        first = next(iter(first.children), None)
    if first is None or first.kind is not NodeKind.TASK:
        return ""
    return "x" if first.value else "o"


def _item(node: Node, sheet: _Sheet) -> str:
    head = tuple(takewhile(lambda child: child.kind in INLINE, node.children))
    rest = tuple(_pieces(node.children[len(head) :], sheet))
    return joined((*([_content(head, sheet)] if head else []), *rest))


def _table(node: Node, sheet: _Sheet) -> str:
    sides = row("auto" if side == "none" else side for side in node.value.split())
    caption = sheet.tables.captions.get(node.start)
    head, *rows = (
        row(_content(cell.children, sheet) for cell in line.children) for line in node.children
    )
    longest = max(len(cell.plain()) for line in node.children for cell in line.children)
    return call(
        "ruled",
        sides,
        head,
        *rows,
        caption=_content(caption, sheet) if caption else "none",
        uncut="true" if longest <= _LONGEST_UNCUT else "false",
    )


def _link(node: Node, sheet: _Sheet) -> str:
    words = _content(node.children, sheet)
    if node.value not in sheet.links:
        return words
    there = sheet.refer(node.value, node.plain())
    if there.address.startswith("#"):
        anchor = there.address[1:]
        known = any(anchor == name for _, name in sheet.headings.values())
        return call("jump", string(sheet.prefix + anchor), words) if known else words
    cited = call("cited", string(there.address), str(there.number), words)
    return joined([cited, string(there.remark)]) if there.remark else cited


def _picture(node: Node, sheet: _Sheet, *, alone: bool = False) -> str:
    words = " ".join(node.plain().split())
    if node.value not in sheet.pictures:
        return text(words)
    if not alone:
        return call("small-picture", string(node.value), string(words))
    return call("picture", string(node.value), string(words), text(node.title))


def _mark(node: Node, sheet: _Sheet) -> str:
    mark = sheet.marks.get(node.start)
    if mark is None:
        return ""
    name = string(sheet.prefix + note_id(mark.number))
    if mark.turn > 1:
        return call("noted-again", name)
    return call("noted", name, _note(sheet.notes[mark.number].node, sheet))


def _note(node: Node, sheet: _Sheet) -> str:
    """What a footnote says; its first paragraph goes on where its letter stands."""
    first, rest = node.children[:1], node.children
    if first and first[0].kind is NodeKind.PARAGRAPH and first[0].start not in sheet.tables.taken:
        first, rest = first[0].children, rest[1:]
        return joined([*_pieces(first, sheet), *_pieces(rest, sheet)])
    return _content(rest, sheet)


def _refused_html(node: Node, _: _Sheet) -> str:
    return call("par", text("".join(child.value for child in node.children).strip()))


def _letters(node: Node, _: _Sheet) -> str:
    return text(node.value)


def _wrapped(name: str, **named: str) -> Callable[[Node, _Sheet], str]:
    return lambda node, sheet: call(name, _content(node.children, sheet), **named)


_RENDERERS: Final[Mapping[NodeKind, Callable[[Node, _Sheet], str]]] = {
    NodeKind.TEXT: _letters,
    NodeKind.HTML: _letters,
    NodeKind.CODE: lambda node, _: call("raw", text(node.value)),
    NodeKind.SOFT_BREAK: lambda *_: string(" "),
    NodeKind.HARD_BREAK: lambda *_: call("linebreak"),
    NodeKind.TASK: lambda *_: "",
    NodeKind.MARK: _mark,
    NodeKind.EMPHASIS: _wrapped("emph"),
    NodeKind.STRONG: _wrapped("strong"),
    NodeKind.STRUCK: _wrapped("strike"),
    NodeKind.LINK: _link,
    NodeKind.IMAGE: _picture,
    NodeKind.HTML_BLOCK: _refused_html,
    NodeKind.PARAGRAPH: _paragraph,
    NodeKind.HEADING: _heading,
    NodeKind.QUOTE: _wrapped("quote", block="true"),
    NodeKind.ALERT: _alert,
    NodeKind.CODE_BLOCK: _code_block,
    NodeKind.RULE: lambda *_: call("divider"),
    NodeKind.LIST: _list,
    NodeKind.TABLE: _table,
    NodeKind.FOOTNOTE: lambda *_: "",  # they stand where they are first referred to
}
