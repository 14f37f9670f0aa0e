"""JSON Schemas for editors: what may stand in a file of each kind, explained and judged in Danish.

In: a kind, and through `shapes` its model. Out: a schema as data (draft-07), made for the YAML
language server. What that server would say in English is put so that it says our words instead:

- It offers what stands in a field's own `type` and `enum`, and lists an `enum` under an English
  heading. So the words that may be chosen stand as snippets below `anyOf`, and what is judged
  stands in `if`, `then` and `else`, which it takes nothing from.
- It has English words for lengths and bounds. So each of them is a condition, and its `else` asks
  for a sort of value that it cannot be, and speaks our `errorMessage`.
- It gives one `errorMessage` for all that is wrong with an object. So each field that must be there
  is asked for by itself, below `allOf`.

A schema never judges whether a record exists: the lists that it offers may be older than the files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from generator import danish, snippets
from generator.address_fields import SLUG
from generator.field_forms import Form
from generator.kinds import Kind
from generator.models.registry import MODELS
from generator.shapes import Shape, shapes

Schema: TypeAlias = dict[str, Any]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
# The file beside the schemas that holds the ids of the records, by kind.
IDS: Final = "henvisninger.json"

_WANTED: Final[Mapping[Form, str]] = {
    Form.LINE: "en tekst, og et tal skal have anførselstegn om sig",
    Form.PROSE: "en tekst, og et tal skal have anførselstegn om sig",
    Form.YES_NO: "ja eller nej",
    Form.WHOLE: "et helt tal",
    Form.NUMBER: "et tal, med punktum foran decimaler",
    Form.DAY: "en dato som 2010-05-31",
    Form.PARTIAL_DATE: "en dag, en måned eller et år, fx 2010-05",
    Form.CLOCK: "et klokkeslæt som 19:00",
    Form.SLUG: "små bogstaver a-z, tal og bindestreg",
    Form.WEB_ADDRESS: "en hel webadresse som https://star.dk/",
    Form.MAIL: "en mailadresse som navn@eksempel.dk",
    Form.TARGET: "en henvisning som metode:trappemodellen",
    Form.GROUP: "felter, rykket to mellemrum ind",
}
# What YAML makes of such a value where it stands without quotes, besides a text.
_READ_AS: Final[Mapping[Form, tuple[str, ...]]] = {
    Form.YES_NO: ("boolean",),
    Form.WHOLE: ("integer",),
    Form.NUMBER: ("number",),
    Form.PARTIAL_DATE: ("integer",),
    Form.SLUG: ("integer",),
    Form.REFERENCE: ("number",),
}
_YEARS: Final = {"minimum": 1000, "maximum": 9999}


def of(kind: Kind) -> Schema:
    """The schema of a file: of one record, or of a table of them by their ids."""
    record = _record(kind)
    if kind.in_folder:
        return {"$schema": DRAFT, **_new(kind), **record}
    return {
        "$schema": DRAFT,
        **_new(kind),
        "title": danish.sentence(kind.plural),
        **_sort(("object",), "her skal stå poster, hver med sit id øverst", empty=True),
        "patternProperties": {f"^{SLUG}$": record},
        "additionalProperties": False,
        "errorMessage": "id'et må kun have små bogstaver a-z, tal og bindestreg "
        "(æ = ae, ø = oe, å = aa)",
    }


def file_name(kind: Kind) -> str:
    """What the schema's file is called."""
    return f"{danish.slug(kind.name)}.json"


def targets() -> tuple[Kind, ...]:
    """The kinds that some field refers to, in the order of their names."""
    found = {kind for model in MODELS.values() for kind in _targets(shapes(model))}
    return tuple(sorted(found, key=lambda kind: danish.slug(kind.name)))


def ids(names: Mapping[Kind, Mapping[str, str]]) -> Schema:
    """What a reference to each kind may be: the words to write, each with what it is called."""
    offered = {danish.slug(kind.name): _offered(names.get(kind, {})) for kind in targets()}
    return {"$schema": DRAFT, "definitions": offered}


def _targets(found: Sequence[Shape]) -> set[Kind]:
    below = (_targets(shape.parts) for shape in found)
    return {shape.target for shape in found if shape.target}.union(*below)


def _record(kind: Kind) -> Schema:
    explained = {"title": danish.sentence(kind.name)}
    return explained | _group(shapes(MODELS[kind]), f"i {kind.definite}", empty=True)


def _new(kind: Kind) -> Schema:
    """A whole record, offered where one may begin."""
    told = "Felterne, der skal udfyldes. Tabulator fører fra det ene til det næste."
    body = "\n".join(snippets.record_lines(kind))
    return {
        "defaultSnippets": [{"label": f"ny {kind.name}", "description": told, "bodyText": body}]
    }


def _group(found: Sequence[Shape], where: str, *, empty: bool) -> Schema:
    """Fields: those that there are, and those that there must be."""
    missing = [
        {
            "required": [shape.key],
            "errorMessage": f"feltet »{shape.key}« mangler {where}: "
            f"tilføj linjen {shape.key}: {shape.example}",
        }
        for shape in found
        if shape.required
    ]
    return {
        **_sort(("object",), f"{where} skal der stå {_WANTED[Form.GROUP]}", empty=empty),
        **({"allOf": missing} if missing else {}),
        "properties": {shape.key: _field(shape) for shape in found},
        "additionalProperties": False,
        "errorMessage": f"feltet findes ikke {where}; Ctrl+mellemrum viser dem, der findes",
    }


