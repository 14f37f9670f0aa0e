"""How to follow the portal: the feeds, the calendars, and mail where somebody sends any."""

from __future__ import annotations

from collections.abc import Iterator

from generator import calendars
from generator.channels import ATOM, FOLLOW, JSON, MOST, OPML, RSS
from generator.page import Page
from generator.pages.desk import Desk
from generator.pages.job import Job
from generator.pages.people import encoded


def pages(_: Desk) -> Iterator[Job]:
    """The page of everything that can be followed; how it is done stands in docs/."""
    yield Job(FOLLOW, _page)


def _page(desk: Desk) -> Page:
    settings = desk.site.settings
    return desk.listing(
        "foelg-med.html",
        FOLLOW,
        {
            "channels": desk.channels,
            "rss": RSS,
            "others": (ATOM, JSON),
            "most": MOST,
            "opml": OPML,
            "calendars": calendars.listed(desk.site),
            "signup": settings.signup,
            "mail": encoded(settings.mail),
            "mailto": encoded("mailto:"),
        },
    )
