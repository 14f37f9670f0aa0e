"""What is told of a change, as text and as a comment: nothing in a change can steer where it is."""

from __future__ import annotations

from typing import Any, Final

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.change_formats import MARK, MOST, NOTHING, as_markdown, as_text
from generator.change_report import LONGEST, Given, Item, Report, Section, Words, listed

HOSTILE: Final = (
    "<script>alert(1)</script>",
    "@redaktionen",
    "[klik](https://ond.example)",
    "https://ond.example",
    "`` ` ``",
    "`",
    "x`@alle`y",
    "```\n@alle\n```",
    "\n\n/close\n",
    "# Overskrift",
    "<!-- vip2 changes -->",
    "&lt;b&gt; &amp;",
    "\\`@alle",
    "![](https://ond.example/spor.png)",
    "#123 !45 ~fejl",
    "| a | b |",
    "\x1b[31mrød\x07",
    "\u202eom",
    "a\u2028b",
)
# A heading, a paragraph and lists: what the comment itself is made of.
OUR_BLOCKS: Final = {"HtmlBlock", "Heading", "Paragraph", "List", "Item"}
OPENING: Final[Words] = ("Sammenlignet med a1b2c3d.",)


def _report(*items: Item) -> Report:
    return Report(OPENING, (), (Section("Nyt", items),))


def _events(comment: str) -> list[Any]:
    """What a CommonMark parser with GitHub's additions makes of it."""
    options = (
        pyromark.Options.ENABLE_GFM
        | pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_STRIKETHROUGH
        | pyromark.Options.ENABLE_TASKLISTS
        | pyromark.Options.ENABLE_MATH
    )
    return list(pyromark.events(comment, options=options))


def _of(events: list[Any], kind: str) -> list[Any]:
    return [event[kind] for event in events if isinstance(event, dict) and kind in event]


def _blocks(events: list[Any]) -> set[str]:
    """Every sort of block and span that begins."""
    return {one if isinstance(one, str) else next(iter(one)) for one in _of(events, "Start")}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_of_the_content_is_a_code_span_and_nothing_else(text: str) -> None:
    events = _events(
        as_markdown(_report(Item(("siden ", Given(text)), (("Titel: ", Given(text)),))))
    )

    assert _of(events, "Code") == [Given(text).shown] * 2
    assert _of(events, "Html") == [f"{MARK}\n"]
    assert _of(events, "InlineHtml") == []
    assert _blocks(events) == OUR_BLOCKS


@given(st.text())
def test_whatever_the_text_is_it_stays_in_its_code_span(text: str) -> None:
    events = _events(as_markdown(_report(Item(("siden ", Given(text), " er ny")))))

    assert _of(events, "Code") == ([Given(text).shown] if Given(text).shown else [])
    assert _of(events, "Html") == [f"{MARK}\n"]
    assert _blocks(events) == OUR_BLOCKS


@given(st.text())
def test_what_is_shown_is_one_line_of_signs_that_can_be_seen(text: str) -> None:
    shown = Given(text).shown

    assert all(letter.isprintable() for letter in shown)
    assert len(shown) <= LONGEST
    assert as_text(_report(Item((Given(text),)))).splitlines()[-1] == f"    »{shown}«"


def test_a_long_text_is_cut() -> None:
    assert Given("x" * 80).shown == "x" * 80
    assert Given("x" * 81).shown == "x" * 79 + "…"
    assert Given("lang tekst " * 20).shown == "lang tekst " * 7 + "la…"


def test_an_empty_text_is_told_to_be_empty() -> None:
    assert "- siden (intet)\n" in as_markdown(_report(Item(("siden ", Given(" \n")))))


def test_a_comment_says_how_much_there_is_and_then_what() -> None:
    report = Report(
        ("Sammenlignet med ", Given("a1b2c3d", quoted=False), "."),
        (("Der er fejl.",),),
        (
            Section("Nyt", (Item(("siden ", *listed((Given("A"), Given("B"))))),)),
            Section("Ændret", (Item(("siden ", Given("C")), (("Titel: ", Given("`")),)),) * 2),
        ),
    )

    assert as_markdown(report) == (
        "<!-- vip2 changes -->\n"
        "### Hvad ændringen betyder\n\n"
        "Sammenlignet med `a1b2c3d`.\n\n"
        "**Der er fejl.**\n\n"
        "- Nyt: 1\n"
        "- Ændret: 2\n\n"
        "#### Nyt\n\n"
        "- siden `A` og `B`\n\n"
        "#### Ændret\n\n"
        "- siden `C`\n"
        "  - Titel: `` ` ``\n"
        "- siden `C`\n"
        "  - Titel: `` ` ``\n"
    )


def test_a_comment_of_nothing_says_so() -> None:
    assert as_markdown(Report(OPENING, (), ())).endswith(f"a1b2c3d.\n\n{NOTHING}\n")


def test_a_comment_that_would_be_too_long_ends_with_how_many_are_left_out() -> None:
    items = tuple(Item(("siden ", Given(f"{number} {'`x' * 30}"))) for number in range(2000))
    comment = as_markdown(Report(OPENING, (), (Section("Nyt", items), Section("Væk", items))))
    shown = comment.count("\n- siden ")

    assert 55_000 < len(comment) < MOST + 200
    assert "\n- Nyt: 2.000\n- Væk: 2.000\n" in comment
    assert comment.endswith(
        f"\nOg {4000 - shown:,} punkter mere, som der ikke er plads til; "
        "`vip2 changes` viser alt.\n".replace(",", ".", 1)
    )
