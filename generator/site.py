"""The linked site: what is published today, in order, with references resolved both ways.

In: checked content. Out: a `Site`, which page builders read and nothing changes.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from generator import danish
from generator.content import Content, is_shown
from generator.fields import Ref
from generator.kinds import KINDS, LIST_PAGES, SIDE, Kind
from generator.models.pages import Side
from generator.models.record import Record
from generator.settings import Settings
from generator.validate import Entry

R = TypeVar("R", bound=Record)
FRONT = "side:index"
_BY_NAME = {kind.name: kind for kind in KINDS}
Key = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Site:
    """The published records of each kind in Danish order, and the links between them."""

    settings: Settings
    today: datetime.date
    records: Mapping[Kind, tuple[Record, ...]]
    by_key: Mapping[Key, Record]
    names: Mapping[Kind, Mapping[str, str]]
    incoming: Mapping[Key, tuple[Record, ...]]

    def all(self, model: type[R]) -> tuple[R, ...]:
        """Every published record of a model, in the order in which people read them."""
        return cast("tuple[R, ...]", self.records.get(model.kind, ()))

    def get(self, ref: Ref[R]) -> R | None:
        """The record that a reference names; None where it is not published."""
        found = self.by_key.get((ref.target.kind, self.names[ref.target.kind][ref.written]))
        return cast("R | None", found)

    def several(self, refs: Iterable[Ref[R]]) -> tuple[R, ...]:
        """The published records that the references name, in Danish order."""
        return in_order(record for ref in refs if (record := self.get(ref)))

    def mentions(self, record: Record, model: type[R]) -> tuple[R, ...]:
        """The published records of a model that refer to this one, in Danish order."""
        found = self.incoming.get((record.kind, record.id), ())
        return cast("tuple[R, ...]", tuple(one for one in found if isinstance(one, model)))

    def address(self, record: Record) -> str:
        """Where the record stands: `jobpakker/lastbilchauffoer/` or `ordliste/#lbr`."""
        return record.kind.address.format(id=record.id)

    def target(self, link: str) -> str:
        """The address that a link in a text leads to: records and pages; others as they are."""
        head, mark, anchor = link.partition("#")
        scheme, _, written = head.partition(":")
        kind = _BY_NAME.get(scheme)
        if kind is None:
            return link
        if link == FRONT:
            return ""
        address = kind.address.format(id=self.names[kind][written])
        return f"{address}#{anchor}" if mark else address

    def linked_record(self, link: str) -> Record | None:
        """The published record that a link in a text leads to; None for all other links."""
        scheme, _, written = link.partition("#")[0].partition(":")
        kind = _BY_NAME.get(scheme)
        return self.by_key.get((kind, self.names[kind].get(written, ""))) if kind else None


def in_order(records: Iterable[R]) -> tuple[R, ...]:
    """Records in the order in which people read them, each once."""
    unique = {(record.kind.name, record.id): record for record in records}
    return tuple(
        sorted(
            unique.values(),
            key=lambda record: (record.order, danish.collation_key(record.name), record.id),
        )
    )


def link(content: Content) -> Site:
    """The site of the content's day. The content holds to every rule."""
    shown = {
        id(entry.record): entry
        for entry in content.entries
        if is_shown(entry.record, content.settings, content.today)
    }
    # Sorted once: what is gathered from it in this order is in order as well.
    ordered = in_order(entry.record for entry in shown.values())
    records: dict[Kind, list[Record]] = {kind: [] for kind in KINDS}
    for record in ordered:
        records[record.kind].append(record)
    return Site(
        content.settings,
        content.today,
        {kind: tuple(found) for kind, found in records.items()},
        {(record.kind, record.id): record for record in ordered},
        content.names,
        _incoming(content.names, [shown[id(record)] for record in ordered]),
    )


def _incoming(
    names: Mapping[Kind, Mapping[str, str]], entries: Sequence[Entry]
) -> Mapping[Key, tuple[Record, ...]]:
    """For each record, the records that refer to it in a field or a text, in the given order."""
    present = {(entry.record.kind, entry.record.id) for entry in entries}
    found: defaultdict[Key, list[Record]] = defaultdict(list)
    for entry in entries:
        own = (entry.record.kind, entry.record.id)
        named = ((kind, names[kind].get(written, "")) for kind, written in _outgoing(entry))
        for key in present.intersection(named) - {own}:
            found[key].append(entry.record)
    return {key: tuple(records) for key, records in found.items()}


def _outgoing(entry: Entry) -> Iterable[tuple[Kind, str]]:
    for _, leaf in entry.leaves:
        if isinstance(leaf, Ref):
            yield leaf.target.kind, leaf.written
        else:
            for link in leaf.links:
                scheme, _, rest = link.target.partition(":")
                if scheme in _BY_NAME:
                    yield _BY_NAME[scheme], rest.partition("#")[0]


def sides_below(site: Site, folder: str) -> tuple[Side, ...]:
    """The hand-written pages directly below a folder of docs/, in Danish order."""
    return tuple(
        side
        for side in cast("tuple[Side, ...]", site.records.get(SIDE, ()))
        if side.id.rpartition("/")[0] == folder and side.id not in LIST_PAGES
    )
