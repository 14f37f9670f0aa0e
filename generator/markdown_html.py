"""A prose as an HTML fragment: valid, escaped, the same every time.

In: a Prose and a function that gives the final address of what it links to. Out: HTML that holds
nothing but the elements and attributes named here. What `read` found at fault is shown as text.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from generator.markdown import Prose
from generator.markdown_faults import FORBIDDEN
from generator.markdown_notes import Mark, Note, note_id, numbered
from generator.markdown_tables import Tables, tables
from generator.markdown_tree import INLINE, Node, NodeKind, outlined

ALERTS: Final = {
    "Note": "Bemærk",
    "Tip": "Tip",
    "Important": "Vigtigt",
    "Warning": "Advarsel",
    "Caution": "Forsigtig",
}
_SIMPLE: Final = {
    NodeKind.EMPHASIS: "em",
    NodeKind.STRONG: "strong",
    NodeKind.STRUCK: "del",
}
_LOWEST_LEVEL: Final = 6
_UNKNOWN: Final = "\ufffd"
_Attributes = Mapping[str, str | None]
Explained = Callable[[str, str], str]
"""Of a link's target and words, as HTML: what opens its explanation, or "" for a plain link."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the rendering of one prose needs to know besides the node at hand."""

    href: Callable[[str], str]
    prefix: str
    top: int
    shift: int
    links: frozenset[str]
    pictures: frozenset[str]
    anchors: Mapping[int, str]
    marks: Mapping[int, Mark]
    tables: Tables
    explained: Explained


def render(
    prose: Prose,
    href: Callable[[str], str],
    *,
    heading_base: int = 2,
    prefix: str = "",
    explained: Explained = lambda *_: "",
) -> str:
    """The HTML of a prose.

    `href` gives the final address of every link and picture that `read` allowed. The highest
    heading becomes `h{heading_base}`; the rest follow, down to h6. `prefix` stands before every
    id, so that several proses can share a page; then `href` must put it into `#...` as well. In a
    heading and beside a check box a link is a link, even where it could be `explained`.
    """
    marks, notes = numbered(prose.nodes)
    headings = tuple(outlined(prose.nodes))
    frame = _Frame(
        href=href,
        prefix=prefix,
        top=heading_base,
        shift=heading_base - min((node.number or 1 for node in headings), default=heading_base),
        links=frozenset(link.target for link in prose.links),
        pictures=frozenset(picture.target for picture in prose.pictures),
        anchors={
            node.start: heading.anchor
            for node, heading in zip(headings, prose.headings, strict=True)
        },
        marks=marks,
        tables=tables(prose.nodes),
        explained=explained,
    )
    return _content(prose.nodes, frame) + _notes(notes, frame)


def _text(letters: str) -> str:
    """The letters, escaped. What HTML cannot hold becomes U+FFFD."""
    return html.escape(_allowed(letters), quote=False)


def _allowed(letters: str) -> str:
    # What is printable is allowed, which is sooner seen than what is not.
    return letters if letters.isprintable() else FORBIDDEN.sub(_UNKNOWN, letters)


def _tag(name: str, attributes: _Attributes | None = None) -> str:
    """A start tag; an attribute that is None is left out."""
    written = "".join(
        f' {key}="{html.escape(_allowed(value))}"'
        for key, value in (attributes or {}).items()
        if value is not None
    )
    return f"<{name}{written}>"


def _element(name: str, content: str, attributes: _Attributes | None = None) -> str:
    return f"{_tag(name, attributes)}{content}</{name}>"


def _content(nodes: Iterable[Node], frame: _Frame) -> str:
    """The nodes one after the other."""
    return "".join(_RENDERERS[node.kind](node, frame) for node in nodes)


def _line(nodes: tuple[Node, ...], frame: _Frame) -> str:
    """Running text; where it begins with a task, the rest is the label of its check box."""
    if not nodes or nodes[0].kind is not NodeKind.TASK:
        return _content(nodes, frame)
    words = _content(nodes[1:], replace(frame, explained=lambda *_: ""))
    box = {
        "type": "checkbox",
        "disabled": "",
        "checked": "" if nodes[0].value else None,
        "aria-label": None if words.strip() else "Opgave uden tekst",
    }
    return _element("label", f"{_tag('input', box)} {words}")


