"""A text as it is searched: in sections, each on one line.

In: prose. Out: sections of plain text, cut at the headings.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.markdown import Prose
from generator.search.documents import Section

_SIGNS: Final = ".!?:;,–…"


def sections(prose: Prose) -> list[Section]:
    """A text cut at its headings; the first section is what stands before them."""
    first, *below = (flowing((text,)) for text in prose.said)
    headed = zip(prose.headings, below, strict=True)
    return [Section("", "", first), *(Section(one.title, one.anchor, text) for one, text in headed)]


def flowing(texts: Iterable[str | None]) -> str:
    """Texts of one line or more as one line, with a point between those that end without a sign."""
    lines = [line for text in texts if text for line in text.split("\n") if line]
    marked = (line if line[-1] in _SIGNS else f"{line} ·" for line in lines)
    return " ".join(marked).removesuffix(" ·")
