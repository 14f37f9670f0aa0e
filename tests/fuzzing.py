"""What must hold of a check whatever the bytes, and real files damaged in every way we know.

`python tests/fuzzing.py --minutes 10` damages and checks until the time is up, on every core, and
ends with how many inputs it tried; an input that breaks a promise is kept in `.vip2/fuzz/`.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import random
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cases_on_disk
import project
from pydantic.fields import FieldInfo

from generator import check_formats, checking, load, mending, reading
from generator.content import Content
from generator.kinds import Kind
from generator.load import Folder
from generator.models.registry import MODELS
from generator.problems import Problem, faults, report
from generator.reading import Reading

ROOT: Final = Path(__file__).parents[1]
KEPT: Final = ROOT / ".vip2/fuzz"
SLOWEST_SECONDS: Final = 10
_SOME: Final = 40  # one input in this many is checked among all of the real content
_MENDED: Final = 10  # and one in this many is mended, too
_MOST_SIGNS: Final = 3000


@dataclass(frozen=True)
class Ground:
    """A project that inputs are laid over, with the readings of its own files."""

    folder: Folder
    known: Mapping[str, Reading]

    @classmethod
    def of(cls, folder: Folder) -> Ground:
        """The project, read once."""
        paths = load.paths(folder)
        return cls(folder, {path: reading.read(path, folder.files[path]) for path in paths})

    def check(self, folder: Folder) -> tuple[Content, tuple[Problem, ...]]:
        """The check of the project with some other files."""
        known = {
            path: one
            for path, one in self.known.items()
            if folder.files.get(path) is self.folder.files[path]
        }
        checked = checking.check(folder, project.DAY, known=known)
        return checked.content, checked.problems

    def with_file(self, path: str, data: bytes) -> Folder:
        """The project with this file in the place of its own, if it has one."""
        if not path.startswith("docs/") or path.endswith(project.READ):
            return Folder({**self.folder.files, path: data}, (), self.folder.pictures)
        pictures = {**self.folder.pictures, path.removeprefix("docs/"): data}
        return Folder(self.folder.files, (), pictures)


def judge(ground: Ground, path: str, data: bytes, *, mend: bool = False) -> None:
    """Whatever a file holds, its check ends, with faults that can be shown in every form.

    Each stands on a line of its file and has a code; mending never brings up another fault.
    """
    folder = ground.with_file(path, data)
    content, problems = ground.check(folder)
    del content
    assert report(problems).endswith(".")
    lines = data.decode("utf-8", "replace").count("\n") + data.count(b"\r") + 1
    for one in problems:
        assert one.code
        assert one.message
        assert one.place.column >= 1
        assert one.place.file != path or 1 <= one.place.line <= lines
        assert not {*one.text()} & {*"\x00\x07\x1b\u202e"}, one
    for form in (check_formats.as_json, check_formats.as_github, check_formats.as_gitlab):
        form(problems, lambda _: "").encode("utf-8", "surrogatepass")
    if mend:
        itself = path.__eq__
        found = mending.mend(folder, ground.check, itself, itself)
        for mended in found:
            after = ground.check(ground.with_file(mended.file, mended.after))[1]
            if not mended.changes:  # what could not be read before has faults of its own
                assert len(faults(after)) <= len(faults(problems))


def fields_of(kind: Kind) -> Mapping[str, FieldInfo]:
    """The fields of a kind's model."""
    return MODELS[kind].model_fields


class Damage:
    """Files that are nearly right: real ones, each damaged a few times."""

    def __init__(self, seed: int, files: Mapping[str, bytes]) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - repeatable, and no secret
        self._files = files
        self._paths = sorted(files)
        self._signs = sorted(_signs())

    def inputs(self) -> Iterator[tuple[str, bytes]]:
        """One damaged file after the other, with its path."""
        while True:
            path = self._dice.choice(self._paths)
            data = self._files[path]
            for _ in range(self._dice.choice((1, 1, 1, 2, 3, 5, 8))):
                data = self._dice.choice(self._WAYS)(self, data)
            yield path, data

    def _spot(self, data: bytes) -> int:
        return self._dice.randint(0, len(data))

    def _flip(self, data: bytes) -> bytes:
        at = self._spot(data)
        return data[:at] + bytes([self._dice.randrange(256)]) + data[at + 1 :]

    def _cut(self, data: bytes) -> bytes:
        at, length = self._spot(data), self._dice.choice((1, 2, 5, 40, 400))
        return data[:at] + data[at + length :]

    def _insert(self, data: bytes) -> bytes:
        at = self._spot(data)
        return data[:at] + self._dice.choice(self._signs) + data[at:]

    def _repeat(self, data: bytes) -> bytes:
        at, times = self._spot(data), self._dice.choice((2, 30, _MOST_SIGNS))
        return data[:at] + self._dice.choice(self._signs)[:20] * times + data[at:]

    def _lines(self, data: bytes) -> bytes:
        """Lines that are doubled, lost, moved or indented."""
        lines = data.split(b"\n")
        at, to = self._dice.randrange(len(lines)), self._dice.randrange(len(lines))
        line = lines[at]
        way = self._dice.randrange(4)
        if way == 0:
            lines.insert(to, line)
        elif way == 1:
            del lines[at]
        elif way == 2:
            lines[at], lines[to] = lines[to], line
        else:
            lines[at] = self._dice.choice((b" ", b"   ", b"\t", b"\xc2\xa0", b"- ")) + line
        return b"\n".join(lines)

    def _splice(self, data: bytes) -> bytes:
        other = self._files[self._dice.choice(self._paths)]
        begin = self._spot(other)
        return data[: self._spot(data)] + other[begin : begin + self._dice.choice((20, 200, 2000))]

    def _saved_otherwise(self, data: bytes) -> bytes:
        text = data.decode("utf-8", "replace")
        saved = self._dice.choice(("cp1252", "utf-16", "utf-16-be", "utf-8-sig", "cp865"))
        return text.encode(saved, "replace")

    def _value(self, data: bytes) -> bytes:
        """Another value in a field."""
        lines = data.split(b"\n")
        at = self._dice.randrange(len(lines))
        key, colon, _ = lines[at].partition(b": ")
        if colon:
            lines[at] = key + colon + self._dice.choice(self._signs).replace(b"\n", b" ")
        return b"\n".join(lines)

    _WAYS = (
        *(_flip, _cut, _insert, _insert, _repeat, _splice, _saved_otherwise),
        *(_lines, _lines, _value, _value),
    )


