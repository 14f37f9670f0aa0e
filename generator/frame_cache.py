"""The frame kept from one build to the next: MkDocs is asked only when what it reads has changed.

In: an engine that makes the frame, and all that the frame is made of. Out: the same frame, from a
folder that is named by the hash of its ingredients. A folder is there whole or not at all, so that
it is safe to delete, to kill a build, and to run two at once.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from generator.frame import Frame, FrameMaker
from generator.installed import version
from generator.page import Layout, Shape
from generator.press import Form
from generator.settings import CONFIG

_PACKAGE: Final = Path(__file__).parent
_ENGINES: Final = ("mkdocs", "mkdocs-material", "jinja2", "markupsafe")
_CODE: Final = ("page.py", "press.py", "mkdocs_frame.py", "mkdocs_theme.py", "plugin.py")
_FORMS: Final = "forms.json"
_FILES: Final = "files"
_MOST_KEPT: Final = 4


def engine(project: Path, site_url: str | None = None) -> FrameMaker:
    """MkDocs as the engine, and it is not even imported while a frame of before fits."""

    def make(shapes: Iterable[Shape], workdir: Path) -> Frame:
        from generator import mkdocs_frame  # noqa: PLC0415 - it takes 0.3 s

        return mkdocs_frame.make(project / CONFIG, shapes, workdir, site_url=site_url)

    return kept(make, project, site_url)


def kept(make: FrameMaker, project: Path, site_url: str | None) -> FrameMaker:
    """An engine that asks `make` only for frames that it has not made of the same before."""

    def make_or_fetch(shapes: Iterable[Shape], workdir: Path) -> Frame:
        wanted = tuple(sorted(set(shapes)))
        # MkDocs may change the folder that it works in.
        folder = workdir.resolve() / _name(project, site_url, wanted)
        if not folder.is_dir():
            _keep(make, wanted, folder)
        return _fetched(folder)

    return make_or_fetch


def _name(project: Path, site_url: str | None, shapes: tuple[Shape, ...]) -> str:
    """The hash of everything that the frame depends on."""
    found = hashlib.sha256()
    for piece in (repr(site_url), repr(shapes), sys.version, *map(version, _ENGINES)):
        found.update(piece.encode() + b"\0")
    for name, path in _read_by_engine(project):
        found.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:32]


def _read_by_engine(project: Path) -> Iterator[tuple[str, Path]]:
    """The files that the engine reads: configuration, theme, code, and pictures in docs/."""
    yield CONFIG, project / CONFIG
    for name in _CODE:
        yield name, _PACKAGE / name
    for root in (_PACKAGE / "theme", project / "docs"):
        for path in sorted(root.rglob("*")):
            if path.is_file() and (root.name == "theme" or path.suffix != ".md"):
                yield path.relative_to(root.parent).as_posix(), path


def _keep(make: FrameMaker, shapes: tuple[Shape, ...], folder: Path) -> None:
    """Have the frame made beside its place, and move it there when it is whole."""
    making = folder.parent / f".ny-{os.getpid()}"
    shutil.rmtree(making, ignore_errors=True)
    frame = make(shapes, making / _FILES)
    forms = [
        [shape.section, shape.depth, shape.layout, form.parts, form.names]
        for shape, form in sorted(frame.forms.items())
    ]
    (making / _FORMS).write_text(json.dumps(forms), encoding="utf-8")
    if frame.files != making / _FILES:
        shutil.copytree(frame.files, making / _FILES, dirs_exist_ok=True)
    _drop_oldest(folder.parent)
    try:
        making.rename(folder)
    except OSError:  # another build has made the same meanwhile
        shutil.rmtree(making)


def _fetched(folder: Path) -> Frame:
    forms = json.loads((folder / _FORMS).read_text(encoding="utf-8"))
    return Frame(
        {
            Shape(section, depth, Layout(layout)): Form(tuple(parts), tuple(names))
            for section, depth, layout, parts, names in forms
        },
        folder / _FILES,
    )


def _drop_oldest(parent: Path) -> None:
    """Frames of earlier themes and configurations are not kept for ever."""
    frames = [path for path in parent.iterdir() if (path / _FORMS).is_file()]
    frames.sort(key=lambda path: path.stat().st_mtime)
    for path in frames[: -(_MOST_KEPT - 1)]:
        if not path.name.startswith("."):
            shutil.rmtree(path, ignore_errors=True)
