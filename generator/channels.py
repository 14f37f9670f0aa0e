"""What can be followed: which feeds there are, what stands in each, and which pages announce them.

In: the linked site. Out: channels with their entries, newest first. What an entry says is set
later, in `feed_texts`; here is only what it is and when it came.

People have no entries: what has left in a feed cannot be called back when somebody wants to go.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Final

from generator import danish
from generator.kinds import EVENT, GUIDE, LIST_PAGES, NEWSLETTER, Kind
from generator.models.events import Event
from generator.models.guides import MethodGuide
from generator.models.newsletters import Article, Newsletter
from generator.models.packages import JobPackage
from generator.models.pages import Door
from generator.models.record import Audience, Record
from generator.models.stories import CaseStory
from generator.page import href
from generator.site import Site
from generator.turning import after

FOLDER: Final = "feeds/"
STYLESHEET: Final = "feed.css"
"""The name of the stylesheet that lies beside the feeds; the theme holds it."""
OPML: Final = f"{FOLDER}vip2.opml"
FOLLOW: Final = "foelg-med/"
MOST: Final = 20
"""How many entries a feed holds; what is older stands in the archive."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a feed: its name, how the file's name ends, and its media type."""

    name: str
    ending: str
    media_type: str


RSS: Final = Format("RSS", ".xml", "application/rss+xml")
ATOM: Final = Format("Atom", ".atom.xml", "application/atom+xml")
JSON: Final = Format("JSON Feed", ".json", "application/feed+json")
FORMATS: Final = (RSS, ATOM, JSON)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record, or an article of an issue, that came on a day and was last looked through on one.

    `key` names it for ever: it is made of ids alone, never of a title or an address.
    """

    key: str
    record: Record
    came: datetime.date
    renewed: datetime.date
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: its id, title, what it holds in a sentence, and its entries, newest first.

    `home` is the address of the page that it belongs to; that page and those below announce it.
    """

    id: str
    title: str
    summary: str
    home: str
    entries: tuple[Entry, ...]

    def address(self, form: Format) -> str:
        """Where the feed lies in a format: `feeds/kurser.atom.xml`."""
        return f"{FOLDER}{self.id}{form.ending}"

    @property
    def renewed(self) -> datetime.date:
        """The newest day of any entry."""
        return max(entry.renewed for entry in self.entries)


def channels(site: Site, most: int | None = MOST) -> tuple[Channel, ...]:
    """Every feed that has an entry today, with its newest entries: so many, or all for None."""
    letters = _came(site, _letters(site))
    events = _came(site, _events(site))
    guides = _came(site, _guides(site))
    others = _came(site, _others(site))
    found = (
        _of_list(NEWSLETTER, "Hvert nyhedsbrev for sig, med alle sine artikler.", letters, most),
        Channel(
            "artikler",
            "Artikler",
            "Artiklerne i nyhedsbrevene, én for én.",
            _list_address(NEWSLETTER),
            _newest(_came(site, _articles(site)), most),
        ),
        _of_list(EVENT, "Kurser, møder og andre arrangementer.", events, most),
        _of_list(GUIDE, "Metodeguider, nye og gennemgåede.", guides, most),
        *(_of_audience(site, one, letters, (*events, *guides), most) for one in Audience),
        Channel(
            "alt",
            "Alt nyt",
            "Nyhedsbreve, kurser og møder, metodeguider, jobpakker og cases i ét.",
            "",
            _newest((*letters, *events, *guides, *others), most),
        ),
    )
    return tuple(channel for channel in found if channel.entries)


def turns(site: Site) -> Iterator[datetime.date]:
    """The days on which an entry comes, or is another.

    One that has come and is to be renewed later bears the day of the build until then.
    """
    for entry in (*_letters(site), *_events(site), *_guides(site), *_others(site)):
        yield entry.came
        if entry.came <= site.today < entry.renewed:
            yield after(site.today)


