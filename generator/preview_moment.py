"""The content as it is at a moment: read, checked, linked, and ready to make any page of.

In: a folder that has been read, and what was known of it before. Out: a `Moment`. Only what has
changed is read again, and no page is made before somebody wants to see it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from jinja2 import Environment

from generator import checking, load, papers, preview_content, reading, render, site
from generator.load import Folder
from generator.models.guides import MethodGuide
from generator.models.newsletters import Newsletter
from generator.pages.desk import Desk
from generator.pages.job import Job
from generator.paper import Paper, Sizes, pdf_address
from generator.preview_content import Seen, Shown
from generator.problems import Problem
from generator.reading import Reading
from generator.settings import CONFIG
from generator.site import Site
from generator.verdicts import NONE, Marks

Typeset = Callable[[Paper, Mapping[str, bytes]], bytes]
"""Sets a paper with the pictures of a folder."""
NOTHING: Final = Folder({})


@dataclass(frozen=True, slots=True)
class Known:
    """A folder that has been read and checked, and what was sound in it or before it."""

    folder: Folder = NOTHING
    readings: Mapping[str, Reading] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    sound: Marks = NONE
    seen: Seen = field(default_factory=Seen)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a preview can be made of. `jobs` and `papers` are by address."""

    known: Known
    shown: Shown
    desk: Desk
    jobs: Mapping[str, Job]
    papers: Mapping[str, bytes]

    @property
    def folder(self) -> Folder:
        """The files that it is the moment of."""
        return self.known.folder

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with them."""
        return self.known.problems

    @property
    def may_be_framed(self) -> bool:
        """Whether mkdocs.yml is sound; before that no other program gets to read it."""
        return not any(one.place.file == CONFIG for one in self.problems)


def moment(
    folder: Folder,
    today: datetime.date,
    before: Known,
    environment: Environment,
    typeset: Typeset,
    days: Mapping[str, datetime.date] | None = None,
) -> Moment:
    """The moment of a folder. Faults in the content are told, and keep nothing else from view.

    Only what has changed since `before` is read and judged again. `days` tells when its files were
    last changed.
    """
    readings = {path: _reading(path, folder, before) for path in load.paths(folder)}
    found = checking.check(folder, today, known=readings, sound=before.sound)
    raws = [raw for one in readings.values() for raw in one.raws]
    shown = preview_content.shown(found.content, raws, found.problems, before.seen)
    linked = site.link(
        shown.content, lambda record: preview_content.may_be_seen(record, shown.content), days
    )
    printed = _Papers(linked, folder.pictures, typeset)
    desk = Desk(linked, environment, Sizes(printed))
    jobs = {job.address: job for job in render.jobs(desk)}
    now = Known(folder, readings, found.problems, found.sound, shown.seen)
    return Moment(now, shown, desk, jobs, printed)


def _reading(path: str, folder: Folder, known: Known) -> Reading:
    data = folder.files[path]
    kept = known.readings.get(path)
    return kept if kept and known.folder.files.get(path) is data else reading.read(path, data)


class _Papers(Mapping[str, bytes]):
    """The PDFs of a site by address, each set when somebody asks for it."""

    def __init__(self, site: Site, pictures: Mapping[str, bytes], typeset: Typeset) -> None:
        self._site = site
        self._pictures = pictures
        self._typeset = typeset
        wanted: tuple[Newsletter | MethodGuide, ...] = ()
        if site.settings.papers:
            wanted = papers.records(site)
        self._records = {pdf_address(record): record for record in wanted}

    def __getitem__(self, address: str) -> bytes:
        return self._typeset(papers.paper(self._site, self._records[address]), self._pictures)

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)
