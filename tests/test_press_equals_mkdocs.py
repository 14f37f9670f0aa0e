"""A pressed page is, byte for byte, the page that MkDocs builds itself from the same values."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import rendered

from generator import mkdocs_frame, pipeline
from generator.markdown import Heading
from generator.mkdocs_frame import Order
from generator.page import Crumb, Layout, Page
from generator.press import press, slots

PROJECT = Path(__file__).parent.parent
CONFIG = PROJECT / "mkdocs.yml"
OUTLINE = (Heading(level=2, title="Før »start«", anchor="foer-start"), Heading(2, "Slut", "slut"))
OPENING = '<header class="opening"><h1>Mål & <em>midler</em></h1></header>'


def page(address: str, section: str, layout: Layout) -> Page:
    """A page with something in every slot, also what a template language might take for its own."""
    return Page(
        address=address,
        title=f"{{{{ titel }}}} & »{address}«",
        description="Hvad <siden> handler om",
        content=f"{OPENING}\n<p>{{% raw %}} \\1 $1 &nbsp;\n\n\n</p><pre>  æøå\n</pre>",
        section=section,
        layout=layout,
        trail=(Crumb("Metoder", "metoder/"),),
        outline=OUTLINE,
        head='<link rel="alternate" type="application/rss+xml" title="Nyt" href="../nyt.xml">',
        indexed=layout is not Layout.WIDE,
    )


def pages() -> tuple[Page, ...]:
    """One page of every shape that a site can have."""
    inner = (
        page(address, section, layout)
        for address in ("metoder/", "metoder/mentor/", "redaktion/felter/guide/")
        for section in ("", "jobpakker", "metoder", "om")
        for layout in (Layout.ARTICLE, Layout.WIDE)
    )
    return (page("", "", Layout.FRONT), *inner)


@pytest.mark.parametrize("one", pages(), ids=lambda one: f"{one.shape}")
def test_every_shape_is_pressed_as_mkdocs_builds_it(one: Page) -> None:
    frame = mkdocs_frame.make(CONFIG, [one.shape])
    order = Order(one.address, one.shape, slots(one))

    built = mkdocs_frame.build_pages(CONFIG, [order])

    assert press(frame.forms[one.shape], slots(one)) == built[one.address]


def test_our_own_pages_of_every_shape_are_pressed_as_mkdocs_builds_them() -> None:
    prepared = rendered.everything(pipeline.ready(PROJECT, datetime.date(2026, 11, 22)))
    chosen = {page.shape: page for page in prepared.pages}
    frame = mkdocs_frame.make(CONFIG, chosen)
    orders = [Order(page.address, shape, slots(page)) for shape, page in chosen.items()]

    built = mkdocs_frame.build_pages(CONFIG, orders)

    assert len(built) == len(chosen) > 1
    for shape, one in chosen.items():
        assert press(frame.forms[shape], slots(one)) == built[one.address]
