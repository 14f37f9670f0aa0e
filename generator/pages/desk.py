"""Where a page is set: a template, the linked site, and the page's own address.

In: a site and the name of a template. Out: a `Page`; `sheet` says what its template may call.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from contextvars import ContextVar
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    StrictUndefined,
)

from generator import certainty, channels, danish, dates
from generator.directory import Directory
from generator.kinds import KINDS, LIST_PAGES, SIDE
from generator.models.pages import Side
from generator.models.record import Record
from generator.page import Crumb, Page
from generator.pages.sheet import FarSheet, Sheet
from generator.paper import Download, download, pdf_address
from generator.peers import Peers
from generator.site import Site

# Which entry of the menu a page belongs to, by the first step of its address.
SECTIONS: Final = {
    "jobpakker": "jobpakker",
    "metoder": "metoder",
    "ambassadoerer": "ambassadoerer",
    "kommuner": "ambassadoerer",
    "kurser": "kurser",
    "resultater": "resultater",
    "cases": "resultater",
    "nyhedsbreve": "nyhedsbreve",
    "soeg": "soeg",
    "om": "om",
    "publikationer": "om",
    "kilder": "om",
}
_LONGEST_DESCRIPTION: Final = 200
# The theme's styles too, for a mail says the colours of the site with every element.
_TEMPLATES: Final = ("templates", "theme/styles")
# What templates may call by its bare name, and whose it is: the sheet's, or what the sheet holds.
_CALLED: Final[Mapping[str, tuple[str, ...]]] = {
    "sheet": (
        *("href", "to", "prose", "citations", "cited"),
        *("unknown_titles", "mentioned", "mentioned_by_name"),
    ),
    "site": ("several", "get"),
    "directory": ("town_of",),
}
# Macros are read once for all pages, so the page that is being set cannot be handed to them. One
# that is imported `with context` is read again for each page that uses it: a tenth of the time.
_SHEET: Final[ContextVar[Sheet]] = ContextVar("sheet")


def environment(cache: Path | None = None) -> Environment:
    """The templates, and what they may call on every page.

    What they compile to is kept in the folder `cache`, where there is one; it is safe to delete.
    """
    found = _Templates(
        loader=ChoiceLoader([PackageLoader("generator", place) for place in _TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=FileSystemBytecodeCache(str(cache)) if cache else None,
    )
    found.filters.update(
        grouped=danish.grouped,
        inside=danish.inside,
        listed=danish.listed,
        sentence=danish.sentence,
        number=danish.number,
    )
    found.globals.update(counted=danish.counted, span=dates.span, certainty_words=certainty.WORDS)
    found.globals.update({owner: _Now(owner) for owner in _CALLED})
    found.globals.update({name: _late(owner, name) for owner in _CALLED for name in _CALLED[owner]})
    return found


class _Templates(Environment):
    """Jinja's, but that all templates share one table of names, where Jinja chains a table of each.

    Every import of macros compares these tables, on every page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that a template knows without being told them."""
        return super().make_globals(d) if d else self.globals


class _Now:
    """The sheet that is being set just now, or what it holds: templates call this on every page."""

    def __init__(self, owner: str) -> None:
        self._find = _of(owner)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._find(_SHEET.get()), name)


def _late(owner: str, name: str) -> Callable[..., Any]:
    """A function of the sheet that is being set when it is called."""
    find = _of(owner)

    def call(*args: Any, **options: Any) -> Any:
        return getattr(find(_SHEET.get()), name)(*args, **options)

    return call


def _of(owner: str) -> Callable[[Sheet], Any]:
    return attrgetter(owner) if owner != "sheet" else lambda sheet: sheet


class Desk:
    """Sets pages from templates. Templates hold no logic beyond loops and conditions.

    `papers` holds the size in bytes of every PDF that goes into the site, by its address.
    """

    def __init__(
        self, site: Site, environment: Environment, papers: Mapping[str, int] | None = None
    ) -> None:
        self.site = site
        self.papers = papers or {}
        self.directory = Directory(site)
        self.peers = Peers(site, self.directory)
        self.channels = channels.channels(site)
        self._environment = environment

    def page(
        self,
        template: str,
        address: str,
        title: str,
        description: str,
        values: Mapping[str, Any],
        *,
        trail: tuple[Crumb, ...] = (),
        demonstration: bool = False,
        indexed: bool = True,
        head: str = "",
        beside: tuple[tuple[str, str], ...] = (),
    ) -> Page:
        """The page at an address, set from a template with these values; its job has the layout."""
        sheet = Sheet(self.site, self.directory, address)
        content = self._set(template, sheet, {"title": title, **values}).strip()
        if sheet.claims or sheet.words:
            content += "\n" + self._set("slut.html", sheet, {}).strip()
        return Page(
            address=address,
            title=title,
            description=shortened(description),
            content=content + "\n",
            section=section_of(address),
            trail=tuple(crumb for crumb in trail if self._exists(crumb)),
            outline=tuple(sheet.outline),
            head=channels.announced(self.channels, address) + head,
            indexed=indexed,
            demonstration=demonstration,
            beside=beside,
        )

    def fragment(self, template: str, address: str, values: Mapping[str, Any]) -> str:
        """A part of the page at an address, as it is read elsewhere: every link is absolute."""
        return self._set(template, FarSheet(self.site, self.directory, address), values).strip()

    def _set(self, template: str, sheet: Sheet, values: Mapping[str, Any]) -> str:
        before = _SHEET.set(sheet)
        try:
            return self._environment.get_template(template).render(values)
        finally:
            _SHEET.reset(before)

    def _exists(self, crumb: Crumb) -> bool:
        """Whether the step leads to a list, a page that somebody has written, or a record."""
        name = crumb.address.strip("/")
        if name in LIST_PAGES:
            return True
        folder, _, id_ = name.rpartition("/")
        kinds = (kind for kind in KINDS if kind.address == f"{folder}/{{id}}/")
        return any(self.site.find(kind, id_) for kind in kinds) or bool(self.site.find(SIDE, name))

    def listing(
        self,
        template: str,
        address: str,
        values: Mapping[str, Any],
        *,
        trail: tuple[Crumb, ...] = (),
        demonstration: bool = False,
        head: str = "",
    ) -> Page:
        """The page of a list; its title, lead and opening words are a hand-written page's.

        The page `docs/<address>/index.md` holds them. Without it the list bears its plain name.
        """
        name = address.strip("/")
        words = self.site.find(SIDE, name)
        written = self.site.opened(words) if isinstance(words, Side) else None
        title = written.title if written else LIST_PAGES[name]
        lead = written.summary if written else ""
        return self.page(
            template,
            address,
            title,
            lead or title,
            {**values, "lead": lead, "intro": written.text if written else None},
            trail=trail,
            demonstration=demonstration,
            head=head,
        )

    def download(self, record: Record) -> Download | None:
        """The PDF of a record, where the site has one."""
        self.site.reads.note("paper", pdf_address(record))
        return download(record, self.papers)

    def paper_bytes(self, record: Record) -> int | None:
        """How large the PDF of a record is; None where the site has none."""
        address = pdf_address(record)
        self.site.reads.note("paper", address)
        return self.papers.get(address)

    def alone(self, template: str, values: Mapping[str, Any]) -> str:
        """A whole document of its own, without the site's frame."""
        return self._environment.get_template(template).render(site=self.site, **values)


def section_of(address: str) -> str:
    """The entry of the menu that a page belongs to, or "" for none."""
    return SECTIONS.get(address.partition("/")[0], "")


def shortened(text: str, longest: int = _LONGEST_DESCRIPTION) -> str:
    """The text, or as many of its words as there is room for and three dots."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    return flat[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
