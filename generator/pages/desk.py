"""Where a page is set: a template, the linked site, and the page's own address.

In: a site and the name of a template. Out: a `Page`. Links are relative to the page that they stand
on; its outline is gathered while it is set, from the sections and texts that were not empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator import danish, dates, markdown_html
from generator.directory import Directory
from generator.kinds import LIST_PAGES, SIDE
from generator.markdown import Heading, Prose
from generator.models.pages import Side
from generator.models.record import Record
from generator.page import Crumb, Layout, Page, href
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
    "om": "om",
    "publikationer": "om",
    "kilder": "om",
}
_LONGEST_DESCRIPTION: Final = 200


class Sheet:
    """One page while it is being set: what its template may call."""

    def __init__(self, site: Site, directory: Directory, address: str) -> None:
        self.site = site
        self.directory = directory
        self.address = address
        self.outline: list[Heading] = []

    def href(self, address: str) -> str:
        """The link from this page to an address of the site."""
        return href(address, seen_from=self.address)

    def to(self, record: Record) -> str:
        """The link from this page to a record."""
        return self.href(self.site.address(record))

    def citations(self, record: Record) -> list[dict[str, str]]:
        """Where the record's facts stand: title, link, place and date of each source."""
        found = []
        for citation in record.sources:
            source = self.site.get(citation.source)
            if source:
                date = source.date.words() if source.date else ""
                place = citation.where or ""
                found.append(
                    {"title": source.name, "href": self.to(source), "place": place, "date": date}
                )
        return found

    def unknown_titles(self, record: Record) -> list[str]:
        """What the record says that its sources are silent about, in words."""
        fields = {info.alias: info.title for info in type(record).model_fields.values()}
        titles = (fields.get(key) or key.replace("_", " ") for key in record.unknown)
        return [danish.inside(title) for title in titles]

    def mentioned(
        self, record: Record, *, leave_out: tuple[str, ...] = ()
    ) -> list[tuple[str, list[Record]]]:
        """Who refers to the record, by the plural of their kind; some kinds may be left out."""
        groups: dict[str, list[Record]] = {}
        for one in self.site.incoming.get((record.kind, record.id), ()):
            if one.kind.name not in leave_out and one.kind.address:
                groups.setdefault(danish.sentence(one.kind.plural), []).append(one)
        return sorted(groups.items(), key=lambda group: danish.collation_key(group[0]))

    def mentioned_by_name(
        self, record: Record, *, leave_out: tuple[str, ...] = ()
    ) -> list[tuple[str, Record]]:
        """Who refers to the record, by name; two of one name are told apart by their kind."""
        found = [one for _, group in self.mentioned(record, leave_out=leave_out) for one in group]
        names = Counter(one.name for one in found)
        return [
            (f"{one.name} ({one.kind.name})" if names[one.name] > 1 else one.name, one)
            for one in found
        ]

    def heading(self, title: str, anchor: str, level: int = 2) -> str:
        """Note a heading for the outline; prints nothing."""
        self.outline.append(Heading(level, title, anchor))
        return ""

    def prose(
        self, text: Prose | None, base: int = 2, prefix: str = "", *, outlined: bool = False
    ) -> Markup:
        """A text as HTML; where `outlined`, its headings stand in the page's outline too."""
        if text is None:
            return Markup()
        if outlined and text.headings:
            top = min(heading.level for heading in text.headings)
            for heading in text.headings:
                self.heading(heading.title, prefix + heading.anchor, heading.level - top + base)
        fragment = markdown_html.render(
            text, lambda target: self._link(target, prefix), heading_base=base, prefix=prefix
        )
        return Markup(fragment)  # noqa: S704 - the renderer escapes

    def _link(self, target: str, prefix: str) -> str:
        """The link for a target in a text: a part of it, a record, a picture, or the world."""
        if target.startswith("#"):
            return f"#{prefix}{target[1:]}"
        address = self.site.target(target)
        is_elsewhere = address == target and ":" in target
        return address if is_elsewhere else self.href(address)


