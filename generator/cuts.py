"""Taking a field, an item of a list or a link out of a file, with no other byte touched.

In: the text of a file as it lies on disk, and what shall go. Out: the spans to cut and what to put
there. What cannot be cut with certainty is left, for a person to mend.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import yaml

from generator.markdown import Prose
from generator.markdown_tree import NodeKind, walk

Path = tuple[str | int, ...]
_OPENING: Final = re.compile(r"\ufeff?(?:\s*\n)?---[ \t]*\r?\n")
_COMMENT: Final = re.compile(r"#[^\n]*\n")
_BLANK: Final = re.compile(r"[ \t]*\r?\n")
_CLOSING: Final = re.compile(r"^---[ \t]*\r?$\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """The characters from `start` up to `end` give way to others."""

    start: int
    end: int
    put: str = ""


def applied(text: str, cuts: Iterable[Cut]) -> str:
    """The text after the cuts; of those that overlap, the one that takes most is made."""
    merged: list[Cut] = []
    for cut in sorted(set(cuts), key=lambda cut: (cut.start, -cut.end)):
        if merged and cut.start < merged[-1].end:
            last = merged[-1]
            put = last.put if cut.end <= last.end else ""
            merged[-1] = Cut(last.start, max(last.end, cut.end), put)
        else:
            merged.append(cut)
    for cut in reversed(merged):
        text = text[: cut.start] + cut.put + text[cut.end :]
    return text


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it is written: its whole text, its fields as a tree, and where its body begins."""

    text: str
    root: yaml.MappingNode
    shift: int
    body: int

    def node(self, path: Path) -> yaml.Node | None:
        """What stands at the end of the path."""
        node: yaml.Node | None = self.root
        for step in path:
            node = _below(node, step) if node is not None else None
        return node

    def start(self, node: yaml.Node) -> int:
        """Where a node begins in the text."""
        return int(node.start_mark.index) + self.shift

    def end(self, node: yaml.Node) -> int:
        """Where what is written of a node ends; a block's own mark lies beyond what follows it."""
        if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
            return self.end(node.value[-1][1])
        if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
            return self.end(node.value[-1])
        return int(node.end_mark.index) + self.shift

    def without(self, paths: Sequence[Path]) -> Iterator[Cut]:
        """The cuts that take away the fields or items at these paths.

        A list or a table that is left with nothing goes with its field.
        """
        gone = set(paths)
        while emptied := {path[:-1] for path in gone if path[:-1] and self._empty(path[:-1], gone)}:
            gone = {path for path in gone if path[:-1] not in emptied} | emptied
        for path in gone:
            yield from self._cut(path, gone)

    def record(self, id_: str) -> Cut:
        """The cut that takes a record out of a file that it shares with others.

        The comment right above it goes with it, but not one at the top, which is said of all.
        """
        (lines,) = self._cut((id_,), set())
        first, last = lines.start, lines.end
        while first:
            above = self.text.rfind("\n", 0, first - 1) + 1
            if not _COMMENT.fullmatch(self.text, above, first):
                break
            first = above
        while blank := _BLANK.match(self.text, last):
            last = blank.end()
        if last < len(self.text):
            return Cut(first or lines.start, last)
        kept = self.text[: first or lines.start].rstrip()
        return Cut(len(kept), last, "\n" if kept else "")

    def _empty(self, path: Path, gone: set[Path]) -> bool:
        node = self.node(path)
        if isinstance(node, yaml.SequenceNode):
            return all((*path, index) in gone for index in range(len(node.value)))
        if isinstance(node, yaml.MappingNode):
            return all((*path, _key(key)) in gone for key, _ in node.value)
        return False

    def _cut(self, path: Path, gone: set[Path]) -> Iterator[Cut]:
        parent = self.node(path[:-1])
        if not isinstance(parent, yaml.CollectionNode) or path[-1] not in _steps(parent):
            return
        spans = list(self._spans(parent))
        names = [(*path[:-1], step) for step in _steps(parent)]
        place = names.index(path)
        if parent.flow_style:
            kept = [
                span for span, name in zip(spans[:place], names, strict=False) if name not in gone
            ]
            yield self._from_row(spans, place, kept)
        else:
            yield from self._from_block(spans, place)

    def _spans(self, parent: yaml.Node) -> Iterator[tuple[int, int]]:
        """From where to where each item or field is written, its dash included."""
        if isinstance(parent, yaml.MappingNode):
            for key, value in parent.value:
                yield self.start(key), max(self.end(key), self.end(value))
        elif isinstance(parent, yaml.SequenceNode):
            for item in parent.value:
                start = self.start(item)
                dash = self.text.rfind("-", 0, start)
                dashed = not parent.flow_style and not self.text[dash + 1 : start].strip()
                yield dash if dashed else start, self.end(item)

    def _from_row(
        self, spans: Sequence[tuple[int, int]], place: int, kept: Sequence[tuple[int, int]]
    ) -> Cut:
        """One of several between brackets, with the comma that parted it from the others."""
        start, end = spans[place]
        if place + 1 == len(spans):
            return Cut(kept[-1][1], end) if kept else Cut(start, end)
        comma = re.compile(r"\s*,[ \t]*").match(self.text, end)
        end = comma.end() if comma else end
        line = self.text.rfind("\n", 0, start) + 1
        rest = re.compile(r"\r?\n").match(self.text, end)
        if rest and not self.text[line:start].strip():
            return Cut(line, rest.end())
        return Cut(start, end)

    def _from_block(self, spans: Sequence[tuple[int, int]], place: int) -> Iterator[Cut]:
        """The lines of an item or field; nothing where something else stands on them."""
        start, end = spans[place]
        line = self.text.rfind("\n", 0, start) + 1
        tail = re.compile(r"[ \t]*(#[^\n]*)?(\r?\n|$)").match(self.text, end)
        ended = end > 0 and self.text[end - 1] == "\n"  # as below `|`
        if not self.text[line:start].strip("\ufeff \t") and (tail or ended):
            lead = re.match("\ufeff?", self.text[line:start])
            first = line + (lead.end() if lead else 0)
            yield Cut(first, end if ended or not tail else tail.end())
        elif place + 1 < len(spans) and "#" not in self.text[end : spans[place + 1][0]]:
            yield Cut(start, spans[place + 1][0])  # the first field after a dash

    def unlinked(self, path: Path, prose: Prose, target: str) -> Iterator[Cut]:
        """The cuts that leave the words of each link to a record, and take its definitions away."""
        node = self.node(path)
        start, end = (self.start(node), self.end(node)) if node else (self.body, len(self.text))
        for one in walk(prose.nodes):
            if one.kind is not NodeKind.LINK or one.value.partition("#")[0] != target:
                continue
            inner = (
                (one.children[0].start, one.children[-1].end) if one.children else (one.end,) * 2
            )
            around = (prose.text[one.start : inner[0]], prose.text[inner[1] : one.end])
            words = prose.text[inner[0] : inner[1]]
            pattern = f"{_loose(around[0])}({_loose(words)}){_loose(around[1])}"
            for found in re.compile(pattern).finditer(self.text, start, end):
                yield Cut(*found.span(), found[1])
        definition = rf"^[ \t]*\[[^]\n]+\]:[ \t]*<?{re.escape(target)}(?![\w-])[^\n]*\n?"
        for found in re.compile(definition, re.MULTILINE).finditer(self.text, start, end):
            yield Cut(*found.span())


