"""The calendars, read back by two parsers that know nothing of each other or of the generator.

`icalendar` reads what another part of it wrote; `vobject` shares no code with it.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from zoneinfo import ZoneInfo

import icalendar
import pytest
import real_site
import rendered
import vobject
from dateutil.tz import tzical
from project import DAY, MINIMAL, check, files, folder, linked

from generator import calendars, danish, ics
from generator.models.event_types import EventType
from generator.models.events import Event
from generator.models.record import Certainty
from generator.page import Page
from generator.pages.desk import Desk
from generator.site import Site

PLACE: Final = "content/kurser/moede.yml"
OWN: Final = "kurser/moede/moede.ics"
EVENT: Final = """\
titel: {title}
type: {type}
resumé: Vi mødes.
projekt: vip2
{more}
kilder: [{{kilde: evaluering}}]
"""


def _event(more: str = "", title: str = "Møde", type_: str = "fyraftensmøde") -> str:
    return EVENT.format(title=title, type=type_, more=more)


def _site(texts: Mapping[str, str], today: datetime.date = DAY) -> Site:
    return linked(files(texts), today)


def _files(site: Site) -> Mapping[str, str]:
    return ics.files(Desk(site, real_site.templates()))


def _file(more: str, **changes: str) -> str:
    """The file of one event with these fields."""
    return _files(_site({PLACE: _event(more), **changes}))[OWN]


def _pages(texts: Mapping[str, str], today: datetime.date = DAY) -> dict[str, Page]:
    prepared = rendered.of(folder(files(texts)), today, real_site.templates())
    return {page.address: page for page in prepared.pages}


def _events(text: str) -> list[Any]:
    """The events of a file as icalendar reads them."""
    return [*icalendar.Calendar.from_ical(text).walk("VEVENT")]


def _first(text: str) -> Any:
    return _events(text)[0]


def _second(text: str) -> Any:
    """The first event as vobject reads it."""
    return vobject.readOne(text).vevent


def _in_greenwich(time: datetime.datetime) -> str:
    return f"{time.astimezone(datetime.UTC):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2027-04-14", "2027-04-14 14:00"), ("2027-01-13", "2027-01-13 15:00")],
)
def test_four_in_the_afternoon_is_two_in_greenwich_in_summer_and_three_in_winter(
    day: str, expected: str
) -> None:
    text = _file(f"dato: {day}\nklokkeslæt: 16:00")
    assert _in_greenwich(_first(text).start) == expected
    assert _in_greenwich(_second(text).dtstart.value) == expected


def test_the_zone_in_the_file_is_danish_time_in_every_week_of_thirty_years() -> None:
    text = _file("dato: 2027-04-14\nklokkeslæt: 16:00")
    zone = tzical(io.StringIO(text)).get()
    known = ZoneInfo("Europe/Copenhagen")
    noon = datetime.datetime(2007, 1, 1, 12)  # noqa: DTZ001 - the zone is what is asked for
    for week in range(52 * 30):
        time = noon + datetime.timedelta(weeks=week)
        assert time.replace(tzinfo=zone).utcoffset() == time.replace(tzinfo=known).utcoffset()


def test_an_event_by_the_clock_ends_when_its_record_says() -> None:
    text = _file("dato: 2027-04-14\nklokkeslæt: 16:00\nslutklokkeslæt: 18:30")
    assert _in_greenwich(_first(text).end) == "2027-04-14 16:30"
    assert _in_greenwich(_second(text).dtend.value) == "2027-04-14 16:30"


def test_no_end_is_invented() -> None:
    assert "DTEND" not in _first(_file("dato: 2027-04-14\nklokkeslæt: 16:00"))


@pytest.mark.parametrize(
    ("more", "first", "after"),
    [
        ("dato: 2010-05-31", "2010-05-31", "2010-06-01"),
        ("dato: 2014-01-09\nslutdato: 2014-01-10", "2014-01-09", "2014-01-11"),
        ("dato: 2014-01-09\nslutdato: 2014-02", "2014-01-09", "2014-01-10"),
        ("dato: 2014-01-09\nslutdato: 2014-01-10\nklokkeslæt: 09:00", "2014-01-09", "2014-01-11"),
    ],
)
def test_where_no_hour_is_known_whole_days_stand_up_to_the_day_after(
    more: str, first: str, after: str
) -> None:
    text = _file(more)
    assert "VTIMEZONE" not in text
    for start, end in (
        (_first(text)["DTSTART"].dt, _first(text)["DTEND"].dt),
        (_second(text).dtstart.value, _second(text).dtend.value),
    ):
        assert (type(start), start.isoformat()) == (datetime.date, first)
        assert (type(end), end.isoformat()) == (datetime.date, after)


def test_several_days_by_the_clock_begin_on_the_first_and_end_on_the_last() -> None:
    more = "dato: 2027-03-27\nslutdato: 2027-03-28\nklokkeslæt: 09:00\nslutklokkeslæt: 15:00"
    event = _first(_file(more))
    assert _in_greenwich(event.start) == "2027-03-27 08:00"
    assert _in_greenwich(event.end) == "2027-03-28 13:00"


@pytest.mark.parametrize("date", ["dato: 2010-05", "dato: 2010", "dato: 2006-K4", ""])
def test_an_event_of_which_no_day_is_known_is_in_no_calendar_and_offers_none(date: str) -> None:
    texts = {PLACE: _event(date)}
    assert _files(_site(texts)) == {}
    pages = _pages(texts)
    assert not any(".ics" in page.content + page.head for page in pages.values())


def test_without_events_there_are_no_calendars_and_no_links_to_any() -> None:
    assert calendars.listed(_site({})) == ()
    page = _pages({})["kurser/"]
    assert "Der er ingen kommende kurser eller møder." in page.content
    assert "kalender" not in page.content + page.head


MOVED: Final = """\
dato: 2027-03-16
klokkeslæt: 10:00
ændringer: [{dato: 2027-02-01, tekst: Flyttet fra den 9. til den 16. marts.}]
"""


def test_a_moved_event_is_the_same_event_in_a_later_version() -> None:
    before = _first(_file("dato: 2027-03-09\nklokkeslæt: 10:00\nudgiv_fra: 2026-11-01"))
    after = _first(_file(MOVED))
    assert after["UID"] == before["UID"] == "kursus.moede@vip2.example"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert (_stamp(before), _stamp(after)) == ("2026-11-01 00:00", "2027-02-01 00:00")
    assert (_in_greenwich(before.start), _in_greenwich(after.start)) == (
        "2027-03-09 09:00",
        "2027-03-16 09:00",
    )
    assert after["DESCRIPTION"].startswith("1. februar 2027: Flyttet fra den 9. til den 16. marts.")


def _stamp(event: Any) -> str:
    return _in_greenwich(event["DTSTAMP"].dt)


def test_each_change_counts_and_the_latest_comes_first() -> None:
    changes = "ændringer: [{dato: 2027-01-05, tekst: Nyt hus.}, {dato: 2027-02-01, tekst: Ny dag.}]"
    event = _first(_file(f"dato: 2027-03-09\n{changes}"))
    assert event["SEQUENCE"] == 2
    assert event["DESCRIPTION"].split("\n\n")[:3] == [
        "1. februar 2027: Ny dag.",
        "5. januar 2027: Nyt hus.",
        "Vi mødes.",
    ]


def test_what_is_put_up_without_a_date_of_its_own_is_stamped_with_the_day_it_takes_place() -> None:
    assert _stamp(_first(_file("dato: 2010-05-31"))) == "2010-05-31 00:00"


CANCELLED: Final = """\
dato: 2027-03-09
klokkeslæt: 10:00
aflyst: ja
ændringer: [{dato: 2027-02-20, tekst: For få havde meldt sig.}]
"""


def test_a_cancelled_event_stays_in_the_calendar_and_says_so() -> None:
    found = _files(_site({PLACE: _event(CANCELLED)}))
    for address in (OWN, calendars.ALL, "kalender/fyraftensmoeder.ics"):
        event = _first(found[address])
        assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
        assert event["SUMMARY"] == _second(found[address]).summary.value == "Aflyst: Møde"
    assert _second(found[OWN]).status.value == "CANCELLED"


def test_a_cancelled_event_says_so_wherever_it_is_named() -> None:
    pages = _pages({PLACE: _event(f"kommune: Aarhus\n{CANCELLED}")})
    own = pages["kurser/moede/"]
    assert own.title == "Aflyst: Møde"
    assert "20. februar 2027: For få havde meldt sig." in own.content
    assert "Føj til kalender" not in own.content
    assert "Fyraftensmøde, aflyst" in pages["kurser/"].content
    assert ">Aflyst: Møde</a>, 9. marts 2027" in pages["kommuner/aarhus/"].content


@pytest.mark.parametrize(
    ("certainty", "status"),
    [("sikker", "CONFIRMED"), ("plan", "TENTATIVE"), ("afledt", "TENTATIVE")],
)
def test_what_is_not_sure_is_tentative(certainty: str, status: str) -> None:
    event = _first(_file(f"dato: 2010-05-31\nsikkerhed: {certainty}"))
    assert event["STATUS"] == status


def test_an_event_is_known_by_its_id_and_the_tag_alone() -> None:
    site = _site({PLACE: _event("dato: 2027-03-09")})
    elsewhere = _site({PLACE: _event("dato: 2027-03-09", title="Et helt andet navn")})
    moved = replace(elsewhere, settings=replace(site.settings, site_url="https://ny.example/"))
    assert _first(_files(moved)[OWN])["UID"] == _first(_files(site)[OWN])["UID"]
    assert _first(_files(moved)[OWN])["URL"] == "https://ny.example/kurser/moede/"
    retagged = replace(site, settings=replace(site.settings, tag="andre.example,2030"))
    assert _first(_files(retagged)[OWN])["UID"] == "kursus.moede@andre.example"


SERIES: Final = "dato: {day}\nklokkeslæt: 16:00\ngentages: {{tekst: Jævnligt, {rule}}}"
RHYTHMS: Final = (
    ("2027-03-09", "hver: 2, enhed: uge, gange: 3", "2027-03-09 2027-03-23 2027-04-06"),
    (
        "2027-01-14",
        "hver: 2, enhed: måned, gange: 4, falder: samme-ugedag",
        "2027-01-14 2027-03-11 2027-05-13 2027-07-08",
    ),
    (
        "2027-01-28",
        "hver: 1, enhed: måned, gange: 3, falder: samme-dato, undtagen: [2027-02-28]",
        "2027-01-28 2027-03-28",
    ),
    (
        "2027-02-03",
        "hver: 1, enhed: kvartal, gange: 3, falder: samme-ugedag",
        "2027-02-03 2027-05-05 2027-08-04",
    ),
    (
        "2027-12-31",
        "hver: 1, enhed: år, gange: 3, falder: samme-dato",
        "2027-12-31 2028-12-31 2029-12-31",
    ),
    (
        "2027-06-15",
        "hver: 1, enhed: år, gange: 3, falder: samme-ugedag, undtagen: [2027-06-15]",
        "2028-06-20 2029-06-19",
    ),
)


@pytest.mark.parametrize(("day", "rule", "days"), RHYTHMS)
def test_a_series_falls_on_the_same_days_on_the_page_and_in_the_calendar(
    day: str, rule: str, days: str
) -> None:
    texts = {PLACE: _event(SERIES.format(day=day, rule=rule))}
    site = _site(texts)
    (event,) = site.all(Event)
    assert [day.isoformat() for day in event.days] == days.split()
    times = list(_second(_files(site)[OWN]).getrruleset(addRDate=True))
    assert [f"{time:%Y-%m-%d %H:%M}" for time in times] == [f"{day} 16:00" for day in days.split()]
    page = _pages(texts)["kurser/moede/"]
    shown = [page.content.find(f"{day.day}. {danish.MONTHS[day.month - 1]}") for day in event.days]
    assert all(one > 0 for one in shown)


def test_a_series_keeps_its_hour_when_summer_begins() -> None:
    text = _file(SERIES.format(day="2027-03-23", rule="hver: 1, enhed: uge, gange: 2"))
    times = _second(text).getrruleset(addRDate=True)
    assert [_in_greenwich(time) for time in times] == ["2027-03-23 15:00", "2027-03-30 14:00"]


def test_a_series_of_whole_days_leaves_out_whole_days() -> None:
    more = "dato: 2027-03-09\ngentages: {tekst: Hver uge, hver: 1, enhed: uge, gange: 3, "
    event = _first(_file(f"{more}undtagen: [2027-03-16]}}"))
    assert event["RRULE"] == {"FREQ": ["WEEKLY"], "COUNT": [3]}
    assert [one.dt for one in event["EXDATE"].dts] == [datetime.date(2027, 3, 16)]


def test_how_often_a_plan_says_is_told_in_words_and_makes_no_days() -> None:
    words = "{tekst: Seks gange om året, hver: 2, enhed: måned}"
    event = _first(_file(f"dato: 2014-01-09\ngentages: {words}"))
    assert "RRULE" not in event
    assert "Gentages: Seks gange om året" in event["DESCRIPTION"]


SIGNS: Final = r"""Mad; møde, "sang" & <b>\ én: 100 kr. \n"""


def test_signs_that_mean_something_in_a_calendar_come_back_as_they_were() -> None:
    texts = {PLACE: _event(f"dato: 2027-03-09\nsted: '{SIGNS}'", title=f"'{SIGNS}'")}
    text = _files(_site(texts))[OWN]
    for title, place in (
        (_first(text)["SUMMARY"], _first(text)["LOCATION"]),
        (_second(text).summary.value, _second(text).location.value),
    ):
        assert (title, place) == (SIGNS.strip(), SIGNS.strip())


@pytest.mark.parametrize("sign", ["\\r", "\\n", "\\r\\n", "\\x85", "\\u2028", "\\x0b", "\\0"])
def test_a_line_break_in_a_title_is_a_fault_however_it_is_written(sign: str) -> None:
    title = f'"Møde{sign}END:VEVENT"'
    assert "Ingen fejl" not in check(files({PLACE: _event("dato: 2027-03-09", title=title)}))


@pytest.mark.parametrize("sign", ["\r", "\n", "\r\n"])
def test_no_line_break_could_end_an_event_even_if_it_came_so_far(sign: str) -> None:
    site = _site({PLACE: _event("dato: 2027-03-09")})
    (event,) = site.all(Event)
    words = f"a{sign}END:VEVENT{sign}BEGIN:VEVENT{sign}UID:b"
    bad = event.model_copy(update={"title": words, "place": words, "summary": words, "note": words})
    text = _files(replace(site, records={**site.records, Event.kind: (bad,)}))[OWN]
    assert len(_events(text)) == 1
    assert _second(text).uid.value == "kursus.moede@vip2.example"


def test_lines_end_as_the_standard_says_and_none_is_longer_or_cut_within_a_letter() -> None:
    text = _files(_site({PLACE: _event("dato: 2027-03-09", title="æøå" * 100)}))[OWN]
    lines = text.encode().removesuffix(b"\r\n").split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(len(line) for line in lines) == 75
    assert [line.decode() for line in lines][:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert _second(text).summary.value == "æøå" * 100


def test_a_calendar_says_in_danish_what_it_is_and_how_often_to_look() -> None:
    config = MINIMAL["mkdocs.yml"].replace("Prøve", '"Prøve; og, mere"')
    found = _files(_site({PLACE: _event("dato: 2027-03-09"), "mkdocs.yml": config}))
    text = found[calendars.ALL]
    calendar: Any = icalendar.Calendar.from_ical(text)
    for key in ("NAME", "X-WR-CALNAME"):
        assert f"\r\n{key}:Prøve\\; og\\, mere: Alle kurser og møder\r\n" in text
    assert calendar["REFRESH-INTERVAL"].dt == datetime.timedelta(days=1)
    assert calendar["X-PUBLISHED-TTL"].to_ical() == b"P1D"
    assert calendar["SOURCE"] == f"https://vip2.example/under/{calendars.ALL}"


def test_there_is_a_calendar_for_each_type_and_region_that_has_an_event() -> None:
    site = _site(
        {
            "content/kurser/a.yml": _event("dato: 2027-03-09\nkommune: Aarhus", "A"),
            "content/kurser/b.yml": _event("dato: 2027-03-10", "B"),
            "content/kurser/c.yml": _event("dato: 2027-03-11\nkommune: Favrskov", "C", "messe"),
            "content/kurser/d.yml": _event("dato: 2027-03", "D", "konference"),
        }
    )
    found = calendars.listed(site)
    assert [(one.address, one.title, [event.id for event in one.events]) for one in found] == [
        ("kalender/alt.ics", "Alle kurser og møder", ["a", "b", "c"]),
        ("kalender/fyraftensmoeder.ics", "Fyraftensmøder", ["a", "b"]),
        ("kalender/messer.ics", "Messer", ["c"]),
        ("kalender/region-midtjylland.ics", "Kurser og møder i Region Midtjylland", ["a", "c"]),
    ]
    texts = _files(site)
    assert sorted(texts) == [
        *sorted(one.address for one in found),
        *(f"kurser/{name}/{name}.ics" for name in "abc"),
    ]
    for one in found:
        read = _events(texts[one.address])
        assert [event["SUMMARY"] for event in read] == [event.title for event in one.events]


def test_every_type_has_a_calendar_address_of_its_own() -> None:
    addresses = {danish.slug(kind.plural) for kind in EventType}
    assert len(addresses) == len(EventType)
    assert not any(one == "alt" or one.startswith("region-") for one in addresses)


def test_the_same_content_makes_the_same_calendar_on_any_day_and_in_any_order() -> None:
    texts = {
        "content/kurser/a.yml": _event(CANCELLED, "A"),
        "content/kurser/b.yml": _event(MOVED, "B"),
    }
    later = datetime.date(2031, 1, 1)
    assert _files(_site(texts)) == _files(_site(dict(reversed(texts.items())), later))


COMING: Final = (
    ("dato: 2026-11-22", True),
    ("dato: 2026-11-21", False),
    ("dato: 2026-11-20\nslutdato: 2026-11-22", True),
    ("dato: 2026-11", True),
    ("dato: 2026-10", False),
    ("dato: 2026-10\nslutdato: 2026-12", True),
    ("dato: 2026-11-08\ngentages: {tekst: Ugentligt, hver: 1, enhed: uge, gange: 3}", True),
    ("dato: 2026-11-01\ngentages: {tekst: Ugentligt, hver: 1, enhed: uge, gange: 3}", False),
)


@pytest.mark.parametrize(("more", "is_coming"), COMING)
def test_an_event_is_to_come_until_its_last_day_is_over(more: str, is_coming: bool) -> None:  # noqa: FBT001 - a column of the table
    content = _pages({PLACE: _event(more)})["kurser/"].content
    assert ("Der er ingen kommende kurser eller møder." in content) is not is_coming
    assert ('id="tidligere"' in content) is not is_coming


def test_what_is_to_come_stands_first_and_the_next_of_it_first_of_all() -> None:
    series = "gentages: {tekst: Ugentligt, hver: 1, enhed: uge, gange: 9}"
    texts = {
        "content/kurser/a.yml": _event("dato: 2027-01-01", "Nytår"),
        "content/kurser/b.yml": _event(f"dato: 2026-11-04\nklokkeslæt: 16:00\n{series}", "Række"),
        "content/kurser/c.yml": _event("dato: 2010-05-31", "Gammelt"),
        "content/kurser/d.yml": _event("", "Uden dato"),
    }
    content = _pages(texts)["kurser/"].content
    marks = (
        *(">Kommende kurser og møder<", ">Række<", ">Nytår<"),
        *(">Tidligere kurser og møder<", ">Gammelt<"),
        *(">Uden kendt dato<", ">Uden dato<"),
    )
    assert sorted(marks, key=content.index) == list(marks)
    assert "onsdag 25. november 2026 kl. 16:00" in content


def test_pages_that_list_events_tell_coming_from_past() -> None:
    series = "gentages: {tekst: Ugentligt, hver: 1, enhed: uge, gange: 3}"
    texts = {
        "content/kurser/a.yml": _event(f"dato: 2026-11-17\nkommune: Aarhus\n{series}", "Nyt"),
        "content/kurser/b.yml": _event("dato: 2010-05-31\nkommune: Aarhus", "Gammelt"),
    }
    today, later = (_pages(texts, day) for day in (DAY, datetime.date(2026, 12, 2)))
    for address in ("kommuner/aarhus/", "om/projekter/vip2/"):
        now = today[address].content
        marks = (">Kommende<", ">Nyt<", ">Tidligere og uden kendt dato<", ">Gammelt<")
        assert sorted(marks, key=now.index) == list(marks)
        assert ">Nyt</a>, 24. november 2026<" in now
        assert "Der er ingen kommende. Disse kender vi:" in later[address].content


def test_an_event_and_the_list_announce_their_calendars() -> None:
    pages = _pages({PLACE: _event("dato: 2026-12-01")})
    link = '<link rel="alternate" type="text/calendar" title="{}" href="../{}">'
    assert link.format("Alle kurser og møder", calendars.ALL) in pages["kurser/"].head
    assert link.format("Møde", f"../{OWN}") in pages["kurser/moede/"].head
    assert f'href="../../{OWN}">Føj til kalender</a>' in pages["kurser/moede/"].content


def test_page_and_calendar_agree_on_every_event_that_we_know_the_day_of() -> None:
    site = real_site.linked()
    read = {str(event["UID"]): event for event in _events(_files(site)[calendars.ALL])}
    known = [event for event in site.all(Event) if event.date and event.date.day]
    assert len(read) == len(known) > 0
    for event in known:
        told = read[ics.uid(site, event)]
        start = told["DTSTART"].dt
        day = start.date() if isinstance(start, datetime.datetime) else start
        assert (told["SUMMARY"], day) == (event.name, event.date and event.date.first)
        assert told["URL"] == site.settings.site_url + site.address(event)
        assert (told["STATUS"] == "TENTATIVE") == (event.certainty is not Certainty.SURE)


def test_both_parsers_read_every_calendar_of_the_real_site_alike() -> None:
    for text in _files(real_site.linked()).values():
        one = _events(text)
        other = vobject.readOne(text).vevent_list
        assert [str(event["UID"]) for event in one] == [event.uid.value for event in other]
        assert [event["DTSTART"].dt for event in one] == [event.dtstart.value for event in other]
        assert [event.errors for event in one] == [[]] * len(one)
