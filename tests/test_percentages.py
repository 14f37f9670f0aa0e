"""Percentages in what people write: in digits, in words, in lists, and in and around links."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator import markdown
from generator.kinds import SCHEMES
from generator.percentages import in_line, in_prose, number_of, numbers


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("38 pct. af jobpakkerne", ["38"]),
        ("38 pct", ["38"]),
        ("38%", ["38"]),
        ("38 % og 55 procent", ["38", "55"]),
        ("12,5 pct.", ["12.5"]),
        ("38, 39 og 55 pct.", ["38", "39", "55"]),
        ("fra 37 til 33 pct.", ["37", "33"]),
        ("10-20 pct.", ["10", "20"]),
        ("femogtyve procent", ["25"]),
        ("Halvtreds pct.", ["50"]),
        ("(100 procent)", ["100"]),
        ("138 pct.", ["138"]),
    ],
)
def test_a_number_before_the_sign_is_a_percentage(line: str, found: list[str]) -> None:
    assert [one.value for one in in_line(line)] == [Decimal(value) for value in found]


@pytest.mark.parametrize(
    "line",
    [
        "en procent har en basis",
        "mange procent",
        "to procentpoint",
        "3 % point",
        "2 pct.-point",
        "procenttal",
        "130 personer",
        "adressen med %20",
        "",
    ],
)
def test_points_and_bare_words_are_no_percentages(line: str) -> None:
    assert [*in_line(line)] == []


@pytest.mark.parametrize("line", ["i 2007 og 30 pct.", "kapitel 3, 30 pct.", "31-12-2007, 30 %"])
def test_years_chapters_and_dates_before_it_do_not_count(line: str) -> None:
    assert [one.value for one in in_line(line)] == [Decimal(30)]


TEXT = """\
Fra [37](mål:a) til **[33 pct.](mål:a)** og *12,5*
pct. Skriv `40 pct.` eller 41 pct.

| Fra | Til |
| --- | --- |
| 5 pct. | [seks procent](nøgletal:b) |
"""


def test_a_text_knows_where_its_percentages_stand_and_where_they_lead() -> None:
    found = [
        (TEXT[one.start : one.start + one.width], one.link)
        for one in in_prose(markdown.read(TEXT, SCHEMES))
    ]

    assert found == [
        ("37", "mål:a"),
        ("33", "mål:a"),
        ("12,5", ""),
        ("41", ""),
        ("5", ""),
        ("seks", "nøgletal:b"),
    ]


def test_code_is_an_example_and_no_claim() -> None:
    assert [*in_prose(markdown.read("38 `pct.`\n\n    39 pct.\n", SCHEMES))] == []


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("omkring 2.700 modtagere", [2700]),
        ("alle fem metodekommuner", [5]),
        ("14 nyhedsbreve på to år", [14, 2]),
        ("en guide", []),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(letters: str, found: list[int]) -> None:
    assert list(numbers(letters)) == found


def test_a_word_that_counts_nothing_is_no_number() -> None:
    assert number_of("hundrede") == 100
    assert number_of("hest") is None
