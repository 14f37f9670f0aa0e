"""From raw records to models: every value typed, every fault in Danish at its place.

In: raw records. Out: `Entry`s, each a model with the tree that it came from, and the faults.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator import validation_messages
from generator.faces import face
from generator.fields import Ref, Written
from generator.kept_values import ByFields
from generator.kinds import BY_NAME, KINDS, Kind
from generator.load import Raw
from generator.markdown import Prose
from generator.models.part import Part
from generator.models.record import Rank, Record
from generator.models.registry import MODELS
from generator.problems import Mend, Place, Problem
from generator.tree import Node, Row, Table, Text, empty, node_at

Path: TypeAlias = tuple[str | int, ...]
Leaf: TypeAlias = Ref[Record] | Prose


@dataclass(frozen=True, slots=True)
class Entry(ByFields):
    """A valid record and where each of its fields stands.

    `leaves` are its references and Markdown texts, each with the path of Danish keys to it, and
    `refers_to` is what these name, each as in a link: `jobpakke:lastbilchauffoer`. `face` is what
    it shows of itself on other pages than its own, and `rank` where it stands among others.
    """

    record: Record
    raw: Raw
    leaves: tuple[tuple[Path, Leaf], ...]
    refers_to: tuple[str, ...]
    face: bytes
    rank: Rank

    def place(self, path: Path = (), start: int | None = None, width: int = 0) -> Place:
        """The place of a field, or of the characters from offset `start` in its text."""
        node = self.node(path)
        if start is not None and isinstance(node, Text):
            return node.at(start, width)
        if node is not None and path:
            return _value_place(node)
        return self.raw.place

    def node(self, path: Path) -> Node | None:
        """What stands in the field; for a Markdown file's `tekst` that is its body."""
        if path == ("tekst",) and self.raw.body is not None:
            return self.raw.body
        return node_at(self.raw.fields, path)[0]


def _value_place(node: Node) -> Place:
    if isinstance(node, Text):
        first, *more = node.value.split("\n")
        return node.at(0, 0 if more else len(first))
    return node.place


def records(raws: Sequence[Raw]) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The entries of all records that are valid, and every fault of those that are not."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for raw in raws:
        problems += _overruled(raw)
        try:
            record = MODELS[raw.kind].model_validate(_values(raw))
            entries.append(_entry(raw, record))
        except ValidationError as invalid:
            found = _without_echoes(raw, invalid.errors(include_url=False))
            strayed = _strayed(raw)
            problems += [strayed] if strayed else (_problem(raw, error) for error in found)
    return tuple(entries), tuple(problems)


def _entry(raw: Raw, record: Record) -> Entry:
    borne = tuple(leaves(record))
    return Entry(record, raw, borne, tuple(dict.fromkeys(_named(borne))), face(record), record.rank)


def _strayed(raw: Raw) -> Problem | None:
    """The fault of a file in a wrong folder: all of its fields are those of another kind."""
    if not raw.kind.in_folder:
        return None
    keys = {entry.key.value for entry in raw.fields.entries}
    if keys <= _keys(raw.kind)[0]:
        return None
    for kind in KINDS:
        known, needed = _keys(kind) if kind.in_folder else (frozenset(), frozenset())
        if needed - {"tekst"} <= keys <= known:
            return Problem(
                raw.place,
                "forkert-mappe",
                f"felterne hører til i {kind.place} og ikke i {raw.kind.place}",
                f"flyt filen til {kind.place}",
            )
    return None


@cache
def _keys(kind: Kind) -> tuple[frozenset[str], frozenset[str]]:
    """The names of the fields that a kind may have, and of those that it must have."""
    fields = [
        (info.alias or name, info)
        for name, info in MODELS[kind].model_fields.items()
        if name != "id"
    ]
    needed = (key for key, info in fields if info.is_required())
    return frozenset(key for key, _ in fields), frozenset(needed)


def _overruled(raw: Raw) -> Iterator[Problem]:
    """Fields that would never be read: the id stands elsewhere, and a file's body is the text."""
    where = "i filnavnet" if raw.kind.in_folder else "over felterne"
    told = {"id": ("id-i-felt", f"navnet »{raw.id}« står allerede {where}")}
    if _has_body(raw):
        told["tekst"] = ("tekst-to-steder", "teksten står både i feltet »tekst« og under felterne")
    for key, (code, message) in told.items():
        entry = raw.fields.entry(key)
        if entry:
            yield Problem(entry.key.place, code, message, f"slet feltet »{key}«")


