"""Danish local time: when the clock jumps, and when it comes to the same hour twice."""

from __future__ import annotations

import datetime

import pytest

from generator.local_time import Doubt, doubt, moment


@pytest.mark.parametrize(
    ("day", "clock", "in_greenwich"),
    [
        ("2010-01-21", "16:00", "2010-01-21 15:00"),
        ("2010-04-14", "16:00", "2010-04-14 14:00"),
        ("2027-03-28", "03:00", "2027-03-28 01:00"),
        ("2027-10-31", "03:00", "2027-10-31 02:00"),
        ("2027-07-01", "00:30", "2027-06-30 22:30"),
    ],
)
def test_a_danish_clock_shows_one_moment(day: str, clock: str, in_greenwich: str) -> None:
    shown = moment(datetime.date.fromisoformat(day), clock).astimezone(datetime.UTC)
    assert f"{shown:%Y-%m-%d %H:%M}" == in_greenwich


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        ("2027-03-28", "01:59", None),
        ("2027-03-28", "02:00", Doubt.SKIPPED),
        ("2027-03-28", "02:59", Doubt.SKIPPED),
        ("2027-03-28", "03:00", None),
        ("2027-10-31", "01:59", None),
        ("2027-10-31", "02:00", Doubt.TWICE),
        ("2027-10-31", "02:59", Doubt.TWICE),
        ("2027-10-31", "03:00", None),
        ("2027-03-27", "02:30", None),
        ("2010-03-28", "02:30", Doubt.SKIPPED),
    ],
)
def test_two_hours_a_year_are_no_moment_of_their_own(
    day: str, clock: str, expected: Doubt | None
) -> None:
    assert doubt(datetime.date.fromisoformat(day), clock) is expected
