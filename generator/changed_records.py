"""Which records a change brings, changes, takes back, or prepares.

In: the content as it was and as it becomes. Out: sections of the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from generator.change_report import Item, Section, Words, bare
from generator.changed_fields import fields, titles, told
from generator.content import why_unseen
from generator.dates import in_words
from generator.edition import ABOUT_PEOPLE, Pair
from generator.models.record import Record, Status
from generator.site import Key


class Fate(Enum):
    """What becomes of a record: the title of its section."""

    COMES = "Nyt på hjemmesiden"
    CHANGES = "Ændret på hjemmesiden"
    GOES = "Trukket tilbage fra hjemmesiden"
    WAITS = "Ændret uden at kunne ses"
    UNREAD = "Kan ikke sammenlignes, for filen har fejl"


def sections(pair: Pair) -> tuple[Section, ...]:
    """What becomes of each record that is not as it was, file by file."""
    known = {**pair.before.content.by_id, **pair.now.content.by_id}
    ordered = sorted(known, key=lambda key: (known[key].raw.place, key[1]))
    fates = [(fate, key) for key in ordered if (fate := _fate(pair, key))]
    found = (
        Section(fate.value, tuple(_item(pair, fate, key) for one, key in fates if one is fate))
        for fate in Fate
    )
    return tuple(section for section in found if section.items)


def successor(pair: Pair, gone: Record) -> Record | None:
    """The new record that bears the name of one that is gone: it has most likely got another id."""
    if gone.kind in ABOUT_PEOPLE:
        return None
    return next(
        (
            record
            for record in pair.now.site.of_kind(gone.kind)
            if record.name == gone.name and (gone.kind, record.id) not in pair.before.content.by_id
        ),
        None,
    )


def _fate(pair: Pair, key: Key) -> Fate | None:
    """What becomes of a record; None where it is as it was."""
    if pair.is_unread(key):
        return Fate.UNREAD
    was_shown, is_shown = key in pair.before.site.by_key, key in pair.now.site.by_key
    if was_shown != is_shown:
        return Fate.COMES if is_shown else Fate.GOES
    old, new = pair.before.content.by_id.get(key), pair.now.content.by_id.get(key)
    if old and new and not fields(old.record, new.record):
        return None
    return Fate.CHANGES if is_shown else Fate.WAITS


def _item(pair: Pair, fate: Fate, key: Key) -> Item:
    old, new = (
        one.content.by_id[key].record if key in one.content.by_id else None
        for one in (pair.before, pair.now)
    )
    record = new or old
    if record is None:
        message = f"a record of neither edition: {key}"
        raise ValueError(message)
    name = pair.named(record)
    if fate is Fate.CHANGES and old and new:
        return Item((*name, *_where(pair, new)), tuple(_told(old, new)))
    if fate is Fate.COMES and new:
        return Item((*name, *_before(pair, old), *_where(pair, new), *_until(new)))
    if fate is Fate.GOES:
        return Item((*name, *_where(pair, record), ": ", *_reason(pair, old, new)))
    file = (" i ", bare(_file(pair, key)))
    return Item((*name, *file, *((": ", *_reason(pair, old, new)) if fate is Fate.WAITS else ())))


def _file(pair: Pair, key: Key) -> str:
    """The file in which one of the editions has the record."""
    entry = pair.now.content.by_id.get(key) or pair.before.content.by_id[key]
    return entry.raw.place.file


def _told(old: Record, new: Record) -> Iterator[Words]:
    if new.kind in ABOUT_PEOPLE:
        yield titles(old, new)
    else:
        yield from told(old, new)


def _where(pair: Pair, record: Record) -> Words:
    return (", ", bare(pair.now.site.address(record))) if record.kind.address else ()


def _until(record: Record) -> Words:
    return (f", til og med {in_words(record.publish_until)}",) if record.publish_until else ()


def _before(pair: Pair, old: Record | None) -> Words:
    """What kept the record from being shown before; nothing where there was none."""
    return (f" (før: {why_unseen(old, pair.before.content.today)})",) if old else ()


def _reason(pair: Pair, old: Record | None, new: Record | None) -> Words:
    """Why a record is not shown, or not any more."""
    if new and new.status is Status.PUBLISHED and new.publish_from and not _is_over(pair, new):
        return (f"vises fra {in_words(new.publish_from)}",)
    if new:
        return (why_unseen(new, pair.now.content.today),)
    follower = successor(pair, old) if old else None
    return ("har fået et nyt id, ", bare(follower.id)) if follower else ("er slettet",)


def _is_over(pair: Pair, record: Record) -> bool:
    return record.publish_from is not None and record.publish_from <= pair.now.content.today
