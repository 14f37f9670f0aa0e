"""Forms are cut at their slots once, and pages are set by joining strings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markdown import Heading
from generator.page import Crumb, Layout, Page, Shape, href
from generator.press import (
    SLOTS,
    UnfitFormError,
    cut,
    form_address,
    outline,
    press,
    sentinels,
    slots,
)

GUIDE = Shape("metoder", 2, Layout.ARTICLE)


def engine(values: dict[str, str]) -> str:
    """A theme in one line a slot, in which the title stands twice."""
    lines = [f"<i>{values[name]}</i>" for name in SLOTS]
    return "\n".join([*lines, f"<b>{values['title']}</b>"])


@given(st.fixed_dictionaries({name: st.text() for name in SLOTS}))
def test_a_pressed_page_is_what_the_engine_makes_of_the_same_values(values: dict[str, str]) -> None:
    form = cut(engine(sentinels(GUIDE)), form_address(GUIDE))

    assert press(form, values) == engine(values)


def test_a_value_that_looks_like_a_slot_is_left_alone() -> None:
    form = cut(engine(sentinels(GUIDE)), form_address(GUIDE))
    values = {**dict.fromkeys(SLOTS, ""), "content": sentinels(GUIDE)["title"], "title": "Mentor"}

    assert sentinels(GUIDE)["title"] in press(form, values)


def test_the_front_page_has_no_address_to_cut() -> None:
    front = Shape("", 0, Layout.FRONT)

    assert form_address(front) == ""
    assert "address" not in cut(engine(sentinels(front)), form_address(front)).names


def test_forms_of_different_shapes_stand_at_different_addresses() -> None:
    shapes = {Shape(s, d, w) for s in ("", "om") for d in (1, 2, 3) for w in Layout}

    assert len({form_address(shape) for shape in shapes}) == len(shapes)
    assert all(form_address(shape).count("/") == shape.depth for shape in shapes)


@pytest.mark.parametrize("name", ["title", "description", "robots", "head", "opening", "content"])
def test_a_form_without_a_slot_that_every_page_fills_is_refused(name: str) -> None:
    html = engine({**sentinels(GUIDE), name: ""})

    with pytest.raises(UnfitFormError, match=name):
        cut(html, form_address(GUIDE))


@pytest.mark.parametrize("name", ["trail", "outline"])
def test_a_layout_may_leave_out_trail_and_outline(name: str) -> None:
    html = engine({**sentinels(GUIDE), name: ""})

    assert name not in cut(html, form_address(GUIDE)).names


def test_a_slot_that_is_not_known_is_refused() -> None:
    html = engine(sentinels(GUIDE)) + "\ue000side\ue001"

    with pytest.raises(UnfitFormError, match="side"):
        cut(html, form_address(GUIDE))


def test_titles_are_escaped_and_html_is_not() -> None:
    page = Page("om/", 'DA & "LO"', "Mål < 5 %", "<h1>DA &amp; LO</h1>", head="<meta>")

    values = slots(page)

    assert values["title"] == "DA &amp; &quot;LO&quot;"
    assert values["description"] == "Mål &lt; 5 %"
    assert values["content"] == "<h1>DA &amp; LO</h1>"
    assert values["head"] == "<meta>"


@pytest.mark.parametrize(
    ("indexed", "robots"), [(True, ""), (False, '<meta name="robots" content="noindex">')]
)
def test_a_page_that_is_not_to_be_found_says_so(indexed: bool, robots: str) -> None:  # noqa: FBT001 - a case
    assert slots(Page("om/", "Om", "", "", indexed=indexed))["robots"] == robots


def test_the_opening_is_parted_from_the_content_so_that_the_outline_can_stand_below_it() -> None:
    opening = '<header class="opening"><h1>Mentor</h1></header>'

    values = slots(Page("om/", "Mentor", "", f"\n{opening}\n<p>Tekst</p>"))

    assert (values["opening"], values["content"]) == (opening, "<p>Tekst</p>")


def test_a_page_without_an_opening_is_all_content() -> None:
    values = slots(Page("om/", "Om", "", "<h1>Om</h1><header>x</header>"))

    assert (values["opening"], values["content"]) == ("", "<h1>Om</h1><header>x</header>")


def test_the_trail_leads_from_the_front_page_by_relative_links() -> None:
    crumbs = (Crumb("Metoder & guider", "metoder/"),)

    assert slots(Page("metoder/mentor/", "Mentor", "", "", trail=crumbs))["trail"] == (
        '<nav class="trail" aria-label="Brødkrumme"><ol><li><a href="../../">Forside</a></li>'
        '<li><a href="../../metoder/">Metoder &amp; guider</a></li>'
        '<li><span aria-current="page">Mentor</span></li></ol></nav>'
    )


def test_the_front_page_stands_in_the_trail_once_though_it_is_given() -> None:
    given_home = slots(Page("om/", "Om", "", "", trail=(Crumb("Forside", ""),)))["trail"]

    assert given_home == slots(Page("om/", "Om", "", ""))["trail"]
    assert given_home.count("Forside") == 1


def test_the_front_page_has_no_trail() -> None:
    assert slots(Page("", "VIP2", "", "", layout=Layout.FRONT))["trail"] == ""


def heading(level: int, title: str) -> Heading:
    return Heading(level=level, title=title, anchor=title.lower())


def test_the_outline_nests_the_second_level_and_leaves_out_the_third() -> None:
    headings = [heading(2, "A"), heading(3, "B"), heading(4, "C"), heading(3, "D"), heading(2, "E")]

    assert outline(headings).endswith(
        '<ol><li><a href="#a">A</a><ol><li><a href="#b">B</a></li><li><a href="#d">D</a></li></ol>'
        '</li><li><a href="#e">E</a></li></ol></nav>'
    )


def test_an_outline_that_begins_on_the_second_level_loses_nothing() -> None:
    assert outline([heading(3, "A"), heading(2, "B")]).endswith(
        '<ol><li><a href="#a">A</a></li><li><a href="#b">B</a></li></ol></nav>'
    )


@pytest.mark.parametrize("headings", [[], [heading(2, "A")]])
def test_fewer_than_two_headings_are_no_outline(headings: list[Heading]) -> None:
    assert outline(headings) == ""


@pytest.mark.parametrize(
    ("seen_from", "address", "link"),
    [
        ("", "", "./"),
        ("", "om/", "./om/"),
        ("om/", "", "../"),
        ("metoder/mentor/", "metoder/", "../../metoder/"),
        ("metoder/mentor/", "ordliste/#mentor", "../../ordliste/#mentor"),
        ("metoder/mentor/", "#faldgruber", "#faldgruber"),
    ],
)
def test_links_are_relative_to_the_page_that_they_stand_on(
    seen_from: str, address: str, link: str
) -> None:
    assert href(address, seen_from=seen_from) == link


@pytest.mark.parametrize("address", ["/om/", "om", "https://vip2.example"])
def test_an_address_that_is_not_relative_or_has_no_slash_at_its_end_is_a_bug(address: str) -> None:
    with pytest.raises(ValueError, match="relative"):
        Page(address, "", "", "")
