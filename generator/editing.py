"""A change of the content that a command makes: sound before and after, agreed to, and saved.

In: the project folder and the edits. Out: files, all or none; or word of why not. Danish.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from generator import checking, danish, load, problems, saving
from generator.content import Content
from generator.danish_commands import agreed
from generator.edits import Edit, edited
from generator.exit_codes import DONE, FAULTY
from generator.load import Folder
from generator.reading import Reading


@dataclass(frozen=True, slots=True)
class Sound:
    """A project without faults on a day: its files, what stands in them, and its check."""

    project: Path
    day: datetime.date
    folder: Folder
    known: Mapping[str, Reading]
    checked: checking.Checked

    @property
    def content(self) -> Content:
        """Its records."""
        return self.checked.content


def sound(project: Path, day: datetime.date) -> Sound | None:
    """The project, if it has no faults; else None, and word of it.

    In a faulty record nobody can see for certain what it refers to.
    """
    folder = load.read_folder(project)
    known = checking.read(project, folder)
    checked = checking.check_project(project, folder, day, known=known)
    found = problems.faults(checked.problems)
    if found:
        click.echo(
            f"{problems.count(found)} Så længe kan ingen vide, hvor posten er nævnt. "
            "Ret dem først; vip2 check viser dem."
        )
        return None
    return Sound(project, day, folder, known, checked)


def carry_out(given: Sound, edits: Sequence[Edit], *, yes: bool) -> int:
    """See what the edits lead to, ask, and make them; the exit code. Raises RefusedError."""
    touched = {name for edit in edits for name in (edit.file, edit.name)}
    same = {path: one for path, one in given.known.items() if path not in touched}
    folder = edited(given.folder, edits)
    after = checking.check(folder, given.day, known=same, sound=given.checked.sound)
    found = problems.faults(after.problems)
    if found:
        click.echo("\nDet bliver ikke gjort, for bagefter ville kontrollen sige:")
        click.echo(problems.report(found))
        return FAULTY
    if not (yes or agreed()):
        click.echo("\nIntet er ændret. Skriv --ja for at gøre det.")
        return FAULTY
    saving.save(given.project, edits)
    click.echo(f"\n{danish.counted(len(edits), 'fil', 'filer')} ændret. Ingen fejl.")
    return DONE
