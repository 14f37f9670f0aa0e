"""Pictures: what lies in docs/ beside the pages can be shown to anybody as it is."""

from __future__ import annotations

from collections.abc import Iterator

from generator import pictures
from generator.content import Content
from generator.problems import Problem


def pictures_are_harmless(content: Content) -> Iterator[Problem]:
    """A file in docs/ that is no page is a whole picture that tells and does nothing by itself."""
    for path, data in sorted(content.pictures.items()):
        yield from pictures.flaws(path, data)
