"""A field and its value as an editor would write them in YAML.

In: the shape of a field and an answer, which is text, a tuple of answers, or answers by key. Out:
lines without a line break, indented from nought. What is written is read back as it was given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

import yaml
from pydantic_core import PydanticCustomError

from generator.field_forms import Form
from generator.fields import Written, as_line
from generator.shapes import Shape
from generator.yaml_line import CURLY_QUOTES

Answer: TypeAlias = str | tuple["Answer", ...] | Mapping[str, "Answer"]
_INDENT: Final = "  "
_WIDEST: Final = 100


def lines(shape: Shape, answer: Answer) -> list[str]:
    """The field with its value, on as many lines as that takes."""
    key = f"{shape.key}:"
    if shape.form is Form.GROUP:
        return [key, *_indented(_group(shape, answer))]
    if isinstance(answer, tuple):
        return _row(key, [_scalar(str(item), shape.form) for item in answer])
    text = str(answer)
    if "\n" in text.strip():
        return [f"{key} |", *_indented(text.strip().splitlines())]
    return [f"{key} {_scalar(text, shape.form)}"]


def _group(shape: Shape, answer: Answer) -> Iterator[str]:
    """The fields of a group; of each group in a list the first stands behind a dash."""
    for group in answer if isinstance(answer, tuple) else (answer,):
        fields = list(_fields(shape.parts, group if isinstance(group, Mapping) else {}))
        if isinstance(answer, tuple):
            yield f"- {fields[0]}"
            yield from _indented(fields[1:])
        else:
            yield from fields


def _fields(parts: tuple[Shape, ...], group: Mapping[str, Answer]) -> Iterator[str]:
    for part in parts:
        if part.key in group:
            yield from lines(part, group[part.key])


def _row(key: str, items: list[str]) -> list[str]:
    """A list on one line where it fits there, else an item a line."""
    flow = f"{key} [{', '.join(items)}]"
    try:
        whole = yaml.load(f"x: [{', '.join(items)}]", yaml.BaseLoader)["x"]  # noqa: S506 - text
    except yaml.YAMLError:
        whole = []
    same = whole == [_read(item) for item in items]
    if same and len(flow) <= _WIDEST:
        return [flow]
    return [key, *_indented([f"- {item}" for item in items])]


def _scalar(text: str, form: Form) -> str:
    """The text as it stands, or in quotes where it would be read as something else."""
    words = text.strip()
    if form in {Form.LINE, Form.PROSE} and _mistaken(words):
        return _quoted(words)
    # Curly marks around a text would be taken for the straight ones that were meant.
    plain = words[:1] not in tuple(CURLY_QUOTES) and _read(words) == words
    return words if plain else _quoted(words)


def _mistaken(words: str) -> bool:
    """Whether the check would take a text without quotes for a number, or for yes and no."""
    try:
        as_line(Written(words, plain=True))
    except PydanticCustomError as refused:
        return refused.type == "tekst-uden-anfoerselstegn"
    return False


def _read(words: str) -> str | None:
    """What a reader makes of it behind a colon; None where that is no text."""
    try:
        value = yaml.load(f"x: {words}", yaml.BaseLoader)["x"]  # noqa: S506 - text and no objects
    except yaml.YAMLError:
        return None
    return value if isinstance(value, str) else None


def _quoted(words: str) -> str:
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'


def _indented(given: list[str] | Iterator[str]) -> list[str]:
    return [_INDENT + line if line else line for line in given]
