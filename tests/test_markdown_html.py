"""Prose as HTML, read back by html5lib and set beside what pulldown-cmark itself makes of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

import html5lib
import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markdown import read
from generator.markdown_html import render

SCHEMES: Final = frozenset({"jobpakke"})

# Everything that a fragment may hold: each element with its attributes.
ALLOWED: Final = {
    **{name: {"id"} for name in ("h1", "h2", "h3", "h4", "h5", "h6")},
    **{name: set[str]() for name in ("em", "strong", "del", "br", "hr", "blockquote", "label")},
    **{name: set[str]() for name in ("ul", "table", "caption", "thead", "tbody", "tr")},
    "p": {"class"},
    "a": {"href", "title", "rel", "class", "aria-label"},
    "img": {"src", "alt", "title"},
    "pre": {"tabindex"},
    "code": {"class"},
    "ol": {"start"},
    "li": {"id", "class"},
    "input": {"type", "disabled", "checked", "aria-label"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "th": {"scope", "class"},
    "td": {"class", "data-label"},
    "aside": {"class", "role"},
    "sup": {"class", "id"},
    "section": {"class", "aria-label"},
}
MARKED: Final = st.text(
    alphabet="ab æ\n\t\\#*_`~[]()<>!|-+=:;&^1x.@/\"'{}\x00\ufffe\r", max_size=80
)
PIECES: Final = st.lists(
    st.sampled_from(
        [
            *("# a\n", "### b\n", "> ", "> [!NOTE]\n", "- ", "- [x] ", "1. ", "\n\n", "\n", "    "),
            *("| a | b |\n|:-|-:|\n| c |\n", "Tabel: t\n\n", "[^1]", "[^1]: n\n", "[^2]: [^1]\n"),
            *("**", "*", "~~", "`", "```\n", "<b>", "<script>", "<!-- ", "-->", "<a href=x>"),
            *("[a](jobpakke:x)", "[a](javascript:x)", '[a](https://x.dk "t")', "<data:x>"),
            *("![a](b.png)", "![a](https://x.dk/b.png)", "![](", '"', "&lt;", "&#1;", "æ", "a b"),
        ]
    ),
    max_size=14,
).map("".join)


def fragment(text: str, *, heading_base: int = 2, prefix: str = "") -> str:
    return render(read(text, SCHEMES), lambda to: to, heading_base=heading_base, prefix=prefix)


def parsed(html: str) -> list[Element]:
    """The elements of a fragment, as an HTML5 parser sees them. The first is the whole."""
    page = html5lib.parse(f"<!DOCTYPE html><title>t</title>{html}", namespaceHTMLElements=False)
    body = page.find("body")
    assert body is not None
    return list(body.iter())


def strictly_parsed(html: str) -> list[Element]:
    """The same, but a fragment that is not HTML5 as it should be raises."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = parser.parse(f"<!DOCTYPE html><html><head><title>t</title></head><body>{html}</body>")
    return list(page.find("body").iter())


