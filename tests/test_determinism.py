"""The same content gives the same bytes: in any folder, at any hour, whichever command is typed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
import real_site
from site_links import files_in

TODAY: Final = "2026-11-22"
# Half past twelve in the night of that day in Copenhagen; in New York it is still the day before.
EPOCH: Final = "1795303800"
FOLDERS: Final = ("content", "ambassadors", "newsletters", "docs")


def copy(target: Path) -> Path:
    """The project in another folder."""
    for name in FOLDERS:
        shutil.copytree(real_site.ROOT / name, target / name)
    shutil.copyfile(real_site.CONFIG, target / "mkdocs.yml")
    return target


def run(project: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, in the project's folder."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def vip2(project: Path, **environment: str) -> Mapping[str, bytes]:
    """The site that `vip2 build` makes of the project."""
    done = run(project, "generator.cli", "build", "--today", TODAY, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return files_in(project / "site")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The site as one process makes it."""
    return vip2(copy(tmp_path_factory.mktemp("et")), PYTHONHASHSEED="1", TZ="Europe/Copenhagen")


def test_another_process_in_another_folder_at_another_hour_makes_the_same_bytes(
    site: Mapping[str, bytes], tmp_path: Path
) -> None:
    elsewhere = copy(tmp_path / "en helt anden mappe med mellemrum og æøå")

    other = vip2(
        elsewhere, PYTHONHASHSEED="4711", TZ="Pacific/Auckland", LC_ALL="C", SOURCE_DATE_EPOCH="1"
    )

    assert other == site


def test_building_again_changes_nothing(site: Mapping[str, bytes], tmp_path: Path) -> None:
    project = copy(tmp_path / "projekt")
    vip2(project)
    before = {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")}

    again = run(project, "generator.cli", "build", "--today", TODAY)

    assert "0 filer skrevet" in again.stdout
    assert files_in(project / "site") == site
    assert {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")} == before


def test_mkdocs_build_makes_the_same_bytes_and_leaves_the_old_site_where_content_is_broken(
    site: Mapping[str, bytes], tmp_path: Path
) -> None:
    project = copy(tmp_path / "projekt")

    done = run(project, "mkdocs", "build", SOURCE_DATE_EPOCH=EPOCH, TZ="America/New_York")

    assert done.returncode == 0, done.stderr
    assert files_in(project / "site") == site

    package = project / "content" / "jobpakker" / "lastbilchauffoer.md"
    text = package.read_text(encoding="utf-8")
    package.write_text(text.replace("branche: ", "brance: "), encoding="utf-8")

    broken = run(project, "mkdocs", "build", SOURCE_DATE_EPOCH=EPOCH)

    assert broken.returncode == 1
    assert "lastbilchauffoer.md" in broken.stdout + broken.stderr
    assert "mente du »branche«?" in broken.stdout + broken.stderr
    assert "Traceback" not in broken.stderr
    assert files_in(project / "site") == site


def test_vip2_build_leaves_the_old_site_where_content_is_broken(tmp_path: Path) -> None:
    project = copy(tmp_path / "projekt")
    before = vip2(project)
    (project / "docs" / "index.md").write_text("---\ntitel: Uden resumé\n---\n", encoding="utf-8")

    broken = run(project, "generator.cli", "build", "--today", TODAY)

    assert broken.returncode == 1
    assert broken.stdout.startswith("docs/index.md:")
    assert broken.stdout.endswith("1 fejl i 1 fil.\n")
    assert files_in(project / "site") == before
