"""What a feed has to be, read by parsers that share no code with the generator.

In: the bytes of a file. Out: what breaks a rule, in words; nothing where all is well. The rules
are those of RSS 2.0 with its Best Practices Profile, RFC 4287, JSON Feed 1.1 and OPML 2.0, as far
as the W3C's validator checks them without asking the net.
"""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urlsplit

import html5lib
from lxml import etree

ATOM: Final = "{http://www.w3.org/2005/Atom}"
CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR: Final = "{http://purl.org/dc/elements/1.1/}creator"
JSON_FEED: Final = "https://jsonfeed.org/version/1.1"
MOST: Final = 20

_RFC822: Final = re.compile(r"\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}")
_RFC3339: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([+-]\d{2}:\d{2}|Z)")
_TAG_URI: Final = re.compile(r"tag:[a-z0-9.-]+,\d{4}:[a-z0-9/-]+")
# What the validator calls a risk, and what readers take out.
_UNWANTED: Final = (
    *("script", "style", "form", "input", "button", "select", "textarea", "label"),
    *("iframe", "object", "embed", "svg", "link", "meta", "base"),
)


def tree(data: bytes) -> Any:
    """The document as a strict parser reads it. Raises XMLSyntaxError where it is not XML."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def rss_faults(data: bytes) -> list[str]:
    """What is wrong with an RSS document."""
    return list(_rss(tree(data)))


def atom_faults(data: bytes) -> list[str]:
    """What is wrong with an Atom document."""
    return list(_atom(tree(data)))


def json_faults(data: bytes) -> list[str]:
    """What is wrong with a JSON Feed."""
    return list(_json(json.loads(data)))


def opml_faults(data: bytes) -> list[str]:
    """What is wrong with a list of feeds."""
    return list(_opml(tree(data)))


def markup_faults(html: str) -> Iterator[str]:
    """What in the text of an entry does something, looks like something, or leads nowhere."""
    root = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    for node in root.iter():
        if node.tag in _UNWANTED:
            yield f"<{node.tag}> in a text"
        for name, value in node.attrib.items():
            if name in {"href", "src"} and not _is_absolute(value):
                yield f"{name}={value} is not absolute"
            elif name not in {"href", "src", "alt", "title", "lang", "start", "colspan", "rowspan"}:
                yield f"{name} on <{node.tag}>"


def _rss(root: Any) -> Iterator[str]:
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        yield "not RSS 2.0"
        return
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        if len(channel.findall(name)) != 1 or not (channel.findtext(name) or "").strip():
            yield f"channel needs one {name}"
    yield from _addresses("channel link", [channel.findtext("link")])
    own = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if [link.get("type") for link in own] != ["application/rss+xml"]:
        yield "channel needs one atom:link to itself"
    yield from _addresses("own link", [link.get("href") for link in own])
    items = channel.findall("item")
    yield from _listed([item.findtext("guid") for item in items])
    dates = [item.findtext("pubDate") or "" for item in items]
    if all(map(_is_rfc822, [channel.findtext("lastBuildDate") or "", *dates])):
        yield from _order([parsedate_to_datetime(date) for date in dates])
    else:
        yield "a date is not as RFC 822 writes it"
    for item in items:
        yield from _rss_item(item)


def _rss_item(item: Any) -> Iterator[str]:
    counted = Counter(child.tag for child in item)
    for name in ("title", "link", "description", "guid", "pubDate", CONTENT, CREATOR):
        if counted[name] != 1:
            yield f"item has {counted[name]} {name}"
    if item.find("guid") is None or item.find("guid").get("isPermaLink") != "false":
        yield "guid is said to be an address"
    if counted["author"]:
        yield "author asks for a mail address"
    yield from _addresses("item link", [item.findtext("link")])
    yield from _enclosures(item.findall("enclosure"), "url")
    yield from markup_faults(item.findtext(CONTENT) or "")


def _atom(root: Any) -> Iterator[str]:
    if root.tag != f"{ATOM}feed":
        yield "not Atom"
        return
    for name in ("id", "title", "updated", "author"):
        if len(root.findall(f"{ATOM}{name}")) != 1:
            yield f"feed needs one {name}"
    if root.get("{http://www.w3.org/XML/1998/namespace}lang") != "da":
        yield "no language"
    yield from _links(root, {"self": "application/atom+xml", "alternate": "text/html"})
    entries = root.findall(f"{ATOM}entry")
    yield from _listed([entry.findtext(f"{ATOM}id") for entry in entries])
    published = [entry.findtext(f"{ATOM}published") or "" for entry in entries]
    updated = [node.text or "" for node in root.iter(f"{ATOM}updated")]
    if all(map(_is_rfc3339, [*published, *updated])):
        yield from _order([datetime.datetime.fromisoformat(date) for date in published])
        if root.findtext(f"{ATOM}updated") != max(updated[1:], default=""):
            yield "the feed is not as new as its newest entry"
    else:
        yield "a date is not as RFC 3339 writes it"
    for entry in entries:
        yield from _atom_entry(entry)


def _atom_entry(entry: Any) -> Iterator[str]:
    counted = Counter(child.tag.removeprefix(ATOM) for child in entry)
    for name in ("id", "title", "updated", "published", "summary", "content"):
        if counted[name] != 1:
            yield f"entry has {counted[name]} {name}"
    content = entry.find(f"{ATOM}content")
    if content is None or content.get("type") != "html":
        yield "content is not said to be html"
    whole = [link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "enclosure"]
    yield from _enclosures(whole, "href")
    yield from _links(entry, {"alternate": "text/html"})
    yield from markup_faults(entry.findtext(f"{ATOM}content") or "")


def _links(node: Any, wanted: dict[str, str]) -> Iterator[str]:
    """Each link says what it is; of each wanted relation there is one, of the right type."""
    found = node.findall(f"{ATOM}link")
    yield from _addresses("link", [link.get("href") for link in found])
    if any(link.get("rel") is None or link.get("type") is None for link in found):
        yield "a link does not say what it is"
    for relation, media_type in wanted.items():
        types = [link.get("type") for link in found if link.get("rel") == relation]
        if types != [media_type]:
            yield f"{relation}: {types}"


def _json(feed: dict[str, Any]) -> Iterator[str]:
    if feed.get("version") != JSON_FEED:
        yield "not JSON Feed 1.1"
        return
    for name in ("title", "language"):
        if not isinstance(feed.get(name), str) or not feed[name]:
            yield f"no {name}"
    if "author" in feed or not feed.get("authors"):
        yield "authors is what 1.1 calls them"
    yield from _addresses("feed", [feed.get("home_page_url"), feed.get("feed_url")])
    items = feed["items"]
    yield from _listed([item.get("id") for item in items])
    yield from _addresses("item", [item.get("url") for item in items])
    dates = [item.get(name, "") for item in items for name in ("date_published", "date_modified")]
    if all(map(_is_rfc3339, dates)):
        yield from _order([datetime.datetime.fromisoformat(date) for date in dates[::2]])
    else:
        yield "a date is not as RFC 3339 writes it"
    for item in items:
        if not item.get("title") or not item.get("summary"):
            yield "item without title or summary"
        for attached in item.get("attachments", ()):
            yield from _addresses("attachment", [attached.get("url")])
            if attached.get("size_in_bytes", 0) <= 0 or "/" not in attached.get("mime_type", ""):
                yield "attachment without size or type"
        yield from markup_faults(item.get("content_html", ""))


def _opml(root: Any) -> Iterator[str]:
    if root.tag != "opml" or root.get("version") != "2.0":
        yield "not OPML 2.0"
        return
    if not root.findtext("head/title") or not _is_rfc822(root.findtext("head/dateModified") or ""):
        yield "no title or no date"
    outlines = root.findall("body/outline")
    if not outlines:
        yield "empty"
    for outline in outlines:
        if (outline.get("type"), outline.get("version")) != ("rss", "RSS"):
            yield "an outline is not said to be RSS"
        if not outline.get("text"):
            yield "an outline without text"
        yield from _addresses("outline", [outline.get("xmlUrl"), outline.get("htmlUrl")])


def _listed(ids: list[str | None]) -> Iterator[str]:
    """The ids are tags, each once, and no more than a feed holds."""
    if not 0 < len(ids) <= MOST:
        yield f"{len(ids)} entries"
    for one, count in Counter(ids).items():
        if count > 1:
            yield f"{one} stands {count} times"
        if not _TAG_URI.fullmatch(one or ""):
            yield f"{one} is no tag"


def _order(times: list[datetime.datetime]) -> Iterator[str]:
    if times != sorted(times, reverse=True):
        yield "not newest first"


def _enclosures(found: Iterable[Any], key: str) -> Iterator[str]:
    for one in found:
        yield from _addresses("enclosure", [one.get(key)])
        if int(one.get("length") or 0) <= 0 or one.get("type") != "application/pdf":
            yield "enclosure without length or type"


def _addresses(what: str, addresses: Iterable[str | None]) -> Iterator[str]:
    for address in addresses:
        if not _is_absolute(address or ""):
            yield f"{what}: {address} is not absolute"


def _is_absolute(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"mailto", "tel"} or (
        parts.scheme in {"http", "https"} and bool(parts.netloc)
    )


def _is_rfc822(date: str) -> bool:
    """The day of the week is right as well."""
    return bool(_RFC822.fullmatch(date)) and parsedate_to_datetime(date).strftime("%a") == date[:3]


def _is_rfc3339(date: str) -> bool:
    return bool(_RFC3339.fullmatch(date))
