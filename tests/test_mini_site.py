"""A small project with something of everything becomes these files, to the letter.

What the site says is in `tests/mini-site/`. `make bless` accepts a change of it; the diff that git
then shows is what a reviewer reads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import unified_diff

import mini_site
import pytest
from mini_site import EXPECTED, PROJECT
from site_links import broken, files_in

from generator import checking, load
from generator.kinds import KINDS, LIST_PAGES, Kind
from generator.problems import report

Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def built() -> Files:
    return mini_site.built()


@pytest.mark.parametrize("path", sorted(files_in(EXPECTED)))
def test_a_file_of_the_site_is_what_it_shall_be(built: Files, path: str) -> None:
    wanted, found = (files.get(path, b"").decode() for files in (mini_site.expected(), built))
    difference = unified_diff(
        wanted.splitlines(), found.splitlines(), f"expected: {path}", "built", lineterm="", n=1
    )

    assert "\n".join(difference) == ""
    assert wanted == found


def test_the_site_has_no_other_files(built: Files) -> None:
    assert set(built) - set(mini_site.expected()) == set()


def test_the_project_is_without_fault() -> None:
    assert _problems() == "Ingen fejl."


def _problems() -> str:
    return report(checking.check(load.read_folder(PROJECT), mini_site.DAY).problems)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_project_has_a_record_of_every_kind(kind: Kind) -> None:
    entries = checking.check(load.read_folder(PROJECT), mini_site.DAY).content.entries

    assert any(entry.raw.kind is kind for entry in entries)


def test_the_site_has_every_page_that_a_site_can_have(built: Files) -> None:
    lists = {f"{address}/index.html" for address in LIST_PAGES}

    assert lists - set(built) == set()


def test_draft_hidden_expired_and_coming_records_leave_no_trace(built: Files) -> None:
    sources = files_in(PROJECT)

    assert sum(b"emmelig" in text for text in sources.values()) == 6
    assert [path for path, text in built.items() if b"emmelig" in path.encode() + text] == []


def test_nothing_is_shown_that_a_consent_does_not_cover(built: Files) -> None:
    page = built["ambassadoerer/amb-0002/index.html"].decode()

    assert "Åse Ørum" in page
    assert "Vises ikke" not in "".join(text.decode() for text in built.values())
    assert "noindex" not in page  # search engines stand in the consent


def test_an_address_is_nowhere_in_letters_that_a_harvester_reads(built: Files) -> None:
    sources = files_in(PROJECT)
    people = b"".join(text for path, text in sources.items() if path.startswith("ambassadors/"))
    addresses = re.findall(rb"[\w.]+@eksempel\.dk", people)

    assert addresses == [b"amina@eksempel.dk"]
    assert [path for path, text in built.items() if any(one in text for one in addresses)] == []


@pytest.mark.parametrize(
    "base", ["https://mini.example/", "https://mini.example/en/mappe/", "file:///home/nogen/side/"]
)
def test_the_site_is_whole_wherever_it_is_put_up(built: Files, base: str) -> None:
    assert broken(built, base) == ()


def test_a_project_with_nothing_in_it_yet_is_whole_too() -> None:
    nothing = load.Folder({"mkdocs.yml": (PROJECT / "mkdocs.yml").read_bytes()})

    built = mini_site.built(nothing)

    assert broken(built, "https://mini.example/") == ()
    assert "Der står endnu ingen i kataloget" in built["ambassadoerer/index.html"].decode()
