"""Which events are to come and which are past, on the day of the site.

In: a linked site and some of its events. Out: an `Agenda`. What is known to the month alone is to
come until the month is over.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.models.events import Event
from generator.site import Site
from generator.turning import after


@dataclass(frozen=True, slots=True)
class Agenda:
    """Events to come, next first; past ones, oldest first; and those of which no date is known."""

    coming: tuple[Event, ...]
    past: tuple[Event, ...]
    undated: tuple[Event, ...]

    def __bool__(self) -> bool:
        """Whether there is any event at all."""
        return bool(self.coming or self.past or self.undated)


def turns(site: Site) -> Iterator[datetime.date]:
    """The days on which an event passes, or its next time is another."""
    for event in site.all(Event):
        if event.last:
            yield after(event.last)
        yield from (after(day + event.length) for day in event.days)


def agenda(site: Site, events: Iterable[Event]) -> Agenda:
    """The events by the day of the site."""
    given = tuple(events)
    coming = [
        (date.first, event.name, event.id, event)
        for event in given
        if event.last and event.last >= site.today and (date := event.next_from(site.today))
    ]
    return Agenda(
        tuple(event for *_, event in sorted(coming)),
        tuple(event for event in given if event.last and event.last < site.today),
        tuple(event for event in given if event.last is None),
    )
