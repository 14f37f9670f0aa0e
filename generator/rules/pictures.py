"""Pictures: what lies in docs/ beside the pages can be shown to anybody as it is."""

from __future__ import annotations

from collections.abc import Iterator

from generator import pictures
from generator.problems import Problem


def pictures_are_harmless(path: str, data: bytes) -> Iterator[Problem]:
    """A file in docs/ that is no page is a whole picture that tells and does nothing by itself."""
    yield from pictures.flaws(path, data)
