"""From a project folder to raw records: which file holds which record of which kind.

In: a folder (`read_folder`, the only function here that touches the disk) or its bytes. Out: a tree
of text for each record, and the faults of files and names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from generator import danish, source
from generator.address_fields import LONGEST_SLUG, SLUG
from generator.kinds import KINDS, SIDE, Kind
from generator.problems import Place, Problem
from generator.tree import Row, Table, Text

CONTENT_FOLDERS: Final = ("content", "ambassadors", "newsletters", "docs")
# In docs/ lie the developers' pages too; they are no part of the site.
NOT_CONTENT: Final = ("docs/adr/", "docs/trusler.md")
_ENDINGS: Final = (".md", ".yml")


@dataclass(frozen=True, slots=True)
class Folder:
    """The bytes of a project's content files by path, and the links that were not followed.

    `pictures` are the other files of docs/, by path from there; MkDocs copies them to the site.
    """

    files: Mapping[str, bytes]
    links: tuple[str, ...] = ()
    pictures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Raw:
    """A record before its model has seen it: its fields as text, and its place."""

    kind: Kind
    id: str
    fields: Table
    body: Text | None
    place: Place


def read_folder(root: Path) -> Folder:
    """Every content file below the project folder, and mkdocs.yml. Hidden files are passed over.

    Links are named and never followed: they may lead out of the project, or round in a ring.
    """
    files: dict[str, bytes] = {}
    links: list[str] = []
    pictures: set[str] = set()
    for path in _walk(root):
        name = path.relative_to(root).as_posix()
        if path.is_symlink():
            links.append(name)
        elif path.suffix in {*_ENDINGS, ".yaml"} or not name.startswith("docs/"):
            files[name] = path.read_bytes()
        else:
            pictures.add(name.removeprefix("docs/"))
    config = root / "mkdocs.yml"
    if config.is_file():
        files["mkdocs.yml"] = config.read_bytes()
    return Folder(files, tuple(links), frozenset(pictures))


def _walk(root: Path) -> Iterator[Path]:
    for folder in CONTENT_FOLDERS:
        if (root / folder).is_symlink():
            yield root / folder
            continue
        for parent, folders, names in os.walk(root / folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            inside = Path(parent)
            yield from (inside / name for name in folders if (inside / name).is_symlink())
            yield from (inside / name for name in sorted(names) if not name.startswith("."))


def records(folder: Folder) -> tuple[tuple[Raw, ...], tuple[Problem, ...]]:
    """The raw records of every file in the order of the paths, and what is wrong with the files.

    A file that cannot be read in full still yields the records that were found in it.
    """
    found: list[Raw] = []
    problems = [_link_problem(path) for path in folder.links]
    for path in sorted(folder.files):
        if path == "mkdocs.yml" or path.startswith(NOT_CONTENT):
            continue
        kind, complaint = _kind_of(path)
        if complaint:
            problems.append(complaint)
        if kind is None:
            continue
        document, faults = source.read(folder.files[path], path)
        problems += faults
        if document:
            split = _one(kind, path, document) if kind.in_folder else _many(kind, document)
            for item in split:
                if isinstance(item, Raw):
                    found.append(item)
                else:
                    problems.append(item)
    return tuple(found), tuple(problems)


def _link_problem(path: str) -> Problem:
    return Problem(
        Place(path),
        "symbolsk-link",
        "her ligger et symbolsk link, og det bliver ikke fulgt",
        "læg filen eller mappen selv i stedet",
    )


def _kind_of(path: str) -> tuple[Kind | None, Problem | None]:
    """The kind that a file at this path holds, and what is wrong with the path."""
    kind = next((kind for kind in KINDS if _holds(kind, path)), None)
    if kind is None:
        return None, Problem(Place(path), "ukendt-fil", "filen hører ikke til her", _where_to(path))
    ending = PurePosixPath(path).suffix
    if ending not in _ENDINGS or (kind is SIDE and ending != ".md"):
        wanted = ".md" if kind is SIDE else ".yml (eller .md, når der er tekst)"
        message = f"filen ender på »{ending}«"
        return None, Problem(Place(path), "forkert-endelse", message, f"lad den ende på {wanted}")
    return kind, _name_problem(kind, path) if kind.in_folder else None


def _holds(kind: Kind, path: str) -> bool:
    if not kind.in_folder:
        return path == kind.place
    inside = path.removeprefix(kind.place)
    return path.startswith(kind.place) and (kind is SIDE or "/" not in inside)


def _where_to(path: str) -> str:
    """The folder or file whose name is nearest to a step of the path, or else what may be done."""
    places = {PurePosixPath(kind.place).stem: kind.place for kind in KINDS}
    for step in PurePosixPath(path).with_suffix("").parts:
        near = danish.nearest(step, places)
        if near:
            return f"mente du {places[near]}?"
    return "flyt den til en af mapperne for poster, fx content/jobpakker/ eller content/metoder/"


def _name_problem(kind: Kind, path: str) -> Problem | None:
    name = PurePosixPath(path.removeprefix(kind.place)).with_suffix("").as_posix()
    parts = name.split("/") if kind is SIDE else [name]
    if all(re.fullmatch(SLUG, part) and len(part) <= LONGEST_SLUG for part in parts):
        return None
    ending = PurePosixPath(path).suffix
    suggestion = "/".join(danish.slug(part)[:LONGEST_SLUG] for part in parts)
    return Problem(
        Place(path),
        "ugyldigt-filnavn",
        f"filnavnet »{name}« kan ikke bruges i en adresse",
        f"brug kun a-z, 0-9 og bindestreg, fx {suggestion or 'mit-navn'}{ending}",
    )


def _one(kind: Kind, path: str, document: source.Document) -> Iterator[Raw | Problem]:
    name = PurePosixPath(path.removeprefix(kind.place)).with_suffix("").as_posix()
    if kind is SIDE:
        name = name.removesuffix("/index")  # docs/om/index.md is the page /om/
    yield Raw(kind, name, document.root, document.body, Place(path))


def _many(kind: Kind, document: source.Document) -> Iterator[Raw | Problem]:
    for entry in document.root.entries:
        if isinstance(entry.value, Table):
            yield Raw(kind, entry.key.value, entry.value, None, entry.key.place)
        else:
            what = "en liste" if isinstance(entry.value, Row) else "en tekst"
            yield Problem(
                entry.key.place,
                "felter-forventet",
                f"under »{entry.key.value}« skal der stå felter, men her står {what}",
                "skriv felterne på linjerne nedenunder, rykket to mellemrum ind",
            )
