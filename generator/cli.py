"""The command `vip2`: what people type, and what they are told. Danish throughout.

Each command has a module of its own, which is imported when it is run and not before: to find that
nothing has changed takes less time than to import all that a build needs.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from pathlib import Path
from typing import NoReturn

import click

from generator.danish_commands import Group
from generator.exit_codes import BROKEN, WRONG_USE

CONFIG = "mkdocs.yml"
_MANY_OBJECTS = 200000
COMMANDS = {
    "check": "generator.check_command:check",
    "changes": "generator.changes_command:changes_",
    "new": "generator.new_command:new",
    "build": "generator.build_command:build",
    "serve": "generator.serve_command:serve",
    "rename": "generator.rename_command:rename",
    "delete": "generator.delete_command:delete",
    "forget": "generator.forget_command:forget_",
    "mail": "generator.mail_command:mail",
    "print": "generator.print_command:print_",
    "schema": "generator.schema_command:schema",
    "admin": "generator.admin_command:admin",
}


@click.group(
    "vip2",
    cls=Group,
    later=COMMANDS,
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


def run() -> NoReturn:
    """The command as it is installed. A bug shows its traceback and ends with exit code 3.

    The process ends at once: to give back the memory of a large site, object by object, takes as
    long as a second and is of use to nobody.
    """
    code = BROKEN
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else WRONG_USE
    except BaseException:  # noqa: BLE001 - whatever it is, it is told and ends here
        traceback.print_exc()
        click.echo("Det er en fejl i vip2 og ikke i indholdet: send linjerne ovenfor.", err=True)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
