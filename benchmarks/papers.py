"""How long the papers of the real content take: composing, setting, and finding what is kept.

`make bench-papers` writes its section of RESULTS.md. Medians of rounds in one process, after one to
warm up; what typst remembers of earlier rounds does not help, for each has a title of its own.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

import machine
import pypdfium2  # type: ignore[import-untyped] # it has no types of its own
import report
import tools

from generator import checking, clock, load, papers, site
from generator.cache import Cache
from generator.paper import Paper
from generator.typesetting import Typesetter

ROUNDS: Final = 5
_HOW: Final = """\
{day}, {machine}.

*Composing* turns records into Typst code, *setting* turns that into tagged PDFs. A build composes
them all and sets only those that have changed, in other processes while the frame is built; the
first build sets them all.

- composing all {number}: {composing:.0f} ms
- setting all {number}, both cores: {setting:.0f} ms
- finding all {number} kept: {kept:.0f} ms
"""
T = TypeVar("T")


def main() -> None:
    """Measure, print, and write the section."""
    content = checking.check(load.read_folder(tools.PROJECT), clock.today()).content
    linked = site.link(content)
    found = papers.papers(linked)
    alone = Typesetter(content.pictures, Cache(Path("unused"), b""))
    rows = [_row(paper, alone) for paper in found]
    with tempfile.TemporaryDirectory() as folder:
        caches = [Cache(Path(folder) / str(number), b"bench") for number in range(ROUNDS + 1)]
        sets = [Typesetter(content.pictures, cache) for cache in caches]
        setting = _median(lambda number: dict(sets[number](_fresh(one, number) for one in found)))
        dict(sets[0](found))
        kept = _median(lambda _: dict(sets[0](found)))
    how = _HOW.format(
        day=machine.today(),
        machine=machine.described(),
        number=len(found),
        composing=_median(lambda _: papers.papers(linked)),
        setting=setting,
        kept=kept,
    )
    head = "| paper | ms | pages | kB |\n| --- | ---: | ---: | ---: |\n"
    section = f"## Papers\n\n{how}\n{head}" + "\n".join(rows) + "\n"
    report.write(section)
    print(section)


def _row(paper: Paper, typeset: Typesetter) -> str:
    """The line of one paper, set alone."""
    median = _median(lambda number: typeset.set(_fresh(paper, number)))
    data = typeset.set(paper)
    pages = len(pypdfium2.PdfDocument(data))
    name = Path(paper.address).stem.removeprefix("vip2-")
    return f"| {name} | {median:.0f} | {pages} | {len(data) / 1000:.0f} |"


def _fresh(paper: Paper, number: int) -> Paper:
    """The same paper with another title, so that nothing of it has been set before."""
    return replace(paper, source=paper.source.replace('title: "', f'title: "{number} ', 1))


def _median(work: Callable[[int], T]) -> float:
    """The median time in milliseconds."""
    times = []
    for number in range(ROUNDS + 1):
        started = time.perf_counter()
        work(number)
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times[1:])


if __name__ == "__main__":
    main()
