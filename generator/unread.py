"""A project folder of which only the names have been read, and each file when it is asked for.

In: the folder on the disk. Out: a `Folder` like that of `load.read_folder`. A build after a few
changes asks for few of its files: how the others stand tells that their readings still hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator import load
from generator.load import Folder
from generator.reading import ChangedMeanwhileError


class Unread(Mapping[str, bytes]):
    """Files by path from a folder, with the names that were there; their bytes are not held.

    Whoever asks for one that is gone by now meets a ChangedMeanwhileError.
    """

    def __init__(self, root: str, names: Iterable[str]) -> None:
        self._root = root
        self._names = dict.fromkeys(names)

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        try:
            return load.bytes_of(f"{self._root}/{name}")
        except FileNotFoundError:
            raise ChangedMeanwhileError(name) from None

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def folder(root: Path) -> Folder:
    """The files of a project, as `load.read_folder` has them."""
    named = load.gathered((name, None if is_link else b"") for name, is_link in load.names(root))
    return Folder(
        Unread(str(root), named.files), named.links, Unread(f"{root}/docs", named.pictures)
    )
