"""How well the search answers, by `make search-bench`: on the real content, and on other pages."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest
import real_site

BENCH: Final = real_site.ROOT / "benchmarks/search.py"
OWN: Final = real_site.ROOT / "benchmarks/search-queries.json"


def bench(*options: str | Path) -> tuple[int, list[str]]:
    """What the program ends with, and the lines that it prints."""
    done = subprocess.run(
        [sys.executable, BENCH, *options],
        capture_output=True,
        text=True,
        check=False,
        cwd=real_site.ROOT,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


@pytest.fixture(scope="module")
def committed() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(OWN.read_text("utf-8"))
    return found


def test_the_search_answers_the_committed_questions_as_well_as_it_must() -> None:
    code, lines = bench()

    assert code == 0, lines
    figures = json.loads(lines[-1])
    assert figures["recall_at_1"] >= 0.95
    assert figures["hit_at_5"] >= 0.98
    assert all(one["recall_at_1"] >= 0.85 for one in figures["classes"].values())


def test_the_committed_questions_are_many_of_many_sorts(committed: dict[str, Any]) -> None:
    sorts = Counter(one["class"] for one in committed["questions"])

    assert sorts.pop("none") == 53
    assert sum(sorts.values()) >= 120
    assert len(sorts) >= 12


def test_the_right_answers_are_there(committed: dict[str, Any]) -> None:
    index = real_site.prepared().files["soeg/indeks.js"].decode()
    wanted = {address for one in committed["questions"] for address in one["relevant"]}

    assert [one for one in sorted(wanted) if f'["{one}",' not in index] == []


def write(folder: Path, pages: dict[str, str], questions: Any) -> tuple[Path, Path]:
    """A folder of pages and a file of questions beside it."""
    for name, text in pages.items():
        (folder / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "pages" / name).write_text(text, "utf-8")
    asked = folder / "queries.json"
    asked.write_text(json.dumps(questions), "utf-8")
    return folder / "pages", asked


PAGES: Final = {
    "index.md": "# Forside\n\nVelkommen.\n",
    "guider/index.md": "---\ntitel: Guider\n---\n\nAlle guider.\n",
    "guider/mentor.md": '---\ntitle: "Mentorordning"\n---\n\n## Trin\n\nFind en mentor.\n',
    "jobpakker/lastbil.md": "# Lastbilchauffør\n\nKør godt.\n",
}
QUESTIONS: Final = [
    {"id": 1, "class": "part", "query": "chauffør", "relevant": ["jobpakker/lastbil"]},
    {"id": 2, "class": "part", "query": "mentor", "relevant": ["guider/index", "guider/mentor"]},
    {"id": 3, "class": "list", "query": "guider", "relevant": ["guider/index"]},
    {"id": 4, "class": "list", "query": "trucker", "relevant": ["jobpakker/lastbil"]},
    {"id": 5, "class": "none", "query": "qwxzv", "relevant": []},
]


def test_any_folder_of_markdown_pages_can_be_asked(tmp_path: Path) -> None:
    corpus, asked = write(tmp_path, PAGES, QUESTIONS)
    code, lines = bench("--corpus", corpus, "--queries", asked)

    assert code == 0
    assert lines[0] == "list: 'trucker' finds [], right is no. -"
    assert json.loads(lines[-1]) == {
        "recall_at_1": 0.8,
        "hit_at_5": 0.8,
        "mrr": 0.8,
        "classes": {
            "part": {"recall_at_1": 1.0, "hit_at_5": 1.0, "mrr": 1.0},
            "list": {"recall_at_1": 0.5, "hit_at_5": 0.5, "mrr": 0.5},
            "none": {"recall_at_1": 1.0, "hit_at_5": 1.0, "mrr": 1.0},
        },
    }


def test_the_editors_list_of_such_pages_is_found_beside_the_questions(tmp_path: Path) -> None:
    corpus, asked = write(tmp_path, PAGES, QUESTIONS)
    (tmp_path / "synonymer.txt").write_text("# ord\ntrucker = lastbilchauffør\n", "utf-8")
    _, lines = bench("--corpus", corpus, "--queries", asked)

    assert json.loads(lines[-1])["recall_at_1"] == 1.0


def test_below_its_bounds_the_bench_fails(tmp_path: Path, committed: dict[str, Any]) -> None:
    wrong = {"class": "exact", "query": "Trappemodellen", "relevant": ["kilder/"]}
    _, asked = write(tmp_path, {}, {**committed, "questions": [wrong]})
    code, lines = bench("--queries", asked)

    assert code == 1
    assert "below the bound: recall_at_1 is 0.0, and may not be below 0.95" in lines
    assert "below the bound: recall_at_1 of exact is 0.000" in lines
