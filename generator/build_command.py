"""`vip2 build`: the site, or nothing at all where nothing has changed. Danish."""

from __future__ import annotations

import datetime
import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import cache, clock, danish, git, unchanged
from generator.build_options import Options
from generator.danish_commands import Command
from generator.option_types import DayType, published_at

if TYPE_CHECKING:
    from generator.pipeline import Report


@click.command(cls=Command)
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    metavar="MAPPE",
    help="Hvor hjemmesiden skrives; ellers site/ i projektet.",
)
@click.option(
    "--today", type=DayType(), metavar="DATO", help="Byg, som om det var denne dag (2026-11-22)."
)
@click.option("--strict", is_flag=True, help="Byg ikke, når der er advarsler.")
@published_at
@click.option("--packed", is_flag=True, help="Læg en .gz og en .br ved siden af hver tekst.")
@click.pass_obj
def build(
    project: Path,
    site_dir: Path | None,
    today: datetime.date | None,
    base_url: str | None,
    *,
    strict: bool,
    packed: bool,
) -> None:
    """Byg hjemmesiden. Er der fejl, står den gamle, som den stod."""
    # One site and the process ends: what becomes garbage goes with it.
    gc.disable()
    started = time.perf_counter()
    target = site_dir or project / "site"
    day = today or clock.today()
    options = Options(strict=strict, base_url=base_url, packed=packed)
    asked = unchanged.Build(
        project, target, repr((day.isoformat(), options, git.whole_history(project)))
    )
    store = cache.of(project)
    seen = unchanged.look(asked, store)
    said, changed = seen.said, 0
    if said is None:
        report = _built(project, target, day, options, seen)
        changed = report.written.changed
        said = (
            f"{danish.counted(report.records, 'post', 'poster')}, "
            f"{danish.counted(report.pages, 'side', 'sider')}"
        )
        unchanged.keep(asked, store, seen.sources, report.left, said)
    seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
    click.echo(
        f"{said}, {seconds} sekunder; {danish.counted(changed, 'fil', 'filer')} skrevet i {target}."
    )


def _built(
    project: Path, target: Path, day: datetime.date, options: Options, seen: unchanged.Seen
) -> Report:
    from generator import frame_cache, pipeline  # noqa: PLC0415 - of no use where nothing has changed
    from generator.told import told  # noqa: PLC0415

    with told():
        make_frame = frame_cache.engine(project, options.base_url)
        return pipeline.build(
            project, target, day, make_frame, _say, options, seen.left, seen.sources
        )


def _say(words: str) -> None:
    """A step on a line of its own on a terminal; nothing in a pipe."""
    if sys.stderr.isatty():
        click.echo(f"{words} …", err=True)
