"""The way of the data, on one screen: load → validate → link → render → press → write.

In: a project folder and a day. Out: the published site, or every fault at once and the old site as
it was. Everything between `load` and `write` is pure.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from jinja2 import Environment

from generator import (
    cache,
    content,
    git_dates,
    load,
    papers,
    reading,
    readings,
    render,
    rules,
    settings,
    site,
    unread,
    verdicts,
    write,
)
from generator.answers import Sums
from generator.build_options import USUAL, Options
from generator.cache import Cache
from generator.decoding import shown_lines
from generator.frame import Frame, FrameMaker
from generator.making import Maker
from generator.making_beside import Beside
from generator.page import Shape
from generator.pages.desk import Desk, environment
from generator.pages.job import Job
from generator.paper import Paper, Sizes
from generator.problems import FaultyContentError, Problem, faults, in_order, with_source_lines
from generator.reading import Reading
from generator.recall import Recall
from generator.settings import Settings
from generator.shelf import Shelf
from generator.site import Key
from generator.staging import Written
from generator.standing import Facts, Left
from generator.typesetting import BeingSet, Typesetter
from generator.verdicts import Marks

Say = Callable[[str], None]
Typeset = Callable[[Iterable[Paper]], Mapping[str, bytes]]
WORKSHOP: Final = ".vip2/frames"


@dataclass(frozen=True, slots=True)
class Checked:
    """The content of a project after every check: records, and all that is wrong with them.

    `keys` tell each file, by path, from what it was before. By what is `sound` the next check is
    spared most of the work.
    """

    content: content.Content
    problems: tuple[Problem, ...]
    keys: Mapping[str, bytes]
    sound: Marks = verdicts.NONE


@dataclass(frozen=True, slots=True)
class Ready:
    """All that is known before the first page is made: the desk with the linked site, and the jobs.

    `papers` are the site's PDFs by address, `sums` holds the hashes of each record.
    """

    desk: Desk
    jobs: tuple[Job, ...]
    papers: Mapping[str, bytes]
    sums: Mapping[Key, Sums]

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
        frame = make_frame(given.shapes, project / WORKSHOP)
        say("Sætter og skriver siderne")
        return publish(given, frame, site_dir, kept(project), left(), packed=options.packed)
    finally:
        if isinstance(given.papers, BeingSet):
            given.papers.stop()


def ready(
    project: Path, today: datetime.date, options: Options = USUAL, facts: Facts | None = None
) -> Ready:
    """Everything up to the frame: what the day's site is made of, or every fault at once."""
    folder = unread.folder(project)
    templates = environment(cache.for_compiled(project))
    typeset = Typesetter(folder.pictures, kept(project))
    days = git_dates.of(project, kept(project))
    checked = check_project(project, folder, today, options, known(project, folder, facts))
    return ready_checked(checked, templates, options, typeset, days)


def known(project: Path, folder: load.Folder, facts: Facts | None = None) -> Mapping[str, Reading]:
    """The reading of each file of the project, of which most are kept from the last time."""
    return readings.of(folder, kept(project), facts)


def kept(project: Path) -> Cache:
    """What the last build of the project has left for the next."""
    return Cache(project / cache.FILE, cache.stamp_of_code())


def ready_folder(
    folder: load.Folder,
    today: datetime.date,
    templates: Environment,
    options: Options = USUAL,
    known: Mapping[str, Reading] | None = None,
    typeset: Typeset | None = None,
    days: Mapping[str, datetime.date] | None = None,
) -> Ready:
    """The same for a folder that has been read, and so without any disk."""
    checked = check(folder, today, options, known)
    return ready_checked(checked, templates, options, typeset, days)


