"""What is told of a run: the tables of RESULTS.md, and the line of JSON that ends the run.

In: what was measured. Out: Markdown and JSON. Every time is told as a ratio too: to the peer in the
same run, so that a slow machine or a busy minute weighs on both.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tools
from builders import Builder
from measure import Bench, State
from real_content import LIMIT, PAGES, Real

RESULTS: Final = tools.HERE / "RESULTS.md"
_MOST_MEMORY: Final = 500
_BEFORE: Final = """\
# What was measured

Written by `make bench` and the targets whose names begin so; do not edit. How it is measured stands
in the modules of this folder, each builder's input in `builders/` and `inputs/`.
"""
_HOW: Final = """\
One seeded corpus: 60 % ambassadors (demonstrations), 25 % guides of about 1,200 words, 15 % news.
Each builder makes a page for each record with the menu of sections, lists, a feed of the newest
news and full texts for search; counts are compared, and a sample of texts word for word, before
anything is timed. Zensical makes no feed. Ours makes more of the same records: it checks every
reference and rule, finds the nearest colleagues, says where a guide is used, makes 98 pages of
municipalities, cards for the address book, feeds by subject in three formats, and an index for the
search. Its PDFs of newsletters are switched off, since no peer makes any.

Times are medians of whole processes, start and exit with them, in seconds; in brackets as a share
of {peer}'s in the same run. Input and output lie in memory. *Cold* is without site and caches;
*one change* adds a sentence to a person, a guide or a piece of news in turn; *no change* builds
once more. Builders take turns; {rounds}. Memory is the peak of all processes together in a cold
build.
"""


@dataclass(frozen=True, slots=True)
class Bound:
    """A promise: what is compared, what was found, the most it may be, and how it is written."""

    promise: str
    found: float
    most: float
    unit: str = ""

    @property
    def row(self) -> str:
        """The promise as a row of a table."""
        verdict = "holds" if self.found <= self.most else "**does not hold**"
        found, most = f"{self.found:.3g}{self.unit}", f"{self.most:g}{self.unit}"
        return f"| {self.promise} | {found} | {most} | {verdict} |"


def as_json(ours: Bench, peer: Bench) -> str:
    """Ours divided by the peer's, for each state, and our peak of memory, on one line."""
    shares = {state.value: round(ours.median(state) / peer.median(state), 4) for state in State}
    return json.dumps({**shares, "peak_mb": round(ours.peak_mb, 1)})


def table(benches: Sequence[Bench]) -> str:
    """The builders of one corpus; the second is the one that all are compared with."""
    peer = benches[1]
    rows = [
        "| builder | cold | one change | no change | memory | site | files | rounds |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for bench in benches:
        times = (
            f"{bench.median(state):.2f} s ({bench.median(state) / peer.median(state):.2f})"
            for state in (State.COLD, State.ONE_CHANGE, State.NO_CHANGE)
        )
        sizes = f"{bench.peak_mb:.0f} MB | {bench.site_mb:.0f} MB | {bench.files:,}"
        rounds = len(bench.times[State.COLD])
        rows.append(f"| {_named(bench.builder)} | {' | '.join(times)} | {sizes} | {rounds} |")
    return "\n".join(rows)


def bounds(runs: Sequence[Sequence[Bench]], real: Real) -> tuple[Bound, ...]:
    """The promises of the project, each with what was found. The runs rise in size."""
    largest, middle = runs[-1], runs[-2]
    ours, peer = largest[:2]
    stock = next(bench for bench in middle if bench.builder.name == "material")
    growth = math.log(ours.median(State.COLD) / middle[0].median(State.COLD)) / math.log(
        ours.corpus.size / middle[0].corpus.size
    )
    size, smaller = f"{ours.corpus.size:,}", f"{middle[0].corpus.size:,}"

    def share(state: State, bench: Bench) -> float:
        mine = ours if bench is peer else middle[0]
        return mine.median(state) / bench.median(state)

    name = peer.builder.title
    return (
        Bound(f"{size} records, cold, as a share of {name}", share(State.COLD, peer), 0.5),
        Bound(f"{size} records, one change, share of {name}", share(State.ONE_CHANGE, peer), 0.1),
        Bound(f"{size} records, no change, share of {name}", share(State.NO_CHANGE, peer), 0.05),
        Bound(
            f"{smaller} records, cold, as a share of {stock.builder.title}",
            share(State.COLD, stock),
            1 / 20,
        ),
        Bound(f"growth of the cold build from {smaller} to {size}, as a power of N", growth, 1.05),
        Bound(f"peak memory at {size} records", ours.peak_mb, _MOST_MEMORY, " MB"),
        Bound(
            f"the real content, {real.pages:,} pages, beside stock MkDocs with {PAGES}",
            real.ours / real.stock,
            LIMIT,
        ),
    )


def speed(
    runs: Sequence[Sequence[Bench]], found: Iterable[Bound], machine: str, day: str, rounds: int
) -> str:
    """The section on speed."""
    peer = runs[0][1].builder.title
    counted = f"{rounds} rounds, fewer where a builder is slow"
    parts = [
        "## Speed",
        f"{day}, {machine}.",
        _HOW.format(peer=peer, rounds=counted).strip(),
        "| promise | found | at most | |\n| --- | ---: | ---: | --- |\n"
        + "\n".join(bound.row for bound in found),
    ]
    for benches in runs:
        parts += [f"### {benches[0].corpus.size:,} records", table(benches)]
    return "\n\n".join(parts) + "\n"


def write(section: str, path: Path = RESULTS) -> None:
    """Put a section into RESULTS.md in the place of the one with the same heading."""
    text = path.read_text("utf-8") if path.is_file() else _BEFORE
    before, *sections = text.split("\n## ")
    kept = {one.partition("\n")[0]: one.strip() for one in sections}
    kept[section.removeprefix("## ").partition("\n")[0]] = section.removeprefix("## ").strip()
    parts = (before.strip(), *(f"## {kept[name]}" for name in sorted(kept)))
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _named(builder: Builder) -> str:
    return f"{builder.title} {builder.version()}"
