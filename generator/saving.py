"""Edits onto the disk: all of them or none.

In: the project folder and the edits. Out: files, each whole at every moment. Before the first is
touched, all are looked at again and all new texts lie beside their places.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.edits import Edit, RefusedError


def save(project: Path, edits: Sequence[Edit]) -> None:
    """Make the edits. Raises RefusedError where a file is no more as it was read."""
    for edit in edits:
        _demand(project, edit)
    beside: list[tuple[Path, Path]] = []
    try:
        beside.extend(
            _laid_beside(project, one, one.after) for one in edits if one.after is not None
        )
    except OSError as refused:
        for new, _ in beside:
            new.unlink(missing_ok=True)
        message = f"der kan ikke skrives i projektet: {refused.strerror}"
        raise RefusedError(message) from refused
    for new, place in beside:
        new.replace(place)
    for edit in edits:
        if edit.after is None or edit.name != edit.file:
            (project / edit.file).unlink()


def _demand(project: Path, edit: Edit) -> None:
    """Everything is still as it was when the edit was planned."""
    place = project / edit.file
    message = ""
    if (place.read_bytes() if place.is_file() else None) != edit.before:
        message = f"{edit.file} er lige blevet ændret; prøv igen"
    elif edit.name != edit.file and (project / edit.name).exists():
        message = f"{edit.name} findes allerede"
    if message:
        raise RefusedError(message)


def _laid_beside(project: Path, edit: Edit, text: bytes) -> tuple[Path, Path]:
    """The new text in a hidden file beside its place: that file, and the place."""
    old, place = project / edit.file, project / edit.name
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_name(f".{place.name}.ny")
    new.write_bytes(text)
    if old.is_file():
        new.chmod(old.stat().st_mode)
    return new, place
