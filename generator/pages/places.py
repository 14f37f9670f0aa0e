"""Municipalities: the list by region, and a small profile of each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator import danish
from generator.agenda import agenda
from generator.dates import in_words
from generator.models.events import Event
from generator.models.goals import Goal
from generator.models.knowledge import Question
from generator.models.milestones import Milestone
from generator.models.places import Municipality, MunicipalRole, Region, RegionType
from generator.models.record import Record
from generator.models.results import Figure
from generator.models.stories import CaseStory
from generator.models.target_groups import TargetGroup
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.pages.job import Job, job_of
from generator.site import in_order
from generator.tilemap import locating, marking

TRAIL = Crumb("Kommuner", "kommuner/")


def pages(desk: Desk) -> Iterator[Job]:
    """The list of municipalities and the page of each."""
    yield Job("kommuner/", _list, Layout.WIDE)
    for town in desk.site.all(Municipality):
        yield job_of(desk, town, _page)


def _list(desk: Desk) -> Page:
    site = desk.site
    return desk.listing(
        "kommuner.html",
        "kommuner/",
        {
            "groups": desk.directory.regions,
            "people": {town.id: desk.directory.in_town(town) for town in desk.directory.towns},
            "map": marking(
                "Metodekommunerne i VIP2",
                desk.directory.towns,
                lambda town: MunicipalRole.METHOD in town.roles,
                "metodekommune",
                "ikke metodekommune",
            ),
            "employment": tuple(
                (region, site.mentions(region, Municipality))
                for region in site.all(Region)
                if region.type is RegionType.EMPLOYMENT
            ),
        },
    )


def _page(desk: Desk, town: Municipality) -> Page:
    site, directory = desk.site, desk.directory
    people = directory.in_town(town)
    region = site.get(town.region)
    about: tuple[type[Record], ...] = (Goal, CaseStory, Figure, Milestone, TargetGroup)
    found = {model.kind.name: site.mentions(town, model) for model in about}
    beside = site.several(town.neighbours), site.several(town.links)
    neighbours, bridges = (
        tuple((near, len(directory.in_town(near))) for near in towns) for towns in beside
    )
    return desk.page(
        "kommune.html",
        site.address(town),
        town.title,
        f"{town.title} i VIP2: rolle, mål, kurser, ambassadører og nabokommuner.",
        {
            "record": town,
            "region": region,
            "employment_region": site.get(town.employment_region),
            "people": people,
            "nearest": () if people else desk.peers.nearest_to(town),
            "neighbours": neighbours,
            "bridges": bridges,
            "locator": locating(town, in_order(chain(*beside)), site.all(Municipality)),
            "events": agenda(site, site.mentions(town, Event)),
            "found": found,
            "asked": site.mentions(town, Question),
            "former_words": former_words,
        },
        trail=(TRAIL,),
        demonstration=directory.shows_invented,
    )


def former_words(town: Municipality) -> str:
    """The municipality's older names and until when it bore them."""
    names = (f"{one.title} (til {in_words(one.until)})" for one in town.former_names)
    return danish.listed(names)
