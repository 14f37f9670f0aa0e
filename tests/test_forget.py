"""`vip2 forget`: what it takes out, what it leaves alone, what it tells, and the proof."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path
from typing import Final

import mini_site
import painting
import project
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import cache, checking, clock, forget, load, traces
from generator.cli import main
from generator.forget import Plan
from generator.standing import twin_of
from generator.traces import Sought

ID: Final = "amb-0002"
NAME: Final = "Bo Ørum"
MAIL: Final = "bo@vaerk.example"
FILE: Final = f"ambassadors/{ID}.yml"
PERSON: Final = f"""\
navn: {NAME}
kommune: Aarhus
arbejdspladstype: jobcenter
jobpakker: [lastbilchauffoer]
kontakt: {{mail: {MAIL}}}
grundlag: samtykke
samtykke:
  dato: 2026-01-01
  omfang: [navn, kontakt, kort, nyhedsbrev, søgemaskiner, foto]
  givet: på mail
  udløber: 2028-01-01
  reference: sag 1
"""
ARTICLES: Final = """\
---
titel: Nyhedsbrev, maj 2010
udgivet: 2010-05
resumé: Nyt fra projektet.
artikler:
%s
kilder: [{kilde: evaluering}]
---
"""
DOOR: Final = """\
jobcentre:
  titel: For jobcentre
  resumé: Det vigtigste.
  rækkefølge: 1
  opgaver:  # de vigtigste først
    - {titel: Se jobpakkerne, tekst: Alle., mål: side:jobpakker}
