"""Which feeds there are, what stands in each and in which order, and which pages announce them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Final

import pytest
from project import DAY, MINIMAL, files, linked

from generator.channels import MOST, Channel, Entry, announced, channels

GUIDE: Final = "content/metoder/mentorordning.md"
REVIEWED: Final = MINIMAL[GUIDE].replace("modenhed:", "gennemgået: 2026-11-01\nmodenhed:")
EVENT: Final = """\
titel: Kursus
type: temadag
resumé: Et kursus.
projekt: vip2
{more}
kilder: [{{kilde: evaluering}}]
"""
CHANGES: Final = """\
ændringer:
  - {dato: 2026-11-20, tekst: Nyt hus.}
  - {dato: 2026-11-10, tekst: Ny tid.}
"""
CASE: Final = """\
---
titel: En case
type: kommune
resumé: Hvad der skete.
anonymisering: ingen-personer
udfald: ikke-oplyst
udgiv_fra: 2026-11-10
kilder: [{kilde: evaluering}]
---
"""


def _channels(
    changes: Mapping[str, str | None] | None = None, today: datetime.date = DAY
) -> dict[str, Channel]:
    return {channel.id: channel for channel in channels(linked(files(changes), today))}


def _event(more: str) -> Mapping[str, str]:
    return {"content/kurser/kursus.yml": EVENT.format(more=more)}


def _keys(channel: Channel) -> list[str]:
    return [entry.key for entry in channel.entries]


def _only(channel: Channel) -> Entry:
    (entry,) = channel.entries
    return entry


def test_every_list_of_what_comes_has_a_feed_and_so_has_everything() -> None:
    found = _channels({GUIDE: REVIEWED, **_event("dato: 2010-06-15"), "content/cases/en.md": CASE})
    assert {name: _keys(channel) for name, channel in found.items()} == {
        "nyhedsbreve": ["nyhedsbrev/2010-05"],
        "artikler": ["nyhedsbrev/2010-05/mere"],
        "kurser": ["kursus/kursus"],
        "metoder": ["metode/mentorordning"],
        "for-jobcentre": ["metode/mentorordning", "nyhedsbrev/2010-05"],
        "alt": ["case/en", "metode/mentorordning", "kursus/kursus", "nyhedsbrev/2010-05"],
    }


def test_nothing_to_tell_is_no_feed() -> None:
    assert _channels({"newsletters/2010-05.md": None}) == {}


def test_people_are_in_no_feed() -> None:
    person = MINIMAL["ambassadors/amb-0001.yml"] + "udgiv_fra: 2026-11-01\ngennemgået: 2026-11-01\n"
    found = _channels({"ambassadors/amb-0001.yml": person})
    assert _keys(found["alt"]) == ["nyhedsbrev/2010-05"]


@pytest.mark.parametrize(
    ("more", "came", "renewed"),
    [
        ("dato: 2010-06-15", "2010-06-15", "2010-06-15"),
        ("dato: 2010-06", "2010-06-01", "2010-06-01"),
        ("dato: 2010-06-15\nudgiv_fra: 2010-05-01", "2010-05-01", "2010-05-01"),
        ("dato: 2027-03-09\nudgiv_fra: 2026-11-01", "2026-11-01", "2026-11-01"),
        (
            f"dato: 2027-03-09\nudgiv_fra: 2026-11-01\n{CHANGES}",
            "2026-11-01",
            "2026-11-20",
        ),
        (
            "dato: 2027-03-09\nudgiv_fra: 2026-11-01\nændringer: [{dato: 2027-01-05, tekst: Nyt.}]",
            "2026-11-01",
            "2026-11-22",
        ),
        (
            f"dato: 2027-03-09\n{CHANGES}",
            "2026-11-10",
            "2026-11-20",
        ),
    ],
)
def test_an_event_came_when_it_was_put_up_and_is_renewed_by_its_last_change(
    more: str, came: str, renewed: str
) -> None:
    entry = _only(_channels(_event(more))["kurser"])
    assert (entry.came.isoformat(), entry.renewed.isoformat()) == (came, renewed)


@pytest.mark.parametrize("more", ["dato: 2027-03-09", "ukendt: [dato]"])
def test_an_event_ahead_or_without_any_date_waits(more: str) -> None:
    assert "kurser" not in _channels(_event(more))


@pytest.mark.parametrize(
    ("more", "came", "renewed"),
    [
        ("gennemgået: 2026-11-01", "2026-11-01", "2026-11-01"),
        ("gennemgået: 2026-11-01\nudgiv_fra: 2026-10-01", "2026-10-01", "2026-11-01"),
        ("gennemgået: 2026-09-01\nudgiv_fra: 2026-10-01", "2026-10-01", "2026-10-01"),
        ("udgiv_fra: 2026-10-01", "2026-10-01", "2026-10-01"),
    ],
)
def test_a_guide_came_when_it_was_put_up_or_else_when_it_was_read_through(
    more: str, came: str, renewed: str
) -> None:
    text = MINIMAL[GUIDE].replace("modenhed:", f"{more}\nmodenhed:")
    entry = _only(_channels({GUIDE: text})["metoder"])
    assert (entry.came.isoformat(), entry.renewed.isoformat()) == (came, renewed)


def test_a_guide_without_any_date_is_in_no_feed() -> None:
    assert "metoder" not in _channels()


def test_an_issue_waits_for_its_month() -> None:
    issue = MINIMAL["newsletters/2010-05.md"].replace("2010-05", "2026-12").replace("2010", "2026")
    changes = {"newsletters/2026-12.md": issue}
    before, then = (_channels(changes, day) for day in (DAY, datetime.date(2026, 12, 1)))
    assert _keys(before["nyhedsbreve"]) == ["nyhedsbrev/2010-05"]
    assert _keys(then["nyhedsbreve"]) == ["nyhedsbrev/2026-12", "nyhedsbrev/2010-05"]


@pytest.mark.parametrize("hidden", ["status: kladde", "status: skjult", "udgiv_fra: 2026-11-23"])
def test_what_is_not_published_is_in_no_feed(hidden: str) -> None:
    issue = MINIMAL["newsletters/2010-05.md"].replace("udgivet:", f"{hidden}\nudgivet:")
    assert _channels({"newsletters/2010-05.md": issue}) == {}


def test_a_feed_holds_the_twenty_newest_and_of_one_day_in_danish_order() -> None:
    events = {
        f"content/kurser/k-{day:02}-{name}.yml": EVENT.format(
            more=f"dato: 2010-06-{day:02}"
        ).replace("titel: Kursus", f"titel: {title}")
        for day in range(1, 12)
        for name, title in (("oe", "Østre"), ("aa", "Aarhus"), ("ae", "Æbelø"))
    }
    keys = _keys(_channels(events)["kurser"])
    assert len(keys) == MOST == 20
    assert keys[:4] == [f"kursus/k-{name}" for name in ("11-ae", "11-oe", "11-aa", "10-ae")]


def test_an_audience_that_something_is_written_for_has_a_feed_with_the_newsletters_too() -> None:
    other = EVENT.format(more="dato: 2010-06-14\nlæsere: [jobcentre]")
    council = _event("dato: 2010-06-15\nlæsere: [lbr]")
    found = _channels({**council, "content/kurser/andet.yml": other})
    assert _keys(found["for-lbr"]) == ["kursus/kursus", "nyhedsbrev/2010-05"]
    assert _keys(found["for-jobcentre"]) == ["kursus/andet", "nyhedsbrev/2010-05"]
    assert [name for name in found if name.startswith("for-")] == ["for-jobcentre", "for-lbr"]


def test_the_feed_of_an_audience_bears_the_name_of_its_door() -> None:
    door = """\
