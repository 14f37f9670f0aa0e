"""What tests of the whole site share: the real site, built once for all workers."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest
import real_site
from site_links import files_in


@pytest.fixture(scope="session")
def real_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the real site of `real_site.DAY`; whichever worker comes first builds it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    with (shared / "real-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "real-site").exists():
            real_site.build(shared / "real-site", shared / "real-frame")
    return shared / "real-site"


@pytest.fixture(scope="session")
def real_files(real_folder: Path) -> dict[str, bytes]:
    """The files of the real site, by path."""
    return files_in(real_folder)
