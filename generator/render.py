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


@dataclass(frozen=True, slots=True)
class Rendered:
    """The pages of a site, sorted by address, and its other files by path."""

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]


def render(site: Site, templates: Environment) -> Rendered:
    """Everything that the site publishes, set with these templates."""
    desk = Desk(site, templates)
    pages = [page for group in GROUPS for page in group(desk)]
    pages.append(contents.page(desk))
    ordered = tuple(sorted(pages, key=lambda page: page.address))
    texts = {**addresses.files(desk, ordered), **people.files(desk)}
    return Rendered(ordered, {path: text.encode() for path, text in texts.items()})