%s"""


def _files(changes: Mapping[str, str]) -> dict[str, str]:
    return project.files({FILE: PERSON, **changes})


def _plan(files: Mapping[str, str], more: tuple[str, ...] = ()) -> tuple[load.Folder, Plan]:
    folder = project.folder(files)
    checked = checking.check(folder, project.DAY)
    raw = next(raw for raw in load.records(folder)[0] if raw.place.file == FILE)
    return folder, forget.plan(folder, checked.content, raw, more)


def _after(files: Mapping[str, str], file: str) -> str | None:
    folder, plan = _plan(files)
    data = forget.remaining(folder, plan).files.get(file)
    return None if data is None else data.decode()


# --- references in fields -----------------------------------------------------------------------

LETTER: Final = "newsletters/2010-05.md"
HEAD: Final = "  - id: nyt\n    overskrift: Nyt\n    type: nyhed\n"
PLACES: Final = {
    "the first of a row": ("ambassadører: [amb-0002, amb-0001]", "ambassadører: [amb-0001]"),
    "the last of a row": ("ambassadører: [amb-0001, amb-0002]", "ambassadører: [amb-0001]"),
    "twice in a row": ("ambassadører: [amb-0002, amb-0001, amb-0002]", "ambassadører: [amb-0001]"),
    "odd spaces": ("ambassadører:  [ amb-0001 ,amb-0002 ]", "ambassadører:  [ amb-0001 ]"),
    "in quotation marks": ("ambassadører: ['amb-0002', amb-0001]", "ambassadører: [amb-0001]"),
    "a row over lines": (
        "ambassadører: [\n      amb-0002, # Bo\n      amb-0001, # Amina\n    ]",
        "ambassadører: [\n      # Bo\n      amb-0001, # Amina\n    ]",
    ),
    "a row over lines with no more": (
        "ambassadører: [\n      amb-0002,\n      amb-0001\n    ]",
        "ambassadører: [\n      amb-0001\n    ]",
    ),
    "lines with dashes": (
        "ambassadører:\n      - amb-0002  # snart\n      - amb-0001",
        "ambassadører:\n      - amb-0001",
    ),
}


@pytest.mark.parametrize(("before", "after"), PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "byte-order-mark"])
def test_a_reference_goes_and_no_other_byte(
    before: str, after: str, ending: str, mark: str
) -> None:
    def letter(field: str) -> str:
        articles = f"{HEAD}    {field}\n    tekst: Kort."
        return mark + (ARTICLES % articles).replace("\n", ending)

    assert _after(_files({LETTER: letter(before)}), LETTER) == letter(after)


@pytest.mark.parametrize(
    "field",
    [
        "    ambassadører: [amb-0002]\n",
        "    ambassadører: [amb-0002, amb-0002]  # begge gange Bo\n",
        "    ambassadører:\n      - amb-0002\n",
        "    ambassadører: [\n      amb-0002\n    ]\n",
    ],
)
def test_a_field_that_is_left_empty_goes_whole(field: str) -> None:
    for before, after in ((f"{HEAD}{field}", HEAD), (f"{HEAD}    cases: []\n{field}",) * 2):
        kept = after.replace(field, "")
        text = ARTICLES % f"{before}    tekst: Kort."
        assert _after(_files({LETTER: text}), LETTER) == ARTICLES % f"{kept}    tekst: Kort."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - ambassadører: [amb-0002]\n    id: nyt\n", "  - id: nyt\n"),
        ("  - id: nyt\n    ambassadører: [amb-0002]\n", "  - id: nyt\n"),
    ],
)
def test_the_first_field_after_a_dash_leaves_the_dash(before: str, after: str) -> None:
    rest = "    overskrift: Nyt\n    type: nyhed\n    tekst: Kort."
    changed = _after(_files({LETTER: ARTICLES % (before + rest)}), LETTER)

    assert changed == ARTICLES % (after + rest)


def test_a_field_between_braces_goes_with_its_comma() -> None:
    article = "  - {id: nyt, overskrift: Nyt, %stype: nyhed, tekst: Kort.}"
    before = ARTICLES % (article % "ambassadører: [amb-0002], ")

    assert _after(_files({LETTER: before}), LETTER) == ARTICLES % (article % "")


def test_a_task_and_a_redirect_that_lead_to_the_person_go_whole() -> None:
    task = "    - titel: Spørg Bo\n      tekst: |\n        Nu.\n      mål: ambassadør:amb-0002\n"
    task = task.replace("|\n        Nu.", "Nu.")
    first = "a:\n  fra: /a/\n  til: side:jobpakker\n# den næste\n"
    second = "b:\n  fra: /b/\n  til: ambassadør:amb-0002#kontakt\n"
    doors, redirects = "content/indgange.yml", "content/omdirigeringer.yml"
    files = _files({doors: DOOR % task, redirects: first + second})

    assert _after(files, doors) == DOOR % ""
    assert _after(files, redirects) == first
    assert _after(_files({redirects: second}), redirects) is None


# --- links in texts -----------------------------------------------------------------------------

PACKAGE: Final = "content/jobpakker/lastbilchauffoer.md"
LINKS: Final = {
    "plain": ("Spørg [en ven](ambassadør:amb-0002).", "Spørg en ven."),
    "to a section": ("Se [*det* `her`](ambassadør:amb-0002#kontakt) nu", "Se *det* `her` nu"),
    "with a title": ('Se [ham](ambassadør:amb-0002 "Ven").', "Se ham."),
    "twice": ("[a](ambassadør:amb-0002) [b](ambassadør:amb-0002)", "a b"),
    "over two lines": ("Se [en\nven](ambassadør:amb-0002).", "Se en\nven."),
    "with a definition": ("Se [ham][ven].\n\n[ven]: ambassadør:amb-0002\n\nSlut.", None),
    "another person": ("Se [hende](ambassadør:amb-0001).", "Se [hende](ambassadør:amb-0001)."),
}


@pytest.mark.parametrize(("before", "after"), LINKS.values(), ids=LINKS)
def test_a_link_becomes_its_words(before: str, after: str | None) -> None:
    top = project.MINIMAL[PACKAGE].partition("Se [")[0]
    wanted = "Se ham.\n\n\nSlut." if after is None else after

    assert _after(_files({PACKAGE: f"{top}{before}\n"}), PACKAGE) == f"{top}{wanted}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tekst: Se [ham](ambassadør:amb-0002).", "tekst: Se ham."),
        ('tekst: "Se [ham](ambassadør:amb-0002)."', 'tekst: "Se ham."'),
        ("tekst: |\n      Se [den\n      mand](ambassadør:amb-0002).", None),
        ("tekst: >\n      Se [den\n      mand](ambassadør:amb-0002).", None),
    ],
)
def test_a_link_in_a_field_becomes_its_words(before: str, after: str | None) -> None:
    wanted = after or before.replace("[", "").replace("](ambassadør:amb-0002)", "")
    changed = _after(_files({LETTER: ARTICLES % f"{HEAD}    {before}"}), LETTER)

    assert changed == ARTICLES % f"{HEAD}    {wanted}"


@settings(deadline=None)
@given(st.lists(st.sampled_from(["amb-0001", "amb-0002"]), max_size=6), st.booleans(), st.data())
def test_what_is_left_reads_as_if_the_person_had_never_been_there(
    people: list[str],
    block: bool,  # noqa: FBT001 - drawn by hypothesis
    data: st.DataObject,
) -> None:
    def letter(named: list[str]) -> str:
        rows = "".join(f"\n      - {one}" for one in named)
        field = f"    ambassadører:{rows if block else f' [{gap.join(named)}]'}\n"
        return ARTICLES % f"{HEAD}{field if named else ''}    tekst: Kort."

    gap = data.draw(st.sampled_from([", ", ",", " ,  "]))
    kept = [one for one in people if one != ID]
    after = project.folder({LETTER: _after(_files({LETTER: letter(people)}), LETTER) or ""})
    expected = project.folder({LETTER: letter(kept)})
    read = [checking.check(folder, project.DAY).content.entries for folder in (after, expected)]

    assert read[0][0].record == read[1][0].record


# --- what only an editor can mend ---------------------------------------------------------------


def test_where_the_person_is_named_in_words_is_told_with_file_and_line() -> None:
    top = project.MINIMAL[PACKAGE].partition("Se [")[0]
    words = f"[{NAME}](ambassadør:amb-0002) kører.\n\nSpørg Bo Ørums ven, eller Bo.\n"
    _, plan = _plan(_files({PACKAGE: top + words}), more=("ven",))
    line = top.count("\n") + 1

    assert [str(one) for one in plan.left] == [
        f"{PACKAGE}:{line}: navnet",
        f"{PACKAGE}:{line + 2}: navnet",
        f"{PACKAGE}:{line + 2}: teksten »ven«",
    ]


def test_a_picture_goes_that_only_the_persons_text_shows() -> None:
    shown = "tekst: |\n  ![Bo](billeder/bo.png)\n\n  ![Os](billeder/os.png)\n"
    page = "---\ntitel: Om\nresumé: Os.\n---\n![Os alle](billeder/os.png)\n"
    pictures = {"docs/billeder/bo.png": "x", "docs/billeder/os.png": "x"}
    _, plan = _plan(_files({FILE: PERSON + shown, "docs/om.md": page, **pictures}))

    assert plan.pictures == ("docs/billeder/bo.png",)


def test_a_person_whose_record_is_faulty_can_be_forgotten_too() -> None:
    _, plan = _plan(_files({FILE: f"navn: {NAME}\nkomune: Aarhus\n"}))

    assert [(change.file, change.after) for change in plan.changes] == [(FILE, None)]


# --- the command --------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here depends on the day of the test."""
    monkeypatch.setattr(clock, "today", lambda: project.DAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project in which a newsletter and a text refer to the person."""
    article = f"{HEAD}    ambassadører: [amb-0001, amb-0002]\n    tekst: Kort."
    text = project.MINIMAL[PACKAGE] + "\nSpørg [ham](ambassadør:amb-0002).\n"
    return project.write(tmp_path / "p", _files({LETTER: ARTICLES % article, PACKAGE: text}))


def _vip2(folder: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), *map(str, words)])


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


SHOWN: Final = """\
Bo Ørum (amb-0002) bliver fjernet:

ambassadors/amb-0002.yml bliver slettet

content/jobpakker/lastbilchauffoer.md
   15 - Spørg [ham](ambassadør:amb-0002).
   15 + Spørg ham.

newsletters/2010-05.md
    9 -     ambassadører: [amb-0001, amb-0002]
    9 +     ambassadører: [amb-0001]
"""
NO_GIT: Final = "\nHer er intet git-lager at lede i, så historikken er ikke undersøgt.\n"


def test_in_a_pipe_it_only_shows_what_it_would_do(folder: Path) -> None:
    before = _bytes(folder)
    result = _vip2(folder, "forget", ID)

    assert (result.exit_code, result.output) == (
        0,
        f"{SHOWN}\nIntet er ændret. Skriv --ja for at gøre det.\n{NO_GIT}",
    )
    assert _bytes(folder) == before


def test_with_ja_it_is_done_and_the_content_has_no_fault(folder: Path) -> None:
    before = _bytes(folder)
    result = _vip2(folder, "forget", ID, "--ja")
    after = _bytes(folder)

    assert (result.exit_code, result.output) == (
        0,
        (
            f"{SHOWN}\n1 fil slettet og 2 filer rettet. Byg hjemmesiden igen med vip2 build, og "
            f"gem ændringen i git med en besked uden navnet.\n{NO_GIT}"
        ),
    )
    assert set(before) - set(after) == {str(folder / FILE)}
    touched = {str(folder / one) for one in (FILE, LETTER, PACKAGE)}
    assert all(after[path] == data for path, data in before.items() if path not in touched)
    assert _vip2(folder, "check").output == "Ingen fejl.\n"


@pytest.mark.parametrize(
    ("answer", "gone"), [(b"ja\n", True), (b"J\n", True), (b"\n", False), (b"nej\n", False)]
)
def test_on_a_terminal_it_asks_first(folder: Path, answer: bytes, *, gone: bool) -> None:
    keyboard, terminal = pty.openpty()
    command = [sys.executable, "-m", "generator.cli", "-C", str(folder), "forget", ID]
    with os.fdopen(keyboard, "wb", buffering=0) as typed:
        typed.write(answer)
        done = subprocess.run(command, stdin=terminal, capture_output=True, check=False)
    os.close(terminal)

    assert done.returncode == 0, done.stderr.decode()
    assert "Skal det gøres? Skriv ja: " in done.stdout.decode()
    assert (folder / FILE).exists() is not gone


def test_what_is_left_to_mend_is_told_and_ends_in_exit_code_1(folder: Path) -> None:
    page = f"---\ntitel: Om\nresumé: Om os.\n---\n{NAME} var her.\n"
    project.write(folder, {"docs/om.md": page})
    result = _vip2(folder, "forget", ID, "--ja")

    assert result.exit_code == 1
    assert (
        "\nHer står stadig noget, som du selv må skrive om:\n  docs/om.md:5: navnet\n"
    ) in result.output


def test_what_the_check_will_say_afterwards_is_told(folder: Path) -> None:
    task = "    - {titel: Bo, tekst: Nu., mål: ambassadør:amb-0002}\n"
    only = DOOR.replace("    - {titel: Se jobpakkerne, tekst: Alle., mål: side:jobpakker}\n", "")
    project.write(folder, {"content/indgange.yml": only % task})
    result = _vip2(folder, "forget", ID)

    assert result.exit_code == 1
    assert (
        "\nBagefter vil kontrollen sige:\n"
        "  content/indgange.yml:1:1: feltet »opgaver« mangler i indgangen »jobcentre« "
        "[mangler-felt]\n"
    ) in result.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["amb-002"], "Ambassadøren »amb-002« findes ikke; mente du amb-0002?"),
        (["xyz"], "Ambassadøren »xyz« findes ikke, hverken i indholdet eller i git."),
        ([ID, "--ja", "--site-dir", "borte"], "»borte« er ikke en mappe med en bygget hjemmeside."),
    ],
)
def test_wrong_use_is_told_with_exit_code_2(folder: Path, words: list[str], told: str) -> None:
    before = _bytes(folder)
    result = _vip2(folder, "forget", *words)

    assert (result.exit_code, result.stderr) == (2, f"{told} Se vip2 forget --help.\n")
    assert _bytes(folder) == before


# --- git ----------------------------------------------------------------------------------------


def _git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=r", "-c", "user.email=r@example.org", "-c", "commit.gpgsign=false")
    command = ["git", "-C", str(folder), *who, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _commit(folder: Path, message: str) -> str:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", message)
    return _git(folder, "log", "-1", "--format=%h")


@pytest.fixture
def repository(folder: Path) -> Path:
    """The same project with its first edition in git."""
    _git(folder, "init", "-q")
    _git(folder, "mv", "-k", FILE, FILE)
    return folder


def test_what_git_remembers_is_told_and_how_to_remove_it(repository: Path) -> None:
    old = repository / "ambassadors/amb-0009.yml"
    (repository / FILE).rename(old)
    texts = {path: (repository / path).read_text() for path in (LETTER, PACKAGE)}
    project.write(repository, {path: project.MINIMAL[path] for path in texts})
    first = _commit(repository, "Begynd")
    old.rename(repository / FILE)
    project.write(repository, texts)
    second = _commit(repository, f"Tilføj {NAME}")
    result = _vip2(repository, "forget", ID, "--ja")

    assert result.output.partition("\nGit husker stadig:\n")[2] == (
        f"  {FILE}: {second}, {first}\n"
        f"  ambassadors/amb-0009.yml: {second}, {first}\n"
        f"  {PACKAGE}: {second}\n"
        f"  {LETTER}: {second}\n"
        f"  beskeden til ændringen: {second}\n"
        "\nDet kan kun fjernes ved at skrive historien om, i en frisk klon:\n"
        f"  git filter-repo --invert-paths --path {FILE} --path ambassadors/amb-0009.yml\n"
        "  git filter-repo --replace-text erstat.txt --replace-message erstat.txt\n"
        "hvor filen erstat.txt uden for klonen har linjerne\n"
        f"  {NAME}==>[fjernet]\n  {MAIL}==>[fjernet]\n  {ID}==>[fjernet]\n"
        "Bagefter sendes den op med git push --force --all og git push --force --tags.\n"
        "Det når ikke andres kloner, kopier hos dem, der opbevarer lageret, eller søgemaskiners "
        "og arkivers gemte sider. Bed dem, der har dem, om at slette dem.\n"
    )


def test_git_that_never_knew_the_person_is_told_so(repository: Path) -> None:
    assert _vip2(repository, "forget", ID).output.endswith(
        "\nGit har aldrig gemt noget om personen.\n"
    )


# --- the proof ----------------------------------------------------------------------------------


def test_after_forgetting_and_building_no_byte_of_the_person_is_in_the_site(
    repository: Path,
) -> None:
    _commit(repository, "Begynd")
    site = repository / "site"
    assert _vip2(repository, "build").exit_code == 0

    stale = _vip2(repository, "forget", ID, "--ja", "--site-dir", site)
    assert stale.exit_code == 1
    assert f"\nSpor af {NAME} ({ID}) i {site}:\n" in stale.output
    assert f"  ambassadoerer/{ID}/index.html: id'et\n" in stale.output
    assert re.search(rf"  ambassadoerer/{ID}/index.html:\d+: mailadressen\n", stale.output)

    assert _vip2(repository, "build").exit_code == 0
    _commit(repository, "Ret i kataloget")
    proof = _vip2(repository, "forget", ID, "--site-dir", site)
    assert proof.exit_code == 0, proof.output
    assert "har navnet, mailadressen og id'et.\n" in proof.output
    # … and by a reader that shares no code with the command:
    beside = _bytes(twin_of(site))
    assert len(beside) == len(_bytes(site))
    for path, data in (*_bytes(site).items(), *beside.items()):
        text = unescape(data.decode("utf-8", "replace")).lower()
        found = [one for one in (NAME, MAIL, ID, "Ørum") if one.lower() in path + text]
        assert (path, found) == (path, [])
    # … nor in what is kept for the next build.
    for path, data in _bytes(repository / ".vip2").items():
        found = [one for one in (NAME, MAIL, "Ørum") if one.encode() in data]
        assert (path, found) == (path, [])


PHOTO: Final = painting.painted("PNG 3x2")
SHOWN_IN: Final = "docs/om/person.png"


@pytest.fixture
def photographed(folder: Path) -> Path:
    """The same project with a picture of the person, and a page that tells of the person."""
    (folder / SHOWN_IN).parent.mkdir()
    (folder / SHOWN_IN).write_bytes(PHOTO)
    person = PERSON + "tekst: |\n  ![Bo](om/person.png)\n"
    page = f"---\ntitel: Om\nresumé: Om os.\n---\n{NAME} var her.\n"
    return project.write(folder, {FILE: person, "docs/om.md": page})


def _by_command(folder: Path) -> None:
    assert _vip2(folder, "forget", ID, "--ja").exit_code == 1  # docs/om.md is left to mend


def _by_hand(folder: Path) -> None:
    """As by an editor, or by `git pull` on a server."""
    for file in (FILE, SHOWN_IN):
        (folder / file).unlink(missing_ok=True)
    project.write(folder, {path: project.MINIMAL[path] for path in (LETTER, PACKAGE)})


def _built(folder: Path, site: Path) -> None:
    built = _vip2(folder, "build", "--site-dir", site)
    assert built.exit_code == 0, built.output


@pytest.mark.parametrize("forgotten", [_by_command, _by_hand])
@pytest.mark.parametrize("other_site", ["stands", "is gone", "is built before all is mended"])
def test_after_the_next_build_nothing_in_the_project_is_left_of_the_person(
    photographed: Path,
    tmp_path: Path,
    forgotten: Callable[[Path], None],
    other_site: str,
) -> None:
    sites = tmp_path / "a", tmp_path / "b"
    for site in sites:
        _built(photographed, site)
        assert (site / "om/person.png").read_bytes() == PHOTO
    forgotten(photographed)
    if other_site == "is gone":
        shutil.rmtree(sites[1])
    elif other_site == "is built before all is mended":
        _built(photographed, sites[1])
    (photographed / "docs/om.md").unlink()
    _built(photographed, sites[0])

    assert not (sites[0] / "om/person.png").exists()
    for path, data in _bytes(photographed).items():
        traces_of_person = NAME.encode(), MAIL.encode(), ID.encode(), "Ørum".encode(), PHOTO
        assert (path, [one for one in traces_of_person if one in data]) == (path, [])


@pytest.mark.parametrize("papers", ["true", "false"])
def test_no_paper_is_kept_that_a_site_without_the_person_has_not(
    folder: Path, tmp_path: Path, papers: str
) -> None:
    def kept(root: Path) -> set[bytes]:
        _built(root, root / "site")
        return {*cache.of(root).shelf("papers")}

    letter = (folder / LETTER).read_text(encoding="utf-8")
    project.write(folder, {LETTER: letter.replace("Kort.", f"{NAME} er med.")})
    config = project.CONFIG.replace("true", f"true\n      pdf: {papers}")
    without = project.write(tmp_path / "without", project.files({"mkdocs.yml": config}))
    clean = kept(without)
    assert kept(folder) - clean

    _by_hand(folder)
    project.write(folder, {"mkdocs.yml": config})
    assert kept(folder) == clean


def test_a_person_that_git_never_had_is_proved_gone_by_the_words_that_are_given(
    folder: Path, tmp_path: Path
) -> None:
    site = project.write(tmp_path / "s", {"a/index.html": "<p>Bo &Oslash;rum</p>"})
    _vip2(folder, "forget", ID, "--ja")
    result = _vip2(folder, "forget", ID, "--site-dir", site, "--tekst", NAME)

    assert (result.exit_code, result.output) == (
        1,
        (
            f"\nSpor af {ID} i {site}:\n  a/index.html:1: teksten »{NAME}«\n"
            "1 spor. Byg hjemmesiden igen, og prøv så igen.\n"
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Åse Ørum-Krag",
        "ÅSE ØRUM KRAG",
        "Åse&nbsp;&Oslash;rum&#45;Krag",
        "&#197;se &#xD8;rum-Krag",
        "&amp;#197;se &Oslash;rum-Krag",
        "<b>Åse</b> Ørum-<mark>Krag</mark>",
        "<td>Åse</td><td>Ørum-Krag</td>",
        "Åse\n  Ørum-Krag",
        "Åse Ør\u00adum-Krag",
        "A\u030ase Ørum-Krag",
        '"\\u00c5se \\u00d8rum-Krag"',
        "?navn=%C3%85se+%C3%98rum-Krag",
        "%25C3%2585se%20%25C3%2598rum-Krag",
        "=C3=85se =C3=98rum=\n-Krag",
        "FN:Åse Ør\r\n um-Krag",
        "N:Krag;Åse;Ørum",
        "aase-oerum-krag",
        "aaseoerumkrag",
        "Åse Ørum-Krags side",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    wanted = [Sought("navnet", "Åse Ørum-Krag")]

    assert [one.file for one in traces.find([("a", f"x {text} y".encode())], wanted)] == ["a"]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le"])
def test_a_name_is_found_in_files_of_other_encodings(encoding: str) -> None:
    data = "x Åse Ørum y".encode(encoding)

    assert list(traces.find([("a", data)], [Sought("navnet", "Åse Ørum")]))


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("Bo Bro", "Jobo brolægger"),
        ("Bo Bro", "Bo. Han bor ved Broen"),
        ("amb-0001", "amb-00017"),
        ("amb-0001", "xamb-0001"),
        ("anna holm", "Susanna Holmberg"),
    ],
)
def test_no_other_word_passes_for_a_trace(letters: str, text: str) -> None:
    assert list(traces.find([("a", text.encode())], [Sought("navnet", letters)])) == []


def test_a_name_without_a_latin_letter_is_found_too() -> None:
    wanted = [Sought("navnet", "Бо")]

    assert list(traces.find([("a", "her er бо.".encode())], wanted))
    assert not list(traces.find([("a", b"her er ingen")], wanted))


@given(st.binary())
def test_no_bytes_stop_the_search(data: bytes) -> None:
    list(traces.find([("a", data)], [Sought("navnet", "Bo")]))


def test_the_miniature_site_shows_every_trace_of_a_person() -> None:
    files = mini_site.expected()
    found = {one.file for one in traces.find(files.items(), [Sought("navnet", "Amina Eksempel")])}

    plain = {path for path, data in files.items() if b"Amina Eksempel" in data}
    assert plain <= found
