"""One file made of the content, for a command that makes no site: reading before, writing after.

In: a project folder and a day; a file's bytes and where it is wanted. Out: the linked site, or
every fault and exit code 1; the file, whole or not at all.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Final

import click

from generator import checking, load, problems, site
from generator.build_options import Options
from generator.content import Content
from generator.exit_codes import FAULTY
from generator.site import Site

NOT_ON_SITE: Final = "er ikke på hjemmesiden i dag; se på status, udgiv_fra og udgiv_til i filen"
"""What follows the name of a record that is there and hidden."""


def read(project: Path, today: datetime.date, base_url: str | None) -> tuple[Content, Site]:
    """The content and the site of the day; faults in the content end the command, as in a build."""
    folder = load.read_folder(project)
    options = Options(base_url=base_url)
    checked = checking.check_project(project, folder, today, options)
    if problems.faults(checked.problems):
        click.echo(problems.report(checked.problems))
        sys.exit(FAULTY)
    return checked.content, site.link(checked.content)


def write(data: bytes, out: Path | None, usual: str, what: str) -> Path:
    """Write the file and give its place: `out`, a folder for it, or its usual name where one is.

    `what` begins the sentence that says that it cannot be written.
    """
    path = out / usual if out and out.is_dir() else out or Path(usual)
    try:
        fresh = path.with_name(f".{path.name}.ny")
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError as fault:
        message = f"{what} kan ikke skrives i »{path}«"
        raise click.UsageError(message) from fault
    return path
