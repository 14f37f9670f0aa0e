"""What may stand in a field: what the editor wrote, and the value or the exact fault it becomes."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.address_fields import Mail, Slug, SlugPath, Target, WebAddress
from generator.fields import (
    Choice,
    Clock,
    Day,
    Line,
    Number,
    PartialDate,
    Prose,
    Ref,
    Summary,
    Whole,
    Written,
    YesNo,
)
from generator.models.places import Degrees
from generator.models.record import Certainty, Source, Status
from generator.models.results import Unit

TYPES = {
    "linje": Line,
    "resumé": Summary,
    "tekst": Prose,
    "adresse": Slug,
    "sti": SlugPath,
    "ja/nej": YesNo,
    "antal": Whole,
    "tal": Number,
    "grader": Degrees,
    "dato": PartialDate,
    "dag": Day,
    "klokkeslæt": Clock,
    "webadresse": WebAddress,
    "mail": Mail,
    "mål": Target,
    "henvisning": Ref[Source],
}
READERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for name, kind in TYPES.items()}


def _value(kind: str, written: object) -> Any:
    return READERS[kind].validate_python(written)


def _fault(kind: str, written: object) -> tuple[str, str]:
    with pytest.raises(ValidationError) as refused:
        _value(kind, written)
    (error,) = refused.value.errors()
    return error["msg"], error["ctx"]["remedy"]


def _plain(text: str) -> Written:
    return Written(text, plain=True)


def _quoted(text: str) -> Written:
    return Written(text, plain=False)


# --- texts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Ja",
        "nej",
        "-2+3",
        "...",
        "0-5 år",
        "10:30",
        "2010-05-31",
        '=HYPERLINK("http://evil","x")',
        "@SUM(1+1)",
        "| a | b |",
        '<script>alert("xsspay")</script>',
        "</script><script>alert(1)</script>",
        "${7*7} #{7*7} <%= 7 %>",
        'A & B < C > D "E"',
        "&lt;b&gt;",
        "sag 2026-17, tlf. 87 65 43 21",
    ],
)
def test_a_text_is_taken_as_it_is_written(text: str) -> None:
    assert _value("linje", _plain(text)) == text


@pytest.mark.parametrize("text", ["NO", "on", "Y", "true", "123", "0555", "1.000", "-3,5"])
def test_a_text_that_reads_as_something_else_needs_quotation_marks(text: str) -> None:
    assert _value("linje", _quoted(text)) == text
    message, remedy = _fault("linje", _plain(text))
    assert message in {
        f"»{text}« bliver læst som ja eller nej",
        f"her skal stå en tekst, men »{text}« er et tal",
    }
    assert remedy in {
        f'sæt anførselstegn om: "{text}"',
        f'sæt anførselstegn om, hvis det er meningen: "{text}"',
    }


def test_a_text_stands_on_one_line_without_spaces_around_it() -> None:
    assert _value("linje", "  Mentor\n") == "Mentor"
    assert _fault("linje", "to\nlinjer") == ("teksten skal stå på én linje", "fjern linjeskiftet")


@pytest.mark.parametrize("kind", ["linje", "resumé"])
def test_a_text_never_holds_what_looks_like_a_persons_number(kind: str) -> None:
    assert _fault(kind, "010203-1234 er hans cpr") == (
        "det ligner et CPR-nummer",
        "slet det; personnumre må aldrig stå på portalen",
    )
    assert _value(kind, "sag 990203-1234") == "sag 990203-1234"


@pytest.mark.parametrize(("kind", "most"), [("linje", 500), ("resumé", 300)])
def test_a_text_has_room_for_so_much_and_no_more(kind: str, most: int) -> None:
    assert _value(kind, "æ" * most) == "æ" * most
    for wrong, error in (("æ" * (most + 1), "string_too_long"), ("", "string_too_short")):
        with pytest.raises(ValidationError) as refused:
            _value(kind, wrong)
        assert [one["type"] for one in refused.value.errors()] == [error]


@pytest.mark.parametrize("kind", ["linje", "tekst"])
def test_a_text_is_no_list_and_has_no_fields(kind: str) -> None:
    assert _fault(kind, None) == ("her mangler en tekst", "skriv den, eller slet linjen")
    assert _fault(kind, ["a"]) == ("her skal stå en tekst", "skriv teksten på samme linje")
    assert _fault(kind, {"Husk": "ring først"}) == (
        "her skal stå en tekst, men den bliver læst som felter",
        "sæt anførselstegn om teksten, hvis den har et kolon",
    )


def test_a_longer_text_is_read_as_markdown_with_its_faults() -> None:
    prose = _value("tekst", "## Sådan\n<b>nu</b> og [her](metode:mentor)")
    assert [heading.anchor for heading in prose.headings] == ["saadan"]
    assert [link.target for link in prose.links] == ["metode:mentor"]
    assert [fault.message for fault in prose.faults][:1] == [
        "HTML er ikke tilladt i teksten: »<b>«"
    ]


# --- values -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("ja/nej", "ja", True),
        ("ja/nej", "NEJ", False),
        ("ja/nej", "true", True),
        ("ja/nej", "false", False),
        ("antal", "130", 130),
        ("antal", "0", 0),
        ("antal", " 7 ", 7),
        ("tal", "38", Decimal(38)),
        ("tal", "12.5", Decimal("12.5")),
        ("tal", "-3", Decimal(-3)),
        ("tal", "0.125678", Decimal("0.125678")),
        ("grader", "10.158", Decimal("10.158")),
        ("grader", "56", Decimal(56)),
        ("dag", "2010-05-31", datetime.date(2010, 5, 31)),
        ("dag", "2012-02-29", datetime.date(2012, 2, 29)),
        ("klokkeslæt", "00:00", "00:00"),
        ("klokkeslæt", "23:59", "23:59"),
        ("adresse", "lbr", "lbr"),
        ("adresse", "2010-05", "2010-05"),
        ("adresse", "x" * 80, "x" * 80),
        ("sti", "om/kontakt", "om/kontakt"),
        ("webadresse", "https://star.dk/", "https://star.dk/"),
        ("webadresse", "http://www.odense.dk", "http://www.odense.dk"),
        ("webadresse", "https://rødgrød.dk", "https://xn--rdgrd-vuad.dk"),
        (
            "webadresse",
            "https://www.odense.dk/jobcenter?a=1&b=2#c",
            "https://www.odense.dk/jobcenter?a=1&b=2#c",
        ),
        ("mail", "Anne.Jensen@Odense.DK", "Anne.Jensen@odense.dk"),
        ("mail", "anne+job@by.odense.dk", "anne+job@by.odense.dk"),
        ("mål", "metode:trappemodellen", "metode:trappemodellen"),
        ("mål", "side:om#kontakt", "side:om#kontakt"),
        ("henvisning", " evaluering ", Ref(Source, "evaluering")),
    ],
)
def test_a_value_is_read(kind: str, written: str, value: object) -> None:
    assert _value(kind, _plain(written)) == value


@pytest.mark.parametrize("written", ["2010", "2010-K2", "2010-05", "2010-05-31"])
def test_a_date_is_read_as_exactly_as_it_is_written(written: str) -> None:
    assert _value("dato", written).iso == written


_NO_ADDRESS = "brug kun små bogstaver a-z, tal og bindestreg (æ = ae, ø = oe, å = aa)"
_WHOLE = "skriv kun cifre, fx 130"
_DIGITS = "skriv kun cifre, fx 38 eller 12.5"
_DATE = "skriv fx 2010, 2010-05 eller 2010-05-31"
_WEB = "skriv hele adressen, fx https://star.dk/"
_EVERYONE = "brug en adresse, som alle kan åbne"
_MAIL = "skriv fx navn@eksempel.dk"
_PAGE = "skriv fx metode:trappemodellen eller side:om"


@pytest.mark.parametrize(
    ("kind", "written", "message", "remedy"),
    [
        ("ja/nej", "måske", "»måske« er hverken ja eller nej", "skriv ja eller nej"),
        ("ja/nej", "1", "»1« er hverken ja eller nej", "skriv ja eller nej"),
        ("antal", "2.700", "»2.700« har punktum mellem tusinderne", "skriv 2700"),
        ("antal", "12,5", "»12,5« er ikke et helt tal", _WHOLE),
        ("antal", "-1", "»-1« er ikke et helt tal", _WHOLE),
        ("antal", "ti", "»ti« er ikke et helt tal", _WHOLE),
        ("antal", "1234567890", "»1234567890« er ikke et helt tal", _WHOLE),
        ("tal", "38,5", "»38,5« har decimalkomma", "skriv 38.5"),
        ("tal", "1.250,5", "»1.250,5« har decimalkomma", "skriv 1250.5"),
        ("tal", "2.700", "»2.700« har punktum mellem tusinderne", "skriv 2700"),
        ("tal", "-2.500", "»-2.500« har punktum mellem tusinderne", "skriv -2500"),
        ("tal", "38 pct.", "»38 pct.« er ikke et tal", _DIGITS),
        ("tal", "1e3", "»1e3« er ikke et tal", _DIGITS),
        ("grader", "10,158", "»10,158« er ikke et antal grader", "skriv fx 10.158"),
        ("dato", "2008-02-30", "datoen »2008-02-30« findes ikke", _DATE),
        ("dato", "2008-13-01", "datoen »2008-13-01« findes ikke", _DATE),
        ("dato", "2008-00", "datoen »2008-00« findes ikke", _DATE),
        (
            "dato",
            "14-03-2008",
            "»14-03-2008« er ikke en dato, som den skal skrives",
            "skriv 2008-03-14",
        ),
        (
            "dato",
            "14. marts 2008",
            "»14. marts 2008« er ikke en dato, som den skal skrives",
            "skriv 2008-03-14",
        ),
        (
            "dato",
            "20080314",
            "»20080314« er ikke en dato, som den skal skrives",
            "skriv 2008-03-14",
        ),
        (
            "dato",
            "2008-03-14 25:00",
            "»2008-03-14 25:00« har et klokkeslæt, men her skal kun stå en dato",
            "skriv 2008-03-14; klokken har sit eget felt",
        ),
        (
            "dato",
            "2026-03-29 02:30",
            "»2026-03-29 02:30« har et klokkeslæt, men her skal kun stå en dato",
            "skriv 2026-03-29; klokken har sit eget felt",
        ),
        (
            "dato",
            "2008-03-14T08:00:00+01:00",
            "»2008-03-14T08:00:00+01:00« har et klokkeslæt, men her skal kun stå en dato",
            "skriv 2008-03-14; klokken har sit eget felt",
        ),
        ("dato", "i morgen", "»i morgen« er ikke en dato, som den skal skrives", _DATE),
        ("dag", "2010-05", "»2010-05« mangler dagen", "skriv fx 2010-05-31"),
        (
            "dag",
            "maj 2010",
            "»maj 2010« er ikke en dato, som den skal skrives",
            "skriv fx 2010-05-31",
        ),
        (
            "dag",
            "31. maj 2010",
            "»31. maj 2010« er ikke en dato, som den skal skrives",
            "skriv 2010-05-31",
        ),
        ("klokkeslæt", "24:00", "»24:00« er ikke et klokkeslæt", "skriv fx 19:00"),
        ("klokkeslæt", "19.00", "»19.00« er ikke et klokkeslæt", "skriv fx 19:00"),
        ("klokkeslæt", "kl. 9", "»kl. 9« er ikke et klokkeslæt", "skriv fx 19:00"),
        ("webadresse", "javascript:alert(1)", "»javascript:alert(1)« er ikke en webadresse", _WEB),
        ("webadresse", "JaVaScRiPt:alert(1)", "»JaVaScRiPt:alert(1)« er ikke en webadresse", _WEB),
        (
            "webadresse",
            "data:text/html,<script>1</script>",
            "»data:text/html,<script>1</script>« er ikke en webadresse",
            _WEB,
        ),
        ("webadresse", "vbscript:x", "»vbscript:x« er ikke en webadresse", _WEB),
        ("webadresse", "www.star.dk", "»www.star.dk« er ikke en webadresse", _WEB),
        (
            "webadresse",
            "metoder/mentor#findes-ikke",
            "»metoder/mentor#findes-ikke« er ikke en webadresse",
            _WEB,
        ),
        (
            "webadresse",
            "file:///etc/passwd",
            "linket virker kun på din maskine: »file:///etc/passwd«",
            _EVERYONE,
        ),
        (
            "webadresse",
            r"C:\Users\x\plan.docx",
            r"linket virker kun på din maskine: »C:\Users\x\plan.docx«",
            _EVERYONE,
        ),
        (
            "webadresse",
            r"\\server\delt\x.docx",
            r"linket virker kun på din maskine: »\\server\delt\x.docx«",
            _EVERYONE,
        ),
        (
            "webadresse",
            "https://x.dk/a b",
            "der er mellemrum i adressen »https://x.dk/a b«",
            "skriv %20 i stedet for hvert mellemrum",
        ),
        (
            "webadresse",
            "https://star.dk@ond.dk/",
            "»//star.dk@ond.dk/« er ikke en adresse på nettet",
            "skriv den som https://www.kommune.dk/side",
        ),
        (
            "webadresse",
            'https://x.dk/"><script>',
            'adressen »https://x.dk/"><script>« holder tegn, som ikke kan stå i en adresse',
            "kopiér adressen igen fra browseren",
        ),
        ("mail", "anne(at)odense.dk", "»anne(at)odense.dk« er ikke en mailadresse", _MAIL),
        ("mail", "anne@odense", "»anne@odense« er ikke en mailadresse", _MAIL),
        ("mail", "anne@@odense.dk", "»anne@@odense.dk« er ikke en mailadresse", _MAIL),
        ("mail", "a@b.dk?bcc=c@d.dk", "»a@b.dk?bcc=c@d.dk« er ikke en mailadresse", _MAIL),
        ("mail", "Anne <a@b.dk>", "»Anne <a@b.dk>« er ikke en mailadresse", _MAIL),
        (
            "mål",
            "https://star.dk/",
            "»https://star.dk/« er ikke en henvisning til en side i portalen",
            _PAGE,
        ),
        ("mål", "metode", "»metode« er ikke en henvisning til en side i portalen", _PAGE),
        (
            "mål",
            "omdirigering:gammel",
            "»omdirigering:gammel« er ikke en henvisning til en side i portalen",
            _PAGE,
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_write_instead(
    kind: str, written: str, message: str, remedy: str
) -> None:
    assert _fault(kind, _plain(written)) == (message, remedy)


@pytest.mark.parametrize(
    "written",
    [
        "../../etc/cron.d/x",
        "..",
        "%2e%2e%2f",
        "a%00.html",
        "a.",
        "A",
        "ærø",
        "sitemap.xml",
        "feed.xml",
        "-a",
        "a--b",
        ".well-known",
        "a b",
    ],
)
def test_an_address_is_made_of_plain_letters_digits_and_hyphens(written: str) -> None:
    expected = f"»{written}« kan ikke bruges i en adresse", _NO_ADDRESS
    assert _fault("adresse", _plain(written)) == expected
    assert _fault("sti", _plain(f"om/{written}"))[1] == _NO_ADDRESS


def test_a_long_value_is_cut_short_in_the_message() -> None:
    assert _fault("adresse", "x" * 255)[0] == f"»{'x' * 60}…« kan ikke bruges i en adresse"


_VALUES = sorted(set(TYPES) - {"linje", "resumé", "tekst", "mål"})


@pytest.mark.parametrize("kind", _VALUES)
@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (None, ("her mangler en værdi", "skriv den, eller slet linjen")),
        (" ", ("her mangler en værdi", "skriv den, eller slet linjen")),
        (["a"], ("her skal stå én værdi", "skriv værdien på samme linje")),
        ({"a": "b"}, ("her skal stå én værdi", "skriv værdien på samme linje")),
        ("a\nb", ("her skal stå én værdi på én linje", "fjern linjeskiftet")),
    ],
)
def test_a_value_is_one_and_stands_on_its_line(
    kind: str, written: object, expected: tuple[str, str]
) -> None:
    assert _fault(kind, written) == expected


@pytest.mark.parametrize("kind", sorted(TYPES))
@given(text=st.text(max_size=60), plain=st.booleans())
def test_any_text_is_either_read_or_refused_on_one_line(
    kind: str, *, text: str, plain: bool
) -> None:
    messages: list[str] = []
    try:
        _value(kind, Written(text, plain=plain))
    except ValidationError as refused:
        messages = [error["msg"] for error in refused.errors()]
    assert not any("\n" in message for message in messages)


# --- choices and references ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "label"),
    [
        (Status.DRAFT, "Kladde"),
        (Certainty.SURE, "Sikker"),
        (Unit.PERCENT, "pct."),
        (Unit.PACKAGES, "jobpakker"),
    ],
)
def test_a_choice_has_words_for_visitors(choice: Choice, label: str) -> None:
    assert choice.label == label


def test_two_references_are_the_same_where_kind_and_words_are() -> None:
    ref: Ref[Source] = Ref(Source, "a")
    assert {ref, Ref(Source, "a")} == {ref}
    assert ref not in {Ref(Source, "b"), "a"}