def ready_checked(
    checked: Checked,
    templates: Environment,
    options: Options = USUAL,
    typeset: Typeset | None = None,
    days: Mapping[str, datetime.date] | None = None,
) -> Ready:
    """The same for content that has been checked.

    Its papers are made where there is somebody to `typeset` them; `days` tells when its files were
    last changed.
    """
    if checked.problems if options.strict else faults(checked.problems):
        raise FaultyContentError(checked.problems)
    linked = site.link(checked.content, days=days)
    printed = typeset(papers.papers(linked)) if typeset and linked.settings.papers else {}
    desk = Desk(linked, templates, Sizes(printed))
    sums = {
        (entry.record.kind, entry.record.id): Sums(checked.keys[entry.raw.place.file], entry.face)
        for entry in checked.content.entries
    }
    return Ready(desk, render.jobs(desk), printed, sums)


def check_project(
    project: Path,
    folder: load.Folder,
    today: datetime.date,
    options: Options = USUAL,
    readings: Mapping[str, Reading] | None = None,
) -> Checked:
    """The check of a project's folder, which is spared what the last one has left for it."""
    before = verdicts.kept(kept(project))
    found = check(folder, today, options, readings or known(project, folder), before)
    if found.sound != before:
        verdicts.keep(kept(project), found.sound)
    return found


def check(
    folder: load.Folder,
    today: datetime.date,
    options: Options = USUAL,
    known: Mapping[str, Reading] | None = None,
    sound: Marks = verdicts.NONE,
) -> Checked:
    """Load and check a folder: everything that is wrong, with the lines of the files.

    `known` are readings of some of its files, which then are not read again, and `sound` is what
    another check has found to be so.
    """
    config, config_problems = _settings(folder, options)
    files = reading.folder(folder, known or {})
    raws = [raw for one in files.values() for raw in one.raws]
    entries = [entry for one in files.values() for entry in one.entries]
    gathered = content.gather(entries, raws, config, today, folder.pictures)
    alone = (problem for one in files.values() for problem in one.problems)
    verdict = verdicts.judge(files, gathered, sound)
    together = (*verdict.problems, *rules.of_all(gathered))
    found = (*config_problems, *load.links(folder), *alone, *together)
    told = with_source_lines(in_order(found), _line_reader(folder))
    keys = {path: one.key for path, one in files.items()}
    return Checked(gathered, told, keys, verdict.sound)


def publish(
    given: Ready,
    frame: Frame,
    site_dir: Path,
    kept: Cache,
    left: Left | None = None,
    *,
    packed: bool = False,
) -> Report:
    """Press the pages, and write them with all other files: all or nothing."""
    shelf = Shelf(kept, f"site {site_dir.resolve()}")
    recall = Recall(given.desk, frame, given.sums, shelf)
    maker = Maker(given.desk, frame, recall, shelf)
    beside = Beside(given.desk, recall, given.sums, shelf)
    with write.replacing(site_dir, packed=packed, left=left) as staging:
        for path in sorted(frame.files.rglob("*")):
            if path.is_file():
                staging.put(path.relative_to(frame.files).as_posix(), path.read_bytes())
        # Before the pages, which may be made by copies of this process: only one can wait.
        for address, data in given.papers.items():
            staging.put(address, data)
        pages = maker.pages(given.jobs, staging)
        beside.files(pages, staging)
    shelf.remember()
    return Report(len(given.sums), len(pages.by_address), staging.written, staging.left)


def _settings(folder: load.Folder, options: Options) -> tuple[Settings, tuple[Problem, ...]]:
    data = folder.files.get(settings.CONFIG)
    config, found = settings.read(data) if data is not None else (Settings(), ())
    if options.base_url:
        config = replace(config, site_url=options.base_url.rstrip("/") + "/")
    return config, found


def _line_reader(folder: load.Folder) -> Callable[[str, int], str]:
    """The line of a file as it may be shown; empty where there is none."""
    lines: dict[str, tuple[str, ...]] = {}

    def line_of(file: str, line: int) -> str:
        if file not in lines:
            lines[file] = shown_lines(folder.files.get(file, b""))
        listed = lines[file]
        return listed[line - 1] if 0 < line <= len(listed) else ""

    return line_of
