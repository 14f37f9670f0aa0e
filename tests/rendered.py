"""A site in memory: every page before the frame is put around it, and every file beside them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from generator import checking, pipeline, render
from generator.load import Folder
from generator.page import Page
from generator.pages.desk import Desk
from generator.site import Site


@dataclass(frozen=True)
class Rendered:
    """The pages of a site, sorted by address, and its other files by path."""

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]

    @property
    def by_address(self) -> Mapping[str, Page]:
        """The pages by their addresses."""
        return {page.address: page for page in self.pages}


def of(folder: Folder, today: datetime.date, templates: Environment, **more: Any) -> Rendered:
    """What becomes of a folder on a day."""
    return everything(pipeline.ready_checked(checking.check(folder, today), templates, **more))


def whole(
    site: Site, templates: Environment, papers: Mapping[str, bytes] | None = None
) -> Rendered:
    """What becomes of a linked site with these PDFs."""
    printed = papers or {}
    desk = Desk(site, templates, {address: len(data) for address, data in printed.items()})
    return everything(pipeline.Ready(desk, render.jobs(desk), printed, {}, {}))


def everything(given: pipeline.Ready) -> Rendered:
    """What becomes of all that is ready."""
    pages = tuple(job.page(given.desk) for job in given.jobs)
    makers = render.makers(given.desk, Rendered(pages, {}).by_address)
    texts = {path: text for make in makers.values() for path, text in make().items()}
    for page in pages:
        texts |= {page.address + name: text for name, text in page.beside}
    return Rendered(
        pages, {**given.papers, **{path: text.encode() for path, text in texts.items()}}
    )