def _field(shape: Shape) -> Schema:
    explained = {"title": shape.title, "markdownDescription": _explanation(shape)}
    empty = not shape.required
    if not shape.many:
        # Below `anyOf` they are offered, and the field's name is completed with its colon.
        offered = {"anyOf": [_suggestions(shape)]} if shape.form is not Form.GROUP else {}
        return explained | offered | _value(shape, empty=empty)
    example = shape.example if shape.example.startswith("[") else "[…]"
    judged = _sort(
        ("array",), f"feltet »{shape.key}« skal være en liste, fx {example}", empty=empty
    )
    if shape.fewest:
        few = f"der skal stå mindst {shape.fewest} i feltet »{shape.key}«"
        judged["then"] = _within({"minItems": shape.fewest}, few)
    item = {**_suggestions(shape), **_value(shape, empty=shape.gaps)}
    return {**explained, **judged, "items": item}


def _value(shape: Shape, *, empty: bool) -> Schema:
    """One value of a field; an item of it, where the field is a list."""
    if shape.form is Form.GROUP:
        return _group(shape.parts, f"under »{shape.key}«", empty=empty)
    message = f"i feltet »{shape.key}« skal der stå {wanted(shape)}"
    judged = _sort(("string", *_READ_AS.get(shape.form, ())), message, empty=empty)
    pattern = pattern_of(shape)
    rules: list[Schema] = [{"pattern": pattern, "errorMessage": message}] if pattern else []
    rules += [_within(bounds, message) for bounds in _bounds(shape)]
    if shape.longest:
        room = f"i feltet »{shape.key}« er der plads til mellem 1 og {shape.longest} tegn"
        rules.append({"pattern": rf"^[\s\S]{{1,{shape.longest}}}$", "errorMessage": room})
    return judged | ({"then": {"allOf": rules}} if rules else {})


def _suggestions(shape: Shape) -> Schema:
    """What is offered where the value is to be written."""
    if shape.target:
        return {"$ref": f"{IDS}#/definitions/{danish.slug(shape.target.name)}"}
    words = ("ja", "nej") if shape.form is Form.YES_NO else shape.choices
    return _offered(dict.fromkeys(words, "")) if words else {}


def _offered(words: Mapping[str, str]) -> Schema:
    """Words to choose from, each with what it is called."""
    return {
        "defaultSnippets": [
            {"label": word, "body": word, **({"description": name} if name != word else {})}
            for word, name in words.items()
        ]
    }


def _sort(types: Sequence[str], message: str, *, empty: bool) -> Schema:
    """Which sort of value it is, said so that the sort itself is not offered."""
    accepted = {"type": [*types, "null"] if empty else [*types]}
    return {"if": accepted, "else": {**accepted, "errorMessage": message}}


def _within(bounds: Schema, message: str) -> Schema:
    """A fault with these words for a number or list outside its bounds; neither is a text."""
    return {"if": bounds, "else": {"type": "string", "errorMessage": message}}


def _bounds(shape: Shape) -> list[Schema]:
    if shape.form is Form.PARTIAL_DATE:
        return [_YEARS]
    least = {} if shape.least is None else {"minimum": shape.least}
    most = {} if shape.most is None else {"maximum": shape.most}
    return [least | most] if least or most else []


def pattern_of(shape: Shape) -> str:
    """The pattern of the whole of a text, for JavaScript, or nothing; `Ja` is as good as `ja`."""
    if shape.choices:
        return f"^({'|'.join(re.escape(word) for word in shape.choices)})$"
    if shape.form is Form.YES_NO:
        either = "".join(
            f"[{letter}{letter.upper()}]" if letter.isalpha() else letter
            for letter in shape.pattern
        )
        return f"^({either})$"
    return f"^({shape.pattern})$" if shape.pattern else ""


def wanted(shape: Shape) -> str:
    """What has to stand in a field, in words."""
    if shape.target:
        return f"id'et på {shape.target.definite}, ikke en liste"
    if shape.choices:
        return danish.listed(shape.choices, "eller")
    bounds = ""
    if shape.least is not None and shape.most is not None:
        bounds = f" fra {shape.least} til {shape.most}"
    return f"{_WANTED[shape.form]}{bounds}"


def _explanation(shape: Shape) -> str:
    """The help of a field, as Markdown: what it means, whether it must be there, what to write."""
    said = [shape.help + (" **Skal udfyldes.**" if shape.required else "")]
    if shape.choices:
        said.append(f"Vælg mellem {danish.listed((f'`{word}`' for word in shape.choices), 'og')}.")
    if shape.target:
        said.append(f"Id fra `{shape.target.place}`.")
    if shape.default:
        said.append(f"Udeladt betyder `{shape.default}`.")
    if shape.example:
        said.append(f"Skriv fx `{shape.key}: {shape.example}`")
    return "\n\n".join(said)
