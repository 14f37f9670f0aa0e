"""Courses and meetings: the list by project and year, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from generator.models.events import Attendance, AttendanceKind, Event
from generator.models.people import Ambassador
from generator.models.project import Project
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.site import Site, sides_below

TRAIL = Crumb("Kurser og møder", "kurser/")


def pages(desk: Desk) -> Iterator[Page]:
    """The list of events and the page of each."""
    yield _list(desk)
    for event in desk.site.all(Event):
        yield _page(desk, event)


def place_words(site: Site, event: Event) -> str:
    """Where an event is: house, municipality or both; empty where neither is known."""
    town = site.get(event.municipality) if event.municipality else None
    return ", ".join(part for part in (event.place, town.title if town else "") if part)


def time_words(event: Event) -> str:
    """When an event is, as exactly as is known."""
    if event.date is None:
        return event.recurrence.words if event.recurrence else "Dato ikke oplyst"
    words = event.date.words_with_weekday()
    if event.end_date:
        words += f" til {event.end_date.words_with_weekday()}"
    if event.clock:
        words += f" kl. {event.clock}"
    return words


def attendance_words(attendance: Attendance) -> str:
    """How many took part or were expected: `omkring 40 forventet`, `8-15 forventet`."""
    number = f"{attendance.number}-{attendance.most}" if attendance.most else f"{attendance.number}"
    about = "omkring " if attendance.approximate else ""
    kind = "forventet" if attendance.kind is AttendanceKind.EXPECTED else "deltog"
    return f"{about}{number} {kind}"


def page_title(site: Site, event: Event) -> str:
    """The event's title with its date or place, so that no two pages have the same."""
    same = [one for one in site.all(Event) if one.title == event.title]
    if len(same) == 1:
        return event.title
    parts = (place_words(site, event), event.date.words() if event.date else "")
    return ", ".join((event.title, *(part for part in parts if part)))


def _list(desk: Desk) -> Page:
    site = desk.site
    events = site.all(Event)
    groups = (
        (project, tuple(event for event in events if site.get(event.project) is project))
        for project in site.all(Project)
    )
    return desk.listing(
        "kurser.html",
        "kurser/",
        {
            "groups": tuple(group for group in groups if group[1]),
            "when": time_words,
            "where": lambda event: place_words(site, event),
            "sides": sides_below(site, "kurser"),
            "is_past": lambda event: event.date is not None and event.date.last < site.today,
        },
        layout=Layout.WIDE,
    )


def _page(desk: Desk, event: Event) -> Page:
    site = desk.site
    return desk.page(
        "kursus.html",
        site.address(event),
        page_title(site, event),
        event.summary,
        {
            "record": event,
            "when": time_words(event),
            "where": place_words(site, event),
            "town": site.get(event.municipality) if event.municipality else None,
            "project": site.get(event.project),
            "attendance": attendance_words(event.attendance) if event.attendance else "",
            "people": site.mentions(event, Ambassador),
        },
        trail=(TRAIL,),
        demonstration=any(one.demonstration for one in site.mentions(event, Ambassador)),
    )
