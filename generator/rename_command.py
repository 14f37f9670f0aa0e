"""`vip2 rename`: show what another id changes, ask, and change it everywhere. Danish throughout."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from generator import clock, danish, editing, followed, mentions, renaming, site
from generator.content import Content
from generator.danish_commands import Command
from generator.edits import RefusedError
from generator.exit_codes import FAULTY
from generator.kinds import REDIRECT
from generator.option_types import as_of
from generator.renaming import Plan
from generator.validate import Entry


@click.command("rename", cls=Command)
@click.argument("record", metavar="POST")
@click.argument("new", metavar="NYT_ID")
@click.option("--ja", "yes", is_flag=True, help="Gør det uden at spørge.")
@click.option(
    "--alligevel",
    "anyway",
    is_flag=True,
    help="Også når læserne kender posten fra feeds og kalendere og så får den igen som ny.",
)
@as_of
@click.pass_obj
def rename(
    project: Path,
    record: str,
    new: str,
    today: datetime.date | None,
    *,
    yes: bool,
    anyway: bool,
) -> None:
    """Giv en post et andet id alle steder, og lad den gamle adresse føre videre."""
    try:
        sys.exit(run(project, record, new, today or clock.today(), yes=yes, anyway=anyway))
    except RefusedError as refused:
        raise click.UsageError(str(refused)) from None


def run(
    project: Path, written: str, new: str, day: datetime.date, *, yes: bool, anyway: bool
) -> int:
    """Rename a record; the exit code. Raises RefusedError where it cannot be done."""
    sound = editing.sound(project, day)
    if sound is None:
        return FAULTY
    entry = mentions.asked_for(sound.content, written)
    if not anyway:
        _stop_where_it_is_followed(sound.content, entry)
    plan = renaming.plan(sound.folder, sound.content, entry, new)
    click.echo("\n".join(_shown(entry, new, plan)))
    return editing.carry_out(sound, plan.edits, yes=yes)


def _stop_where_it_is_followed(content: Content, entry: Entry) -> None:
    where = followed.where(site.link(content), entry.record)
    if where:
        message = (
            f"{entry.raw.kind.definite} »{entry.raw.id}« er ude i {where} og kendes dér på sit id. "
            "Med et andet id kommer den igen som ny hos alle, der følger med. "
            "Skriv --alligevel, hvis det skal være sådan"
        )
        raise RefusedError(message)


def _shown(entry: Entry, new: str, plan: Plan) -> Iterator[str]:
    """What becomes of each file, and what only an editor can tell."""
    name = danish.sentence(entry.raw.kind.definite)
    yield f"{name} »{entry.raw.id}« kommer til at hedde »{new}«:\n"
    yield from (edit.difference for edit in plan.edits)
    if plan.moved:
        yield f"Den gamle adresse /{plan.moved} fører videre; det står i {REDIRECT.place}."
    if plan.left:
        yield "\nHer står det gamle navn stadig, måske i et eksempel. Se efter, om det skal rettes:"
        yield from (f"  {one}" for one in plan.left)
