"""How soon the search answers in Chromium, on sites of three sizes.

The frame of the real site gets an index of invented pages: as long as the real ones, of the same
words and of compounds of them. A reader goes to the field and types at once, so that the first
answer includes fetching the engine and the first part of the index. Prints the medians of five
readers; exits with 1 where the first answer among 5,000 pages takes more than a second.
"""

from __future__ import annotations

import datetime
import gzip
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import tools
from packed_server import served
from playwright.sync_api import Browser, sync_playwright

from generator import checking, load, site
from generator.search import findable, index
from generator.search.documents import Document, Section

DAY: Final = datetime.date(2026, 11, 22)
SIZES: Final = (300, 5_000, 10_000)
LIMITED: Final = 5_000
LONG: Final = 3
OWN_SHARE: Final = 0.5
LIMIT: Final = 1.0
READERS: Final = 5
QUESTIONS: Final = ("mentor", "virksomhedspraktik", "jobpakek", "kurser i aarhus")
SWITCHES: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")

# Notes when the first key goes down, and when each answer has been laid out.
WATCH: Final = """() => {
  const field = document.querySelector("[role=combobox]");
  const list = document.querySelector("[role=listbox]");
  window.keys = [];
  window.answers = [];
  field.addEventListener("keydown", () => keys.push(performance.now()));
  new MutationObserver(() => {
    list.getBoundingClientRect();
    answers.push(performance.now());
  }).observe(list, {childList: true});
}"""


def main() -> int:
    """Measure, print, and say by the exit code whether the limit holds."""
    real = _documents()
    late = False
    print("pages  first answer  next answer  first part, gz  whole index, gz")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder) / "site"
        _build(root)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=SWITCHES
        )
        for size in SIZES:
            files = index.files(_invented(real, size), ())
            _put(root, files)
            with served(root) as home:
                readers = [_read(browser, home) for _ in range(READERS)]
            first = statistics.median(reader[0] for reader in readers)
            following = statistics.median(time for reader in readers for time in reader[1:])
            late = late or (size == LIMITED and first > LIMIT)
            packed = {path: len(gzip.compress(text.encode(), 6)) for path, text in files.items()}
            print(
                f"{size:>5}  {first:>10.2f} s  {following * 1000:>8.0f} ms"
                f"  {packed[index.FIRST] / 1000:>11.0f} kB  {sum(packed.values()) / 1000:>12.0f} kB"
            )
        browser.close()
    return int(late)


def _documents() -> Sequence[Document]:
    """What can be found on the real site."""
    folder = load.read_folder(tools.PROJECT)
    linked = site.link(checking.check(folder, DAY).content)
    return findable.documents(linked, {})


def _build(target: Path) -> None:
    command = [tools.ours("vip2"), "-C", str(tools.PROJECT), "build", "--today", f"{DAY}"]
    subprocess.run([*command, "--site-dir", str(target)], check=True, capture_output=True)


def _invented(real: Sequence[Document], size: int) -> list[Document]:
    """As many documents, the real ones first; the same every time."""
    chance = random.Random(2010)  # noqa: S311 - no secret
    words = sorted({word for one in real for part in one.sections for word in part.text.split()})
    heads = [word for word in words if word.isalpha() and len(word) > LONG]
    found = list(real[:size])
    while len(found) < size:
        model = real[len(found) % len(real)]
        known = [chance.choice(words) for _ in range(40)]
        known += [chance.choice(heads) + chance.choice(heads).lower() for _ in range(4)]
        sections = tuple(
            Section(part.heading, part.anchor, _drawn(chance, known, part.text))
            for part in model.sections
        )
        title = " ".join(chance.choices(known, k=3)).capitalize()
        found.append(replace(model, address=f"side/{len(found)}/", title=title, sections=sections))
    return found


def _drawn(chance: random.Random, known: Sequence[str], text: str) -> str:
    """A text of as many words, every other of which is one of those known."""
    return " ".join(
        chance.choice(known) if chance.random() < OWN_SHARE else word for word in text.split()
    )


def _put(root: Path, files: Mapping[str, str]) -> None:
    for old in (root / "soeg").glob("*.js"):
        old.unlink()
    for path, text in files.items():
        (root / path).write_text(text, encoding="utf-8")


def _read(browser: Browser, home: str) -> list[float]:
    """Seconds to the first answer of a new reader, and to the answer of each later question."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(home, wait_until="networkidle")
    page.evaluate(WATCH)
    page.get_by_role("combobox").focus()
    page.keyboard.press("m")
    page.wait_for_function("() => window.answers.length", timeout=60_000)
    times = [page.evaluate("() => (answers[0] - keys[0]) / 1000")]
    page.wait_for_load_state("networkidle")
    for question in QUESTIONS:
        page.get_by_role("combobox").fill(question[:-1])
        page.wait_for_timeout(500)
        page.evaluate("() => { keys = []; answers = []; }")
        page.keyboard.press("End")
        page.keyboard.type(question[-1])
        page.wait_for_function("() => window.answers.length", timeout=60_000)
        times.append(page.evaluate("() => (answers.at(-1) - keys.at(-1)) / 1000"))
    context.close()
    return times


if __name__ == "__main__":
    sys.exit(main())
