"""`vip2 check`: every fault in the content, for people or for programs, or the faults mended.

Exit code 1 where a fault is left; warnings are shown and let pass. Danish.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from generator import check_formats, checking, clock, load, mend_command, problems, review
from generator.content import Content
from generator.danish_commands import Command
from generator.exit_codes import FAULTY
from generator.kinds import SIDE
from generator.load import Folder
from generator.option_types import WordType, as_of
from generator.problems import Problem

_FORMATS: Final = ("text", "json", "github", "gitlab")
_PAGES: Final = "redaktion/fejl"


@click.command("check", cls=Command)
@click.argument("files", nargs=-1, metavar="[FILER]")
@as_of
@click.option(
    "--format",
    "form",
    type=WordType(_FORMATS),
    default=_FORMATS[0],
    metavar="FORMAT",
    help="text til mennesker; json, github eller gitlab til programmer.",
)
@click.option("--fix", "to_mend", is_flag=True, help="Ret det, der er sikkert, og vis det først.")
@click.option("--ja", "yes", is_flag=True, help="Ret uden at spørge.")
@click.option(
    "--review",
    "to_review",
    is_flag=True,
    help="Vis i stedet, hvem og hvad der skal gennemgås igen.",
)
@click.pass_obj
def check(
    project: Path,
    files: tuple[str, ...],
    today: datetime.date | None,
    form: str,
    *,
    to_mend: bool,
    yes: bool,
    to_review: bool,
) -> None:
    """Vis alle fejl i indholdet, eller dem i bestemte filer og mapper."""
    if (form != _FORMATS[0]) + to_mend + to_review > 1 or (yes and not to_mend):
        message = "--fix, --review og --format kan ikke bruges sammen, og --ja hører til --fix"
        raise click.UsageError(message)
    folder = load.read_folder(project)
    chosen = _Chosen(tuple(_inside(project, file) for file in files))
    chosen.demand(folder)
    day = today or clock.today()
    if to_mend:
        named = chosen.paths.__contains__
        folder = mend_command.run(project, folder, day, chosen, named, yes=yes)
    checked = checking.check_project(project, folder, day)
    if to_review:
        click.echo(review.report(checked.content, chosen))
        if problems.faults(checked.problems):
            click.echo("Poster med fejl er ikke talt med; vip2 check viser dem.")
        return
    found = [one for one in checked.problems if chosen(one.place.file)]
    click.echo(_shown(found, form, checked.content, project))
    if problems.faults(found):
        sys.exit(FAULTY)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The files and folders that were asked for, as paths from the project; none stands for all."""

    paths: tuple[str, ...]

    def __call__(self, file: str) -> bool:
        """Whether a file was asked for."""
        return not self.paths or any(_covers(path, file) for path in self.paths)

    def demand(self, folder: Folder) -> None:
        """Wrong use where a path leads to nothing in the content."""
        there = (*folder.files, *folder.links, *(f"docs/{path}" for path in folder.pictures))
        for path in self.paths:
            if not any(_covers(path, one) for one in there):
                message = f"»{path}« er ikke en fil i indholdet"
                raise click.UsageError(message)


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


def _shown(found: list[Problem], form: str, content: Content, project: Path) -> str:
    """The faults in the form that was asked for."""
    help_at = _help_in(content)
    way = Path(os.path.relpath(project)).as_posix()
    folder = "" if way == "." else f"{way}/"
    if form == "json":
        return check_formats.as_json(found, help_at)
    if form == "github":
        return check_formats.as_github(found, help_at, folder)
    if form == "gitlab":
        return check_formats.as_gitlab(found, help_at, folder)
    explained = any(help_at(one.code) for one in found)
    return problems.report(found) + (f" Læs mere i docs/{_PAGES}/." if explained else "")


def _help_in(content: Content) -> Callable[[str], str]:
    """Where the project's own site explains a code; empty where it does not."""

    def help_at(code: str) -> str:
        page = content.find(SIDE, f"{_PAGES}/{code}")
        return f"{content.settings.site_url}{page}/" if page else ""

    return help_at
