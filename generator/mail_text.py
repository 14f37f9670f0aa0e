"""A prose as plain text for a mail: 72 columns, numbered links, tables that line up.

In: a Prose, the final addresses of its links, and the numbering of a whole letter. Out: lines, made
from the nodes, so that they can say what a reader of plain text needs. Only an address, a word or a
line of code that is longer than the column stands out of it; the mail's encoding folds those.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from generator.markdown import Prose
from generator.markdown_html import ALERTS
from generator.markdown_notes import Mark, numbered
from generator.markdown_tables import Tables, tables
from generator.markdown_tree import INLINE, Node, NodeKind

WIDTH: Final = 72
# Between a word and the number of its link; the line is never broken there.
_GLUE: Final = "\x00"
_NARROWEST: Final = 24
_CODE_INDENT: Final = "    "


class References:
    """The addresses that a letter points to, numbered in the order in which a reader meets them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def marked(self, words: str, address: str) -> str:
        """The words with the number of their address; words that are the address have none."""
        if not address or words == address:
            return words
        number = self._numbers.setdefault(address, len(self._numbers) + 1)
        return f"{words}{_GLUE}[{number}]" if words else f"[{number}]"

    def listed(self) -> tuple[str, ...]:
        """Every address on a line of its own, with its number."""
        return tuple(f"[{number}] {address}" for address, number in self._numbers.items())


@dataclass(frozen=True, slots=True)
class _Text:
    """What the setting of one prose needs to know besides the node at hand."""

    href: Callable[[str], str]
    references: References
    links: frozenset[str]
    marks: dict[int, Mark]
    tables: Tables


def lines(prose: Prose, href: Callable[[str], str], references: References) -> list[str]:
    """The prose, with an empty line between its blocks and its footnotes at the end."""
    marks, notes = numbered(prose.nodes)
    allowed = frozenset(link.target for link in prose.links)
    text = _Text(href, references, allowed, marks, tables(prose.nodes))
    found = _blocks(prose.nodes, text, WIDTH)
    if notes:
        listed = [
            line
            for note in notes
            for line in _hung(f"{note.number}. ", note.node.children, text, WIDTH)
        ]
        found = joined([found, ["Fodnoter:"], listed])
    return found


