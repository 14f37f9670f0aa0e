"""/foelg-med/ lists what can be followed from what there is, and promises no mail by mistake."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

import real_site
import rendered
from project import DAY, MINIMAL, files, folder

from generator.page import Page

CONFIG: Final = MINIMAL["mkdocs.yml"]


def _page(options: str = "") -> Page:
    config = CONFIG.replace("demonstration: true\n", f"demonstration: true\n{options}")
    given = folder(files({"mkdocs.yml": config}))
    prepared = rendered.of(given, DAY, real_site.templates())
    (page,) = [page for page in prepared.pages if page.address == "foelg-med/"]
    return page


def test_every_feed_and_calendar_of_the_site_is_listed() -> None:
    (page,) = [one for one in real_site.prepared().pages if one.address == "foelg-med/"]
    linked = {link.removeprefix("../") for link in re.findall(r'href="([^"#]+)"', page.content)}
    followed = {
        path
        for path in real_site.prepared().files
        if path.startswith(("feeds/", "kalender/")) and not path.endswith(".css")
    }
    assert len(followed) > 30
    assert followed - linked == set()


def test_the_address_that_is_to_be_copied_is_whole() -> None:
    content = _page().content
    assert ">https://vip2.example/under/feeds/nyhedsbreve.xml</a>" in content
    assert 'href="../feeds/nyhedsbreve.xml"' in content


def test_without_a_service_the_page_says_that_no_mail_is_sent() -> None:
    content = _page().content
    assert "Portalen sender ikke nyhedsbreve på mail i dag." in content
    assert "mailto:" not in unescape(content)
    assert "Tilmeld dig" not in content


def test_a_service_for_mail_is_a_link_that_says_where_it_leads() -> None:
    content = _page("      tilmelding: https://kommune.dk/brev\n").content
    assert '<a href="https://kommune.dk/brev">Tilmeld dig nyhedsbrevet på mail</a>' in content
    assert "Linket fører til en anden hjemmeside" in content
    assert "Portalen sender ikke" not in content


def test_the_projects_own_address_is_shown_in_signs_that_simple_harvesters_miss() -> None:
    content = _page("      mail: vip2@kommune.dk\n").content
    assert "@" not in content
    assert '<a href="mailto:vip2@kommune.dk">vip2@kommune.dk</a>' in unescape(content)


def test_nobody_else_is_asked_for_anything() -> None:
    content = _page("      tilmelding: https://kommune.dk/brev\n").content
    assert re.findall(r"<(?:form|script|img|iframe|input)\b", content) == []
