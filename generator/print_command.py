"""`vip2 print`: one newsletter or guide as a PDF in a file. Danish."""

from __future__ import annotations

import datetime
from pathlib import Path, PurePosixPath

import click

from generator import cache, clock, danish, paper, papers, single_file
from generator.content import Content
from generator.danish_commands import Command
from generator.kinds import GUIDE, NEWSLETTER
from generator.models.record import Record
from generator.option_types import as_of, published_at
from generator.site import Site
from generator.told import told
from generator.typesetting import Typesetter


@click.command("print", cls=Command)
@click.argument("name", metavar="NAVN")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Hvor PDF'en skrives; ellers fx vip2-nyhedsbrev-2010-05.pdf i mappen, du står i.",
)
@as_of
@published_at
@click.pass_obj
def print_(
    project: Path, name: str, out: Path | None, today: datetime.date | None, base_url: str | None
) -> None:
    """Lav en PDF til papir af et nyhedsbrev (2010-05) eller en guide (metode:mentorordning)."""
    content, linked = single_file.read(project, today or clock.today(), base_url)
    address = paper.pdf_address(_record(content, linked, name))
    (wanted,) = (one for one in papers.papers(linked) if one.address == address)
    with told():
        data = Typesetter(content.pictures, cache.of(project)).set(wanted)
    path = single_file.write(data, out, PurePosixPath(address).name, "PDF'en")
    click.echo(f"PDF'en er skrevet i {path} ({paper.size_words(len(data))}).")


def _record(content: Content, linked: Site, name: str) -> Record:
    """The newsletter or guide of that id; its kind may stand before it, as in a link."""
    guides = {record.id: record for record in linked.records[GUIDE]}
    found = guides | {record.id: record for record in linked.records[NEWSLETTER]}
    found |= {f"{record.kind.name}:{id_}": record for id_, record in found.items()}
    if name not in found:
        if any(content.entry(kind, name.partition(":")[2] or name) for kind in (GUIDE, NEWSLETTER)):
            message = f"»{name}« {single_file.NOT_ON_SITE}"
            raise click.UsageError(message)
        near = danish.nearest(name, found)
        hint = f"mente du {near}?" if near else "skriv fx 2010-05 eller metode:mentorordning"
        message = f"»{name}« er hverken et nyhedsbrev eller en guide på hjemmesiden; {hint}"
        raise click.UsageError(message)
    return found[name]
