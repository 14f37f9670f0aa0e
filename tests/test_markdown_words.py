"""Words that are explained: found in any form, once, and never where a link would be in the way."""

from __future__ import annotations

from typing import Final

import pytest

from generator import markdown
from generator.markdown_html import render
from generator.markdown_words import first_uses, linked, stems

NAMES: Final = {
    "Mentor": "begreb:mentor",
    "Jobpakke": "begreb:jobpakke",
    "Virksomhedscenter": "begreb:center",
    "Virksomhedscenter generation 2": "begreb:center-2",
    "Virksomhedspraktik": "begreb:praktik",
    "Kompetencekort": "begreb:kort",
    "AMU": "begreb:amu",
    "VIP": "begreb:vip",
}
WANTED: Final = {stems(name): target for name, target in NAMES.items()}


def _found(line: str) -> list[tuple[str, str]]:
    return [(line[use.start : use.end], use.target) for use in first_uses(line, WANTED)]


@pytest.mark.parametrize(
    ("line", "word", "target"),
    [
        ("En mentor hjælper.", "mentor", "begreb:mentor"),
        ("Mentorerne mødes.", "Mentorerne", "begreb:mentor"),
        ("Efter virksomhedspraktikken kom jobbet.", "virksomhedspraktikken", "begreb:praktik"),
        ("Læs kompetencekortet.", "kompetencekortet", "begreb:kort"),
        ("Jobpakkernes vej", "Jobpakkernes", "begreb:jobpakke"),
        ("AMU's kurser", "AMU's", "begreb:amu"),
        ("AMU’s kurser", "AMU’s", "begreb:amu"),
        ("I virksomhedscentre", "virksomhedscentre", "begreb:center"),
    ],
)
def test_a_word_is_found_in_any_form(line: str, word: str, target: str) -> None:
    assert _found(line) == [(word, target)]


def test_the_longest_name_wins() -> None:
    assert _found("Et virksomhedscenter generation 2 er nyt.") == [
        ("virksomhedscenter generation 2", "begreb:center-2")
    ]


def test_a_word_is_found_once() -> None:
    assert _found("En mentor er ikke to mentorer.") == [("mentor", "begreb:mentor")]


@pytest.mark.parametrize(
    "line",
    ["", "Ingen af dem.", "Hun er en vip.", "Mentorordningen", "mentorkursus og jobpakkemetode"],
)
def test_what_is_another_word_is_not_found(line: str) -> None:
    assert _found(line) == []


def _linked(text: str) -> str:
    prose = linked(markdown.read(text, frozenset({"begreb"})), WANTED)
    return render(prose, lambda target: target)


def test_the_first_place_in_a_text_becomes_a_link() -> None:
    assert _linked("Find en **mentor** til AMU.\n\nMentoren ringer.") == (
        '<p>Find en <strong><a href="begreb:mentor">mentor</a></strong> '
        'til <a href="begreb:amu">AMU</a>.</p>\n<p>Mentoren ringer.</p>\n'
    )


def test_a_text_that_links_to_the_word_itself_is_left_alone() -> None:
    text = "En mentor. Se [ordet](begreb:mentor)."

    assert _linked(text) == '<p>En mentor. Se <a href="begreb:mentor">ordet</a>.</p>\n'


@pytest.mark.parametrize(
    "text",
    [
        "## Mentor",
        "[en mentor](https://star.dk/)",
        "`mentor`",
        "    mentor",
        "- [ ] en mentor",
        "![mentor](a.svg)",
    ],
)
def test_nothing_is_linked_where_a_link_would_be_in_the_way(text: str) -> None:
    assert "begreb:" not in _linked(text)


def test_a_text_without_any_of_the_words_is_the_same_text() -> None:
    prose = markdown.read("Ingen af dem.", frozenset())

    assert linked(prose, WANTED) is prose
    assert linked(prose, {}) is prose
