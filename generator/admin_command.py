"""`vip2 admin`: lays the form in the browser into a site that has been built. Danish.

`make admin` fetches from npm what it needs and builds the site first.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path
from typing import Final

import click

from generator import admin_config, admin_page, checking, clock, load
from generator.danish_commands import Command
from generator.exit_codes import WRONG_USE
from generator.staging import MARK

_PACKAGE: Final = ".vip2/admin/node_modules/@sveltia/cms"
_UNBUILT: Final = "Hjemmesiden er ikke bygget"
_UNFETCHED: Final = "Sveltia CMS er ikke hentet"


@click.command("admin", cls=Command)
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    metavar="MAPPE",
    help="Den byggede hjemmeside; ellers site/ i projektet.",
)
@click.pass_obj
def admin(project: Path, site_dir: Path | None) -> None:
    """Læg redigering i browseren ind i den byggede hjemmeside, under admin/."""
    target = site_dir or project / "site"
    there = project / _PACKAGE
    for wanted, missing in ((target / MARK, _UNBUILT), (there, _UNFETCHED)):
        if not wanted.exists():
            click.echo(f"{missing}; skriv make admin, der gør det hele.", err=True)
            sys.exit(WRONG_USE)
    folder = load.read_folder(project)
    content = checking.check_project(project, folder, clock.today()).content
    host = content.settings.admin
    made = admin_page.files(package(there), ours(), admin_config.config(content), host.places)
    for path, data in made.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(data)
    where = f"gemmer i {host.repo}" if host.repo else "arbejder på en mappe på din egen maskine"
    click.echo(f"{target}/{admin_page.FOLDER} er klar og {where}.")


def ours() -> dict[str, bytes]:
    """Our own files of the page, by name."""
    folder = files("generator") / "admin"
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def package(folder: Path) -> dict[str, bytes]:
    """The files of the npm package that the page is made of, by their path in it."""
    wanted = [path for part in ("npm", "locales") for path in sorted((folder / part).rglob("*"))]
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in wanted
        if path.is_file() and path.suffix != ".map"
    }
