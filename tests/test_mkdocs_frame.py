"""MkDocs builds the forms of a project, and the files that go with them."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest
from mkdocs.exceptions import ConfigurationError

from generator import mkdocs_frame, mkdocs_theme
from generator.frame import Frame
from generator.page import Layout, Page, Shape
from generator.press import press, slots

FRONT = Shape("", 0, Layout.FRONT)
LIST = Shape("metoder", 1, Layout.WIDE)
GUIDE = Shape("metoder", 2, Layout.ARTICLE)

CONFIG = """\
site_name: Prøve
site_url: https://vip2.example/under/
theme: {name: material}
plugins: [vip2]
extra:
  menu:
    - {titel: Metoder, adresse: metoder/, sektion: metoder}
    - {titel: Om os, adresse: om/, sektion: om}
  bund:
    - {titel: Privatliv, adresse: privatliv/}
"""


@pytest.fixture(scope="module")
def config_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a picture and a page in docs/."""
    project = tmp_path_factory.mktemp("project")
    (project / "docs").mkdir()
    (project / "docs" / "om.md").write_text("# Skrevet i hånden", encoding="utf-8")
    (project / "docs" / "billede.svg").write_text("<svg/>", encoding="utf-8")
    config = project / "mkdocs.yml"
    config.write_text(CONFIG, encoding="utf-8")
    return config


@pytest.fixture(scope="module")
def frame(config_file: Path) -> Frame:
    return mkdocs_frame.make(config_file, [FRONT, LIST, GUIDE])


def page(address: str, shape: Shape) -> Page:
    heading = f"<h1>Siden {address}</h1>"
    return Page(address, "Titel", "Om den", heading, shape.section, shape.layout)


def pressed(frame: Frame, address: str, shape: Shape) -> str:
    return press(frame.forms[shape], slots(page(address, shape)))


EVERY = pytest.mark.parametrize(
    ("address", "shape"), [("", FRONT), ("metoder/", LIST), ("metoder/mentor/", GUIDE)]
)


def test_every_shape_gets_its_form(frame: Frame) -> None:
    assert set(frame.forms) == {FRONT, LIST, GUIDE}


def test_the_frame_holds_our_own_files_and_nothing_of_docs_or_that_no_page_asks_for(
    frame: Frame,
) -> None:
    plain = {re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in frame.files}

    assert plain == {
        "404.html",
        "assets/favicon.svg",
        "assets/katalog.js",
        "assets/papir.js",
        "assets/sammenlign.js",
        "assets/soeg-arbejder.js",
        "assets/soeg-felt.js",
        "assets/soeg-motor.js",
        "assets/soeg-side.js",
        "assets/soeg.js",
        "assets/trin.svg",
        "assets/vip2.css",
        "assets/vip2.js",
        "feeds/feed.css",
    }


@EVERY
def test_a_page_has_its_title_and_its_address_in_full(
    frame: Frame, address: str, shape: Shape
) -> None:
    html = pressed(frame, address, shape)

    assert f"<title>Titel{'' if shape is FRONT else ' – Prøve'}</title>" in html
    assert f'<link rel="canonical" href="https://vip2.example/under/{address}">' in html


@EVERY
def test_a_page_is_html_that_a_strict_parser_reads(
    frame: Frame, address: str, shape: Shape
) -> None:
    html5lib.HTMLParser(strict=True).parse(pressed(frame, address, shape))


@EVERY
def test_a_page_has_one_main_a_skip_link_to_it_and_nothing_inline(
    frame: Frame, address: str, shape: Shape
) -> None:
    html = pressed(frame, address, shape)

    assert html.count("<main") == 1
    assert html.index('href="#indhold"') < html.index("<header") < html.index('id="indhold"')
    assert "<style" not in html
    assert " style=" not in html
    assert html.count("<script") == html.count("<script src=") > 0


@EVERY
def test_a_page_asks_nobody_else_for_anything(frame: Frame, address: str, shape: Shape) -> None:
    tree = html5lib.parse(pressed(frame, address, shape), namespaceHTMLElements=False)
    asked = [node.get("src", "") for node in tree.iter() if node.get("src")]
    asked += [node.get("href", "") for node in tree.iter("link") if node.get("rel") != "canonical"]

    assert asked
    assert all(link.startswith(("./", "../")) for link in asked)


@pytest.mark.parametrize(
    ("address", "shape", "link"),
    [
        ("", FRONT, '<a href="./metoder/">Metoder</a>'),
        ("metoder/", LIST, '<a href="../metoder/" aria-current="true">Metoder</a>'),
        ("metoder/mentor/", GUIDE, '<a href="../../metoder/" aria-current="true">Metoder</a>'),
        ("metoder/mentor/", GUIDE, '<a href="../../om/">Om os</a>'),
        ("metoder/mentor/", GUIDE, '<a href="../../privatliv/">Privatliv</a>'),
    ],
)
def test_the_menu_marks_the_section_and_its_links_are_relative(
    frame: Frame, address: str, shape: Shape, link: str
) -> None:
    assert link in pressed(frame, address, shape)


def test_the_page_for_lost_readers_works_at_any_address(frame: Frame) -> None:
    html = frame.files["404.html"].decode()

    assert "<h1>Siden findes ikke</h1>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert '<a href="/under/metoder/">Metoder</a>' in html
    assert '<a href="/under/">forsiden</a>' in html


def test_the_same_shapes_give_the_same_bytes(config_file: Path, frame: Frame) -> None:
    again = mkdocs_frame.make(config_file, [GUIDE, FRONT, LIST])

    assert again == frame


def test_another_address_of_the_site_can_be_handed_in(config_file: Path) -> None:
    elsewhere = mkdocs_frame.make(config_file, [LIST], site_url="https://prøve.example/")

    assert 'href="https://prøve.example/metoder/"' in pressed(elsewhere, "metoder/", LIST)


def test_a_project_without_the_plugin_is_told_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Prøve\ntheme: {name: material}\nplugins: []\n", encoding="utf-8")

    with pytest.raises(ConfigurationError, match="skriv »vip2« under »plugins«"):
        mkdocs_frame.make(config, [LIST])


def test_a_theme_that_has_changed_under_our_hands_is_refused_aloud() -> None:
    with pytest.raises(mkdocs_theme.ChangedThemeError, match='class="no-js"'):
        mkdocs_theme.mended('<!doctype html><html lang="da">')
