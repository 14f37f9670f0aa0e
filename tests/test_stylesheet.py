"""A theme's stylesheet is sieved to the rules that can apply on our pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.stylesheet import dense, sieved


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("a{color:red}", "a{color:red}"),
        (".text p{margin:0}", ".text p{margin:0}"),
        (".menu p{margin:0}", ""),
        (".text .menu{margin:0}", ""),
        (".text p,.menu p{margin:0}", ".text p{margin:0}"),
        (":is(.text,h1) p{margin:0}", ":is(.text,h1) p{margin:0}"),
        (":is(.text,.menu) p{margin:0}", ""),
        ("@media print{.menu{top:0}a{top:0}}", "@media print{a{top:0}}"),
        ("@media print{.menu{top:0}}", ""),
        ("@keyframes turn{from{top:0}to{top:1px}}a{top:0}", "a{top:0}"),
        ('a:after{content:"}.menu{"}', 'a:after{content:"}.menu{"}'),
        ('b{--i:url("x;{}")}', ""),
        ('b{--i:url("x;{}")}i{mask:var(--i)}', 'b{--i:url("x;{}")}i{mask:var(--i)}'),
        ('b{--i:url("x");top:0}', "b{top:0}"),
        ('@media print{b{--i:url("x");top:0}}', "@media print{b{top:0}}"),
    ],
)
def test_what_names_a_class_that_no_page_bears_is_left_out(css: str, left: str) -> None:
    assert sieved(css, frozenset({"text"})) == left


@given(st.text(alphabet="ab.,:;{}()\"'@ \n"))
def test_no_text_is_too_odd_to_be_sieved(css: str) -> None:
    sieved(css, frozenset())


def test_comments_and_line_breaks_cost_nothing() -> None:
    assert dense("/* Om\n   */\na,\nb {\n  top: 0;\n  left: 1px;\n}\n") == "a,b{top: 0;left: 1px;}"


def test_a_text_keeps_the_spaces_around_its_signs() -> None:
    assert dense('a::before { content: "Ja, tak; nej"; }') == 'a::before{content: "Ja, tak; nej";}'


def test_a_selector_keeps_the_space_that_means_inside() -> None:
    assert dense(".a :is(b, i) > p {}") == ".a :is(b,i) > p{}"