CASES: Final = (
    ('Hej <b> & "du"', '<p>Hej &lt;b&gt; &amp; "du"</p>\n'),
    (
        "*a* **b** ~~c~~ `<d>`",
        "<p><em>a</em> <strong>b</strong> <del>c</del> <code>&lt;d&gt;</code></p>\n",
    ),
    ("a  \nb\nc", "<p>a<br>\nb\nc</p>\n"),
    ("<div>\nx\n</div>", "<p>&lt;div&gt;\nx\n&lt;/div&gt;</p>\n"),
    ("&lt;b&gt;", "<p>&lt;b&gt;</p>\n"),
    ("a&#1;b&#x202e;", "<p>a\ufffdb\ufffd</p>\n"),
    ("---", "<hr>\n"),
    ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
    ("7. a\n8. b", '<ol start="7">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
    ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
    (
        "```yaml title\na: <b>\n```",
        '<pre tabindex="0"><code class="language-yaml">a: &lt;b&gt;\n</code></pre>\n',
    ),
    (
        '[a *b*](https://x.dk?a=1&b=2 "t")',
        '<p><a href="https://x.dk?a=1&amp;b=2" title="t" rel="external">a <em>b</em></a></p>\n',
    ),
    ("[a](jobpakke:x)", '<p><a href="jobpakke:x">a</a></p>\n'),
    ("[a *b*](javascript:x)", "<p>a <em>b</em></p>\n"),
    ('![En "mus"](m.png)', '<p><img src="m.png" alt="En &quot;mus&quot;"></p>\n'),
    (
        "![mus](https://x.dk/a.png) [a](https://x.dk/a.png)",
        '<p>mus <a href="https://x.dk/a.png" rel="external">a</a></p>\n',
    ),
    ("", ""),
)
FILES: Final = sorted((Path(__file__).parent / "cases" / "markdown").glob("*.md"))


@pytest.mark.parametrize(("text", "html"), CASES)
def test_a_text_becomes_exactly_this_html(text: str, html: str) -> None:
    assert fragment(text) == html
    strictly_parsed(html)


@pytest.mark.parametrize("case", FILES, ids=lambda case: case.stem)
def test_a_file_becomes_exactly_the_html_beside_it(case: Path) -> None:
    html = case.with_suffix(".html").read_text("utf-8")
    assert fragment(case.read_text("utf-8")) == html
    strictly_parsed(html)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        *(("NOTE", "Bemærk"), ("TIP", "Tip"), ("IMPORTANT", "Vigtigt")),
        *(("WARNING", "Advarsel"), ("CAUTION", "Forsigtig")),
    ],
)
def test_an_alert_has_a_danish_title(kind: str, title: str) -> None:
    aside = parsed(fragment(f"> [!{kind}]\n> a"))[1]
    assert (aside.tag, aside.get("class")) == ("aside", f"alert {kind.lower()}")
    assert aside[0].text == title


@pytest.mark.parametrize(
    ("base", "text", "levels"),
    [
        (2, "## a\n\n### b", ["h2", "h3"]),
        (3, "## a\n\n### b", ["h3", "h4"]),
        (2, "# a\n\n## b", ["h2", "h3"]),
        (2, "### a", ["h2"]),
        (4, "## a\n\n### b\n\n#### c\n\n##### d", ["h4", "h5", "h6", "h6"]),
    ],
)
def test_the_highest_heading_gets_the_level_of_its_place(
    base: int, text: str, levels: list[str]
) -> None:
    found = [element.tag for element in parsed(fragment(text, heading_base=base))[1:]]
    assert found == levels


def test_every_anchor_of_the_outline_is_the_id_of_its_heading() -> None:
    prose = read("## Ærø\n\n### *Trin*\n\n> ### Trin")
    ids = [element.get("id") for element in parsed(render(prose, str, prefix="a-"))]
    assert [found for found in ids if found] == [f"a-{item.anchor}" for item in prose.headings]


def test_every_address_passes_through_href() -> None:
    prose = read("[a](jobpakke:x#y) ![b c](d.png) [e](#f) [g](http://h.dk)", SCHEMES)
    html = render(prose, lambda target: f"<{target}>")
    elements = parsed(html)
    assert [element.get("href") or element.get("src") for element in elements[2:]] == [
        *("<jobpakke:x#y>", "<d.png>", "<#f>", "<http://h.dk>")
    ]
    assert elements[-1].get("rel") == "external"


def test_tables_without_a_caption_are_named_by_their_first_header_each_by_its_own_name() -> None:
    table = "| {} | b |\n|---|---|\n| c | d |\n\n"
    text = table.format("*Kommune*") + table.format("Kommune") + table.format("")
    names = [element.get("aria-label") for element in parsed(fragment(text))]
    assert [name for name in names if name] == ["Tabel: Kommune", "Tabel: Kommune (2)", "Tabel: b"]


def test_a_paragraph_that_is_no_caption_stays() -> None:
    text = "Tabel: a\n\nb\n\n| c |\n|---|\n\nTabel:\n\n| d |\n|---|\n"
    paragraphs = [element.text for element in parsed(fragment(text)) if element.tag == "p"]
    assert paragraphs == ["Tabel: a", "b", "Tabel:"]


def test_notes_are_numbered_as_they_are_met_and_unused_ones_left_out() -> None:
    text = "a[^x] b[^y]\n\n[^unused]: u\n\n[^z]: Z\n\n[^Y]: Y\n\n[^x]: X[^z]\n"
    notes = [element for element in parsed(fragment(text)) if element.tag == "li"]
    assert [(note.get("id"), "".join(note.itertext()).strip()[0]) for note in notes] == [
        *(("fodnote_1", "X"), ("fodnote_2", "Y"), ("fodnote_3", "Z"))
    ]


