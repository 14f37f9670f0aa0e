"""Method guides: the list by topic, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from generator import danish
from generator.models.guides import MethodGuide, Topic
from generator.models.packages import JobPackage
from generator.models.people import Ambassador
from generator.models.stories import CaseStory
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk

TRAIL = Crumb("Metodeguider", "metoder/")
WORDS_A_MINUTE = 200  # a calm reader of Danish prose


def pages(desk: Desk) -> Iterator[Page]:
    """The list of guides and the page of each."""
    yield _list(desk)
    guides = desk.site.all(MethodGuide)
    for place, guide in enumerate(guides):
        following = guides[place + 1] if place + 1 < len(guides) else None
        yield _page(desk, guide, guides[place - 1] if place else None, following)


def minutes(guide: MethodGuide) -> int:
    """How long a guide takes to read, in whole minutes and at least one."""
    texts = (guide.text, *(step.text for step in guide.steps))
    words = sum(text.words for text in texts if text)
    lines = (*guide.needs, *guide.do, *guide.avoid, *guide.pitfalls, guide.purpose, guide.summary)
    words += sum(len(line.split()) for line in lines)
    return max(1, round(words / WORDS_A_MINUTE))


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
        layout=Layout.WIDE,
    )


def _page(
    desk: Desk, guide: MethodGuide, previous: MethodGuide | None, following: MethodGuide | None
) -> Page:
    site = desk.site
    packages = site.all(JobPackage) if guide.all_packages else site.several(guide.packages)
    return desk.page(
        "metode.html",
        site.address(guide),
        guide.title,
        guide.summary,
        {
            "record": guide,
            "minutes": minutes(guide),
            "packages": packages,
            "roles": site.several(guide.roles),
            "terms": site.several(guide.terms),
            "publications": site.several(guide.publications),
            "projects": site.several(guide.projects),
            "people": site.mentions(guide, Ambassador),
            "cases": site.mentions(guide, CaseStory),
            "previous": previous,
            "following": following,
        },
        trail=(TRAIL,),
    )