class FarSheet(Sheet):
    """A page's text as it is read elsewhere, in a feed or a mail: every link is absolute."""

    def href(self, address: str) -> str:
        """The whole address; an anchor alone is one of the page that the text stands on."""
        here = self.address if address.startswith("#") else ""
        return f"{self.site.settings.site_url}{here}{address}"

    def _link(self, target: str, prefix: str) -> str:
        link = super()._link(target, prefix)
        return self.href(link) if link.startswith("#") else link


def environment(cache: Path | None = None) -> Environment:
    """The templates, and what they may call on every page.

    What they compile to is kept in the folder `cache`, where there is one; it is safe to delete.
    """
    found = Environment(
        loader=PackageLoader("generator", "templates"),
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
        number=number,
    )
    found.globals.update(counted=danish.counted, span=dates.span)
    return found


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
        self.peers = Peers(site)
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
        layout: Layout = Layout.ARTICLE,
        demonstration: bool = False,
        indexed: bool = True,
        head: str = "",
    ) -> Page:
        """The page at an address, set from a template with these values."""
        sheet = Sheet(self.site, self.directory, address)
        content = self._set(template, sheet, {"title": title, **values})
        return Page(
            address=address,
            title=title,
            description=shortened(description),
            content=content.strip() + "\n",
            section=SECTIONS.get(address.partition("/")[0], ""),
            layout=layout,
            trail=tuple(crumb for crumb in trail if self._exists(crumb)),
            outline=tuple(sheet.outline),
            head=head,
            indexed=indexed,
            demonstration=demonstration,
        )

    def fragment(self, template: str, address: str, values: Mapping[str, Any]) -> str:
        """A part of the page at an address, as it is read elsewhere: every link is absolute."""
        return self._set(template, FarSheet(self.site, self.directory, address), values).strip()

    def _set(self, template: str, sheet: Sheet, values: Mapping[str, Any]) -> str:
        return self._environment.get_template(template).render(
            sheet=sheet,
            site=self.site,
            href=sheet.href,
            to=sheet.to,
            prose=sheet.prose,
            several=self.site.several,
            get=self.site.get,
            citations=sheet.citations,
            unknown_titles=sheet.unknown_titles,
            mentioned=sheet.mentioned,
            mentioned_by_name=sheet.mentioned_by_name,
            town_of=self.directory.town_of,
            **values,
        )

    def _exists(self, crumb: Crumb) -> bool:
        """Whether the step leads to a list, or to a page that somebody has written."""
        name = crumb.address.strip("/")
        return name in LIST_PAGES or (SIDE, name) in self.site.by_key

    def listing(
        self,
        template: str,
        address: str,
        values: Mapping[str, Any],
        *,
        trail: tuple[Crumb, ...] = (),
        layout: Layout = Layout.ARTICLE,
        demonstration: bool = False,
    ) -> Page:
        """The page of a list; its title, lead and opening words are a hand-written page's.

        The page `docs/<address>/index.md` holds them. Without it the list bears its plain name.
        """
        name = address.strip("/")
        words = self.site.by_key.get((SIDE, name))
        written = words if isinstance(words, Side) else None
        title = written.title if written else LIST_PAGES[name]
        lead = written.summary if written else ""
        return self.page(
            template,
            address,
            title,
            lead or title,
            {**values, "lead": lead, "intro": written.text if written else None},
            trail=trail,
            layout=layout,
            demonstration=demonstration,
        )

    def alone(self, template: str, values: Mapping[str, Any]) -> str:
        """A whole document of its own, without the site's frame."""
        return self._environment.get_template(template).render(site=self.site, **values)


def number(value: Any) -> str:
    """A number as Danes write it: a comma for the decimals, a point for the thousands."""
    whole, _, decimals = str(value).partition(".")
    text = danish.grouped(int(whole))
    return f"{text},{decimals}" if decimals else text


def shortened(text: str, longest: int = _LONGEST_DESCRIPTION) -> str:
    """The text, or as many of its words as there is room for and three dots."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    return flat[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
