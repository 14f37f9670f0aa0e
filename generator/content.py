"""All valid records together, and by which names they may be referred to: what the rules look at.

In: entries and raw records. Out: a `Content`. A faulty record still has a name, so that one slip in
it gives one message and not one for every reference to it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar, cast

from generator.kinds import KINDS, LIST_PAGES, SIDE, Kind
from generator.load import Raw
from generator.models.record import Record, Status
from generator.settings import CONFIG, Settings
from generator.validate import Entry

R = TypeVar("R", bound=Record)
T = TypeVar("T")
PUBLIC: Final = (Status.PUBLISHED, Status.FORMER)


@dataclass(frozen=True, slots=True)
class Content:
    """Every entry, also by kind, the names of each kind (as written → id), settings and day.

    `pictures` are the files of docs/ that are no pages, by path from there.
    """

    entries: tuple[Entry, ...]
    by_kind: Mapping[Kind, Sequence[Entry]]
    names: Mapping[Kind, Mapping[str, str]]
    by_id: Mapping[tuple[Kind, str], Entry]
    settings: Settings
    today: datetime.date
    pictures: Mapping[str, bytes]
    _made: dict[object, object] = field(default_factory=dict, compare=False, repr=False)

    def of(self, model: type[R]) -> Iterator[tuple[Entry, R]]:
        """The entries of one model, each with its record; of several where they share it."""
        kind = getattr(model, "kind", None)
        for entry in self.by_kind.get(kind, ()) if kind else self.entries:
            if kind or isinstance(entry.record, model):
                yield entry, cast("R", entry.record)

    def find(self, kind: Kind, written: str) -> str | None:
        """The id of the record that a reference names, or None where there is none."""
        return self.names[kind].get(written)

    def entry(self, kind: Kind, written: str) -> Entry | None:
        """The entry that a reference names; None where there is none or its record is faulty."""
        found = self.find(kind, written)
        return self.by_id.get((kind, found)) if found is not None else None

    def once(self, make: Callable[[Content], T]) -> T:
        """What is made of the whole content, made only once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    def shows(self, record: Record) -> bool:
        """Whether the record is on the site on this day."""
        return is_shown(record, self.settings, self.today)


def is_shown(record: Record, settings: Settings, today: datetime.date) -> bool:
    """Whether a record is published on a day, and not a demonstration that is switched off."""
    return may_be_shown(record, settings) and in_time(record, today)


def may_be_shown(record: Record, settings: Settings) -> bool:
    """Whether a record is published on any day, whichever day that is."""
    if not settings.demonstration and getattr(record, "demonstration", False):
        return False
    return record.listable and record.status in PUBLIC


def in_time(record: Record, today: datetime.date) -> bool:
    """Whether the day lies between `udgiv_fra` and `udgiv_til`, both included."""
    after = record.publish_from is None or record.publish_from <= today
    return after and (record.publish_until is None or today <= record.publish_until)


def why_unseen(record: Record, today: datetime.date) -> str:
    """What keeps a record from being shown on a day, as its editor would find it."""
    if record.status not in PUBLIC:
        return f"status: {record.status}"
    if record.publish_from and record.publish_from > today:
        return f"udgiv_fra: {record.publish_from}"
    if record.publish_until and record.publish_until < today:
        return f"udgiv_til: {record.publish_until}"
    if record.listable:
        return f"demonstration: false i {CONFIG}"
    return "samtykket omfatter ikke navnet"


def gather(
    entries: Iterable[Entry],
    raws: Iterable[Raw],
    settings: Settings,
    today: datetime.date,
    pictures: Mapping[str, bytes],
) -> Content:
    """The content of a project, with the names of faulty records too."""
    listed = tuple(entries)
    by_kind: dict[Kind, list[Entry]] = {kind: [] for kind in KINDS}
    for entry in listed:
        by_kind[entry.raw.kind].append(entry)
    names: dict[Kind, dict[str, str]] = {kind: {} for kind in KINDS}
    for raw in raws:
        own = names[raw.kind]
        for name in raw.names:
            own[name] = raw.id
    by_id: dict[tuple[Kind, str], Entry] = {}
    for kind, those in by_kind.items():
        own = names[kind]
        for entry in those:
            by_id[kind, entry.raw.id] = entry
            for name in entry.record.aliases:
                own[name] = entry.raw.id
    names[SIDE].update({address: address for address in LIST_PAGES})
    return Content(listed, by_kind, names, by_id, settings, today, pictures)
