"""A second judge of the links that shares nothing with ours: linkinator crawls the served site."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import real_site
from from_npm import NODE, installed
from serving import served


@pytest.fixture(scope="module")
def judge() -> Path:
    """Linkinator's program."""
    return installed("linkinator/build/src/cli.js")


def judged(judge: Path, site: Path, base: str) -> list[dict[str, Any]]:
    """What linkinator says of each link of a site that is served below `base`."""
    with served(site, base) as url:
        elsewhere = f"^(?!{re.escape(url)})"
        options = ("--recurse", "--check-fragments", "--check-css", "--redirects", "error")
        done = subprocess.run(
            [NODE, judge, url, *options, "--format", "json", "--skip", elsewhere],
            capture_output=True,
            text=True,
            check=False,
        )
    found: list[dict[str, Any]] = json.loads(done.stdout)["links"]
    return found


def broken(links: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The links that lead nowhere, each with the page that it stands on."""
    return [(one["url"], one.get("parent", "")) for one in links if one["state"] == "BROKEN"]


def test_a_judge_from_outside_finds_every_page_and_no_broken_link(
    judge: Path, real_folder: Path
) -> None:
    links = judged(judge, real_folder, "/en/mappe/")

    seen = {one["url"].partition("/en/mappe/")[2] for one in links if one["state"] == "OK"}
    assert broken(links) == []
    assert {page.address for page in real_site.prepared().pages} - seen == set()


def test_the_judge_notices_a_link_a_file_and_an_anchor_that_are_missing(
    judge: Path, real_folder: Path, tmp_path: Path
) -> None:
    site = shutil.copytree(real_folder, tmp_path / "site")
    (site / "privatliv" / "index.html").unlink()
    (site / "assets" / "favicon.svg").unlink()
    page = site / "om" / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</main>", '<a href="#er-der-ikke">x</a></main>'), "utf-8")

    found = {url for url, _ in broken(judged(judge, site, "/"))}

    assert {re.sub(r"https?://[^/]+/", "", url) for url in found} == {
        "privatliv/",
        "assets/favicon.svg",
        "om/#er-der-ikke",
    }