def _signs() -> set[bytes]:
    """What is put into files: signs of YAML and Markdown, and every line that a case holds."""
    found = {
        sign.encode()
        for sign in "\"':{}[]-#&*!|>%@`~?,<>()\\\t\r\n\x00\x07\x85\u2028\u202e\ufeff\ue000"
    }
    found |= {
        b": ",
        b"\n- ",
        b"\n  ",
        b"---\n",
        b"...\n",
        b"<<: ",
        b"[^a]",
        b"\xff",
        b"\xed\xa0\x80",
    }
    found |= {
        b"\xf0\x9f\x91\xa9",
        "e\u0301".encode(),
        b"0" * 400,
        b"9" * 5000,
        b"-1",
        b"1e999",
        b"\xd9\xa3",
    }
    for path in cases_on_disk.FOLDER.glob("*/*.case"):
        found |= set(path.read_bytes().split(b"\n"))
    return found


def seeds() -> dict[str, bytes]:
    """The files that are damaged: all of the real content, the settings and some pictures."""
    folder = load.read_folder(ROOT)
    pictures = {
        f"docs/{path}": data
        for case in cases_on_disk.FOLDER.glob("bad_inputs/*.case")
        for path, data in _pictures(case).items()
    }
    return {
        **{path: folder.files[path] for path in (*load.paths(folder), "mkdocs.yml")},
        **pictures,
    }


def _pictures(case: Path) -> dict[str, bytes]:
    files = cases_on_disk.read(case).good.files
    return {
        path.removeprefix("docs/"): data
        for path, data in files.items()
        if path.startswith("docs/") and not path.endswith(project.READ)
    }


def _work(seed: int, until: float, counter: multiprocessing.Queue[tuple[int, int, float]]) -> None:
    small, real = Ground.of(project.folder()), Ground.of(load.read_folder(ROOT))
    tried = crashes = 0
    slowest = 0.0
    for path, data in Damage(seed, seeds()).inputs():
        if time.monotonic() > until:
            break
        tried += 1
        began = time.process_time()
        try:
            judge(small if tried % _SOME else real, path, data, mend=tried % _MENDED == 0)
        except Exception:  # noqa: BLE001 - to find any is what this is for
            crashes += 1
            _keep(path, data)
        slowest = max(slowest, time.process_time() - began)
    counter.put((tried, crashes, slowest))


def _keep(path: str, data: bytes) -> None:
    """Keep an input that broke a promise, with how."""
    name = hashlib.sha256(data).hexdigest()[:12]
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / name).write_bytes(data)
    (KEPT / f"{name}.txt").write_text(f"{path}\n{traceback.format_exc()}", "utf-8")


def main() -> int:
    """Damage and check until the time is up; 1 where a promise was broken."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    cores = os.cpu_count() or 1
    counter: multiprocessing.Queue[tuple[int, int, float]] = multiprocessing.Queue()
    until = time.monotonic() + given.minutes * 60
    workers = [
        multiprocessing.Process(target=_work, args=(given.seed * 1000 + number, until, counter))
        for number in range(cores)
    ]
    for worker in workers:
        worker.start()
    counts = [counter.get() for _ in workers]
    for worker in workers:
        worker.join()
    tried, crashes, slowest = (
        sum(x[0] for x in counts),
        sum(x[1] for x in counts),
        max(x[2] for x in counts),
    )
    sys.stdout.write(
        f"{tried} inputs in {given.minutes:g} minutes on {cores} cores, {crashes} crashes, "
        f"the slowest {slowest:.2f} s\n"
    )
    return 1 if crashes or slowest > SLOWEST_SECONDS else 0


if __name__ == "__main__":
    sys.exit(main())