def announced(found: Iterable[Channel], address: str) -> str:
    """The links in a page's head by which a feed reader finds what the page belongs to.

    Everything is announced everywhere, in the one format that every reader knows; a page's own
    feeds in all three.
    """
    return "".join(
        f'<link rel="alternate" type="{form.media_type}" title="{escape(_title(channel, form))}" '
        f'href="{href(channel.address(form), seen_from=address)}">'
        for channel in found
        for form in _announced_in(channel, address)
    )


def _announced_in(channel: Channel, address: str) -> tuple[Format, ...]:
    if address.startswith(channel.home) if channel.home else not address:
        return FORMATS
    return (RSS,) if not channel.home or address == FOLLOW else ()


def _title(channel: Channel, form: Format) -> str:
    return channel.title if form is RSS else f"{channel.title} ({form.name})"


def _of_list(kind: Kind, summary: str, entries: tuple[Entry, ...], most: int | None) -> Channel:
    """The feed of the kind whose list lies at its own address."""
    address = _list_address(kind)
    name = address.strip("/")
    return Channel(name, LIST_PAGES[name], summary, address, _newest(entries, most))


def _list_address(kind: Kind) -> str:
    return kind.address.partition("/")[0] + "/"


def _of_audience(
    site: Site,
    audience: Audience,
    letters: tuple[Entry, ...],
    others: tuple[Entry, ...],
    most: int | None,
) -> Channel:
    """What says that it is for them, and the newsletters, which are for everybody."""
    theirs = [entry for entry in others if audience in getattr(entry.record, "audiences", ())]
    slug = danish.slug(audience.value)
    door = site.find(Door.kind, slug)
    return Channel(
        f"for-{slug}",
        door.name if door else f"For {audience.word}",
        f"Det, der er skrevet for {audience.word}: kurser, møder og metodeguider. "
        "Og nyhedsbrevene, som er for alle.",
        site.address(door) if door else FOLLOW,
        _newest((*letters, *theirs), most) if theirs else (),
    )


def _newest(entries: Iterable[Entry], most: int | None) -> tuple[Entry, ...]:
    """The newest first, so many or all; of one day in the order in which they were."""
    return tuple(sorted(entries, key=lambda entry: entry.came, reverse=True)[:most])


def _came(site: Site, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries whose day has come, renewed today at the latest; what lies ahead waits."""
    today = site.today
    return tuple(
        replace(entry, renewed=min(entry.renewed, today))
        for entry in entries
        if entry.came <= today
    )


def _letters(site: Site) -> Iterator[Entry]:
    for letter in site.all(Newsletter):
        yield _entry(letter, letter.published.first)


def _articles(site: Site) -> Iterator[Entry]:
    for letter in site.all(Newsletter):
        day = letter.published.first
        for article in letter.articles:
            yield Entry(f"{_key(letter)}/{article.id}", letter, day, day, article)


def _events(site: Site) -> Iterator[Entry]:
    """An event came when it was put up; where that is not written down, when it was first changed.

    Where nothing was told of it beforehand, it came when it took place.
    """
    for event in site.all(Event):
        changes = sorted(change.date for change in event.changes)
        own = event.date.first if event.date else None
        came = event.publish_from or next(iter(changes), own)
        if came:
            yield _entry(event, came, max(changes, default=None))


def _guides(site: Site) -> Iterator[Entry]:
    """A guide came when it was put up, or else when it was last read through."""
    for guide in site.all(MethodGuide):
        day = guide.publish_from or guide.reviewed
        if day:
            yield _entry(guide, day, guide.reviewed)


def _others(site: Site) -> Iterator[Entry]:
    """Job packages and cases of which it is written down when they were put up."""
    for record in (*site.all(JobPackage), *site.all(CaseStory)):
        if record.publish_from:
            yield _entry(record, record.publish_from)


def _entry(record: Record, came: datetime.date, looked_at: datetime.date | None = None) -> Entry:
    return Entry(_key(record), record, came, max(came, looked_at or came))


def _key(record: Record) -> str:
    """What names a record beyond the site: `nyhedsbrev/2010-05`."""
    return f"{danish.slug(record.kind.name)}/{record.id}"
