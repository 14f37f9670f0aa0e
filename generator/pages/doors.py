"""The readers' doors, and the list of all their tasks for editors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds import LIST_PAGES
from generator.models.knowledge import Question
from generator.models.pages import Door, Task
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.pages.job import Job, job_of
from generator.pages.reference import Group, groups
from generator.reading_time import minutes
from generator.site import Site

TASKS = "redaktion/opgaver/"
EDITORS = Crumb("For redaktører", "redaktion/")


@dataclass(frozen=True, slots=True)
class Way:
    """The way to what solves a task: links from page to page after the door, names and addresses.

    `minutes` is how long the pages on it take to read.
    """

    task: Task
    steps: tuple[tuple[str, str], ...]
    minutes: int


def pages(desk: Desk) -> Iterator[Job]:
    """The page of each door, and of all tasks."""
    for door in desk.site.all(Door):
        yield job_of(desk, door, _door)
    yield Job(TASKS, _tasks, Layout.WIDE)


def ways(site: Site, door: Door) -> tuple[Way, ...]:
    """The ways from a door, in its order."""
    return tuple(_way(site, task) for task in door.tasks)


def _way(site: Site, task: Task) -> Way:
    steps = [(task.title, site.target(task.target))]
    if task.onward:
        steps.append((_named(site, task.onward), site.target(task.onward)))
    targets = (task.target, task.onward)
    read = (site.linked_record(target) for target in targets if target)
    return Way(task, tuple(steps), minutes(*(site.opened(record) for record in read if record)))


def _named(site: Site, target: str) -> str:
    """What stands at a target; of a list that nobody has written about, its plain name."""
    record = site.linked_record(target)
    address = target.partition(":")[2].partition("#")[0]
    return record.name if record else LIST_PAGES[address]


def _door(desk: Desk, door: Door) -> Page:
    site = desk.site
    found = ways(site, door)
    return desk.page(
        "indgang.html",
        site.address(door),
        door.title,
        door.summary,
        {
            "record": door,
            "ways": found,
            "minutes": sum(way.minutes for way in found),
            "asked": _asked(site, door),
            "others": tuple(other for other in site.all(Door) if other is not door),
        },
    )


def _asked(site: Site, door: Door) -> Group | None:
    """The questions of a door's readers."""
    found = (one for one in groups(site.all(Question)) if one.anchor == f"for-{door.id}")
    return next(found, None)


def _tasks(desk: Desk) -> Page:
    site = desk.site
    return desk.listing(
        "opgaver.html",
        TASKS,
        {"doors": tuple((door, ways(site, door)) for door in site.all(Door))},
        trail=(EDITORS,),
    )
