"""The project's files as they are just now, and word when one of them changes.

In: the project folder. Out: folders whose unchanged files are the very same bytes as before; what
is new in them is found by size, times and place, so that nothing else need be read.

The system's word (inotify and the like) only wakes: what has changed is found by looking. Where no
word comes, as on some network drives, looking now and then finds it all the same.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import Final

from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from generator import load
from generator.load import Folder
from generator.standing import Fact, fact, is_fresh

_TOLD: Final[list[type[FileSystemEvent]]] = [
    *(FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent),
]
_QUIET_SECONDS: Final = 0.03
"""A change is whole when nothing more has come for so long; an editor may save in several steps."""
_MANY: Final = 60
_QUIET_AFTER_MANY: Final = 0.3
"""Where git exchanges files by the hundred, the pauses between them are longer."""
_MOST_SECONDS: Final = 3.0
_LOOK_SECONDS: Final = 2.0
_UNTOLD_SECONDS: Final = 0.3
_ATTEMPTS: Final = 20


class Disk:
    """Reads the project again and again, and of unchanged files only the times."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._kept: dict[str, tuple[Fact, bytes]] = {}

    def folder(self) -> Folder:
        """The project's files as they are now."""
        for attempt in range(_ATTEMPTS):
            kept: dict[str, tuple[Fact, bytes]] = {}
            try:
                found = load.read_folder(self._project, lambda path: self._read(path, kept))  # noqa: B023 - used at once
            except FileNotFoundError:  # taken away while we looked
                time.sleep(_QUIET_SECONDS * attempt)
            else:
                self._kept = kept
                return found
        return load.read_folder(self._project)

    def _read(self, path: str, kept: dict[str, tuple[Fact, bytes]]) -> bytes:
        stands = fact(path)
        before = self._kept.get(path)
        if before and stands and before[0] == stands:
            kept[path] = before
            return before[1]
        moment = time.time_ns()
        data = Path(path).read_bytes()
        if before and before[1] == data:
            data = before[1]
        # What was written just now may be written again at what the disk calls the same time.
        settled = stands and not is_fresh(stands, moment)
        kept[path] = (stands if settled else (), data)
        return data

    @property
    def unsettled(self) -> bool:
        """Whether a file was read so soon after its last change that it has to be read again."""
        return not all(stood for stood, _ in self._kept.values())


def changed(before: Folder, after: Folder) -> tuple[str, ...]:
    """The files that are other than before, new or gone, by path from the project."""
    return tuple(
        sorted(
            {
                *_others(before.files, after.files),
                *(f"docs/{path}" for path in _others(before.pictures, after.pictures)),
                *(set(before.links) ^ set(after.links)),
            }
        )
    )


def _others(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    for path in before.keys() | after.keys():
        if before.get(path) is not after.get(path):
            yield path


class Watch:
    """Waits until something may have changed in some folders, or beside them."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._handler = handler = _Wake()
        self._is_told = False
        self._observer = Observer()
        with contextlib.suppress(OSError):  # too many are watched, or none can be
            for beside in {folder.parent for folder in folders}:
                self._observer.schedule(handler, str(beside), event_filter=_TOLD)
            for folder in folders:
                if folder.is_dir():
                    way = str(folder)
                    self._observer.schedule(handler, way, recursive=True, event_filter=_TOLD)
            self._observer.start()
            self._is_told = True

    def wait(self, *, soon: bool = False) -> None:
        """Until there is word of a change and then silence, or until it is time to look again."""
        seconds = _LOOK_SECONDS if self._is_told else _UNTOLD_SECONDS
        word = self._handler.word
        word.wait(_QUIET_SECONDS if soon else seconds)
        last = time.monotonic() + _MOST_SECONDS
        while word.is_set() and time.monotonic() < last:
            word.clear()
            word.wait(_QUIET_SECONDS if self._handler.count < _MANY else _QUIET_AFTER_MANY)
        word.clear()
        self._handler.count = 0

    def stop(self) -> None:
        """No more word is wanted."""
        if self._is_told:
            self._observer.stop()
            self._observer.join()


class _Wake(FileSystemEventHandler):
    """Passes on that something has happened, and how often, but not what."""

    def __init__(self) -> None:
        self.word = Event()
        self.count = 0

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Something has happened."""
        del event
        self.count += 1
        self.word.set()
