"""From a project folder to raw records: which file holds which record of which kind.

In: a folder (`names` and `bytes_of` alone touch the disk) or its bytes. Out: a tree of text for
each record, and the faults of files and names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from generator import danish, source
from generator.address_fields import LONGEST_SLUG, SLUG
from generator.kept_values import ByFields
from generator.kinds import KINDS, MUNICIPALITY, SIDE, Kind
from generator.problems import Place, Problem
from generator.tree import Row, Table, Text

CONTENT_FOLDERS: Final = ("content", "ambassadors", "newsletters", "docs")
# In docs/ lie the developers' pages too; they are no part of the site.
NOT_CONTENT: Final = ("docs/adr/", "docs/trusler.md")
_ENDINGS: Final = (".md", ".yml")
_CONFIG: Final = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Folder:
    """The bytes of a project's content files by path, and the links that were not followed.

    `pictures` are the other files of docs/, by path from there; they go into the site as they are.
    """

    files: Mapping[str, bytes]
    links: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)


class Tree:
    """The fields of a record as text, and the Markdown below them.

    It is left out where a record is put into a cache. A tree that comes out of one has to be told
    where its file is (`attach`), and reads it again if it is ever asked: only a fault needs to be
    placed.
    """

    __slots__ = ("_files", "_found", "_number", "_path")

    def __init__(
        self, path: str, number: int, fields: Table | None = None, body: Text | None = None
    ) -> None:
        self._path = path
        self._number = number
        self._found = (fields, body) if fields else None

    def __reduce__(self) -> tuple[object, ...]:
        return Tree, (self._path, self._number)

    def attach(self, files: Mapping[str, bytes]) -> None:
        """Say in which folder the file of the record is."""
        self._files = files

    @property
    def fields(self) -> Table:
        """The record's fields."""
        return self._whole()[0]

    @property
    def body(self) -> Text | None:
        """The Markdown below the fields."""
        return self._whole()[1]

    def _whole(self) -> tuple[Table, Text | None]:
        if self._found is None:
            again = file(self._path, self._files[self._path])[0][self._number]
            self._found = (again.fields, again.body)
        return self._found


@dataclass(frozen=True, slots=True)
class Raw(ByFields):
    """A record before its model has seen it: its fields as text, its names and its place.

    By the `names` others refer to it, also when it is faulty.
    """

    kind: Kind
    id: str
    names: tuple[str, ...]
    place: Place
    tree: Tree

    @property
    def fields(self) -> Table:
        """The fields as text."""
        return self.tree.fields

    @property
    def body(self) -> Text | None:
        """The Markdown below the fields, where the file has some."""
        return self.tree.body


def bytes_of(path: str) -> bytes:
    """What is in a file."""
    with open(path, "rb") as file:  # noqa: PTH123 - a Path for each of 10,000 files takes 0.1 s
        return file.read()


def read_folder(root: Path, read: Callable[[str], bytes] = bytes_of) -> Folder:
    """Every content file below the project folder, and mkdocs.yml.

    Links are named and never followed: they may lead out of the project, or round in a ring.
    """
    return gathered(
        (name, None if is_link else read(f"{root}/{name}")) for name, is_link in names(root)
    )


def gathered(found: Iterable[tuple[str, bytes | None]]) -> Folder:
    """A folder of these files, by path from the project; None stands for a link."""
    files: dict[str, bytes] = {}
    links: list[str] = []
    pictures: dict[str, bytes] = {}
    for name, data in found:
        if data is None:
            links.append(name)
        elif not name.startswith("docs/") or PurePosixPath(name).suffix in {*_ENDINGS, ".yaml"}:
            files[name] = data
        elif not name.startswith(NOT_CONTENT):
            pictures[name.removeprefix("docs/")] = data
    return Folder(files, tuple(links), pictures)


def names(root: Path) -> Iterator[tuple[str, bool]]:
    """Every file by its path from the root, and whether it is a link; of a folder only a link.

    Hidden files are passed over.
    """
    for folder in CONTENT_FOLDERS:
        if (root / folder).is_symlink():
            yield folder, True
        else:
            yield from _below(f"{root}/", folder)
    if (root / _CONFIG).is_file():
        yield _CONFIG, False


def _below(root: str, folder: str) -> Iterator[tuple[str, bool]]:
    try:
        with os.scandir(root + folder) as found:
            entries = sorted(found, key=lambda one: (one.is_dir(follow_symlinks=False), one.name))
    except OSError:
        return
    for entry in entries:
        name = f"{folder}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(root, name)
        else:
            yield name, entry.is_symlink()


