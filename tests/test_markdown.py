"""Markdown as editors write it: what is refused and with which words, and what is found in it."""

from __future__ import annotations

import time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.markdown import Fault, Heading, Link, Prose, read
from generator.markdown_tree import MOST_EVENTS

SCHEMES: Final = frozenset({"jobpakke", "metode", "målgruppe"})
MARKED: Final = st.text(
    alphabet="ab æ\n\t\\#*_`~[]()<>!|-+=:;&^1x.@/\"'{}\u200b\ufeff\r", max_size=80
)


def codes(text: str) -> list[str]:
    return [fault.code for fault in read(text, SCHEMES).faults]


def only_fault(text: str) -> Fault:
    (fault,) = read(text, SCHEMES).faults
    return fault


# The text, what is underlined in it, the code, the message, the remedy.
BAD: Final = (
    (
        *("Hej <b>alle</b>", "<b>", "html-i-tekst"),
        *("HTML er ikke tilladt i teksten: »<b>«", "skriv **fed**"),
    ),
    (
        *("<script>\nalert(1)\n</script>", "<script>", "html-i-tekst"),
        "HTML er ikke tilladt i teksten: »<script>«",
        "skriv det med Markdown, eller sæt ` om det, der skal vises",
    ),
    (
        *("a <!-- husk -->", "<!-- husk -->", "html-i-tekst"),
        *("HTML er ikke tilladt i teksten: »<!-- husk -->«", "slet kommentaren"),
    ),
    (
        *("[a](JaVaScRiPt:alert)", "JaVaScRiPt:alert", "farlig-adresse"),
        "adresser, der begynder med »javascript:«, er ikke tilladt",
        "skriv en adresse, der begynder med https://",
    ),
    (
        *("Se [planen](<C:\\x\\plan.docx>)", "C:\\x\\plan.docx", "lokal-sti"),
        "linket virker kun på din maskine: »C:\\x\\plan.docx«",
        "brug en adresse, som alle kan åbne",
    ),
    (
        *("[a](jobpake:slagter)", "jobpake:slagter", "ukendt-adressetype"),
        *("»jobpake:« er ikke en kendt adressetype", "mente du »jobpakke:«?"),
    ),
    (
        *("[a](jobpakke:)", "jobpakke:", "tom-adresse"),
        "der mangler et navn efter »jobpakke:«",
        "skriv navnet, som det står i adressen på portalen",
    ),
    (
        *("[a]()", "[a]()", "tom-adresse"),
        *("linket fører ingen steder hen", "skriv adressen i parentesen"),
    ),
    (
        *("[](https://x.dk)", "[](https://x.dk)", "link-uden-tekst"),
        *("linket har ingen tekst", "skriv teksten mellem [ og ]"),
    ),
    (
        *("<jobpakke:slagter>", "<jobpakke:slagter>", "link-uden-tekst"),
        "linket viser adressen i stedet for en tekst",
        "skriv [tekst](jobpakke:slagter)",
    ),
    (
        *("Æ [a](https://x.dk/a b)", "https://x.dk/a b", "mellemrum-i-adresse"),
        "der er mellemrum i adressen »https://x.dk/a b«, så den bliver ikke til et link",
        "skriv %20 i stedet for hvert mellemrum",
    ),
    (
        *("[a](<https://x.dk/a b>)", "https://x.dk/a b", "mellemrum-i-adresse"),
        "der er mellemrum i adressen »https://x.dk/a b«",
        "skriv %20 i stedet for hvert mellemrum",
    ),
    (
        *("![](mus.jpg)", "![](mus.jpg)", "billede-uden-alt"),
        "billedet mangler en beskrivelse til dem, der ikke kan se det",
        "skriv den mellem [ og ]: ![beskrivelse](fil)",
    ),
    (
        *("![Mus.JPG](foto/mus.jpg)", "![Mus.JPG](foto/mus.jpg)", "alt-er-filnavn"),
        *("billedets beskrivelse »Mus.JPG« er et filnavn", "skriv, hvad billedet viser"),
    ),
    (
        *("![En mus](https://x.dk/a.png)", "https://x.dk/a.png", "billede-fra-andet-sted"),
        "billedet »https://x.dk/a.png« ligger ikke på portalen",
        "læg billedet i docs/, og skriv stien derfra, fx billeder/værksted.jpg",
    ),
    (
        *("# Slagter", "# Slagter", "overskrift-som-titel"),
        *("titlen står allerede i feltet titel", "begynd med ##"),
    ),
    (
        *("## A\n\n#### B", "#### B", "overskrift-springer"),
        *("overskriften springer fra niveau 2 til niveau 4", "skriv ### i stedet for ####"),
    ),
    (
        *("### A", "### A", "overskrift-springer"),
        *("overskriften springer fra niveau 1 til niveau 3", "skriv ## i stedet for ###"),
    ),
    ("## ", "##", "tom-overskrift", "overskriften er tom", "skriv den, eller slet linjen"),
    (
        *("a[^1]\n\n[^1]: b\n\n[^1]: c", "[^1]:", "dobbelt-fodnote"),
        *("fodnoten »1« er skrevet mere end én gang", "giv den ene et andet navn"),
    ),
    (
        *("| a |\n| - |\n| 1 | 2 | 3 |\n", "2", "for-mange-celler"),
        "der er flere celler i rækken, end tabellen har kolonner",
        "lav en kolonne mere, eller skriv teksten efter en tom linje under tabellen",
    ),
    (
        *("Måske[^2]", "[^2]", "ukendt-fodnote"),
        *("fodnoten »2« findes ikke", "skriv en linje, der begynder [^2]:"),
    ),
    (
        *("a[^kilde] b[^klide]\n\n[^kilde]: c", "[^klide]", "ukendt-fodnote"),
        *("fodnoten »klide« findes ikke", "mente du [^kilde]?"),
    ),
    (
        *("> [!ADVARSEL]\n> Pas på", "[!ADVARSEL]", "ukendt-boks"),
        "boksen »[!ADVARSEL]« kendes ikke",
        "skriv > [!WARNING] alene på linjen, og teksten på den næste",
    ),
    (
        *("æøå 010203-1234 er hans cpr", "010203-1234", "cpr-nummer"),
        *("det ligner et CPR-nummer", "slet det; personnumre må aldrig stå på portalen"),
    ),
    (
        *("Nr. 0102**03**-1234", "Nr. 0102**03**-1234", "cpr-nummer"),
        *("det ligner et CPR-nummer", "slet det; personnumre må aldrig stå på portalen"),
    ),
    ("a&#x202e;b", "a&#x202e;b", "skjult-tegn", "skjult tegn (U+202E)", "slet tegnet"),
)


