"""A page that is to be made: the list of them is known before any is made.

So a build can tell which need not be made again, and share the rest among the cores.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.models.record import Record
from generator.page import Layout, Page, Shape
from generator.pages.desk import Desk, section_of

R = TypeVar("R", bound=Record)


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


def job_of(desk: Desk, record: R, make: Callable[[Desk, R], Page], below: str = "") -> Job:
    """The job of a record's own page, or of one `below` it, which is another when the record is."""

    def made(desk: Desk) -> Page:
        desk.site.reads.note("one", record.kind.name, record.id)
        return make(desk, record)

    return Job(desk.site.address(record) + below, made)
