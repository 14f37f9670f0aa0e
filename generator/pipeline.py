"""The way of the data, on one screen: load → validate → link → render → press → write.

In: a project folder and a day. Out: the published site, or every fault at once and the old site as
it was. Everything between `load` and `write` is pure.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from jinja2 import Environment

from generator import content, load, press, render, rules, settings, site, validate, write
from generator.decoding import shown_lines
from generator.frame import Frame, FrameMaker
from generator.page import Page
from generator.pages import desk
from generator.problems import FaultyContentError, Problem, faults, in_order, with_source_lines
from generator.settings import Settings

Say = Callable[[str], None]
_WORKSHOP: Final = ".vip2/frames"
_TEMPLATES: Final = ".vip2/templates"


@dataclass(frozen=True, slots=True)
class Options:
    """How a build differs from the usual: warnings stop it, or the site has another address."""

    strict: bool = False
    base_url: str | None = None


USUAL: Final = Options()


@dataclass(frozen=True, slots=True)
class Checked:
    """The content of a project after every check: records, and all that is wrong with them."""

    content: content.Content
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that is to be published, before the frame is put around the pages."""

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]
    records: int
    warnings: tuple[Problem, ...]


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
    prepared = prepare(project, today, options)
    say("Bygger sidernes ramme")
    frame = make_frame({page.shape for page in prepared.pages}, project / _WORKSHOP)
    say("Sætter og skriver siderne")
    return finish(prepared, frame, site_dir)


def prepare(project: Path, today: datetime.date, options: Options = USUAL) -> Prepared:
    """Everything up to the frame: the pages and files of the day's site, or every fault at once."""
    cache = project / _TEMPLATES
    cache.mkdir(parents=True, exist_ok=True)
    return prepare_folder(load.read_folder(project), today, desk.environment(cache), options)


def prepare_folder(
    folder: load.Folder,
    today: datetime.date,
    templates: Environment,
    options: Options = USUAL,
) -> Prepared:
    """The same for a folder that has been read, and so without any disk."""
    checked = check(folder, today, options)
    if checked.problems if options.strict else faults(checked.problems):
        raise FaultyContentError(checked.problems)
    linked = site.link(checked.content)
    rendered = render.render(linked, templates)
    return Prepared(rendered.pages, rendered.files, len(checked.content.entries), checked.problems)


def check(folder: load.Folder, today: datetime.date, options: Options = USUAL) -> Checked:
    """Load and check a folder: everything that is wrong, with the lines of the files."""
    config, config_problems = _settings(folder, options)
    raws, load_problems = load.records(folder)
    entries, model_problems = validate.records(raws)
    gathered = content.gather(entries, raws, config, today, folder.pictures)
    found = (*config_problems, *load_problems, *model_problems, *rules.breaches(gathered))
    return Checked(gathered, with_source_lines(in_order(found), _line_reader(folder)))


def finish(prepared: Prepared, frame: Frame, site_dir: Path) -> Report:
    """Press the pages, and write them with the frame's files: all or nothing."""
    files = {
        path.relative_to(frame.files).as_posix(): path.read_bytes()
        for path in sorted(frame.files.rglob("*"))
        if path.is_file()
    }
    files |= prepared.files
    for page in prepared.pages:
        whole = press.press(frame.forms[page.shape], press.slots(page))
        files[f"{page.address}index.html"] = whole.encode()
    return Report(prepared.records, len(prepared.pages), write.write(site_dir, files))


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