lbr:
  titel: For LBR og politikere
  resumé: Til rådet.
  rækkefølge: 1
  opgaver: [{titel: Læs, tekst: Brevene., mål: side:nyhedsbreve}]
"""
    council = _event("dato: 2010-06-15\nlæsere: [lbr]")
    without = _channels(council)["for-lbr"]
    with_door = _channels({**council, "content/indgange.yml": door})["for-lbr"]
    assert (without.title, without.home) == ("For LBR", "foelg-med/")
    assert (with_door.title, with_door.home) == ("For LBR og politikere", "for/lbr/")


EVERYTHING: Final = ["feeds/alt.xml"]


def _in_three(name: str) -> list[str]:
    return [f"feeds/{name}.{ending}" for ending in ("xml", "atom.xml", "json")]


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        ("om/", EVERYTHING),
        ("jobpakker/lastbilchauffoer/", EVERYTHING),
        ("", _in_three("alt")),
        ("nyhedsbreve/", [*_in_three("nyhedsbreve"), *_in_three("artikler"), *EVERYTHING]),
        ("nyhedsbreve/2010-05/", [*_in_three("nyhedsbreve"), *_in_three("artikler"), *EVERYTHING]),
        ("kurser/kursus/", [*_in_three("kurser"), *EVERYTHING]),
        ("metoder/", [*_in_three("metoder"), *EVERYTHING]),
        (
            "foelg-med/",
            [
                *(f"feeds/{name}.xml" for name in ("nyhedsbreve", "artikler", "kurser", "metoder")),
                *_in_three("for-jobcentre"),  # it has no door here, so it is at home on this page
                *EVERYTHING,
            ],
        ),
    ],
)
def test_a_page_announces_its_own_feeds_in_every_format_and_everything_in_one(
    page: str, feeds: list[str]
) -> None:
    found = _channels({GUIDE: REVIEWED, **_event("dato: 2010-06-15")}).values()
    links = re.findall(r'href="((?:\.\./|\./)*)([^"]+)"', announced(found, page))
    assert [link for _, link in links] == feeds
    assert {climb for climb, _ in links} == {"../" * page.count("/") or "./"}


def test_an_announcement_says_what_is_followed_and_how_it_is_written() -> None:
    links = announced(_channels().values(), "nyhedsbreve/")
    start = '<link rel="alternate" type="application/'
    assert f'{start}rss+xml" title="Artikler" href=' in links
    assert f'{start}feed+json" title="Artikler (JSON Feed)" href=' in links
