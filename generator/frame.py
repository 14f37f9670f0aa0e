"""The frame around the pages, whatever engine made it.

In: the shapes that are needed. Out: a form for each, and the files that the frame brings along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.page import Shape
from generator.press import Form


@dataclass(frozen=True, slots=True)
class Frame:
    """The forms by shape, and a folder whose files go into the site as they lie there.

    The folder holds styles, scripts, the mark and `404.html`, and any picture from `docs/`.
    """

    forms: Mapping[Shape, Form]
    files: Path


class FrameMaker(Protocol):
    """An engine that can make the frame: the only thing that another theme has to bring."""

    def __call__(self, shapes: Iterable[Shape], workdir: Path) -> Frame:
        """A form for every one of the shapes, and the frame's files below `workdir`.

        What lies in `workdir` from before is of no account; the same shapes give the same bytes.
        """
