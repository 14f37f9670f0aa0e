"""Content put right where nobody can have meant anything else, and left alone everywhere else.

In: a folder, and what checks one. Out: the files as they should be. A file is left as it was where
mending it would bring up any fault that was not told before: then it was not certain after all.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from generator import load, mending_order, mending_text
from generator.content import Content
from generator.fields import Ref
from generator.kinds import MUNICIPALITY
from generator.load import Folder
from generator.problems import Mend, Problem, faults

Check = Callable[[Folder], tuple[Content, tuple[Problem, ...]]]
Wanted = Callable[[str], bool]
_Placed = tuple[str, Mend]
_MOST_ROUNDS: Final = 10


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after; `changes` are words for what a difference of lines cannot show."""

    file: str
    before: bytes
    after: bytes
    changes: tuple[str, ...]

    @property
    def difference(self) -> str:
        """The lines that change, as a unified diff."""
        saved = mending_text.read(self.before)
        lines = (saved.text if saved else "").splitlines(keepends=True)
        new = self.after.decode().splitlines(keepends=True)
        return "".join(difflib.unified_diff(lines, new, self.file, self.file, "før", "efter", n=1))


def mend(folder: Folder, check: Check, wanted: Wanted, named: Wanted) -> tuple[Mended, ...]:
    """The wanted files with a fault that can be mended, sorted by path.

    In files that are `named` themselves, also what is no fault: fields get the order of their
    model, municipalities the name of today, and line breaks and accents are as everywhere.
    """
    faulty = {one.place.file for one in faults(check(folder)[1])}
    paths = [
        path for path in load.paths(folder) if wanted(path) and (named(path) or path in faulty)
    ]
    saved = {path: mending_text.read(folder.files[path]) for path in paths}
    readable = _with(folder, {path: one.text.encode() for path, one in saved.items() if one})
    whole = _through(readable, lambda now: _of_faults(check(now)[1], saved.__contains__))
    if any(map(named, paths)):
        whole = _through(whole, lambda now: _of_names(check(now)[0], named))
        whole = _in_order(whole, filter(named, paths))
    found = _without_new_faults(readable, whole, check)
    return tuple(
        Mended(path, folder.files[path], found.files[path], one.changes if one else ())
        for path, one in saved.items()
        if found.files[path] != folder.files[path]
    )


def _with(folder: Folder, files: Mapping[str, bytes]) -> Folder:
    """The folder with other bytes in some files; where they are the same nothing is read again."""
    changed = {path: data for path, data in files.items() if data != folder.files[path]}
    return replace(folder, files={**folder.files, **changed}) if changed else folder


def _of_faults(problems: Iterable[Problem], wanted: Wanted) -> Iterator[_Placed]:
    """The mends that the faults of the wanted files have."""
    for one in problems:
        if one.mend and wanted(one.place.file):
            yield one.place.file, one.mend


def _of_names(content: Content, wanted: Wanted) -> Iterator[_Placed]:
    """Today's name for each municipality that a field calls by a former one."""
    for entry in content.entries:
        file = entry.raw.place.file
        for path, leaf in entry.leaves if wanted(file) else ():
            if isinstance(leaf, Ref) and leaf.target.kind is MUNICIPALITY:
                found = content.entry(MUNICIPALITY, leaf.written)
                if found and found.record.name != leaf.written:
                    place = entry.place(path)
                    yield file, Mend(place.line, place.column, leaf.written, found.record.name)


def _through(folder: Folder, mends: Callable[[Folder], Iterable[_Placed]]) -> Folder:
    """The folder with every mend made: one a line, and then it is looked at again."""
    for _ in range(_MOST_ROUNDS):
        by_file: defaultdict[str, list[Mend]] = defaultdict(list)
        for file, one in mends(folder):
            by_file[file].append(one)
        files = {file: _applied(folder.files[file], found) for file, found in by_file.items()}
        if all(data == folder.files[file] for file, data in files.items()):
            break
        folder = _with(folder, files)
    return folder


def _applied(data: bytes, mends: Iterable[Mend]) -> bytes:
    """The file with the first mend of each line, if what was to be mended stands there."""
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return data
    done: set[int] = set()
    for one in sorted(mends, key=lambda mend: (mend.line, mend.column)):
        at, start = one.line - 1, one.column - 1
        if at not in done and at < len(lines) and lines[at].startswith(one.was, start):
            lines[at] = lines[at][:start] + one.text + lines[at][start + len(one.was) :]
            done.add(at)
    return "\n".join(lines).encode()


def _in_order(folder: Folder, paths: Iterable[str]) -> Folder:
    """The folder with the fields of each record in these files in the order of its model."""
    kinds = {path: load.kind_at(path) for path in paths}
    return _with(
        folder,
        {
            path: mending_order.ordered(folder.files[path], kind, is_text=path.endswith(".md"))
            for path, kind in kinds.items()
            if kind
        },
    )


def _without_new_faults(before: Folder, after: Folder, check: Check) -> Folder:
    """The mended folder; files in which a fault is told that was not told before are as before.

    Where such a fault stands in a file that nobody touched, all are.
    """
    told = _told(check(before)[1])
    while changed := {path for path in after.files if after.files[path] != before.files[path]}:
        new = {file for file, _, _ in _told(check(after)[1]) - told}
        if not new:
            break
        blamed = new & changed or changed
        after = _with(after, {path: before.files[path] for path in blamed})
    return after


def _told(problems: Iterable[Problem]) -> Counter[tuple[str, str, str]]:
    """The faults by file, code and words, for lines may move."""
    return Counter((one.place.file, one.code, one.message) for one in faults(problems))
