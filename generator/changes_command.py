"""`vip2 changes`: what a change means, in words, before it is merged. Danish.

Exit code 1 where there are faults in the content as it becomes.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Final

import click

from generator import change_formats, changes, checking, clock, git_folder, load, problems
from generator.danish_commands import Command
from generator.edition import edition, pair
from generator.exit_codes import FAULTY
from generator.option_types import WordType, as_of
from generator.pages.desk import environment

_FORMATS: Final = {"text": change_formats.as_text, "markdown": change_formats.as_markdown}
_SHORT: Final = 10  # letters of a commit's id


@click.command("changes", cls=Command)
@click.argument("revision", required=False, metavar="[UDGAVE]")
@as_of
@click.option(
    "--format",
    "form",
    type=WordType(tuple(_FORMATS)),
    default="text",
    metavar="FORMAT",
    help="text til mennesker; markdown til et forslags kommentar.",
)
@click.pass_obj
def changes_(project: Path, revision: str | None, today: datetime.date | None, form: str) -> None:
    """Fortæl, hvad der bliver anderledes, når en ændring bliver flettet ind.

    UDGAVE er en gren eller et andet navn i git; ellers dér, hvor grenen forlod hovedgrenen.
    """
    commit = git_folder.commit(project, revision)
    if commit is None:
        message = (
            f"git kender ingen udgave »{revision}«"
            if revision is not None
            else f"»{project}« har ingen udgave i git at sammenligne med"
        )
        raise click.UsageError(message)
    day = today or clock.today()
    templates = environment()
    new = load.read_folder(project)
    known = checking.read(project, new)
    checked = checking.check_project(project, new, day, known=known)
    now = edition(new, checked.content, checked.problems, templates)
    old = git_folder.read(project, commit)
    same = {path: known[path] for path in known if old.files.get(path) == new.files[path]}
    before = checking.check(old, day, known=same, sound=checked.sound)
    found = pair(edition(old, before.content, before.problems, templates), now)
    click.echo(_FORMATS[form](changes.report(found, commit[:_SHORT])))
    if problems.faults(now.problems):
        sys.exit(FAULTY)
