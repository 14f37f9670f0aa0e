"""Addresses: one record each, and nothing lost when an address moves."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content import Content
from generator.kinds import LIST_PAGES, SIDE
from generator.models.newsletters import Newsletter
from generator.models.pages import Redirect
from generator.problems import Problem
from generator.validate import Entry

RESERVED = frozenset(
    {"assets", "search", "404", "api", "feeds", "kalender", "sitemap.xml", "feed.xml", "admin"}
)


def address_of(entry: Entry) -> str:
    """The address of the record's page or anchor; empty where it has none."""
    return entry.raw.kind.address.format(id=entry.record.id)


def addresses_are_unique(content: Content) -> Iterator[Problem]:
    """Two records never share an address, nor does one take a page that the site makes itself."""
    taken: dict[str, Entry] = {}
    for entry in content.entries:
        address = address_of(entry)
        if not address:
            continue
        page = address.strip("/")
        takes_list = page in LIST_PAGES and entry.raw.kind is not SIDE
        if takes_list or page.partition("/")[0] in RESERVED:
            yield Problem(
                entry.raw.place,
                "reserveret-adresse",
                f"adressen /{address} bruger portalen selv",
                "vælg et andet navn",
            )
        elif address in taken:
            other = taken[address].raw.place
            yield Problem(
                entry.raw.place,
                "samme-adresse",
                f"adressen /{address} er allerede brugt af {other.file}:{other.line}",
                "giv den ene et andet navn, eller slet den",
            )
        taken.setdefault(address, entry)


def redirects_start_where_nothing_is(content: Content) -> Iterator[Problem]:
    """A redirect starts at an address that no page has, and each old address moves only once."""
    pages = {"/" + address_of(entry) for entry in content.entries}
    pages |= {f"/{page}/" for page in LIST_PAGES}
    seen: set[str] = set()
    for entry, redirect in content.of(Redirect):
        old = redirect.old
        if not old.startswith("/") or any(step in {"..", "."} for step in old.split("/")):
            message, remedy = f"»{old}« er ikke en adresse på siden", "begynd med /, fx /Jobpakker/"
            yield Problem(entry.place(("fra",)), "ugyldig-adresse", message, remedy)
        elif old in pages or old in seen:
            message = f"der er allerede noget på adressen {old}"
            yield Problem(entry.place(("fra",)), "samme-adresse", message, "slet omdirigeringen")
        seen.add(old)


def newsletters_are_named_by_month(content: Content) -> Iterator[Problem]:
    """A newsletter's file bears the month in which it was sent."""
    for entry, newsletter in content.of(Newsletter):
        month = newsletter.published.iso[:7]
        if newsletter.id[:7] != month:
            yield Problem(
                entry.place(("udgivet",)),
                "navn-og-maaned",
                f"filen hedder »{newsletter.id}«, men brevet er udgivet {month}",
                f"kald filen {month}.md, eller ret »udgivet«",
            )
