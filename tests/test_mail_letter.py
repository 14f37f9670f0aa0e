"""An issue as a letter: plain text and HTML that say the same, and survive every mail program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

import html5lib
import letters
import project
import pytest

from generator import letter, mail_styles, mail_text, markdown
from generator.mail_text import References
from generator.models.newsletters import Newsletter
from generator.pages.desk import Desk, environment

NAMES: Final = letters.names()
LARGEST: Final = 100_000
WIDEST: Final = 72
BLOCKS: Final = {"p", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "pre", "div", "br"}
# What only the eye of a person at a screen meets: the way back from a footnote, the preheader.
UNSAID: Final = {"footnote-back", "preheader"}


def _document(name: str) -> Element:
    """The letter as a mail program reads it; what is for Outlook alone stands in comments."""
    html = re.sub(r"<!--.*?-->", "", letters.written(name)[2], flags=re.DOTALL)
    document: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return document


def _said(element: Element) -> Iterator[str]:
    """The words of HTML in their order, with the numbers of lists as a reader sees them."""
    if element.tag in {"head", "style"} or set(element.get("class", "").split()) & UNSAID:
        yield element.tail or ""
        return
    if element.tag == "section":
        yield f" {element.get('aria-label')} "
    if element.tag == "a" and element.get("aria-label"):
        yield f" {element.get('aria-label')} {element.tail or ''}"
        return
    yield " " if element.tag in BLOCKS else ""
    yield element.text or ""
    for number, child in enumerate(element, int(element.get("start") or 1)):
        yield f" {number}. " if element.tag == "ol" else ""
        yield from _said(child)
    yield " " if element.tag in BLOCKS else ""
    yield element.tail or ""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("_", " ").casefold())


# --- both parts ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_both_forms_say_the_same_words_in_the_same_order(name: str) -> None:
    _, plain, _, _ = letters.written(name)
    without_links = re.sub(r"\[\d+\]", "", plain[: plain.index("\nLinks:\n")])
    # A table that is too wide for 72 columns repeats its headers in every row of the plain text.
    wide = re.compile(r"\nKommune: Aarhus\n.*?\nEn anden lang overskrift: 3\n", re.DOTALL)
    body = next(child for child in _document(name) if child.tag == "body")
    html = "".join(_said(body))
    if name == letters.EVERYTHING:
        assert wide.search(without_links)
        without_links = wide.sub("\n", without_links)
        html = re.sub(r"Kommune\s+En meget lang overskrift.*?Kort\s+3\s", "", html, flags=re.DOTALL)
    assert _words(html) == _words(without_links)


@pytest.mark.parametrize("name", NAMES)
def test_both_forms_link_to_the_same_addresses_in_the_same_order(name: str) -> None:
    _, plain, _, _ = letters.written(name)
    hrefs = [one.get("href", "") for one in _document(name).iter("a")]
    outward = list(dict.fromkeys(href for href in hrefs if not href.startswith("#")))
    numbered = re.findall(r"^\[\d+\] (\S+)$", plain, re.MULTILINE)
    # An address that is its own words has no number, since it can be read where it stands.
    assert numbered == [
        href for href in outward if href not in re.split(r"\s|,", plain.partition("\nLinks:")[0])
    ]


# --- plain text ---------------------------------------------------------------------------------


def test_the_plain_text_of_everything_that_can_stand_in_an_issue() -> None:
    expected = (letters.CASES / "alt.txt").read_text(encoding="utf-8")
    assert letters.written(letters.EVERYTHING)[1] == expected


@pytest.mark.parametrize("name", letters.names()[1:])
def test_no_line_is_wider_than_72_columns_but_for_an_address(name: str) -> None:
    lines = letters.written(name)[1].splitlines()
    assert [line for line in lines if len(line) > WIDEST and "https://" not in line] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Se [a](https://x.dk/1) og [b](https://x.dk/1).", "Se a [1] og b [1]."),
        ("Se <https://x.dk/>.", "Se https://x.dk/."),
        ("[](https://x.dk/)", "[1]"),
        ("Skriv til <a@b.dk>.", "Skriv til a@b.dk [1]."),
        ("En [fil](file:///etc/passwd).", "En fil."),
        ("Et *b* **c** ~~d~~ `e`", "Et _b_ *c* ~d~ `e`"),
        ("1\\\n2", "1\n2"),
        ("7. a\n8. b", "7. a\n8. b"),
        ("- a\n- b\n\n      kode\n", "- a\n\n- b\n\n      kode"),
        ("> a\n>\n> > b", "> a\n>\n> > b"),
        ("> [!WARNING]\n> Pas på.", "| Advarsel:\n| Pas på."),
        ("# A\n\n## B", "A\n~\n\nB\n~"),
        ("| a | b |\n|---|--:|\n| 1 | 22 |\n| ccc | |", "a     b\n---  --\n1    22\nccc"),
        ("a[^1]\n\n[^1]: b", "a (fodnote 1)\n\nFodnoter:\n\n1. b"),
        ("", ""),
    ],
)
def test_a_text_without_its_marks(text: str, expected: str) -> None:
    prose = markdown.read(text)
    assert "\n".join(mail_text.lines(prose, lambda target: target, References())) == expected


@pytest.mark.parametrize("length", range(60, 80))
def test_the_number_of_a_link_never_begins_a_line(length: int) -> None:
    prose = markdown.read(f"{'x ' * 10}{'y' * (length - 20)} [ord](https://x.dk/) og mere.")
    lines = mail_text.lines(prose, lambda target: target, References())
    assert "\n".join(lines).count("ord [1]") == 1
    assert max(map(len, lines)) <= WIDEST


# --- HTML ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_html_is_danish_small_and_fetches_nothing(name: str) -> None:
    _, _, html, settings = letters.written(name)
    document = _document(name)
    assert document.get("lang") == "da"
    assert len(html.encode()) < LARGEST
    tags = {one.tag for one in document.iter()}
    assert not tags & {"img", "link", "script", "iframe", "object", "form", "input", "svg"}
    assert not re.search(r"url\(|@import|@font-face", html)
    for one in document.iter("a"):
        address = one.get("href", "")
        inside = address.startswith("#") and f'id="{address[1:]}"' in html
        assert inside or address.startswith((settings.site_url, "https://", "mailto:"))


@pytest.mark.parametrize("name", NAMES)
def test_the_layout_is_tables_that_say_they_are_layout_and_styles_stand_on_the_elements(
    name: str,
) -> None:
    document = _document(name)
    tables = [one for one in document.iter("table") if one.find("thead") is None]
    assert len(tables) > 3
    assert {one.get("role") for one in tables} == {"presentation"}
    styled = ("body", "h1", "h2", "p", "a", "li", "td")
    bare = [one for tag in styled for one in document.iter(tag) if "style" not in one.attrib]
    assert bare == []


def test_the_list_of_mails_shows_the_summary_below_the_title() -> None:
    issue, _, html, _ = letters.written("2010-05")
    document = _document("2010-05")
    first = next(one for one in document.iter("div"))
    assert (first.get("class"), first.text) == ("preheader", issue.summary)
    assert "display:none" in first.get("style", "")
    assert f"<title>{issue.title}</title>" in html


def test_every_colour_of_the_letter_has_one_for_the_dark() -> None:
    css = "p{color:var(--ink);margin:0}.a,.b{background-color:var(--deep)}"
    tokens = (
        ":root{--ink:#111;--deep:#222;--sans:Arial}"
        "@media screen and (prefers-color-scheme:dark){:root{--ink:#eee}}"
    )
    assert mail_styles.light(css, tokens) == ("p{color:#111;margin:0}.a,.b{background-color:#222}")
    assert mail_styles.dark(css, tokens) == (
        "@media screen and (prefers-color-scheme:dark)"
        "{p{color:#eee!important}.a,.b{background-color:#222!important}}"
    )


# --- what has to be said ------------------------------------------------------------------------


def test_who_is_invented_is_marked_in_the_text_and_below_it_and_above_both() -> None:
    plain = letters.written(letters.EVERYTHING)[1]
    assert "Demonstration: Artiklen nævner personer eller cases, der er opdigtede." in plain
    assert "Spørg Amina [5] (demonstration)" in plain
    assert "Amina Eksempel [5] (demonstration)" in plain


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_says_where_it_comes_from_and_how_it_stops(name: str) -> None:
    _, plain, _, settings = letters.written(name)
    flat = " ".join(plain.split())
    assert f"Nyhedsbrevet kommer fra {settings.site_name} [" in flat
    assert "Vil du ikke have flere, så svar på mailen med ordet »Afmeld«." in flat


def test_every_number_that_a_letter_leads_to_says_what_it_is_a_share_of() -> None:
    flat = " ".join(letters.written("2009-11")[1].split())
    assert (
        "39 pct. [15]: I arbejde efter en jobpakke, foreløbigt tal. Andel af: ikke oplyst i kilden."
        " Opgjort november 2009, foreløbigt tal. Kilderne er uenige. - 38 pct. [16]: "
    ) in flat


def test_a_letter_names_the_mailbox_of_a_project_that_has_one() -> None:
    config = project.CONFIG.replace("demonstration: true", "mail: vip2@eksempel.dk")
    site = project.linked(project.files({"mkdocs.yml": config}))
    plain = letter.plain(Desk(site, environment()), site.all(Newsletter)[0])
    assert "Du kan også skrive til vip2@eksempel.dk [" in " ".join(plain.split())
    assert "] mailto:vip2@eksempel.dk\n" in plain


@pytest.mark.parametrize("name", letters.names()[1:])
def test_the_date_is_told_in_words_and_no_day_is_invented(name: str) -> None:
    issue, plain, _, _ = letters.written(name)
    assert f"\nUdgivet {issue.published.words()}\n" in plain
    assert issue.published.day is None


def test_a_letter_is_the_same_every_time() -> None:
    text = (letters.CASES / "alt.md").read_text(encoding="utf-8")
    found = set()
    for _ in range(2):
        desk = Desk(letters.site_of(text), environment())
        issue = desk.site.all(Newsletter)[0]
        found.add((letter.plain(desk, issue), letter.html(desk, issue)))
    assert len(found) == 1
