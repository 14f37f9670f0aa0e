"""What readers get: how heavy pages are, and what Lighthouse says of them, beside stock material.

`make bench-weight` writes its section of RESULTS.md. Each page is a first visit in a browser
without anything cached, until the network has been quiet for a while.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import corpus
import machine
import measure
import report
import tools
from builders import material, vip2
from packed_server import served
from playwright.sync_api import Browser, Request, sync_playwright

RECORDS: Final = 200
MOST_REQUESTS: Final = 8
MOST_KILOBYTES: Final = 60
_CHROMIUM: Final = shutil.which("chromium")
_FLAGS: Final = ("--headless=new", "--no-sandbox", "--disable-gpu")
_CATEGORIES: Final = ("accessibility", "best-practices", "seo", "performance")
_KILOBYTE: Final = 1000
# Of the corpus: one of each page that readers meet, the same in both sites.
_OF_CORPUS: Final = {
    "front page": "",
    "list": "metoder/",
    "guide": "metoder/guide-00001/",
    "person": "ambassadoerer/amb-00001/",
}
_OF_REAL: Final = {
    "front page": "",
    "list of guides": "metoder/",
    "list of people": "ambassadoerer/",
    "guide": "metoder/mentorordning/",
    "person": "ambassadoerer/amb-0017/",
}
_HEAD: Final = (
    "| page | requests | kB in all | HTML | script | style | other "
    "| accessibility | best practices | SEO | performance |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
)
# Only who has said yes to it is open to search engines, so one has.
_FINDABLE: Final = """\
navn: Findbar Eksempel
kommune: Aarhus
arbejdspladstype: andet
jobpakker: [lastbilchauffoer]
metoder: [guide-00001]
grundlag: samtykke
samtykke:
  dato: 2026-01-01
  omfang: [navn, kort, søgemaskiner]
  givet: til målingen
  udløber: 2099-01-01
  reference: ingen
"""
_HOW: Final = """\
{day}, {machine}, Chromium {chromium}, Lighthouse {lighthouse} with its usual phone on a slow
network.

A first visit without anything cached; bytes of the bodies as sent, packed with gzip (level 6),
1 kB = 1,000 bytes. *Other* is pictures, and the search data where it is fetched at once. The
promise is {kilobytes} kB and {requests} requests. Invented people are never open to search engines,
so their pages lose Lighthouse's points for that, on purpose. Performance swings with the machine;
it is told and not promised. Stock material is without the fonts that it fetches from elsewhere.
"""


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes by kind of resource as they were sent, and how many requests there were."""

    requests: int
    sent: Mapping[str, int]

    @property
    def whole(self) -> int:
        """All bytes."""
        return sum(self.sent.values())


def main() -> None:
    """Build the three sites, look at their pages, and write the section."""
    material.BUILDER.install()
    tools.install_node_peers()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        parts = [_section(browser, title, site, pages) for title, site, pages in _sites(Path(name))]
        how = _HOW.format(
            day=machine.today(),
            machine=machine.described(),
            chromium=browser.version,
            lighthouse=tools.version("lighthouse"),
            kilobytes=MOST_KILOBYTES,
            requests=MOST_REQUESTS,
        )
        browser.close()
    report.write("\n\n".join(("## Weight", how.strip(), *parts)))


def _sites(folder: Path) -> Iterator[tuple[str, Path, Mapping[str, str]]]:
    made = corpus.make(RECORDS, vip2.towns())
    real = folder / "real"
    build = [tools.ours("vip2"), "-C", str(tools.PROJECT), "build", "--site-dir", str(real)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    yield "Ours, the real content", real, _OF_REAL
    ours = measure.prepare(vip2.BUILDER, made, folder / "ours")
    (ours.folder / "ambassadors" / "findbar.yml").write_text(_FINDABLE, encoding="utf-8")
    subprocess.run(vip2.BUILDER.command(ours.folder), check=True, stdout=subprocess.DEVNULL)
    findable = {"person open to search engines": "ambassadoerer/findbar/"}
    yield "Ours, the corpus", ours.site, {**_OF_CORPUS, **findable}
    stock = measure.prepare(material.BUILDER, made, folder / "stock")
    yield "Stock material, the corpus", stock.site, _OF_CORPUS


def _section(browser: Browser, title: str, site: Path, pages: Mapping[str, str]) -> str:
    rows = []
    with served(site) as home:
        for name, address in pages.items():
            weight, scores = weigh(browser, home + address), judged(home + address)
            rows.append(_row(name, weight, scores))
            print(title, rows[-1], flush=True)
    return f"### {title}\n\n{_HEAD}" + "\n".join(rows)


def weigh(browser: Browser, url: str) -> Weight:
    """What a first visit of a page costs."""
    context = browser.new_context(locale="da-DK")
    page = context.new_page()
    answered: list[Request] = []
    # Not `answered.append` itself: playwright sets an attribute on what it is given.
    page.on("requestfinished", lambda request: answered.append(request))  # noqa: PLW0108
    page.goto(url, wait_until="networkidle")
    sent: Counter[str] = Counter()
    for request in answered:
        sent[request.resource_type] += request.sizes()["responseBodySize"]
    context.close()
    return Weight(len(answered), sent)


def judged(url: str) -> Mapping[str, int]:
    """Lighthouse's points from 0 to 100, by category."""
    program = tools.NODE_MODULES / "lighthouse" / "cli" / "index.js"
    options = [
        *("--quiet", "--output=json", f"--only-categories={','.join(_CATEGORIES)}"),
        f"--chrome-flags={' '.join(_FLAGS)}",
    ]
    done = subprocess.run(
        [tools.node(), str(program), url, *options],
        check=True,
        capture_output=True,
        env={**os.environ, "CHROME_PATH": str(_CHROMIUM)},
    )
    found = json.loads(done.stdout)["categories"]
    return {name: round(100 * found[name]["score"]) for name in _CATEGORIES}


def _row(name: str, weight: Weight, scores: Mapping[str, int]) -> str:
    named = ("document", "script", "stylesheet")
    other = sum(size for kind, size in weight.sent.items() if kind not in named)
    sizes = (weight.whole, *(weight.sent.get(kind, 0) for kind in named), other)
    cells = [name, str(weight.requests), *(f"{size / _KILOBYTE:.1f}" for size in sizes)]
    return f"| {' | '.join((*cells, *(str(scores[one]) for one in _CATEGORIES)))} |"


if __name__ == "__main__":
    main()
