"""What is different between two editions of a record: field by field, in the editor's words.

In: the two editions. Out: a line for each field. A short value is shown as it was and as it is; of
a text it is told which sections are others. Where the record tells of people, or a value names
somebody who is not shown, only the field is told.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from generator import danish
from generator.change_report import Given, Words, listed
from generator.dates import PartialDate, in_words
from generator.fields import Ref
from generator.markdown import Prose
from generator.models.part import Part

_SHORT: Final = 60
_OPENING: Final = "indledningen"
_MARKS: Final = "kun links eller opsætning er ændret"
_EMPTY: Final = (None, "", ())


def fields(before: Part, now: Part) -> tuple[tuple[str, object, object], ...]:
    """The fields that differ: title, and what stood and stands in it. An id is no field."""
    found = []
    for name, info in type(now).model_fields.items():
        old, new = getattr(before, name), getattr(now, name)
        if name != "id" and old != new:
            found.append((info.title or name, old, new))
    return tuple(found)


def titles(before: Part, now: Part) -> Words:
    """The titles of the fields that differ, and nothing of what stands in them."""
    return (danish.listed(danish.inside(title) for title, _, _ in fields(before, now)),)


def told(before: Part, now: Part, above: str = "") -> Iterator[Words]:
    """A line for each field that differs; fields of a field are named by both."""
    for field, old, new in fields(before, now):
        title = f"{above}{danish.inside(field) if above else field}"
        if isinstance(old, Part) and isinstance(new, Part):
            yield from told(old, new, f"{title}, ")
        else:
            yield (f"{title}: ", *_difference(old, new))


def _difference(old: object, new: object) -> Words:
    if isinstance(old, Prose) and isinstance(new, Prose):
        return _sections(old, new)
    if isinstance(old, tuple) and isinstance(new, tuple):
        return _items(old, new)
    was, is_ = _short(old), _short(new)
    if old in _EMPTY:
        return ("tilføjet", *((" ", is_) if is_ else ()))
    if new in _EMPTY:
        return ("fjernet", *((", var ", was) if was else ()))
    return (was, " bliver til ", is_) if was and is_ else ("ændret",)


def _short(value: object) -> Given | None:
    """The value as people read it; None where it is long or has parts."""
    text = _text(value)
    return Given(text) if text and len(text) <= _SHORT else None


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, datetime.date):
        return in_words(value)
    if isinstance(value, PartialDate):
        return value.words()
    if isinstance(value, Ref):
        return value.written
    if isinstance(value, Decimal):
        return danish.number(value)
    return str(value) if isinstance(value, str | int) else ""


def _items(old: tuple[object, ...], new: tuple[object, ...]) -> Words:
    """Which values come and go; of parts that have an id also which are others."""
    if any(isinstance(item, Part) for item in (*old, *new)):
        return _parts(_by_id(old), _by_id(new)) or _numbers(len(old), len(new))
    come = _shorts(item for item in new if item not in old)
    gone = _shorts(item for item in old if item not in new)
    if come is None or gone is None:
        return _numbers(len(old), len(new))
    return _joined((come, "kommer til"), (gone, "udgår")) or ("rækkefølgen er ændret",)


def _by_id(items: Iterable[object]) -> dict[str, object]:
    """The parts by id; nothing where they have none."""
    return {item.id: item for item in items if isinstance(item, Part) and hasattr(item, "id")}


def _parts(old: dict[str, object], new: dict[str, object]) -> Words:
    come = [id_ for id_ in new if id_ not in old]
    gone = [id_ for id_ in old if id_ not in new]
    other = [id_ for id_ in new if id_ in old and old[id_] != new[id_]]
    return _joined(
        (_shorts(come), "kommer til"),
        (_shorts(gone), "udgår"),
        (_shorts(other), "er ændret"),
    )


def _numbers(old: int, new: int) -> Words:
    return ("ændret",) if old == new else (f"{old} før, {new} nu",)


def _sections(old: Prose, new: Prose) -> Words:
    """Which sections of a text come, go, or say something else."""
    was, is_ = _said(old), _said(new)
    lead = was.pop(_OPENING) != is_.pop(_OPENING)
    words = _joined(
        (_shorts((one for one in is_ if one not in was)), "kommer til"),
        (_shorts(one for one in was if one not in is_), "udgår"),
        (_shorts(one for one in is_ if was.get(one, is_[one]) != is_[one]), "er ændret"),
    )
    parts: list[Words] = [(f"{_OPENING} er ændret",)] if lead else []
    parts += [("afsnittet ", *words)] if words else []
    return tuple(word for part in _commas(parts) for word in part) or (_MARKS,)


def _said(text: Prose) -> dict[str, str]:
    """What a text says before its first heading, and below each heading; nothing of its marks."""
    names = [_OPENING, *(heading.title for heading in text.headings)]
    found: dict[str, str] = {}
    for name, said in zip(names, text.said, strict=False):
        found[name] = found.get(name, "") + said
    return {_OPENING: "", **found}


def _shorts(values: Iterable[object]) -> list[Given] | None:
    """All of them as people read them; None where one cannot be shown."""
    found = [_short(value) for value in values]
    return None if None in found else [one for one in found if one]


def _joined(*groups: tuple[list[Given] | None, str]) -> Words:
    """What happens to which: `»a« og »b« kommer til, »c« udgår`."""
    found: list[Words] = []
    for texts, what in groups:
        if texts is None:
            found.append((f"noget {what}",))
        elif texts:
            found.append((*listed(texts), f" {what}"))
    return tuple(word for part in _commas(found) for word in part)


def _commas(parts: Iterable[Words]) -> Iterator[Words]:
    for number, part in enumerate(parts):
        yield (", ", *part) if number else part
