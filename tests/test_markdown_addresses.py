"""Which addresses a text may link to, and which pictures it may show."""

from __future__ import annotations

from typing import Final

import pytest

from generator.markdown_addresses import canonical, link_flaw, picture_flaw

SCHEMES: Final = frozenset({"jobpakke", "målgruppe"})


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("javascript:alert(1)", "farlig-adresse"),
        ("JaVaScRiPt:alert(1)", "farlig-adresse"),
        ("java\tscript:alert(1)", "farlig-adresse"),
        ("\u200bjava\u00adscript:alert(1)", "farlig-adresse"),
        ("\x01javascript:alert(1)", "farlig-adresse"),
        ("data:text/html,<script>1</script>", "farlig-adresse"),
        ("vbscript:x", "farlig-adresse"),
        ("file:///etc/passwd", "lokal-sti"),
        ("C:\\Users\\x\\plan.docx", "lokal-sti"),
        ("\\\\server\\delt\\x.docx", "lokal-sti"),
        ("https://intranet/plan", "lokal-sti"),
        ("https://localhost:8000/", "lokal-sti"),
        ("http://192.168.1.4/x", "lokal-sti"),
        ("https://x.dk/a b", "mellemrum-i-adresse"),
        ("https://x.dk/\u202ea", "ugyldig-adresse"),
        ("https://www.odense.dk@ond.dk/", "ugyldig-adresse"),
        ("https:\\\\ond.dk", "ugyldig-adresse"),
        ("https:", "ugyldig-adresse"),
        ("https://[", "ugyldig-adresse"),
        ("//ond.dk/x", "ufuldstaendig-adresse"),
        ("www.odense.dk", "ufuldstaendig-adresse"),
        ("anne@odense.dk", "ufuldstaendig-adresse"),
        ("mailto:anne(at)odense.dk", "ugyldig-mailadresse"),
        ("mailto:a@b.dk?bcc=c@d.dk", "ugyldig-mailadresse"),
        ("tel:+4512345678;phone-context=x", "ugyldigt-telefonnummer"),
        ("tel:12 34 56 lok. 12", "ugyldigt-telefonnummer"),
        ("tel:12 34 56", "ugyldigt-telefonnummer"),
        ("tel:+45 12 34 56", "ugyldigt-telefonnummer"),
        ("/intranet/plan", "lokal-sti"),
        ("ftp://x.dk", "ukendt-adressetype"),
        ("Jobpakke:slagter", "ukendt-adressetype"),
        ("metoder/mentor#findes-ikke", "ukendt-adresse"),
        ("/etc/passwd", "ukendt-adresse"),
        ("..", "ukendt-adresse"),
        ("om.md", "ukendt-adresse"),
        ("../redaktion/index.md#billeder", "ukendt-adresse"),
        ("#", "tom-adresse"),
        ("  ", "tom-adresse"),
        ("jobpakke:#", "tom-adresse"),
    ],
)
def test_a_bad_address_has_a_flaw(address: str, code: str) -> None:
    flaw = link_flaw(address, SCHEMES)
    assert flaw
    assert (flaw.code, flaw.warning) == (code, False)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.odense.dk/jobcenter?a=1&b=2#c",
        "HTTPS://odense.dk:8443/",
        "https://rødgrød.dk",
        "https://x.dk/a%20b",
        "mailto:anne+vip@odense.dk",
        "tel:+4512345678",
        "tel:12 34 56 78",
        "tel:112",
        "tel:+46 8 123 456",
        "jobpakke:lastbilchauffoer#afsnit",
        "målgruppe:ledige",
        "#afsnit",
    ],
)
def test_a_good_address_has_none(address: str) -> None:
    assert link_flaw(address, SCHEMES) is None


def test_http_passes_with_a_warning() -> None:
    flaw = link_flaw("http://www.odense.dk", SCHEMES)
    assert flaw
    assert (flaw.code, flaw.warning) == ("link-uden-https", True)


def test_an_unfinished_address_is_shown_finished() -> None:
    remedies = [
        flaw.remedy
        for address in ("www.odense.dk/a", "//odense.dk", "anne@odense.dk")
        if (flaw := link_flaw(address, SCHEMES))
    ]
    assert remedies == [
        *("skriv https://www.odense.dk/a", "skriv https://odense.dk", "skriv mailto:anne@odense.dk")
    ]


@pytest.mark.parametrize(
    ("address", "remedy"),
    [
        ("om.md", "skriv side:om"),
        ("../redaktion/index.md#billeder", "skriv side:redaktion#billeder"),
    ],
)
def test_a_file_is_no_address_but_tells_which_one_is_meant(address: str, remedy: str) -> None:
    flaw = link_flaw(address, SCHEMES)
    assert flaw
    assert flaw.message == f"»{address}« er en fil og ikke en adresse på portalen"
    assert flaw.remedy == remedy


def test_an_unknown_address_is_told_what_can_be_written() -> None:
    flaw = link_flaw("Om", SCHEMES)
    assert flaw
    assert flaw.message == "portalen kender ikke adressen »Om«"
    assert flaw.remedy == "skriv https://…, jobpakke:… eller #afsnit"
    unknown = link_flaw("zzzzzz:x", SCHEMES)
    assert unknown
    assert unknown.remedy == (
        "begynd adressen med https:, http:, mailto:, tel:, jobpakke: eller målgruppe:"
    )


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "tom-adresse"),
        ("https://x.dk/a.png", "billede-fra-andet-sted"),
        ("//x.dk/a.png", "billede-fra-andet-sted"),
        ("data:image/png;base64,AA", "billede-fra-andet-sted"),
        ("C:\\a.png", "lokal-sti"),
        ("a.exe", "ugyldigt-billede"),
        ("om.md", "ugyldigt-billede"),
        ("a b.png", "ugyldigt-billede"),
        ("/a.png", "ugyldigt-billede"),
    ],
)
def test_a_bad_picture_has_a_flaw(address: str, code: str) -> None:
    flaw = picture_flaw(address)
    assert flaw
    assert flaw.code == code


@pytest.mark.parametrize("address", ["a.png", "../foto/værksted-2.JPEG", "tegning.svg"])
def test_a_good_picture_has_none(address: str) -> None:
    assert picture_flaw(address) is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("tel:12 34 56 78", "tel:+4512345678"),
        ("tel:+45 12 34 56 78", "tel:+4512345678"),
        ("tel:004512345678", "tel:+4512345678"),
        ("tel:112", "tel:112"),
        ("tel:+46 8 123 456", "tel:+468123456"),
        ("https://rødgrød.dk/å?b#c", "https://xn--rdgrd-vuad.dk/å?b#c"),
        ("https://odense.dk/å", "https://odense.dk/å"),
        ("mailto:a@b.dk", "mailto:a@b.dk"),
        ("#afsnit", "#afsnit"),
    ],
)
def test_an_address_is_handed_on_as_every_program_takes_it(address: str, expected: str) -> None:
    assert canonical(address) == expected


def test_what_only_looks_like_a_page_of_ours_is_told_how_such_a_page_is_written() -> None:
    remedies = [
        flaw.remedy for address in ("om/", "/om/historie/") if (flaw := link_flaw(address, SCHEMES))
    ]
    assert remedies == ["skriv side:om", "skriv side:om/historie"]
