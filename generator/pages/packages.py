"""Job packages: the list, a page for each, all of them side by side, and a plan to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import danish
from generator.agenda import agenda
from generator.charts.staircase import UNKNOWN, of_package, weeks_in_words
from generator.kinds import GUIDE, LIST_PAGES, SIDE
from generator.models.events import Event
from generator.models.guides import MethodGuide
from generator.models.knowledge import Question
from generator.models.packages import Element, JobPackage, Series, StepPlace
from generator.models.people import Ambassador
from generator.models.stories import CaseStory
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.pages.job import Job, job_of
from generator.pages.people import people_words
from generator.site import Site, in_order, sides_below
from generator.tilemap import TileMap, counting

TRAIL = Crumb("Jobpakker", "jobpakker/")
COMPARISON = "jobpakker/sammenlign/"
PLAN = "jobpakker/byg-din-egen/"
_STEPS_TO_FILL_IN = 6


def pages(desk: Desk) -> Iterator[Job]:
    """The list of job packages and the page of each."""
    yield Job("jobpakker/", _list, Layout.WIDE)
    yield Job(COMPARISON, _comparison, Layout.WIDE)
    yield Job(PLAN, _plan)
    for package in desk.site.all(JobPackage):
        yield job_of(desk, package, _page)


def guides_for(site: Site, package: JobPackage) -> tuple[MethodGuide, ...]:
    """The guides for a job package: those that name it, and those that hold for every one."""
    general = (guide for guide in site.all(MethodGuide) if guide.all_packages)
    return in_order((*site.mentions(package, MethodGuide), *general))


def facts(site: Site, package: JobPackage) -> list[tuple[str, str]]:
    """A package in short: the same names for every one, also of what the sources do not say."""
    parties = danish.listed(one.name for one in site.several(package.parties))
    elements = danish.listed(danish.inside(one.label) for one in package.elements)
    places = dict.fromkeys(step.place.label for step in package.steps if step.place)
    return [
        ("Branche", package.trade),
        ("Serie", package.series.words),
        ("Elementer", danish.sentence(elements) or UNKNOWN),
        ("Steder", danish.listed(places) or UNKNOWN),
        ("Varighed", f"{package.weeks.words} uger" if package.weeks else UNKNOWN),
        ("Sprogkrav", package.language or UNKNOWN),
        ("Mangelområde", package.shortage.words if package.shortage else UNKNOWN),
        ("Aftaleparter", parties or UNKNOWN),
    ]


def values(site: Site, package: JobPackage) -> dict[str, Any]:
    """What the templates of a package are given, on its page and in feeds."""
    return {
        "record": package,
        "facts": facts(site, package),
        "stairs": of_package(package),
        "model": site.find(GUIDE, "trappemodellen"),
    }


def _list(desk: Desk) -> Page:
    packages = desk.site.all(JobPackage)
    return desk.listing(
        "jobpakker.html",
        "jobpakker/",
        {
            "original": tuple(one for one in packages if one.series is Series.ORIGINAL),
            "later": tuple(one for one in packages if one.series is Series.NEW),
            "sides": sides_below(desk.site, "jobpakker"),
            "tools": tuple(_tool(desk.site, address) for address in (COMPARISON, PLAN)),
            "people": {one.id: len(desk.site.mentions(one, Ambassador)) for one in packages},
        },
    )


def _page(desk: Desk, package: JobPackage) -> Page:
    site = desk.site
    previous, following = site.around(package)
    return desk.page(
        "jobpakke.html",
        site.address(package),
        package.title,
        package.summary,
        {
            **values(site, package),
            "comparison": f"{COMPARISON}?p={package.id}",
            "asked": _questions(site, package),
            "guides": guides_for(site, package),
            "people": site.mentions(package, Ambassador),
            "map": _where_known(desk, package),
            "cases": site.mentions(package, CaseStory),
            "events": agenda(site, site.mentions(package, Event)),
            "previous": previous,
            "following": following,
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


def _questions(site: Site, package: JobPackage) -> tuple[Question, ...]:
    """The questions that concern a package: those that name it, or the list of them all."""
    everything = site.find(SIDE, TRAIL.address.strip("/"))
    general = site.mentions(everything, Question) if everything else ()
    return in_order((*site.mentions(package, Question), *general))


def _tool(site: Site, address: str) -> tuple[str, str, str]:
    """A page beside the list: its title and address, and what it is for."""
    name = address.strip("/")
    words = site.find(SIDE, name)
    return words.name if words else LIST_PAGES[name], address, words.description if words else ""


def _comparison(desk: Desk) -> Page:
    site = desk.site
    rows = [(one, _compared(site, one)) for one in site.all(JobPackage)]
    known = {name for _, cells in rows for name, lines in cells if lines != [UNKNOWN]}
    names = [name for name, _ in rows[0][1]] if rows else []
    demonstration = any(person.demonstration for person in site.all(Ambassador))
    return desk.listing(
        "sammenlign.html",
        COMPARISON,
        {
            "rows": rows,
            "names": names,
            "silent": [name for name in names if name not in known],
            "demonstration": demonstration,
        },
        trail=(TRAIL,),
        demonstration=demonstration,
    )


def _compared(site: Site, package: JobPackage) -> list[tuple[str, list[str]]]:
    """What packages are compared by, and who knows them: lines by name."""
    steps = [f"{one.number}. {one.title}, {weeks_in_words(one.weeks)}" for one in package.steps]
    people = site.mentions(package, Ambassador)
    return [
        *((name, [words]) for name, words in facts(site, package)),
        ("Trin", steps or [UNKNOWN]),
        ("Ambassadører", [str(len(people))]),
    ]


def _plan(desk: Desk) -> Page:
    return desk.listing(
        "byg-din-egen.html",
        PLAN,
        {
            "elements": [one.label for one in Element],
            "places": danish.listed((one.label.lower() for one in StepPlace), "eller"),
            "steps": range(1, _STEPS_TO_FILL_IN + 1),
            "record": desk.site.find(SIDE, PLAN.strip("/")),
        },
        trail=(TRAIL,),
    )
