"""The fields of a record in the order of its model, with every comment beside what it speaks of.

In: the bytes of a content file and its kind. Out: the bytes with whole fields moved, or the same
where that would be a guess. Lines are moved and none is written anew: a program that reads YAML and
writes it again keeps a comment with the field above it, and loses how the file was laid out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import yaml

from generator import cuts
from generator.cuts import Cut, Written
from generator.kinds import Kind
from generator.models.registry import MODELS
from generator.shapes import shapes


def order(kind: Kind) -> tuple[str, ...]:
    """The keys of a kind as editors write them."""
    return tuple(shape.key for shape in shapes(MODELS[kind]))


def ordered(data: bytes, kind: Kind, *, is_text: bool) -> bytes:
    """The file with the fields of each record in order; the same where one cannot be moved.

    `is_text` says that the fields stand above a text.
    """
    written = cuts.written(data, front_matter=is_text)
    if written is None:
        return data
    records = [written.root] if kind.in_folder else [value for _, value in written.root.value]
    moves = [
        cut
        for record in records
        if isinstance(record, yaml.MappingNode) and not record.flow_style
        for cut in _moves(written, record, order(kind))
    ]
    text = cuts.applied(written.text, moves)
    return text.encode() if _says_the_same(written, text, is_text=is_text) else data


def _moves(written: Written, record: yaml.MappingNode, wanted: Sequence[str]) -> Iterator[Cut]:
    """The cut that puts the fields of a record in order; none where one is strange or doubled."""
    keys = [str(key.value) for key, _ in record.value]
    if len({*keys}) < len(keys) or not {*keys} <= {*wanted}:
        return
    begins = [_beginning(written, record, number) for number in range(len(keys))]
    if None in begins:
        return
    end = _line_after(written, written.end(record))
    edges = [*(begin for begin in begins if begin is not None), end]
    fields = dict(zip(keys, (written.text[a:b] for a, b in pairwise(edges)), strict=True))
    yield Cut(edges[0], end, "".join(fields[key] for key in wanted if key in fields))


def _beginning(written: Written, record: yaml.MappingNode, number: int) -> int | None:
    """Where the lines of a field begin, its comment above included; None where it shares a line.

    What stands above the first field speaks of the whole record.
    """
    key, _ = record.value[number]
    start = written.start(key)
    line = written.text.rfind("\n", 0, start) + 1
    if written.text[line:start].strip(" "):
        return None
    if number == 0:
        return line
    ended = _line_after(written, written.end(record.value[number - 1][1]))
    between = written.text[ended:line].splitlines(keepends=True)
    while between and between[-1].lstrip().startswith("#"):
        line -= len(between.pop())
    return line


def _line_after(written: Written, end: int) -> int:
    """Where the line after a value begins; a block text ends there already."""
    if end and written.text[end - 1] == "\n":
        return end
    found = written.text.find("\n", end)
    return len(written.text) if found < 0 else found + 1


def _says_the_same(written: Written, text: str, *, is_text: bool) -> bool:
    """Whether nothing but the order has changed: the same values, and the same lines."""
    after = cuts.written(text.encode(), front_matter=is_text)
    if after is None or sorted(written.text.splitlines()) != sorted(text.splitlines()):
        return False
    return _plain(written.root) == _plain(after.root)


def _plain(node: yaml.Node) -> object:
    """The values of a node, whatever the order of the fields."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value
