"""Whether a builder has made what was asked: pages, lists, feed and search data, the same words.

In: a corpus and the site that was built of it. Out: what is missing, in words; nothing where all is
there. So that no builder is faster because it did less.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from posixpath import normpath
from typing import Final
from urllib.parse import unquote, urlsplit

from builders import Builder
from builders.plain import SECTIONS
from corpus import Corpus, Record

SAMPLE: Final = 40
_INLINE: Final = re.compile(r"</?(?:a|strong|em|b|i|span)\b[^>]*>")
_TAG: Final = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
_HREF: Final = re.compile(r"""<a\b[^>]*?\bhref=["']?([^"'\s>]+)""")
_ESCAPE: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_ITEM: Final = re.compile(r"<(?:item|entry)\b")
_FEWEST_IN_FEED: Final = 20


def faults(builder: Builder, corpus: Corpus, site: Path) -> list[str]:
    """What the site lacks; the texts of a sample of records are compared word for word."""
    chance = random.Random(corpus.size)  # noqa: S311 - the same sample for every builder
    sample = chance.sample(corpus.records, min(SAMPLE, corpus.size))
    return [
        *_pages(corpus, site),
        *(fault for record in sample for fault in _page(record, site)),
        *_lists(corpus, site),
        *_feed(builder, corpus, site),
        *_search(builder, sample, corpus, site),
    ]


def address(record: Record) -> str:
    """Where the page of a record stands, in every site."""
    return f"{SECTIONS[type(record)]}/{record.id}/"


def words_of(page: str) -> str:
    """What a reader meets of a page: no tags, single spaces."""
    return " ".join(html.unescape(_TAG.sub(" ", _INLINE.sub("", page))).split())


def paragraphs(text: str) -> list[str]:
    """The paragraphs, list items and headings of a Markdown text, without its marks."""
    plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text.replace("**", ""))
    lines = (line.lstrip("-# ") for line in plain.split("\n") if not line.startswith("|"))
    return [line for line in lines if line]


def _pages(corpus: Corpus, site: Path) -> Iterator[str]:
    """A page for each record."""
    for kind, section in SECTIONS.items():
        wanted = {record.id for record in corpus.records if type(record) is kind}
        found = {path.parent.name for path in (site / section).glob("*/index.html")}
        if lost := wanted - found:
            yield f"{section}/: {len(lost)} of {len(wanted)} pages are missing"


def _page(record: Record, site: Path) -> Iterator[str]:
    """The page says what the record says, and has the menu of sections."""
    path = site / address(record) / "index.html"
    if not path.is_file():
        return
    page = path.read_text("utf-8")
    words = words_of(page)
    for wanted in (record.title, *paragraphs(record.text)):
        if wanted not in words:
            yield f"{address(record)}: does not say »{wanted}«"
    linked = set(_linked(page, address(record)))
    for section in SECTIONS.values():
        if f"{section}/" not in linked:
            yield f"{address(record)}: no link to {section}/ in its menu"


def _lists(corpus: Corpus, site: Path) -> Iterator[str]:
    """Each record is reached from its section through lists alone, on however many pages."""
    for kind, section in SECTIONS.items():
        wanted = {address(record) for record in corpus.records if type(record) is kind}
        found = {f"{section}/"}
        waiting = [f"{section}/"]
        while waiting:
            here = waiting.pop()
            path = site / here / "index.html"
            page = path.read_text("utf-8") if path.is_file() else ""
            new = {link for link in _linked(page, here) if link.startswith(f"{section}/")} - found
            found |= new
            waiting += new - wanted
        if lost := wanted - found:
            yield f"{section}/: {len(lost)} of {len(wanted)} records stand in no list"


def _feed(builder: Builder, corpus: Corpus, site: Path) -> Iterator[str]:
    """The feed holds the newest news with their texts; no feed is asked of those who have none."""
    if not builder.feed:
        return
    feed = (site / builder.feed).read_text("utf-8")
    newest = corpus.newest[0]
    if len(_ITEM.findall(feed)) < min(_FEWEST_IN_FEED, len(corpus.news)):
        yield f"{builder.feed}: too few items"
    for wanted in (newest.title, paragraphs(newest.text)[0]):
        if wanted not in words_of(html.unescape(feed)):
            yield f"{builder.feed}: does not say »{wanted}«"


def _search(
    builder: Builder, sample: Sequence[Record], corpus: Corpus, site: Path
) -> Iterator[str]:
    """The search data holds the title of each record and the text of each."""
    files = sorted(site.glob(builder.search))
    letters = "\n".join(path.read_text("utf-8") for path in files)
    data = words_of(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), letters))
    lost = sum(record.title not in data for record in corpus.records)
    if lost:
        yield f"{builder.search}: {lost} of {corpus.size} titles are missing"
    for record in sample:
        if paragraphs(record.text)[-1] not in data:
            yield f"{builder.search}: the text of {record.id} is missing"


def _linked(page: str, here: str) -> Iterator[str]:
    """The addresses in the site that a page links to."""
    for found in _HREF.finditer(page):
        parts = urlsplit(html.unescape(found[1]))
        if (parts.scheme and parts.netloc != "maaling.example") or not parts.path:
            continue
        path = unquote(parts.path)
        whole = normpath(path.lstrip("/") if path.startswith("/") else f"{here}{path}")
        yield f"{whole.removesuffix('index.html')}/" if whole != "." else ""
