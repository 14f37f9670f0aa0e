"""The readings of a folder, with as little work as can be: kept ones, and both cores for the rest.

In: a folder that has been read, and the cache. Out: the reading of each file. Which of them came
from the cache makes no difference to what they say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator import hands, load, reading
from generator.cache import Cache
from generator.load import Folder
from generator.reading import Reading

_SHELF: Final = "readings"


def of(folder: Folder, cache: Cache) -> Mapping[str, Reading]:
    """The reading of each file, by path."""
    keys = {path: reading.key(path, folder.files[path]) for path in load.paths(folder)}
    kept = cache.shelf(_SHELF)
    missing = [path for path, key in keys.items() if key not in kept]
    if len(missing) >= hands.WORTH_SHARING:
        # What is unpacked again holds no trees, which are ten times as large as the texts.
        fresh = _together(folder, missing, hands.available())
        found = {}
    else:
        found = {path: reading.read(path, folder.files[path]) for path in missing}
        fresh = {path: reading.packed(one) for path, one in found.items()}
    for path, key in keys.items():
        if path not in found:
            blob = fresh[path] if path in fresh else kept[key]
            found[path] = reading.unpacked(blob, path, folder.files[path])
    gone = kept.keys() - keys.values()
    if fresh or gone:
        cache.put(_SHELF, {keys[path]: blob for path, blob in fresh.items()}, gone)
    return found


def _together(folder: Folder, paths: Sequence[str], several: int) -> dict[str, bytes]:
    def share(number: int) -> list[bytes]:
        mine = paths[number::several]
        return [reading.packed(reading.read(path, folder.files[path])) for path in mine]

    fresh: dict[str, bytes] = {}
    for number, blobs in enumerate(hands.together(share, several)):
        fresh |= zip(paths[number::several], blobs, strict=True)
    return fresh
