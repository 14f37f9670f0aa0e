"""Which calendars there are to subscribe to: all events, those of a type, those in a region.

In: the linked site. Out: calendars with their events. An event of which the day is not known stands
in none of them: a calendar must name a day, and no day may be invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator import danish
from generator.models.event_types import EventType
from generator.models.events import Event
from generator.models.places import Region, RegionType
from generator.site import Site

ALL: Final = "kalender/alt.ics"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar: the address of its file, its title, and its events, oldest first."""

    address: str
    title: str
    events: tuple[Event, ...]


def listed(site: Site) -> tuple[Calendar, ...]:
    """Every calendar that holds an event: all of them first, then by type and by region."""
    events = dated(site)
    found = (Calendar(ALL, "Alle kurser og møder", events), *_by_type(events), *_by_region(site))
    return tuple(calendar for calendar in found if calendar.events)


def dated(site: Site) -> tuple[Event, ...]:
    """The events of which a day is known."""
    return tuple(event for event in site.all(Event) if event.day)


def file_address(site: Site, event: Event) -> str:
    """Where the calendar file of a single event lies: beside its page."""
    return f"{site.address(event)}{event.id}.ics"


def _by_type(events: tuple[Event, ...]) -> Iterator[Calendar]:
    for kind in sorted(EventType, key=lambda kind: danish.collation_key(kind.plural)):
        yield Calendar(
            f"kalender/{danish.slug(kind.plural)}.ics",
            kind.plural,
            tuple(event for event in events if event.type is kind),
        )


def _by_region(site: Site) -> Iterator[Calendar]:
    for region in site.all(Region):
        if region.type is RegionType.REGION:
            yield Calendar(
                f"kalender/region-{region.id}.ics",
                f"Kurser og møder i {region.name}",
                tuple(event for event in dated(site) if _region(site, event) is region),
            )


def _region(site: Site, event: Event) -> Region | None:
    town = site.get(event.municipality) if event.municipality else None
    return site.get(town.region) if town else None
