"""`mkdocs build` makes the same site as `vip2 build`, all or nothing."""

from __future__ import annotations

import datetime
import logging
import shutil
from functools import partial
from pathlib import Path

import project
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from painting import painted

from generator import clock, making, mkdocs_frame, pipeline
from generator.pages.job import Job
from generator.staging import Staging


def mkdocs_build(root: Path) -> Path:
    """Run MkDocs as `mkdocs build` does; returns the site."""
    config = load_config(str(root / "mkdocs.yml"))
    site = Path(config.site_dir)
    build(config)
    return site


def vip2_build(root: Path, today: datetime.date) -> Path:
    """Run the pipeline as `vip2 build` does; returns the site."""
    make = partial(mkdocs_frame.make, root / "mkdocs.yml")
    pipeline.build(root, root / "other", today, make, lambda _: None)
    return root / "other"


def files_in(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_mkdocs_and_vip2_make_the_same_site(tmp_path: Path) -> None:
    root = project.write(tmp_path)
    (root / "docs" / "om").mkdir()
    (root / "docs" / "om" / "foto.png").write_bytes(painted("PNG 2x2"))

    site = files_in(mkdocs_build(root))

    assert "jobpakker/lastbilchauffoer/index.html" in site
    assert site["om/foto.png"] == painted("PNG 2x2")
    assert site == files_in(vip2_build(root, clock.today()))


def test_a_fault_ends_the_build_with_the_report_and_leaves_the_site_as_it_was(
    tmp_path: Path,
) -> None:
    root = project.write(tmp_path)
    before = files_in(mkdocs_build(root))
    (root / "docs" / "index.md").write_text("---\ntitel: Uden resumé\n---\n", encoding="utf-8")

    with pytest.raises(Abort) as stopped:
        mkdocs_build(root)

    assert "docs/index.md" in str(stopped.value)
    assert str(stopped.value).endswith("fejl i 1 fil.")
    assert files_in(root / "site") == before


def test_the_next_build_keeps_the_pages_unless_somebody_has_been_at_work_in_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    real = making.Maker._make

    def counted(self: making.Maker, job: Job, staging: Staging) -> bytes:
        made.append(job.address)
        return real(self, job, staging)

    monkeypatch.setattr(making.Maker, "_make", counted)
    root = project.write(tmp_path)
    before = files_in(mkdocs_build(root))
    made.clear()
    mkdocs_build(root)
    assert made == []

    (root / "site" / "jobpakker" / "lastbilchauffoer" / "index.html").write_text("hacket")
    mkdocs_build(root)
    assert "jobpakker/lastbilchauffoer/" in made
    assert files_in(root / "site") == before


def test_mkdocs_builds_where_nothing_can_be_kept(tmp_path: Path) -> None:
    root = project.write(tmp_path)
    before = files_in(mkdocs_build(root))
    shutil.rmtree(root / ".vip2")
    (root / ".vip2").write_text("en fil")

    assert files_in(mkdocs_build(root)) == before


def test_mkdocs_does_not_speak_of_the_forms(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    mkdocs_build(project.write(tmp_path))

    assert "vip2-formular" not in caplog.text


def test_the_preview_follows_the_content(tmp_path: Path) -> None:
    root = project.write(tmp_path)
    config = load_config(str(root / "mkdocs.yml"))
    plugin = config.plugins["vip2"]
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    watched: list[str] = []
    server.watch = watched.append  # type: ignore[method-assign,assignment] # what is asked for

    plugin.on_serve(server, config=config, builder=lambda: None)
    server.server_close()

    assert watched == [str(root / name) for name in ("content", "ambassadors", "newsletters")]
