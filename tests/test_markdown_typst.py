"""Prose as Typst code: what each mark becomes, and that whatever is written can be printed."""

from __future__ import annotations

import re
from typing import Final

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from reading_pdf import Structure, words
from test_markdown_html import PIECES

from generator import typesetting
from generator.markdown import read
from generator.markdown_typst import Reference, render

SCHEMES: Final = frozenset({"jobpakke"})
FONTS: Final = typst.Fonts(include_system_fonts=False)
PICTURE: Final = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"></svg>'
# All that the code may be made of when its strings are taken out.
FUNCTIONS: Final = {
    *("par", "part", "notice", "raw", "list", "enum", "tasks", "ruled", "cited", "jump"),
    *("noted", "noted-again", "picture", "small-picture", "linebreak", "emph", "strong"),
    *("strike", "quote", "divider"),
}


def refer(target: str, words: str) -> Reference:
    """Every link has number 1, but one whose words are its address."""
    if target.startswith("#"):
        return Reference(target)
    return Reference(f"https://vip2.example/{target}", int(words != target))


def code(text: str, *, level: int = 1, prefix: str = "") -> str:
    return render(read(text, SCHEMES), refer, level=level, prefix=prefix)


def typeset(text: str) -> bytes:
    """The text on paper, with the one address in its list."""
    body = f'{code(text)}\n#addresses((("https://vip2.example/", "vip2.example"),))'
    main = f'#import "text.typ": *\n#show: styled.with(title: "Prøve")\n#{body}\n'
    files = {**typesetting.forms(), "main.typ": main.encode()}
    files |= {f"pictures/{one.target}": PICTURE for one in read(text, SCHEMES).pictures}
    pdf: bytes
    pdf, warnings = typst.compile_with_warnings(  # type: ignore[call-overload] # not typed: files
        files, font_paths=FONTS, pdf_standards="ua-1", timestamp=0
    )
    assert [warning.message for warning in warnings] == []
    return pdf


def flat(text: str) -> str:
    """The letters alone."""
    return re.sub(r"\s+", "", text)


CASES: Final = (
    ("", "[]"),
    ("Hej", 'par("Hej")'),
    ("*a* **b** ~~c~~ `<d>`", 'par({emph("a") " " strong("b") " " strike("c") " " raw("<d>")})'),
    ("a\nb  \nc", 'par({"a" " " "b" linebreak() "c"})'),
    ("## A\n\n#### B\n\n### C", 'part(1, "a", "A") part(2, "b", "B") part(2, "c", "C")'),
    ("> a", 'quote(par("a"), block: true)'),
    ("> [!TIP]\n> a", 'notice("Tip", par("a"))'),
    ("- a\n- b", 'list("a", "b")'),
    ("3. a\n4. b", 'enum("a", "b", start: 3)'),
    ("- [ ] a\n- [x] b\n- c", 'tasks(("o","x","",), "a", "b", "c")'),
    ("- a\n  - b", 'list({"a" list("b")})'),
    ("    kode\n    mere", 'raw("kode\\nmere", block: true)'),
    ("---", "divider()"),
    (
        "| a | b |\n|:-|-:|\n| c | d |",
        'ruled((left,right,), ("a","b",), ("c","d",), caption: none, uncut: true)',
    ),
    (
        "Tabel: Tal\n\n| a |\n|-|",
        'ruled((auto,), ("a",), caption: "Tal", uncut: true)',
    ),
    ("[a](jobpakke:x)", 'par(cited("https://vip2.example/jobpakke:x", 1, "a"))'),
    ("<https://x.dk>", 'par(cited("https://vip2.example/https://x.dk", 0, "https://x.dk"))'),
    ("## A\n\n[b](#a) [c](#d)", 'part(1, "a", "A") par({jump("a", "b") " " "c"})'),
    ("[a](javascript:x)", 'par("a")'),
    ("![En trappe](t.svg)", 'picture("t.svg", "En trappe", "")'),
    ("a ![En trappe](t.svg)", 'par({"a " small-picture("t.svg", "En trappe")})'),
    (
        "a[^x] b[^x]\n\n[^x]: Note.",
        'par({"a" noted("fodnote_1", "Note.") " b" noted-again("fodnote_1")})',
    ),
    ("<b>a</b>", 'par({"<b>" "a" "</b>"})'),
    ("<div>\na\n</div>", 'par("<div>\\na\\n</div>")'),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_mark_becomes_a_call(text: str, expected: str) -> None:
    written = code(text)

    top = written.removeprefix("{\n").removesuffix("\n}") if written.startswith("{") else written
    assert re.sub(r"\{ | \}", lambda brace: brace[0].strip(), " ".join(top.split("\n"))) == expected


def test_headings_begin_where_they_are_told_and_bear_the_prefix() -> None:
    assert code("# A\n\n## B", level=2, prefix="koege/").split("\n")[1:-1] == [
        'part(2, "koege/a", "A")',
        'part(3, "koege/b", "B")',
    ]


def test_a_word_without_end_may_be_broken_and_a_long_row_may_go_on_overleaf() -> None:
    assert code("a" * 50) == f'par("{"a" * 20}\u200b{"a" * 20}\u200b{"a" * 10}")'
    assert "uncut: false" in code(f"| a |\n|-|\n| {'ord ' * 101}|")


@given(PIECES)
def test_nothing_that_is_written_stands_outside_a_string(text: str) -> None:
    bare = re.sub(r'"(?:[^"\\]|\\["\\nt])*"', "", code(text))

    assert re.fullmatch(r"[\s\w(){},:\[\]-]*", bare)
    assert set(re.findall(r"([a-z-]+)\(", bare)) <= FUNCTIONS


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES)
def test_whatever_is_written_becomes_a_tagged_pdf(text: str) -> None:
    assert typeset(text.replace("b.png", "b.svg")).startswith(b"%PDF-1.7")


def test_letters_come_through_complete_and_in_order() -> None:
    text = """\
## Æblegrød #let $x$ \\<label> @ref

Tekst // ikke en kommentar /* heller ikke */ \\\\ `#raw` og »citat« med 100 % ~~streget~~.

- punkt [med link](jobpakke:x)
- [x] opgave

| Navn | Tal |
| --- | --- |
| Køge | 12 |

> [!WARNING]
> Pas på.

```
kode # "tegn" \\n
```
"""
    found = flat(words(typeset(text)))
    parts = (flat(line) for line in read(text, SCHEMES).plain.split("\n"))
    place = 0
    for part in parts:
        assert part in found[place:]
        place = found.index(part, place)


def test_programs_that_read_aloud_are_told_what_is_what() -> None:
    pdf = typeset(
        "## A\n\nTekst[^n]\n\n### B\n\n- a\n- b\n\n![Trappen](t.svg)\n\n"
        "| a | b |\n|-|-|\n| c | d |\n\n[^n]: En note.\n"
    )
    names = [tag.name for tag in Structure(pdf).tags()]

    assert [name for name in names if name.startswith("H")] == ["H1", "H2", "H1"]  # and Adresser
    assert names.count("LI") == 3  # and the address
    assert names.count("TH") == 2
    assert names.count("TD") == 2
    assert names.count("Note") == 1
    assert [tag.alternative for tag in Structure(pdf).tags() if tag.name == "Figure"] == ["Trappen"]