@pytest.mark.parametrize(("text", "underlined", "code", "message", "remedy"), BAD)
def test_a_fault_names_its_spot_what_is_wrong_and_what_to_write(
    text: str, underlined: str, code: str, message: str, remedy: str
) -> None:
    fault = only_fault(text)
    assert text[fault.start : fault.start + fault.width] == underlined
    assert (fault.code, fault.message, fault.remedy) == (code, message, remedy)
    assert not fault.warning


GOOD: Final = (
    "**fed**, *kursiv*, `<b>`, \\<b>, 3 < 5 > 2 og A & B",
    "    <script>alert(1)</script>",
    "```html\n<!-- [^1] [!NOTE] [a](b c) -->\n```",
    "[a](https://www.odense.dk/jobcenter?a=1&b=2#c)",
    "[a](jobpakke:lastbilchauffoer#trin-2) [b](målgruppe:ledige)",
    "[a](mailto:anne.jensen@odense.dk) [b](tel:+4512345678) <anne@odense.dk>",
    "[a](jobpakke:slagterimedarbejder#baggrund) [c](#afsnit)",
    "[a][k]\n\n[k]: https://x.dk",
    "Se [1] \\[^1] og \\](a b)",
    "![Mus på et bord](foto/mus.jpg)",
    "## A\n\n### B\n\n#### C\n\n## D",
    "a[^1] b[^1]\n\n[^1]: note",
    "> [!WARNING]\n> Pas på",
    "> citat [!NOTE]",
    "Ring 12 34 56 78 før 010203, ikke 321399-1234 eller 1010203-12345",
    "- [x] gjort\n- [ ] ikke gjort",
    "| a |\n|--|\n| b |",
    "| a | b |\n|--|--|\n| 1 |\n| 2 | `x \\| y` | |",
    "",
)


@pytest.mark.parametrize("text", GOOD)
def test_a_good_text_has_no_faults(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code", "message", "remedy"),
    [
        (
            "[a](http://www.odense.dk)",
            "link-uden-https",
            "linket bruger http, som andre kan læse med på",
            "skriv https://www.odense.dk, hvis siden findes dér",
        ),
        (
            "a\n\n[^1]: b",
            "ubrugt-fodnote",
            "fodnoten »1« bruges ikke, så den vises ikke",
            "skriv [^1] dér i teksten, hvor den hører til",
        ),
    ],
)
def test_a_warning_says_so(text: str, code: str, message: str, remedy: str) -> None:
    fault = only_fault(text)
    assert fault.warning
    assert (fault.code, fault.message, fault.remedy) == (code, message, remedy)


def test_all_faults_are_found_at_once_in_the_order_of_the_text() -> None:
    text = "# A\n\n<b>x [a]() 010203-1234\n\n![](x.png)\n"
    assert codes(text) == [
        *("overskrift-som-titel", "html-i-tekst", "tom-adresse", "cpr-nummer", "billede-uden-alt"),
    ]


