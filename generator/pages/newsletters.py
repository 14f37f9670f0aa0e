"""Newsletters: the archive by year, and a page for each issue."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from generator.invented import is_invented, names_invented
from generator.models.newsletters import Article, LostIssues, Newsletter
from generator.models.record import Record
from generator.page import Crumb, Layout, Page
from generator.pages.desk import Desk
from generator.pages.job import Job, job_of
from generator.site import Site

TRAIL = Crumb("Nyhedsbreve", "nyhedsbreve/")


def pages(desk: Desk) -> Iterator[Job]:
    """The archive and the page of each issue."""
    yield Job("nyhedsbreve/", _archive, Layout.WIDE)
    for letter in desk.site.all(Newsletter):
        yield job_of(desk, letter, _page)


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


def values(site: Site, letter: Newsletter) -> dict[str, Any]:
    """What the templates of an issue are given, on its page and in feeds."""
    return {
        "record": letter,
        "about": lambda article: about(site, article),
        "is_invented": is_invented,
        "names_invented": lambda article: names_invented(site, article),
    }


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
    )


def _page(desk: Desk, letter: Newsletter) -> Page:
    newer, older = desk.site.around(letter)  # the newest stands first
    return desk.page(
        "nyhedsbrev.html",
        desk.site.address(letter),
        letter.title,
        letter.summary,
        {
            **values(desk.site, letter),
            "older": older,
            "newer": newer,
            "paper": desk.download(letter),
        },
        trail=(TRAIL,),
        demonstration=names_invented(desk.site, letter),
    )
