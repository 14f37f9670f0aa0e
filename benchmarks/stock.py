"""How long the real content takes, beside stock mkdocs with material and ten hand-written pages.

Both are whole processes from nothing, in turn, five rounds after one to warm up. Prints the medians
and their ratio; exits with 1 where ours takes three times as long or more.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ROUNDS = 5
LIMIT = 3.0
PAGES = 10
# Both write to memory where there is some: how busy the disk was with other files is not measured.
MEMORY = Path("/dev/shm")  # noqa: S108 - the folder in it has a name of its own
WORDS = "En jobpakke er en planlagt vej til et bestemt job med sprog, praktik og kurser. "


def main() -> int:
    """Measure, print, and say by the exit code whether the limit holds."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        stock = _stock(Path(folder) / "stock")
        ours_command = [_tool("vip2"), "-C", str(PROJECT), "build", "--site-dir"]
        stock_command = [_tool("mkdocs"), "build", "-q", "-f", str(stock / "mkdocs.yml"), "-d"]
        ours: list[float] = []
        theirs: list[float] = []
        for number in range(ROUNDS + 1):
            # A new folder each time: to delete the old one would slow down the file system.
            site = Path(folder) / f"site-{number}"
            ours.append(_seconds([*ours_command, str(site)]))
            theirs.append(_seconds([*stock_command, str(Path(folder) / f"stock-{number}")]))
        pages = sum(1 for _ in site.rglob("index.html"))
    our_median, their_median = statistics.median(ours[1:]), statistics.median(theirs[1:])
    ratio = our_median / their_median
    print(f"vip2 build, {pages} pages of the real content: {our_median:.2f} s (median of {ROUNDS})")
    print(f"stock mkdocs with material, {PAGES} pages: {their_median:.2f} s (median of {ROUNDS})")
    print(f"ratio: {ratio:.2f} (limit {LIMIT})")
    return int(ratio >= LIMIT)


def _tool(name: str) -> str:
    return str(Path(sys.executable).parent / name)


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def _stock(folder: Path) -> Path:
    """A project as the material theme's own start page describes it, with ten pages."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Ti sider\ntheme:\n  name: material\n")
    (folder / "docs" / "index.md").write_text("# Forside\n\n" + WORDS * 20)
    for number in range(1, PAGES):
        sections = "\n\n".join(f"## Afsnit {part}\n\n{WORDS * 30}" for part in range(1, 6))
        (folder / "docs" / f"side-{number}.md").write_text(f"# Side {number}\n\n{sections}\n")
    return folder


if __name__ == "__main__":
    sys.exit(main())
