"""`vip2 serve`: the site on this machine, built again when something changes. Danish."""

from __future__ import annotations

from pathlib import Path

import click

from generator import mkdocs_frame
from generator.danish_commands import Command
from generator.option_types import PortType
from generator.settings import CONFIG
from generator.told import told


@click.command(cls=Command)
@click.option(
    "--port", type=PortType(), default=8000, metavar="PORT", help="Porten at vise på; ellers 8000."
)
@click.pass_obj
def serve(project: Path, port: int) -> None:
    """Vis hjemmesiden på denne maskine, og byg den igen, når noget ændres."""
    with told():
        mkdocs_frame.preview(project / CONFIG, f"127.0.0.1:{port}")
