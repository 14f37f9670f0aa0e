"""When the site becomes another by time alone: the file that tells a timer when to build next.

In: the linked site. Out: `naeste-aendring.txt`, a line with a moment or the word `aldrig`. Whatever
a page or a file does with the day of the site has to be among the days here; a test holds it.
"""

from __future__ import annotations

import datetime
from typing import Final

from generator import agenda, channels
from generator.local_time import moment
from generator.pages.desk import Desk
from generator.site import Site
from generator.turning import soonest

FILE: Final = "naeste-aendring.txt"
NEVER: Final = "aldrig"
_MIDNIGHT: Final = "00:00"


def files(desk: Desk) -> dict[str, str]:
    """The moment as `2026-12-01T00:00:00+01:00` (RFC 3339), in Danish time."""
    day = next_day(desk.site)
    return {FILE: f"{moment(day, _MIDNIGHT).isoformat() if day else NEVER}\n"}


def next_day(site: Site) -> datetime.date | None:
    """The first day on which a build would change anything, if nobody changes the content.

    Records come and go, events pass, and what a feed tells of has its day.
    """
    days = (*agenda.turns(site), *channels.turns(site), *((site.turns,) if site.turns else ()))
    return soonest(days, site.today)
