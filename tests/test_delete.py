"""`vip2 delete`: nothing goes that something refers to, and nothing else goes with it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import project
import pytest
from click.testing import CliRunner, Result

from generator.cli import main

PACKAGE: Final = "content/jobpakker/lastbilchauffoer.md"
BUD: Final = "content/jobpakker/bud.md"
REDIRECTS: Final = "content/omdirigeringer.yml"
TERMS: Final = "content/ordliste.yml"
WORD: Final = "  begreb: {0}\n  forklaring: Et ord.\n  kilder: [{{kilde: evaluering}}]\n"
ALONE: Final = project.MINIMAL[PACKAGE].replace("Lastbilchauffør", "Bud")


def _delete(folder: Path, *words: str) -> Result:
    line = ["-C", str(folder), "delete", *words, "--today", f"{project.DAY}"]
    return CliRunner().invoke(main, line)


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and ".vip2" not in path.parts
    }


def test_who_refers_to_it_is_told_by_file_and_line_and_nothing_goes(tmp_path: Path) -> None:
    folder = project.write(
        tmp_path / "p",
        project.files(
            {
                REDIRECTS: "a:\n  fra: /A\n  til: jobpakke:lastbilchauffoer\n",
                "docs/om.md": "---\ntitel: Om\nresumé: Om.\n---\n\n"
                "[A](jobpakke:lastbilchauffoer)\n",
            }
        ),
    )
    before = _texts(folder)
    done = _delete(folder, "jobpakke:lastbilchauffoer", "--ja")
    assert (done.exit_code, done.output) == (
        1,
        (
            "Jobpakken »lastbilchauffoer« er nævnt 6 steder:\n"
            "  ambassadors/amb-0001.yml:5\n"
            "  content/metoder/mentorordning.md:8\n"
            "  content/omdirigeringer.yml:3\n"
            "  docs/om.md:6\n"
            "  newsletters/2010-05.md:9\n"
            "  newsletters/2010-05.md:10\n"
            "Intet er slettet. Fjern eller ret henvisningerne først.\n"
        ),
    )
    assert _texts(folder) == before


def test_a_record_with_a_file_of_its_own_goes_with_it(tmp_path: Path) -> None:
    folder = project.write(tmp_path / "p", project.files({BUD: ALONE}))
    asked = _delete(folder, "jobpakke:bud")
    shown = (
        "Jobpakken »bud« bliver slettet:\n\ncontent/jobpakker/bud.md bliver slettet\n\n"
        "Adressen /jobpakker/bud/ har været offentlig. Skriv --til og en side, fx "
        "--til side:jobpakker, hvis den skal føre et nyt sted hen.\n"
    )
    assert (asked.exit_code, asked.output) == (
        1,
        f"{shown}\nIntet er ændret. Skriv --ja for at gøre det.\n",
    )
    assert (folder / BUD).exists()

    done = _delete(folder, "jobpakke:bud", "--ja")
    assert (done.exit_code, done.output) == (0, f"{shown}\n1 fil ændret. Ingen fejl.\n")
    assert _texts(folder) == project.files()


def test_its_address_and_those_that_led_there_lead_on(tmp_path: Path) -> None:
    redirect = "a:\n  fra: /A\n  til: jobpakke:bud  # før 2010\n"
    folder = project.write(tmp_path / "p", project.files({BUD: ALONE, REDIRECTS: redirect}))
    done = _delete(folder, "jobpakke:bud", "--til", "side:jobpakker", "--ja")
    assert done.exit_code == 0, done.output
    after = _texts(folder)
    assert after.pop(REDIRECTS) == (
        "a:\n  fra: /A\n  til: side:jobpakker  # før 2010\n\n"
        "jobpakker-bud:\n  fra: /jobpakker/bud/\n  til: side:jobpakker\n"
    )
    assert after == project.files()


@pytest.mark.parametrize(
    ("before", "id_", "after"),
    [
        (f"a:\n{WORD.format('A')}b:\n{WORD.format('B')}", "a", f"b:\n{WORD.format('B')}"),
        (f"a:\n{WORD.format('A')}b:\n{WORD.format('B')}", "b", f"a:\n{WORD.format('A')}"),
        (
            (
                f"# Alle ord.\n\n# Om a.\n# Mere om a.\na:  # a\n{WORD.format('A')}\n"
                f"# Om b.\nb:\n{WORD.format('B')}"
            ),
            "a",
            f"# Alle ord.\n\n# Om b.\nb:\n{WORD.format('B')}",
        ),
        (
            f"a:\n{WORD.format('A')}\n# Om b.\nb:\n{WORD.format('B')}",
            "b",
            f"a:\n{WORD.format('A')}",
        ),
        (
            f"# Alle ord.\na:\n{WORD.format('A')}\nb:\n{WORD.format('B')}",
            "a",
            f"# Alle ord.\nb:\n{WORD.format('B')}",
        ),
        (f"# Alle ord.\na:\n{WORD.format('A')}", "a", None),
    ],
)
def test_a_record_that_shares_a_file_goes_with_its_own_comment(
    before: str, id_: str, after: str | None, tmp_path: Path
) -> None:
    folder = project.write(tmp_path / "p", project.files({TERMS: before}))
    done = _delete(folder, f"begreb:{id_}", "--ja")
    assert done.exit_code == 0, done.output
    assert _texts(folder) == project.files({TERMS: after})


def test_what_a_record_says_of_itself_holds_nothing_back(tmp_path: Path) -> None:
    word = WORD.format("A").replace("Et ord.", '"[A](begreb:a) er et ord."')
    folder = project.write(tmp_path / "p", project.files({TERMS: f"a:\n{word}"}))
    assert _delete(folder, "begreb:a", "--ja").exit_code == 0
    assert _texts(folder) == project.files()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("ambassadør:amb-0001",),
            (
                "En ambassadør bliver fjernet med vip2 forget amb-0001; "
                "den finder også personens spor."
            ),
        ),
        (
            ("side:index",),
            "Siden »index« er en af portalens faste sider; ret dens tekst i stedet.",
        ),
        (
            ("kilde:evaluering", "--til", "side:kilder"),
            "Kilden »evaluering« har ingen side for sig selv at føre videre.",
        ),
        (("jobpakke:bud",), "Jobpakken »bud« findes ikke; jobpakker står i content/jobpakker/."),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_goes(
    words: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    folder = project.write(tmp_path / "p")
    done = _delete(folder, *words, "--ja")
    assert (done.exit_code, done.output) == (2, f"{told} Se vip2 delete --help.\n")
    assert _texts(folder) == project.files()


def test_an_address_cannot_lead_to_nothing(tmp_path: Path) -> None:
    folder = project.write(tmp_path / "p", project.files({BUD: ALONE}))
    done = _delete(folder, "jobpakke:bud", "--til", "side:findes-ikke", "--ja")
    assert done.exit_code == 1
    assert "siden »findes-ikke« findes ikke" in done.output
    assert (folder / BUD).exists()
