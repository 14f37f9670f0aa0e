"""Addresses: one record each, and nothing lost when an address moves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.content import Content
from generator.judged import Judged
from generator.kinds import LIST_PAGES, SIDE
from generator.models.newsletters import Newsletter
from generator.models.pages import Redirect
from generator.problems import Problem
from generator.validate import Entry

RESERVED = frozenset(
    {
        "assets",
        "search",
        "404",
        "api",
        "feeds",
        "kalender",
        "sitemap.xml",
        "robots.txt",
        "feed.xml",
        "admin",
    }
)
# Steps of letters, digits and the signs that any server and disk takes as they are.
_OLD_ADDRESS = re.compile(r"(/[\w.~()+,-]+)+/?|/")
_DELETE = "slet omdirigeringen"


def _addressed(content: Content) -> Sequence[tuple[str, Entry]]:
    """Every entry with the address of its page or anchor, without those that have none."""
    return [
        (f"{before}{entry.raw.id}{after}", entry)
        for kind, entries in content.by_kind.items()
        for before, has_address, after in [kind.address.partition("{id}")]
        for entry in (entries if has_address else ())
    ]


def addresses_are_unique(content: Content) -> Iterator[Problem]:
    """Two records never share an address, nor does one take a page that the site makes itself."""
    taken: dict[str, Entry] = {}
    for address, entry in content.once(_addressed):
        page = address.strip("/")
        first = taken.setdefault(address, entry)
        takes_list = page in LIST_PAGES and entry.raw.kind is not SIDE
        if takes_list or page.partition("/")[0] in RESERVED:
            yield Problem(
                entry.raw.place,
                "reserveret-adresse",
                f"adressen /{address} bruger portalen selv",
                "vælg et andet navn",
            )
        elif first is not entry:
            other = first.raw.place
            yield Problem(
                entry.raw.place,
                "samme-adresse",
                f"adressen /{address} er allerede brugt af {other.file}:{other.line}",
                "giv den ene et andet navn, eller slet den",
            )


def redirects_start_where_nothing_is(content: Content) -> Iterator[Problem]:
    """A redirect starts at an address that no page has, and each old address moves only once."""
    taken = {address.strip("/") for address, _ in content.once(_addressed)} | {*LIST_PAGES, ""}
    for entry, redirect in content.of(Redirect):
        old = redirect.old
        path = old.removesuffix("index.html").strip("/")
        wrong: tuple[str, str, str] | None = None
        if not _OLD_ADDRESS.fullmatch(old) or {"..", "."} & {*old.split("/")}:
            message = f"»{old}« er ikke en adresse på siden"
            wrong = "ugyldig-adresse", message, "begynd med /, fx /Jobpakker/, og udelad ? og #"
        elif path.partition("/")[0] in RESERVED:
            wrong = "reserveret-adresse", f"adressen {old} bruger portalen selv", _DELETE
        elif path in taken:
            wrong = "samme-adresse", f"der er allerede noget på adressen {old}", _DELETE
        if wrong:
            yield Problem(entry.place(("fra",)), *wrong)
        taken.add(path)


def newsletters_are_named_by_month(this: Judged[Newsletter]) -> Iterator[Problem]:
    """A newsletter's file bears the month in which it was sent."""
    month = this.record.published.iso[:7]
    if this.record.id[:7] != month:
        yield Problem(
            this.place(("udgivet",)),
            "navn-og-maaned",
            f"filen hedder »{this.record.id}«, men brevet er udgivet {month}",
            f"kald filen {month}.md, eller ret »udgivet«",
        )
