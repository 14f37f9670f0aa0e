"""Where previews are made, one after the other, as the files change.

In: the project folder. Out: a preview whenever there is something new to see. What takes long is
kept: the readings of files that are as they were, the frame, the templates, the PDFs.
"""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import click
from jinja2 import Environment

from generator import (
    cache,
    clock,
    frame_cache,
    git_dates,
    preview_disk,
    readings,
    verdicts,
)
from generator.load import CONTENT_FOLDERS, Folder
from generator.pages import desk
from generator.paper import Paper
from generator.preview import Look, Preview
from generator.preview_disk import Disk
from generator.preview_moment import Known, Moment, moment
from generator.preview_pages import OWN
from generator.settings import CONFIG
from generator.typesetting import Typesetter, UnsettablePaperError

_PACKAGE: Final = Path(__file__).parent
# What the pages are made with; a change of the code itself takes a new start.
_MADE_WITH: Final = ("templates", "theme", "typst")
_OWN: Final = _PACKAGE / "theme" / "preview"
_Times = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class News:
    """A preview, and the files that have changed since the one before, by path.

    `anew` says that the frame and the templates have been made anew.
    """

    preview: Preview
    files: tuple[str, ...]
    anew: bool


class Studio:
    """Makes the previews of one project, as of a day or of every day as it comes."""

    def __init__(
        self, project: Path, today: datetime.date | None, say: Callable[[str], None]
    ) -> None:
        self._project = project
        self._today = today
        self._say = say
        self._disk = Disk(project)
        self._known = Known()
        self._day: datetime.date | None = None
        self._times: _Times = {}
        self._days: Mapping[str, datetime.date] = {}
        self._templates = self._environment()
        self._look: Look | None = None
        self._papers: dict[str, tuple[object, bytes]] = {}

    @property
    def sources(self) -> tuple[Path, ...]:
        """The folders in which a change makes another preview."""
        content = (self._project / name for name in CONTENT_FOLDERS)
        return (*content, *(_PACKAGE / name for name in _MADE_WITH))

    @property
    def unsettled(self) -> bool:
        """Whether it would be well to look at the files again at once."""
        return self._disk.unsettled

    def news(self) -> News | None:
        """The preview of the files as they are now; nothing where the last one still holds."""
        folder = self._disk.folder()
        day = self._today or clock.today()
        files = preview_disk.changed(self._known.folder, folder)
        times = dict(_times())
        made_with = tuple(sorted({name for name, _ in times.items() ^ self._times.items()}))
        anew = bool(made_with) or CONFIG in files
        if not (files or anew or day != self._day):
            return None
        if self._day is None:
            self._begin(folder)
        if anew:
            self._templates = self._environment()
        self._day, self._times = day, times
        return News(self._preview(folder, day, anew=anew), (*files, *made_with), anew)

    def _begin(self, folder: Folder) -> None:
        """Take over what the last build or preview has left."""
        kept = cache.of(self._project)
        self._known = Known(folder, readings.of(folder, kept), sound=verdicts.kept(kept))
        self._days = git_dates.of(self._project, kept)

    def _preview(self, folder: Folder, day: datetime.date, *, anew: bool) -> Preview:
        now = moment(folder, day, self._known, self._templates, self._typeset, self._days)
        self._known = now.known
        self._look = self._framed(now, anew=anew)
        return Preview(now, self._look, self._templates, str(time.time_ns()))

    def _environment(self) -> Environment:
        return desk.environment(cache.for_compiled(self._project))

    def _framed(self, now: Moment, *, anew: bool) -> Look:
        """The frame for the pages: the one of before, unless that lacks something."""
        look = self._look or Look(own=_own())
        shapes = frozenset(job.shape for job in now.jobs.values())
        if not now.may_be_framed or not (anew or shapes - look.forms.keys()):
            return look
        self._say("Bygger sidernes ramme")
        make = frame_cache.engine(self._project)
        try:
            frame = make(shapes)
        except click.ClickException as refused:  # as MkDocs' own are
            return replace(look, trouble=f"Rammen kunne ikke bygges: {refused.format_message()}")
        return Look(frame.forms, frame.files, _own())

    def _typeset(self, paper: Paper, pictures: Mapping[str, bytes]) -> bytes:
        """The PDF of a paper, if it is not the one that stood at its address already."""
        made_of = (paper, *(pictures[name] for name in paper.pictures))
        kept, data = self._papers.get(paper.address, (None, b""))
        if kept != made_of:
            try:
                data = Typesetter(pictures, cache.of(self._project)).set(paper)
            except UnsettablePaperError as refused:
                self._say(str(refused))
                raise KeyError(paper.address) from refused
            self._papers[paper.address] = made_of, data
        return data


def _times() -> Iterator[tuple[str, int]]:
    """When each file that the pages are made with was last written."""
    for name in _MADE_WITH:
        for parent, _, names in os.walk(_PACKAGE / name):
            for one in names:
                path = Path(parent) / one
                yield path.relative_to(_PACKAGE.parent).as_posix(), path.stat().st_mtime_ns


def _own() -> Mapping[str, bytes]:
    """The files that only a preview has."""
    return dict(_files(_OWN, OWN))


def _files(folder: Path, above: str) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield above + path.relative_to(folder).as_posix(), path.read_bytes()
