"""`vip2 check --fix`: show what can be mended, ask, and write it. Danish."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from generator import checking, danish, mending
from generator.content import Content
from generator.danish_commands import agreed
from generator.load import Folder
from generator.mending import Mended
from generator.problems import Problem


def run(
    project: Path,
    folder: Folder,
    today: datetime.date,
    wanted: Callable[[str], bool],
    named: Callable[[str], bool],
    *,
    yes: bool,
) -> Folder:
    """Mend the wanted files, if that is agreed to; the folder as it is afterwards.

    Those that were `named` themselves are put in order, too.
    """
    known = checking.read(project, folder)

    def check(changed: Folder) -> tuple[Content, tuple[Problem, ...]]:
        same = {
            path: one
            for path, one in known.items()
            if changed.files.get(path) is folder.files.get(path)
        }
        checked = checking.check(changed, today, known=same)
        return checked.content, checked.problems

    found = mending.mend(folder, check, wanted, named)
    if not found:
        click.echo("Der er intet, som med sikkerhed kan rettes.\n")
        return folder
    click.echo("\n".join(shown(found)))
    if not (yes or agreed()):
        click.echo("Intet er ændret. Skriv --ja for at gøre det.\n")
        return folder
    _write(project, found)
    click.echo(f"{danish.counted(len(found), 'fil', 'filer')} rettet.\n")
    files = {**folder.files, **{one.file: one.after for one in found}}
    return Folder(files, folder.links, folder.pictures)


def shown(found: tuple[Mended, ...]) -> Iterator[str]:
    """What becomes of each file."""
    for one in found:
        if one.changes:
            yield f"{one.file}: {danish.listed(one.changes)}"
        yield one.difference


def _write(project: Path, found: tuple[Mended, ...]) -> None:
    """Write the files; where one has changed since it was read, none is touched."""
    for one in found:
        if (project / one.file).read_bytes() != one.before:
            message = f"{one.file} er lige blevet ændret; prøv igen"
            raise click.UsageError(message)
    for one in found:
        (project / one.file).write_bytes(one.after)
