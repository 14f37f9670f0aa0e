"""The feeds as programs read them: valid, the same every time, and saying what the pages say.

Every feed of the real content is read back by feedparser, by a strict XML parser and by json, and
held against the rules in `feed_rules`. What holds for odd content is shown on the small project.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final
from xml.etree.ElementTree import Element

import feed_rules
import feedparser  # type: ignore[import-untyped] # feedparser has no types
import html5lib
import pytest
import real_site
import rendered
from feed_rules import ATOM, CONTENT, CREATOR, tree
from mini_site import PROJECT
from project import DAY, MINIMAL, files, folder, linked

from generator import load
from generator.models.newsletters import Newsletter
from generator.pages import desk

ISSUE: Final = "newsletters/2010-05.md"
SITE: Final = "https://vip2.example/under/"
PAPER: Final = "nyhedsbreve/2010-05/vip2-nyhedsbrev-2010-05.pdf"
Files = Mapping[str, bytes]

REAL: Final[Files] = {
    path: data for path, data in real_site.prepared().files.items() if path.startswith("feeds/")
}
RSS: Final = sorted(path for path in REAL if path.endswith(".xml") and ".atom" not in path)
ATOMS: Final = sorted(path for path in REAL if path.endswith(".atom.xml"))
JSONS: Final = sorted(path for path in REAL if path.endswith(".json"))
NAMES: Final = [path.removesuffix(".xml") for path in RSS]


def made(
    changes: Mapping[str, str | None] | None = None, papers: Files | None = None
) -> dict[str, bytes]:
    """The feeds of the small project with some of its files changed."""
    found = rendered.whole(linked(files(changes)), real_site.templates(), papers).files
    return {path: data for path, data in found.items() if path.startswith("feeds/")}


def changed(old: str, new: str, path: str = ISSUE) -> Mapping[str, str]:
    """The file with another text in it."""
    assert old in MINIMAL[path]
    return {path: MINIMAL[path].replace(old, new)}


def entries(data: bytes) -> list[Any]:
    """The entries as a feed reader has them."""
    found = feedparser.parse(data)
    assert not found.bozo, found.get("bozo_exception")
    return list(found.entries)


def items(feeds: Files, name: str = "nyhedsbreve") -> list[dict[str, Any]]:
    """The items of a JSON Feed."""
    return list(json.loads(feeds[f"feeds/{name}.json"])["items"])


# The real content, by three parsers.


def test_every_feed_is_there_in_all_three_formats() -> None:
    assert [path.removeprefix("feeds/") for path in NAMES] == [
        *("alt", "artikler", "for-ambassadoerer", "for-borgere", "for-jobcentre", "for-lbr"),
        *("for-virksomheder", "kurser", "metoder", "nyhedsbreve"),
    ]
    endings = (".xml", ".atom.xml", ".json")
    assert {name + ending for name in NAMES for ending in endings} == set(REAL) - {
        "feeds/vip2.opml"
    }


@pytest.mark.parametrize("path", RSS)
def test_rss_keeps_every_rule(path: str) -> None:
    assert feed_rules.rss_faults(REAL[path]) == []


@pytest.mark.parametrize("path", ATOMS)
def test_atom_keeps_every_rule(path: str) -> None:
    assert feed_rules.atom_faults(REAL[path]) == []


@pytest.mark.parametrize("path", JSONS)
def test_json_feed_keeps_every_rule(path: str) -> None:
    assert feed_rules.json_faults(REAL[path]) == []


def test_texts_with_everything_that_a_text_can_hold_keep_every_rule() -> None:
    found = rendered.of(load.read_folder(PROJECT), DAY, real_site.templates()).files
    rss, atom, plain = (found[f"feeds/metoder.{ending}"] for ending in ("xml", "atom.xml", "json"))
    assert b"fodnote" in rss
    assert feed_rules.rss_faults(rss) == []
    assert feed_rules.atom_faults(atom) == []
    assert feed_rules.json_faults(plain) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_three_formats_say_the_same(name: str) -> None:
    rss, atom = (entries(REAL[f"{name}.{ending}"]) for ending in ("xml", "atom.xml"))
    plain = items(REAL, name.removeprefix("feeds/"))
    assert [_said(one) for one in rss] == [_said(one) for one in atom]
    assert [(one["id"], one["url"], one["title"]) for one in plain] == [
        (one.id, one.link, one.title) for one in rss
    ]
    texts = [node.text for node in tree(REAL[f"{name}.xml"]).iter(CONTENT)]
    assert [one["content_html"] for one in plain] == texts
    assert [node.text for node in tree(REAL[f"{name}.atom.xml"]).iter(f"{ATOM}content")] == texts


def _said(entry: Any) -> tuple[Any, ...]:
    return (
        *(entry.id, entry.link, entry.title, entry.summary, entry.published_parsed),
        *(entry.content[0].value, [tag.term for tag in entry.tags]),
    )


@pytest.mark.parametrize("path", [*RSS, *ATOMS])
def test_a_feed_knows_its_own_address_and_the_page_it_belongs_to(path: str) -> None:
    feed = feedparser.parse(REAL[path]).feed
    own = [link.href for link in feed.links if link.rel == "self"]
    assert own == [f"https://vip2.example/{path}"]
    assert feed.link.removeprefix("https://vip2.example/") in {
        page.address for page in real_site.prepared().pages
    }


def test_the_list_of_feeds_names_each_once() -> None:
    data = REAL["feeds/vip2.opml"]
    assert feed_rules.opml_faults(data) == []
    listed = [outline.get("xmlUrl") for outline in tree(data).iter("outline")]
    assert sorted(listed) == [f"https://vip2.example/{path}" for path in RSS]
    titles = {outline.get("text") for outline in tree(data).iter("outline")}
    assert titles == {feedparser.parse(REAL[path]).feed.title for path in RSS}


@pytest.mark.parametrize("path", [*RSS, *ATOMS])
def test_a_browser_is_told_how_to_show_a_feed(path: str) -> None:
    line = b'<?xml-stylesheet type="text/css" href="feed.css"?>'
    assert REAL[path].splitlines()[1] == line


# What is in them is what is on the pages.


def blocks(html: str, *, whole_page: bool) -> list[str]:
    """The words of each paragraph, heading, cell and line of a list, in order.

    Of a whole page without its title and lead, which a feed has in fields of their own, without
    the boxes that a word opens, which elsewhere is a link, and without what leads on to other
    pages. The sign that stands for a check box is no word.
    """
    root = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return list(_blocks(root, whole_page=whole_page))


_BOXES: Final = str.maketrans("", "", "☑☐")
_LEAVES: Final = {"p", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "li", "td", "th", "pre"}


def _blocks(node: Element, *, whole_page: bool) -> Iterator[str]:
    classes = (node.get("class") or "").split()
    if whole_page and (node.tag in {"nav", "h1"} or {"lead", "mentions", "words"} & set(classes)):
        return
    inner = [child for child in node.iter() if child is not node and child.tag in _LEAVES]
    if node.tag in _LEAVES and not inner:
        yield " ".join("".join(node.itertext()).translate(_BOXES).split())
    else:
        for child in node:
            yield from _blocks(child, whole_page=whole_page)


@pytest.mark.parametrize("letter", real_site.linked().all(Newsletter), ids=lambda one: one.id)
def test_an_issue_says_in_a_feed_what_its_page_says(letter: Newsletter) -> None:
    address = real_site.linked().address(letter)
    (page,) = [one for one in real_site.prepared().pages if one.address == address]
    (item,) = [one for one in items(REAL) if one["url"].endswith(address)]
    on_page = blocks(page.content, whole_page=True)
    assert on_page[0] == "Nyhedsbrev"  # what it is; the feed has it as a word of its own
    assert item["tags"] == ["Nyhedsbrev"]
    assert blocks(item["content_html"], whole_page=False) == on_page[1:]
    assert (item["title"], item["summary"]) == (page.title, letter.summary)


@pytest.mark.parametrize("name", ["alt", "artikler", "kurser", "metoder"])
def test_every_entry_says_nothing_that_its_page_does_not(name: str) -> None:
    pages = {page.address: page for page in real_site.prepared().pages}
    for item in items(REAL, name):
        page = pages[item["url"].removeprefix("https://vip2.example/").partition("#")[0]]
        on_page = iter(blocks(page.content, whole_page=True))
        said = blocks(item["content_html"], whole_page=False)
        if "#" in item["url"]:
            assert said.pop(0) == f"{item['tags'][0]} fra {page.title}"
        assert [block for block in said if block not in on_page] == []


@pytest.mark.parametrize("name", ["nyhedsbreve", "artikler", "kurser", "metoder", "alt"])
def test_every_link_into_the_site_leads_somewhere(name: str, real_files: Files) -> None:
    for item in items(REAL, name):
        root = html5lib.parseFragment(
            item["content_html"], treebuilder="etree", namespaceHTMLElements=False
        )
        for node in root.iter():
            link = node.get("href") or node.get("src") or ""
            if link.startswith("https://vip2.example/"):
                path, _, anchor = link.removeprefix("https://vip2.example/").partition("#")
                file = f"{path}index.html" if path.endswith("/") or not path else path
                assert file in real_files
                assert not anchor or f' id="{anchor}"' in real_files[file].decode()


def test_no_entry_shows_the_lists_of_the_directory() -> None:
    people = [page for page in real_site.prepared().pages if page.address.startswith("ambassad")]
    assert any(page.demonstration for page in people)
    assert [path for path, data in REAL.items() if b"ambassadoerer/amb-" in data] == []


# Ids, dates and bytes.


def test_an_id_is_made_of_ids_alone() -> None:
    found = made()
    assert [one["id"] for one in items(found)] == ["tag:vip2.example,2026:nyhedsbrev/2010-05"]
    assert [one["id"] for one in items(found, "artikler")] == [
        "tag:vip2.example,2026:nyhedsbrev/2010-05/mere"
    ]


def test_an_id_begins_with_the_name_that_was_ours() -> None:
    ours = MINIMAL["mkdocs.yml"].replace("demonstration: true\n", "tag: kommune.dk,2027\n")
    assert [one["id"] for one in items(made({"mkdocs.yml": ours}))] == [
        "tag:kommune.dk,2027:nyhedsbrev/2010-05"
    ]


def test_an_id_stays_when_title_text_domain_and_path_change() -> None:
    moved = MINIMAL["mkdocs.yml"].replace(SITE, "https://kommune.dk/et/helt/andet/sted/")
    before = made()
    after = made({**changed("Nyhedsbrev, maj 2010", "Et nyt navn"), "mkdocs.yml": moved})
    for name in ("nyhedsbreve", "artikler", "alt"):
        ids = [[one["id"] for one in items(found, name)] for found in (before, after)]
        assert ids[0] == ids[1]
        for ending in ("xml", "atom.xml"):
            path = f"feeds/{name}.{ending}"
            assert [one.id for one in entries(after[path])] == ids[0]
    assert items(after)[0]["title"] == "Et nyt navn"
    assert items(after)[0]["url"] == "https://kommune.dk/et/helt/andet/sted/nyhedsbreve/2010-05/"


@pytest.mark.parametrize(
    ("published", "moment", "words"),
    [
        ("2010-05", "2010-05-01T08:00:00+02:00", "maj 2010"),
        ("2010-01", "2010-01-01T08:00:00+01:00", "januar 2010"),
        ("2010-05-31", "2010-05-31T08:00:00+02:00", "31. maj 2010"),
    ],
)
def test_a_date_is_eight_in_the_morning_in_denmark_and_its_words_say_no_more_than_is_known(
    published: str, moment: str, words: str
) -> None:
    issue = MINIMAL[ISSUE].replace("udgivet: 2010-05", f"udgivet: {published}")
    (item,) = items(made({ISSUE: None, f"newsletters/{published[:7]}.md": issue}))
    assert item["date_published"] == moment
    assert f"<dt>Udgivet</dt><dd>{words}</dd>" in item["content_html"]


def test_a_feed_is_as_new_as_its_newest_entry_and_asks_no_clock() -> None:
    found = made()
    assert tree(found["feeds/alt.xml"]).findtext("channel/lastBuildDate") == (
        "Sat, 01 May 2010 08:00:00 +0200"
    )
    assert tree(found["feeds/alt.atom.xml"]).findtext(f"{ATOM}updated") == (
        "2010-05-01T08:00:00+02:00"
    )
    assert tree(found["feeds/vip2.opml"]).findtext("head/dateModified") == (
        "Sat, 01 May 2010 08:00:00 +0200"
    )


def test_the_same_content_gives_the_same_bytes() -> None:
    assert made() == made()
    again = real_site.prepare(real_site.folder()).files
    assert {path: again[path] for path in REAL} == REAL


# Papers, people, odd texts, and nothing at all.


def test_the_pdf_of_an_issue_goes_with_it() -> None:
    found = made(papers={PAPER: b"%PDF-1.7"})
    for ending in ("xml", "atom.xml"):
        (entry,) = entries(found[f"feeds/nyhedsbreve.{ending}"])
        (paper,) = entry.enclosures
        assert (paper.href, paper.length, paper.type) == (SITE + PAPER, "8", "application/pdf")
        assert entry.link == f"{SITE}nyhedsbreve/2010-05/"
    (item,) = items(found)
    assert item["attachments"] == [
        {"url": SITE + PAPER, "mime_type": "application/pdf", "size_in_bytes": 8}
    ]
    assert feed_rules.rss_faults(found["feeds/nyhedsbreve.xml"]) == []
    assert feed_rules.atom_faults(found["feeds/nyhedsbreve.atom.xml"]) == []
    assert feed_rules.json_faults(found["feeds/nyhedsbreve.json"]) == []


def test_without_a_pdf_nothing_goes_with_it() -> None:
    found = made()
    assert entries(found["feeds/nyhedsbreve.xml"])[0].enclosures == []
    assert "attachments" not in items(found)[0]


HOSTILE: Final = "<script>alert('1 < 2')</script> & ]]> \" &amp;"


def test_a_hostile_title_is_text_in_every_format() -> None:
    found = made(changed("Nyhedsbrev, maj 2010", f"'{HOSTILE.replace(chr(39), chr(39) * 2)}'"))
    assert tree(found["feeds/nyhedsbreve.xml"]).findtext("channel/item/title") == HOSTILE
    assert tree(found["feeds/nyhedsbreve.atom.xml"]).findtext(f"{ATOM}entry/{ATOM}title") == HOSTILE
    assert items(found)[0]["title"] == HOSTILE
    assert feed_rules.json_faults(found["feeds/artikler.json"]) == []


def test_a_hostile_text_is_text_in_an_entry() -> None:
    found = made(changed("Køb en", "Skriv `<script>alert(1)</script>` og `]]>` i"))
    words = blocks(items(found)[0]["content_html"], whole_page=False)
    assert "Skriv <script>alert(1)</script> og ]]> i lastbil." in words
    assert feed_rules.rss_faults(found["feeds/nyhedsbreve.xml"]) == []
    assert feed_rules.atom_faults(found["feeds/nyhedsbreve.atom.xml"]) == []


def test_the_author_is_the_site_and_no_mail_address_is_made_up() -> None:
    found = made()
    item = tree(found["feeds/nyhedsbreve.xml"]).find("channel/item")
    assert item.findtext(CREATOR) == "Prøve"
    author = tree(found["feeds/nyhedsbreve.atom.xml"]).find(f"{ATOM}author")
    assert [(node.tag.removeprefix(ATOM), node.text) for node in author] == [("name", "Prøve")]
    assert json.loads(found["feeds/nyhedsbreve.json"])["authors"] == [{"name": "Prøve"}]
    assert b"@" not in b"".join(found.values())


def test_an_entry_that_names_somebody_invented_says_so_in_title_and_text() -> None:
    found = made(changed("    type: nyhed\n", "    type: nyhed\n    ambassadører: [amb-0001]\n"))
    for name in ("nyhedsbreve", "artikler", "alt"):
        (item,) = items(found, name)
        assert item["title"].endswith(" (nævner demonstrationer)")
        assert ">Amina Eksempel</a> (demonstration)" in item["content_html"]
        assert "<strong>Demonstration:</strong>" in item["content_html"]


def test_a_link_in_a_text_to_somebody_invented_counts_as_well() -> None:
    found = made(changed("Køb en", "Spørg [Amina](ambassadør:amb-0001) om en"))
    assert items(found)[0]["title"] == "Nyhedsbrev, maj 2010 (nævner demonstrationer)"


CASE: Final = """\
---
titel: {title}
type: kommune
resumé: Et eksempel.
demonstration: ja
anonymisering: ingen-personer
udfald: ikke-oplyst
udgiv_fra: 2026-11-10
kilder: [{{kilde: evaluering}}]
---
Et forløb.
"""


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("En vej", "En vej (demonstration)"),
        ('"Demonstration: en vej"', "Demonstration: en vej"),
    ],
)
def test_an_invented_case_says_so_in_title_and_text(title: str, shown: str) -> None:
    item = items(made({"content/cases/vej.md": CASE.format(title=title)}), "alt")[0]
    assert item["title"] == shown
    assert "<strong>Demonstration:</strong> Casen er opdigtet" in item["content_html"]


def test_demonstrations_that_are_switched_off_are_in_no_feed() -> None:
    off = MINIMAL["mkdocs.yml"].replace("demonstration: true", "demonstration: false")
    found = made({"mkdocs.yml": off, "content/cases/vej.md": CASE.format(title="En vej")})
    assert [one["title"] for one in items(found, "alt")] == ["Nyhedsbrev, maj 2010"]


def test_a_cancelled_event_says_so() -> None:
    event = """\
