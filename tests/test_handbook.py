"""The editors' handbook is true: what its pages show on a terminal is what happens.

A page is gone through as it is written. A block of `text` that begins with `$ vip2` is run, with
the answers that stand in it, and has to be answered as it stands there. In a walk a block of `yaml`
is laid over the file that the walk is about.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import at_a_terminal
import pytest
import real_site
import repository

HANDBOOK: Final = real_site.ROOT / "docs/redaktion"
WALKS: Final = {
    "foerste-ambassadoer": "ambassadors/amb-0131.yml",
    "nyhedsbrev-fra-ide": "newsletters/2026-11.md",
}
COURSE: Final = """\
titel: Temadag: Jobpakker i praksis
type: temadag
resumé: En dag om, hvordan I bruger jobpakker i praksis.
projekt: vip2
dato: 14-03-2027
udgiv_fra: 2026-11-22
kilder: [{kilde: evaluering-forlaengelse-2010}]
"""
_BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND: Final = "$ vip2 "
_ANSWERED: Final = re.compile(r"^> ?(.*)$|^.*(?:tryk Enter|Skriv ja): ?(.*)$", re.MULTILINE)
_FIELD: Final = re.compile(r"^\w+:.*\n(?:(?: .*)?\n(?=(?: .*)?\n| ))*(?: .*\n)*", re.MULTILINE)
# What differs with the commit, and with the theme.
_PASSING: Final = re.compile(r"[0-9a-f]{10}\.$|\(\d+ kB\)", re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The project's own content in a repository, as an editor has it before beginning."""
    made = tmp_path / "portal"
    made.mkdir()
    shutil.copy(real_site.CONFIG, made)
    for name in ("content", "ambassadors", "newsletters", "docs"):
        shutil.copytree(real_site.ROOT / name, made / name)
    repository.begin(made)
    return made


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The editor's own folder, with a list of recipients and the server that the handbook names."""
    made = tmp_path / "hjem"
    made.mkdir()
    (made / "liste.csv").write_text("mail\nanna@eksempel.dk\nbo@eksempel.dk\n", "utf-8")
    (server,) = (text for _, text in _blocks("nyhedsbreve") if text.startswith("VIP2_SMTP_HOST="))
    (made / "smtp.txt").write_text(server, "utf-8")
    (made / "smtp.txt").chmod(0o600)
    return made


def _blocks(page: str) -> Iterator[tuple[str, str]]:
    """What stands in the page's blocks of code, with the language of each."""
    yield from _BLOCK.findall((HANDBOOK / f"{page}.md").read_text("utf-8"))


def _happens(folder: Path, home: Path, transcript: str) -> None:
    command, _, told = transcript.removeprefix(_COMMAND).partition("\n")
    words = [word.replace("~", str(home)) for word in command.split()]
    lines = [prompt or question for prompt, question in _ANSWERED.findall(told)]
    _, shown = at_a_terminal.typed(folder, real_site.DAY, words, lines, home)

    assert _lasting(shown) == _lasting(told)


def _lasting(shown: str) -> list[str]:
    return [line.rstrip() for line in _PASSING.sub("…", shown).strip().split("\n")]


def _laid(text: str, block: str) -> str:
    """A file after an edit: each field in its place, or one line for that which it is most like."""
    if block.startswith(" "):
        line = block.rstrip("\n")
        (meant,) = get_close_matches(line, text.split("\n"), n=1)
        return text.replace(meant, line)
    for field in _FIELD.findall(block):
        there = re.compile(rf"^#?(?={field.partition(':')[0]}:)", re.MULTILINE)
        mark = there.search(text)
        assert mark, field
        before, after = text[: mark.start()], text[mark.end() :]
        old = _FIELD.match(after)
        assert old, field
        text = before + field + after[old.end() :]
    return text


@pytest.mark.parametrize(("page", "path"), WALKS.items(), ids=WALKS)
def test_a_walk_leads_where_it_says(folder: Path, home: Path, page: str, path: str) -> None:
    for language, text in _blocks(page):
        if text.startswith(_COMMAND):
            _happens(folder, home, text)
        elif language == "yaml":
            file = folder / path
            file.write_text(_laid(file.read_text("utf-8"), text), "utf-8")


def test_the_faults_that_are_shown_are_told_and_mended_so(folder: Path, home: Path) -> None:
    person = folder / "ambassadors/amb-0017.yml"
    wrong = re.sub(
        r"(?m)^jobpakker: .*$", "jobpakker: [slager, lastbilchauffoer]", person.read_text("utf-8")
    )
    person.write_text(wrong, "utf-8")
    (folder / "content/kurser/temadag-2027-03-14-vejle.yml").write_text(COURSE, "utf-8")
    shown = [text for _, text in _blocks("fejl/index") if text.startswith(_COMMAND)]

    assert len(shown) == 2
    for transcript in shown:
        _happens(folder, home, transcript)


def test_the_first_change_can_be_made_where_the_handbook_says() -> None:
    page = (HANDBOOK / "foerste-aendring.md").read_text("utf-8")
    (name,) = re.findall(r"så filen `(amb-\d+\.yml)`", page)
    before, after = re.findall(r"^    (kan_kontaktes_om: .+)$", page, re.MULTILINE)
    person = (real_site.ROOT / "ambassadors" / name).read_text("utf-8")

    assert f"\n{before}\n" in person
    assert "\ndemonstration: ja\n" in person
    assert before != after


def test_the_front_page_leads_to_every_page_once() -> None:
    front = (HANDBOOK / "index.md").read_text("utf-8")
    _, _, listed = front.partition("\n## Håndbogens sider\n")
    listed, _, _ = listed.partition("\n## ")
    pages = {path.stem for path in HANDBOOK.glob("*.md")} - {"index"}
    sections = {path.parent.name for path in HANDBOOK.glob("*/index.md")}

    assert sorted(re.findall(r"\]\(side:redaktion/([a-z0-9/-]+)\)", listed)) == sorted(
        pages | sections
    )


def test_every_picture_is_shown_and_small() -> None:
    shown = {
        name
        for page in HANDBOOK.glob("*.md")
        for name in re.findall(r"\(redaktion/billeder/([^)]+)\)", page.read_text("utf-8"))
    }
    pictures = {path.name: path.stat().st_size for path in (HANDBOOK / "billeder").iterdir()}

    assert set(pictures) == shown
    assert max(pictures.values()) <= 120_000
