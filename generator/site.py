"""The linked site: what is published today, in order, with references resolved both ways.

In: checked content. Out: a `Site`, which page builders read and nothing changes.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TypeVar, cast

from generator import turning
from generator.content import Content
from generator.fields import Ref
from generator.kinds import BY_NAME, CASE, KINDS, LIST_PAGES, Kind
from generator.markdown import Prose
from generator.markdown_addresses import canonical
from generator.models.pages import Side
from generator.models.record import Record
from generator.reads import Reads
from generator.settings import Settings
from generator.validate import Entry

R = TypeVar("R", bound=Record)
FRONT = "side:index"
Key = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Site:
    """The published records of each kind in Danish order, and the links between them.

    `turns` is the next day on which records come or go, `changed` the day on which git last saw a
    record's own file change. Whoever makes a page asks through the methods, which take down in
    `reads` what was asked.
    """

    settings: Settings
    today: datetime.date
    records: Mapping[Kind, tuple[Record, ...]]
    by_key: Mapping[Key, Record]
    names: Mapping[Kind, Mapping[str, str]]
    incoming: Mapping[Key, tuple[Record, ...]]
    places: Mapping[Key, int]
    turns: datetime.date | None = None
    changed: Mapping[Key, datetime.date] = field(default_factory=dict)
    reads: Reads = field(default_factory=Reads, compare=False, repr=False)

    def all(self, model: type[R]) -> tuple[R, ...]:
        """Every published record of a model, in the order in which people read them."""
        return cast("tuple[R, ...]", self.of_kind(model.kind))

    def of_kind(self, kind: Kind) -> tuple[Record, ...]:
        """Every published record of a kind, in the order in which people read them."""
        self.reads.note("all", kind.name)
        return self.records.get(kind, ())

    def find(self, kind: Kind, id_: str) -> Record | None:
        """The published record of that id, if there is one."""
        self.reads.note("face", kind.name, id_)
        return self.by_key.get((kind, id_))

    def opened(self, record: R) -> R:
        """The same record, for who sets its texts, or counts their words."""
        self.reads.note("one", record.kind.name, record.id)
        return record

    def mentioning(self, record: Record) -> tuple[Record, ...]:
        """The published records that refer to this one, in Danish order."""
        self.reads.note("into", record.kind.name, record.id)
        return self.incoming.get((record.kind, record.id), ())

    def around(self, record: R) -> tuple[R | None, R | None]:
        """The records of its kind before and after this one; None at the ends."""
        self.reads.note("around", record.kind.name, record.id)
        listed = self.records[record.kind]
        place = self.places[record.kind, record.id]
        before = listed[place - 1] if place else None
        after = listed[place + 1] if place + 1 < len(listed) else None
        return cast("tuple[R | None, R | None]", (before, after))

    def changed_on(self, record: Record) -> datetime.date | None:
        """The day on which the record's own file last changed; None where that is not known."""
        self.reads.note("changed", record.kind.name, record.id)
        return self.changed.get((record.kind, record.id))

    def get(self, ref: Ref[R]) -> R | None:
        """The record that a reference names; None where it is not published."""
        kind = ref.target.kind
        return cast("R | None", self.find(kind, self.names[kind][ref.written]))

    def several(self, refs: Iterable[Ref[R]]) -> tuple[R, ...]:
        """The published records that the references name, in Danish order."""
        return in_order(record for ref in refs if (record := self.get(ref)))

    def mentions(self, record: Record, model: type[R]) -> tuple[R, ...]:
        """The published records of a model that refer to this one, in Danish order."""
        found = (one for one in self.mentioning(record) if isinstance(one, model))
        return cast("tuple[R, ...]", tuple(found))

    def address(self, record: Record) -> str:
        """Where the record stands: `jobpakker/lastbilchauffoer/` or `ordliste/#lbr`."""
        return record.kind.address.format(id=record.id)

    def target(self, link: str) -> str:
        """The address that a link in a text leads to: records and pages; others as they are."""
        head, mark, anchor = link.partition("#")
        scheme, _, written = head.partition(":")
        kind = BY_NAME.get(scheme)
        if kind is None:
            return canonical(link)
        if link == FRONT:
            return ""
        address = kind.address.format(id=self.names[kind][written])
        return f"{address}#{anchor}" if mark else address

    def living(self, prose: Prose) -> Prose:
        """The text without the links to stories that have been taken down; their words stay."""
        links = tuple(link for link in prose.links if not self._is_gone(link.target))
        return prose if len(links) == len(prose.links) else replace(prose, links=links)

    def _is_gone(self, link: str) -> bool:
        return link.startswith(f"{CASE.name}:") and self.linked_record(link) is None

    def linked_record(self, link: str) -> Record | None:
        """The published record that a link in a text leads to; None for all other links."""
        scheme, _, written = link.partition("#")[0].partition(":")
        kind = BY_NAME.get(scheme)
        return self.find(kind, self.names[kind].get(written, "")) if kind else None


