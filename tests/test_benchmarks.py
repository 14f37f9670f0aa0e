"""The benchmark measures what it says: the same corpus for all, and nobody is faster by doing less.

How long anything takes is nobody's test: `make bench` measures it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import audit
import corpus
import measure
import pytest
import report
import yaml
from builders import SITE, Builder, markdown_pages, plain, vip2
from project import DAY
from real_content import Real

from generator import checking, load
from generator.problems import report as told

TOWNS: Final = (("Aarhus", "midtjylland"), ("Vejen", "syddanmark"))
SMALL: Final = corpus.make(20, TOWNS)


def test_the_same_size_gives_the_same_corpus() -> None:
    assert corpus.make(20, TOWNS) == SMALL


def test_sixty_percent_are_people_and_a_quarter_guides() -> None:
    kinds = Counter(type(record).__name__ for record in corpus.make(200, TOWNS).records)
    assert kinds == {"Person": 120, "Guide": 50, "News": 30}


def test_a_guide_has_about_1200_words() -> None:
    lengths = [len(guide.text.split()) for guide in corpus.make(200, TOWNS).guides]
    assert 1150 < sum(lengths) / len(lengths) < 1250


def test_no_two_records_share_an_id_or_a_title() -> None:
    records = corpus.make(200, TOWNS).records
    assert len({record.id for record in records}) == len({one.title for one in records}) == 200


def test_changes_strike_a_person_a_guide_and_a_piece_of_news_in_turn() -> None:
    changed = [corpus.changed(SMALL, number) for number in range(3)]
    assert [type(record).__name__ for record in changed] == ["Person", "Guide", "News"]
    assert all(one.text.endswith(corpus.added(number)) for number, one in enumerate(changed))


def test_our_project_of_the_corpus_has_no_faults(tmp_path: Path) -> None:
    made = corpus.make(20, vip2.towns())
    vip2.write(made, tmp_path)
    vip2.put(corpus.changed(made, 1), tmp_path)
    checked = checking.check(load.read_folder(tmp_path), DAY)
    assert told(checked.problems) == "Ingen fejl."
    kinds = Counter(entry.raw.kind.name for entry in checked.content.entries)
    assert (kinds["ambassadør"], kinds["metode"], kinds["nyhedsbrev"]) == (12, 5, 3)


def test_every_person_of_our_project_is_marked_as_invented(tmp_path: Path) -> None:
    vip2.write(SMALL, tmp_path)
    people = [path.read_text("utf-8") for path in (tmp_path / "ambassadors").iterdir()]
    assert len(people) == 12
    assert all("\ndemonstration: ja\n" in person for person in people)


def test_peers_read_the_same_values_from_their_yaml(tmp_path: Path) -> None:
    guide = SMALL.guides[0]
    plain.put_record(guide, tmp_path, lambda name: f"/metoder/{name}/")
    found = yaml.safe_load((tmp_path / "metoder" / f"{guide.id}.yml").read_text("utf-8"))
    assert found["title"] == guide.title
    assert found["text"].strip() == plain.linked(guide.text, lambda name: f"/metoder/{name}/")
    assert "(metode:" not in found["text"]


def test_as_markdown_there_is_a_page_for_each_record_and_for_each_list() -> None:
    people, guides, news = (
        [plain.table(one, lambda name: f"{name}.md") for one in records]
        for records in (SMALL.people, SMALL.guides, SMALL.news)
    )
    packages = {one.id: one.title for one in corpus.PACKAGES}
    paths = {
        path for path, _ in markdown_pages.pages(people, guides, news, packages, SMALL.regions)
    }
    assert {f"{audit.address(record).rstrip('/')}.md" for record in SMALL.records} < paths
    assert {path for path in paths if path.endswith("index.md")} == {
        "index.md",
        "metoder/index.md",
        "nyhedsbreve/index.md",
        "ambassadoerer/index.md",
        "ambassadoerer/region/midtjylland/index.md",
        "ambassadoerer/region/syddanmark/index.md",
    }


# What the smallest builder does: it is started like the others and makes what they make.
PROGRAM: Final = """\
import pathlib, shutil
shutil.copytree("input", "site", dirs_exist_ok=True)
pathlib.Path("cache").mkdir(exist_ok=True)
pathlib.Path("builds").open("a").write("x" if len(list(pathlib.Path("cache").iterdir())) else ".")
pathlib.Path("cache/kept").touch()
"""
MENU: Final = "".join(f'<a href="../../{one}/">{one}</a>' for one in plain.SECTIONS.values())


def page_of(record: corpus.Record) -> str:
    """A page that says what the record says, and has the menu."""
    words = "".join(f"<p>{line}</p>" for line in audit.paragraphs(record.text))
    return f"<nav>{MENU}</nav><h1>{record.title}</h1>{words}"


def put(record: corpus.Record, folder: Path) -> None:
    """Write the page of a record where the program finds it."""
    plain.put(folder / "input" / audit.address(record) / "index.html", page_of(record))


def write(made: corpus.Corpus, folder: Path) -> None:
    """Write pages, lists, feed and search data."""
    for record in made.records:
        put(record, folder)
    for kind, section in plain.SECTIONS.items():
        names = [one.id for one in made.records if type(one) is kind]
        links = "".join(f'<a href="{name}/">x</a>' for name in names)
        plain.put(folder / "input" / section / "index.html", links)
    plain.put(folder / "input" / "feed.xml", "".join(f"<item>{page_of(one)}" for one in made.news))
    plain.put(folder / "input" / "search.json", json.dumps([page_of(one) for one in made.records]))
    (folder / "run.py").write_text(PROGRAM)


COPIER: Final = Builder(
    name="copier",
    title="Copier",
    write=write,
    put=put,
    command=lambda folder: [sys.executable, str(folder / "run.py")],
    version=lambda: "1",
    install=lambda: None,
    feed="feed.xml",
    search="search.json",
    caches=("cache",),
)
NEWEST: Final = SMALL.newest[0]
DAMAGE: Final[dict[str, Callable[[Path], object]]] = {
    "metoder/: 1 of 5 pages are missing": lambda site: (
        site / "metoder/guide-00001/index.html"
    ).unlink(),
    f"ambassadoerer/amb-00001/: does not say »{SMALL.people[0].title}«": lambda site: _without(
        site / "ambassadoerer/amb-00001/index.html", SMALL.people[0].title
    ),
    "ambassadoerer/amb-00001/: no link to metoder/ in its menu": lambda site: _without(
        site / "ambassadoerer/amb-00001/index.html", "../../metoder/"
    ),
    "nyhedsbreve/: 1 of 3 records stand in no list": lambda site: _without(
        site / "nyhedsbreve/index.html", f"{NEWEST.id}/"
    ),
    "feed.xml: too few items": lambda site: _without(site / "feed.xml", "<item>"),
    f"feed.xml: does not say »{NEWEST.title}«": lambda site: _without(
        site / "feed.xml", NEWEST.title
    ),
    "search.json: 20 of 20 titles are missing": lambda site: _emptied(site / "search.json"),
}


def _without(path: Path, words: str) -> None:
    path.write_text(path.read_text("utf-8").replace(words, ""), encoding="utf-8")


def _emptied(path: Path) -> None:
    path.write_text("", encoding="utf-8")


@pytest.fixture
def bench(tmp_path: Path) -> measure.Bench:
    """The copier with the small corpus, prepared."""
    return measure.prepare(COPIER, SMALL, tmp_path / "copier")


def test_a_builder_that_makes_everything_is_let_through(bench: measure.Bench) -> None:
    assert audit.faults(COPIER, SMALL, bench.site) == []


@pytest.mark.parametrize("fault", DAMAGE)
def test_what_a_builder_leaves_out_is_named(bench: measure.Bench, fault: str) -> None:
    DAMAGE[fault](bench.site)
    assert fault in audit.faults(COPIER, SMALL, bench.site)


def test_a_builder_that_does_less_is_not_measured(tmp_path: Path) -> None:
    def write_less(made: corpus.Corpus, folder: Path) -> None:
        write(made, folder)
        (folder / "input" / "metoder" / "index.html").unlink()

    lazy = replace(COPIER, name="lazy", write=write_less)
    with pytest.raises(
        measure.FailedBuildError, match="lazy: 1 faults, the first: metoder/: 5 of 5"
    ):
        measure.prepare(lazy, SMALL, tmp_path / "lazy")


def test_a_cold_build_begins_without_caches_and_the_others_with_them(bench: measure.Bench) -> None:
    (bench.folder / "builds").unlink()
    measure.take_turns([bench], rounds=2, patience=0)
    assert (bench.folder / "builds").read_text() == ".xx.xx"
    assert [len(bench.times[state]) for state in measure.State] == [2, 2, 2]


def test_a_slow_builder_is_left_out_of_later_rounds_but_not_ours_nor_its_peer(
    tmp_path: Path,
) -> None:
    benches = [measure.prepare(COPIER, SMALL, tmp_path / name) for name in ("a", "b", "c")]
    measure.take_turns(benches, rounds=2, patience=0)
    assert [len(one.times[measure.State.COLD]) for one in benches] == [2, 2, 1]


def test_no_round_begins_when_the_time_is_up(bench: measure.Bench) -> None:
    measure.take_turns([bench], rounds=2, patience=0, most=0)
    assert len(bench.times[measure.State.COLD]) == 1


def test_a_change_that_does_not_show_ends_the_run(tmp_path: Path) -> None:
    deaf = replace(COPIER, name="deaf", put=lambda *_: None)
    bench = measure.prepare(deaf, SMALL, tmp_path / "deaf")
    with pytest.raises(
        measure.FailedBuildError, match="deaf: the change does not show in amb-00001"
    ):
        measure.take_turns([bench], rounds=1, patience=0)


def test_memory_and_size_are_noted_of_the_first_build(bench: measure.Bench) -> None:
    sizes = [path.stat().st_size for path in (bench.folder / SITE).rglob("*") if path.is_file()]
    assert bench.files == len(sizes) == 25
    assert bench.site_mb == sum(sizes) / 1024 / 1024


HUNGRY: Final = """\
import subprocess, sys
held = "held = b'x' * 80_000_000; import time; time.sleep(0.5)"
children = [subprocess.Popen([sys.executable, "-c", held]) for _ in range(2)]
sys.exit(sum(child.wait() for child in children))
"""


def test_memory_counts_what_all_processes_hold_at_once(tmp_path: Path) -> None:
    def write_hungry(made: corpus.Corpus, folder: Path) -> None:
        write(made, folder)
        (folder / "run.py").write_text(PROGRAM + HUNGRY)

    hungry = replace(COPIER, name="hungry", write=write_hungry)
    assert 160 < measure.prepare(hungry, SMALL, tmp_path / "hungry").peak_mb < 250


def timed(seconds: float, size: int, name: str = "copier", peak: float = 100) -> measure.Bench:
    """A bench as if it had been measured: cold in so many seconds, the others in a tenth."""
    builder = replace(COPIER, name=name, title=name.title())
    found = measure.Bench(builder, corpus.make(size, TOWNS), Path(), peak_mb=peak)
    for state in measure.State:
        found.times[state] = [seconds if state is measure.State.COLD else seconds / 10]
    return found


def test_the_last_line_is_ours_divided_by_the_peers() -> None:
    line = report.as_json(timed(1, 20), timed(4, 20))
    assert json.loads(line) == {
        "cold": 0.25,
        "no_change": 0.25,
        "one_change": 0.25,
        "peak_mb": 100,
    }
    assert "\n" not in line


def test_each_promise_is_told_with_what_was_found() -> None:
    runs = [
        [timed(1, 20), timed(2, 20), timed(40, 20, "material")],
        [timed(10, 200), timed(16, 200)],
    ]
    found = report.bounds(runs, Real(pages=500, ours=2.0, stock=1.0))
    assert [bound.row for bound in found] == [
        "| 200 records, cold, as a share of Copier | 0.625 | 0.5 | **does not hold** |",
        "| 200 records, one change, share of Copier | 0.625 | 0.1 | **does not hold** |",
        "| 200 records, no change, share of Copier | 0.625 | 0.05 | **does not hold** |",
        "| 20 records, cold, as a share of Material | 0.025 | 0.05 | holds |",
        "| growth of the cold build from 20 to 200, as a power of N | 1 | 1.05 | holds |",
        "| peak memory at 200 records | 100 MB | 500 MB | holds |",
        "| the real content, 500 pages, beside stock MkDocs with 10 | 2 | 3 | holds |",
    ]


def test_a_run_replaces_its_own_section_of_the_results_alone(tmp_path: Path) -> None:
    results = tmp_path / "RESULTS.md"
    report.write("## Weight\n\nlight", results)
    report.write("## Speed\n\nslow", results)
    report.write("## Speed\n\n### 200 records\n\nfast", results)
    text = results.read_text("utf-8")
    assert text.startswith("# What was measured\n")
    assert text.endswith("\n\n## Speed\n\n### 200 records\n\nfast\n\n## Weight\n\nlight\n")
    assert "slow" not in text
