"""The check of a project: what its files hold, and everything that is wrong with it.

In: a folder and a day, and what the last check has left. Out: the content and every fault, with the
line of the file that it speaks of. What was left makes no difference to what is said.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import cache, content, load, reading, readings, rules, settings, verdicts
from generator.build_options import USUAL, Options
from generator.content import Content
from generator.decoding import shown_lines
from generator.load import Folder
from generator.problems import Problem, in_order, with_source_lines
from generator.reading import Reading
from generator.settings import Settings
from generator.standing import Facts
from generator.verdicts import Marks


@dataclass(frozen=True, slots=True)
class Checked:
    """The content of a project after every check: records, and all that is wrong with them.

    `keys` tell each file, by path, from what it was before. By what is `sound` the next check is
    spared most of the work.
    """

    content: Content
    problems: tuple[Problem, ...]
    keys: Mapping[str, bytes]
    sound: Marks = verdicts.NONE


def check_project(
    project: Path,
    folder: Folder,
    today: datetime.date,
    options: Options = USUAL,
    known: Mapping[str, Reading] | None = None,
) -> Checked:
    """The check of a project's folder, which is spared what the last one has left for it."""
    store = cache.of(project)
    before = verdicts.kept(store)
    found = check(folder, today, options, known or read(project, folder), before)
    if found.sound != before:
        verdicts.keep(store, found.sound)
    return found


def read(project: Path, folder: Folder, facts: Facts | None = None) -> Mapping[str, Reading]:
    """The reading of each file of the project, of which most are kept from the last time.

    `facts` tell how the files stand on the disk.
    """
    return readings.of(folder, cache.of(project), facts)


def check(
    folder: Folder,
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


def _settings(folder: Folder, options: Options) -> tuple[Settings, tuple[Problem, ...]]:
    data = folder.files.get(settings.CONFIG)
    config, found = settings.read(data) if data is not None else (Settings(), ())
    if options.base_url:
        config = replace(config, site_url=options.base_url.rstrip("/") + "/")
    return config, found


def _line_reader(folder: Folder) -> Callable[[str, int], str]:
    """The line of a file as it may be shown; empty where there is none."""
    lines: dict[str, tuple[str, ...]] = {}

    def line_of(file: str, line: int) -> str:
        if file not in lines:
            lines[file] = shown_lines(folder.files.get(file, b""))
        listed = lines[file]
        return listed[line - 1] if 0 < line <= len(listed) else ""

    return line_of
