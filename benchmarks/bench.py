"""The benchmark: ours and its peers on the same corpora, in turn.

`make bench` measures all sizes and peers and writes RESULTS.md; `make bench N=1000 PEERS=hugo`
measures one size and the peers that are named. Both end with a line of JSON: ours divided by the
first peer's.
"""

from __future__ import annotations

import argparse
import math
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import corpus
import machine
import measure
import real_content
import report
from builders import Builder, eleventy, hugo, material, vip2, zensical

SIZES: Final = {200: 120, 1000: 240, 10_000: 420}
"""How many records, and how many seconds the rounds may take before no other begins."""
ROUNDS: Final = 5
PATIENCE: Final = 60.0
"""How many seconds a slow peer may take in all at one size before it is left out of more rounds."""
PEERS: Final = {
    one.name: one for one in (hugo.BUILDER, eleventy.BUILDER, zensical.BUILDER, material.BUILDER)
}
# All write to memory where there is some: how busy the disk was with other files is not measured.
_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - the folder in it has a name of its own


def main() -> None:
    """Measure what the command line asks for."""
    asked = _asked()
    peers = [PEERS[name] for name in asked.peers] or list(PEERS.values())
    for builder in peers:
        builder.install()
    with _folder() as folder:
        runs = [_run(size, peers, folder) for size in asked.records or SIZES]
        if not asked.records and not asked.peers:
            real = real_content.measure(folder, ROUNDS)
            found = report.bounds(runs, real)
            told = report.speed(runs, found, machine.described(), machine.today(), ROUNDS)
            report.write(told)
            print("\n".join(bound.row for bound in found))
    ours, peer = runs[-1][:2]
    print(report.as_json(ours, peer))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="*", help="sizes of the corpus")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=[], help="whom to measure")
    return parser.parse_args()


def _run(size: int, peers: Sequence[Builder], folder: Path) -> list[measure.Bench]:
    """Measure ours and the peers that can cope with a corpus of this size."""
    made = corpus.make(size, vip2.towns())
    able = [peer for peer in peers if peer is peers[0] or size <= peer.most]
    benches = []
    for builder in (vip2.BUILDER, *able):
        print(f"{size:,} records: {builder.title} {builder.version()}", flush=True)
        benches.append(measure.prepare(builder, made, folder / f"{builder.name}-{size}"))
    measure.take_turns(benches, ROUNDS, PATIENCE, SIZES.get(size, math.inf))
    print(report.table(benches), flush=True)
    return benches


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as name:
        yield Path(name)


if __name__ == "__main__":
    main()
