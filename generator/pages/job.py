"""A page that is to be made: the list of them is known before any is made.

So a build can tell which need not be made again, and share the rest among the cores.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from markupsafe import Markup

from generator.dates import in_words
from generator.models.record import Record
from generator.page import Layout, Page, Shape
from generator.pages.desk import Desk, section_of

R = TypeVar("R", bound=Record)
_CHANGED: Final = Markup('<p class="remark">Sidst ændret <time datetime="{}">{}</time></p>\n')


@dataclass(frozen=True, slots=True)
class Job:
    """Where a page stands, who makes it, and how it uses its width."""

    address: str
    make: Callable[[Desk], Page]
    layout: Layout = Layout.ARTICLE

    @property
    def shape(self) -> Shape:
        """The shape that the page will have."""
        return Shape(section_of(self.address), self.address.count("/"), self.layout)

    def page(self, desk: Desk) -> Page:
        """The page."""
        return replace(self.make(desk), layout=self.layout)


def _foot(day: datetime.date) -> str:
    """When the text of a page was last changed; it stands at its end."""
    return str(_CHANGED.format(day.isoformat(), in_words(day)))


def job_of(desk: Desk, record: R, make: Callable[[Desk, R], Page], below: str = "") -> Job:
    """The job of a record's own page, or of one `below` it, which is another when the record is."""

    def made(desk: Desk) -> Page:
        page = make(desk, desk.site.opened(record))
        day = None if below else desk.site.changed_on(record)
        return replace(page, content=page.content + _foot(day)) if day else page

    return Job(desk.site.address(record) + below, made)
