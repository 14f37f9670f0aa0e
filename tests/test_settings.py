"""What the core reads of mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.settings import Settings, read

USUAL = Settings("VIP2", "https://vip2.example/", demonstration=True)


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("docs_dir: docs", USUAL),
        ("site_name: Prøve", Settings("Prøve")),
        ("site_url: https://kommune.dk/vip2/", Settings(site_url="https://kommune.dk/vip2/")),
        ("site_url: https://kommune.dk/vip2", Settings(site_url="https://kommune.dk/vip2/")),
        ("site_url: http://localhost:8000", Settings(site_url="http://localhost:8000/")),
        ("plugins: [vip2]", USUAL),
        ("plugins:\n  - vip2:\n      demonstration: false", Settings(demonstration=False)),
        ("plugins:\n  - vip2:\n      demonstration: False", Settings(demonstration=False)),
        ("plugins:\n  - vip2:\n      demonstration: true", USUAL),
        ("plugins:\n  - search:\n      demonstration: false", USUAL),
        ("plugins:\n  - vip2:\n      pdf: false", Settings(papers=False)),
        ("plugins:\n  - vip2:\n      tag: kommune.dk,2027", Settings(tag="kommune.dk,2027")),
        (
            "plugins:\n  - vip2:\n      tilmelding: https://kommune.dk/brev?til=vip2",
            Settings(signup="https://kommune.dk/brev?til=vip2"),
        ),
        ("plugins:\n  - vip2:\n      mail: vip2@kommune.dk", Settings(mail="vip2@kommune.dk")),
        ("plugins: vip2", USUAL),
        ("site_name: [a]", USUAL),
    ],
)
def test_what_mkdocs_yml_does_not_say_is_as_usual(text: str, settings: Settings) -> None:
    assert read(text.encode()) == (settings, ())


@pytest.mark.parametrize(
    "address", ["vip2.example", "ftp://vip2.example/", "https://", "https://vip2 .example/"]
)
def test_the_sites_address_is_one(address: str) -> None:
    _, (problem,) = read(f"site_name: x\nsite_url: {address}\n".encode())
    assert (str(problem.place), problem.code) == ("mkdocs.yml:2:1", "ugyldig-webadresse")
    assert problem.message == f"»site_url: {address}« er ikke en webadresse"
    assert problem.remedy == "skriv fx https://vip2.example/"


@pytest.mark.parametrize("switch", ["demonstration", "pdf"])
@pytest.mark.parametrize("written", ["måske", "nej", "off"])
def test_switches_are_set_with_true_and_false_as_mkdocs_reads_them(
    switch: str, written: str
) -> None:
    text = f"plugins:\n  - vip2:\n      {switch}: {written}\n"
    settings, (problem,) = read(text.encode())
    assert settings == USUAL
    assert str(problem.place) == "mkdocs.yml:3:7"
    assert problem.message == f"»{switch}: {written}« er hverken true eller false"
    assert problem.remedy == "skriv true eller false"


@pytest.mark.parametrize("written", ["vip2.example", "2026", "https://vip2.example/,2026"])
def test_the_ids_of_feeds_begin_with_a_domain_and_a_year(written: str) -> None:
    settings, (problem,) = read(f"plugins:\n  - vip2:\n      tag: {written}\n".encode())
    assert settings == USUAL
    assert (str(problem.place), problem.code) == ("mkdocs.yml:3:7", "ugyldigt-maerke")
    assert problem.message == f"»tag: {written}« er ikke et domænenavn og et årstal"
    assert problem.remedy == "skriv fx vip2.example,2026"


@pytest.mark.parametrize(
    ("line", "code", "message", "remedy"),
    [
        (
            "tilmelding: kommune.dk/brev",
            "ugyldig-webadresse",
            "»tilmelding: kommune.dk/brev« er ikke en webadresse",
            "skriv fx https://kommune.dk/nyhedsbrev, eller slet linjen",
        ),
        (
            "mail: vip2(at)kommune.dk",
            "ugyldig-mailadresse",
            "»mail: vip2(at)kommune.dk« er ikke en mailadresse",
            "skriv fx vip2@kommune.dk, eller slet linjen",
        ),
    ],
)
def test_where_readers_sign_up_and_write_is_an_address(
    line: str, code: str, message: str, remedy: str
) -> None:
    settings, (problem,) = read(f"plugins:\n  - vip2:\n      {line}\n".encode())
    assert settings == USUAL
    assert (str(problem.place), problem.code) == ("mkdocs.yml:3:7", code)
    assert (problem.message, problem.remedy) == (message, remedy)


def test_a_file_that_cannot_be_read_leaves_the_usual_settings_and_its_faults() -> None:
    settings, problems = read(b"site_name: \xff")
    assert settings == USUAL
    assert [problem.code for problem in problems] == ["ikke-utf8"]


def test_the_projects_own_settings_hold() -> None:
    settings, problems = read((Path(__file__).parents[1] / "mkdocs.yml").read_bytes())
    assert problems == ()
    assert settings.site_url.endswith("/")
