"""What a change sends out: entries in feeds, and changes in people's calendars.

In: the content as it was and as it becomes. Out: sections of the report. What has left in a feed
cannot be called back, and an event in a calendar stays there until the file says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import calendars, channels, ics
from generator.change_report import Given, Item, Section, Words, listed
from generator.channels import Channel, Entry
from generator.edition import Edition, Pair
from generator.models.events import Event
from generator.pages.events import place_words, time_words


def sections(pair: Pair) -> tuple[Section, ...]:
    """What goes out in feeds, and what happens in calendars."""
    found = (
        Section("Går ud i feeds", tuple(_feed_items(pair))),
        Section("I folks kalendere", tuple(_calendar_items(pair))),
    )
    return tuple(section for section in found if section.items)


def _feed_items(pair: Pair) -> Iterator[Item]:
    """Each entry once, with the feeds in which it comes, is renewed, or is no more.

    An entry that only makes room for itself, because another has gone, is not news to a reader.
    """
    was = {one.id: _by_key(one) for one in channels.channels(pair.before.site, most=None)}
    anywhere = {key: entry for known in was.values() for key, entry in known.items()}
    ways: dict[tuple[str, str], tuple[Entry, list[Channel]]] = {}
    for channel in pair.now.desk.channels:
        known = was.get(channel.id, anywhere)  # nobody follows a feed that was not there
        for key, entry in _by_key(channel).items():
            old = known.get(key)
            if pair.is_unread((entry.record.kind, entry.record.id)):
                continue
            if old is None or old.renewed != entry.renewed:
                way = "" if old is None else " som opdateret"
                ways.setdefault((key, way), (entry, []))[1].append(channel)
    for (_, way), (entry, feeds) in ways.items():
        yield Item((*_called(pair, entry), f"{way} i ", *_titles(feeds)))


def _by_key(channel: Channel) -> Mapping[str, Entry]:
    return {entry.key: entry for entry in channel.entries}


def _called(pair: Pair, entry: Entry) -> Words:
    name = pair.named(entry.record)
    if entry.article is None:
        return name
    return ("artiklen ", Given(entry.article.title), " i ", *name)


def _titles(feeds: list[Channel]) -> Words:
    return listed(Given(feed.title) for feed in feeds)


def _calendar_items(pair: Pair) -> Iterator[Item]:
    """Each event whose calendar file is another, by its day."""
    old, new = _events(pair.before), _events(pair.now)
    ordered = sorted({**old, **new}.values(), key=lambda told: (str(told.event.day), told.event.id))
    for told in ordered:
        before, now = old.get(told.event.id), new.get(told.event.id)
        if pair.is_unread((told.event.kind, told.event.id)):
            continue
        if now is None:
            yield _gone(pair, told.event)
        elif before is None:
            yield Item((*pair.named(now.event), f" kommer til: {time_words(now.event)}"))
        elif before.file != now.file:
            yield Item((*pair.named(now.event), " bliver rettet"), tuple(_moves(pair, before, now)))


@dataclass(frozen=True, slots=True)
class _Told:
    """An event and the text of its calendar file."""

    event: Event
    file: str


def _events(edition: Edition) -> Mapping[str, _Told]:
    """The events that stand in a calendar, by id."""
    site = edition.site
    files = ics.files(edition.desk)
    return {
        event.id: _Told(event, files[calendars.file_address(site, event)])
        for event in calendars.dated(site)
    }


def _gone(pair: Pair, event: Event) -> Item:
    """An event that is taken out; who has it in a calendar may never hear of it."""
    coming = event.last is not None and event.last >= pair.now.site.today and not event.cancelled
    remedy = ("Er det aflyst, så lad filen ligge, og skriv aflyst: ja",)
    words = (*pair.named(event), f" forsvinder: {time_words(event)}")
    return Item(words, (remedy,) if coming else ())


def _moves(pair: Pair, before: _Told, now: _Told) -> Iterator[Words]:
    """Time, place and whether it is held, where that is another; and whether readers are told."""
    old, new = (time_words(told.event) for told in (before, now))
    if old != new:
        yield (f"{old} bliver til {new}",)
    was = place_words(pair.before.site, before.event)
    is_ = place_words(pair.now.site, now.event)
    if was != is_:
        yield _place(was, is_)
    if now.event.cancelled and not before.event.cancelled:
        yield ("bliver vist som aflyst",)
    if (old, was) != (new, is_) and len(now.event.changes) == len(before.event.changes):
        yield ("Skriv det også i feltet ændringer, så det bliver fortalt dem, der følger med",)


def _place(was: str, is_: str) -> Words:
    if not was or not is_:
        return ("sted: ", Given(is_)) if is_ else ("stedet er ikke oplyst mere",)
    return ("sted: ", Given(was), " bliver til ", Given(is_))
