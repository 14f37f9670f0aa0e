"""The page of the search: what was searched for, and everything on the site from A to Å.

The list is the way to find a page without searching for it, and all there is without scripts.
People are left out of it: a hundred names would bury the guides, and they have a directory. So are
the pages that explain a fault or a kind's fields, which the editors' handbook lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator import danish
from generator.kinds import (
    CASE,
    DOOR,
    EVENT,
    FIELD_GUIDE,
    GUIDE,
    JOB_PACKAGE,
    LIST_PAGES,
    MUNICIPALITY,
    NEWSLETTER,
    PROJECT,
    QUESTION,
    ROLE,
    SIDE,
    TERM,
    Kind,
)
from generator.models.pages import Door
from generator.page import Layout, Page
from generator.pages.desk import Desk
from generator.pages.job import Job
from generator.pages.reference import initial

_FAULTS = "redaktion/fejl/"
_FIELDS = f"{FIELD_GUIDE}/"
LISTED: tuple[Kind, ...] = (
    JOB_PACKAGE,
    GUIDE,
    MUNICIPALITY,
    EVENT,
    CASE,
    NEWSLETTER,
    PROJECT,
    ROLE,
    TERM,
    QUESTION,
    SIDE,
    DOOR,
)


def pages(_: Desk) -> Iterator[Job]:
    """The page of the search, with every page, term and question by its first letter."""
    yield Job("soeg/", _page, Layout.WIDE)


def _page(desk: Desk) -> Page:
    ordered = sorted(set(_entries(desk)), key=lambda one: (danish.collation_key(one[0]), one[1:]))
    letters = groupby(ordered, key=lambda entry: initial(entry[0]))
    return desk.listing(
        "soeg.html",
        "soeg/",
        {
            "letters": tuple((letter, tuple(found)) for letter, found in letters),
            "doors": desk.site.all(Door),
        },
    )


def _entries(desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Title, kind and address of everything that can be looked up."""
    site = desk.site
    for kind in LISTED:
        for record in site.of_kind(kind):
            own_list = record.id in {"index", *LIST_PAGES} or record.id.startswith(_FAULTS)
            if kind is not SIDE or not own_list:
                yield record.name, "" if kind is SIDE else kind.name, site.address(record)
    for address, title in LIST_PAGES.items():
        if not address.startswith(_FIELDS):
            written = site.find(SIDE, address)
            yield written.name if written else title, "", f"{address}/"
