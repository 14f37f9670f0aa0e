"""`vip2 schema`: renews what editors' programs know of the fields and ids. Danish."""

from __future__ import annotations

from pathlib import Path

import click

from generator import checking, clock, danish, editor_files, load
from generator.danish_commands import Command


@click.command("schema", cls=Command)
@click.pass_obj
def schema(project: Path) -> None:
    """Forny felthjælp, forslag og skabeloner til VS Code og andre redigeringsprogrammer."""
    folder = load.read_folder(project)
    content = checking.check_project(project, folder, clock.today()).content
    files = editor_files.rules() | {editor_files.IDS: editor_files.ids(content)}
    changed = [path for path, text in files.items() if _written(project / path, text)]
    told = danish.counted(len(changed), "fil er", "filer er")
    click.echo(
        f"{told} fornyet i .vscode/." if changed else "Alt i .vscode/ er, som det skal være."
    )


def _written(path: Path, text: str) -> bool:
    """Write a file where it does not say this already; whether that was needed."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
