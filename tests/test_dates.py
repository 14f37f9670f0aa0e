"""Dates as exact as they were written, and what was meant by one in another form."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import dates
from generator.dates import PartialDate


@pytest.mark.parametrize(
    ("written", "first", "last", "words"),
    [
        ("2007", "2007-01-01", "2007-12-31", "2007"),
        ("2007-K1", "2007-01-01", "2007-03-31", "1. kvartal 2007"),
        ("2007-K4", "2007-10-01", "2007-12-31", "4. kvartal 2007"),
        ("2010-05", "2010-05-01", "2010-05-31", "maj 2010"),
        ("2012-02", "2012-02-01", "2012-02-29", "februar 2012"),
        ("2010-05-31", "2010-05-31", "2010-05-31", "31. maj 2010"),
        ("2012-02-29", "2012-02-29", "2012-02-29", "29. februar 2012"),
    ],
)
def test_a_date_is_known_to_the_year_quarter_month_or_day(
    written: str, first: str, last: str, words: str
) -> None:
    date = dates.parse(written)
    assert (date.first.isoformat(), date.last.isoformat()) == (first, last)
    assert (date.words(), date.iso) == (words, written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "0000",
        "10",
        "10000",
        "2007-K0",
        "2007-K5",
        "2007-k4",
        "2008-00",
        "2008-13",
        "2008-13-01",
        "2008-02-30",
        "2010-02-29",
        "2010-05-00",
        "2010-5",
        "2010-05-31\n",
        " 2010",
        "２０１０",
        "2008-03-14 08:00",
    ],
)
def test_what_is_no_date_in_that_form_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the callers tell it in their own words
        dates.parse(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14-03-2008", "2008-03-14"),
        ("14.03.2008", "2008-03-14"),
        ("14. 3. 2008", "2008-03-14"),
        ("14/3 2008", "2008-03-14"),
        ("2008-3-14", "2008-03-14"),
        ("2008/03/14", "2008-03-14"),
        ("20080314", "2008-03-14"),
        ("14. marts 2008", "2008-03-14"),
        ("14 MARTS 2008", "2008-03-14"),
        ("14. marts, 2008", "2008-03-14"),
        ("1. jan. 2010", "2010-01-01"),
        ("okt 2010", "2010-10"),
        ("maj 2010", "2010-05"),
        ("201005", "2010-05"),
        ("4. kvartal 2007", "2007-K4"),
        ("2008-03-14 08:00", "2008-03-14"),
        ("2008-03-14T08:00:00+01:00", "2008-03-14"),
        ("14. marts 2008, kl. 10.30", "2008-03-14"),
    ],
)
def test_the_date_that_an_editor_meant_is_suggested(written: str, meant: str) -> None:
    assert dates.suggestion(written) == meant


@pytest.mark.parametrize(
    "written",
    ["", "i morgen", "31.2.2008", "2008-13-01", "3/14/2008", "14-03-08", "forår 2010", "ma 2010"],
)
def test_no_date_is_guessed_where_it_could_be_another(written: str) -> None:
    assert dates.suggestion(written) is None


@given(st.text(max_size=30))
def test_a_suggestion_is_always_a_date_that_can_be_read(written: str) -> None:
    meant = dates.suggestion(written)
    assert meant is None or dates.parse(meant).iso == meant


@given(st.dates())
def test_every_day_is_read_back_as_itself(day: datetime.date) -> None:
    date = dates.parse(day.isoformat())
    assert (date.first, date.last, date.iso) == (day, day, day.isoformat())


@pytest.mark.parametrize(
    ("written", "words"),
    [("2010-05-31", "mandag 31. maj 2010"), ("2010-05", "maj 2010"), ("2010", "2010")],
)
def test_the_weekday_stands_where_the_day_is_known(written: str, words: str) -> None:
    assert dates.parse(written).words_with_weekday() == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2007-04-01", "2010-06-15", "1. april 2007 – 15. juni 2010"),
        ("2007", "2010-06", "2007 – juni 2010"),
        ("2010-05", "2010-05", "maj 2010"),
        ("2007-04", None, "fra april 2007"),
        (None, "2009-11", "til november 2009"),
        (None, None, "ikke oplyst"),
    ],
)
def test_a_period_is_told_in_words_and_an_open_end_says_so(
    start: str | None, end: str | None, words: str
) -> None:
    def read(written: str | None) -> PartialDate | None:
        return dates.parse(written) if written else None

    assert dates.span(read(start), read(end)) == words


def test_a_day_is_told_in_words() -> None:
    assert dates.in_words(datetime.date(2026, 11, 22)) == "22. november 2026"
