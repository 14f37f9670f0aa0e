"""The text of an entry keeps its words and its structure, and loses what only our pages know."""

from __future__ import annotations

import pytest

from generator.plain_markup import reduced

PAGE = "https://vip2.example/metoder/mentorordning/"


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("", ""),
        ("<p>Blåbær &amp; æbler: 1 &lt; 2</p>", "<p>Blåbær &amp; æbler: 1 &lt; 2</p>"),
        ('<h2 id="a" class="b">Ord</h2>', "<h2>Ord</h2>"),
        ('<a href="https://a.dk/" rel="next" target="b">c</a>', '<a href="https://a.dk/">c</a>'),
        ('<p>Et <span class="a">lille</span> ord</p>', "<p>Et lille ord</p>"),
        ('<div role="region" tabindex="0" aria-label="Tabel">1</div>', "<div>1</div>"),
        ("<script>alert(1)</script>efter", "efter"),
        ('<svg><a href="x">kort</a></svg><p>efter</p>', "<p>efter</p>"),
        ("<form><label>Ord<input></label></form>efter", "efter"),
        ('<p onclick="alert(1)" style="color:red">Ord</p>', "<p>Ord</p>"),
        ('<label><input type="checkbox" disabled checked> Færdig</label>', "☑ Færdig"),
        ('<label><input type="checkbox" disabled> Mangler</label>', "☐ Mangler"),
        ("<pre><code>a\n  b</code></pre>", "<pre><code>a\n  b</code></pre>"),
        ("<p>a<!-- hemmeligt -->b</p>", "<p>ab</p>"),
    ],
)
def test_words_and_structure_stay_and_looks_and_deeds_go(html: str, plain: str) -> None:
    assert reduced(html, PAGE) == plain


def test_a_footnote_leads_to_the_one_on_the_page() -> None:
    note = f'<sup><a href="{PAGE}#fodnote_1">1</a></sup>'
    assert reduced('<sup><a href="#fodnote_1" id="henvisning_1_1">1</a></sup>', PAGE) == note


def test_a_table_keeps_its_cells() -> None:
    table = "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    assert reduced(f'<div class="table" tabindex="0">{table}</div>', PAGE) == f"<div>{table}</div>"


def test_no_nesting_is_too_deep() -> None:
    deep = f"{'<em>' * 500}ord{'</em>' * 500}"
    assert reduced(deep, PAGE) == deep
