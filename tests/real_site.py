"""The project's own content, as a site: what the tests of the whole site look at."""

from __future__ import annotations

import datetime
from functools import cache, partial
from pathlib import Path
from typing import Final

import rendered
from jinja2 import Environment

from generator import checking, load, mkdocs_frame, pipeline, site
from generator.page import Page, Shape
from generator.pages import desk
from generator.site import Site

ROOT: Final = Path(__file__).parent.parent
CONFIG: Final = ROOT / "mkdocs.yml"
DAY: Final = datetime.date(2026, 11, 22)


def build(target: Path) -> None:
    """Build the site into a folder."""
    pipeline.build(ROOT, target, DAY, partial(mkdocs_frame.make, CONFIG), lambda _: None)


@cache
def folder() -> load.Folder:
    """The project's content as bytes."""
    return load.read_folder(ROOT)


@cache
def linked() -> Site:
    """The linked site."""
    return site.link(checking.check(folder(), DAY).content)


@cache
def prepared() -> rendered.Rendered:
    """The pages and files before the frame is put around them."""
    return prepare(folder())


def prepare(given: load.Folder) -> rendered.Rendered:
    """What becomes of a folder on the day."""
    return rendered.of(given, DAY, templates())


@cache
def templates() -> Environment:
    """The templates, read once."""
    return desk.environment()


def one_of_each_sort() -> tuple[Page, ...]:
    """A page of every shape, and of every group of addresses within a shape."""
    found: dict[tuple[Shape, str], Page] = {}
    for page in prepared().pages:
        found.setdefault((page.shape, page.address.partition("/")[0]), page)
    return tuple(found.values())
