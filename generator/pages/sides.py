"""Hand-written pages, and the readers' doors."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds import LIST_PAGES
from generator.models.pages import Door, Side
from generator.page import Crumb, Page
from generator.pages.desk import Desk
from generator.site import Site

FRONT = "index"


def pages(desk: Desk) -> Iterator[Page]:
    """The page of each hand-written text, and of each door."""
    for side in desk.site.all(Side):
        if side.id not in LIST_PAGES and side.id != FRONT:
            yield _side(desk, side)
    for door in desk.site.all(Door):
        yield _door(desk, door)


def _side(desk: Desk, side: Side) -> Page:
    return desk.page(
        "side.html",
        desk.site.address(side),
        side.title,
        side.summary,
        {"record": side, "below": _below(desk.site, side)},
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


def _door(desk: Desk, door: Door) -> Page:
    site = desk.site
    tasks = tuple((task, site.target(task.target)) for task in door.tasks)
    return desk.page(
        "indgang.html",
        site.address(door),
        door.title,
        door.summary,
        {
            "record": door,
            "tasks": tasks,
            "others": tuple(other for other in site.all(Door) if other is not door),
        },
    )
