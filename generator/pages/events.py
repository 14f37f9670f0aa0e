"""Courses and meetings: what is to come, what has been, and a page for each."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from generator import calendars, danish
from generator.agenda import agenda
from generator.dates import exactly, in_words
from generator.models.attendance import Attendance, AttendanceKind
from generator.models.events import Event
from generator.models.people import Ambassador
from generator.models.project import Project
from generator.models.record import Certainty
from generator.page import Crumb, Layout, Page, href
from generator.pages.desk import Desk
from generator.pages.job import Job, job_of
from generator.site import Site, sides_below

TRAIL = Crumb("Kurser og møder", "kurser/")


def pages(desk: Desk) -> Iterator[Job]:
    """The list of events and the page of each."""
    yield Job("kurser/", _list, Layout.WIDE)
    for event in desk.site.all(Event):
        yield job_of(desk, event, _page)


def place_words(site: Site, event: Event) -> str:
    """Where an event is: house, municipality or both; empty where neither is known."""
    town = site.get(event.municipality) if event.municipality else None
    return ", ".join(part for part in (event.place, town.title if town else "") if part)


def time_words(event: Event, day: datetime.date | None = None) -> str:
    """When an event is, as exactly as is known: the first time, or on one `day` of a series."""
    if event.date is None:
        return event.recurrence.words if event.recurrence else "Dato ikke oplyst"
    words = (exactly(day) if day else event.date).words_with_weekday()
    end = exactly(day + event.length) if day and event.length else event.end_date
    if end is None:
        return f"{words} kl. {'-'.join(event.clocks)}" if event.clocks else words
    start, stop = (f" kl. {clock}" if clock else "" for clock in (event.clock, event.end_clock))
    return f"{words}{start} til {end.words_with_weekday()}{stop}"


def next_words(site: Site, event: Event) -> str:
    """When an event is held next, on the day of the site."""
    date = event.next_from(site.today)
    return time_words(event, date.first if date and date.day else None)


def return_words(event: Event) -> str:
    """How an event with a date returns: `Hver 6. uge`, and of a series how often and until when."""
    series = event.recurrence
    if series is None or event.date is None:
        return ""
    if not series.times:
        return series.words
    last = exactly(event.days[-1]).words_with_weekday()
    excepted = danish.listed(in_words(day) for day in series.excepted)
    without = f", ikke {excepted}" if excepted else ""
    return f"{series.words}, {len(event.days)} gange, sidste gang {last}{without}"


def badge_words(site: Site, event: Event) -> tuple[str, str]:
    """The type of an event and what became of it, with the tone of the badge that says so."""
    label = event.type.label
    if event.cancelled:
        return f"{label}, aflyst", "warn"
    if event.certainty is Certainty.PLAN:
        return f"{label}, planlagt", "plan"
    is_past = event.last is not None and event.last < site.today
    return f"{label}, afholdt" if is_past else label, "neutral"


def attendance_words(attendance: Attendance) -> str:
    """How many took part or were expected: `omkring 40 forventet`, `8-15 forventet`."""
    number = f"{attendance.number}-{attendance.most}" if attendance.most else f"{attendance.number}"
    about = "omkring " if attendance.approximate else ""
    kind = "forventet" if attendance.kind is AttendanceKind.EXPECTED else "deltog"
    return f"{about}{number} {kind}"


def page_title(site: Site, event: Event) -> str:
    """The event's name with its date or place, so that no two pages have the same."""
    same = [one for one in site.all(Event) if one.name == event.name]
    if len(same) == 1:
        return event.name
    parts = (place_words(site, event), event.date.words() if event.date else "")
    return ", ".join((event.name, *(part for part in parts if part)))


def values(site: Site, event: Event) -> dict[str, Any]:
    """What the templates of an event are given, on its page and in feeds."""
    return {
        "record": event,
        "when": time_words(event),
        "returns": return_words(event),
        "news": tuple((in_words(change.date), change.words) for change in event.news),
        "where": place_words(site, event),
        "project": site.get(event.project),
        "attendance": attendance_words(event.attendance) if event.attendance else "",
    }


def _list(desk: Desk) -> Page:
    site = desk.site
    found = agenda(site, site.all(Event))
    offered = calendars.listed(site)
    return desk.listing(
        "kurser.html",
        "kurser/",
        {
            "coming": found.coming,
            "past": _by_project(site, found.past),
            "undated": _by_project(site, found.undated),
            "calendars": offered,
            "when": time_words,
            "next_time": lambda event: next_words(site, event),
            "where": lambda event: place_words(site, event),
            "badge": lambda event: badge_words(site, event),
            "sides": sides_below(site, "kurser"),
        },
        head=_announced(offered[0].title, offered[0].address, "kurser/") if offered else "",
    )


def _by_project(
    site: Site, events: Iterable[Event]
) -> tuple[tuple[Project, tuple[Event, ...]], ...]:
    given = tuple(events)
    groups = (
        (project, tuple(event for event in given if site.get(event.project) is project))
        for project in site.all(Project)
    )
    return tuple(group for group in groups if group[1])


def _announced(title: str, address: str, page: str) -> str:
    """The link in a page's head by which a program finds a calendar."""
    link = Markup('<link rel="alternate" type="text/calendar" title="{}" href="{}">')
    return str(link.format(title, href(address, seen_from=page)))


def _page(desk: Desk, event: Event) -> Page:
    site = desk.site
    address = site.address(event)
    file = calendars.file_address(site, event) if event.day else ""
    is_coming = event.last is not None and event.last >= site.today
    return desk.page(
        "kursus.html",
        address,
        page_title(site, event),
        event.summary,
        {
            **values(site, event),
            "calendar_file": file,
            "is_coming": is_coming,
            "next_time": next_words(site, event),
            "times": [exactly(day).words_with_weekday() for day in event.days],
            "town": site.get(event.municipality) if event.municipality else None,
            "people": site.mentions(event, Ambassador),
        },
        trail=(TRAIL,),
        demonstration=any(one.demonstration for one in site.mentions(event, Ambassador)),
        head=_announced(event.name, file, address) if file else "",
    )
