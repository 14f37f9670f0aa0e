"""The map of Denmark in squares: each municipality once, in words as well as in shades."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Final

import pytest
import real_site
from browsing import DESK, NARROWEST, PHONE, in_a_browser, opened, violations
from playwright.sync_api import Browser, Page, expect

from generator.mkdocs_theme import THEME
from generator.models.places import Municipality
from generator.pages.desk import environment
from generator.tilemap import (
    COLUMNS,
    ROOM,
    ROWS,
    SIDE,
    Key,
    TileMap,
    counting,
    lines,
    marking,
    shade,
    width,
)

TOWNS: Final = real_site.linked().all(Municipality)
STYLES: Final = THEME / "styles"


def _words(number: int) -> str:
    return {0: "ingen", 1: "1 person"}.get(number, f"{number} personer")


def _map(number: Callable[[Municipality], int] = lambda _: 0) -> TileMap:
    return counting("Personer", TOWNS, number, _words)


NUMBERS: Final = {"Vejen": 2, "Kolding": 1, "Aarhus": 1200, "Odense": 3, "Ærø": 4}
COUNTED: Final = _map(lambda town: NUMBERS.get(town.title, 0))
MARKED: Final = marking(
    "De valgte", TOWNS, lambda town: town.title == "Vejen", "valgt", "ikke valgt"
)


# --- squares ------------------------------------------------------------------------------------


def test_every_municipality_has_one_square_and_no_two_the_same() -> None:
    squares = _map().squares
    assert {square.town.id for square in squares} == {town.id for town in TOWNS}
    assert len(squares) == len(TOWNS) == 98
    assert len({(square.x, square.y) for square in squares}) == 98


def test_every_square_lies_inside_the_drawing() -> None:
    drawing = _map()
    assert (drawing.width, drawing.height) == (18 * 64, 13 * 64) == (COLUMNS * SIDE, ROWS * SIDE)
    assert all(
        0 <= square.x <= drawing.width - SIDE and 0 <= square.y <= drawing.height - SIDE
        for square in drawing.squares
    )


def test_squares_are_read_from_the_north_and_each_row_from_the_west() -> None:
    corners = [(square.y, square.x) for square in _map().squares]
    assert corners == sorted(corners)


@pytest.mark.parametrize(
    ("west", "east"),
    [("Esbjerg", "Vejen"), ("Vejen", "Kolding"), ("Odense", "Nyborg"), ("Stevns", "Bornholm")],
)
def test_who_lies_to_the_west_stands_to_the_west(west: str, east: str) -> None:
    at = {square.town.title: square.x for square in _map().squares}
    assert at[west] < at[east]


@pytest.mark.parametrize(
    ("north", "south"),
    [("Hjørring", "Aalborg"), ("Herning", "Vejen"), ("Vejen", "Aabenraa"), ("Helsingør", "Køge")],
)
def test_who_lies_to_the_north_stands_to_the_north(north: str, south: str) -> None:
    at = {square.town.title: square.y for square in _map().squares}
    assert at[north] < at[south]


def test_no_municipality_lies_in_the_kattegat_where_the_legend_stands() -> None:
    assert [
        square.town.title
        for square in _map().squares
        if square.x >= 7 * SIDE and square.y < 3 * SIDE
    ] == []


# --- numbers, marks and words -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "expected"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (1200, 3)]
)
def test_more_is_shaded_more_deeply(number: int, expected: int) -> None:
    assert shade(number) == expected


@pytest.mark.parametrize(
    ("drawing", "town", "expected"),
    [
        (COUNTED, "Vejen", ("2", 2, "Vejen: 2 personer")),
        (COUNTED, "Kolding", ("1", 1, "Kolding: 1 person")),
        (COUNTED, "Aarhus", ("1.200", 3, "Aarhus: 1200 personer")),
        (COUNTED, "Esbjerg", ("0", 0, "Esbjerg: ingen")),
        (MARKED, "Vejen", ("●", 3, "Vejen: valgt")),
        (MARKED, "Esbjerg", ("", 0, "Esbjerg: ikke valgt")),
    ],
)
def test_a_square_says_in_text_and_words_what_its_shade_says(
    drawing: TileMap, town: str, expected: tuple[str, int, str]
) -> None:
    (square,) = (one for one in drawing.squares if one.town.title == town)
    assert (square.mark, square.shade, square.label) == expected


def test_the_legend_says_in_words_what_each_shade_in_use_stands_for() -> None:
    assert COUNTED.legend == (
        Key(0, "", "ingen"),
        Key(1, "", "1 person"),
        Key(2, "", "2-3 personer"),
        Key(3, "", "4 personer eller flere"),
    )
    assert _map().legend == (Key(0, "", "ingen"),)
    assert MARKED.legend == (Key(3, "●", "valgt"), Key(0, "", "ikke valgt"))


# --- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ærø", ["Ærø"]),
        ("Middelfart", ["Middelfart"]),
        ("København", ["Køben-", "havn"]),
        ("Frederikssund", ["Frederiks-", "sund"]),
        ("Brønderslev", ["Brønders-", "lev"]),
        ("Guldborgsund", ["Guldborg-", "sund"]),
        ("Lyngby-Taarbæk", ["Lyngby-", "Taarbæk"]),
        ("Ikast-Brande", ["Ikast-", "Brande"]),
        ("Ringkøbing-Skjern", ["Ring-", "købing-", "Skjern"]),
        ("Vesthimmerlands", ["Vest-", "himmer-", "lands"]),
    ],
)
def test_a_long_name_is_broken_where_a_dane_would_break_it(name: str, expected: list[str]) -> None:
    assert list(lines(name)) == expected


@pytest.mark.parametrize("name", [town.title for town in TOWNS])
def test_a_name_fits_its_square_and_loses_no_letter(name: str) -> None:
    found = lines(name)
    assert len(found) <= 3
    assert max(map(width, found)) <= ROOM
    assert "".join(line.removesuffix("-") for line in found) == name.replace("-", "")


# --- the template -------------------------------------------------------------------------------


class _Reader(HTMLParser):
    """The links of the drawing with their attributes, all text, and all ids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[dict[str, str]] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found] if tag == "a" else []


