"""What pydantic found, told to an editor: the fault in Danish, and what to write instead."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Union, get_args, get_origin

from pydantic_core import ErrorDetails

from generator import danish
from generator.fields import Choice
from generator.load import Raw
from generator.models.part import Part


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
    return telling(key, _model_at(model, above), error, raw)


def _about(path: tuple[str | int, ...], message: str) -> str:
    keys = [step for step in path if isinstance(step, str)]
    return message if keys in ([], ["id"]) else f"feltet »{keys[-1]}«: {message}"


def _above(error: ErrorDetails) -> str:
    """The field under which a field stands, in words; empty for a field of the record itself."""
    keys = [step for step in error["loc"][:-1] if isinstance(step, str)]
    return f" under »{keys[-1]}«" if keys else ""


def _missing(key: str, model: type[Part], error: ErrorDetails, raw: Raw) -> Told:
    example = _example(model, key)
    return Told(
        "mangler-felt",
        f"feltet »{key}« mangler{_above(error)} i {raw.kind.definite} »{raw.id}«",
        f"tilføj linjen {key}: {example}",
    )


def meant_field(model: type[Part], error: ErrorDetails) -> str | None:
    """The field that was probably meant by one that the record at the path does not have."""
    *above, key = error["loc"]
    return danish.nearest(str(key), _keys(_model_at(model, tuple(above))))


def _keys(model: type[Part]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items() if name != "id"]


def _unknown(key: str, model: type[Part], error: ErrorDetails, raw: Raw) -> Told:
    keys = _keys(model)
    near = danish.nearest(key, keys)
    return Told(
        "ukendt-felt",
        f"feltet »{key}« findes ikke{_above(error)} i {raw.kind.definite}",
        f"mente du »{near}«?" if near else f"brug et af felterne {danish.listed(sorted(keys))}",
        _only(danish.spelled_otherwise(key, keys)),
    )


def _choice(key: str, model: type[Part], error: ErrorDetails, raw: Raw) -> Told:
    del raw
    values = _choices(model, key)
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


def _not_a_list(key: str, model: type[Part], error: ErrorDetails, raw: Raw) -> Told:
    del raw
    written = error["input"]
    inner = _inner(model, key)
    if inner:
        first = next(info.alias or "" for info in inner.model_fields.values())
        remedy = f"begynd hvert punkt på sin egen linje: - {first}: {_example(inner, first)}"
    elif isinstance(written, str):
        remedy = f"skriv {key}: [{written}]"
    else:
        remedy = "skriv hvert punkt på sin egen linje med bindestreg foran"
    return Told("liste-forventet", f"feltet »{key}« skal være en liste", remedy)


def _not_a_table(key: str, model: type[Part], error: ErrorDetails, raw: Raw) -> Told:
    del error, raw
    remedy = f"skriv fx {_pasted(inner)}" if (inner := _inner(model, key)) else ""
    return Told("felter-forventet", f"feltet »{key}« skal have felter under sig", remedy)


def _pasted(part: type[Part]) -> str:
    """A part as it may be written on one line: the fields that it must have, or else all."""
    fields = part.model_fields.values()
    needed = [info for info in fields if info.is_required()] or fields
    pairs = (f"{info.alias}: {info.examples[0]}" for info in needed if info.examples)
    return "{" + ", ".join(pairs) + "}"


def _not_text(key: str, model: type[Part], error: ErrorDetails, raw: Raw) -> Told:
    del model, error, raw
    return Told("forkert-type", f"feltet »{key}« skal være én tekst", "skriv teksten efter kolon")


def _too_long(key: str, model: type[Part], error: ErrorDetails, raw: Raw) -> Told:
    del model, raw
    most = error["ctx"]["max_length"]
    return Told(
        "for-lang-tekst",
        f"feltet »{key}« har {len(error['input'])} tegn; der er plads til {most}",
        f"kort {len(error['input']) - most} tegn af",
    )


def _too_short(key: str, model: type[Part], error: ErrorDetails, raw: Raw) -> Told:
    del model, error, raw
    return Told("tom-tekst", f"feltet »{key}« er tomt", "skriv en tekst, eller slet linjen")


def _too_few(key: str, model: type[Part], error: ErrorDetails, raw: Raw) -> Told:
    del raw
    there, least = error["ctx"]["actual_length"], error["ctx"]["min_length"]
    return Told(
        "for-faa",
        f"der skal stå mindst {least} i feltet »{key}«, men der står {there}",
        f"skriv fx {key}: {_example(model, key)}",
    )


def _pattern(key: str, model: type[Part], error: ErrorDetails, raw: Raw) -> Told:
    del raw
    return Told(
        "forkert-form",
        f"»{error['input']}« har ikke den form, som »{key}« skal have",
        f"skriv fx {_example(model, key)}",
    )


def _out_of_range(key: str, model: type[Part], error: ErrorDetails, raw: Raw) -> Told:
    del model, raw
    (bound,) = error["ctx"].values()
    word = "mindst" if "ge" in error["ctx"] else "højst"
    message = f"»{error['input']}« i »{key}« er uden for det tilladte"
    return Told("uden-for-graense", message, f"skriv {word} {bound}")


TELLINGS: Mapping[str, Callable[[str, type[Part], ErrorDetails, Raw], Told]] = {
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


def _example(model: type[Part], key: str) -> str:
    info = next((info for info in model.model_fields.values() if info.alias == key), None)
    return str(info.examples[0]) if info and info.examples else ""


def _model_at(model: type[Part], path: tuple[str | int, ...]) -> type[Part]:
    """The model of the part that the path leads to."""
    for step in path:
        model = (_inner(model, step) if isinstance(step, str) else None) or model
    return model


def _inner(model: type[Part], key: str) -> type[Part] | None:
    """The model of the parts in a field, where it holds any."""
    info = next((info for info in model.model_fields.values() if info.alias == key), None)
    return part_in(info.annotation) if info else None


def part_in(annotation: Any) -> type[Part] | None:
    """The model inside `X`, `X | None` or `tuple[X, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    if get_origin(annotation) in {Union, types.UnionType, tuple}:
        return next((part for one in get_args(annotation) if (part := part_in(one))), None)
    return None


def _choices(model: type[Part], key: str) -> list[str]:
    info = next((info for info in model.model_fields.values() if info.alias == key), None)
    return [choice.value for choice in _choice_in(info.annotation)] if info else []


def _choice_in(annotation: Any) -> tuple[Choice, ...]:
    if isinstance(annotation, type) and issubclass(annotation, Choice):
        return tuple(annotation)
    if get_origin(annotation) in {Union, types.UnionType, tuple}:
        return next((found for one in get_args(annotation) if (found := _choice_in(one))), ())
    return ()