def _has_body(raw: Raw) -> bool:
    return raw.body is not None and bool(raw.body.value.strip())


def _values(raw: Raw) -> dict[str, Any]:
    values = {**_value(raw.fields), "id": raw.id}
    if raw.body is not None and _has_body(raw):
        values["tekst"] = raw.body.value
    return values


def _value(node: Node) -> Any:
    """The tree as pydantic takes it: what was not given is left out, in a list it is None."""
    if isinstance(node, Table):
        return {
            entry.key.value: _value(entry.value) for entry in node.entries if not empty(entry.value)
        }
    if isinstance(node, Row):
        return [_value(item) for item in node.items]
    return None if empty(node) else Written(node.value, plain=node.plain)


def _problem(raw: Raw, error: ErrorDetails) -> Problem:
    told = validation_messages.tell(error, MODELS[raw.kind], raw)
    place = _place(raw, error)
    mend = None
    if told.instead is not None:
        written = error["loc"][-1] if error["type"] == "extra_forbidden" else error["input"]
        mend = Mend(place.line, place.column, str(written).strip(), told.instead)
    return Problem(place, told.code, told.message, told.remedy, mend=mend)


def _place(raw: Raw, error: ErrorDetails) -> Place:
    """Where an editor would look for the fault: what stands in the field, or else its name."""
    path = tuple(error["loc"])
    if error["type"] == "missing":
        return node_at(raw.fields, path[:-1])[1] if path[:-1] else raw.place
    at = error.get("ctx", {}).get("at")
    for way in ((*path, *at.split(".")), path) if at else (path,):
        node, place = node_at(raw.fields, way)
        if way and way != ("id",) and node is not None:
            return place if error["type"] == "extra_forbidden" else _value_place(node)
    return raw.place


def _without_echoes(raw: Raw, errors: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """The faults but for those that only repeat another.

    A field is not missing where it is misspelled, pydantic does not count the faulty items of a
    list, and a faulty file name is told by `load`.
    """
    missing = {error["loc"] for error in errors if error["type"] == "missing"}
    meant: set[tuple[str | int, ...]] = set()
    for error in errors:
        if error["type"] == "extra_forbidden":
            *above, _ = error["loc"]
            beside = {str(loc[-1]) for loc in missing if loc[:-1] == (*above,)}
            near = validation_messages.meant_field(MODELS[raw.kind], error)
            meant |= {(*above, near)} if near in beside else set()
    return [error for error in errors if not (_is_echo(raw, error) or error["loc"] in meant)]


def _is_echo(raw: Raw, error: ErrorDetails) -> bool:
    if error["type"] == "too_short":
        return bool(len(error["input"]) >= error["ctx"]["min_length"])
    return error["loc"] == ("id",) and raw.kind.in_folder


def leaves(part: Part, path: Path = ()) -> Iterator[tuple[Path, Leaf]]:
    """Every reference and every Markdown text in a record, with the path of Danish keys to it."""
    for name, key in _bearing(type(part)):
        yield from _leaves(getattr(part, name), (*path, key))


def _named(borne: Iterable[tuple[Path, Leaf]]) -> Iterator[str]:
    for _, leaf in borne:
        if isinstance(leaf, Ref):
            yield f"{leaf.target.kind.name}:{leaf.written}"
        else:
            targets = (link.target.partition("#")[0] for link in leaf.links)
            yield from (target for target in targets if target.partition(":")[0] in BY_NAME)


def _leaves(value: object, path: Path) -> Iterator[tuple[Path, Leaf]]:
    if isinstance(value, Ref | Prose):
        yield path, value
    elif isinstance(value, Part):
        yield from leaves(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _leaves(item, (*path, index))


@cache
def _bearing(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that may hold references or texts: name and Danish key."""
    return tuple(
        (name, info.alias or name)
        for name, info in model.model_fields.items()
        if _may_bear(info.annotation)
    )


def _may_bear(annotation: Any) -> bool:
    if get_origin(annotation) is Ref or annotation is Prose:
        return True
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return bool(_bearing(annotation))
    return any(map(_may_bear, get_args(annotation)))
