"""The way of the data, on one screen: load → validate → link → render → press → write.

In: a project folder and a day. Out: the published site, or every fault at once and the old site as
it was. Everything between `load` and `write` is pure.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from jinja2 import Environment

from generator import (
    cache,
    content,
    git_dates,
    hands,
    load,
    papers,
    reading,
    readings,
    render,
    rules,
    settings,
    site,
    write,
)
from generator.answers import Sums
from generator.build_options import USUAL, Options
from generator.cache import Cache
from generator.decoding import shown_lines
from generator.frame import Frame, FrameMaker
from generator.making import Maker
from generator.page import Shape
from generator.pages.desk import Desk, environment
from generator.pages.job import Job
from generator.paper import Paper, Sizes
from generator.problems import FaultyContentError, Problem, faults, in_order, with_source_lines
from generator.reading import Reading
from generator.settings import Settings
from generator.site import Key
from generator.typesetting import BeingSet, Typesetter

Say = Callable[[str], None]
WORKSHOP: Final = ".vip2/frames"


@dataclass(frozen=True, slots=True)
class Checked:
    """The content of a project after every check: records, and all that is wrong with them."""

    content: content.Content
    problems: tuple[Problem, ...]


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
    """What was published: counts for the closing line."""

    records: int
    pages: int
    written: write.Written


def build(
    project: Path,
    site_dir: Path,
    today: datetime.date,
    make_frame: FrameMaker,
    say: Say,
    options: Options = USUAL,
) -> Report:
    """Build the project's site. Raises FaultyContentError before anything is written."""
    say("Læser og kontrollerer indholdet")
    given = ready(project, today, options)
    try:
        say("Bygger sidernes ramme")
        frame = make_frame(given.shapes, project / WORKSHOP)
        say("Sætter og skriver siderne")
        return publish(given, frame, site_dir, kept(project), packed=options.packed)
    finally:
        if isinstance(given.papers, BeingSet):
            given.papers.stop()


def ready(project: Path, today: datetime.date, options: Options = USUAL) -> Ready:
    """Everything up to the frame: what the day's site is made of, or every fault at once."""
    folder = load.read_folder(project)
    templates = environment(cache.for_compiled(project))
    typeset = Typesetter(folder.pictures, kept(project))
    days = git_dates.of(project, kept(project))
    return ready_folder(folder, today, templates, options, known(project, folder), typeset, days)


def known(project: Path, folder: load.Folder) -> Mapping[str, Reading]:
    """The reading of each file of the project, of which most are kept from the last time."""
    return readings.of(folder, kept(project))


def kept(project: Path) -> Cache:
    """What the last build of the project has left for the next."""
    return Cache(project / cache.FILE, cache.stamp_of_code())


def ready_folder(
    folder: load.Folder,
    today: datetime.date,
    templates: Environment,
    options: Options = USUAL,
    known: Mapping[str, Reading] | None = None,
    typeset: Callable[[Iterable[Paper]], Mapping[str, bytes]] | None = None,
    days: Mapping[str, datetime.date] | None = None,
) -> Ready:
    """The same for a folder that has been read, and so without any disk.

    Its papers are made where there is somebody to `typeset` them; `days` tells when its files were
    last changed.
    """
    checked = check(folder, today, options, known)
    if checked.problems if options.strict else faults(checked.problems):
        raise FaultyContentError(checked.problems)
    linked = site.link(checked.content, days=days)
    printed = typeset(papers.papers(linked)) if typeset and linked.settings.papers else {}
    desk = Desk(linked, templates, Sizes(printed))
    files = {path: reading.key(path, folder.files[path]) for path in load.paths(folder)}
    sums = {
        (entry.record.kind, entry.record.id): Sums(files[entry.raw.place.file], entry.face)
        for entry in checked.content.entries
    }
    return Ready(desk, render.jobs(desk), printed, sums)


def check(
    folder: load.Folder,
    today: datetime.date,
    options: Options = USUAL,
    known: Mapping[str, Reading] | None = None,
    only: Collection[str] | None = None,
) -> Checked:
    """Load and check a folder: everything that is wrong, with the lines of the files.

    `known` are readings of some of its files, which then are not read again. Where `only` names
    files, the rules are asked of the records in these alone.
    """
    config, config_problems = _settings(folder, options)
    read = reading.folder(folder, known or {})
    raws = [raw for one in read for raw in one.raws]
    entries = [entry for one in read for entry in one.entries]
    gathered = content.gather(entries, raws, config, today, folder.pictures)
    alone = (problem for one in read for problem in one.problems)
    some = [entry for entry in entries if only is None or entry.raw.place.file in only]
    judged = replace(gathered, entries=tuple(some))
    asked = [partial(rules.broken, rule, judged) for rule in rules.RULES]
    together = chain.from_iterable(hands.each(asked, hands.for_records(len(some))))
    found = (*config_problems, *load.links(folder), *alone, *together)
    return Checked(gathered, with_source_lines(in_order(found), _line_reader(folder)))


def publish(
    given: Ready, frame: Frame, site_dir: Path, kept: Cache, *, packed: bool = False
) -> Report:
    """Press the pages, and write them with all other files: all or nothing."""
    maker = Maker(given.desk, frame, given.sums, site_dir)
    with write.replacing(site_dir, packed=packed) as staging:
        for path in sorted(frame.files.rglob("*")):
            if path.is_file():
                staging.put(path.relative_to(frame.files).as_posix(), path.read_bytes())
        # Before the pages, which may be made by copies of this process: only one can wait.
        for address, data in given.papers.items():
            staging.put(address, data)
        pages = maker.pages(given.jobs, staging, kept)
        making = [partial(make, given.desk, pages) for make in render.FILES]
        for files in hands.each(making, hands.for_records(len(given.sums))):
            for name, text in files.items():
                staging.put(name, text.encode())
    maker.remember(kept)
    return Report(len(given.sums), len(pages), staging.written)


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
