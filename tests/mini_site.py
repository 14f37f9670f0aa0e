"""The miniature project as a site, in a frame that shows each slot of a page and nothing else.

A change in the theme changes none of its files; a change in what a page says changes that page.
For the same reason a PDF is not set: in its place stands the Typst code that it would be set from.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from site_links import files_in

from generator import checking, load, pipeline
from generator.cache import Cache
from generator.frame import Frame
from generator.page import Shape
from generator.pages import desk
from generator.paper import Paper
from generator.press import cut, form_address, sentinels
from generator.staging import MARK

HERE: Final = Path(__file__).parent
PROJECT: Final = HERE / "mini"
EXPECTED: Final = HERE / "mini-site"
DAY: Final = datetime.date(2026, 11, 22)

FORM: Final = """\
<!doctype html>
<html lang="da" data-section="{section}" data-layout="{layout}">
<title>{title}</title>
<meta name="description" content="{description}">
<link rel="canonical" href="{address}">
{robots}{head}
{trail}
{opening}
{outline}
<main>
{content}</main>
</html>
"""


def make_frame(shapes: Iterable[Shape]) -> Frame:
    """A form for each shape from `FORM`."""
    forms = {}
    for shape in shapes:
        page = FORM.format(**sentinels(shape), section=shape.section, layout=shape.layout)
        forms[shape] = cut(page, form_address(shape))
    return Frame(forms, {})


def unset(papers: Iterable[Paper]) -> Mapping[str, bytes]:
    """The code of every paper, by the address of its PDF."""
    return {paper.address: paper.source.encode() for paper in papers}


def built(project: load.Folder | None = None) -> dict[str, bytes]:
    """The files of the miniature project's site, or of another's, by path."""
    checked = checking.check(project or load.read_folder(PROJECT), DAY)
    ready = pipeline.ready_checked(checked, desk.environment(), typeset=unset)
    with TemporaryDirectory() as folder:
        frame = make_frame(ready.shapes)
        pipeline.publish(ready, frame, Path(folder) / "site", Cache(Path(folder) / "cache", b""))
        files = files_in(Path(folder) / "site")
    del files[MARK]
    return files


def expected() -> dict[str, bytes]:
    """The files that the site shall have."""
    return files_in(EXPECTED)
