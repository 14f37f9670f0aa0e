"""The growth of the tree: libyaml's events become tables, rows and texts with their places.

In: the lines of the YAML and where they stand in the file. Out: the tree, and the faults that do
not stop the reading. Events are used and not PyYAML's own nodes, because only they tell of anchors
and tags, and because a stack of ours cannot overflow. Typing is left to the models.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Final, cast

import yaml

from generator.danish import grouped
from generator.misreadings import SUSPICIOUS, cut_off, misread, unseen
from generator.problems import Place, Problem
from generator.tree import Entry, Node, Row, Table, Text
from generator.yaml_line import short

DEEPEST: Final = 20
"""How many tables and lists may stand inside each other; the files of today use five."""

_MOST_EVENTS: Final = 50_000
_SHORTEST_QUOTE: Final = 2
_SHORTCUT: Final = "genvej"


@dataclass(frozen=True, slots=True)
class Lines:
    """The YAML of a file, line by line; `above` lines of the file stand before the first."""

    file: str
    lines: tuple[str, ...]
    above: int = 0

    def place(self, line: int, column: int, width: int = 0) -> Place:
        """The place in the file of a line and column that are counted from 0, as libyaml does."""
        return Place(self.file, line + self.above + 1, column + 1, width)


@dataclass(slots=True)
class _Open:
    """A table or list whose end is not reached; a table's names and values stand in turn."""

    place: Place
    is_table: bool
    nodes: list[Node] = field(default_factory=list)


def grow(source: Lines, problems: list[Problem]) -> Node | None:
    """The tree of the first document, or None where there is none; faults go into `problems`.

    Raises yaml.MarkedYAMLError where the text is no YAML.
    """
    stack = [_Open(source.place(0, 0), is_table=False)]
    for number, event in enumerate(yaml.parse("\n".join(source.lines), Loader=yaml.CBaseLoader)):
        if isinstance(event, yaml.ScalarEvent):
            stack[-1].nodes.append(_text(event, source, problems))
        elif isinstance(event, yaml.CollectionStartEvent):
            stack.append(_opened(event, source, problems))
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = stack.pop()
            stack[-1].nodes.append(_closed(closed, problems))
        elif isinstance(event, yaml.AliasEvent):
            stack[-1].nodes.append(_alias(event, source, problems))
        elif isinstance(event, yaml.DocumentStartEvent):
            _check_start(event, source, problems)
        if len(stack) > DEEPEST + 1:
            problems.append(_too_deep(stack[-1].place))
            return None
        if number > _MOST_EVENTS:
            problems.append(_too_many(Place(source.file)))
            return None
        if isinstance(event, yaml.DocumentStartEvent) and stack[0].nodes:
            problems.append(_second_document(source.place(_marks(event)[0].line, 0, 3)))
            break
    return stack[0].nodes[0] if stack[0].nodes else None


