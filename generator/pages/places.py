"""Municipalities: the list by region, and a small profile of each."""

from __future__ import annotations

from collections.abc import Iterator

from generator import danish
from generator.dates import in_words
from generator.models.events import Event
from generator.models.places import Municipality, MunicipalRole, Region, RegionType
from generator.models.project import TargetGroup
from generator.models.record import Record
from generator.models.results import Figure, Goal, Milestone
from generator.models.stories import CaseStory
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.tilemap import marking

TRAIL = Crumb("Kommuner", "kommuner/")


def pages(desk: Desk) -> Iterator[Page]:
    """The list of municipalities and the page of each."""
    yield _list(desk)
    for town in desk.site.all(Municipality):
        yield _page(desk, town)


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
        layout=Layout.WIDE,
    )


def _page(desk: Desk, town: Municipality) -> Page:
    site, directory = desk.site, desk.directory
    people = directory.in_town(town)
    region = site.get(town.region)
    about: tuple[type[Record], ...] = (Goal, Event, CaseStory, Figure, Milestone, TargetGroup)
    found = {model.kind.name: site.mentions(town, model) for model in about}
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
            "neighbours": tuple(
                (near, len(directory.in_town(near))) for near in site.several(town.neighbours)
            ),
            "bridges": tuple(
                (near, len(directory.in_town(near))) for near in site.several(town.links)
            ),
            "found": found,
            "former_words": former_words,
        },
        trail=(TRAIL,),
        demonstration=any(one.demonstration for one in directory.listed),
    )


def former_words(town: Municipality) -> str:
    """The municipality's older names and until when it bore them."""
    names = (f"{one.title} (til {in_words(one.until)})" for one in town.former_names)
    return danish.listed(names)
