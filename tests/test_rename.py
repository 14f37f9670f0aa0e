"""`vip2 rename`: another id, everywhere and nowhere else, and the old address leading on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

import project
import pytest
import real_site
from click.testing import CliRunner, Result

from generator import checking, mentions, renaming, saving
from generator.cli import main
from generator.edits import Edit, RefusedError, edited
from generator.problems import faults

PACKAGE: Final = "content/jobpakker/lastbilchauffoer.md"
GUIDE: Final = "content/metoder/mentorordning.md"
REDIRECTS: Final = "content/omdirigeringer.yml"
TERMS: Final = "content/ordliste.yml"
TERM: Final = """\
# Ord, vi bruger.

# Rådet, og hvad det var.
lbr:   # kort
  begreb: LBR
  forklaring: |
    Se [jobpakken](jobpakke:lastbilchauffoer)
    og [ordet selv](begreb:lbr).
  kilder: [{kilde: evaluering}]
"""
NONE: Final[Mapping[str, str | None]] = MappingProxyType({})


def _rename(folder: Path, *words: str) -> Result:
    line = ["-C", str(folder), "rename", *words, "--today", f"{project.DAY}"]
    return CliRunner().invoke(main, line)


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in folder.rglob("*")
        if path.is_file() and ".vip2" not in path.parts
    }


@dataclass(frozen=True)
class Case:
    """What is there besides the small project, the words of the command, and what is other then.

    Of a file that changes, each line is given that goes or comes.
    """

    name: str
    words: tuple[str, ...]
    lines: Mapping[str, tuple[str, ...]]
    also: Mapping[str, str | None] = field(default_factory=lambda: NONE)


CASES: Final = (
    Case(
        "fields, links with and without an anchor, and the file's own name",
        ("jobpakke:lastbilchauffoer", "chauffoer"),
        {
            GUIDE: ("-jobpakker: [lastbilchauffoer]", "+jobpakker: [chauffoer]"),
            "ambassadors/amb-0001.yml": (
                "-jobpakker: [lastbilchauffoer]",
                "+jobpakker: [chauffoer]",
            ),
            "newsletters/2010-05.md": (
                "-    jobpakker: [lastbilchauffoer]",
                "-    tekst: Køb en [lastbil](jobpakke:lastbilchauffoer).",
                "+    jobpakker: [chauffoer]",
                "+    tekst: Køb en [lastbil](jobpakke:chauffoer).",
            ),
            TERMS: (
                "-    Se [jobpakken](jobpakke:lastbilchauffoer)",
                "+    Se [jobpakken](jobpakke:chauffoer)",
            ),
            "docs/om/index.md": (
                "-[A](jobpakke:lastbilchauffoer#det-ved-vi), [b][x], `jobpakke:lastbilchauffoer`.",
                "+[A](jobpakke:chauffoer#det-ved-vi), [b][x], `jobpakke:lastbilchauffoer`.",
                "-[x]: jobpakke:lastbilchauffoer",
                "+[x]: jobpakke:chauffoer",
            ),
            "content/indgange.yml": (
                "-    - {titel: A, tekst: B., mål: 'jobpakke:lastbilchauffoer#det-ved-vi'}",
                "+    - {titel: A, tekst: B., mål: 'jobpakke:chauffoer#det-ved-vi'}",
            ),
            REDIRECTS: (
                "-  til: jobpakke:lastbilchauffoer",
                "+  til: jobpakke:chauffoer",
                "+",
                "+jobpakker-lastbilchauffoer:",
                "+  fra: /jobpakker/lastbilchauffoer/",
                "+  til: jobpakke:chauffoer",
            ),
        },
        {
            TERMS: TERM,
            "docs/om/index.md": "---\ntitel: Om\nresumé: Om os.\n---\n"
            "[A](jobpakke:lastbilchauffoer#det-ved-vi), [b][x], `jobpakke:lastbilchauffoer`.\n\n"
            "[x]: jobpakke:lastbilchauffoer\n",
            "content/indgange.yml": "alle:\n  titel: Alle\n  resumé: Alle.\n  rækkefølge: 1\n"
            "  opgaver:\n"
            "    - {titel: A, tekst: B., mål: 'jobpakke:lastbilchauffoer#det-ved-vi'}\n",
            REDIRECTS: "a:\n  fra: /A.aspx\n  til: jobpakke:lastbilchauffoer\n",
        },
    ),
    Case(
        "the name above the fields of a record that shares a file, and the anchor of its page",
        ("begreb:lbr", "raad"),
        {
            TERMS: (
                "-lbr:   # kort",
                "+raad:   # kort",
                "-    og [ordet selv](begreb:lbr).",
                "+    og [ordet selv](begreb:raad).",
            ),
            "docs/om/index.md": (
                "-[Ordet](begreb:lbr), [i listen](side:ordliste#lbr) og [listen](side:ordliste).",
                "+[Ordet](begreb:raad), [i listen](side:ordliste#raad) og [listen](side:ordliste).",
            ),
        },
        {
            TERMS: TERM,
            "docs/om/index.md": "---\ntitel: Om\nresumé: Om os.\n---\n"
            "[Ordet](begreb:lbr), [i listen](side:ordliste#lbr) og [listen](side:ordliste).\n",
        },
    ),
    Case(
        "a page, and its place in the menu",
        ("side:om/hvem", "om/os"),
        {
            "docs/index.md": ("-[Os](side:om/hvem)", "+[Os](side:om/os)"),
            "mkdocs.yml": (
                "-    - {titel: Om os, adresse: om/hvem/, sektion: om}",
                "+    - {titel: Om os, adresse: om/os/, sektion: om}",
            ),
            REDIRECTS: (
                "+om-hvem:",
                "+  fra: /om/hvem/",
                "+  til: side:om/os",
            ),
        },
        {
            "docs/om/hvem.md": "---\ntitel: Os\nresumé: Om os.\n---\n",
            "docs/index.md": project.MINIMAL["docs/index.md"] + "[Os](side:om/hvem)\n",
            "mkdocs.yml": project.CONFIG.replace("adresse: om/,", "adresse: om/hvem/,"),
        },
    ),
    Case(
        "a municipality, which is referred to by its name",
        ("kommune:Aarhus", "aarhus-kommune"),
        {
            "content/kommuner.yml": ("-aarhus:", "+aarhus-kommune:"),
            REDIRECTS: (
                "+kommuner-aarhus:",
                "+  fra: /kommuner/aarhus/",
                "+  til: kommune:Aarhus",
            ),
        },
    ),
    Case(
        "a draft, which nobody knows the address of",
        ("jobpakke:bud", "cykelbud"),
        {},
        {
            "content/jobpakker/bud.md": project.MINIMAL[PACKAGE].replace(
                "titel: Lastbilchauffør", "titel: Bud\nstatus: kladde"
            )
        },
    ),
    Case(
        "back to an address that led away",
        ("jobpakke:lastbilchauffoer", "chauffoer"),
        {
            REDIRECTS: (
                "-",
                "-# Den hed engang kun chauffør.",
                "-jobpakker-chauffoer:",
                "-  fra: /jobpakker/chauffoer/",
                "-  til: jobpakke:lastbilchauffoer",
                "+",
                "+jobpakker-lastbilchauffoer:",
                "+  fra: /jobpakker/lastbilchauffoer/",
                "+  til: jobpakke:chauffoer",
            ),
            GUIDE: ("-jobpakker: [lastbilchauffoer]", "+jobpakker: [chauffoer]"),
            "ambassadors/amb-0001.yml": (
                "-jobpakker: [lastbilchauffoer]",
                "+jobpakker: [chauffoer]",
            ),
            "newsletters/2010-05.md": (
                "-    jobpakker: [lastbilchauffoer]",
                "-    tekst: Køb en [lastbil](jobpakke:lastbilchauffoer).",
                "+    jobpakker: [chauffoer]",
                "+    tekst: Køb en [lastbil](jobpakke:chauffoer).",
            ),
        },
        {
            REDIRECTS: "# Gamle adresser.\n\n# Den hed engang kun chauffør.\njobpakker-chauffoer:\n"
            "  fra: /jobpakker/chauffoer/\n  til: jobpakke:lastbilchauffoer\n\n"
            "anden:\n  fra: /B\n  til: side:kurser\n"
        },
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_only_the_lines_that_name_the_record_change(case: Case, tmp_path: Path) -> None:
    folder = project.write(tmp_path / "projekt", project.files(case.also))
    before = _texts(folder)

    done = _rename(folder, *case.words, "--ja")

    assert done.exit_code == 0, done.output
    after = _texts(folder)
    named = {path: text for path, text in after.items() if path in before}
    changed = {path: _changed(before[path], text) for path, text in named.items()}
    if REDIRECTS not in before and REDIRECTS in after:
        changed[REDIRECTS] = tuple(f"+{line}" for line in after[REDIRECTS].splitlines())
    assert {path: lines for path, lines in changed.items() if lines} == case.lines
    assert project.check(after) == "Ingen fejl."


def _changed(before: str, after: str) -> tuple[str, ...]:
    edit = Edit("x", before.encode(), after.encode(), "x")
    found = edit.difference.splitlines()[2:]
    return tuple(line for line in found if line[0] in "+-")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (PACKAGE, "content/jobpakker/chauffoer.md"),
        ("content/jobpakker/lastbilchauffoer.yml", "content/jobpakker/chauffoer.yml"),
    ],
)
def test_the_file_gets_the_name_and_keeps_its_ending(path: str, name: str, tmp_path: Path) -> None:
    text = project.MINIMAL[PACKAGE]
    if path.endswith(".yml"):
        text = text.replace("---\n", "", 1).partition("---\n")[0]
    folder = project.write(tmp_path / "p", project.files({PACKAGE: None, path: text}))
    assert _rename(folder, "jobpakke:lastbilchauffoer", "chauffoer", "--ja").exit_code == 0
    assert not (folder / path).exists()
    assert (folder / name).read_text("utf-8") == text


def test_line_breaks_of_another_system_stay(tmp_path: Path) -> None:
    folder = project.write(
        tmp_path / "p", project.files({REDIRECTS: "a:\n  fra: /A\n  til: side:kurser\n"})
    )
    for path in (REDIRECTS, GUIDE):
        (folder / path).write_bytes((folder / path).read_bytes().replace(b"\n", b"\r\n"))
    _rename(folder, "jobpakke:lastbilchauffoer", "chauffoer", "--ja")
    assert (folder / REDIRECTS).read_bytes() == (
        b"a:\r\n  fra: /A\r\n  til: side:kurser\r\n\r\njobpakker-lastbilchauffoer:\r\n"
        b"  fra: /jobpakker/lastbilchauffoer/\r\n  til: jobpakke:chauffoer\r\n"
    )
    assert b"jobpakker: [chauffoer]\r\n" in (folder / GUIDE).read_bytes()


SHOWN: Final = """\
Kommunen »aarhus« kommer til at hedde »aarhus-by«:

