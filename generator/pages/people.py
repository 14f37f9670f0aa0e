"""Ambassadors: the directory, a page for each region, and a page for each person.

Nothing is shown that a person's ground does not cover.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from generator import danish, people_data, vcard
from generator.directory import Directory
from generator.models.newsletters import Newsletter
from generator.models.people import Ambassador, Ground, Scope
from generator.models.places import Municipality, Region
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.pages.job import Job, job_of
from generator.site import sides_below
from generator.tilemap import counting

TRAIL = Crumb("Ambassadører", "ambassadoerer/")
MOST_ON_A_PAGE = 200
"""How many people a list holds before it is split over pages, so that it stays quick."""


def pages(desk: Desk) -> Iterator[Job]:
    """The directory, its regions and the page of each ambassador."""
    yield Job("ambassadoerer/", _list, Layout.WIDE)
    for region, _ in desk.directory.regions:
        for number in range(1, _pages_of(desk.directory, region) + 1):
            make = partial(_region, region=region, number=number)
            yield Job(region_address(region, number), make, Layout.WIDE)
    for person in desk.site.all(Ambassador):
        yield job_of(desk, person, _page)


def files(desk: Desk) -> dict[str, str]:
    """The data that the filters read."""
    return {"ambassadoerer/katalog-data.js": people_data.script(desk.site)}


def region_address(region: Region, number: int = 1) -> str:
    """The address of a region's list, or of one of its further pages."""
    below = f"side-{number}/" if number > 1 else ""
    return f"ambassadoerer/region/{region.id}/{below}"


def encoded(text: str) -> Markup:
    """Text with every character as a reference: a mail address that simple harvesters miss."""
    return Markup("".join(f"&#{ord(letter)};" for letter in text))  # noqa: S704 - only digits


def people_words(number: int) -> str:
    """A number of ambassadors in words."""
    return danish.counted(number, "ambassadør", "ambassadører") if number else "ingen ambassadør"


def _list(desk: Desk) -> Page:
    directory = desk.directory
    people = directory.listed
    return desk.listing(
        "ambassadoerer.html",
        "ambassadoerer/",
        {
            "regions": tuple(
                (region, region_address(region), directory.in_region(region))
                for region, _ in directory.regions
            ),
            "whole": len(people) <= MOST_ON_A_PAGE,
            "total": len(people),
            "demonstrations": sum(person.demonstration for person in people),
            "covered": directory.covered,
            "without_place": directory.without_place,
            "former": directory.former,
            "may": may,
            "map": counting(
                "Ambassadører i hver kommune",
                directory.towns,
                lambda town: len(directory.in_town(town)),
                people_words,
            ),
            "catalogue": people_data.catalogue(desk.site),
            "sides": sides_below(desk.site, "ambassadoerer"),
        },
        demonstration=any(person.demonstration for person in people),
    )


def may(person: Ambassador, scope: str) -> bool:
    """Whether a person's ground covers a scope, by its Danish word."""
    return person.allows(Scope(scope))


def _pages_of(directory: Directory, region: Region) -> int:
    return max(1, -(-len(directory.in_region(region)) // MOST_ON_A_PAGE))


def _region(desk: Desk, region: Region, number: int) -> Page:
    """The list of a region, as a table that prints well; one of several where it is long."""
    people = desk.directory.in_region(region)
    start = (number - 1) * MOST_ON_A_PAGE
    shown = people[start : start + MOST_ON_A_PAGE]
    title = f"Ambassadører i {region.title}"
    is_last = number == _pages_of(desk.directory, region)
    return desk.page(
        "ambassadoerer-region.html",
        region_address(region, number),
        title if number == 1 else f"{title}, side {number}",
        f"{people_words(len(people))} i {region.title}, efter kommune.",
        {
            "region": region,
            "people": shown,
            "total": len(people),
            "demonstrations": sum(person.demonstration for _, person in shown),
            "may": may,
            "words": people_words,
            "previous": region_address(region, number - 1) if number > 1 else None,
            "following": None if is_last else region_address(region, number + 1),
            "number": number,
        },
        trail=(TRAIL,),
        demonstration=any(person.demonstration for _, person in shown),
    )


def _page(desk: Desk, person: Ambassador) -> Page:
    """The page of a person, with a card for the address book beside it."""
    site = desk.site
    town = desk.directory.town_of(person)
    address = site.address(person)
    card = () if person.former else ((f"{person.id}.vcf", _card(desk, person, town)),)
    return desk.page(
        "ambassadoer.html",
        address,
        person.title,
        f"{person.title}, {'tidligere ' if person.former else ''}jobpakkeambassadør"
        f"{f' i {town.title}' if town else ''}.",
        {
            "record": person,
            "town": town,
            "workplace": person.workplace if person.allows(Scope.WORKPLACE) else None,
            "packages": site.several(person.packages),
            "guides": site.several(person.guides),
            "course": site.get(person.course) if person.course else None,
            "mail": _mail_link(person),
            "card": card[0][0] if card else None,
            "peers": () if person.former else desk.peers.of(person),
            "articles": site.mentions(person, Newsletter),
        },
        trail=(TRAIL,),
        demonstration=person.demonstration,
        indexed=person.allows(Scope.SEARCH_ENGINES),
        head=_structured(desk, person, town),
        beside=card,
    )


def _card(desk: Desk, person: Ambassador, town: Municipality | None) -> str:
    url = desk.site.settings.site_url + desk.site.address(person)
    return vcard.card(person, town, url)


def _mail_link(person: Ambassador) -> Markup | None:
    """The address on the person's own page, the only place where it stands."""
    mail = person.contact.mail if person.contact else None
    if mail is None or person.former or not person.allows(Scope.CONTACT):
        return None
    return Markup('<a href="{}{}">{}</a>').format(encoded("mailto:"), encoded(mail), encoded(mail))


def _structured(desk: Desk, person: Ambassador, town: Municipality | None) -> str:
    """The person as schema.org has it, for search engines; only by the person's own consent."""
    if person.ground is not Ground.CONSENT or not person.allows(Scope.SEARCH_ENGINES):
        return ""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": person.title,
        "url": desk.site.settings.site_url + desk.site.address(person),
        "jobTitle": "Jobpakkeambassadør",
    }
    if person.workplace and person.allows(Scope.WORKPLACE):
        data["worksFor"] = {"@type": "Organization", "name": person.workplace}
    if town:
        data["workLocation"] = {"@type": "Place", "name": town.title}
    text = json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'
