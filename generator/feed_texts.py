"""What the entries of the feeds say: title, short words, and the text of their page.

In: the desk and an entry. Out: an `Item`, ready to be written in any format. Its text is set from
the same templates as its page, with absolute links, and left with plain markup alone. Of a person
there is no more than the text itself says: the lists from the directory stay on the pages, since a
feed cannot be called back.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Final

from generator import danish, local_time, plain_markup
from generator.channels import Entry
from generator.invented import is_invented, names_invented
from generator.models.events import Event
from generator.models.guides import MethodGuide
from generator.models.newsletters import Newsletter
from generator.models.packages import JobPackage
from generator.models.record import Record
from generator.models.stories import CaseStory
from generator.pages import cases, events, guides, newsletters, packages
from generator.pages.desk import Desk, shortened
from generator.paper import pdf_address
from generator.site import Site

_ARTICLE: Final = "artikel"
_HOUR: Final = "08:00"
_LONGEST_SUMMARY: Final = 300


@dataclass(frozen=True, slots=True)
class Attachment:
    """A PDF that goes with an entry: its absolute address and its size in bytes."""

    url: str
    size: int


@dataclass(frozen=True, slots=True)
class Item:
    """An entry in words. `id` is a `tag:` URI (RFC 4151), `content` HTML with absolute links."""

    id: str
    url: str
    title: str
    label: str
    summary: str
    content: str
    came: datetime.datetime
    renewed: datetime.datetime
    attachment: Attachment | None


def item(desk: Desk, entry: Entry) -> Item:
    """The entry as it is read elsewhere."""
    site, record, article = desk.site, desk.site.opened(entry.record), entry.article
    address = site.address(record)
    page = site.settings.site_url + address
    label = article.type.label if article else _label(entry)
    template = f"feed/{_ARTICLE if article else danish.slug(record.kind.name)}.html"
    text = desk.fragment(template, address, {**_values(site, entry), "article": article})
    return Item(
        id=tag(site, entry.key),
        url=f"{page}#{article.id}" if article else page,
        title=_title(site, entry),
        label=label,
        summary=shortened(article.text.lead if article else record.description, _LONGEST_SUMMARY),
        content=plain_markup.reduced(text, page),
        came=moment(entry.came),
        renewed=moment(entry.renewed),
        attachment=None if article else _attachment(desk, record),
    )


def tag(site: Site, key: str) -> str:
    """The id of a thing for ever: neither its title, its address nor the domain is in it."""
    return f"tag:{site.settings.tag}:{key}"


def moment(day: datetime.date) -> datetime.datetime:
    """The time at which what came on a day is said to have come: 08:00 in Denmark.

    The sources know days and months, but a feed must name a time and its zone. At eight in the
    morning the day is the same from New York to Tokyo. Of a month it is the first day, for the
    machine alone: the words of the entry say no more than is known.
    """
    return local_time.moment(day, _HOUR)


def _title(site: Site, entry: Entry) -> str:
    """The title, which says by itself when something in the entry is invented."""
    record, article = entry.record, entry.article
    if isinstance(record, Event):
        title = events.page_title(site, record)
    else:
        title = article.title if article else record.name
    if is_invented(record):
        return title if "demonstration" in title.casefold() else f"{title} (demonstration)"
    named = names_invented(site, article or record)
    return f"{title} (nævner demonstrationer)" if named else title


def _label(entry: Entry) -> str:
    """What the entry is, in a word."""
    record = entry.record
    if isinstance(record, Event):
        return record.type.label
    return danish.sentence("metodeguide" if isinstance(record, MethodGuide) else record.kind.name)


def _values(site: Site, entry: Entry) -> dict[str, Any]:
    """What the templates of the record's page are given."""
    match entry.record:
        case Newsletter() as letter:
            return newsletters.values(site, letter)
        case Event() as event:
            return events.values(site, event)
        case MethodGuide() as guide:
            return guides.values(site, guide)
        case CaseStory() as story:
            return cases.values(site, story)
        case JobPackage() as package:
            return packages.values(site, package)
        case record:
            return {"record": record}


def _attachment(desk: Desk, record: Record) -> Attachment | None:
    """The PDF of a record, where one goes into the site."""
    size = desk.paper_bytes(record)
    address = desk.site.settings.site_url + pdf_address(record)
    return Attachment(address, size) if size else None
