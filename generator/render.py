"""From the linked site to everything that is published: pages to make, and finished files.

In: a desk with the site. Out: jobs for the pages, and files by path. Pure: nothing is read or
written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final

from generator import addresses, upcoming
from generator.page import Page
from generator.pages import (
    cases,
    contents,
    coverage,
    doors,
    events,
    field_guide,
    finding,
    follow,
    front,
    guides,
    newsletters,
    packages,
    people,
    places,
    project,
    reference,
    results,
    sides,
)
from generator.pages.desk import Desk
from generator.pages.job import Job

GROUPS: Final[tuple[Callable[[Desk], Iterator[Job]], ...]] = (
    front.pages,
    packages.pages,
    guides.pages,
    people.pages,
    coverage.pages,
    places.pages,
    events.pages,
    cases.pages,
    results.pages,
    newsletters.pages,
    project.pages,
    reference.pages,
    follow.pages,
    sides.pages,
    doors.pages,
    field_guide.pages,
    contents.pages,
)


def _calendars(desk: Desk) -> Mapping[str, str]:
    from generator import ics  # noqa: PLC0415 - icalendar takes 40 ms, and a check has no use for it

    return ics.files(desk)


def _feeds(desk: Desk) -> Mapping[str, str]:
    from generator import feeds  # noqa: PLC0415 - feedgen takes 30 ms, and a check has no use for it

    return feeds.files(desk)


Texts = Mapping[str, str]
# Makers of files beside the pages, by the folder of most of them. All that these ask of the site is
# taken down while they ask, so that they need not ask again.
ASKING: Final[Mapping[str, Callable[[Desk], Texts]]] = {
    "ambassadoerer": people.files,
    "feeds": _feeds,
    "kalender": _calendars,
}


def telling(desk: Desk, indexed: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Files that tell of every page, or of what is not published yet; they take no time.

    `indexed` are the addresses of the pages that a search engine may show.
    """
    yield from addresses.files(desk, indexed).items()
    yield from upcoming.files(desk).items()


def jobs(desk: Desk) -> tuple[Job, ...]:
    """Every page that is to be made, sorted by address."""
    found = (job for group in GROUPS for job in group(desk))
    return tuple(sorted(found, key=lambda job: job.address))


def makers(desk: Desk, pages: Mapping[str, Page]) -> Mapping[str, Callable[[], Texts]]:
    """Who makes the files beside the pages, by the folder of most of them.

    `pages` are by address; few of them are asked for, and none before a maker is.
    """
    indexed = (address for address, page in pages.items() if page.indexed)
    return {
        **{name: partial(make, desk) for name, make in ASKING.items()},
        "soeg": partial(finding.files, desk, pages),
        "": lambda: dict(telling(desk, indexed)),
    }
