"""Events: those who follow them are told in time, and told again when one moves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.judged import Judged
from generator.models.events import Event
from generator.problems import Problem

_DATE: Final = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


def moved_events_say_so(this: Judged[Event]) -> Iterator[Problem]:
    """An event whose file bears another date than its own has moved, and says when and why.

    A file keeps its name when the event moves: the name is the address, and by it a calendar knows
    the event again. The number of changes told is what makes a calendar take the new day.
    """
    event = this.record
    named = _DATE.search(event.id)
    if named and event.date and event.date.iso != named[0] and not event.changes:
        yield Problem(
            this.place(("dato",)),
            "flyttet-uden-aendring",
            f"filen hedder {named[0]}, men datoen er {event.date.iso}",
            "er det flyttet, så skriv det under »ændringer«; ellers ret den ene dato",
        )


def coming_events_are_announced(this: Judged[Event]) -> Iterator[Problem]:
    """An event ahead says from which day it is published, or the feeds cannot tell of it in time.

    A feed dates what it tells. The event's own day lies ahead, and no other may be invented.
    """
    event = this.record
    told = event.publish_from or event.changes
    ahead = event.date is not None and event.date.first > this.today
    if ahead and not told and this.shows(event):
        yield Problem(
            this.place(("dato",)),
            "foerst-i-feeds-paa-dagen",
            "arrangementet kommer først i feeds den dag, det bliver holdt",
            f"skriv også, hvornår det blev lagt ud: udgiv_fra: {this.today.isoformat()}",
            warning=True,
        )
