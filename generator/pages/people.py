"""Ambassadors: the directory by region, and a page for each person.

Nothing is shown that a person's ground does not cover.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.models.newsletters import Newsletter
from generator.models.people import Ambassador, Scope
from generator.models.places import Municipality, Region, RegionType
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.site import Site, in_order, sides_below

TRAIL = Crumb("Ambassadører", "ambassadoerer/")


def pages(desk: Desk) -> Iterator[Page]:
    """The directory and the page of each ambassador."""
    yield _list(desk)
    for person in desk.site.all(Ambassador):
        yield _page(desk, person)


def by_town(site: Site) -> dict[str, tuple[Ambassador, ...]]:
    """The ambassadors of each municipality, by its id."""
    return {town.id: site.mentions(town, Ambassador) for town in site.all(Municipality)}


def regions(site: Site) -> tuple[tuple[Region, tuple[Municipality, ...]], ...]:
    """Today's regions with their municipalities, both in the order in which people read them."""
    return tuple(
        (region, site.mentions(region, Municipality))
        for region in site.all(Region)
        if region.type is RegionType.REGION
    )


def encoded(text: str) -> Markup:
    """Text with every character as a reference: a mail address that simple harvesters miss."""
    return Markup("".join(f"&#{ord(letter)};" for letter in text))  # noqa: S704 - only digits


def _list(desk: Desk) -> Page:
    site = desk.site
    people = site.all(Ambassador)
    towns = by_town(site)
    groups = tuple(
        (region, tuple((town, towns[town.id]) for town in inside if towns[town.id]))
        for region, inside in regions(site)
    )
    return desk.listing(
        "ambassadoerer.html",
        "ambassadoerer/",
        {
            "groups": groups,
            "total": len(people),
            "demonstrations": sum(person.demonstration for person in people),
            "covered": sum(bool(found) for found in towns.values()),
            "may": lambda person, scope: person.allows(Scope(scope)),
            "sides": sides_below(site, "ambassadoerer"),
        },
        layout=Layout.WIDE,
        demonstration=any(person.demonstration for person in people),
    )


def _page(desk: Desk, person: Ambassador) -> Page:
    site = desk.site
    town = site.get(person.municipality)
    mail = person.contact.mail if person.contact and person.allows(Scope.CONTACT) else None
    link = (
        Markup('<a href="{}{}">{}</a>').format(encoded("mailto:"), encoded(mail), encoded(mail))
        if mail
        else None
    )
    where = f" i {town.title}" if town else ""
    return desk.page(
        "ambassadoer.html",
        site.address(person),
        person.title,
        f"{person.title}, jobpakkeambassadør{where}.",
        {
            "record": person,
            "town": town,
            "workplace": person.workplace if person.allows(Scope.WORKPLACE) else None,
            "packages": site.several(person.packages),
            "guides": site.several(person.guides),
            "course": site.get(person.course) if person.course else None,
            "mail": link,
            "colleagues": _colleagues(site, person, town),
            "articles": site.mentions(person, Newsletter),
        },
        trail=(TRAIL,),
        demonstration=person.demonstration,
        indexed=person.allows(Scope.SEARCH_ENGINES),
    )


def _colleagues(
    site: Site, person: Ambassador, town: Municipality | None
) -> tuple[tuple[Municipality, tuple[Ambassador, ...]], ...]:
    """Others in the same municipality and in those next to it or across a bridge."""
    if town is None:
        return ()
    near = (town, *in_order((*site.several(town.neighbours), *site.several(town.links))))
    found = (
        (place, tuple(one for one in site.mentions(place, Ambassador) if one is not person))
        for place in near
    )
    return tuple((place, others) for place, others in found if others)
