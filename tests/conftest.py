"""What tests of the whole site share: the real site, built once for all workers, and Chromium."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from pathlib import Path

import pytest
import real_site
from browsing import CHROMIUM, SWITCHES
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from serving import served
from site_links import files_in

settings.register_profile("thorough", max_examples=16 * settings().max_examples)


@pytest.fixture(scope="session")
def real_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the real site of `real_site.DAY`; whichever worker comes first builds it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    with (shared / "real-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "real-site").exists():
            real_site.build(shared / "real-site")
    return shared / "real-site"


@pytest.fixture(scope="session")
def real_files(real_folder: Path) -> dict[str, bytes]:
    """The files of the real site, by path."""
    return files_in(real_folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once for each worker."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield found
        found.close()


@pytest.fixture(scope="session")
def home(real_folder: Path) -> Iterator[str]:
    """The address of the real site's front page, below a sub-path."""
    with served(real_folder, "/en/mappe/") as url:
        yield url