def test_offsets_count_characters_and_not_bytes() -> None:
    text = "æøå 😀\r\n\r\nså [é](jobpakke:x) og [ø](data:x)"
    prose = read(text, SCHEMES)
    (link,), (fault,) = prose.links, prose.faults
    assert text[link.start : link.start + link.width] == "jobpakke:x"
    assert text[fault.start : fault.start + fault.width] == "data:x"


def test_headings_get_anchors_that_are_theirs_alone() -> None:
    text = "## Æblegrød på *Ærø*\n\n### Trin\n\n### Trin-2\n\n### Trin\n\n## ?!\n"
    text += "\n[^1]: a\n\n    ## i en fodnote\n"
    assert read(text).headings == (
        Heading(2, "Æblegrød på Ærø", "aeblegroed-paa-aeroe"),
        Heading(3, "Trin", "trin"),
        Heading(3, "Trin-2", "trin-2"),
        Heading(3, "Trin", "trin-3"),
        Heading(2, "?!", "afsnit"),
    )


def test_only_allowed_addresses_are_handed_on() -> None:
    text = "[a](jobpakke:x) [b](data:x) <a@b.dk> [c](http://b.dk) ![d e](d.png) ![f](//x/f.png)"
    prose = read(text, SCHEMES)
    assert prose.links == (
        Link("jobpakke:x", "a", 4, 10),
        Link("mailto:a@b.dk", "a@b.dk", 28, 8),
        Link("http://b.dk", "c", 41, 11),
    )
    assert prose.pictures == (Link("d.png", "d e", 61, 5),)


def test_the_plain_letters_hold_what_a_reader_meets() -> None:
    text = "## Om\n\nEn *to*  `tre`\nfire[^1] &amp; <b>\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n"
    text += "- x\n  - y\n\n[^1]: z"
    prose = read(text)
    assert prose.plain == "Om\nEn to tre fire &\na b\n1 2\nx\ny\nz"
    assert prose.lead == "En to tre fire &"
    assert prose.words == 12


@given(MARKED | st.text(max_size=60) | st.text(alphabet="\x00\ud800\U0001f600æ[]()<", max_size=9))
def test_no_text_makes_it_raise_and_every_offset_lies_in_the_text(text: str) -> None:
    prose = read(text, SCHEMES)
    spots = [(fault.start, fault.width) for fault in prose.faults]
    spots += [(link.start, link.width) for link in (*prose.links, *prose.pictures)]
    for start, width in spots:
        assert 0 <= start <= start + width <= len(text)
        assert "\n" not in text[start : start + width]
    anchors = [heading.anchor for heading in prose.headings]
    assert len(anchors) == len(set(anchors))
    assert read(text, SCHEMES) == prose


def unread(prose: Prose) -> bool:
    return (prose.nodes, prose.headings, prose.links, prose.words) == ((), (), (), 0)


def test_a_text_longer_than_a_page_is_not_read() -> None:
    prose = read("a" * 200_001)
    assert [(fault.code, fault.message) for fault in prose.faults] == [
        ("for-lang-tekst", "teksten er på 200.001 tegn; der må højst være 200.000")
    ]
    assert unread(prose)
    assert read("a" * 200_000).faults == ()


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("æ\n\n" + "> " * 25 + "a", 43),
        ("".join("  " * depth + "- a\n" for depth in range(30)), 128),
        ("|a\n|-\n" + "|b\n" * (MOST_EVENTS // 2), 60_000),
    ],
    ids=["citater", "lister", "celler"],
)
def test_a_tangled_text_is_not_read(text: str, start: int) -> None:
    prose = read(text)
    assert [fault.code for fault in prose.faults] == ["for-indviklet-tekst"]
    assert prose.faults[0].message == "teksten er for indviklet fra dette sted"
    assert prose.faults[0].start == start
    assert unread(prose)


def test_a_text_is_told_by_its_headings_without_its_marks() -> None:
    text = "Før *det*\n\n# A\n\nUnder [A](https://a.dk)\n\n> # Inde\n> i\n\n# B\n- et\n- to"
    prose = read(text)

    assert [heading.title for heading in prose.headings] == ["A", "Inde", "B"]
    assert prose.said == ("Før det", "Under A\nInde\ni", "", "et\nto")
    assert read("").said == ("",)


def test_twelve_layers_are_not_tangled() -> None:
    assert read("> " * 12 + "a").faults == ()


HOSTILE: Final = (
    *("[", "![", "<a ", "*a ", "*_", "> ", "`", "[a](", "[[a](b)", "[^a]", "[^a]: ", "](a ", "- "),
    *(
        "[a](b:c) ",
        "[^æ] ",
        "<b>",
        "&#1;",
        "010203-1234 ",
        "## a\n",
        "|a",
        "../",
        "a.a",
        "~~a",
        "\\",
    ),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_is_read_in_bounded_time(piece: str) -> None:
    text = (piece * 200_000)[:200_000]
    began = time.process_time()
    read(text, SCHEMES)
    read(f"[a](https://{text[:190_000]})", SCHEMES)
    assert time.process_time() - began < 10
