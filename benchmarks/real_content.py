"""How long the real content takes, beside stock mkdocs with material and ten hand-written pages.

Both are whole processes from nothing, in turn, after one round to warm up.
"""

from __future__ import annotations

import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tools

LIMIT: Final = 3.0
"""As many times as long as the stock site ours may take."""
PAGES: Final = 10
_WORDS: Final = "En jobpakke er en planlagt vej til et bestemt job med sprog, praktik og kurser. "


@dataclass(frozen=True, slots=True)
class Real:
    """Medians in seconds, and how many pages the real site has."""

    pages: int
    ours: float
    stock: float


def measure(folder: Path, rounds: int) -> Real:
    """Build both sites so many times in a folder that is empty."""
    stock = _stock(folder / "stock")
    ours_command = [tools.ours("vip2"), "-C", str(tools.PROJECT), "build", "--site-dir"]
    stock_command = [tools.ours("mkdocs"), "build", "-q", "-f", str(stock / "mkdocs.yml"), "-d"]
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(rounds + 1):
        # A new folder each time: to delete the old one would slow down the file system.
        site = folder / f"site-{number}"
        ours.append(_seconds([*ours_command, str(site)]))
        theirs.append(_seconds([*stock_command, str(folder / f"stock-{number}")]))
    pages = sum(1 for _ in site.rglob("index.html"))
    return Real(pages, statistics.median(ours[1:]), statistics.median(theirs[1:]))


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def _stock(folder: Path) -> Path:
    """A project as the material theme's own start page describes it, with ten pages."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Ti sider\ntheme:\n  name: material\n")
    (folder / "docs" / "index.md").write_text("# Forside\n\n" + _WORDS * 20)
    for number in range(1, PAGES):
        sections = "\n\n".join(f"## Afsnit {part}\n\n{_WORDS * 30}" for part in range(1, 6))
        (folder / "docs" / f"side-{number}.md").write_text(f"# Side {number}\n\n{sections}\n")
    return folder
