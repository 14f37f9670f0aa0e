"""Every fault of the tool is explained on a page of its own, and the examples there are true.

`docs/redaktion/fejl/<code>.md` shows what the check says, word for word as a case below `cases/`
has it, and what is in order, as the good twin of that case has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import cases_on_disk
import fault_codes
import pytest

from generator import mail_list
from generator.problems import report

FOLDER: Final = Path(__file__).parents[1] / "docs/redaktion/fejl"
PAGES: Final = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.md"))}
OVERVIEW: Final = PAGES.pop("index")
LISTS: Final = sorted(cases_on_disk.FOLDER.glob("mail_list/*.case"))
SECTIONS: Final = {
    path: path.read_text("utf-8").partition("\n#### report\n")
    for path in sorted(cases_on_disk.FOLDER.glob("**/*.case"))
}
_FENCE: Final = re.compile(r"^```(\w+)\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
# What these are about may stand in no file, not even as an example.
UNSHOWN: Final = {"tabt-bogstav"}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert set(PAGES) == fault_codes.in_source() | fault_codes.in_reports()


def test_every_code_has_a_case_that_shows_it() -> None:
    assert fault_codes.in_source() - fault_codes.in_reports() == set()


def test_the_overview_leads_to_every_page_once() -> None:
    found = re.findall(r"\[([a-z0-9-]+)\]\(side:redaktion/fejl/([a-z0-9-]+)\)", OVERVIEW)
    assert all(words == code for words, code in found)
    assert sorted(code for _, code in found) == sorted(PAGES)


@pytest.mark.parametrize("code", PAGES)
def test_a_page_says_what_it_means_what_to_do_and_why(code: str) -> None:
    fields, _, text = PAGES[code].removeprefix("---\n").partition("\n---\n")
    assert re.findall(r"^(\w+): .", fields, re.MULTILINE) == ["titel", "resumé"]
    text = _FENCE.sub("", text)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Gør sådan", "Hvorfor"]
    assert all(part.strip() for part in text.split("## "))


@pytest.mark.parametrize("code", sorted(PAGES.keys() - UNSHOWN))
def test_what_a_page_shows_is_what_the_check_says(code: str) -> None:
    (_, said), *good = _FENCE.findall(PAGES[code])
    assert said.partition("\n")[0].endswith(f" [{code}]")
    telling = [path for path, (_, _, rest) in SECTIONS.items() if said in rest]
    assert telling
    for _, right in good:
        twins = ["\n".join(_lines_of_good_twin(path)) for path in telling]
        assert any(right in twin for twin in twins)


def _lines_of_good_twin(path: Path) -> Iterator[str]:
    """The files of the good twin, without their names."""
    _, _, rest = SECTIONS[path]
    _, _, good = rest.partition("\n#### ")
    yield from (line for line in good.split("\n") if not line.startswith("#### "))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_fault_of_a_list_of_recipients_gets_its_report(path: Path) -> None:
    case = cases_on_disk.read(path)
    (bad,), (good,) = case.bad.files.values(), case.good.files.values()
    assert report(mail_list.read(bad, "liste.csv")[1]) == case.report
    assert mail_list.read(good, "liste.csv")[1] == ()