def in_order(records: Iterable[R]) -> tuple[R, ...]:
    """Records in the order in which people read them, each once."""
    unique = {(record.kind.name, record.id): record for record in records}
    return tuple(sorted(unique.values(), key=attrgetter("rank")))


def link(
    content: Content,
    shows: Callable[[Record], bool] | None = None,
    days: Mapping[str, datetime.date] | None = None,
) -> Site:
    """The site of the content's day. The content holds to every rule.

    A preview may choose otherwise what it `shows`. `days` tells when files were last changed.
    """
    shows = shows or content.shows
    shown = {
        (entry.raw.kind, entry.raw.id): entry for entry in content.entries if shows(entry.record)
    }
    # Sorted once: what is gathered from it in this order is in order as well.
    ordered = sorted(shown.values(), key=attrgetter("rank"))
    records: dict[Kind, list[Record]] = {kind: [] for kind in KINDS}
    for entry in ordered:
        records[entry.raw.kind].append(entry.record)
    return Site(
        content.settings,
        content.today,
        {kind: tuple(found) for kind, found in records.items()},
        {(entry.raw.kind, entry.raw.id): entry.record for entry in ordered},
        content.names,
        _incoming(content.names, ordered),
        {
            (one.kind, one.id): place
            for found in records.values()
            for place, one in enumerate(found)
        },
        turning.next_day(content),
        _changed(ordered, days or {}),
    )


def _changed(
    entries: Iterable[Entry], days: Mapping[str, datetime.date]
) -> Mapping[Key, datetime.date]:
    """When each record was changed that has a file of its own.

    Not those of people and cases that are made up: nothing has happened to them.
    """
    return {
        (entry.record.kind, entry.record.id): days[entry.raw.place.file]
        for entry in entries
        if entry.raw.kind.in_folder
        and entry.raw.place.file in days
        and not getattr(entry.record, "demonstration", False)
    }


def _incoming(
    names: Mapping[Kind, Mapping[str, str]], entries: Sequence[Entry]
) -> Mapping[Key, tuple[Record, ...]]:
    """For each record, the records that refer to it in a field or a text, in the given order."""
    into: dict[Key, list[Record]] = {(entry.raw.kind, entry.raw.id): [] for entry in entries}
    nowhere: list[Record] = []
    named: dict[str, list[Record]] = {}
    for entry in entries:
        own = into[entry.raw.kind, entry.raw.id]
        for link in entry.refers_to:
            if link not in named:
                scheme, _, written = link.partition(":")
                kind = BY_NAME[scheme]
                named[link] = into.get((kind, names[kind].get(written, "")), nowhere)
            those = named[link]
            # A record may go by several names.
            if those is not own and not (those and those[-1] is entry.record):
                those.append(entry.record)
    return {key: tuple(records) for key, records in into.items() if records}


def sides_below(site: Site, folder: str) -> tuple[Side, ...]:
    """The hand-written pages directly below a folder of docs/, in Danish order."""
    return tuple(
        side
        for side in site.all(Side)
        if side.id.rpartition("/")[0] == folder and side.id not in LIST_PAGES
    )
