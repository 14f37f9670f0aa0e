"""What is looked up: publications, glossary, questions, sources."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator import danish
from generator.models.knowledge import Publication, Question, Term
from generator.models.record import Audience, Source
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk

ABOUT = Crumb("Om VIP2", "om/")


def pages(desk: Desk) -> Iterator[Page]:
    """The four pages of reference."""
    yield _publications(desk)
    yield _glossary(desk)
    yield _questions(desk)
    yield _sources(desk)


def initial(text: str) -> str:
    """The letter under which Danes look a word up; `Aa` and `Å` are one, digits are `0-9`."""
    letter = danish.collation_key(text)[0][:1]
    letter = {"{": "æ", "|": "ø", "}": "å"}.get(letter, letter)
    return letter.upper() if letter.isalpha() else "0-9"


def _publications(desk: Desk) -> Page:
    return desk.listing(
        "publikationer.html",
        "publikationer/",
        {"records": desk.site.all(Publication)},
    )


def _glossary(desk: Desk) -> Page:
    terms = sorted(desk.site.all(Term), key=lambda term: danish.collation_key(term.title))
    letters = groupby(terms, key=lambda term: initial(term.title))
    return desk.listing(
        "ordliste.html",
        "ordliste/",
        {"letters": tuple((letter, tuple(found)) for letter, found in letters)},
        layout=Layout.WIDE,
    )


def _questions(desk: Desk) -> Page:
    questions = desk.site.all(Question)
    groups = (
        (audience, tuple(one for one in questions if one.audiences[0] is audience))
        for audience in Audience
    )
    return desk.listing(
        "spoergsmaal.html",
        "spoergsmaal/",
        {"groups": tuple(group for group in groups if group[1])},
    )


def _sources(desk: Desk) -> Page:
    return desk.listing(
        "kilder.html",
        "kilder/",
        {"records": desk.site.all(Source)},
        trail=(ABOUT,),
    )
