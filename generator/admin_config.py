"""The form in the browser: a collection for each kind whose records have a file of their own.

In: the checked content. Out: the configuration of Sveltia CMS, as data. What may stand in a field
is what its schema says (`json_schema`); a choice among records is a list that the form keeps up to
date where they have files of their own, and otherwise the records of the day on which it was made.

Left out: the kinds that share a file, since the form cannot edit a table by ids and would delete
the comments between its records; and the pages of docs/, written by whoever builds the site.
"""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import Any, Final

from generator import danish, json_schema
from generator.address_fields import LONGEST_SLUG
from generator.content import Content
from generator.field_forms import Form
from generator.kinds import AMBASSADOR, EVENT, KINDS, MUNICIPALITY, NEWSLETTER, SIDE, Kind
from generator.models.registry import MODELS
from generator.naming import title_of
from generator.shapes import Shape, shapes

_TEXT: Final = "tekst"  # in a Markdown file it stands below the fields
# How a new record is called; others go by their title. Before it is saved one may write another id.
# People's ids never say their names, and two editors at once must not find the same number free.
_CALLED: Final = {
    AMBASSADOR: "amb-{{uuid_short}}",
    EVENT: "kursus-{{dato}}",
    NEWSLETTER: "{{udgivet | date('YYYY-MM')}}",
}
# One language, named so that ids are spelled in it: ø becomes oe. Files and fields are the same.
_LANGUAGE: Final = {
    "structure": "multiple_files",
    "locales": ["da"],
    "default_locale": "da",
    "omit_default_locale_from_file_path": True,
}
_WIDGETS: Final = {Form.PROSE: "text", Form.WHOLE: "number", Form.NUMBER: "number"}
_NUMBERS: Final = {Form.WHOLE: "int", Form.NUMBER: "float"}


def config(content: Content) -> dict[str, Any]:
    """The whole configuration."""
    edited = [kind for kind in KINDS if is_edited(kind)]
    return {
        **content.settings.admin.told(),
        "media_folder": "docs/billeder",
        "site_url": content.settings.site_url,
        "app_title": f"{content.settings.site_name}: redaktion",
        "output": {
            "omit_empty_optional_fields": True,
            "yaml": {"indent_size": 2, "indent_sequences": True, "quote": "none"},
        },
        "i18n": _LANGUAGE,
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": LONGEST_SLUG},
        "collections": [_collection(kind, content) for kind in edited],
    }


def is_edited(kind: Kind) -> bool:
    """Whether the form edits records of the kind."""
    return kind.in_folder and kind is not SIDE


def _collection(kind: Kind, content: Content) -> dict[str, Any]:
    ending = _ending(kind, content)
    title = title_of(kind).key
    fields = [_field(shape, content) for shape in shapes(MODELS[kind])]
    if ending == "md":
        fields = [{**one, "name": "body"} if one["name"] == _TEXT else one for one in fields]
    return {
        "name": danish.slug(kind.name),
        "label": danish.sentence(kind.plural),
        "label_singular": danish.sentence(kind.name),
        "folder": kind.place.rstrip("/"),
        "create": True,
        "i18n": True,
        "extension": ending,
        "format": "yaml-frontmatter" if ending == "md" else "yaml",
        "identifier_field": title,
        "slug": {"template": _CALLED.get(kind, f"{{{{{title}}}}}"), "editable": ["create"]},
        "summary": f"{{{{{title}}}}}",
        "editor": {"preview": False},
        "fields": fields,
    }


def _ending(kind: Kind, content: Content) -> str:
    """What most files of the kind end in; a kind without files begins with YAML."""
    ends = Counter(
        PurePosixPath(entry.raw.place.file).suffix
        for entry in content.entries
        if entry.raw.kind is kind
    )
    return max(sorted(ends), key=ends.__getitem__, default=".yml").removeprefix(".")


def _field(shape: Shape, content: Content) -> dict[str, Any]:
    told = {
        "name": shape.key,
        "label": shape.title,
        "hint": shape.help,
        "required": shape.required,
    }
    fewest = {"min": shape.fewest} if shape.many and shape.fewest else {}
    if shape.form is Form.GROUP:
        fields = [_field(part, content) for part in shape.parts]
        widget = "list" if shape.many else "object"
        return {**told, "widget": widget, "fields": fields, **fewest, "collapsed": "auto"}
    chosen = _choice(shape, content)
    if chosen:
        return {**told, **chosen, **({"multiple": True} if shape.many else {}), **fewest}
    if shape.many:
        item = {"name": "punkt", "label": shape.title, **_value(shape)}
        return {**told, "widget": "list", "field": item, **fewest}
    example = f" Fx {shape.example}" if shape.example else ""
    return {**told, "hint": shape.help + example, **_value(shape)}


def _choice(shape: Shape, content: Content) -> dict[str, Any]:
    """A field in which one chooses: among words, or among records; empty for any other."""
    if shape.target and is_edited(shape.target):
        title = title_of(shape.target).key
        return {
            "widget": "relation",
            "collection": danish.slug(shape.target.name),
            "value_field": "{{slug}}",
            "display_fields": [title],
            "search_fields": [title],
        }
    words = ("ja", "nej") if shape.form is Form.YES_NO else shape.choices
    options = [{"label": word, "value": word} for word in words]
    if shape.target:
        options = _records(shape.target, content)
    return {"widget": "select", "options": options} if options else {}


def _records(kind: Kind, content: Content) -> list[dict[str, str]]:
    """The records of a kind that shares a file, in Danish order; municipalities go by name."""
    records = [entry.record for entry in content.entries if entry.raw.kind is kind]
    ordered = sorted(records, key=lambda record: danish.collation_key(record.name))
    return [
        {"label": one.name, "value": one.name if kind is MUNICIPALITY else one.id}
        for one in ordered
    ]


def _value(shape: Shape) -> dict[str, Any]:
    """A field that is written in."""
    if shape.form is Form.DAY:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    value: dict[str, Any] = {"widget": _WIDGETS.get(shape.form, "string")}
    if shape.form in _NUMBERS:
        bounds = {"min": shape.least, "max": shape.most}
        given = {key: bound for key, bound in bounds.items() if bound is not None}
        return {**value, "value_type": _NUMBERS[shape.form], **given}
    pattern = json_schema.pattern_of(shape)
    if pattern:
        value["pattern"] = [pattern, f"Her skal stå {json_schema.wanted(shape)}"]
    return {**value, **({"maxlength": shape.longest} if shape.longest else {})}
