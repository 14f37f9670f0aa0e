"""What can be found: a page, or a record with a place of its own on a page, as plain text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Sort:
    """What a document is: its word in the index, and in the words of a visitor one of it and many.

    `weight` is how much a hit of the sort counts: what answers a question before what mentions it.
    """

    word: str
    one: str
    many: str
    weight: float = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of a text below its heading; the text before the first heading has neither."""

    heading: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """Something to find. `address` is relative to the site and may end in an anchor.

    Only the first section has no heading. `place` is shown with the title. `names` are further
    words that lead here and are not shown: short and former names, places, job packages.
    """

    address: str
    title: str
    sort: Sort
    sections: tuple[Section, ...]
    place: str = ""
    names: tuple[str, ...] = ()
    demonstration: bool = False
