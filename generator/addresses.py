"""The addresses of the site: sitemap, robots and redirects from old addresses.

In: the desk, and which pages may be found. Out: files by path.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from generator.models.pages import Redirect
from generator.page import href
from generator.pages.desk import Desk


def files(desk: Desk, indexed: Iterable[str]) -> dict[str, str]:
    """sitemap.xml, robots.txt and a small page at each old address.

    `indexed` are the addresses of the pages that a search engine may show.
    """
    url = desk.site.settings.site_url
    found = {"sitemap.xml": sitemap(url, indexed), "robots.txt": robots(url)}
    found.update(_redirects(desk))
    return found


def sitemap(url: str, addresses: Iterable[str]) -> str:
    """The sitemap (sitemaps.org, 0.9): the absolute address of every page that may be found."""
    entries = "".join(f"<url><loc>{escape(url + one)}</loc></url>\n" for one in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{entries}</urlset>\n"
    )


def robots(url: str) -> str:
    """Everything may be read; pages that may not be found say so themselves."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n"


def _redirects(desk: Desk) -> Iterator[tuple[str, str]]:
    """A page at each old address. It is a folder, so that any server sends it as HTML."""
    for redirect in desk.site.all(Redirect):
        folder = redirect.old.strip("/") + "/"
        new = desk.site.target(redirect.new)
        values = {
            "old": redirect.old,
            "target": href(new, seen_from=folder),
            "canonical": desk.site.settings.site_url + new,
        }
        yield f"{folder}index.html", desk.alone("omdirigering.html", values)
