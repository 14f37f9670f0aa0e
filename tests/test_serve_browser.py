"""`vip2 serve` as an editor sees it: a browser beside a text editor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import project
import pytest
from browsing import DESK, PHONE, in_a_browser, opened, violations
from playwright.sync_api import Browser, Page, expect
from previewing import Running, running

pytestmark = in_a_browser

GUIDE = "content/metoder/mentorordning.md"
LONG = project.MINIMAL[GUIDE] + "".join(f"\nAfsnit nummer {number}.\n" for number in range(200))
LETTER = project.MINIMAL["newsletters/2010-05.md"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project.write(tmp_path_factory.mktemp("serve") / "projekt", project.files({GUIDE: LONG}))


@pytest.fixture(scope="module")
def command(folder: Path) -> Iterator[Running]:
    with running(folder) as found:
        yield found


@pytest.fixture
def page(browser: Browser, command: Running, folder: Path) -> Iterator[Page]:
    """The guide in a browser; the file is sound before and after."""
    (folder / GUIDE).write_text(LONG, encoding="utf-8")
    with opened(browser, f"{command.address}metoder/mentorordning/") as found:
        yield found


def _save(folder: Path, old: str, new: str) -> None:
    text = (folder / GUIDE).read_text("utf-8")
    assert old in text
    (folder / GUIDE).write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_saved_is_on_the_page_and_the_place_on_it_stays(page: Page, folder: Path) -> None:
    page.evaluate("scrollTo(0, 4000)")
    _save(folder, "Afsnit nummer 100.", "Her er noget nyt.")
    expect(page.get_by_text("Her er noget nyt.")).to_be_attached()
    assert page.evaluate("scrollY") == 4000


def test_a_fault_stands_on_the_page_until_it_is_mended(page: Page, folder: Path) -> None:
    ribbon = page.get_by_role("region", name="Forhåndsvisning")
    expect(ribbon).to_have_count(0)
    _save(folder, "jobpakker: [lastbilchauffoer]", "jobpakker: [<b>slager</b>]")
    expect(ribbon).to_contain_text("jobpakken »<b>slager</b>« findes ikke [ukendt-henvisning]")
    expect(ribbon).to_contain_text("8 | jobpakker: [<b>slager</b>]")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mentorordning")
    page.get_by_role("link", name="1 fejl i 1 fil. Se dem alle.").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fejl i indholdet")
    page.get_by_role("link", name="Se siden").click()
    _save(folder, "[<b>slager</b>]", "[lastbilchauffoer]")
    expect(ribbon).to_have_count(0)


def test_a_draft_has_its_ribbon_and_its_mark(page: Page, folder: Path, command: Running) -> None:
    _save(folder, "titel: Mentorordning", "status: kladde\ntitel: Mentorordning")
    expect(page.get_by_text("Kladde – bliver ikke udgivet")).to_be_visible()
    page.goto(f"{command.address}metoder/")
    link = page.get_by_role("link", name=re.compile("Mentorordning"))
    assert link.evaluate("it => getComputedStyle(it, '::before').content") == '"(kladde) "'


def test_a_new_page_comes_where_there_was_none(
    browser: Browser, command: Running, folder: Path
) -> None:
    package = project.MINIMAL["content/jobpakker/lastbilchauffoer.md"]
    with opened(browser, f"{command.address}jobpakker/bud/") as page:
        expect(page.get_by_role("heading", level=1)).to_have_text("Siden findes ikke")
        (folder / "content/jobpakker/bud.md").write_text(package.replace("Lastbilchauffør", "Bud"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Bud")
        (folder / "content/jobpakker/bud.md").unlink()
        expect(page.get_by_role("heading", level=1)).to_have_text("Siden findes ikke")


def test_the_policy_of_the_preview_stops_nothing_of_ours(
    browser: Browser, command: Running, folder: Path
) -> None:
    (folder / GUIDE).write_text(LONG, encoding="utf-8")
    slips: list[str] = []
    with opened(browser, command.address) as page:
        page.on("console", lambda message: slips.append(message.text))
        page.on("pageerror", lambda error: slips.append(str(error)))
        for address in ("ambassadoerer/", "metoder/mentorordning/", "soeg/", "_vip2/"):
            page.goto(command.address + address)
            page.wait_for_load_state("load")
        page.goto(f"{command.address}soeg/?q=mentor")
        expect(page.get_by_role("link", name=re.compile("Mentorordning")).first).to_be_visible()
    assert slips == []


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_faults_can_be_read_by_everybody(
    browser: Browser, command: Running, folder: Path, width: int, scheme: str
) -> None:
    (folder / GUIDE).write_text(
        LONG.replace("lastbilchauffoer]", "slager]").replace("titel: M", "status: klade\ntitel: M"),
        encoding="utf-8",
    )
    command.until("fejl i 1 fil")
    for address in ("metoder/mentorordning/", "_vip2/", "jobpakker/"):
        with opened(browser, command.address + address, width, color_scheme=scheme) as page:
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    (folder / GUIDE).write_text(LONG, encoding="utf-8")
    command.until("Ingen fejl.")


def test_a_page_says_when_the_preview_has_ended(browser: Browser, tmp_path: Path) -> None:
    with (
        running(project.write(tmp_path / "projekt")) as command,
        opened(browser, command.address) as page,
    ):
        assert command.interrupt() == 0
        expect(page.get_by_role("status").filter(has_text="stoppet")).to_have_text(
            "Forhåndsvisningen er stoppet. Start den igen med vip2 serve."
        )
