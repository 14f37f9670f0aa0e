"""Which id a new record gets: free, ASCII, as those beside it are named, and never a person's name.

In: the kind, its answers and the ids that are taken. Out: an id. Once published it never changes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from generator import danish
from generator.address_fields import LONGEST_SLUG
from generator.field_forms import Form
from generator.kinds import AMBASSADOR, EVENT, NEWSLETTER, Kind
from generator.models.registry import MODELS
from generator.shapes import Shape, shapes
from generator.yaml_writing import Answer

_PERSON: Final = re.compile(r"amb-([0-9]+)")
_DIGITS: Final = 4
_MONTH: Final = len("2026-12")
# An event goes by what it is, when and where; a newsletter by its month.
NAMED_BY: Final[Mapping[Kind, tuple[str, ...]]] = {EVENT: ("type", "dato", "kommune")}


def free_id(kind: Kind, answers: Mapping[str, Answer], taken: Collection[str]) -> str:
    """The id that a record with these answers gets; empty where they give it no name."""
    if kind is AMBASSADOR:
        numbers = [int(match[1]) for one in taken if (match := _PERSON.fullmatch(one))]
        return f"amb-{max(numbers, default=0) + 1:0{_DIGITS}}"
    named = _shortened(_named(kind, answers), LONGEST_SLUG)
    found, number = named, 1
    while found in taken:
        number += 1
        end = f"-{number}"
        found = _shortened(named, LONGEST_SLUG - len(end)) + end
    return found


def _shortened(named: str, longest: int) -> str:
    """As many whole words of it as there is room for."""
    if len(named) <= longest:
        return named
    return named[: longest + 1].rpartition("-")[0] or named[:longest]


def _named(kind: Kind, answers: Mapping[str, Answer]) -> str:
    if kind is NEWSLETTER:
        return danish.slug(str(answers.get("udgivet", ""))[:_MONTH])
    by = NAMED_BY.get(kind, ())
    if by and answers.get("dato"):
        return danish.slug(" ".join(str(answers[key]) for key in by if key in answers))
    title = title_of(kind)
    given = answers.get(title.key, "")
    return danish.slug(str(given[0] if isinstance(given, tuple) and given else given))


def title_of(kind: Kind) -> Shape:
    """The field by which people know a record of the kind."""
    info = MODELS[kind].model_fields.get("title")
    fields = shapes(MODELS[kind])
    if info:
        return next(one for one in fields if one.key == info.alias)
    return next(one for one in fields if one.form is Form.LINE)