def records(folder: Folder) -> tuple[tuple[Raw, ...], tuple[Problem, ...]]:
    """The raw records of every file in the order of the paths, and what is wrong with the files."""
    found: list[Raw] = []
    problems = list(links(folder))
    for path in paths(folder):
        raws, faults = file(path, folder.files[path])
        found += raws
        problems += faults
    return tuple(found), tuple(problems)


def paths(folder: Folder) -> tuple[str, ...]:
    """The files that hold records, in order."""
    return tuple(
        path
        for path in sorted(folder.files)
        if path != _CONFIG and not path.startswith(NOT_CONTENT)
    )


def links(folder: Folder) -> tuple[Problem, ...]:
    """What is wrong with the links in the folder: that they are there."""
    return tuple(_link_problem(path) for path in folder.links)


def file(path: str, data: bytes) -> tuple[tuple[Raw, ...], tuple[Problem, ...]]:
    """The raw records of a file in its own order, and what is wrong with the file or its name.

    A file that cannot be read in full still yields the records that were found in it.
    """
    kind, complaint = _kind_of(path)
    problems = [complaint] if complaint else []
    if kind is None:
        return (), tuple(problems)
    document, faults = source.read(data, path)
    problems += faults
    if document is None:
        return (), tuple(problems)
    if kind.in_folder:
        return (_one(kind, path, document),), tuple(problems)
    items = tuple(_many(kind, path, document))
    problems += (item for item in items if isinstance(item, Problem))
    return tuple(item for item in items if isinstance(item, Raw)), tuple(problems)


def _link_problem(path: str) -> Problem:
    return Problem(
        Place(path),
        "symbolsk-link",
        "her ligger et symbolsk link, og det bliver ikke fulgt",
        "læg filen eller mappen selv i stedet",
    )


def kind_at(path: str) -> Kind | None:
    """The kind of the records in a file at this path; None where none belong there."""
    return _kind_of(path)[0]


def id_at(kind: Kind, path: str) -> str:
    """The id of the record in a file of a kind that has its own files."""
    name = PurePosixPath(path.removeprefix(kind.place)).with_suffix("").as_posix()
    # docs/om/index.md is the page /om/
    return name.removesuffix("/index") if kind is SIDE else name


def _kind_of(path: str) -> tuple[Kind | None, Problem | None]:
    """The kind that a file at this path holds, and what is wrong with the path."""
    kind = next((kind for kind in KINDS if _holds(kind, path)), None)
    if kind is None:
        return None, Problem(Place(path), "ukendt-fil", "filen hører ikke til her", _where_to(path))
    ending = PurePosixPath(path).suffix
    if ending not in _ENDINGS or (kind is SIDE and ending != ".md"):
        wanted = ".md" if kind is SIDE else ".yml (eller .md, når der er tekst)"
        message = f"filen ender på »{ending}«"
        remedy = f"lad den ende på {wanted}, eller slet den, hvis den også ligger der sådan"
        return None, Problem(Place(path), "forkert-endelse", message, remedy)
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


def _one(kind: Kind, path: str, document: source.Document) -> Raw:
    return _raw(kind, id_at(kind, path), Place(path), Tree(path, 0, document.root, document.body))


def _raw(kind: Kind, name: str, place: Place, tree: Tree) -> Raw:
    return Raw(kind, name, tuple(_names_of(kind, name, tree.fields)), place, tree)


def _names_of(kind: Kind, name: str, fields: Table) -> Iterator[str]:
    """What a record is called by others: its id; a municipality goes by its names alone."""
    if kind is not MUNICIPALITY:
        yield name
        return
    former = fields.get("tidligere_navne")
    tables = former.items if isinstance(former, Row) else ()
    for table in (fields, *tables):
        written = table.get("navn") if isinstance(table, Table) else None
        if isinstance(written, Text):
            yield written.value


def _many(kind: Kind, path: str, document: source.Document) -> Iterator[Raw | Problem]:
    number = 0
    for entry in document.root.entries:
        if isinstance(entry.value, Table):
            yield _raw(kind, entry.key.value, entry.key.place, Tree(path, number, entry.value))
            number += 1
        else:
            what = "en liste" if isinstance(entry.value, Row) else "en tekst"
            yield Problem(
                entry.key.place,
                "felter-forventet",
                f"under »{entry.key.value}« skal der stå felter, men her står {what}",
                "skriv felterne på linjerne nedenunder, rykket to mellemrum ind",
            )
