"""Hand-written pages."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds import LIST_PAGES
from generator.models.knowledge import Question
from generator.models.pages import Side
from generator.page import Crumb, Page
from generator.pages.desk import Desk
from generator.pages.job import Job, job_of
from generator.site import Site

FRONT = "index"


def pages(desk: Desk) -> Iterator[Job]:
    """The page of each hand-written text."""
    for side in desk.site.all(Side):
        if side.id not in LIST_PAGES and side.id != FRONT:
            yield job_of(desk, side, _side)


def _side(desk: Desk, side: Side) -> Page:
    return desk.page(
        "side.html",
        desk.site.address(side),
        side.title,
        side.summary,
        {
            "record": side,
            "below": _below(desk.site, side),
            "asked": desk.site.mentions(side, Question),
        },
        trail=_trail(desk.site, side),
    )


def _below(site: Site, side: Side) -> tuple[tuple[str, str], ...]:
    """What stands below this page: hand-written pages and lists, by title and address."""
    written = {one.id: one.title for one in site.all(Side)}
    known = {**LIST_PAGES, **written}
    return tuple(
        (title, f"{address}/")
        for address, title in known.items()
        if address.rpartition("/")[0] == side.id
    )


def _trail(site: Site, side: Side) -> tuple[Crumb, ...]:
    """The pages above this one that exist."""
    written = {one.id: one.title for one in site.all(Side)}
    known = {**LIST_PAGES, **written}
    steps = side.id.split("/")[:-1]
    paths = ("/".join(steps[: count + 1]) for count in range(len(steps)))
    return tuple(Crumb(known[path], f"{path}/") for path in paths if path in known)