def test_notes_that_refer_to_each_other_come_to_an_end() -> None:
    elements = parsed(fragment("a[^x]\n\n[^x]: b[^y]\n\n[^y]: c[^x]\n"))
    assert sum(element.tag == "li" for element in elements) == 2


@pytest.mark.parametrize(
    "note", ["[^1]:", "[^1]:\n    - a", "[^1]: a\n\n        kode", "[^1]: | a |\n    |---|"]
)
def test_every_note_has_a_way_back(note: str) -> None:
    links = [element for element in parsed(fragment(f"a[^1]\n\n{note}\n")) if element.tag == "a"]
    assert [link.get("href") for link in links] == ["#fodnote_1", "#henvisning_1_1"]


def test_prefixes_keep_the_ids_of_a_page_apart() -> None:
    text = "## a\n\nb[^1]\n\n[^1]: c"
    elements = parsed(fragment(text, prefix="x-") + fragment(text, prefix="y-"))
    ids = [element.get("id") for element in elements if element.get("id")]
    targets = [str(element.get("href"))[1:] for element in elements if element.get("href")]
    assert len(ids) == len(set(ids)) == 6
    assert set(targets) <= set(ids)


def flat(elements: list[Element]) -> list[tuple[str, str, str]]:
    """Element, address and words, without what our HTML adds or words in another way."""
    return [
        (
            element.tag,
            (element.get("href") or element.get("src") or "").replace("mailto:", ""),
            " ".join("".join(element.itertext()).split()),
        )
        for element in elements
        if element.tag not in {"body", "div"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## a\n\nb *c **d*** `e`  \nf\n\n---\n\n> g\n>\n> - h\n> - i\n>\n>   j",
        "1. a\n2. b\n\n   c\n\n       kode\n3. d\n",
        "[a](https://x.dk/b) [c][d] <https://e.dk> <f@g.dk> ![h i](j.png)\n\n[d]: #k",
        "```\n<a> & b\n```\n\n    c\n\nd\n=\n\ne \\* &copy; f\n",
        "| a | b |\n|:--|--:|\n| *c* | d |\n| e |\n",
    ],
)
def test_common_markdown_has_the_structure_that_the_parser_itself_gives_it(text: str) -> None:
    base = 1 if "\n=\n" in text else 2
    theirs = pyromark.html(text, options=pyromark.Options.ENABLE_TABLES)
    assert flat(parsed(fragment(text, heading_base=base))) == flat(parsed(theirs))


PLAIN: Final = st.lists(
    st.sampled_from(
        [
            "a",
            "Æ b",
            "*",
            "**",
            "_",
            "`",
            "> ",
            "- ",
            "1. ",
            "\n",
            "\n\n",
            "    ",
            "---",
            "\\",
            "&amp;",
        ]
    ),
    max_size=20,
).map("".join)


@given(PLAIN)
def test_any_common_markdown_has_that_structure(text: str) -> None:
    assert flat(parsed(fragment(text))) == flat(parsed(pyromark.html(text)))


def reaches_only_where_allowed(element: Element) -> bool:
    address = element.get("href") or element.get("src") or "#"
    return bool(re.match(r"(https?|mailto|tel|jobpakke):|#|[\w./-]+$", address))


@given(MARKED | PIECES)
def test_no_text_brings_in_an_element_or_attribute_that_is_not_allowed(text: str) -> None:
    html = fragment(text)
    elements = strictly_parsed(html)[1:]
    for element in elements:
        assert set(element.keys()) <= ALLOWED[element.tag]
        assert reaches_only_where_allowed(element)
    ids = [element.get("id") for element in elements if element.get("id")]
    assert len(ids) == len(set(ids))
    notes = [element for element in elements if "fodnote_" in str(element.get("href"))]
    assert {str(element.get("href"))[1:] for element in notes} <= set(ids)
    assert fragment(text) == html


@given(PLAIN)
def test_no_word_is_lost(text: str) -> None:
    shown = "".join(parsed(fragment(text))[0].itertext()).split()
    assert shown == read(text).plain.split()
