"""What a change means for the site: everything that is other than it was, in words.

In: the content as it was and as it becomes. Out: a report. Pure; how the two are read, and how the
report is shown, is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator import (
    changed_addresses,
    changed_faults,
    changed_feeds,
    changed_people,
    changed_records,
)
from generator.change_report import Item, Report, Section, Words, bare, without
from generator.edition import Pair
from generator.load import Folder
from generator.problems import faults
from generator.settings import CONFIG

_NOW_FAULTY: Final = (
    "Der er fejl i indholdet, så det kan ikke udgives; den gamle hjemmeside bliver stående. "
    "Her står det, der kan læses."
)
_ONCE_FAULTY: Final = (
    "Der var også fejl i det, der sammenlignes med: Noget af det nye her er måske gammelt."
)


def report(pair: Pair, name: str) -> Report:
    """What is other in the content as it becomes; `name` is what the content it was is called."""
    found = Report(
        ("Sammenlignet med ", bare(name), "."),
        tuple(_remarks(pair)),
        (
            *changed_faults.sections(pair),
            *changed_people.sections(pair),
            *changed_records.sections(pair),
            *changed_addresses.sections(pair),
            *changed_feeds.sections(pair),
            *_files(pair.before.folder, pair.now.folder),
        ),
    )
    return without(found, pair.veiled)


def _remarks(pair: Pair) -> Iterator[Words]:
    """What keeps the comparison from being whole."""
    if faults(pair.now.problems):
        yield (_NOW_FAULTY,)
    if faults(pair.before.problems):
        yield (_ONCE_FAULTY,)


def _files(old: Folder, new: Folder) -> Iterator[Section]:
    """Pictures and other files beside the pages, and the project's settings."""
    was, is_ = ({**one.pictures, CONFIG: one.files.get(CONFIG, b"")} for one in (old, new))
    items = []
    for name in sorted(was.keys() | is_.keys()):
        if was.get(name) != is_.get(name):
            what = "er ny" if name not in was else "er slettet" if name not in is_ else "er ændret"
            where = name if name == CONFIG else f"docs/{name}"
            items.append(Item((bare(where), f" {what}")))
    if items:
        yield Section("Andre filer", tuple(items))
