"""What a preview shows of content that is faulty, unfinished or not due yet.

In: the content with its faults, and what was sound when it was last looked at. Out: content that
can be linked. Of a faulty record the last sound version stays, and one that never was sound is left
out. People come first: of a person nothing stays, and a draft opens no more than the consent does.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator import load
from generator.content import Content, gather, may_be_shown
from generator.dates import in_words
from generator.kinds import AMBASSADOR, Kind
from generator.load import Raw
from generator.models.people import Ambassador
from generator.models.record import Record, Status
from generator.problems import Place, Problem, faults
from generator.site import FRONT, Key
from generator.validate import Entry

# A reference to a draft breaks nothing where drafts are shown.
HARMLESS: Final = frozenset({"henvisning-til-kladde"})


@dataclass(frozen=True, slots=True)
class Seen:
    """What has been read so far: the sound entry of each record, and each raw record by its key."""

    sound: Mapping[Key, Entry] = field(default_factory=dict)
    raws: Mapping[Key, Raw] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """The content to link, the faults of each page by its address, and what is seen by now."""

    content: Content
    faults: Mapping[str, tuple[Problem, ...]]
    seen: Seen


def shown(content: Content, raws: Sequence[Raw], problems: Iterable[Problem], seen: Seen) -> Shown:
    """What to show of content in which these faults were found."""
    found = faults(problems)
    owners = _Owners(raws)
    unsound = {id(owners.of(one.place)) for one in found if one.code not in HARMLESS}
    entries = [entry for entry in content.entries if id(entry.raw) not in unsound]
    here = {(entry.raw.kind, entry.raw.id) for entry in entries}
    present = {(raw.kind, raw.id) for raw in raws}
    faulty = {one.place.file for one in found}
    stay = [
        entry
        for key, entry in seen.sound.items()
        if key not in here
        and key[0] is not AMBASSADOR
        and (key in present or entry.raw.place.file in faulty)
    ]
    entries += stay
    # What was referred to once has a name for ever: the last sound version may still refer to it.
    known = {**seen.raws, **{(raw.kind, raw.id): raw for raw in raws}}
    whole = gather(entries, known.values(), content.settings, content.today, content.pictures)
    sound = {(entry.raw.kind, entry.raw.id): entry for entry in entries}
    return Shown(whole, _by_address(found, owners), Seen(sound, known))


class _Owners:
    """Which record a place belongs to."""

    def __init__(self, raws: Iterable[Raw]) -> None:
        self._raws: defaultdict[str, list[Raw]] = defaultdict(list)
        for raw in raws:
            self._raws[raw.place.file].append(raw)

    def of(self, place: Place) -> Raw | None:
        """The record that stands there; of those that share a file, the last to begin above."""
        raws = self._raws.get(place.file, [])
        if raws and raws[0].kind.in_folder:
            return raws[0]
        number = bisect_right([raw.place.line for raw in raws], place.line)
        return raws[number - 1] if number else None


def _by_address(problems: Iterable[Problem], owners: _Owners) -> Mapping[str, tuple[Problem, ...]]:
    """The faults by the address of the page on which their record stands, or would stand."""
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for one in problems:
        key = _key(one.place.file, owners.of(one.place))
        if key and key[0].address:
            found[page_of(*key)].append(one)
    return {address: tuple(those) for address, those in found.items()}


def _key(file: str, owner: Raw | None) -> Key | None:
    """The record that a fault is told of; a file that holds one is that record, however broken."""
    if owner:
        return owner.kind, owner.id
    kind = load.kind_at(file)
    return (kind, load.id_at(kind, file)) if kind and kind.in_folder else None


def page_of(kind: Kind, id_: str) -> str:
    """The address of the page on which a record stands, if any; the front page's is "" too."""
    if f"{kind.name}:{id_}" == FRONT:
        return ""
    return kind.address.format(id=id_).partition("#")[0]


def may_be_seen(record: Record, content: Content) -> bool:
    """Whether a preview shows a record: what is published, will be, or may be.

    What is hidden, has had its last day or is a demonstration that is switched off is not shown,
    nor a person beyond the consent, whatever the status.
    """
    consent = record.consent if isinstance(record, Ambassador) else None
    if consent and consent.expires < content.today:
        return False
    if record.publish_until and record.publish_until < content.today:
        return False
    if record.status is Status.DRAFT:
        record = record.model_copy(update={"status": Status.PUBLISHED})
    return may_be_shown(record, content.settings)


def waiting(record: Record, today: datetime.date) -> str:
    """Why a record is not on the site yet, in words; empty where it is."""
    if record.status is Status.DRAFT:
        return "Kladde – bliver ikke udgivet"
    if record.publish_from and record.publish_from > today:
        return f"Bliver udgivet {in_words(record.publish_from)}"
    return ""


def ribbons(records: Iterable[Record], today: datetime.date) -> Mapping[str, tuple[str, ...]]:
    """By the address of a page, what is said above it of the unpublished records on it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for record, words in _unpublished(records, today):
        address = page_of(record.kind, record.id)
        found[address].append(words if record.kind.own_page else f"»{record.name}«: {words}")
    return {address: tuple(words) for address, words in found.items()}


def drafts(records: Iterable[Record], today: datetime.date) -> Mapping[str, str]:
    """What lists say behind a link to an unpublished record, by its address."""
    return {
        record.kind.address.format(id=record.id): "kladde"
        if record.status is Status.DRAFT
        else "udgives senere"
        for record, _ in _unpublished(records, today)
    }


def _unpublished(records: Iterable[Record], today: datetime.date) -> Iterator[tuple[Record, str]]:
    for record in records:
        words = waiting(record, today)
        if words and record.kind.address:
            yield record, words
