"""Everything on the site from A to Å: the way to find a page without searching for it.

People are left out: a hundred names would bury the guides, and they have a directory of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator import danish
from generator.kinds import (
    CASE,
    DOOR,
    EVENT,
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
from generator.page import Layout, Page
from generator.pages.desk import Desk
from generator.pages.reference import initial

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


def page(desk: Desk) -> Page:
    """The list of every page, term and question by its first letter."""
    ordered = sorted(set(_entries(desk)), key=lambda one: (danish.collation_key(one[0]), one[1:]))
    letters = groupby(ordered, key=lambda entry: initial(entry[0]))
    return desk.listing(
        "soeg.html",
        "soeg/",
        {
            "letters": tuple((letter, tuple(found)) for letter, found in letters),
            "total": len(ordered),
        },
        layout=Layout.WIDE,
    )


def _entries(desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Title, kind and address of everything that can be looked up."""
    site = desk.site
    for kind in LISTED:
        for record in site.records[kind]:
            if kind is not SIDE or record.id not in {"index", *LIST_PAGES}:
                yield record.name, "" if kind is SIDE else kind.name, site.address(record)
    for address, title in LIST_PAGES.items():
        written = site.by_key.get((SIDE, address))
        yield written.name if written else title, "", f"{address}/"
