"""Code for Typst: what stands in a string stays letters, and every letter can be set."""

from __future__ import annotations

import pytest
import typst
from reading_pdf import words

from generator.typst_code import call, joined, row, string

FONTS = typst.Fonts(include_system_fonts=False)


def typeset(code: str) -> bytes:
    """A PDF/UA of one expression."""
    head = '#set document(title: "t")\n#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))\n'
    return typst.compile(
        f"{head}#{code}\n".encode(), font_paths=FONTS, pdf_standards="ua-1", timestamp=0
    )


@pytest.mark.parametrize(
    ("letters", "code"),
    [
        ("", '""'),
        ("Æblegrød på Ærø", '"Æblegrød på Ærø"'),
        ('"citat" og \\ ', '"\\"citat\\" og \\\\ "'),
        ("to\nlinjer\tmed mellemrum", '"to\\nlinjer\\tmed mellemrum"'),
        ("#let $x$ <y> @z // /* `", '"#let $x$ <y> @z // /* `"'),
        ('"); panic("', '"\\"); panic(\\""'),
        ("smil 😀 漢 ☺\ufe0f", '"smil � � �"'),
        ("\x00\x1b\u202e\ud800", '"����"'),
        ("✓ ☐ ½ → € Ω Ж ğ", '"✓ ☐ ½ → € Ω Ж ğ"'),
    ],
)
def test_letters_become_a_string(letters: str, code: str) -> None:
    assert string(letters) == code


def test_every_letter_that_a_string_keeps_can_be_set() -> None:
    kept = [chr(number) for number in range(0x30000) if "\ufffd" not in string(chr(number))]
    shown = [letter for letter in kept if letter.isprintable()]

    assert len(shown) > 2000
    assert typeset(call("par", string(" ".join(shown))))  # PDF/UA refuses what no font has


def test_what_is_set_is_what_was_written() -> None:
    letters = '#let x = 1; "citat" \\ $a^2$ <b> @c // d /* e */ `f` *g* _h_ ~ -- ... ] } )'

    assert words(typeset(call("par", string(letters)))) == letters


def test_calls_and_rows_are_written_as_typst_reads_them() -> None:
    assert call("par", '"a"', first_line="1pt") == 'par("a", first-line: 1pt)'
    assert row(['"a"']) == '("a",)'
    assert row([]) == "()"
    assert joined([]) == "[]"
    assert joined(['"a"']) == '"a"'
    assert joined(['"a"', 'strong("b")']) == '{\n"a"\nstrong("b")\n}'
