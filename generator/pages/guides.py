"""Method guides: the list by topic, a page for each, and its checklist on a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from generator import danish
from generator.models.guides import Checklist, MethodGuide, Topic
from generator.models.knowledge import Question
from generator.models.packages import JobPackage
from generator.models.people import Ambassador
from generator.models.stories import CaseStory
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.pages.job import Job, job_of
from generator.reading_time import minutes
from generator.site import Site

TRAIL = Crumb("Metodeguider", "metoder/")
CHECKLIST = "tjekliste/"  # below the guide


def pages(desk: Desk) -> Iterator[Job]:
    """The list of guides and the page of each."""
    yield Job("metoder/", _list, Layout.WIDE)
    for guide in desk.site.all(MethodGuide):
        yield job_of(desk, guide, _page)
        if guide.checklist:
            yield job_of(desk, guide, partial(_checklist, checklist=guide.checklist), CHECKLIST)


def values(site: Site, guide: MethodGuide) -> dict[str, Any]:
    """What the templates of a guide are given, on its page and in feeds."""
    packages = site.all(JobPackage) if guide.all_packages else site.several(guide.packages)
    return {
        "record": guide,
        "about": list(about(guide)),
        "checklist_address": site.address(guide) + CHECKLIST,
        "packages": packages,
        "roles": site.several(guide.roles),
        "terms": site.several(guide.terms),
    }


def about(guide: MethodGuide) -> Iterator[tuple[str, str]]:
    """What a reader wants to know about a guide before reading it: names and words."""
    yield "Læsetid", danish.counted(minutes(guide), "minut", "minutter")
    yield "Skrevet for", danish.sentence(danish.listed(one.word for one in guide.audiences))
    yield "Stoffet kommer fra", guide.origin.label
    yield "Grundlag", guide.maturity.label
    if guide.reviewed:
        again = f", næste gang {guide.next_review_words}" if guide.next_review else ""
        by = f" ({guide.responsible})" if guide.responsible else ""
        yield "Sidst gennemgået", f"{guide.reviewed_words}{again}{by}"


def _list(desk: Desk) -> Page:
    guides = desk.site.all(MethodGuide)
    topics = sorted(Topic, key=lambda topic: danish.collation_key(topic.label))
    groups = ((topic, tuple(one for one in guides if one.topic is topic)) for topic in topics)
    return desk.listing(
        "metoder.html",
        "metoder/",
        {
            "groups": tuple(group for group in groups if group[1]),
            "minutes": {guide.id: minutes(guide) for guide in guides},
        },
    )


def _page(desk: Desk, guide: MethodGuide) -> Page:
    site = desk.site
    previous, following = site.around(guide)
    return desk.page(
        "metode.html",
        site.address(guide),
        guide.title,
        guide.summary,
        {
            **values(site, guide),
            "publications": site.several(guide.publications),
            "projects": site.several(guide.projects),
            "people": site.mentions(guide, Ambassador),
            "cases": site.mentions(guide, CaseStory),
            "asked": site.mentions(guide, Question),
            "previous": previous,
            "following": following,
            "paper": desk.download(guide),
        },
        trail=(TRAIL,),
    )


def _checklist(desk: Desk, guide: MethodGuide, checklist: Checklist) -> Page:
    return desk.page(
        "tjekliste.html",
        desk.site.address(guide) + CHECKLIST,
        f"Tjekliste til {guide.title}",
        f"{checklist.title}. {' '.join(checklist.points)}",
        {"record": guide},
        trail=(TRAIL, Crumb(guide.title, desk.site.address(guide))),
    )
