"""What ends a command that builds, in plain words."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from generator.exit_codes import FAULTY, WRONG_USE
from generator.problems import FaultyContentError
from generator.reading import ChangedMeanwhileError
from generator.staging import UnwritableSiteError
from generator.typesetting import UnsettablePaperError


@contextmanager
def told() -> Iterator[None]:
    """Faults in the content and a folder that cannot be written end the command in plain words."""
    try:
        yield
    except FaultyContentError as faulty:
        click.echo(str(faulty))
        sys.exit(FAULTY)
    except UnwritableSiteError as unwritable:
        click.echo(f"Hjemmesiden kan ikke skrives: {unwritable}.", err=True)
        sys.exit(WRONG_USE)
    except ChangedMeanwhileError as file:
        click.echo(f"{file} blev ændret, mens hjemmesiden blev bygget. Byg igen.", err=True)
        sys.exit(WRONG_USE)
    except UnsettablePaperError as refused:
        click.echo(f"{refused}.", err=True)
        sys.exit(FAULTY)
