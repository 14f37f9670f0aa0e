"""The pages of a preview: as they will be, with a bar above them that no built site has.

In: a moment of the content, and the frame. Out: whole pages as HTML. The bar tells what on the page
is not published yet, what is wrong with it, and how many faults there are in all.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from generator import press, preview_content, problems
from generator.kinds import SIDE
from generator.models.record import Record
from generator.page import Layout, Page, Shape
from generator.press import Form
from generator.preview_moment import Moment
from generator.problems import Problem

OWN: Final = "_vip2/"
"""Where everything stands that only a preview has; no record can have an address there."""
STYLE: Final = f"{OWN}forhaandsvisning.css"
SCRIPT: Final = f"{OWN}forhaandsvisning.js"
DRAFTS: Final = f"{OWN}kladder.css"
NEWS: Final = f"{OWN}nyt"
_HANDBOOK: Final = "redaktion/fejl"
_HEAD: Final = re.compile("</head>")
_MAIN: Final = re.compile(r"<main\b[^>]*>")
_STAYS: Final = "Siden viser det, der sidst var i orden, indtil dette er rettet:"
_SHOWN: Final = "Siden kan først udgives, når dette er rettet:"
_WITHOUT: Final = "Siden kan først vises, når dette er rettet:"


@dataclass(frozen=True, slots=True)
class Told:
    """A fault, the page that it is on, and the page that explains it; both may be empty."""

    problem: Problem
    page: str
    help: str

    @property
    def excerpt(self) -> str:
        """The line of the file with the caret and the remedy, as the terminal shows them."""
        return textwrap.dedent(self.problem.text().partition("\n")[2])


class Pages:
    """Sets the pages of one moment. `edition` names the moment, `trouble` what a frame lacks."""

    def __init__(
        self,
        moment: Moment,
        forms: Mapping[Shape, Form],
        environment: Environment,
        edition: str,
        trouble: str = "",
    ) -> None:
        self._moment = moment
        self._forms = forms
        self._environment = environment
        self._edition = edition
        self._trouble = trouble

    def page(self, address: str) -> str | None:
        """The page at an address; None where there is none, not even one with a fault."""
        job = self._moment.jobs.get(address)
        own = self._moment.shown.faults.get(address, ())
        if address == OWN:
            return self.dressed(self._framed(self._list()), address)
        if job:
            harmless = all(one.code in preview_content.HARMLESS for one in own)
            return self.dressed(
                self._framed(job.page(self._moment.desk)),
                address,
                own,
                _SHOWN if harmless else _STAYS,
            )
        if own:
            title = address.strip("/").rpartition("/")[2] or "Forside"
            content = f'<header class="opening"><h1>{escape(title)}</h1></header>'
            empty = Page(address, title, title, content)
            return self.dressed(self._framed(empty), address, own, _WITHOUT)
        return None

    def dressed(
        self, html: str, address: str, own: Iterable[Problem] = (), heading: str = ""
    ) -> str:
        """A whole page with the bar, and with the script that loads it again."""
        found = problems.faults(self._moment.problems)
        bar = self._set(
            "bjaelke.html",
            ribbons=self._ribbons.get(address, ()),
            own=[self._told(one, address) for one in own],
            heading=heading,
            count=f"{problems.count(found)} Se dem alle." if found and address != OWN else "",
            list=f"/{OWN}",
            trouble=self._trouble,
        )
        head = (
            f'<link rel="stylesheet" href="/{STYLE}"><link rel="stylesheet" href="/{DRAFTS}">'
            f'<script src="/{SCRIPT}" data-edition="{escape(self._edition)}" data-news="/{NEWS}" '
            "defer></script>"
        )
        html = _HEAD.sub(lambda end: head + end[0], html, count=1)
        return _MAIN.sub(lambda start: start[0] + bar, html, count=1)

    @cached_property
    def drafts(self) -> str:
        """A stylesheet that marks every link to something that is not published yet."""
        content = self._moment.shown.content
        marks = preview_content.drafts(self._records, content.today)
        return "\n".join(
            f'main a[href$="/{address}"]::before {{ content: "({words}) "; }}'
            for address, words in sorted(marks.items())
        )

    @property
    def _records(self) -> tuple[Record, ...]:
        return tuple(self._moment.desk.site.by_key.values())

    @cached_property
    def _ribbons(self) -> Mapping[str, tuple[str, ...]]:
        return preview_content.ribbons(self._records, self._moment.shown.content.today)

    def _list(self) -> Page:
        """Every fault and warning, as the check tells them."""
        found = self._moment.problems
        content = self._set(
            "fejl.html",
            title="Fejl i indholdet",
            lead=problems.count(found),
            faults=[self._told(one, OWN) for one in problems.in_order(found)],
        )
        return Page(OWN, "Fejl i indholdet", problems.count(found), content.strip())

    def _told(self, problem: Problem, address: str) -> Told:
        pages = self._moment.shown.faults
        of = next((page for page, those in pages.items() if problem in those), address)
        explained = self._moment.shown.content.find(SIDE, f"{_HANDBOOK}/{problem.code}")
        return Told(
            problem, f"/{of}" if of != address else "", f"/{explained}/" if explained else ""
        )

    def _framed(self, page: Page) -> str:
        """A page in its form, or in one that is as deep; without any frame it stands alone."""
        form = self._forms.get(page.shape) or next(
            (
                form
                for shape, form in sorted(self._forms.items())
                if shape.depth == page.shape.depth and shape.layout is Layout.ARTICLE
            ),
            None,
        )
        if form:
            return press.press(form, press.slots(page))
        return self._set("uden-ramme.html", title=page.title, content=Markup(page.content))  # noqa: S704 - from our own templates

    def _set(self, template: str, **values: object) -> str:
        found = self._environment.get_template(f"forhaandsvisning/{template}")
        return found.render(values)
