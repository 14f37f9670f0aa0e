"""Feeds as XML: RSS 2.0 and Atom by feedgen, the list of feeds as OPML 2.0.

In: a channel's words and its items, newest first. Out: documents that name a stylesheet, so that a
browser shows them readably. Of feedgen 1.0 we know, and make up for here: it dates what has no date
by the clock, puts the newest entry last, takes the last link for the channel's, asks for a mail
address of every author, and writes the links of an Atom entry without what they are.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Final

from feedgen.entry import FeedEntry  # type: ignore[import-untyped] # feedgen has no types
from feedgen.ext.base import BaseEntryExtension  # type: ignore[import-untyped] # as above
from feedgen.feed import FeedGenerator  # type: ignore[import-untyped] # as above
from lxml import etree

from generator.feed_texts import Item

LANGUAGE: Final = "da"
GENERATOR: Final = "vip2"
PDF: Final = "application/pdf"


@dataclass(frozen=True, slots=True)
class Feed:
    """A channel in words. `id` is a `tag:` URI; `home` and `own` are absolute addresses."""

    id: str
    title: str
    summary: str
    author: str
    home: str
    own: str
    style: str
    renewed: datetime.datetime
    items: tuple[Item, ...]


class _WholeLinks(BaseEntryExtension):  # type: ignore[misc] # feedgen has no types
    """Gives the links of an Atom entry what feedgen leaves out: what each is, and of what type."""

    def __init__(self) -> None:
        self.given: tuple[Mapping[str, str], ...] = ()

    def extend_atom(self, entry: etree._Element) -> etree._Element:
        """Set every attribute of each link; the links stand in the order in which they came."""
        for element, link in zip(entry.iterchildren("link"), self.given, strict=True):
            for name in ("rel", "type", "length"):
                if name in link:
                    element.set(name, link[name])
        return entry


def rss(feed: Feed) -> str:
    """The feed as RSS 2.0, with whole texts in `content:encoded` and the author as `dc:creator`."""
    made = _generator(feed, "application/rss+xml")
    made.load_extension("dc", atom=False)
    for item in feed.items:
        _add(made, item).dc.dc_creator(feed.author)
    return _document(made.rss_str(pretty=True), feed.style)


def atom(feed: Feed) -> str:
    """The feed as Atom (RFC 4287)."""
    made = _generator(feed, "application/atom+xml")
    made.author(name=feed.author)
    for item in feed.items:
        entry = _add(made, item)
        entry.register_extension("whole", _WholeLinks, rss=False)
        entry.whole.given = tuple(entry.link())
    return _document(made.atom_str(pretty=True), feed.style)


def opml(title: str, renewed: datetime.datetime, outlines: Iterable[Mapping[str, str]]) -> str:
    """A list of feeds that a reader can take in at once (OPML 2.0), as of a time."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title
    etree.SubElement(head, "dateModified").text = format_datetime(renewed)
    body = etree.SubElement(root, "body")
    for outline in outlines:
        etree.SubElement(body, "outline", dict(outline))
    return etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True).decode()


def _generator(feed: Feed, media_type: str) -> FeedGenerator:
    made = FeedGenerator()
    made.id(feed.id)
    made.title(feed.title)
    made.description(feed.summary)
    made.language(LANGUAGE)
    made.generator(GENERATOR)
    made.updated(feed.renewed)
    made.pubDate(feed.renewed)
    made.link(href=feed.own, rel="self", type=media_type)
    made.link(href=feed.home, rel="alternate", type="text/html")
    return made


def _add(made: FeedGenerator, item: Item) -> FeedEntry:
    entry = made.add_entry(order="append")
    entry.id(item.id)
    entry.title(item.title)
    entry.link(href=item.url, rel="alternate", type="text/html")
    if item.attachment:
        entry.enclosure(item.attachment.url, item.attachment.size, PDF)
    entry.summary(item.summary)
    entry.content(item.content, type="html")
    entry.category(term=item.label)
    entry.published(item.came)
    entry.updated(item.renewed)
    return entry


def _document(xml: bytes, style: str) -> str:
    """The document with its stylesheet named after the declaration."""
    declaration, rest = xml.decode().split("\n", 1)
    return f'{declaration}\n<?xml-stylesheet type="text/css" href="{style}"?>\n{rest}'