def wrapped(words: str, width: int = WIDTH, rest: str = "") -> list[str]:
    """Running text in lines; all but the first begin with `rest`."""
    # A line break before a dash or a lone number is all right; one inside a word is not.
    wrapper = textwrap.TextWrapper(
        max(width, _NARROWEST),
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [
        line.replace(_GLUE, " ")
        for part in words.split("\n")
        for line in wrapper.wrap(part.strip())
    ]


def underlined(words: str, sign: str) -> list[str]:
    """A heading above a line of signs as long as itself."""
    found = wrapped(words)
    return [*found, sign * max(map(len, found), default=0)]


def joined(blocks: Iterable[list[str]]) -> list[str]:
    """Blocks with an empty line between them; empty ones are left out."""
    return "\n\n".join("\n".join(block) for block in blocks if block).split("\n")


def _blocks(nodes: Iterable[Node], text: _Text, width: int) -> list[str]:
    return joined(found) if (found := [b for n in nodes if (b := _block(n, text, width))]) else []


def _block(node: Node, text: _Text, width: int) -> list[str]:
    """The lines of one block; what is no block of its own is running text."""
    return _BLOCKS.get(node.kind, _paragraph)(node, text, width)


def _paragraph(node: Node, text: _Text, width: int) -> list[str]:
    if node.start in text.tables.taken:
        return []
    return wrapped(_inline(node.children, text), width)


def _heading(node: Node, text: _Text, _: int) -> list[str]:
    return underlined(_inline(node.children, text), "~")


def _quote(node: Node, text: _Text, width: int) -> list[str]:
    return _behind("> ", _blocks(node.children, text, width - 2))


def _alert(node: Node, text: _Text, width: int) -> list[str]:
    return _behind("| ", [f"{ALERTS[node.value]}:", *_blocks(node.children, text, width - 2)])


def _code_block(node: Node, _: _Text, __: int) -> list[str]:
    return _behind(_CODE_INDENT, "".join(child.value for child in node.children).splitlines())


def _behind(sign: str, found: list[str]) -> list[str]:
    return [f"{sign}{line}".rstrip() for line in found]


def _list(node: Node, text: _Text, width: int) -> list[str]:
    """Items one below the other; those of several paragraphs stand apart."""
    items = []
    for index, item in enumerate(node.children):
        mark = "- " if node.number is None else f"{node.number + index}. "
        items.append(_hung(mark, item.children, text, width))
    loose = any(
        child.kind is NodeKind.PARAGRAPH for item in node.children for child in item.children
    )
    return joined(items) if loose else [line for item in items for line in item]


def _hung(mark: str, nodes: tuple[Node, ...], text: _Text, width: int) -> list[str]:
    """Blocks behind a mark, all but the first line as far in as its words."""
    head = tuple(takewhile(lambda node: node.kind in INLINE, nodes))
    inner = width - len(mark)
    found = wrapped(_inline(head, text), inner) + _blocks(nodes[len(head) :], text, inner)
    indent = " " * len(mark)
    return [
        f"{indent if index else mark}{line}".rstrip() for index, line in enumerate(found or [""])
    ]


def _table(node: Node, text: _Text, width: int) -> list[str]:
    """The table in columns where they fit; otherwise each row as lines of name and value."""
    rows = [
        [
            _inline(cell.children, text).replace("\n", " ").replace(_GLUE, " ")
            for cell in row.children
        ]
        for row in node.children
    ]
    caption = wrapped(_inline(text.tables.captions.get(node.start, ()), text), width)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + 2 * (len(widths) - 1) <= width:
        found = list(_columns(rows, widths, node.value.split()))
    else:
        found = _named_values(rows, width)
    return joined([caption, found])


def _columns(rows: list[list[str]], widths: list[int], sides: list[str]) -> Iterator[str]:
    head, *body = rows
    for row in (head, ["-" * width for width in widths], *body):
        cells = (
            cell.rjust(width) if side == "right" else cell.ljust(width)
            for cell, width, side in zip(row, widths, sides, strict=True)
        )
        yield "  ".join(cells).rstrip()


def _named_values(rows: list[list[str]], width: int) -> list[str]:
    head, *body = rows
    return joined(
        [
            line
            for name, value in zip(head, row, strict=True)
            if value
            for line in wrapped(f"{name}: {value}" if name else value, width, "  ")
        ]
        for row in body
    )


def _inline(nodes: Iterable[Node], text: _Text) -> str:
    """Running text on one line; a line break that the writer asked for stays one."""
    return "".join(_words(node, text) for node in nodes)


def _words(node: Node, text: _Text) -> str:
    """One inline node; what is none of those below is letters, and whatever stands in it."""
    if node.kind in _WORDS:
        return _WORDS[node.kind](node, text)
    return node.value + _inline(node.children, text)


def _link(node: Node, text: _Text) -> str:
    words = _inline(node.children, text)
    return (
        text.references.marked(words, text.href(node.value)) if node.value in text.links else words
    )


def _mark(node: Node, text: _Text) -> str:
    mark = text.marks.get(node.start)
    return f"{_GLUE}(fodnote{_GLUE}{mark.number})" if mark else ""


def _between(sign: str) -> Callable[[Node, _Text], str]:
    """Words between two signs, which stand close to them."""

    def words(node: Node, text: _Text) -> str:
        inner = _inline(node.children, text)
        return inner.replace(inner.strip(), f"{sign}{inner.strip()}{sign}", 1)

    return words


_BLOCKS: Final[Mapping[NodeKind, Callable[[Node, _Text, int], list[str]]]] = {
    NodeKind.HEADING: _heading,
    NodeKind.QUOTE: _quote,
    NodeKind.ALERT: _alert,
    NodeKind.CODE_BLOCK: _code_block,
    NodeKind.LIST: _list,
    NodeKind.TABLE: _table,
    NodeKind.RULE: lambda *_: ["-" * _NARROWEST],
    NodeKind.FOOTNOTE: lambda *_: [],  # they stand at the end
}
_WORDS: Final[Mapping[NodeKind, Callable[[Node, _Text], str]]] = {
    NodeKind.SOFT_BREAK: lambda *_: " ",
    NodeKind.HARD_BREAK: lambda *_: "\n",
    NodeKind.CODE: lambda node, _: f"`{node.value}`",
    NodeKind.EMPHASIS: _between("_"),
    NodeKind.STRONG: _between("*"),
    NodeKind.STRUCK: _between("~"),
    NodeKind.LINK: _link,
    NodeKind.MARK: _mark,
}
