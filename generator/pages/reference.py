"""What is looked up: publications, glossary, questions, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator import danish
from generator.models.knowledge import Publication, Question, Term
from generator.models.record import Audience, Source
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.pages.job import Job

ABOUT = Crumb("Om VIP2", "om/")


def pages(_: Desk) -> Iterator[Job]:
    """The four pages of reference."""
    yield Job("publikationer/", _publications)
    yield Job("ordliste/", _glossary, Layout.WIDE)
    yield Job("spoergsmaal/", _questions)
    yield Job("kilder/", _sources)


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
    )


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of a kind of reader: those answered here, and those answered for others."""

    audience: Audience
    own: tuple[Question, ...]
    others: tuple[Question, ...]

    @property
    def anchor(self) -> str:
        """Where the group begins on the page."""
        return f"for-{danish.slug(self.audience.value)}"


def groups(questions: tuple[Question, ...]) -> tuple[Group, ...]:
    """The questions by who asks; each is answered once, for the first of its readers."""
    found = []
    for audience in Audience:
        asked = [one for one in questions if audience in one.audiences]
        own = tuple(one for one in asked if one.audiences[0] is audience)
        others = tuple(one for one in asked if one.audiences[0] is not audience)
        if asked:
            found.append(Group(audience, own, others))
    return tuple(found)


def _questions(desk: Desk) -> Page:
    return desk.listing(
        "spoergsmaal.html",
        "spoergsmaal/",
        {"groups": groups(desk.site.all(Question))},
    )


def _sources(desk: Desk) -> Page:
    return desk.listing(
        "kilder.html",
        "kilder/",
        {"records": desk.site.all(Source)},
        trail=(ABOUT,),
    )
