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

from generator import (
    clock,
    danish,
    forget_command,
    frame_cache,
    load,
    pipeline,
    problems,
    review,
    settings,
)
from generator.danish_commands import Group
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


class AddressType(click.ParamType[str]):
    """The address that a site is published at."""

    name = "adresse"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The address; says how to write it where it is none."""
        if not settings.is_address(str(value)):
            self.fail(
                f"»{value}« er ikke en webadresse; skriv fx https://vip2.example/", param, ctx
            )
        return str(value)


class PortType(click.ParamType[int]):
    """A port of this machine that anybody may listen at."""

    name = "port"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The port; says which there are where it is none."""
        text = str(value)
        if not (text.isdecimal() and text.isascii() and 1024 <= int(text) <= 65535):  # noqa: PLR2004 - said in the message
            self.fail(f"»{value}« er ikke en port; skriv et tal fra 1024 til 65535", param, ctx)
        return int(text)


_today = click.option(
    "--today", type=DayType(), metavar="DATO", help="Byg, som om det var denne dag (2026-11-22)."
)


@click.group(
    "vip2",
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Fra YAML og Markdown til hjemmesiden.",
)
@click.option(
    "-C",
    "project",
    type=click.Path(path_type=Path),
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
        message = f"»{project}« er ikke en projektmappe: {CONFIG} mangler"
        raise click.UsageError(message)
    context.obj = project


@main.command()
@click.argument("files", nargs=-1, metavar="[FILER]")
@_today
@click.option(
    "--review",
    "to_review",
    is_flag=True,
    help="Vis i stedet, hvem og hvad der skal gennemgås igen.",
)
@click.pass_obj
def check(
    project: Path, files: tuple[str, ...], today: datetime.date | None, *, to_review: bool
) -> None:
    """Vis alle fejl i indholdet, eller dem i bestemte filer og mapper."""
    folder = load.read_folder(project)
    wanted = tuple(_inside(project, file) for file in files)
    for path in wanted:
        if not any(_covers(path, one) for one in (*folder.files, *folder.links)):
            message = f"»{path}« er ikke en fil i indholdet"
            raise click.UsageError(message)
    checked = pipeline.check(folder, today or clock.today())

    def asked_for(file: str) -> bool:
        return not wanted or any(_covers(path, file) for path in wanted)

    if to_review:
        click.echo(review.report(checked.content, asked_for))
        if problems.faults(checked.problems):
            click.echo("Poster med fejl er ikke talt med; vip2 check viser dem.")
        return
    found = [one for one in checked.problems if asked_for(one.place.file)]
    click.echo(problems.report(found))
    if problems.faults(found):
        sys.exit(FAULTY)


def _covers(path: str, file: str) -> bool:
    """Whether a path is the file, or a folder that it lies in."""
    return path in {".", file} or file.startswith(f"{path}/")


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
    type=click.Path(path_type=Path),
    metavar="MAPPE",
    help="Hvor hjemmesiden skrives; ellers site/ i projektet.",
)
@_today
@click.option("--strict", is_flag=True, help="Byg ikke, når der er advarsler.")
@click.option(
    "--base-url",
    type=AddressType(),
    metavar="ADRESSE",
    help="Hjemmesidens adresse i stedet for den i mkdocs.yml.",
)
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
    # One site and the process ends: what becomes garbage goes with it.
    gc.disable()
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
@click.option(
    "--port", type=PortType(), default=8000, metavar="PORT", help="Porten at vise på; ellers 8000."
)
@click.pass_obj
def serve(project: Path, port: int) -> None:
    """Vis hjemmesiden på denne maskine, og byg den igen, når noget ændres."""
    from generator import mkdocs_frame  # noqa: PLC0415 - MkDocs takes long to import

    with _told():
        mkdocs_frame.preview(project / CONFIG, f"127.0.0.1:{port}")


@main.command()
@click.argument("person", metavar="ID")
@click.option("--ja", "yes", is_flag=True, help="Gør det uden at spørge.")
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    metavar="MAPPE",
    help="Led også efter spor i den byggede hjemmeside i denne mappe.",
)
@click.option(
    "--tekst",
    "more",
    multiple=True,
    metavar="TEKST",
    help="Led også efter dette, fx et andet navn; kan gentages.",
)
@click.pass_obj
def forget(
    project: Path, person: str, site_dir: Path | None, more: tuple[str, ...], *, yes: bool
) -> None:
    """Fjern en ambassadør fra indholdet, og se, hvad der er tilbage."""
    sys.exit(forget_command.run(project, person, site_dir, more, yes=yes))


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