def _html(drawing: TileMap, name: str = "kort") -> str:
    template = environment().get_template("_tilemap.html")
    module = template.make_module({"to": lambda town: f"../kommuner/{town.id}/"})
    return str(module.tilemap(drawing, name))  # type: ignore[attr-defined] # a macro


def test_each_of_the_98_squares_is_a_link_with_a_name_in_words() -> None:
    (skip, *tiles) = _Reader(_html(COUNTED)).links
    assert skip["href"] == "#kort-slut"
    assert len(tiles) == 98
    (vejen,) = (tile for tile in tiles if tile["data-kommune"] == "vejen")
    assert vejen["aria-label"] == "Vejen: 2 personer"
    assert vejen["href"] == "../kommuner/vejen/"


def test_two_maps_may_stand_on_one_page() -> None:
    ids = _Reader(_html(COUNTED, "et") + _html(MARKED, "andet")).ids
    assert len(ids) == len(set(ids)) == 6


# --- colours ------------------------------------------------------------------------------------


def _colours(scheme: str) -> dict[str, str]:
    """The colours that the stylesheets name, in a scheme."""
    found: dict[str, str] = {}
    for name in ("tokens.css", "tilemap.css"):
        light, _, rest = (STYLES / name).read_text("utf-8").partition("@media")
        dark = rest.partition("\n}")[0]
        for text in (light, dark) if scheme == "dark" else (light,):
            found |= dict(re.findall(r"(--[\w-]+):\s*([^;]+);", text))
    return found


