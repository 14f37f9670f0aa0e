"""Readings packed together on a sheet, and their texts apart from them.

In: readings by path, each with how its file stood. Out: two rows of bytes, and of these the same
again. The texts take nine tenths of the room, and in a build after a few changes hardly one of them
is opened: so they are not even fetched before.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from generator import reading
from generator.kept_values import pack, unopened, unpack
from generator.markdown import Prose
from generator.reading import ChangedMeanwhileError, Reading
from generator.standing import Fact

Kept: TypeAlias = tuple[Fact, Reading]
"""A reading, and how its file stood when it was read; empty where nobody had looked."""
Texts: TypeAlias = Mapping[str, tuple[bytes, Sequence[bytes]]]
"""The texts of files by path, packed, each with the key of the reading that they belong to."""
_Name: TypeAlias = tuple[str, bytes, int]


class Rows(NamedTuple):
    """A sheet as it is kept."""

    readings: bytes
    texts: bytes


def packed(sheet: Mapping[str, Kept]) -> Rows:
    """Readings by path as bytes, without what can be read again from the files.

    What they have in common, from the names of fields to the words that editors choose among, is
    packed once: 64 together are unpacked in half the time of each alone.
    """
    found = {path: _texts(one) for path, (_, one) in sheet.items()}
    names = {
        id(text): (path, sheet[path][1].key, number)
        for path, texts in found.items()
        for number, text in enumerate(texts)
    }
    row = io.BytesIO()
    _Packer(row, names).dump(sheet)
    texts: Texts = {
        path: (sheet[path][1].key, [text.packed() for text in texts])
        for path, texts in found.items()
    }
    return Rows(row.getvalue(), pack(texts))


def unpacked(rows: Rows, files: Mapping[str, bytes]) -> dict[str, Kept]:
    """The readings as they were packed. `files` are those that they were read from.

    Each holds its own texts, and of these lets the bytes go when it is opened.
    """
    texts = texts_of(rows.texts)

    def packed_text(name: _Name) -> Callable[[], bytes]:
        path, _, number = name
        return partial(bytes, texts[path][1][number])

    return _unpacked(rows.readings, packed_text, files)


def unpacked_without(
    row: bytes, texts: Callable[[], Texts], files: Mapping[str, bytes]
) -> dict[str, Kept]:
    """The same without the texts, which are asked for when one of them is opened.

    What is not among them is read again. Who opens one may meet a ChangedMeanwhileError.
    """
    return _unpacked(row, lambda name: partial(_text, texts, files, *name), files)


def texts_of(row: bytes) -> Texts:
    """The texts as they were packed."""
    texts: Texts = unpack(row)
    return texts


def _unpacked(
    row: bytes, packed_text: Callable[[_Name], Callable[[], bytes]], files: Mapping[str, bytes]
) -> dict[str, Kept]:
    sheet: dict[str, Kept] = _Unpacker(io.BytesIO(row), packed_text).load()
    for _, one in sheet.values():
        for raw in one.raws:
            raw.tree.attach(files)
    return sheet


def _texts(one: Reading) -> list[Prose]:
    """The texts of a file, in the order in which they are read."""
    return [leaf for entry in one.entries for _, leaf in entry.leaves if isinstance(leaf, Prose)]


def _text(
    texts: Callable[[], Texts], files: Mapping[str, bytes], path: str, key: bytes, number: int
) -> bytes:
    """A text, packed; read again where it is gone from the cache, or is another by now."""
    found, those = texts().get(path, (b"", ()))
    if found == key:
        return those[number]
    again = reading.read(path, files[path])
    if again.key != key:
        raise ChangedMeanwhileError(path)
    return _texts(again)[number].packed()


class _Packer(pickle.Pickler):
    """Packs names in the place of the texts that have one."""

    def __init__(self, row: io.BytesIO, names: Mapping[int, _Name]) -> None:
        super().__init__(row, pickle.HIGHEST_PROTOCOL)
        self._names = names

    def persistent_id(self, value: Any) -> _Name | None:
        """The name of a text; nothing for what is packed as it is."""
        return self._names.get(id(value)) if type(value) is Prose else None


class _Unpacker(pickle.Unpickler):
    """Makes a text of each name, that is opened when somebody asks for something in it."""

    def __init__(
        self, row: io.BytesIO, packed_text: Callable[[_Name], Callable[[], bytes]]
    ) -> None:
        super().__init__(row)
        self._packed_text = packed_text
        self._made: dict[_Name, Prose] = {}

    def persistent_load(self, name: _Name) -> Prose:
        """The text of that name, the same for all who have it."""
        if name not in self._made:
            self._made[name] = unopened(Prose, self._packed_text(name))
        return self._made[name]
