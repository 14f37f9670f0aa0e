"""The frame from one build to the next: made anew when what it is made of has changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import project
import pytest

from generator import cache, frame_cache
from generator.frame import Frame
from generator.page import Layout, Shape
from generator.press import Form

FRONT = Shape("", 0, Layout.FRONT)
LIST = Shape("metoder", 1, Layout.WIDE)


class Engine:
    """Makes a frame that tells what stands in mkdocs.yml, and counts how often."""

    def __init__(self, root: Path) -> None:
        self.made = 0
        self._config = root / "mkdocs.yml"

    def __call__(self, shapes: Iterable[Shape]) -> Frame:
        """The same form for every shape."""
        self.made += 1
        form = Form(("<main>", "</main>"), ("content",))
        return Frame(dict.fromkeys(shapes, form), {"404.html": self._config.read_bytes()})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project.write(tmp_path / "p")


@pytest.fixture
def engine(root: Path) -> Engine:
    return Engine(root)


def frame(engine: Engine, root: Path, *shapes: Shape, url: str | None = None) -> Frame:
    """The frame, made or found."""
    return frame_cache.kept(engine, root, url)(shapes or (FRONT, LIST))


def test_the_same_frame_is_made_once(engine: Engine, root: Path) -> None:
    made = frame(engine, root, FRONT, LIST)
    found = frame(engine, root, LIST, FRONT, LIST)

    assert (found, engine.made) == (made, 1)


def test_other_shapes_and_another_address_are_another_frame(engine: Engine, root: Path) -> None:
    assert frame(engine, root, FRONT).forms.keys() == {FRONT}
    assert frame(engine, root, LIST).forms.keys() == {LIST}
    frame(engine, root, LIST, url="https://prøve.example/")
    assert engine.made == 3


def test_content_is_no_part_of_it(engine: Engine, root: Path) -> None:
    frame(engine, root)
    (root / "docs" / "foto.png").write_bytes(b"photo")
    frame(engine, root)

    assert engine.made == 1


def test_what_stood_in_mkdocs_yml_is_not_kept(engine: Engine, root: Path) -> None:
    config = root / "mkdocs.yml"
    for name in ("Spørg Bo Ørum", "Spørg os"):
        config.write_text(project.CONFIG.replace("Prøve", name), encoding="utf-8")
        assert name.encode() in frame(engine, root).files["404.html"]

    assert "Ørum".encode() not in (root / cache.FILE).read_bytes()


def test_a_change_of_the_theme_is_seen(
    engine: Engine, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.frame_cache._THEME", tmp_path / "theme")
    for style in ("one", "two", "two"):
        project.write(tmp_path / "theme", {"styles/a.css": style})
        frame(engine, root)

    assert engine.made == 2


def test_no_more_than_four_are_kept(engine: Engine, root: Path) -> None:
    for number in range(9):
        frame(engine, root, url=f"https://{number}.example/")
        assert len(cache.of(root).shelf("frames")) <= 4
    frame(engine, root, url="https://8.example/")

    assert engine.made == 9


def test_of_a_frame_that_was_cut_off_nothing_is_left(root: Path) -> None:
    def killed(shapes: Iterable[Shape]) -> Frame:
        del shapes
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        frame_cache.kept(killed, root)([FRONT])

    assert cache.of(root).shelf("frames") == {}
    assert [path.name for path in (root / ".vip2").iterdir()] == [Path(cache.FILE).name]
