"""The list of recipients: from every program that people keep one in, and with every slip told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import mail_list
from generator.problems import report


def _read(text: str | bytes) -> tuple[list[tuple[str, int]], str]:
    """Addresses with their lines, and the report of the faults."""
    data = text.encode() if isinstance(text, str) else text
    recipients, problems = mail_list.read(data, "liste.csv")
    return [(one.address, one.line) for one in recipients], report(problems) if problems else ""


@pytest.mark.parametrize(
    "text",
    [
        "mail\na@b.dk\nc@d.dk\n",
        "Mail\r\na@b.dk\r\nc@d.dk",
        "\ufeffE-mail\na@b.dk\nc@d.dk\n",
        'navn;e-mail;by\nÅse;a@b.dk;Århus\n"Bo; den store";c@d.dk;Ørum\n',
        "navn,E-post\nÅse,a@b.dk\nBo,c@d.dk\n",
        "navn\tMailadresse\nÅse\ta@b.dk\nBo\tc@d.dk\n",
        "mail\n a@b.dk \nBo Ørum <c@d.dk>\n",
        "mail\na@B.DK\nc\u200b@d.dk\u200b\n".replace("c\u200b", "c"),
    ],
)
def test_a_list_may_come_from_any_program(text: str) -> None:
    assert _read(text) == ([("a@b.dk", 2), ("c@d.dk", 3)], "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_list_may_be_kept_in_any_usual_encoding(encoding: str) -> None:
    data = "navn;mail\nÅse Ærø;a@b.dk\n".encode(encoding)
    assert _read(data) == ([("a@b.dk", 2)], "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a@b.dk\nc@d.dk\n", [("a@b.dk", 1), ("c@d.dk", 2)]),
        ("\n\na@b.dk\n\n", [("a@b.dk", 3)]),
        ('sep=,\nmail,navn\na@b.dk,"to\nlinjer"\nc@d.dk,Bo\n', [("a@b.dk", 3), ("c@d.dk", 5)]),
        ("mail;navn\na@b.dk;Åse\n;\n \nc@d.dk\n", [("a@b.dk", 2), ("c@d.dk", 5)]),
        ("mail\na.b+c@d-e.f.dk\n", [("a.b+c@d-e.f.dk", 2)]),
        ("mail\nbo@blåbær.dk\n", [("bo@xn--blbr-roah.dk", 2)]),
    ],
)
def test_every_line_is_known_by_its_number(text: str, expected: list[tuple[str, int]]) -> None:
    assert _read(text) == (expected, "")


def test_every_slip_is_told_at_once() -> None:
    text = (
        "navn;mail\nA;a@b.dk\nB;bo(at)d.dk\nC;\nD;A@B.dk\nE;a@b.dk\nF;å@b.dk\nG;a@b\nH;.a@b.dk\n"
        'I;a..b@b.dk\nJ;a@b.dk, c@d.dk\nK;"x@y.dk\nBcc: z@y.dk"\nL;ok@b.dk\n'
    )
    found, told = _read(text)
    assert found == [("a@b.dk", 2), ("ok@b.dk", 14)]
    assert (
        told
        == """\
liste.csv:3:1: »bo(at)d.dk« er ikke en mailadresse [ugyldig-mailadresse]
    skriv fx navn@eksempel.dk, eller tag linjen ud
liste.csv:4:1: mailadressen mangler [ugyldig-mailadresse]
    skriv fx navn@eksempel.dk, eller tag linjen ud
liste.csv:5:1: »A@B.dk« står også i linje 2 [samme-mailadresse]
    tag den ud
liste.csv:6:1: »a@b.dk« står også i linje 2 [samme-mailadresse]
    tag den ud
liste.csv:7:1: »å@b.dk« er ikke en mailadresse [ugyldig-mailadresse]
    skriv fx navn@eksempel.dk, eller tag linjen ud
liste.csv:8:1: »a@b« er ikke en mailadresse [ugyldig-mailadresse]
    skriv fx navn@eksempel.dk, eller tag linjen ud
liste.csv:9:1: ».a@b.dk« er ikke en mailadresse [ugyldig-mailadresse]
    skriv fx navn@eksempel.dk, eller tag linjen ud
liste.csv:10:1: »a..b@b.dk« er ikke en mailadresse [ugyldig-mailadresse]
    skriv fx navn@eksempel.dk, eller tag linjen ud
liste.csv:11:1: »a@b.dk, c@d.dk« er ikke en mailadresse [ugyldig-mailadresse]
    skriv fx navn@eksempel.dk, eller tag linjen ud
liste.csv:12:1: »x@y.dk Bcc: z@y.dk« er ikke en mailadresse [ugyldig-mailadresse]
    skriv fx navn@eksempel.dk, eller tag linjen ud
10 fejl i 1 fil."""
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "liste.csv:1:1: der er ingen modtagere på listen [tom-liste]\n1 fejl i 1 fil."),
        (
            "mail\n\n",
            "liste.csv:1:1: der er ingen modtagere på listen [tom-liste]\n1 fejl i 1 fil.",
        ),
        (
            "navn;by\nÅse;Aarhus\n",
            (
                "liste.csv:1:1: listen har ingen kolonne, der hedder mail [ingen-mailkolonne]\n"
                "    skriv mail øverst i kolonnen med mailadresser\n1 fejl i 1 fil."
            ),
        ),
        (
            "mail;e-mail\na@b.dk;c@d.dk\n",
            (
                "liste.csv:1:1: flere kolonner kan være den med mailadresser: »mail« og »e-mail«"
                " [flere-mailkolonner]\n    lad kun den ene hedde mail\n1 fejl i 1 fil."
            ),
        ),
    ],
)
def test_a_list_that_nobody_can_read_is_told_so(text: str, told: str) -> None:
    assert _read(text) == ([], told)


@given(st.binary(max_size=400))
def test_no_file_breaks_the_reading_and_no_address_holds_more_than_an_address(data: bytes) -> None:
    recipients, problems = mail_list.read(data, "liste.csv")
    assert recipients or problems
    assert all(one.address.isascii() and one.address.isprintable() for one in recipients)
    assert len({one.identity for one in recipients}) == len(recipients)
