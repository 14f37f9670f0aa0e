"""The corpus as Markdown pages, for the builders that know nothing else: MkDocs and Zensical.

In: the records as plain tables of text. Out: pages and a feed, by path below docs/. This file goes
into MkDocs' project, where mkdocs-gen-files runs it at every build: it imports nothing of ours.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from email.utils import format_datetime
from html import escape
from typing import Any, Final

Table = Mapping[str, Any]
ON_A_PAGE: Final = 200
IN_FEED: Final = 24
_SITE: Final = "https://maaling.example/"
_FRONT: Final = """\
# Målingen

Det samme indhold til alle, der måles.

- [Metoder](metoder/index.md)
- [Ambassadører](ambassadoerer/index.md)
- [Nyhedsbreve](nyhedsbreve/index.md)
"""


def pages(
    people: Iterable[Table],
    guides: Iterable[Table],
    news: Iterable[Table],
    packages: Mapping[str, str],
    regions: Iterable[str],
) -> Iterator[tuple[str, str]]:
    """Every page as Markdown, by its path."""
    known = {one["id"]: one["title"] for one in guides}
    for one in guides:
        yield f"metoder/{one['id']}.md", _guide(one, packages)
    for one in people:
        yield f"ambassadoerer/{one['id']}.md", _person(one, packages, known)
    for one in news:
        yield f"nyhedsbreve/{one['id']}.md", _news(one)
    yield "index.md", _FRONT
    yield "metoder/index.md", _guides(guides)
    yield "nyhedsbreve/index.md", _letters(news)
    yield from _people(list(people), packages, list(regions))


def feed(news: Iterable[Table]) -> str:
    """The newest news as RSS. The texts go in as they are written, since no HTML is at hand."""
    items = "".join(
        f"<item>\n<title>{escape(one['title'])}</title>\n"
        f"<link>{_SITE}nyhedsbreve/{one['id']}/</link>\n"
        f"<guid>{_SITE}nyhedsbreve/{one['id']}/</guid>\n"
        f"<pubDate>{_rfc822(one['date'])}</pubDate>\n"
        f"<description>{escape(one['text'])}</description>\n</item>\n"
        for one in _newest(news)[:IN_FEED]
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0">\n<channel>\n'
        f"<title>Målingen: Nyhedsbreve</title>\n<link>{_SITE}nyhedsbreve/</link>\n"
        "<description>Det samme indhold til alle, der måles.</description>\n"
        f"{items}</channel>\n</rss>\n"
    )


def _page(title: str, summary: str, parts: Iterable[str]) -> str:
    # The title in quotation marks, for it may hold a colon.
    head = f'---\ntitle: "{title}"\ndescription: "{summary}"\n---\n'
    return head + "\n\n".join((f"# {title}", *(part for part in parts if part))) + "\n"


def _guide(one: Table, packages: Mapping[str, str]) -> str:
    facts = (
        f"- Formål: {one['purpose']}\n- Emne: {one['topic']}\n"
        f"- Læsetid: {_minutes(one)} minutter\n- For: {', '.join(one['audiences'])}"
    )
    known = "\n".join(f"- {packages[name]}" for name in one["packages"])
    parts = (f"*{one['summary']}*", facts, one["text"].strip(), "## Jobpakker", known)
    return _page(one["title"], one["summary"], parts)


def _person(one: Table, packages: Mapping[str, str], guides: Mapping[str, str]) -> str:
    facts = (
        f"- Kommune: {one['town']}\n- Arbejdsplads: {one['workplace']}\n"
        f"- Kan kontaktes om: {', '.join(one['offers'])}"
    )
    parts = (
        "**Demonstration:** Personen er opdigtet.",
        facts,
        one["text"].strip(),
        "## Kender jobpakkerne",
        "\n".join(f"- {packages[name]}" for name in one["packages"]),
        "## Bruger metoderne",
        "\n".join(f"- [{guides[name]}](../metoder/{name}.md)" for name in one["guides"]),
        "## Kontakt",
        f"[{one['mail']}](mailto:{one['mail']})",
    )
    return _page(one["title"], "", parts)


def _news(one: Table) -> str:
    parts = (
        f"*{one['summary']}*",
        f"- Udgivet: {one['date']}",
        f"## {one['headline']}",
        one["text"].strip(),
    )
    return _page(one["title"], one["summary"], parts)


def _guides(guides: Iterable[Table]) -> str:
    topics: dict[str, list[Table]] = {}
    for one in guides:
        topics.setdefault(one["topic"], []).append(one)
    parts = (
        f"## {topic}\n\n"
        + "\n".join(
            f"- [{one['title']}]({one['id']}.md): {one['summary']} {_minutes(one)} min."
            for one in found
        )
        for topic, found in sorted(topics.items())
    )
    return _page("Metodeguider", "", parts)


def _letters(news: Iterable[Table]) -> str:
    years: dict[str, list[Table]] = {}
    for one in _newest(news):
        years.setdefault(str(one["date"])[:4], []).append(one)
    parts = (
        f"## {year}\n\n"
        + "\n".join(
            f"- [{one['title']}]({one['id']}.md), {one['date']}: {one['headline']}" for one in found
        )
        for year, found in years.items()
    )
    return _page("Nyhedsbreve", "", parts)


def _people(
    people: list[Table], packages: Mapping[str, str], regions: list[str]
) -> Iterator[tuple[str, str]]:
    links = "\n".join(f"- [Ambassadører i {one}](region/{one}/index.md)" for one in regions)
    count = f"{len(people)} ambassadører. Alle personerne er opdigtede."
    yield "ambassadoerer/index.md", _page("Ambassadører", "", (count, links))
    for region in regions:
        found = [one for one in people if one["region"] == region]
        for start in range(0, max(1, len(found)), ON_A_PAGE):
            number = start // ON_A_PAGE + 1
            place = f"side-{number}/" if number > 1 else ""
            up = "../" * (3 if place else 2)
            rows = "\n".join(
                f"| [{one['title']}]({up}{one['id']}.md) | {one['town']} | {one['workplace']} "
                f"| {', '.join(packages[name] for name in one['packages'])} |"
                for one in found[start : start + ON_A_PAGE]
            )
            table = (
                f"| Navn | Kommune | Arbejdsplads | Jobpakker |\n| --- | --- | --- | --- |\n{rows}"
            )
            title = f"Ambassadører i {region}, side {number}"
            yield f"ambassadoerer/region/{region}/{place}index.md", _page(title, "", (table,))


def _newest(news: Iterable[Table]) -> list[Table]:
    return sorted(news, key=lambda one: (str(one["date"]), one["id"]), reverse=True)


def _minutes(one: Table) -> int:
    return max(1, round(len(one["text"].split()) / 200))


def _rfc822(date: datetime.date) -> str:
    return format_datetime(datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC))