def _light(colours: dict[str, str], name: str) -> float:
    """The relative luminance of WCAG 2.2."""
    value = colours[name]
    while value.startswith("var("):
        value = colours[value[4:-1]]
    digits = value[1:] if len(value) == 7 else "".join(2 * digit for digit in value[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(colours: dict[str, str], one: str, other: str) -> float:
    darker, lighter = sorted((_light(colours, one), _light(colours, other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("level", range(4))
def test_text_on_each_shade_can_be_read(scheme: str, level: int) -> None:
    assert _contrast(_colours(scheme), f"--tile-{level}", f"--tile-{level}-text") >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_shade_stands_out_more_from_the_page_than_the_one_before(scheme: str) -> None:
    colours = _colours(scheme)
    found = [_contrast(colours, f"--tile-{level}", "--paper") for level in range(4)]
    assert found == sorted(found)
    assert all(after / before > 1.1 for before, after in itertools.pairwise(found))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_frame_of_the_focus_stands_out_from_the_page(scheme: str) -> None:
    assert _contrast(_colours(scheme), "--focus", "--paper") >= 3


# --- in the browser -----------------------------------------------------------------------------


def browsed(test: Callable[..., None]) -> Callable[..., None]:
    """A test that needs Chromium; the others here do not."""
    for mark in in_a_browser:
        test = mark(test)
    return test


_DRAWN: Final = """() => [...document.querySelectorAll("a.tile")].map((tile) => {
  const square = tile.querySelector("rect").getBoundingClientRect();
  const spot = tile.getAttribute("transform");
  const words = document.querySelector(`.tilemap__words > [transform="${spot}"]`);
  const texts = [...words.querySelectorAll("tspan, .tile__mark")];
  const boxes = texts.map((text) => text.getBoundingClientRect());
  const inside = boxes.length > 0 && boxes.every((box) => box.left >= square.left - 0.5
    && box.right <= square.right + 0.5 && box.bottom <= square.bottom + 1);
  return [tile.dataset.kommune, inside, square.width];
})"""


def _show(page: Page, drawing: TileMap) -> None:
    styles = "".join(
        (STYLES / name).read_text("utf-8") for name in ("tokens.css", "base.css", "tilemap.css")
    )
    page.set_content(
        f'<!doctype html><html lang="da"><title>Kort</title><style>{styles}</style>'
        f'<body class="md-typeset"><main><h1>Kort</h1>{_html(drawing)}</main></body></html>'
    )


@browsed
@pytest.mark.parametrize("wide", [DESK, 768, PHONE, NARROWEST])
def test_names_and_numbers_stand_inside_squares_that_a_finger_can_hit(
    browser: Browser, wide: int
) -> None:
    with opened(browser, "about:blank", wide) as page:
        _show(page, COUNTED)
        drawn = page.evaluate(_DRAWN)
        too_wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert [town for town, inside, _ in drawn if not inside] == []
    assert min(size for _, _, size in drawn) >= 24
    assert too_wide <= 0


@browsed
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("drawing", [COUNTED, MARKED], ids=["numbers", "marks"])
def test_the_map_is_accessible(browser: Browser, scheme: str, drawing: TileMap) -> None:
    with opened(browser, "about:blank", color_scheme=scheme) as page:
        _show(page, drawing)
        assert violations(page) == []


@browsed
def test_with_the_keyboard_the_map_is_walked_through_or_passed_over(browser: Browser) -> None:
    with opened(browser, "about:blank") as page:
        _show(page, COUNTED)
        page.evaluate("""() => document.querySelector("main").insertAdjacentHTML(
          "beforeend", "<a id=efter href=#>Efter</a>")""")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Spring kortet over")).to_be_focused()
        page.keyboard.press("Tab")
        first = page.get_by_role("link", name="Frederikshavn: ingen")
        expect(first).to_be_focused()
        expect(first.locator("rect")).to_have_css("stroke-width", "5px")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator("#efter")).to_be_focused()


@browsed
def test_on_paper_the_map_lies_across_a_sheet_of_its_own(browser: Browser) -> None:
    with opened(browser, "about:blank") as page:
        _show(page, COUNTED)
        paper = page.pdf(format="A4")
    sizes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", paper)
    across = [1 for one, other in sizes if float(one) > float(other)]
    assert len(across) == 1
