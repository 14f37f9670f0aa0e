"""What is told of a change: sections with lines, in our words and in texts out of the content.

In: words. Out: the values that `change_formats` writes down. A line keeps the two apart, so that
nobody who writes one in a change can steer the terminal or the comment that it is shown in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

LONGEST: Final = 80
"""How many letters of a text out of the content are shown."""
_UNSEEN: Final = ("C", "Z")  # signs that steer or hide, and every kind of space


@dataclass(frozen=True, slots=True)
class Given:
    """A text out of the content; `quoted` where it stands in quotation marks on a terminal."""

    text: str
    quoted: bool = True

    @property
    def shown(self) -> str:
        """The text on one line, without signs that are not seen, and no longer than `LONGEST`."""
        seen = "".join(" " if unicodedata.category(one)[0] in _UNSEEN else one for one in self.text)
        flat = " ".join(seen.split())
        return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1].rstrip()}…"


_LEFT_OUT: Final = "(udeladt)"
Words: TypeAlias = tuple[str | Given, ...]
"""A line: words of ours, and texts out of the content among them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that changes, and lines that say more of it."""

    words: Words
    below: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one sort, under a title."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a change means: a line on what is compared, remarks on that, and what is found."""

    opening: Words
    remarks: tuple[Words, ...]
    sections: tuple[Section, ...]


def without(report: Report, veiled: Callable[[str], bool]) -> Report:
    """The report without the texts that hold what must not be repeated; it says where they were."""

    def seen(words: Words) -> Words:
        return tuple(
            _LEFT_OUT if isinstance(one, Given) and veiled(one.text) else one for one in words
        )

    return Report(
        seen(report.opening),
        tuple(map(seen, report.remarks)),
        tuple(
            Section(
                section.title,
                tuple(Item(seen(one.words), tuple(map(seen, one.below))) for one in section.items),
            )
            for section in report.sections
        ),
    )


def bare(text: str) -> Given:
    """A name that needs no quotation marks: an id, an address, a code."""
    return Given(text, quoted=False)


def listed(texts: Iterable[Given], last: str = "og") -> Words:
    """Texts as a Danish list: `a, b og c`."""
    items = list(texts)
    found: list[str | Given] = []
    for number, text in enumerate(items):
        if number:
            found.append(f" {last} " if number == len(items) - 1 else ", ")
        found.append(text)
    return tuple(found)
