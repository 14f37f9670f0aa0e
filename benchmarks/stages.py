"""Where the time of a build goes: the stages of ours, cold and after one change.

`make bench-stages` writes its section of RESULTS.md. Every build is a process of its own, in which
the functions named below are timed from outside; the generator knows nothing of it.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import functools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import corpus
import machine
import report
from builders import SITE, vip2

from generator import (
    checking,
    cli,
    frame_cache,
    hands,
    load,
    making,
    making_beside,
    pipeline,
    reading,
    readings,
    render,
    shelf,
    site,
    unchanged,
    unread,
    verdicts,
    write,
)
from generator.pages.desk import environment

_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - the folder in it has a name of its own
_DAY: Final = "2026-11-22"
# What a record is called here, where its file lies, and its page.
_KINDS: Final = (
    ("person", "ambassadors/", "ambassadoerer/"),
    ("guide", "content/metoder/", "metoder/"),
    ("news", "newsletters/", "nyhedsbreve/"),
)
_HOW: Final = """\
{day}, {machine}. A corpus of {size:,} records, as under Speed; one round, the clock's seconds, from
the first import of the build on. In a cold build stages with two hands keep both cores busy, so
that their work is twice their time; after one change everything is done by one.

| stage | hands | cold, s | one change, s | memory after, MB |
| --- | ---: | ---: | ---: | ---: |
{rows}

What a record costs alone, on one core, in thousandths of a second: *reading* is YAML, the model and
Markdown with all that is checked in one file; *page* is finding what belongs there, the template,
and Markdown once more.

| record | reading | page |
| --- | ---: | ---: |
{costs}

By these alone {size:,} records take {floor:.1f} s of {cores} cores, if all else, from the imports
to the search, cost nothing: a cold build cannot take less, and a share of Hugo below that needs
cheaper records. After one change the time goes where the table says: most of it does not grow with
the change, but with the names, hashes and rows of all records that have to be looked through.
"""


def main() -> None:
    """Measure and write the section; or, asked by ourselves, be one of the builds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000, help="size of the corpus")
    parser.add_argument("--inside", type=Path, help="build this project and print its stages")
    asked = parser.parse_args()
    if asked.inside:
        print(json.dumps(_inside(asked.inside)))
        return
    place = _MEMORY if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as name:
        made, project = corpus.make(asked.records, vip2.towns()), Path(name)
        vip2.BUILDER.write(made, project)
        cold = _build(project)
        vip2.BUILDER.put(corpus.changed(made, 0), project)
        changed = _build(project)
        costs = _costs(project)
    kinds = {"person": made.people, "guide": made.guides, "news": made.news}
    work = sum(len(kinds[name]) * (read + page) for name, read, page in costs) / 1000
    cores = hands.available()
    again = {name: seconds for name, _, seconds, _ in changed}
    rows = "\n".join(_row(one, again) for one in cold)
    how = _HOW.format(
        day=machine.today(),
        machine=machine.described(),
        size=asked.records,
        rows=rows,
        costs="\n".join(f"| {name} | {read:.2f} | {page:.2f} |" for name, read, page in costs),
        cores=cores,
        floor=work / cores,
    )
    report.write(f"## Stages\n\n{how}")
    print(how)


def _build(project: Path) -> list[list[Any]]:
    command = [sys.executable, __file__, "--inside", str(project)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    found: list[list[Any]] = json.loads(done.stdout.splitlines()[-1])
    return found


def _row(cold: Sequence[Any], again: Mapping[str, float]) -> str:
    name, number, seconds, megabytes = cold
    return f"| {name} | {number} | {seconds:.2f} | {again.get(name, 0):.2f} | {megabytes:.0f} |"


class _Watch:
    """What the stages have taken so far, in the order in which they ended."""

    def __init__(self) -> None:
        self.started = time.perf_counter()
        self.rows: list[tuple[str, int, float, float]] = []

    def over(self, owner: Any, name: str, *titles: tuple[str, int]) -> None:
        """Time a function from now on: its first call by the first of the titles, and so on."""
        timed: Callable[..., Any] = getattr(owner, name)
        waiting = list(titles)

        @functools.wraps(timed)
        def watched(*args: Any, **options: Any) -> Any:
            before = time.perf_counter()
            try:
                return timed(*args, **options)
            finally:
                if waiting:
                    title, number = waiting.pop(0)
                    self.rows.append((title, number, time.perf_counter() - before, _megabytes()))

        setattr(owner, name, watched)

    def made_by(self, owner: Any, name: str, title: tuple[str, int]) -> None:
        """Time the function that a function makes."""
        maker: Callable[..., Any] = getattr(owner, name)

        def making(*args: Any, **options: Any) -> Any:
            made = argparse.Namespace(it=maker(*args, **options))
            self.over(made, "it", title)
            return made.it

        setattr(owner, name, making)


def _inside(project: Path) -> list[tuple[str, int, float, float]]:
    """Build the project in this process; the rest is what no stage accounts for."""
    watch, both = _Watch(), hands.available()
    watch.over(unread, "folder", ("listing the files", 1))
    watch.over(readings, "of", ("files, YAML, models, Markdown, or what is kept of them", both))
    watch.over(verdicts, "judge", ("rules", both))
    watch.over(site, "link", ("linking", 1))
    watch.over(render, "jobs", ("listing the pages", 1))
    watch.over(making.Maker, "pages", ("pages: templates, press, writing", both))
    watch.over(making_beside.Beside, "files", ("search, feeds, data", both))
    watch.over(write, "_settled", ("exchanging the sites", 1))
    watch.over(shelf.Shelf, "remember", ("keeping pages for the next build", 1))
    watch.made_by(frame_cache, "engine", ("MkDocs' frame", 1))
    watch.over(unchanged, "look", ("looking at sources and site", 1))
    watch.over(unchanged, "keep", ("keeping how they stand", 1))
    site_dir = str(project / SITE)
    command = ["-C", str(project), "build", "--today", _DAY, "--site-dir", site_dir]
    before = time.perf_counter()
    with contextlib.suppress(SystemExit):
        cli.main(command)
    whole = time.perf_counter() - before
    rest = whole - sum(seconds for _, _, seconds, _ in watch.rows)
    return [
        *watch.rows,
        ("the rest", 1, rest, _megabytes()),
        ("**in all**", both, whole, _megabytes()),
    ]


def _megabytes() -> float:
    """What this process holds in memory now (proc(5), `statm`)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20


def _costs(project: Path) -> list[tuple[str, float, float]]:
    """What reading a record and making its page take, by kind, in thousandths of a second."""
    folder = load.read_folder(project)
    today = datetime.date.fromisoformat(_DAY)
    ready = pipeline.ready_checked(checking.check(folder, today), environment())
    pages = {job.address: job for job in ready.jobs}
    rows = []
    for name, start, above in _KINDS:
        paths = [path for path in load.paths(folder) if path.startswith(start)][:300]
        read = _each(lambda path: reading.read(path, folder.files[path]), paths)
        addresses = [
            address
            for address, job in pages.items()
            if address.startswith(above) and address.count("/") == above.count("/") + 1
        ][:300]
        page = _each(lambda address: pages[address].page(ready.desk), addresses)
        rows.append((name, read, page))
    return rows


def _each(deed: Callable[[str], object], names: Sequence[str]) -> float:
    """Milliseconds for each of the names, after the first few have warmed up."""
    for name in names[:5]:
        deed(name)
    before = time.perf_counter()
    for name in names:
        deed(name)
    return (time.perf_counter() - before) / len(names) * 1000


if __name__ == "__main__":
    main()