def _loose(words: str) -> str:
    """A pattern for the words, wherever the lines are broken between them."""
    return r"\s+".join(re.escape(word) for word in re.split(r"\s+", words))


def _key(node: yaml.Node) -> str:
    return unicodedata.normalize("NFC", str(node.value))


def _steps(node: yaml.Node) -> tuple[str | int, ...]:
    if isinstance(node, yaml.MappingNode):
        return tuple(_key(key) for key, _ in node.value)
    return tuple(range(len(node.value)))


def _below(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if _key(key) == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item if isinstance(item, yaml.Node) else None
    return None


def written(data: bytes, *, front_matter: bool) -> Written | None:
    """The file as it is written; None where it cannot be read, and so not be cut in."""
    try:
        text = data.decode("utf-8")
        fields, shift, body = (text, 0, len(text))
        if front_matter:
            opening = _OPENING.match(text)
            closing = _CLOSING.search(text, opening.end()) if opening else None
            if not opening or not closing:
                return None
            shift, body = opening.end(), closing.end()
            fields = text[shift : closing.start()]
        root = yaml.compose(fields, Loader=yaml.BaseLoader)
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError):  # the last by thousands of [[[
        return None
    return Written(text, root, shift, body) if isinstance(root, yaml.MappingNode) else None
