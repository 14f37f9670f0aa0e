"""The command `vip2`: what people type, and what they are told. Danish throughout.

Exit codes: 0 done, 1 faults in the content, 2 wrong use, 3 a bug or the machine.
"""

from __future__ import annotations

import datetime
import gc
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from generator import clock, danish, frame_cache, load, pipeline, problems
from generator.frame import Frame, FrameMaker
from generator.page import Shape
from generator.settings import CONFIG
from generator.write import UnwritableSiteError

FAULTY: Final = 1
WRONG_USE: Final = 2
_MANY_OBJECTS: Final = 200000


class DayType(click.ParamType[datetime.date]):
    """A day as 2026-11-22."""

    name = "dato"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        """The day; says how to write it where it is none."""
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"»{value}« er ikke en dato; skriv fx 2026-11-22", param, ctx)


_today = click.option(
    "--today", type=DayType(), metavar="DATO", help="Byg, som om det var denne dag (2026-11-22)."
)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Fra YAML og Markdown til hjemmesiden.",
)
@click.option(
    "-C",
    "project",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="MAPPE",
    help="Projektets mappe; ellers den, du står i.",
)
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Fra YAML og Markdown til hjemmesiden."""
    # Records and pages are kept to the end, so looking for garbage among them is time lost.
    gc.set_threshold(_MANY_OBJECTS)
    if not (project / CONFIG).is_file():
        message = f"{project} er ikke en projektmappe: {CONFIG} mangler"
        raise click.UsageError(message)
    context.obj = project


@main.command()
@click.argument("files", nargs=-1, metavar="[FILER]")
@_today
@click.pass_obj
def check(project: Path, files: tuple[str, ...], today: datetime.date | None) -> None:
    """Vis alle fejl i indholdet, eller dem i bestemte filer."""
    checked = pipeline.check(load.read_folder(project), today or clock.today())
    wanted = {_inside(project, file) for file in files}
    found = [one for one in checked.problems if not wanted or one.place.file in wanted]
    click.echo(problems.report(found))
    if problems.faults(found):
        sys.exit(FAULTY)


def _inside(project: Path, file: str) -> str:
    """The file's path from the project folder, however it was written."""
    path = Path(file).resolve()
    try:
        return path.relative_to(project.resolve()).as_posix()
    except ValueError:
        return Path(file).as_posix()


@main.command()
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAPPE",
    help="Hvor hjemmesiden skrives; ellers site/ i projektet.",
)
@_today
@click.option("--strict", is_flag=True, help="Byg ikke, når der er advarsler.")
@click.option("--base-url", metavar="ADRESSE", help="Hjemmesidens adresse i stedet for mkdocs.yml.")
@click.pass_obj
def build(
    project: Path,
    site_dir: Path | None,
    today: datetime.date | None,
    base_url: str | None,
    *,
    strict: bool,
) -> None:
    """Byg hjemmesiden. Er der fejl, står den gamle, som den stod."""
    started = time.perf_counter()
    with _told():
        report = pipeline.build(
            project,
            site_dir or project / "site",
            today or clock.today(),
            _frame_maker(project, base_url),
            _say,
            options=pipeline.Options(strict=strict, base_url=base_url),
        )
    seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
    changed = report.written.changed
    click.echo(
        f"{danish.counted(report.records, 'post', 'poster')}, "
        f"{danish.counted(report.pages, 'side', 'sider')}, {seconds} sekunder; "
        f"{danish.counted(changed, 'fil', 'filer')} skrevet i {site_dir or project / 'site'}."
    )


@main.command()
@click.option("--port", default=8000, show_default=True, metavar="PORT", help="Porten at vise på.")
@click.pass_obj
def serve(project: Path, port: int) -> None:
    """Vis hjemmesiden på denne maskine, og byg den igen, når noget ændres."""
    from mkdocs.commands.serve import serve as mkdocs_serve  # noqa: PLC0415 - MkDocs takes long to import

    with _told():
        mkdocs_serve(str(project / CONFIG), dev_addr=f"127.0.0.1:{port}")


def _frame_maker(project: Path, base_url: str | None) -> FrameMaker:
    """MkDocs as the engine, and it is not even imported while the frame of the last build fits."""

    def make(shapes: Iterable[Shape], workdir: Path) -> Frame:
        from generator import mkdocs_frame  # noqa: PLC0415

        return mkdocs_frame.make(project / CONFIG, shapes, workdir, site_url=base_url)

    return frame_cache.kept(make, project, base_url)


def _say(words: str) -> None:
    """A step on a line of its own on a terminal; nothing in a pipe."""
    if sys.stderr.isatty():
        click.echo(f"{words} …", err=True)


@contextmanager
def _told() -> Iterator[None]:
    """Faults in the content and a folder that cannot be written end the command in plain words."""
    try:
        yield
    except problems.FaultyContentError as faulty:
        click.echo(str(faulty))
        sys.exit(FAULTY)
    except UnwritableSiteError as unwritable:
        click.echo(f"Hjemmesiden kan ikke skrives: {unwritable}.", err=True)
        sys.exit(WRONG_USE)


if __name__ == "__main__":
    main()
