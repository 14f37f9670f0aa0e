"""The readings of a folder, with as little work as can be: kept ones, and both cores for the rest.

In: a folder, how its files stand on the disk, and the cache. Out: the reading of each file. Which
of them came from the cache makes no difference to what they say.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from typing import Final

from generator import hands, load, reading, sheets
from generator.cache import Cache
from generator.load import Folder
from generator.reading import Reading
from generator.sheets import Kept, Rows, Texts
from generator.standing import Facts

_SHELF: Final = "readings"
_TEXTS: Final = "texts"
_AT_HAND: Final = 32
"""Of so many sheets the texts are held, for those who open one after another."""
_TOGETHER: Final = 64
"""So many readings lie on a sheet on average; with one of them all of them are packed anew."""


def of(folder: Folder, cache: Cache, facts: Facts | None = None) -> Mapping[str, Reading]:
    """The reading of each file, by path.

    `facts` tell how the files stand: one that stands as when it was read is not looked into.
    """
    facts = facts or {}
    kept = {
        name: sheets.unpacked_without(row, partial(_texts, cache, name), folder.files)
        for name, row in cache.shelf(_SHELF).items()
    }
    known: dict[str, Kept] = {}
    for before in kept.values():
        known |= _still(before, folder, facts)
    paths = load.paths(folder)
    today = _sheets(paths)
    stale = {
        name: listed
        for name, listed in today.items()
        if not _is_same(kept.get(name, {}), {path: known.get(path) for path in listed})
    }
    work = [partial(_packed, folder, facts, known, listed) for listed in stale.values()]
    rows = hands.each(work, hands.for_records(len(paths) - len(known)))
    for sheet in rows:
        # What has been packed holds no trees, which are ten times as large as the texts.
        known |= sheets.unpacked(sheet, folder.files)
    gone = kept.keys() - today.keys()
    if stale or gone:
        fresh = dict(zip(stale, rows, strict=True))
        cache.put(_SHELF, {name: one.readings for name, one in fresh.items()}, gone)
        cache.put(_TEXTS, {name: one.texts for name, one in fresh.items()}, gone)
    return {path: known[path][1] for path in paths}


def _still(sheet: Mapping[str, Kept], folder: Folder, facts: Facts) -> dict[str, Kept]:
    """What holds of a sheet yet, with how the files stand now."""
    found = {}
    for path, kept in sheet.items():
        was, one = kept
        now = facts.get(path, was)
        if was and facts.get(path) == was:
            found[path] = kept
        elif path in folder.files and reading.key(path, folder.files[path]) == one.key:
            found[path] = kept if now == was else (now, one)
    return found


def _is_same(kept: Mapping[str, Kept], today: Mapping[str, Kept | None]) -> bool:
    """Whether a sheet needs not be packed anew: nothing has come, gone or changed."""
    return len(kept) == len(today) and all(one is kept.get(path, 0) for path, one in today.items())


@lru_cache(maxsize=_AT_HAND)
def _texts(cache: Cache, name: bytes) -> Texts:
    """The texts of a sheet that is kept."""
    row = cache.get(_TEXTS, name)
    return sheets.texts_of(row) if row else {}


def _packed(folder: Folder, facts: Facts, known: Mapping[str, Kept], paths: Iterable[str]) -> Rows:
    """A sheet with these files; what is not known of them is read."""
    return sheets.packed(
        {
            path: known.get(path) or (facts.get(path, ()), reading.read(path, folder.files[path]))
            for path in paths
        }
    )


def _sheets(paths: Iterable[str]) -> Mapping[bytes, list[str]]:
    """The sheets on which the readings of files are kept, by their first path.

    Neighbours lie together, for they are alike. Where a sheet begins is seen from the path alone,
    so that a file that comes or goes moves few others.
    """
    found: dict[bytes, list[str]] = {}
    sheet: list[str] = []
    for path in paths:
        name = path.encode()
        if not sheet or zlib.crc32(name) % _TOGETHER == 0:
            sheet = found[name] = []
        sheet.append(path)
    return found
