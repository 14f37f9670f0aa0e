"""The feeds as files: every channel as RSS, Atom and JSON Feed, and the list of them as OPML.

In: the desk. Out: files by path. The bytes follow from the content alone: a feed is as new as its
newest entry, and no clock is asked. A channel without entries has no feed, which would be empty.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from generator.channels import (
    ATOM,
    FOLDER,
    JSON,
    OPML,
    RSS,
    STYLESHEET,
    Channel,
    Format,
    channels,
)
from generator.feed_texts import Item, item, moment, tag
from generator.feed_xml import LANGUAGE, PDF, Feed, atom, opml, rss
from generator.pages.desk import Desk

_JSON_FEED: Final = "https://jsonfeed.org/version/1.1"


def files(desk: Desk) -> dict[str, str]:
    """Every feed in every format, and the list of them."""
    # Not the desk's, which it asked for before anybody took down what is asked.
    found_today = channels(desk.site)
    entries = {entry.key: entry for channel in found_today for entry in channel.entries}
    items = {key: item(desk, entry) for key, entry in entries.items()}
    found = {}
    for channel in found_today:
        listed = tuple(items[entry.key] for entry in channel.entries)
        for form, write in ((RSS, rss), (ATOM, atom), (JSON, json_feed)):
            found[channel.address(form)] = write(_feed(desk, channel, form, listed))
    if found_today:
        found[OPML] = _list(desk, found_today)
    return found


def json_feed(feed: Feed) -> str:
    """The feed as JSON Feed 1.1."""
    whole = {
        "version": _JSON_FEED,
        "title": feed.title,
        "description": feed.summary,
        "home_page_url": feed.home,
        "feed_url": feed.own,
        "language": LANGUAGE,
        "authors": [{"name": feed.author}],
        "items": [_json_item(one) for one in feed.items],
    }
    return json.dumps(whole, ensure_ascii=False) + "\n"


def _json_item(one: Item) -> dict[str, Any]:
    found = one.attachment
    attached = [{"url": found.url, "mime_type": PDF, "size_in_bytes": found.size}] if found else []
    return {
        "id": one.id,
        "url": one.url,
        "title": one.title,
        "summary": one.summary,
        "content_html": one.content,
        "date_published": one.came.isoformat(),
        "date_modified": one.renewed.isoformat(),
        "tags": [one.label],
        **({"attachments": attached} if attached else {}),
    }


def _feed(desk: Desk, channel: Channel, form: Format, items: tuple[Item, ...]) -> Feed:
    url, name = desk.site.settings.site_url, desk.site.settings.site_name
    return Feed(
        id=tag(desk.site, f"{FOLDER}{channel.id}"),
        title=f"{name}: {channel.title}",
        summary=channel.summary,
        author=name,
        home=url + channel.home,
        own=url + channel.address(form),
        style=STYLESHEET,
        renewed=moment(channel.renewed),
        items=items,
    )


def _list(desk: Desk, listed: Sequence[Channel]) -> str:
    url, name = desk.site.settings.site_url, desk.site.settings.site_name
    return opml(
        f"{name}: alle feeds",
        moment(max(channel.renewed for channel in listed)),
        (
            {
                "type": "rss",
                "version": "RSS",
                "text": f"{name}: {channel.title}",
                "title": f"{name}: {channel.title}",
                "description": channel.summary,
                "language": LANGUAGE,
                "xmlUrl": url + channel.address(RSS),
                "htmlUrl": url + channel.home,
            }
            for channel in listed
        ),
    )
