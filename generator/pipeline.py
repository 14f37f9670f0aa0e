"""The way of the data, on one screen: load → validate → link → render → press → write.

In: a project folder and a day. Out: the published site, or every fault at once and the old site as
it was. Everything between `load` and `write` is pure.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from generator import cache, checking, git_dates, papers, render, site, unread, write
from generator.answers import Sums
from generator.build_options import USUAL, Options
from generator.cache import Cache
from generator.checking import Checked
from generator.frame import Frame, FrameMaker
from generator.making import Maker
from generator.making_beside import Beside
from generator.page import Shape
from generator.pages.desk import Desk, environment
from generator.pages.job import Job
from generator.paper import Paper, Sizes
from generator.problems import FaultyContentError, faults
from generator.recall import Recall
from generator.shelf import SITE, Shelf, of_folder
from generator.site import Key
from generator.staging import Written
from generator.standing import Facts, Left
from generator.typesetting import BeingSet, Typesetter

Say = Callable[[str], None]
Typeset = Callable[[Iterable[Paper]], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Ready:
    """All that is known before the first page is made: the desk with the linked site, and the jobs.

    `papers` are the site's PDFs by address, `sums` holds the hashes of each record, `pictures` the
    files of docs/ that are no pages, which go into the site as they are.
    """

    desk: Desk
    jobs: tuple[Job, ...]
    papers: Mapping[str, bytes]
    sums: Mapping[Key, Sums]
    pictures: Mapping[str, bytes]

    @property
    def shapes(self) -> frozenset[Shape]:
        """The shapes that a form is needed for."""
        return frozenset(job.shape for job in self.jobs)


@dataclass(frozen=True, slots=True)
class Report:
    """What was published: counts for the closing line, and how the site is left."""

    records: int
    pages: int
    written: Written
    left: Left


def build(
    project: Path,
    site_dir: Path,
    today: datetime.date,
    make_frame: FrameMaker,
    say: Say,
    options: Options = USUAL,
    left: Callable[[], Left | None] = lambda: None,
    facts: Facts | None = None,
) -> Report:
    """Build the project's site. Raises FaultyContentError before anything is written.

    `left` tells how the last build left the site, as far as it still is so; `facts` tell how the
    sources stand.
    """
    say("Læser og kontrollerer indholdet")
    given = ready(project, today, options, facts)
    try:
        say("Bygger sidernes ramme")
        frame = make_frame(given.shapes)
        say("Sætter og skriver siderne")
        return publish(given, frame, site_dir, cache.of(project), left(), packed=options.packed)
    finally:
        if isinstance(given.papers, BeingSet):
            given.papers.stop()


def ready(
    project: Path, today: datetime.date, options: Options = USUAL, facts: Facts | None = None
) -> Ready:
    """Everything up to the frame: what the day's site is made of, or every fault at once."""
    folder = unread.folder(project)
    templates = environment(cache.for_compiled(project))
    typeset = Typesetter(folder.pictures, cache.of(project))
    days = git_dates.of(project, cache.of(project))
    known = checking.read(project, folder, facts)
    checked = checking.check_project(project, folder, today, options, known)
    return ready_checked(checked, templates, options, typeset, days)


def ready_checked(
    checked: Checked,
    templates: Environment,
    options: Options = USUAL,
    typeset: Typeset | None = None,
    days: Mapping[str, datetime.date] | None = None,
) -> Ready:
    """The same for content that has been checked, and so without any disk.

    Its papers are made where there is somebody to `typeset` them; `days` tells when its files were
    last changed.
    """
    if checked.problems if options.strict else faults(checked.problems):
        raise FaultyContentError(checked.problems)
    linked = site.link(checked.content, days=days)
    wanted = papers.papers(linked) if linked.settings.papers else ()
    printed = typeset(wanted) if typeset else {}
    desk = Desk(linked, templates, Sizes(printed))
    sums = {
        (entry.record.kind, entry.record.id): Sums(checked.keys[entry.raw.place.file], entry.face)
        for entry in checked.content.entries
    }
    return Ready(desk, render.jobs(desk), printed, sums, checked.content.pictures)


def publish(
    given: Ready,
    frame: Frame,
    site_dir: Path,
    store: Cache,
    left: Left | None = None,
    *,
    packed: bool = False,
) -> Report:
    """Press the pages, and write them with all other files: all or nothing.

    What the last build has left of it in the `store` is not made again; `left` and `packed` are
    those of `write.replacing`.
    """
    with write.replacing(site_dir, packed=packed, left=left) as staging:
        # Here, where no other build is at work on the site, and could keep rows of its own between.
        shelf = Shelf(store, of_folder(SITE, site_dir))
        recall = Recall(given.desk, frame, given.sums, shelf)
        maker = Maker(given.desk, frame, recall, shelf)
        beside = Beside(given.desk, recall, given.sums, shelf)
        # Before the pages, which copies of this process may make: it alone can wait for those who
        # set the papers.
        for files in (frame.files, given.pictures, given.papers):
            for path, data in files.items():
                staging.put(path, data)
        pages = maker.pages(given.jobs, staging)
        beside.files(pages, staging)
        # Before the new site is in its place: a row counts only where its files lie as it says.
        shelf.remember()
    return Report(len(given.sums), len(pages.by_address), staging.written, staging.left)
