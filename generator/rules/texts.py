"""Texts: what their Markdown may hold."""

from __future__ import annotations

from collections.abc import Iterator

from generator import danish
from generator.judged import Judged
from generator.models.record import Record
from generator.problems import Problem


def texts_are_sound(this: Judged[Record]) -> Iterator[Problem]:
    """A text has no raw HTML, no dangerous or local link and no heading out of step."""
    for path, prose in this.texts:
        for fault in prose.faults:
            place = this.place(path, fault.start, fault.width)
            yield Problem(place, fault.code, fault.message, fault.remedy, warning=fault.warning)


def pictures_exist(this: Judged[Record]) -> Iterator[Problem]:
    """A picture in a text is a file in docs/, named by its path from there."""
    for path, prose in this.texts:
        for picture in prose.pictures:
            if picture.target not in this.pictures:
                near = danish.nearest(picture.target, this.pictures)
                yield Problem(
                    this.place(path, picture.start, picture.width),
                    "ukendt-billede",
                    f"billedet »{picture.target}« findes ikke i docs/",
                    f"mente du »{near}«?" if near else "skriv stien fra docs/, fx billeder/a.png",
                )
