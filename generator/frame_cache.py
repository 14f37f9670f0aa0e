"""The frame kept from one build to the next: MkDocs is asked only when what it reads has changed.

In: an engine that makes the frame, and all that the frame is made of. Out: the same frame, from the
cache of the project.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from generator import cache
from generator.frame import Frame, FrameMaker
from generator.hashing import HASH_BYTES, hash_of
from generator.kept_values import pack, unpack
from generator.page import Shape
from generator.settings import CONFIG

_THEME: Final = Path(__file__).parent / "theme"
_SHELF: Final = "frames"
_MOST_KEPT: Final = 4


def engine(project: Path, site_url: str | None = None) -> FrameMaker:
    """MkDocs as the engine, and it is not even imported while a frame of before fits."""

    def make(shapes: Iterable[Shape]) -> Frame:
        from generator import mkdocs_frame  # noqa: PLC0415 - it takes 0.3 s

        return mkdocs_frame.make(project / CONFIG, shapes, site_url=site_url)

    return kept(make, project, site_url)


def kept(make: FrameMaker, project: Path, site_url: str | None = None) -> FrameMaker:
    """An engine that asks `make` only for frames that it has not made of the same before."""

    def make_or_fetch(shapes: Iterable[Shape]) -> Frame:
        wanted, store = tuple(sorted(set(shapes))), cache.of(project)
        made_of = _read_by_engine(project)
        key = made_of + hash_of(repr((site_url, wanted)).encode())
        row = store.get(_SHELF, key)
        if row:
            found: Frame = unpack(row)
            return found
        frame = make(wanted)
        store.put(_SHELF, {key: pack(frame)}, _of_no_use(store.shelf(_SHELF), made_of))
        return frame

    return make_or_fetch


def _read_by_engine(project: Path) -> bytes:
    """The hash of the files that may change while we run: configuration and theme.

    With another version of the code or of an engine nothing is kept at all.
    """
    theme = sorted(path for path in _THEME.rglob("*") if path.is_file())
    files = {path.relative_to(_THEME).as_posix(): path for path in theme}
    read = {name: hash_of(path.read_bytes()) for name, path in files.items()}
    return hash_of(repr((hash_of((project / CONFIG).read_bytes()), read)).encode())


def _of_no_use(keys: Iterable[bytes], made_of: bytes) -> list[bytes]:
    """What goes when a frame comes: all that say what stood in other files, and too many others."""
    alike = [key for key in keys if key[:HASH_BYTES] == made_of]
    others = [key for key in keys if key[:HASH_BYTES] != made_of]
    return others + (alike if len(alike) >= _MOST_KEPT else [])
