"""A project folder of which only the names have been read."""

from __future__ import annotations

from pathlib import Path

import mini_site
import pytest

from generator import load, unread
from generator.reading import ChangedMeanwhileError


def test_it_is_the_folder_that_would_have_been_read() -> None:
    folder, read = unread.folder(mini_site.PROJECT), load.read_folder(mini_site.PROJECT)

    assert folder == read
    assert list(folder.files) == list(read.files)
    assert len(folder.files) == len(read.files)


def test_a_file_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("mkdocs.yml", "docs/om.md", "docs/kort.svg"):
        (tmp_path / name).write_bytes(b"before")
    folder = unread.folder(tmp_path)
    (tmp_path / "docs/om.md").write_bytes(b"after")
    (tmp_path / "docs/ny.md").write_bytes(b"")

    assert dict(folder.files) == {"docs/om.md": b"after", "mkdocs.yml": b"before"}
    assert dict(folder.pictures) == {"kort.svg": b"before"}
    assert "docs/ny.md" not in folder.files
    with pytest.raises(KeyError):
        folder.files["docs/ny.md"]
    (tmp_path / "docs/om.md").unlink()
    with pytest.raises(ChangedMeanwhileError, match=r"docs/om\.md"):
        folder.files["docs/om.md"]
