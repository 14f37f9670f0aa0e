"""Letters for the tests: those of the real content, and one in which everything occurs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import project
import real_site

from generator import letter
from generator.models.newsletters import Newsletter
from generator.pages.desk import Desk, environment
from generator.settings import Settings
from generator.site import Site

CASES: Final = Path(__file__).parent / "cases" / "letters"
EVERYTHING: Final = "alt"


def site_of(text: str) -> Site:
    """The small project with this text as its newsletter."""
    pictures = {"docs/billeder/kort.svg": "<svg/>"}
    return project.linked(project.files({"newsletters/2010-05.md": text, **pictures}))


@cache
def names() -> tuple[str, ...]:
    """Every letter that there is to look at: the real issues by id, and the one of the case."""
    return (EVERYTHING, *(issue.id for issue in real_site.linked().all(Newsletter)))


@cache
def written(name: str) -> tuple[Newsletter, str, str, Settings]:
    """An issue, its letter as plain text and as HTML, and the settings of its site."""
    if name == EVERYTHING:
        site, templates = site_of((CASES / "alt.md").read_text(encoding="utf-8")), environment()
    else:
        site, templates = real_site.linked(), real_site.templates()
    desk = Desk(site, templates)
    issue = next(one for one in site.all(Newsletter) if name in {EVERYTHING, one.id})
    return issue, letter.plain(desk, issue), letter.html(desk, issue), site.settings
