"""What the check says of a record that is not yet written: one answer at a time, or the whole.

In: a draft, or an answer alone, and the content that it refers to. Out: the check's own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator import load, validate
from generator.content import Content
from generator.drafting import Draft
from generator.field_forms import Form
from generator.kinds import Kind
from generator.models.registry import MODELS
from generator.problems import Problem
from generator.rules.references import unknown_name
from generator.shapes import Shape, shapes
from generator.yaml_writing import Answer

_ANY_ID: Final = "ny-post"
# What is said of all that was not yet asked about.
_OF_THE_REST: Final = {"mangler-felt", "for-faa"}


def complaints(kind: Kind, key: str, answer: Answer, content: Content) -> tuple[str, ...]:
    """What is wrong with the answer to one field; nothing is said of fields without one."""
    draft = Draft(kind, _ANY_ID, {key: answer}, short=True)
    raws, unread = load.file(draft.path, draft.laid(None))
    found = [
        one
        for one in validate.records(raws)[1]
        if one.code not in _OF_THE_REST and all(one.place != raw.place for raw in raws)
    ]
    told = [_words(one.message, one.remedy) for one in (*unread, *found)]
    if not told:
        shape = next(one for one in shapes(MODELS[kind]) if one.key == key)
        for target, written in _references(shape, answer):
            if content.find(target, written) is None:
                told.append(_words(*unknown_name(content, target, written)))
    return tuple(told)


def _words(message: str, remedy: str) -> str:
    return f"{message}: {remedy}" if remedy else message


def _references(shape: Shape, answer: Answer) -> Iterator[tuple[Kind, str]]:
    """Every reference in an answer, with the kind that it leads to."""
    if isinstance(answer, tuple):
        for item in answer:
            yield from _references(shape, item)
    elif isinstance(answer, Mapping):
        for part in shape.parts:
            if part.key in answer:
                yield from _references(part, answer[part.key])
    elif shape.form is Form.REFERENCE and shape.target:
        yield shape.target, answer


def field_at_fault(draft: Draft, data: bytes, problem: Problem) -> Shape | None:
    """The field of the draft that a problem of its file speaks of; None where it is none alone."""
    raw = next(one for one in load.file(draft.path, data)[0] if one.id == draft.id)
    if problem.place == raw.place:
        return None
    above = [one for one in raw.fields.entries if one.key.place.line <= problem.place.line]
    key = above[-1].key.value if above else ""
    return next((one for one in shapes(MODELS[draft.kind]) if one.key == key), None)
