"""Cases: the list by kind, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.models.stories import CaseStory, CaseType, Outcome
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.pages.job import Job, job_of
from generator.site import Site

TRAIL = Crumb("Cases", "cases/")


def pages(desk: Desk) -> Iterator[Job]:
    """The list of cases and the page of each."""
    yield Job("cases/", _list, Layout.WIDE)
    for case in desk.site.all(CaseStory):
        yield job_of(desk, case, _page)


def values(site: Site, case: CaseStory) -> dict[str, Any]:
    """What the templates of a case are given, on its page and in feeds."""
    return {
        "record": case,
        "town": site.get(case.municipality) if case.municipality else None,
        "project": site.get(case.project) if case.project else None,
        "packages": site.several(case.packages),
        "guides": site.several(case.guides),
    }


def _list(desk: Desk) -> Page:
    cases = desk.site.all(CaseStory)
    groups = ((kind, tuple(one for one in cases if one.type is kind)) for kind in CaseType)
    return desk.listing(
        "cases.html",
        "cases/",
        {
            "groups": tuple(group for group in groups if group[1]),
            "meta": {case.id: _meta(desk.site, case) for case in cases},
        },
        demonstration=any(case.demonstration for case in cases),
    )


def _meta(site: Site, case: CaseStory) -> list[str]:
    """Where a case took place, and what it led to, as far as it is known."""
    town = site.get(case.municipality) if case.municipality else None
    known = [] if case.outcome is Outcome.UNKNOWN else [case.outcome.label]
    return [*([town.title] if town else []), *known]


def _page(desk: Desk, case: CaseStory) -> Page:
    site = desk.site
    return desk.page(
        "case.html",
        site.address(case),
        case.title,
        case.summary,
        {
            **values(site, case),
            "organisations": site.several(case.organisations),
        },
        trail=(TRAIL,),
        demonstration=case.demonstration,
        indexed=not case.demonstration,
    )
