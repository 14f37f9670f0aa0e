"""Texts: what their Markdown may hold."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content import Content
from generator.markdown import Prose
from generator.problems import Problem
from generator.validate import leaves


def texts_are_sound(content: Content) -> Iterator[Problem]:
    """A text has no raw HTML, no dangerous or local link and no heading out of step."""
    for entry in content.entries:
        for path, leaf in leaves(entry.record):
            for fault in leaf.faults if isinstance(leaf, Prose) else ():
                place = entry.place(path, fault.start, fault.width)
                yield Problem(place, fault.code, fault.message, fault.remedy, warning=fault.warning)
