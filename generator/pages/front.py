"""The front page: what this is in one look, five ways in, the figures, the newest newsletters."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds import SIDE
from generator.models.guides import MethodGuide
from generator.models.newsletters import Newsletter
from generator.models.packages import JobPackage, Series
from generator.models.pages import Door, Side
from generator.models.people import Ambassador
from generator.page import Layout, Page
from generator.pages.desk import Desk
from generator.pages.job import Job
from generator.pages.results import highlights

NEWEST = 3


def pages(_: Desk) -> Iterator[Job]:
    """The front page."""
    yield Job("", _page, Layout.FRONT)


def _page(desk: Desk) -> Page:
    site = desk.site
    people = site.all(Ambassador)
    written = site.find(SIDE, "index")
    words = written if isinstance(written, Side) else None
    return desk.page(
        "forside.html",
        "",
        words.title if words else site.settings.site_name,
        words.summary if words else site.settings.site_name,
        {
            "lead": words.summary if words else "",
            "intro": words.text if words else None,
            "concept": site.find(SIDE, "jobpakker/konceptet"),
            "doors": site.all(Door),
            "figures": highlights(site),
            "letters": site.all(Newsletter)[:NEWEST],
            "demonstration": any(person.demonstration for person in people),
            "packages": tuple(one for one in site.all(JobPackage) if one.series is Series.ORIGINAL),
            "guides": site.all(MethodGuide),
        },
        demonstration=any(person.demonstration for person in people),
    )