--- content/kommuner.yml\tfør
+++ content/kommuner.yml\tefter
@@ -1,2 +1,2 @@
-aarhus:
+aarhus-by:
   navn: Aarhus

--- content/omdirigeringer.yml\tfør
+++ content/omdirigeringer.yml\tefter
@@ -0,0 +1,3 @@
+kommuner-aarhus:
+  fra: /kommuner/aarhus/
+  til: kommune:Aarhus

Den gamle adresse /kommuner/aarhus/ fører videre; det står i content/omdirigeringer.yml.

Her står det gamle navn stadig, måske i et eksempel. Se efter, om det skal rettes:
  docs/om.md:5
"""


def test_the_difference_is_shown_first_and_without_a_yes_nothing_changes(tmp_path: Path) -> None:
    page = "---\ntitel: Om\nresumé: Om.\n---\nSe `https://vip2.example/kommuner/aarhus/`.\n"
    folder = project.write(tmp_path / "p", project.files({"docs/om.md": page}))
    before = _texts(folder)

    asked = _rename(folder, "kommune:Aarhus", "aarhus-by")
    assert (asked.exit_code, asked.output) == (
        1,
        f"{SHOWN}\nIntet er ændret. Skriv --ja for at gøre det.\n",
    )
    assert _texts(folder) == before

    done = _rename(folder, "kommune:Aarhus", "aarhus-by", "--ja")
    assert (done.exit_code, done.output) == (0, f"{SHOWN}\n2 filer ændret. Ingen fejl.\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("jobpakke:lastbil", "x"),
            "Jobpakken »lastbil« findes ikke; mente du jobpakke:lastbilchauffoer?",
        ),
        (("jobpakke:x", "y"), "Jobpakken »x« findes ikke; jobpakker står i content/jobpakker/."),
        (
            ("jobpake:lastbilchauffoer", "x"),
            (
                "»jobpake:lastbilchauffoer« er ikke skrevet som slags og id; "
                "mente du jobpakke:lastbilchauffoer?"
            ),
        ),
        (
            ("lastbilchauffoer", "x"),
            (
                "»lastbilchauffoer« er ikke skrevet som slags og id; "
                "skriv fx jobpakke:lastbilchauffoer."
            ),
        ),
        (
            ("jobpakke:lastbilchauffoer", "Æblegrød!"),
            "»Æblegrød!« kan ikke bruges i en adresse; skriv fx aeblegroed.",
        ),
        (("jobpakke:lastbilchauffoer", "a/b"), "»a/b« kan ikke bruges i en adresse; skriv fx a-b."),
        (("jobpakke:lastbilchauffoer", "!"), "»!« kan ikke bruges i en adresse."),
        (
            ("jobpakke:lastbilchauffoer", "lastbilchauffoer"),
            "Jobpakken hedder allerede »lastbilchauffoer«.",
        ),
        (("kommune:Aarhus", "favrskov"), "Kommunen »favrskov« findes allerede; vælg et andet id."),
        (
            ("side:index", "forside"),
            "Siden »index« er en af portalens faste sider og har sin adresse.",
        ),
        (
            ("nyhedsbrev:2010-05", "2010-06"),
            (
                "Nyhedsbrevet »2010-05« er ude i feeds og kendes dér på sit id. Med et andet id "
                "kommer den igen som ny hos alle, der følger med. Skriv --alligevel, hvis det "
                "skal være sådan."
            ),
        ),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_changes(
    words: tuple[str, str], told: str, tmp_path: Path
) -> None:
    folder = project.write(tmp_path / "p")
    before = _texts(folder)
    done = _rename(folder, *words, "--ja")
    assert (done.exit_code, done.output) == (2, f"{told} Se vip2 rename --help.\n")
    assert _texts(folder) == before


def test_where_the_content_is_faulty_nobody_can_tell_what_refers_to_what(tmp_path: Path) -> None:
    folder = project.write(tmp_path / "p", project.files({"docs/x.md": "---\ntitel: X\n---\n"}))
    done = _rename(folder, "jobpakke:lastbilchauffoer", "x", "--ja")
    assert (done.exit_code, done.output) == (
        1,
        (
            "1 fejl i 1 fil. Så længe kan ingen vide, hvor posten er nævnt. Ret dem først; "
            "vip2 check viser dem.\n"
        ),
    )


def test_what_would_break_a_rule_is_not_done(tmp_path: Path) -> None:
    folder = project.write(tmp_path / "p")
    before = _texts(folder)
    done = _rename(folder, "nyhedsbrev:2010-05", "2010-06", "--ja", "--alligevel")
    assert done.exit_code == 1
    assert "Det bliver ikke gjort, for bagefter ville kontrollen sige:" in done.output
    assert "[navn-og-maaned]" in done.output
    assert _texts(folder) == before


# --- onto the disk ------------------------------------------------------------------------------


def _edits(folder: Path) -> tuple[Edit, ...]:
    texts = {path: text.encode() for path, text in _texts(folder).items()}
    return (
        Edit(GUIDE, texts[GUIDE], b"nyt", GUIDE),
        Edit(PACKAGE, texts[PACKAGE], b"nyt", "content/jobpakker/ny.md"),
    )


@pytest.mark.parametrize("path", [GUIDE, PACKAGE])
def test_a_file_that_has_changed_meanwhile_stops_everything(path: str, tmp_path: Path) -> None:
    folder = project.write(tmp_path / "p")
    edits = _edits(folder)
    (folder / path).write_text("andet")
    before = _texts(folder)
    with pytest.raises(RefusedError, match=f"{path} er lige blevet ændret; prøv igen"):
        saving.save(folder, edits)
    assert _texts(folder) == before


def test_a_name_that_was_taken_meanwhile_stops_everything(tmp_path: Path) -> None:
    folder = project.write(tmp_path / "p")
    edits = _edits(folder)
    (folder / "content/jobpakker/ny.md").write_text("min")
    before = _texts(folder)
    with pytest.raises(RefusedError, match=r"content/jobpakker/ny\.md findes allerede"):
        saving.save(folder, edits)
    assert _texts(folder) == before


def test_a_disk_that_refuses_one_file_keeps_all_as_they_were(tmp_path: Path) -> None:
    folder = project.write(tmp_path / "p")
    edits = _edits(folder)
    (folder / "content/jobpakker/.ny.md.ny").mkdir()
    before = _texts(folder)
    with pytest.raises(RefusedError, match="der kan ikke skrives i projektet: Is a directory"):
        saving.save(folder, edits)
    assert _texts(folder) == before


# --- the real content ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "new"),
    [
        ("jobpakke:lastbilchauffoer", "chauffoer-af-lastbil"),
        ("metode:mentorordning", "zz-mentor"),
        ("begreb:lbr", "lokalt-raad"),
        ("kilde:evaluering-forlaengelse-2010", "evaluering-2010"),
        ("organisation:da", "arbejdsgiverne"),
        ("side:privatliv", "persondata"),
        ("kommune:Aarhus", "aarhus-by"),
        ("nøgletal:ambassadoerer-i-alt", "zz-ambassadoerer"),
    ],
)
def test_of_the_real_content_only_the_id_changes_and_no_fault_comes(written: str, new: str) -> None:
    folder = real_site.folder()
    content = checking.check(folder, real_site.DAY).content
    entry = mentions.asked_for(content, written)

    plan = renaming.plan(folder, content, entry, new)

    after = checking.check(edited(folder, plan.edits), real_site.DAY)
    assert faults(after.problems) == ()
    assert len(after.content.entries) - len(content.entries) == bool(plan.moved)
    old = entry.raw.id
    for edit in plan.edits:
        assert edit.after
        lines = _changed((edit.before or b"").decode(), edit.after.decode())
        gone = [line[1:] for line in lines if line[0] == "-"]
        come = [line[1:] for line in lines if line[0] == "+"]
        for before, line in zip(gone, come, strict=False):
            assert re.sub(rf"(?<![\w-]){re.escape(new)}(?![\w-])", old, line) == before
        if edit.name != "content/omdirigeringer.yml":
            assert len(gone) == len(come)
