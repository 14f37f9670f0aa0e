"""Records to begin with in an editor, and the forms of links: snippets as VS Code reads them.

In: nothing but the models, through `shapes`. Out: lines with tab stops (`${1:Amina Eksempel}`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any, Final

from generator import danish
from generator.field_forms import Form
from generator.kinds import KINDS, MUNICIPALITY, SIDE, Kind
from generator.models.registry import MODELS
from generator.shapes import Shape, shapes

_TEXT: Final = "tekst"  # the field that in a Markdown file stands below the others


def record_lines(kind: Kind, *, markdown: bool = False) -> tuple[str, ...]:
    """A new record with the fields that it must have, as it stands in a file of its kind."""
    needed = [shape for shape in shapes(MODELS[kind]) if shape.required]
    stops = count(1)
    if markdown:
        fields = (shape for shape in needed if shape.key != _TEXT)
        return ("---", *_lines(fields, stops), "---", "", "$0")
    if kind.in_folder:
        return tuple(_lines(needed, stops))
    return (f"{_stop(next(stops), 'id')}:", *(f"  {line}" for line in _lines(needed, stops)))


def code_snippets() -> dict[str, Any]:
    """The snippets of a project: a new record of every kind, and a link to one, by their names."""
    return {name: snippet for kind in KINDS for name, snippet in _of(kind)}


def _of(kind: Kind) -> Iterator[tuple[str, dict[str, Any]]]:
    slug = danish.slug(kind.name)
    if kind is not SIDE:
        yield (
            f"Ny post: {kind.name}",
            {
                "prefix": f"ny-{slug}",
                "scope": "yaml",
                "body": list(record_lines(kind)),
                "description": f"Felterne, der skal udfyldes {_where(kind)}",
            },
        )
    if kind.in_folder:
        yield (
            f"Ny tekst: {kind.name}",
            {
                "prefix": f"ny-{slug}",
                "scope": "markdown",
                "body": list(record_lines(kind, markdown=True)),
                "description": f"Felterne, der skal udfyldes {_where(kind)}, og teksten under dem",
            },
        )
    if kind.address:
        name = "navn" if kind is MUNICIPALITY else "id"
        yield (
            f"Link: {kind.name}",
            {
                "prefix": f"link-{slug}",
                "scope": "markdown,yaml",
                "body": [f"[${{1:teksten}}]({kind.name}:${{2:{name}}})"],
                "description": f"Et link til {kind.definite}",
            },
        )


def _where(kind: Kind) -> str:
    return f"i en fil i {kind.place}" if kind.in_folder else f"for hver post i {kind.place}"


def _lines(needed: Iterable[Shape], stops: Iterator[int]) -> Iterator[str]:
    for shape in needed:
        below = [part for part in shape.parts if part.required]
        if shape.form is Form.PROSE and not shape.many:
            yield f"{shape.key}: |"
            yield f"  {_stop(next(stops), shape.example)}"
        elif below and not shape.gaps:
            yield f"{shape.key}:"
            for _ in range(max(shape.fewest, 1)):
                first, *more = _lines(below, stops)
                yield f"  - {first}" if shape.many else f"  {first}"
                yield from (f"    {line}" if shape.many else f"  {line}" for line in more)
        else:
            yield f"{shape.key}: {_value(shape, next(stops))}"


def _value(shape: Shape, stop: int) -> str:
    if shape.choices and not shape.many:
        return f"${{{stop}|{','.join(_escaped(word, ',|') for word in shape.choices)}|}}"
    if shape.form is Form.YES_NO:
        return f"${{{stop}|nej,ja|}}"
    return _stop(stop, shape.example)


def _stop(number: int, text: str) -> str:
    return f"${{{number}:{_escaped(text, '')}}}" if text else f"${number}"


def _escaped(text: str, more: str) -> str:
    """A text inside a tab stop, where some signs mean something else."""
    return "".join(f"\\{sign}" if sign in f"\\$}}{more}" else sign for sign in text)
