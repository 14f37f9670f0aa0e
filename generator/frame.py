"""The frame around the pages, whatever engine made it.

In: the shapes that are needed. Out: a form for each, and the files that the frame brings along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from generator.page import Shape
from generator.press import Form


@dataclass(frozen=True, slots=True)
class Frame:
    """The forms by shape, and by path the files that go into the site with them.

    These are styles, scripts, the mark and `404.html`. Of the content there is nothing in a frame,
    so that who is taken out of the content is in no frame that is kept.
    """

    forms: Mapping[Shape, Form]
    files: Mapping[str, bytes]


class FrameMaker(Protocol):
    """An engine that can make the frame: the only thing that another theme has to bring."""

    def __call__(self, shapes: Iterable[Shape]) -> Frame:
        """A form for every one of the shapes; of the same shapes the same is made."""