titel: Temadag
type: temadag
resumé: En dag.
projekt: vip2
udgiv_fra: 2026-11-01
dato: 2027-03-09
aflyst: ja
ændringer: [{dato: 2026-11-20, tekst: For få havde meldt sig.}]
kilder: [{kilde: evaluering}]
"""
    (item,) = items(made({"content/kurser/temadag.yml": event}), "kurser")
    assert item["title"] == "Aflyst: Temadag"
    assert "For få havde meldt sig." in item["content_html"]
    assert item["date_modified"] == "2026-11-20T08:00:00+01:00"


def test_a_project_with_nothing_to_tell_has_no_feeds_and_its_pages_announce_none() -> None:
    nothing = folder({"mkdocs.yml": MINIMAL["mkdocs.yml"]})
    prepared = rendered.of(nothing, DAY, desk.environment())
    assert [path for path in prepared.files if path.startswith("feeds/")] == []
    assert [page.address for page in prepared.pages if "feeds/" in page.head] == []
    (page,) = [page for page in prepared.pages if page.address == "foelg-med/"]
    assert "Der er ikke noget at følge endnu." in page.content


# The rules themselves: each of these is broken by a feed that breaks it.

BROKEN: Final = {
    "channel link: /a is not absolute": (
        b"<link>https://vip2.example/under/nyhedsbreve/</link>",
        b"<link>/a</link>",
    ),
    "tag:vip2.example,2026:nyhedsbrev/2010-05 stands 2 times": (b"</channel>", b"ITEM</channel>"),
    "https://a.dk/1 is no tag": (b"tag:vip2.example,2026:nyhedsbrev/2010-05", b"https://a.dk/1"),
    "guid is said to be an address": (b'isPermaLink="false"', b'isPermaLink="true"'),
    "a date is not as RFC 822 writes it": (b"Sat, 01 May 2010", b"Sun, 01 May 2010"),
    "<script> in a text": (b"<content:encoded>", b"<content:encoded>&lt;script&gt;"),
    "href=../a is not absolute": (
        b"<content:encoded>",
        b"<content:encoded>&lt;a href='../a'&gt;b&lt;/a&gt;",
    ),
    "class on <p>": (b"<content:encoded>", b"<content:encoded>&lt;p class='a'&gt;"),
    "author asks for a mail address": (b"</item>", b"<author>Redaktionen</author></item>"),
    "channel needs one language": (b"<language>da</language>", b""),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_feed_that_breaks_a_rule_is_found_out(fault: str) -> None:
    good = made()["feeds/nyhedsbreve.xml"]
    old, new = BROKEN[fault]
    item = good[good.index(b"<item>") : good.index(b"</item>") + len(b"</item>")]
    bad = good.replace(old, new.replace(b"ITEM", item))
    assert bad != good
    assert fault in feed_rules.rss_faults(bad)
