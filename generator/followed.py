"""Whether those who follow the site know a record already, by an id that must not change.

In: the linked site. Out: where it is known, in words.
"""

from __future__ import annotations

from generator import calendars, channels
from generator.models.record import Record
from generator.site import Site


def where(site: Site, record: Record) -> str:
    """Where the record has gone out under its id; empty where nobody has got it."""
    listed = (entry.record for channel in channels.channels(site) for entry in channel.entries)
    places = ["feeds"] if record in listed else []
    places += ["kalendere"] if record in calendars.dated(site) else []
    return " og ".join(places)
