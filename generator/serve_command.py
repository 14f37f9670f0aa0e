"""`vip2 serve`: the site on this machine, each change on screen as soon as it is saved. Danish.

Faults are told in the terminal and on the pages, and keep nothing else from being seen. Nothing is
written but what makes the next start quick.
"""

from __future__ import annotations

import datetime
import gc
import time
import traceback
from pathlib import Path

import click

from generator import clock
from generator.danish_commands import Command
from generator.option_types import DayType, PortType
from generator.preview_disk import Watch
from generator.preview_server import NoPortError, Server, Stage
from generator.preview_studio import News, Studio
from generator.preview_told import Teller, named


@click.command(cls=Command)
@click.option(
    "--port", type=PortType(), default=8000, metavar="PORT", help="Porten at vise på; ellers 8000."
)
@click.option(
    "--today", type=DayType(), metavar="DATO", help="Vis siden, som den er den dag (2026-11-22)."
)
@click.pass_obj
def serve(project: Path, port: int, today: datetime.date | None) -> None:
    """Vis hjemmesiden på denne maskine, mens du retter: med kladder og fejl."""
    try:
        server = Server(port)
    except NoPortError as refused:
        raise click.UsageError(str(refused)) from None
    if server.port != port:
        click.echo(f"Port {port} er optaget, så siden bliver vist på {server.port}.")
    try:
        _show(Studio(project.resolve(), today, click.echo), server)
    except KeyboardInterrupt:
        click.echo("\nForhåndsvisningen er stoppet.")


def _show(studio: Studio, server: Server) -> None:
    """Show the site, and then every change of it, until somebody ends it."""
    teller = Teller()
    first = _news(studio)
    while first is None:
        time.sleep(1)
        first = _news(studio)
    stage = Stage(first.preview)
    server.open(stage)
    click.echo(teller.news(first.preview.moment.problems))
    click.echo(f"Se siden på {server.address} – Ctrl-C slutter.")
    # What has been read stays to the end, so there is no garbage to be looked for among it.
    gc.collect()
    gc.freeze()
    watch = Watch(studio.sources)
    while True:
        watch.wait(soon=studio.unsettled)
        started = time.perf_counter()
        news = _news(studio)
        if news:
            stage.show(news.preview)
            _tell(news, time.perf_counter() - started, teller)


def _news(studio: Studio) -> News | None:
    """What there is to see now; a bug is told, and the last preview stays."""
    try:
        return studio.news()
    except Exception:  # noqa: BLE001 - whatever it is, the next change may be without it
        traceback.print_exc()
        click.echo("Det er en fejl i vip2 og ikke i indholdet: send linjerne ovenfor.", err=True)
        return None


def _tell(news: News, seconds: float, teller: Teller) -> None:
    """What has changed and how soon it was shown, and what has become of the faults."""
    took = f"{seconds:.1f}".replace(".", ",")
    what = named(news.files) or "dagen"
    anew = "; rammen og skabelonerne er læst igen" if news.anew else ""
    click.echo(f"{clock.now():%H.%M.%S} {what}: vist efter {took} sekunder{anew}")
    told = teller.news(news.preview.moment.problems)
    if told:
        click.echo(told)
