"""What the peers are given: the corpus as plain data, a YAML file for each record.

In: the corpus. Out: files in a folder. Links in texts are written as the peer wants them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import yaml
from corpus import PACKAGES, Corpus, Guide, News, Person, Record

# The part of the site that a record's page stands in; the same addresses for every builder.
SECTIONS: Final = {Guide: "metoder", Person: "ambassadoerer", News: "nyhedsbreve"}
_LINK: Final = re.compile(r"\(metode:([a-z0-9-]+)\)")

LinkTo = Callable[[str], str]


def write(corpus: Corpus, folder: Path, link_to: LinkTo) -> None:
    """Write all data below a folder: the records, and what packages and regions are called."""
    put(folder / "jobpakker.yml", _yaml({one.id: one.title for one in PACKAGES}))
    put(folder / "regioner.yml", _yaml({one: one for one in corpus.regions}))
    for record in corpus.records:
        put_record(record, folder, link_to)


def put_record(record: Record, folder: Path, link_to: LinkTo) -> None:
    """Write one record as YAML, its text as a block at the end."""
    fields = table(record, link_to)
    lines = fields.pop("text").split("\n")
    block = "\n".join(f"  {line}" if line else "" for line in lines)
    text = f"{_yaml(fields)}text: |\n{block}\n"
    put(folder / SECTIONS[type(record)] / f"{record.id}.yml", text)


def table(record: Record, link_to: LinkTo) -> dict[str, Any]:
    """The fields of a record by name."""
    fields = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in asdict(record).items()
    }
    return {**fields, "text": linked(record.text, link_to)}


def linked(text: str, link_to: LinkTo) -> str:
    """A text whose links to guides are written as a builder wants them."""
    return _LINK.sub(lambda found: f"({link_to(found[1])})", text)


def put(path: Path, text: str) -> None:
    """Write a file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _yaml(value: object) -> str:
    dumper = yaml.CSafeDumper
    return yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1000)