def _marks(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Where an event begins and ends; only events that are built by hand have no marks."""
    return cast("tuple[yaml.Mark, yaml.Mark]", (event.start_mark, event.end_mark))


def _text(event: yaml.ScalarEvent, source: Lines, problems: list[Problem]) -> Text:
    start, end = _marks(event)
    value = event.value
    if not value.isascii():
        value = unicodedata.normalize("NFC", value)
    width = end.column - start.column if start.line == end.line else 0
    place = source.place(start.line, start.column, width)
    plain, block = not event.style, event.style in {"|", ">"}
    body_place = place
    if block:
        body_place = _below(source, start.line, value)
    elif not plain:
        body_place = source.place(start.line, start.column + 1, max(0, width - _SHORTEST_QUOTE))
    text = Text(value, place, plain, block, body_place)
    if event.anchor or event.tag:
        _check_signs(event, source, problems)
    elif value:
        _check_text(event, text, source, problems)
    return text


def _below(source: Lines, header: int, value: str) -> Place:
    """Where the text below a `|` begins: on the next line, at its indentation.

    With an indentation indicator (`|2`) some of a line's spaces belong to the text.
    """
    first = next((line for line in value.split("\n") if line.strip(" ")), "")
    belonging = len(first) - len(first.lstrip(" "))
    for line in source.lines[header + 1 :]:
        if line.strip(" "):
            indent = len(line) - len(line.lstrip(" ")) - belonging
            return source.place(header + 1, max(0, indent))
    return source.place(min(header + 1, len(source.lines) - 1), 0)


def _check_text(
    event: yaml.ScalarEvent, text: Text, source: Lines, problems: list[Problem]
) -> None:
    start, end = _marks(event)
    problem = None if text.plain and text.value.isascii() else unseen(text)
    if text.plain and not problem:
        line = source.lines[start.line] if start.line < len(source.lines) else ""
        whole = len(text.value) >= len(line.lstrip(" ")) and ":" in text.value
        if text.value[0] in SUSPICIOUS or start.line != end.line or whole:
            problem = misread(text, source.lines, start.line, end.line)
        if not problem and start.line == end.line and "#" in line:
            problem = cut_off(text, line, end.column)
    if problem:
        problems.append(problem)


def _opened(event: yaml.CollectionStartEvent, source: Lines, problems: list[Problem]) -> _Open:
    _check_signs(event, source, problems)
    start, _ = _marks(event)
    place = source.place(start.line, start.column)
    return _Open(place, isinstance(event, yaml.MappingStartEvent))


def _closed(closed: _Open, problems: list[Problem]) -> Node:
    if closed.is_table:
        return Table(_entries(closed.nodes, problems), closed.place)
    return Row(tuple(closed.nodes), closed.place)


def _entries(nodes: list[Node], problems: list[Problem]) -> tuple[Entry, ...]:
    """The fields of a table; of two with one name the first is kept and the second is a fault."""
    first: dict[str, Entry] = {}
    for key, value in zip(nodes[::2], nodes[1::2], strict=True):
        problem = _key_fault(key, value)
        if isinstance(key, Text):
            earlier = first.setdefault(key.value, Entry(key, value))
            if earlier.key is not key:
                problem = _duplicate(key, earlier.key)
        if problem:
            problems.append(problem)
    return tuple(first.values())


def _key_fault(key: Node, value: Node) -> Problem | None:
    if not isinstance(key, Text):
        message = "et felts navn skal være et ord, ikke en liste eller andre felter"
        remedy = "sæt anførselstegn om teksten, hvis parentesen hører til den"
        return Problem(key.place, "feltnavn", message, remedy)
    if key.plain and key.value == "<<":
        # Only an alias leaves a plain text that begins with `*`, and it has its fault already.
        is_alias = isinstance(value, Text) and value.plain and value.value.startswith("*")
        return None if is_alias else _shortcut(key.place, "<<")
    if not key.value:
        message, remedy = "der mangler et navn foran kolon", "skriv feltets navn, fx »navn: …«"
        return Problem(key.place, "feltnavn", message, remedy)
    if key.value != key.value.strip():
        message = f"feltets navn »{key.value}« har et mellemrum for meget"
        return Problem(key.place, "feltnavn", message, f"skriv »{key.value.strip()}«")
    return None


def _duplicate(key: Text, earlier: Text) -> Problem:
    first, second = earlier.place.line, key.place.line
    where = f"både i linje {first} og i linje {second}"
    if first == second:
        where = f"to gange i linje {first}"
    return Problem(
        key.place,
        "dobbelt-felt",
        f"feltet »{short(key.value)}« står {where}",
        "slet den ene, eller gør det til en liste i ét felt",
    )


def _alias(event: yaml.AliasEvent, source: Lines, problems: list[Problem]) -> Text:
    """A text that stands for the alias, so that the tree keeps its shape."""
    start, _ = _marks(event)
    sign = f"*{event.anchor}"
    place = source.place(start.line, start.column, len(sign))
    if not _told_on_line(place, problems):
        problems.append(_shortcut(place, sign))
    return Text(sign, place, plain=True, block=False, body_place=place)


def _told_on_line(place: Place, problems: list[Problem]) -> bool:
    """Whether the last fault is a shortcut on the same line: one message says it of them all."""
    last = problems[-1] if problems else None
    return last is not None and last.code == _SHORTCUT and last.place.line == place.line


def _check_signs(
    event: yaml.ScalarEvent | yaml.CollectionStartEvent, source: Lines, problems: list[Problem]
) -> None:
    """Anchors and tags stand before the node and share its start mark."""
    if not event.anchor and not event.tag:
        return
    start, _ = _marks(event)
    line, column = start.line, start.column
    for sign in source.lines[line][column:].split()[:2]:
        place = source.place(line, source.lines[line].index(sign, column), len(sign))
        if sign.startswith("!"):
            problems.append(_tag(place, sign))
        elif sign.startswith("&"):
            problems.append(_shortcut(place, sign))


def _shortcut(place: Place, sign: str) -> Problem:
    return Problem(
        place,
        _SHORTCUT,
        f"genvejen »{short(sign)}« er ikke tilladt, for den skjuler, hvad der står i filen",
        "skriv indholdet ud, hvor det skal bruges, eller sæt anførselstegn om en tekst",
    )


def _tag(place: Place, sign: str) -> Problem:
    return Problem(
        place,
        "tag",
        f"tags er ikke tilladt: »{short(sign)}«",
        "slet det, eller sæt anførselstegn om teksten, hvis udråbstegnet hører til den",
    )


def _check_start(event: yaml.DocumentStartEvent, source: Lines, problems: list[Problem]) -> None:
    if event.version or event.tags:
        place = source.place(_marks(event)[0].line, 0, 1)
        message = "linjer, der begynder med %, er ikke tilladt"
        problems.append(Problem(place, "tegn-foran", message, "slet linjen"))


def _second_document(place: Place) -> Problem:
    return Problem(
        place,
        "flere-dokumenter",
        "filen er delt i to med ---, og kun den første del ville blive læst",
        "slet linjen, eller læg resten i en fil for sig",
    )


def _too_many(place: Place) -> Problem:
    message = f"filen har flere end {grouped(_MOST_EVENTS // 2)} felter og punkter"
    return Problem(place, "for-stor", message, "del den i flere filer")


def _too_deep(place: Place) -> Problem:
    return Problem(
        place,
        "for-dybt",
        f"felter og lister står mere end {DEEPEST} trin inde i hinanden",
        "tæl parenteserne og indrykningen efter, og gør opbygningen enklere",
    )