def _paragraph(node: Node, frame: _Frame) -> str:
    if node.start in frame.tables.taken:
        return ""
    return f"<p>{_line(node.children, frame)}</p>\n"


def _heading(node: Node, frame: _Frame) -> str:
    level = min(max((node.number or 1) + frame.shift, frame.top), _LOWEST_LEVEL)
    anchor = frame.anchors.get(node.start)
    own_id = {"id": anchor and frame.prefix + anchor}
    words = _content(node.children, replace(frame, explained=lambda *_: ""))
    return _element(f"h{level}", words, own_id) + "\n"


def _quote(node: Node, frame: _Frame) -> str:
    return f"<blockquote>\n{_content(node.children, frame)}</blockquote>\n"


def _alert(node: Node, frame: _Frame) -> str:
    """A box. As a note it is no landmark, of which a page should have few."""
    title = _element("p", ALERTS[node.value], {"class": "alert-title"})
    box = {"class": f"alert {node.value.lower()}", "role": "note"}
    return _element("aside", f"\n{title}\n{_content(node.children, frame)}", box) + "\n"


def _code_block(node: Node, _: _Frame) -> str:
    """Code can be wider than the page, so the keyboard must be able to scroll it."""
    language = {"class": f"language-{node.value}" if node.value else None}
    code = _element("code", "".join(_text(child.value) for child in node.children), language)
    return _element("pre", code, {"tabindex": "0"}) + "\n"


def _list(node: Node, frame: _Frame) -> str:
    items = f"\n{_content(node.children, frame)}"
    if node.number is None:
        return _element("ul", items) + "\n"
    return _element("ol", items, {"start": None if node.number == 1 else str(node.number)}) + "\n"


def _item(node: Node, frame: _Frame) -> str:
    head = tuple(takewhile(lambda child: child.kind in INLINE, node.children))
    rest = node.children[len(head) :]
    first = head or (rest[0].children if rest and rest[0].kind is NodeKind.PARAGRAPH else ())
    task = bool(first) and first[0].kind is NodeKind.TASK
    content = _line(head, frame) + "\n" * bool(rest) + _content(rest, frame)
    return _element("li", content, {"class": "task" if task else None}) + "\n"


def _table(node: Node, frame: _Frame) -> str:
    caption = frame.tables.captions.get(node.start)
    parts = [_element("caption", _content(caption, frame)) + "\n"] if caption else []
    labels = [" ".join(cell.plain().split()) for cell in node.children[0].children]
    head, *rows = (_row(row, node.value.split(), labels, frame) for row in node.children)
    parts.append(f"<thead>\n{head}</thead>\n")
    if rows:
        parts.append(f"<tbody>\n{''.join(rows)}</tbody>\n")
    name = frame.tables.names[node.start]
    box = {"class": "table", "role": "region", "tabindex": "0", "aria-label": name}
    return _element("div", _element("table", "\n" + "".join(parts)), box) + "\n"


def _row(node: Node, alignments: list[str], labels: list[str], frame: _Frame) -> str:
    """A row; each cell bears its column's header too, for phones, where rows become blocks."""
    head = node.kind is NodeKind.HEAD
    cells = "".join(
        _element(
            "th" if head else "td",
            _content(cell.children, frame),
            {
                "scope": "col" if head else None,
                "class": None if side == "none" else side,
                "data-label": None if head else label or None,
            },
        )
        for cell, side, label in zip(node.children, alignments, labels, strict=False)
    )
    return f"<tr>{cells}</tr>\n"


def _link(node: Node, frame: _Frame) -> str:
    words = _content(node.children, frame)
    if node.value not in frame.links:
        return words
    if explained := frame.explained(node.value, words):
        return explained
    outside = node.value.casefold().startswith(("https:", "http:"))
    address = {
        "href": frame.href(node.value),
        "title": node.title or None,
        "rel": "external" if outside else None,
    }
    return _element("a", words, address)


