"""Cases: the list by kind, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.models.stories import CaseStory, CaseType
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk

TRAIL = Crumb("Cases", "cases/")


def pages(desk: Desk) -> Iterator[Page]:
    """The list of cases and the page of each."""
    yield _list(desk)
    for case in desk.site.all(CaseStory):
        yield _page(desk, case)


def _list(desk: Desk) -> Page:
    cases = desk.site.all(CaseStory)
    groups = ((kind, tuple(one for one in cases if one.type is kind)) for kind in CaseType)
    return desk.listing(
        "cases.html",
        "cases/",
        {"groups": tuple(group for group in groups if group[1])},
        layout=Layout.WIDE,
        demonstration=any(case.demonstration for case in cases),
    )


def _page(desk: Desk, case: CaseStory) -> Page:
    site = desk.site
    return desk.page(
        "case.html",
        site.address(case),
        case.title,
        case.summary,
        {
            "record": case,
            "town": site.get(case.municipality) if case.municipality else None,
            "project": site.get(case.project) if case.project else None,
            "packages": site.several(case.packages),
            "guides": site.several(case.guides),
            "organisations": site.several(case.organisations),
        },
        trail=(TRAIL,),
        demonstration=case.demonstration,
        indexed=not case.demonstration,
    )
