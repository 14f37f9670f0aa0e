"""Job packages: the list, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.models.events import Event
from generator.models.guides import MethodGuide
from generator.models.packages import JobPackage, Series
from generator.models.people import Ambassador
from generator.models.results import Figure
from generator.models.stories import CaseStory
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.pages.people import people_words
from generator.site import Site, in_order, sides_below
from generator.tilemap import TileMap, counting

TRAIL = Crumb("Jobpakker", "jobpakker/")


def pages(desk: Desk) -> Iterator[Page]:
    """The list of job packages and the page of each."""
    yield _list(desk)
    for package in desk.site.all(JobPackage):
        yield _page(desk, package)


def guides_for(site: Site, package: JobPackage) -> tuple[MethodGuide, ...]:
    """The guides for a job package: those that name it, and those that hold for every one."""
    general = (guide for guide in site.all(MethodGuide) if guide.all_packages)
    return in_order((*site.mentions(package, MethodGuide), *general))


def _list(desk: Desk) -> Page:
    packages = desk.site.all(JobPackage)
    return desk.listing(
        "jobpakker.html",
        "jobpakker/",
        {
            "original": tuple(one for one in packages if one.series is Series.ORIGINAL),
            "later": tuple(one for one in packages if one.series is Series.NEW),
            "sides": sides_below(desk.site, "jobpakker"),
            "people": {one.id: len(desk.site.mentions(one, Ambassador)) for one in packages},
        },
        layout=Layout.WIDE,
    )


def _page(desk: Desk, package: JobPackage) -> Page:
    site = desk.site
    neighbours = site.all(JobPackage)
    place = neighbours.index(package)
    return desk.page(
        "jobpakke.html",
        site.address(package),
        package.title,
        package.summary,
        {
            "record": package,
            "guides": guides_for(site, package),
            "people": site.mentions(package, Ambassador),
            "map": _where_known(desk, package),
            "cases": site.mentions(package, CaseStory),
            "events": site.mentions(package, Event),
            "figures": site.mentions(package, Figure),
            "previous": neighbours[place - 1] if place else None,
            "following": neighbours[place + 1] if place + 1 < len(neighbours) else None,
        },
        trail=(TRAIL,),
    )


def _where_known(desk: Desk, package: JobPackage) -> TileMap | None:
    """Where somebody knows the package; None where nobody is on the map."""
    directory = desk.directory
    known = {person.id for person in desk.site.mentions(package, Ambassador)}
    numbers = {
        town.id: sum(person.id in known for person in directory.in_town(town))
        for town in directory.towns
    }
    if not any(numbers.values()):
        return None
    title = f"Hvor jobpakken {package.title} er kendt"
    return counting(title, directory.towns, lambda town: numbers[town.id], people_words)
