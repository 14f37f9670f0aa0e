"""The calendar files (iCalendar, RFC 5545 and 7986): one for each calendar, one for each event.

In: the linked site. Out: files by path. They depend on the content alone: the time stamp of an
event is the day from which it is as it stands, and its sequence number how often it was changed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Final

import icalendar
from icalendar import vRecur, vText

from generator import certainty, danish
from generator.calendars import Calendar, dated, file_address, listed
from generator.dates import in_words
from generator.local_time import ZONE, moment
from generator.models.events import Event
from generator.models.record import Certainty
from generator.pages.desk import Desk
from generator.pages.events import place_words, time_words
from generator.site import Site

_DAY: Final = datetime.timedelta(days=1)
_END: Final = "END:VCALENDAR\r\n"
_MIDNIGHT: Final = datetime.time(tzinfo=datetime.UTC)
_SUMMER: Final = datetime.timedelta(hours=2)
_WINTER: Final = datetime.timedelta(hours=1)


def files(desk: Desk) -> dict[str, str]:
    """Each calendar, and each event of which the day is known.

    An event stands in up to four files; its text is made once.
    """
    site = desk.site
    parts = {
        event.id: str(_event(site, event, event.day).to_ical(), "utf-8")
        for event in site.all(Event)
        if event.day
    }
    found = [*listed(site), *(_alone(site, event) for event in dated(site))]
    return {one.address: _file(site, one, parts) for one in found}


def uid(site: Site, event: Event) -> str:
    """What a calendar knows the event by; made of its id, and so it outlives title and address."""
    domain, _, _ = site.settings.tag.partition(",")
    return f"{danish.slug(event.kind.name)}.{event.id}@{domain}"


def _alone(site: Site, event: Event) -> Calendar:
    return Calendar(file_address(site, event), event.name, (event,))


def _file(site: Site, calendar: Calendar, parts: Mapping[str, str]) -> str:
    url = site.settings.site_url + calendar.address
    name = vText(f"{site.settings.site_name}: {calendar.title}")
    whole = icalendar.Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", f"-//{site.settings.site_name}//Kurser og møder//DA")
    whole.add("name", name)
    whole.add("x-wr-calname", name)
    whole.add("x-wr-timezone", ZONE.key)
    whole.add("source", url, parameters={"value": "URI"})
    whole.add("refresh-interval", _DAY, parameters={"value": "DURATION"})
    whole.add("x-published-ttl", icalendar.vDuration(_DAY))
    if any(_has_hours(event) for event in calendar.events):
        whole.add_component(_zone())
    frame = str(whole.to_ical(), "utf-8").removesuffix(_END)
    return "".join((frame, *(parts[event.id] for event in calendar.events), _END))


def _zone() -> icalendar.Timezone:
    """Danish time by the rules of the EU since 1996 (directives 94/21/EC and 2000/84/EC)."""
    zone = icalendar.Timezone()
    zone.add("tzid", ZONE.key)
    autumn, spring = datetime.date(1996, 10, 27), datetime.date(1996, 3, 31)
    changes = (
        (icalendar.TimezoneStandard(), autumn, 3, _SUMMER, _WINTER, "CET"),
        (icalendar.TimezoneDaylight(), spring, 2, _WINTER, _SUMMER, "CEST"),
    )
    for part, start, hour, before, after, name in changes:
        part.add("dtstart", datetime.datetime.combine(start, datetime.time(hour)))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        part.add("rrule", {"freq": "yearly", "bymonth": start.month, "byday": "-1SU"})
        zone.add_component(part)
    return zone


def _event(site: Site, event: Event, day: datetime.date) -> icalendar.Event:
    url = site.settings.site_url + site.address(event)
    part = icalendar.Event()
    part.add("uid", uid(site, event))
    part.add("dtstamp", datetime.datetime.combine(event.as_of or day, _MIDNIGHT))
    part.add("sequence", len(event.changes))
    part.add("status", _status(event))
    part.add("summary", event.name)
    part.add("description", "\n\n".join([*_words(site, event), url]))
    part.add("categories", [event.type.label])
    part.add("url", url)
    if where := place_words(site, event):
        part.add("location", where)
    _add_times(part, event, day)
    return part


def _status(event: Event) -> str:
    if event.cancelled:
        return "CANCELLED"
    return "CONFIRMED" if event.certainty is Certainty.SURE else "TENTATIVE"


def _words(site: Site, event: Event) -> Iterator[str]:
    """What there is to say of an event beside its title, place and time; a paragraph each."""
    for change in event.news:
        yield f"{danish.sentence(in_words(change.date))}: {change.words}"
    yield event.summary
    if event.end_date:
        yield f"Hvornår: {time_words(event)}"
    if event.recurrence and not event.recurrence.times:
        yield f"Gentages: {event.recurrence.words}"
    for title, words in (
        ("Varighed", event.duration),
        ("For", event.audience_words),
        ("Sikkerhed", certainty.WORDS[event.certainty] if _status(event) == "TENTATIVE" else ""),
        ("Bemærk", event.note),
    ):
        if words:
            yield f"{title}: {words}"
    if project := site.get(event.project):
        yield f"Projekt: {project.title}"


def _has_hours(event: Event) -> bool:
    """Whether it can stand in the calendar by the hour.

    Of several days with only the first hour known it stands as whole days: no hour is invented.
    """
    return bool(event.clock and (event.end_clock or not event.end_date))


def _add_times(part: icalendar.Event, event: Event, day: datetime.date) -> None:
    """When it begins, ends and returns. No end is invented: without one it only begins."""
    last = day + event.length
    if event.clock and _has_hours(event):
        part.add("dtstart", moment(day, event.clock))
        if event.end_clock:
            part.add("dtend", moment(last, event.end_clock))
    else:
        part.add("dtstart", day)
        part.add("dtend", last + _DAY)  # the day after, RFC 5545 section 3.6.1
    series = event.recurrence
    if series and series.times:
        _, _, rule = str(series.rule(day)).partition("RRULE:")
        part.add("rrule", vRecur.from_ical(rule))
        hours = event.clock if _has_hours(event) else None
        for one in series.excepted:
            part.add("exdate", moment(one, hours) if hours else one)
