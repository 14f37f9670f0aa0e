"""Texts: what their Markdown may hold."""

from __future__ import annotations

from collections.abc import Iterator

from generator import danish
from generator.content import Content
from generator.markdown import Prose
from generator.problems import Problem


def texts_are_sound(content: Content) -> Iterator[Problem]:
    """A text has no raw HTML, no dangerous or local link and no heading out of step."""
    for entry in content.entries:
        for path, leaf in entry.leaves:
            for fault in leaf.faults if isinstance(leaf, Prose) else ():
                place = entry.place(path, fault.start, fault.width)
                yield Problem(place, fault.code, fault.message, fault.remedy, warning=fault.warning)


def pictures_exist(content: Content) -> Iterator[Problem]:
    """A picture in a text is a file in docs/, named by its path from there."""
    for entry in content.entries:
        for path, leaf in entry.leaves:
            for picture in leaf.pictures if isinstance(leaf, Prose) else ():
                if picture.target not in content.pictures:
                    near = danish.nearest(picture.target, content.pictures)
                    yield Problem(
                        entry.place(path, picture.start, picture.width),
                        "ukendt-billede",
                        f"billedet »{picture.target}« findes ikke i docs/",
                        f"mente du »{near}«?"
                        if near
                        else "skriv stien fra docs/, fx billeder/a.png",
                    )
