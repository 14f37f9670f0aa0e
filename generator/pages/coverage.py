"""Coverage: where nobody is yet, and what is only known by name. For the project's own planning."""

from __future__ import annotations

from collections.abc import Iterator

from generator.models.guides import Maturity, MethodGuide
from generator.models.packages import JobPackage
from generator.models.people import Ambassador
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.pages.job import Job
from generator.tilemap import marking

TRAIL = Crumb("Ambassadører", "ambassadoerer/")


def pages(_: Desk) -> Iterator[Job]:
    """The page of what is missing."""
    yield Job("ambassadoerer/daekning/", _page, Layout.WIDE)


def _page(desk: Desk) -> Page:
    site, directory = desk.site, desk.directory
    guides = site.all(MethodGuide)
    counts = {one.id: len(site.mentions(one, Ambassador)) for one in site.all(JobPackage)}
    return desk.listing(
        "daekning.html",
        "ambassadoerer/daekning/",
        {
            "map": marking(
                "Kommuner uden ambassadør",
                directory.towns,
                lambda town: not directory.in_town(town),
                "ingen ambassadør",
                "har en ambassadør",
            ),
            "empty_towns": tuple(
                (region, tuple(town for town in towns if not directory.in_town(town)))
                for region, towns in directory.regions
            ),
            "covered": directory.covered,
            "towns": len(directory.towns),
            "packages": tuple((one, counts[one.id]) for one in site.all(JobPackage)),
            "unused": tuple(one for one in guides if not site.mentions(one, Ambassador)),
            "nameless": tuple(one for one in guides if one.maturity is Maturity.NAME_ONLY),
            "demonstration": any(person.demonstration for person in directory.listed),
        },
        trail=(TRAIL,),
        demonstration=any(person.demonstration for person in directory.listed),
    )
