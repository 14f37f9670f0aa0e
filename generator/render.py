"""From the linked site to everything that is published: pages to make, and finished files.

In: a desk with the site. Out: jobs for the pages, and files by path. Pure: nothing is read or
written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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


def _calendars(desk: Desk, pages: Iterable[Page]) -> Mapping[str, str]:
    from generator import ics  # noqa: PLC0415 - icalendar takes 40 ms, and a check has no use for it

    return ics.files(desk, pages)


def _feeds(desk: Desk, pages: Iterable[Page]) -> Mapping[str, str]:
    from generator import feeds  # noqa: PLC0415 - feedgen takes 30 ms, and a check has no use for it

    return feeds.files(desk, pages)


FileMaker = Callable[[Desk, Iterable[Page]], Mapping[str, str]]
# Files beside the pages: each maker is given the desk and every page, sorted by address. Two cores
# take them in turn, and the search takes as long as the rest.
FILES: Final[tuple[FileMaker, ...]] = (
    finding.files,
    people.files,
    addresses.files,
    upcoming.files,
    _feeds,
    _calendars,
)


def jobs(desk: Desk) -> tuple[Job, ...]:
    """Every page that is to be made, sorted by address."""
    found = (job for group in GROUPS for job in group(desk))
    return tuple(sorted(found, key=lambda job: job.address))


def files(desk: Desk, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Every file beside the pages, by path; of the pages their HTML is not asked for."""
    for make in FILES:
        yield from make(desk, pages).items()
