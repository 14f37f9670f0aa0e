"""How long a build takes, and how much memory: whole processes, from start to exit.

In: builders with their folders. Out: seconds of every build, by the state it began in. Builders
take turns, so that a busy minute of the machine strikes them all.
"""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from statistics import median
from typing import Final

import audit
import corpus as corpora
from builders import SITE, Builder
from corpus import Corpus

_BETWEEN_LOOKS: Final = 0.02
# Where this is set, Python compiles ours anew at every start, which is not what is measured.
_FORGETFUL: Final = "PYTHONDONTWRITEBYTECODE"
_MEGABYTE: Final = 1024


class State(StrEnum):
    """What a build begins with."""

    COLD = "cold"
    """No site, no cache."""
    NO_CHANGE = "no_change"
    """The site and the caches of the build before, and nothing changed since."""
    ONE_CHANGE = "one_change"
    """The same, with one more sentence in one record."""


class FailedBuildError(Exception):
    """A builder failed, or did not make what was asked of it."""

    def __init__(self, builder: Builder, why: str) -> None:
        super().__init__(f"{builder.name}: {why}")


@dataclass(slots=True)
class Bench:
    """A builder with a corpus, and what has been measured of it so far. Times are in seconds."""

    builder: Builder
    corpus: Corpus
    folder: Path
    times: dict[State, list[float]] = field(default_factory=lambda: {one: [] for one in State})
    peak_mb: float = 0
    site_mb: float = 0
    files: int = 0

    @property
    def site(self) -> Path:
        """Where the site lies."""
        return self.folder / SITE

    @property
    def spent(self) -> float:
        """How long the measured builds have taken in all."""
        return sum(map(sum, self.times.values()))

    def median(self, state: State) -> float:
        """The median of the builds that began in a state."""
        return median(self.times[state])


def prepare(builder: Builder, corpus: Corpus, folder: Path) -> Bench:
    """Write the input, build once, look whether all was made, and note memory and size."""
    bench = Bench(builder, corpus, folder)
    folder.mkdir(parents=True)
    builder.write(corpus, folder)
    with _watched() as watch:
        _build(bench, watch)
    bench.peak_mb = watch.peak / _MEGABYTE
    if faults := audit.faults(builder, corpus, bench.site):
        raise FailedBuildError(builder, f"{len(faults)} faults, the first: {faults[0]}")
    sizes = [path.stat().st_size for path in bench.site.rglob("*") if path.is_file()]
    bench.site_mb, bench.files = sum(sizes) / _MEGABYTE / _MEGABYTE, len(sizes)
    return bench


def take_turns(
    benches: Sequence[Bench], rounds: int, patience: float, most: float = math.inf
) -> None:
    """Measure each builder in each state, round after round.

    A builder that has taken longer than `patience` seconds in all is left out of further rounds,
    unless it is ours or the one that all are compared with: those two come first. No round begins
    when `most` seconds have passed, so that a slow machine comes to an end too.
    """
    started = time.monotonic()
    for number in range(rounds):
        if number and time.monotonic() - started > most:
            return
        for state in State:
            for place, bench in enumerate(benches):
                if number == 0 or place <= 1 or bench.spent <= patience:
                    bench.times[state].append(_timed(bench, state, number))


def _timed(bench: Bench, state: State, number: int) -> float:
    if state is State.COLD:
        for name in (SITE, *bench.builder.caches):
            shutil.rmtree(bench.folder / name, ignore_errors=True)
    changed = corpora.changed(bench.corpus, number)
    if state is State.ONE_CHANGE:
        bench.builder.put(changed, bench.folder)
    started = time.perf_counter()
    _build(bench)
    seconds = time.perf_counter() - started
    page = bench.site / audit.address(changed) / "index.html"
    if state is State.ONE_CHANGE and corpora.added(number) not in page.read_text("utf-8"):
        raise FailedBuildError(bench.builder, f"the change does not show in {page.parent.name}")
    return seconds


def _build(bench: Bench, watch: _Watch | None = None) -> None:
    """Run the builder; raises FailedBuildError with its last words where it fails."""
    process = subprocess.Popen(
        bench.builder.command(bench.folder),
        cwd=bench.folder,
        env={name: value for name, value in os.environ.items() if name != _FORGETFUL},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if watch:
        watch.root = process.pid
    said, _ = process.communicate()
    if process.returncode:
        last = said.decode("utf-8", "replace")[-2000:]
        raise FailedBuildError(bench.builder, f"ended with {process.returncode}:\n{last}")


@dataclass(slots=True)
class _Watch:
    """The most memory that a process and its children have held at once, in kilobytes."""

    root: int = 0
    peak: int = 0


@contextmanager
def _watched() -> Iterator[_Watch]:
    """Look at the memory of a tree of processes, fifty times a second, in a thread of its own.

    Looking costs the builder time, so this is done in a build that is not timed. What processes
    share is counted once (PSS, proc(5) `smaps_rollup`).
    """
    watch = _Watch()
    done = threading.Event()

    def look() -> None:
        while not done.wait(_BETWEEN_LOOKS):
            if watch.root:
                watch.peak = max(watch.peak, sum(map(_kilobytes, _tree(watch.root))))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield watch
    finally:
        done.set()
        thread.join()


def _tree(root: int) -> Iterator[int]:
    """A process and all below it."""
    yield root
    for path in Path(f"/proc/{root}/task").glob("*/children"):
        for child in _read(path).split():
            yield from _tree(int(child))


def _kilobytes(process: int) -> int:
    lines = _read(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _read(path: Path) -> str:
    """A file of the kernel's, or nothing where the process has ended meanwhile."""
    try:
        return path.read_text("ascii")
    except OSError:
        return ""
