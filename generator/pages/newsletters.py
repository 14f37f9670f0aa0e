"""Newsletters: the archive by year, and a page for each issue."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.models.newsletters import Article, LostIssues, Newsletter
from generator.models.record import Record
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.site import Site

TRAIL = Crumb("Nyhedsbreve", "nyhedsbreve/")


def pages(desk: Desk) -> Iterator[Page]:
    """The archive and the page of each issue."""
    yield _archive(desk)
    letters = desk.site.all(Newsletter)  # newest first
    for place, letter in enumerate(letters):
        older = letters[place + 1] if place + 1 < len(letters) else None
        yield _page(desk, letter, older, letters[place - 1] if place else None)


def about(site: Site, article: Article) -> tuple[Record, ...]:
    """What an article is about, in the order in which its fields stand on the form."""
    return (
        *site.several(article.municipalities),
        *site.several(article.packages),
        *site.several(article.guides),
        *site.several(article.cases),
        *site.several(article.events),
        *site.several(article.figures),
        *site.several(article.people),
    )


def _archive(desk: Desk) -> Page:
    letters = desk.site.all(Newsletter)
    years = groupby(letters, key=lambda letter: letter.published.year)
    return desk.listing(
        "nyhedsbreve.html",
        "nyhedsbreve/",
        {
            "years": tuple((year, tuple(found)) for year, found in years),
            "lost": desk.site.all(LostIssues),
        },
        layout=Layout.WIDE,
    )


def _page(
    desk: Desk, letter: Newsletter, older: Newsletter | None, newer: Newsletter | None
) -> Page:
    return desk.page(
        "nyhedsbrev.html",
        desk.site.address(letter),
        letter.title,
        letter.summary,
        {
            "record": letter,
            "about": lambda article: about(desk.site, article),
            "older": older,
            "newer": newer,
        },
        trail=(TRAIL,),
    )
