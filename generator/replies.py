"""What somebody gives for a field, on a command line or at a question, as the answer it stands for.

In: the shape of a field and the words. Out: an answer, or a `ReplyError` in Danish. Whether the
answer may stand in the field is the check's to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import yaml

from generator import danish
from generator.field_forms import Form
from generator.kinds import Kind
from generator.models.registry import MODELS
from generator.shapes import Shape, pasted, shapes
from generator.yaml_writing import Answer

PARTED_BY_COMMA: Final = frozenset(
    {Form.CHOICE, Form.REFERENCE, Form.WHOLE, Form.DAY, Form.PARTIAL_DATE}
)
"""In lists of these a comma never belongs to an item."""


class ReplyError(Exception):
    """Words that no answer can be made of; the message is for the one who wrote them."""


def reply(shape: Shape, written: Sequence[str]) -> Answer:
    """The answer for a field; of a list each of the words is an item, or several as `[a, b]`.

    A group is written as `{mail: navn@eksempel.dk}`.
    """
    if shape.many:
        return tuple(item for words in written for item in _items(shape, words.strip()))
    words = written[-1].strip()
    return _group(shape, words) if shape.form is Form.GROUP else words


def _items(shape: Shape, words: str) -> Iterator[Answer]:
    if words.startswith("["):
        found = _tree(_flow(shape, words))
        for item in found if isinstance(found, tuple) else (found,):
            yield _with_known_parts(shape, item)
    elif shape.form is Form.GROUP:
        yield _group(shape, words)
    elif shape.form in PARTED_BY_COMMA:
        yield from (part.strip() for part in words.split(",") if part.strip())
    else:
        yield words


def _group(shape: Shape, words: str) -> Answer:
    found = _flow(shape, words)
    if isinstance(found, dict):
        return _with_known_parts(shape, _tree(found))
    message = f"feltet »{shape.key}« har felter under sig; skriv fx {pasted(shape.parts)}"
    raise ReplyError(message)


def _with_known_parts(shape: Shape, answer: Answer) -> Answer:
    """The answer, whose groups have only the parts that there are."""
    for part in answer if isinstance(answer, Mapping) else ():
        if part not in {one.key for one in shape.parts}:
            parts = danish.listed(one.key for one in shape.parts)
            message = (
                f"»{part}« er ikke et felt under »{shape.key}«, som har {parts}; "
                'sæt anførselstegn om en tekst med komma: {sted: "kapitel 3, afsnit 2"}'
            )
            raise ReplyError(message)
    return answer


def _flow(shape: Shape, words: str) -> Any:
    """What is written between brackets, as lists and tables of text."""
    try:
        return yaml.load(words, yaml.BaseLoader)  # noqa: S506 - text, lists and tables alone
    except yaml.YAMLError:
        message = f"»{words}« i feltet »{shape.key}« kan ikke læses; skriv fx {shape.example}"
        raise ReplyError(message) from None


def _tree(found: Any) -> Answer:
    if isinstance(found, dict):
        return {str(key): _tree(value) for key, value in found.items()}
    if isinstance(found, list):
        return tuple(_tree(item) for item in found)
    return str(found)


def with_field(
    kind: Kind, answers: Mapping[str, Answer], way: str, words: str
) -> dict[str, Answer]:
    """The answers with one more, given as `titel` or, below a group, as `samtykke.dato`.

    In a list of groups it belongs to the first of them.
    """
    return _with(shapes(MODELS[kind]), answers, way.split("."), words, kind.definite)


def _with(
    fields: tuple[Shape, ...], group: Mapping[str, Answer], way: list[str], words: str, where: str
) -> dict[str, Answer]:
    key, *below = way
    shape = next((one for one in fields if one.key == key), None)
    if shape is None or (below and not shape.parts):
        near = danish.nearest(key, (one.key for one in fields))
        hint = f"; mente du {near}?" if near and shape is None else ""
        message = f"feltet »{'.'.join(way)}« findes ikke i {where}{hint}"
        raise ReplyError(message)
    if not below:
        return {**group, key: reply(shape, [words])}
    there = group.get(key)
    first, *more = there if isinstance(there, tuple) else (there or {},)
    inner = _with(shape.parts, first if isinstance(first, Mapping) else {}, below, words, key)
    return {**group, key: (inner, *more) if shape.many else inner}


def with_anchors(kind: Kind, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers, with an id of its own in each group of a list that needs one and has none."""
    return {
        shape.key: _anchored(shape, answers[shape.key])
        for shape in shapes(MODELS[kind])
        if shape.key in answers
    }


def _anchored(shape: Shape, answer: Answer) -> Answer:
    anchor, title = anchor_of(shape)
    if anchor is None or title is None or not isinstance(answer, tuple):
        return answer
    groups: list[Answer] = []
    taken: set[str] = set()
    for group in answer:
        if isinstance(group, Mapping) and anchor.key not in group and title.key in group:
            named = danish.slug(str(group[title.key]))
            free = next(one for one in _numbered(named) if one not in taken)
            taken.add(free)
            groups.append({anchor.key: free, **group})
        else:
            groups.append(group)
    return tuple(groups)


def anchor_of(shape: Shape) -> tuple[Shape | None, Shape | None]:
    """Of a list of groups: the part that is the id of each, and the one that it is made from."""
    if not (shape.many and shape.parts):
        return None, None
    needed = [part for part in shape.parts if part.required]
    anchor = next((part for part in needed if part.form is Form.SLUG), None)
    return anchor, next((part for part in needed if part.form is Form.LINE), None)


def _numbered(named: str) -> Iterator[str]:
    yield named
    for number in range(2, 100):
        yield f"{named}-{number}"
