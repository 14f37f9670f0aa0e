"""A page as a value: what the page builders hand to the press.

In: nothing. Out: the records that every page is made of. A page knows its own address and its own
HTML, and nothing of the frame around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.kept_values import OpenedLate

if TYPE_CHECKING:
    from generator.markdown import Heading


class Layout(StrEnum):
    """How a page uses its width.

    ARTICLE is a column for reading, with the outline beside it where there is room. WIDE gives
    lists, cards and tables the whole width. FRONT leaves even the margins to the content.
    """

    ARTICLE = "artikel"
    WIDE = "bred"
    FRONT = "forside"


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way from the front page to a page: what it is called and where it stands."""

    title: str
    address: str


@dataclass(frozen=True, slots=True, order=True)
class Shape:
    """What two pages must share for the same form to fit them.

    `section` is the key of the entry in the menu that is marked as the current one, or "" for
    none; `depth` is the number of `/` in the address, on which every relative link depends.
    """

    section: str
    depth: int
    layout: Layout


@dataclass(frozen=True, slots=True)
class Page(OpenedLate):
    """A page without its frame.

    `address` is relative to the site and ends in `/`; the front page has "". `content` is HTML and
    holds the page's only `<h1>`; where it opens with the `opening` macro, the outline is set
    below that. `title` and `description` are plain text. `trail` goes from the front page,
    which may be left out, to the page above this one. `head` is HTML for the page's `<head>`.
    `beside` holds the texts of files that only this page leads to, by their path below its address.
    """

    address: str
    title: str
    description: str
    content: str
    section: str = ""
    layout: Layout = Layout.ARTICLE
    trail: tuple[Crumb, ...] = ()
    outline: tuple[Heading, ...] = ()
    head: str = ""
    indexed: bool = True
    demonstration: bool = False
    beside: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.address and (self.address.startswith("/") or not self.address.endswith("/")):
            message = f"an address is relative and ends in a slash: {self.address!r}"
            raise ValueError(message)

    @property
    def shape(self) -> Shape:
        """The shape of the form that this page is pressed in."""
        return Shape(self.section, self.address.count("/"), self.layout)


def href(address: str, *, seen_from: str) -> str:
    """The relative link to an address of the site from the page at `seen_from`.

    It climbs to the front page and down again, so that it is the same from every page of the same
    depth, at any sub-path and from a folder on disk. An anchor alone stays an anchor.
    """
    if address.startswith("#"):
        return address
    return ("../" * seen_from.count("/") or "./") + address
