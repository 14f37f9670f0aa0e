"""`vip2 delete`: say who still refers to a record, or show what goes, ask, and delete. Danish."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from generator import clock, danish, editing, mentions, removing
from generator.danish_commands import Command
from generator.edits import RefusedError
from generator.exit_codes import FAULTY
from generator.kinds import REDIRECT
from generator.mentions import Named
from generator.option_types import as_of


@click.command("delete", cls=Command)
@click.argument("record", metavar="POST")
@click.option(
    "--til",
    "target",
    default="",
    metavar="SIDE",
    help="Lad den gamle adresse føre hertil, fx side:jobpakker.",
)
@click.option("--ja", "yes", is_flag=True, help="Gør det uden at spørge.")
@as_of
@click.pass_obj
def delete(
    project: Path, record: str, target: str, today: datetime.date | None, *, yes: bool
) -> None:
    """Slet en post, når intet henviser til den; ellers se, hvor den er nævnt."""
    try:
        sys.exit(run(project, record, target, today or clock.today(), yes=yes))
    except RefusedError as refused:
        raise click.UsageError(str(refused)) from None


def run(project: Path, written: str, target: str, day: datetime.date, *, yes: bool) -> int:
    """Delete a record; the exit code. Raises RefusedError where it cannot be done."""
    sound = editing.sound(project, day)
    if sound is None:
        return FAULTY
    folder, content = sound.folder, sound.content
    entry = mentions.asked_for(content, written)
    own = Named(entry.raw.kind, entry.raw.id)
    name = f"{own.kind.definite} »{own.id}«"
    edits = removing.plan(folder, content, entry, target)
    referring = removing.referring(folder, content, entry, moves=bool(target))
    if referring:
        count = danish.counted(len(referring), "sted", "steder")
        click.echo(f"{danish.sentence(name)} er nævnt {count}:")
        click.echo("\n".join(f"  {one}" for one in referring))
        click.echo("Intet er slettet. Fjern eller ret henvisningerne først.")
        return FAULTY
    click.echo(f"{danish.sentence(name)} bliver slettet:\n")
    click.echo("\n".join(edit.difference for edit in edits))
    if own.kind.own_page and content.shows(entry.record):
        click.echo(_address_words(own, target))
    return editing.carry_out(sound, edits, yes=yes)


def _address_words(own: Named, target: str) -> str:
    """What becomes of an address that people may know."""
    if target:
        return f"Adressen /{own.address} fører til {target}; det står i {REDIRECT.place}."
    return (
        f"Adressen /{own.address} har været offentlig. Skriv --til og en side, fx "
        f"--til side:{own.address.partition('/')[0]}, hvis den skal føre et nyt sted hen."
    )