def _picture(node: Node, frame: _Frame) -> str:
    words = " ".join(node.plain().split())
    if node.value not in frame.pictures:
        return _text(words)
    source = frame.href(node.value)
    return _tag("img", {"src": source, "alt": words, "title": node.title or None})


def _mark(node: Node, frame: _Frame) -> str:
    mark = frame.marks.get(node.start)
    if mark is None:
        return ""
    there = f"#{frame.prefix}{note_id(mark.number)}"
    link = {"href": there, "aria-label": f"Fodnote {mark.number}"}
    own = {"class": "footnote-mark", "id": frame.prefix + mark.own_id}
    return _element("sup", _element("a", str(mark.number), link), own)


def _notes(notes: tuple[Note, ...], frame: _Frame) -> str:
    """The footnotes at the end, each with a way back to every mark."""
    if not notes:
        return ""
    items = "".join(_note(note, frame) for note in notes)
    section = {"class": "footnotes", "aria-label": "Fodnoter"}
    return _element("section", f"\n<ol>\n{items}</ol>\n", section) + "\n"


def _note(note: Note, frame: _Frame) -> str:
    """A footnote. The ways back stand at the end of its last paragraph, or in one of their own."""
    *before, last = note.node.children or (_EMPTY,)
    if last.kind is not NodeKind.PARAGRAPH:
        before, last = [*before, last], _EMPTY
    ways = " ".join(_way_back(mark, frame) for mark in note.marks)
    ending = f"<p>{f'{_line(last.children, frame)} {ways}'.strip()}</p>\n"
    content = f"\n{_content(before, frame)}{ending}"
    return _element("li", content, {"id": frame.prefix + note.own_id}) + "\n"


def _way_back(mark: Mark, frame: _Frame) -> str:
    name = "Tilbage til teksten" + (f", {mark.turn}. sted" if mark.turn > 1 else "")
    there = f"#{frame.prefix}{mark.own_id}"
    return _element("a", "↩", {"href": there, "class": "footnote-back", "aria-label": name})


def _simple(node: Node, frame: _Frame) -> str:
    return _element(_SIMPLE[node.kind], _content(node.children, frame))


def _letters(node: Node, _: _Frame) -> str:
    return _text(node.value)


def _refused_html(node: Node, _: _Frame) -> str:
    """HTML that was refused, shown as what it is."""
    return f"<p>{_text(''.join(child.value for child in node.children).strip())}</p>\n"


_EMPTY: Final = Node(NodeKind.PARAGRAPH, 0, 0)
_RENDERERS: Final[Mapping[NodeKind, Callable[[Node, _Frame], str]]] = {
    NodeKind.TEXT: _letters,
    NodeKind.HTML: _letters,
    NodeKind.CODE: lambda node, _: _element("code", _text(node.value)),
    NodeKind.SOFT_BREAK: lambda *_: "\n",
    NodeKind.HARD_BREAK: lambda *_: "<br>\n",
    NodeKind.TASK: lambda *_: "",
    NodeKind.MARK: _mark,
    NodeKind.EMPHASIS: _simple,
    NodeKind.STRONG: _simple,
    NodeKind.STRUCK: _simple,
    NodeKind.LINK: _link,
    NodeKind.IMAGE: _picture,
    NodeKind.HTML_BLOCK: _refused_html,
    NodeKind.PARAGRAPH: _paragraph,
    NodeKind.HEADING: _heading,
    NodeKind.QUOTE: _quote,
    NodeKind.ALERT: _alert,
    NodeKind.CODE_BLOCK: _code_block,
    NodeKind.RULE: lambda *_: "<hr>\n",
    NodeKind.LIST: _list,
    NodeKind.ITEM: _item,
    NodeKind.TABLE: _table,
    NodeKind.FOOTNOTE: lambda *_: "",  # they stand at the end
}
