"""From the linked site to everything that is published: page values and finished files.

In: a `Site`. Out: pages without their frame, and files by path. Pure: nothing is read or written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from jinja2 import Environment

from generator import addresses
from generator.page import Page
from generator.pages import (
    cases,
    contents,
    coverage,
    events,
    front,
    guides,
    newsletters,
    packages,
    people,
    places,
    project,
    reference,
    results,
    sides,
)
from generator.pages.desk import Desk
from generator.site import Site

GROUPS: Final[tuple[Callable[[Desk], Iterator[Page]], ...]] = (
    front.pages,
    packages.pages,
    guides.pages,
    people.pages,
    coverage.pages,
    places.pages,
    events.pages,
    cases.pages,
    results.pages,
    newsletters.pages,
    project.pages,
    reference.pages,
    sides.pages,
)


# Files beside the pages: each maker is given the desk and every page, sorted by address.
FILES: Final[tuple[Callable[[Desk, tuple[Page, ...]], Mapping[str, str]], ...]] = (
    addresses.files,
    people.files,
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """The pages of a site, sorted by address, and its other files by path."""

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]


def render(
    site: Site, templates: Environment, papers: Mapping[str, bytes] | None = None
) -> Rendered:
    """Everything that the site publishes, set with these templates; `papers` are its PDFs."""
    printed = papers or {}
    desk = Desk(site, templates, {address: len(data) for address, data in printed.items()})
    pages = [page for group in GROUPS for page in group(desk)]
    pages.append(contents.page(desk))
    ordered = tuple(sorted(pages, key=lambda page: page.address))
    files = dict(printed)
    for make in FILES:
        files |= {path: text.encode() for path, text in make(desk, ordered).items()}
    return Rendered(ordered, files)
