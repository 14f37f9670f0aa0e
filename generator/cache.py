"""What is kept from one build to the next, in one file: safe to delete, to kill, and to share.

In: the file, and a stamp of all that the kept things were made with. Out: bytes by key. Whatever is
wrong with the file, from another stamp to a disk that lies, the answer is that nothing is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from generator.installed import version

FILE: Final = ".vip2/cache.sqlite"
_TEMPLATES: Final = ".vip2/templates"
_PACKAGE: Final = Path(__file__).parent
_MADE_WITH: Final = (
    *("pydantic", "pydantic-core", "pyromark", "pyyaml", "jinja2", "markupsafe", "mkdocs"),
    *("mkdocs-material", "feedgen", "lxml", "icalendar", "python-dateutil", "typst", "segno"),
    "brotli",
)
_COMPILED: Final = "__pycache__"
_PATIENCE_SECONDS: Final = 5
_TABLE: Final = """
    create table if not exists kept
    (shelf text, key blob, value blob, sum integer, primary key (shelf, key))
"""
T = TypeVar("T")


class Cache:
    """Shelves of bytes by key. Another stamp than last time empties them all."""

    def __init__(self, file: Path, stamp: bytes) -> None:
        self._file = file
        self._stamp = stamp

    def shelf(self, name: str) -> dict[bytes, bytes]:
        """Everything on a shelf."""

        def read(base: sqlite3.Connection) -> dict[bytes, bytes]:
            rows = base.execute("select key, value, sum from kept where shelf = ?", (name,))
            return {key: value for key, value, total in rows if _sum(value) == total}

        return self._with_base(read, {})

    def get(self, name: str, key: bytes) -> bytes | None:
        """What has this key on a shelf."""

        def read(base: sqlite3.Connection) -> bytes | None:
            asked = "select value, sum from kept where shelf = ? and key = ?"
            found = base.execute(asked, (name, key)).fetchone()
            return found[0] if found and _sum(found[0]) == found[1] else None

        return self._with_base(read, None)

    def names(self) -> tuple[str, ...]:
        """The shelves on which anything stands."""

        def read(base: sqlite3.Connection) -> tuple[str, ...]:
            rows = base.execute("select distinct shelf from kept order by shelf")
            return tuple(name for (name,) in rows)

        return self._with_base(read, ())

    def put(self, name: str, fresh: Mapping[bytes, bytes], drop: Iterable[bytes] = ()) -> None:
        """Add to a shelf, and take from it what is of no use any more."""
        rows = [(name, key, value, _sum(value)) for key, value in fresh.items()]

        def write(base: sqlite3.Connection) -> None:
            base.executemany(
                "delete from kept where shelf = ? and key = ?", ((name, key) for key in drop)
            )
            base.executemany("insert or replace into kept values (?, ?, ?, ?)", rows)

        self._with_base(write, None)

    def drop(self, names: Iterable[str]) -> None:
        """Take away whole shelves."""

        def write(base: sqlite3.Connection) -> None:
            base.executemany("delete from kept where shelf = ?", ((name,) for name in names))

        self._with_base(write, None)

    def _with_base(self, deed: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Do it, all or nothing; without the file, or while another build keeps it, do without."""
        try:
            with contextlib.closing(self._connected()) as base, base:
                return deed(base)
        except (sqlite3.OperationalError, OSError):
            return otherwise
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                self._file.unlink()
            return otherwise

    def _connected(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self._file, timeout=_PATIENCE_SECONDS)
        # Each value bears its sum, so that nothing need be waited for until it is on the disk.
        base.execute("pragma synchronous = off")
        # Who has been forgotten must not be left in what a file has thrown away.
        base.execute("pragma secure_delete = on")
        number = int.from_bytes(self._stamp[:4], "big", signed=True)
        (found,) = base.execute("pragma user_version").fetchone()
        if found != number:
            with base:
                base.execute("drop table if exists kept")
                base.execute(f"pragma user_version = {number}")
        base.execute(_TABLE)
        return base


def of(project: Path) -> Cache:
    """What the last build of a project has left for the next."""
    return Cache(project / FILE, stamp_of_code())


def forget(project: Path) -> None:
    """Keep nothing of a project for the next build, nor what a build that was cut off has left."""
    (project / FILE).unlink(missing_ok=True)
    (project / f"{FILE}-journal").unlink(missing_ok=True)


def for_compiled(project: Path) -> Path | None:
    """Where what templates compile to is kept: beside the code, as Python does with its own.

    In the project where that cannot be written, or must not be; nowhere where neither can.
    """
    beside, inside = _PACKAGE / _COMPILED / "templates", project / _TEMPLATES
    for folder in (inside,) if sys.dont_write_bytecode else (beside, inside):
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            if os.access(folder, os.W_OK | os.X_OK):
                return folder
    return None


def _sum(value: bytes) -> int:
    """Tells what the disk has spoiled, in a fifth of the time of a hash that nobody can forge."""
    return zlib.crc32(value)


@cache
def stamp_of_code() -> bytes:
    """A hash of the code, the templates and the theme, and of the packages whose work is kept."""
    found = hashlib.blake2b(f"{sys.version} zlib {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for name in _MADE_WITH:
        found.update(f"{name} {version(name)}".encode())
    for name, data in _files(os.fspath(_PACKAGE), ""):
        found.update(name.encode() + data)
    return found.digest()


def _files(folder: str, inside: str) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder in order, but for what Python compiles. Paths would take thrice."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda one: one.name)
    for entry in entries:
        if entry.is_file():
            with open(entry.path, "rb") as file:  # noqa: PTH123 - see above
                yield inside + entry.name, file.read()
        elif entry.name != _COMPILED:
            yield from _files(entry.path, f"{inside}{entry.name}/")
