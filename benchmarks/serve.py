"""How soon a saved change is on the page in a browser, with `vip2 serve`.

`make bench-serve` measures on a copy of the real content and on the corpus, and writes its section
of RESULTS.md. A file is saved, and the clock runs until Chromium shows the new words on a page that
was open before. Three pages in turn; the median of ten. Exits with 1 where a bound does not hold.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import corpus
import machine
import report
import tools
from builders import vip2
from playwright.sync_api import Browser, sync_playwright

from generator.load import CONTENT_FOLDERS

RECORDS: Final = 10_000
CHANGES: Final = 10
DAY: Final = "2026-11-22"
# The files that are changed, and the pages that show them.
REAL: Final = (
    ("content/metoder/mentorordning.md", "metoder/mentorordning/"),
    ("content/cases/aarhus-metodekommune.md", "cases/aarhus-metodekommune/"),
    ("newsletters/2009-11.md", "nyhedsbreve/2009-11/"),
)
MADE: Final = (
    ("content/metoder/guide-00001.md", "metoder/guide-00001/"),
    ("ambassadors/amb-00001.yml", "ambassadoerer/amb-00001/"),
    ("content/metoder/guide-00999.md", "metoder/guide-00999/"),
)
SWITCHES: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_SHOWS: Final = (
    "words => document.readyState === 'complete' && document.body.innerText.includes(words)"
)
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_PATIENCE_MS: Final = 60_000
_PAUSE_MS: Final = 1500
"""An editor writes something before saving again."""
_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - the folder in it has a name of its own
_SECTION: Final = """\
## Preview

{day}, {machine}, Chromium {chromium}.

Seconds from saving a file until Chromium shows the new words on the page that was open, median and
slowest of {changes}: of our content a guide, a case and a newsletter in turn, of the corpus a
guide, a person and another guide. *Processor* is what `vip2 serve` itself used for a change, the
page included; *start* until it says where the site can be seen, with nothing kept from before.
Between changes there is a pause of {pause:g} seconds.

| content | files | median | slowest | processor | at most | | start | memory |
| --- | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: |
{rows}
"""


@dataclass(frozen=True, slots=True)
class Served:
    """What was measured of one project; times in seconds, memory in megabytes."""

    name: str
    files: int
    bound: float
    times: tuple[float, ...]
    processor: float
    start: float
    memory: float

    @property
    def median(self) -> float:
        """The median of the changes."""
        return statistics.median(self.times)

    @property
    def row(self) -> str:
        """A row of the table."""
        verdict = "holds" if self.median <= self.bound else "**does not hold**"
        return (
            f"| {self.name} | {self.files:,} | {self.median:.2f} | {max(self.times):.2f} "
            f"| {self.processor:.2f} | {self.bound:g} | {verdict} "
            f"| {self.start:.1f} | {self.memory:.0f} MB |"
        )


def main() -> int:
    """Measure, write it down, and say by the exit code whether the bounds hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=RECORDS, help="size of the corpus")
    parser.add_argument("--dry", action="store_true", help="only print")
    asked = parser.parse_args()
    where = _MEMORY if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=where) as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=SWITCHES
        )
        real, made = Path(name) / "real", Path(name) / "made"
        for folder in CONTENT_FOLDERS:
            shutil.copytree(tools.PROJECT / folder, real / folder)
        shutil.copy(tools.PROJECT / "mkdocs.yml", real)
        vip2.write(corpus.make(asked.records, vip2.towns()), made)
        found = (
            _measured("ours", real, REAL, 1.0, browser),
            _measured("the corpus", made, MADE, 2.0, browser),
        )
        chromium = browser.version
        browser.close()
    section = _SECTION.format(
        day=machine.today(),
        machine=machine.described(),
        chromium=chromium,
        changes=CHANGES,
        pause=_PAUSE_MS / 1000,
        rows="\n".join(one.row for one in found),
    )
    print(section)
    if not asked.dry:
        report.write(section)
    return int(any(one.median > one.bound for one in found))


def _measured(
    name: str, folder: Path, files: tuple[tuple[str, str], ...], bound: float, browser: Browser
) -> Served:
    started = time.perf_counter()
    with _serving(folder) as (process, address):
        start = time.perf_counter() - started
        page = browser.new_page()
        before, times = _processor(process), []
        for number in range(CHANGES):
            path, where = files[number % len(files)]
            page.goto(address + where, wait_until="load")
            words = f"Ændring {number} er gemt."
            page.wait_for_timeout(_PAUSE_MS)
            text = (folder / path).read_text("utf-8")
            saved = time.perf_counter()
            _save(folder / path, _with(text, words))
            page.wait_for_function(_SHOWS, arg=words, timeout=_PATIENCE_MS)
            times.append(time.perf_counter() - saved)
        used = (_processor(process) - before) / CHANGES
        memory = _peak(process)
        page.close()
    count = sum(path.suffix in {".md", ".yml"} for path in folder.rglob("*"))
    return Served(name, count, bound, tuple(times), used, start, memory)


def _with(text: str, words: str) -> str:
    """The file with the words as a new paragraph: below its text, or in its last field."""
    indent = "" if text.startswith("---\n") else "  "
    return f"{text.rstrip()}\n\n{indent}{words}\n"


def _save(file: Path, text: str) -> None:
    """As many editors save: a new file in the place of the old."""
    beside = file.with_name(f".{file.name}.ny")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


@contextmanager
def _serving(folder: Path) -> Iterator[tuple[int, str]]:
    """`vip2 serve` in a process of its own: the process, and the address when it is ready."""
    command = [tools.ours("vip2"), "-C", str(folder), "serve", "--today", DAY]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    try:
        assert process.stdout  # noqa: S101 - asked for above
        line = next(line for line in process.stdout if line.startswith("Se siden på"))
        yield process.pid, line.split()[3]
    finally:
        process.kill()
        process.communicate()


def _processor(process: int) -> float:
    """The seconds of processor time that a process has used (proc(5): utime and stime)."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _peak(process: int) -> float:
    """The most memory that a process has had, in megabytes."""
    for line in Path(f"/proc/{process}/status").read_text("utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    sys.exit(main())
