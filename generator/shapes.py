"""A model's fields as data: what each is called, what it means and what may stand in it.

In: a model. Out: a `Shape` for each of its fields, in the order in which editors write them. What
explains or builds a record from the outside - `vip2 new`, the schemas, the form in the browser, the
field guide - reads these and names no field itself.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Final, Union, get_args, get_origin

from annotated_types import Ge, Le, MinLen
from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from generator.field_forms import Except, Form, Needed, Read
from generator.fields import Choice, Ref
from generator.kinds import Kind
from generator.models.part import Part
from generator.models.record import Record
from generator.models.reviewed import Reviewed

_BREAKS_A_ROW: Final = (",", "[", "]", "{", "}", ": ", " #")


@dataclass(frozen=True, slots=True)
class Shape:
    """A field as editors see it.

    `example` and `default` are as an editor writes them, after the colon; `default` is empty where
    there is none. `many` says that the field is a list, of at least `fewest` items, and `gaps` that
    an item may be left empty (`~`). The rest is of one value: its `form`; the words it is chosen
    from; the kind that it refers to; the fields below it; how many letters it has at most; the
    pattern that the whole of it matches; the least and the most number. `needed` says when a field
    that may be left out may not.
    """

    key: str
    title: str
    help: str
    example: str
    required: bool
    default: str
    form: Form
    many: bool = False
    gaps: bool = False
    fewest: int = 0
    choices: tuple[str, ...] = ()
    target: Kind | None = None
    parts: tuple[Shape, ...] = ()
    longest: int | None = None
    pattern: str = ""
    least: int | None = None
    most: int | None = None
    needed: Needed | None = None


@dataclass(frozen=True, slots=True)
class _Inside:
    """What stands in a field once lists and optional values are opened: a type, and its marks."""

    type: Any
    marks: tuple[object, ...]
    many: bool = False
    gaps: bool = False


@cache
def shapes(model: type[Part]) -> tuple[Shape, ...]:
    """The fields that an editor writes, in order.

    A part's are in the order of its model. A record's own come first, then those that every record
    has, and a long text last; its id is no field, but the name of its file or of its table.
    """
    fields = [
        _shape(info)
        for name, info in model.model_fields.items()
        if name != "id" or not issubclass(model, Record)
    ]
    if not issubclass(model, Record):
        return tuple(fields)
    own = [shape for shape in fields if shape.key not in common()]
    text = own[-1:] if own and own[-1].form is Form.PROSE else []
    by_key = {shape.key: shape for shape in fields}
    shared = [by_key[key] for key in common() if key in by_key]
    return (*own[: len(own) - len(text)], *shared, *text)


@cache
def common() -> tuple[str, ...]:
    """The fields that records have in common, whatever their kind."""
    keys = (
        info.alias or name
        for model in (Record, Reviewed)
        for name, info in model.model_fields.items()
        if name != "id"
    )
    return tuple(dict.fromkeys(keys))


def _shape(info: FieldInfo) -> Shape:
    inside = _inside(info.annotation, tuple(info.metadata))
    type_, marks = inside.type, inside.marks
    form = _form(type_, marks)
    choices = _choices(type_, marks) if form is Form.CHOICE else ()
    parts = shapes(type_) if form is Form.GROUP else ()
    pattern, longest = _letters(marks)
    return Shape(
        key=info.alias or "",
        title=info.title or "",
        help=info.description or "",
        example=str(info.examples[0]) if info.examples else _example(form, choices, parts, inside),
        required=info.is_required(),
        default=_default(info),
        form=form,
        many=inside.many,
        gaps=inside.many and inside.gaps,
        fewest=next((mark.min_length for mark in info.metadata if isinstance(mark, MinLen)), 0),
        choices=choices,
        target=get_args(type_)[0].kind if form is Form.REFERENCE else None,
        parts=parts,
        longest=longest,
        pattern=pattern,
        least=next((_whole(mark.ge) for mark in marks if isinstance(mark, Ge)), None),
        most=next((_whole(mark.le) for mark in marks if isinstance(mark, Le)), None),
        needed=next((mark for mark in info.metadata if isinstance(mark, Needed)), None),
    )


def _inside(annotation: Any, marks: tuple[object, ...]) -> _Inside:
    """What stands in `X`, `X | None`, `tuple[X, ...]` or `tuple[X | None, ...]`."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _inside(inner, (*marks, *more))
    if get_origin(annotation) in {Union, types.UnionType}:
        inner = next(one for one in get_args(annotation) if one is not type(None))
        return replace(_inside(inner, marks), gaps=True)
    if get_origin(annotation) is tuple:
        return replace(_inside(get_args(annotation)[0], ()), many=True)
    return _Inside(annotation, marks)


def _form(type_: Any, marks: tuple[object, ...]) -> Form:
    """What is written in a field; a type that no editor has been told of is a bug."""
    if get_origin(type_) is Ref:
        return Form.REFERENCE
    read = next((mark.form for mark in marks if isinstance(mark, Read)), None)
    if read:
        return read
    if issubclass(type_, Choice):
        return Form.CHOICE
    if issubclass(type_, Part):
        return Form.GROUP
    if issubclass(type_, str):
        return Form.LINE
    raise TypeError(type_)


def _choices(type_: type[Choice], marks: tuple[object, ...]) -> tuple[str, ...]:
    left_out = {word for mark in marks if isinstance(mark, Except) for word in mark.words}
    return tuple(choice.value for choice in type_ if choice not in left_out)


def _letters(marks: tuple[object, ...]) -> tuple[str, int | None]:
    """The pattern of a whole value, without anchors, and its greatest length."""
    for mark in marks:
        if isinstance(mark, Read):
            return mark.pattern, mark.longest
        if isinstance(mark, StringConstraints):
            pattern = str(mark.pattern or "").removeprefix("^").removesuffix("$")
            return pattern, mark.max_length
    return "", None


def _whole(bound: object) -> int | None:
    return bound if isinstance(bound, int) else None


def _default(info: FieldInfo) -> str:
    """What holds where the field is left out, as an editor would have written it."""
    default = None if info.is_required() else info.default
    if isinstance(default, bool):
        return "ja" if default else "nej"
    return str(default) if isinstance(default, Choice) else ""


def _example(
    form: Form, choices: tuple[str, ...], parts: tuple[Shape, ...], inside: _Inside
) -> str:
    """An example made of what the field is, where its model gives none."""
    one = ""
    if form is Form.CHOICE:
        one = choices[0]
    elif form is Form.YES_NO:
        one = "ja"
    elif form is Form.GROUP:
        one = pasted(parts)
    return f"[{one}]" if inside.many and one else one


def pasted(parts: tuple[Shape, ...]) -> str:
    """A group as it may be written on one line: the fields that it must have, or else all."""
    return "{" + ", ".join(_pairs(parts)) + "}"


def _goes_with(shape: Shape, examples: Mapping[str, str]) -> bool:
    """Whether a group whose fields are as their examples must have the field."""
    needed = shape.needed
    return shape.required or (needed is not None and examples[needed.key] in needed.words)


def _pairs(parts: tuple[Shape, ...]) -> Iterator[str]:
    examples = {shape.key: shape.example for shape in parts}
    for shape in [shape for shape in parts if _goes_with(shape, examples)] or parts:
        example = shape.example
        whole = example.startswith(("[", "{", '"'))
        unclear = not whole and any(sign in example for sign in _BREAKS_A_ROW)
        yield f'{shape.key}: "{example}"' if unclear else f"{shape.key}: {example}"
