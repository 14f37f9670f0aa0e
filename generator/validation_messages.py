"""What pydantic found, told to an editor: the fault in Danish, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pydantic_core import ErrorDetails

from generator import danish
from generator.load import Raw
from generator.models.part import Part
from generator.shapes import Shape, pasted, shapes

Shapes: TypeAlias = tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A fault in words: its code, what is wrong, what to write instead.

    `instead` is the value or name that can only have been meant.
    """

    code: str
    message: str
    remedy: str
    instead: str | None = None


def tell(error: ErrorDetails, model: type[Part], raw: Raw) -> Told:
    """The fault in the editor's words. Errors of our own fields carry their words with them."""
    context = error.get("ctx", {})
    path = tuple(error["loc"])
    if "message" in context:
        message = _about(path, context["message"])
        return Told(error["type"], message, context["remedy"], context["instead"])
    key = str(next((step for step in reversed(path) if isinstance(step, str)), ""))
    telling = TELLINGS.get(error["type"])
    if telling is None:
        return Told("ugyldig-vaerdi", f"feltet »{key}« kan ikke læses", "se felthjælpen")
    above = path[: len(path) - 1 - path[::-1].index(key)] if key else ()
    return telling(key, _shapes_at(model, above), error, raw)


def _about(path: tuple[str | int, ...], message: str) -> str:
    keys = [step for step in path if isinstance(step, str)]
    return message if keys in ([], ["id"]) else f"feltet »{keys[-1]}«: {message}"


def _above(error: ErrorDetails) -> str:
    """The field under which a field stands, in words; empty for a field of the record itself."""
    keys = [step for step in error["loc"][:-1] if isinstance(step, str)]
    return f" under »{keys[-1]}«" if keys else ""


def _missing(key: str, fields: Shapes, error: ErrorDetails, raw: Raw) -> Told:
    return Told(
        "mangler-felt",
        f"feltet »{key}« mangler{_above(error)} i {raw.kind.definite} »{raw.id}«",
        f"tilføj linjen {key}: {_example(fields, key)}",
    )


def meant_field(model: type[Part], error: ErrorDetails) -> str | None:
    """The field that was probably meant by one that the record at the path does not have."""
    *above, key = error["loc"]
    return danish.nearest(str(key), _keys(_shapes_at(model, tuple(above))))


def _keys(fields: Shapes) -> list[str]:
    return [shape.key for shape in fields]


def _unknown(key: str, fields: Shapes, error: ErrorDetails, raw: Raw) -> Told:
    keys = _keys(fields)
    near = danish.nearest(key, keys)
    return Told(
        "ukendt-felt",
        f"feltet »{key}« findes ikke{_above(error)} i {raw.kind.definite}",
        f"mente du »{near}«?" if near else f"brug et af felterne {danish.listed(sorted(keys))}",
        _only(danish.spelled_otherwise(key, keys)),
    )


def _choice(key: str, fields: Shapes, error: ErrorDetails, raw: Raw) -> Told:
    del raw
    shape = _shape(fields, key)
    values = shape.choices if shape else ()
    written = error["input"]
    if not isinstance(written, str):
        remedy = f"skriv {danish.listed(values, 'eller')}"
        return Told("forkert-type", f"feltet »{key}« skal have én værdi", remedy)
    near = danish.nearest(written, values)
    return Told(
        "ugyldig-vaerdi",
        f"»{written}« kan ikke stå i feltet »{key}«",
        f"mente du »{near}«?" if near else f"skriv {danish.listed(values, 'eller')}",
        _only(danish.spelled_otherwise(written, values)),
    )


def _only(words: frozenset[str]) -> str | None:
    return next(iter(words)) if len(words) == 1 else None


def _not_a_list(key: str, fields: Shapes, error: ErrorDetails, raw: Raw) -> Told:
    del raw
    written = error["input"]
    shape = _shape(fields, key)
    if shape and shape.parts:
        first = shape.parts[0]
        remedy = f"begynd hvert punkt på sin egen linje: - {first.key}: {first.example}"
    elif isinstance(written, str):
        remedy = f"skriv {key}: [{written}]"
    else:
        remedy = "skriv hvert punkt på sin egen linje med bindestreg foran"
    return Told("liste-forventet", f"feltet »{key}« skal være en liste", remedy)


def _not_a_table(key: str, fields: Shapes, error: ErrorDetails, raw: Raw) -> Told:
    del error, raw
    shape = _shape(fields, key)
    remedy = f"skriv fx {pasted(shape.parts)}" if shape else ""
    return Told("felter-forventet", f"feltet »{key}« skal have felter under sig", remedy)


def _not_text(key: str, fields: Shapes, error: ErrorDetails, raw: Raw) -> Told:
    del fields, error, raw
    return Told("forkert-type", f"feltet »{key}« skal være én tekst", "skriv teksten efter kolon")


def _too_long(key: str, fields: Shapes, error: ErrorDetails, raw: Raw) -> Told:
    del fields, raw
    most = error["ctx"]["max_length"]
    return Told(
        "for-lang-tekst",
        f"feltet »{key}« har {len(error['input'])} tegn; der er plads til {most}",
        f"kort {len(error['input']) - most} tegn af",
    )


def _too_short(key: str, fields: Shapes, error: ErrorDetails, raw: Raw) -> Told:
    del fields, error, raw
    return Told("tom-tekst", f"feltet »{key}« er tomt", "skriv en tekst, eller slet linjen")


def _too_few(key: str, fields: Shapes, error: ErrorDetails, raw: Raw) -> Told:
    del raw
    there, least = error["ctx"]["actual_length"], error["ctx"]["min_length"]
    return Told(
        "for-faa",
        f"der skal stå mindst {least} i feltet »{key}«, men der står {there}",
        f"skriv fx {key}: {_example(fields, key)}",
    )


def _pattern(key: str, fields: Shapes, error: ErrorDetails, raw: Raw) -> Told:
    del raw
    return Told(
        "forkert-form",
        f"»{error['input']}« har ikke den form, som »{key}« skal have",
        f"skriv fx {_example(fields, key)}",
    )


def _out_of_range(key: str, fields: Shapes, error: ErrorDetails, raw: Raw) -> Told:
    del fields, raw
    (bound,) = error["ctx"].values()
    word = "mindst" if "ge" in error["ctx"] else "højst"
    message = f"»{error['input']}« i »{key}« er uden for det tilladte"
    return Told("uden-for-graense", message, f"skriv {word} {bound}")


TELLINGS: Mapping[str, Callable[[str, Shapes, ErrorDetails, Raw], Told]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "enum": _choice,
    "tuple_type": _not_a_list,
    "model_type": _not_a_table,
    "string_type": _not_text,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_short": _too_few,
    "string_pattern_mismatch": _pattern,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
}


def _shape(fields: Shapes, key: str) -> Shape | None:
    return next((shape for shape in fields if shape.key == key), None)


def _example(fields: Shapes, key: str) -> str:
    shape = _shape(fields, key)
    return shape.example if shape else ""


def _shapes_at(model: type[Part], path: tuple[str | int, ...]) -> Shapes:
    """The fields of the part that the path leads to."""
    fields = shapes(model)
    for step in path:
        shape = _shape(fields, str(step))
        fields = shape.parts if shape and shape.parts else fields
    return fields
