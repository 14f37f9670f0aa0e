"""The project's own content as a site: whole in every link, in Danish, honest about itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import pytest
import real_site
from html5lib.html5parser import ParseError
from lxml import etree
from site_links import address_of, broken, elements, links, tree

from generator.models.people import Ambassador
from generator.models.record import Record
from generator.models.stories import CaseStory

HOME: Final = "https://vip2.example/"
# Words of mkdocs-material's own interface, which all have a Danish one in its place.
ENGLISH: Final = frozenset(
    """
    search|table of contents|skip to content|back to top|edit this page|previous|next|menu bar
    navigation|header|footer|toggle|close|open|share|clear|home|initializing search|page not found
    last update|created|made with|read more|type to start searching|view source of this page
    no results|language|switch to dark mode|switch to light mode|copy to clipboard|contents|note
    warning|tip|important|caution|download|not found|source|sources
    """.strip().replace("\n", "|").replace("    ", "").split("|")
)  # fmt: skip
Files = Mapping[str, bytes]


@pytest.fixture(scope="session")
def pages(real_files: Files) -> Mapping[str, Element]:
    """Every page of the site as a tree, by address; redirects and 404.html are none."""
    prepared = {page.address for page in real_site.prepared().pages}
    return {address: tree(real_files[f"{address}index.html"]) for address in sorted(prepared)}


def html(files: Files) -> Files:
    """The pages among the files."""
    return {path: data for path, data in files.items() if path.endswith(".html")}


def words(node: Element) -> str:
    """The text of an element with single spaces."""
    return " ".join("".join(node.itertext()).split())


def only(root: Element, tag: str) -> Element:
    """The one element of its sort on the page."""
    (found,) = root.iter(tag)
    return found


def meta(root: Element, name: str) -> str:
    found = [node.get("content", "") for node in root.iter("meta") if node.get("name") == name]
    return "|".join(found)


def with_class(root: Element, name: str) -> Iterator[Element]:
    return (node for node in elements(root) if name in node.get("class", "").split())


def test_every_page_is_html_to_the_letter(real_files: Files) -> None:
    for data in html(real_files).values():
        tree(data)  # raises where it is not


@pytest.mark.parametrize("html", ["<!doctype html><p><div></p>", "<p>uden doctype", "<b><i></b>"])
def test_html_that_is_not_is_noticed(html: str) -> None:
    with pytest.raises(ParseError):
        tree(html.encode())


def test_every_page_is_in_danish_with_one_h1_and_one_main(pages: Mapping[str, Element]) -> None:
    found = {
        address
        for address, root in pages.items()
        if (only(root, "html") if root.tag != "html" else root).get("lang") != "da"
        or len(list(root.iter("h1"))) != 1
        or len(list(root.iter("main"))) != 1
        or not list(only(root, "main").iter("h1"))
    }

    assert not found


def test_headings_never_leave_out_a_level(pages: Mapping[str, Element]) -> None:
    found = []
    for address, root in pages.items():
        levels = [
            int(node.tag[1])
            for node in elements(only(root, "main"))
            if re.fullmatch(r"h[1-6]", node.tag)
        ]
        steps = zip([0, *levels], levels, strict=False)
        found += [(address, before, after) for before, after in steps if after > before + 1]

    assert found == []


def test_no_two_pages_share_a_title(pages: Mapping[str, Element]) -> None:
    titles = Counter(words(only(only(root, "head"), "title")) for root in pages.values())

    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_says_in_its_own_words_what_it_holds(pages: Mapping[str, Element]) -> None:
    said = {address: meta(root, "description") for address, root in pages.items()}
    twice = [text for text, count in Counter(said.values()).items() if count > 1]

    assert [address for address, text in said.items() if not 10 <= len(text) <= 200] == []
    assert twice == []


def test_every_page_names_its_own_address(pages: Mapping[str, Element]) -> None:
    for address, root in pages.items():
        named = [one.get("href") for one in root.iter("link") if one.get("rel") == "canonical"]
        assert named == [HOME + address]


def test_no_word_of_the_interface_is_english(real_files: Files) -> None:
    found = {
        (path, text)
        for path, data in html(real_files).items()
        for text in _short_texts(tree(data))
        if (word := text.lower().strip(" .:!")) in ENGLISH
        # a field is called so in Danish, and the handbook explains it
        and (word, path.partition("/")[0]) != ("note", "redaktion")
    }

    assert not found


def _short_texts(root: Element) -> Iterator[str]:
    for node in elements(root):
        yield from (node.text or "", node.tail or "")
        yield from (node.get(name, "") for name in ("aria-label", "title", "placeholder", "alt"))


@pytest.mark.parametrize(
    "slip", ["None", "{{", "{%", "Undefined", "<generator", "\ue000", "SafeString"]
)
def test_no_page_shows_the_inside_of_the_machine(real_files: Files, slip: str) -> None:
    shown = {path: " ".join(_texts(tree(data))) for path, data in html(real_files).items()}

    assert [path for path, text in shown.items() if slip in text] == []


def _texts(root: Element) -> Iterator[str]:
    yield from root.itertext()
    for node in elements(root):
        yield from node.attrib.values()


def test_no_page_has_style_or_script_of_its_own(real_files: Files) -> None:
    found = {
        (path, node.tag)
        for path, data in html(real_files).items()
        for node in elements(tree(data))
        if node.tag == "style"
        or (node.tag == "script" and "src" not in node.attrib)
        or any(name == "style" or name.startswith("on") for name in node.attrib)
    }

    assert not found


def test_no_page_asks_another_host_for_anything(real_files: Files) -> None:
    found = {
        (path, link)
        for path, data in html(real_files).items()
        for link, asked in links(tree(data))
        if asked and (urlsplit(link).scheme or urlsplit(link).netloc)
    }

    assert not found


@pytest.mark.parametrize(
    "base",
    [HOME, "https://vip2.example/en/mappe/", "file:///home/nogen/Min%20side/"],
    ids=["at the root", "below a sub-path", "on a disk"],
)
def test_no_link_anchor_id_or_file_is_missing(real_files: Files, base: str) -> None:
    # 404.html is shown at any address, so its links begin at the root of the server.
    files = {path: data for path, data in real_files.items() if path != "404.html" or base == HOME}

    assert broken(files, base) == ()


def test_every_page_can_be_reached_from_the_front_page(real_files: Files) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        for link, asked in links(tree(real_files[path])):
            target = urljoin(HOME + address_of(path), link.partition("#")[0])
            name = target.removeprefix(HOME)
            name = f"{name}index.html" if name.endswith("/") or not name else name
            is_page = name.endswith(".html") and name in real_files
            if not asked and is_page and name not in reached:
                reached.add(name)
                waiting.append(name)

    assert {f"{page.address}index.html" for page in real_site.prepared().pages} - reached == set()


def test_the_sitemap_lists_the_pages_that_may_be_found_and_no_others(
    real_files: Files, pages: Mapping[str, Element]
) -> None:
    urls = etree.fromstring(real_files["sitemap.xml"])
    listed = [node.text for node in urls.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    indexed = [HOME + one for one, root in pages.items() if "noindex" not in meta(root, "robots")]

    assert listed == sorted(indexed)
    assert urls.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"


def test_robots_may_read_everything_and_are_shown_the_sitemap(real_files: Files) -> None:
    assert real_files["robots.txt"].decode() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://vip2.example/sitemap.xml\n"
    )


def test_the_one_address_that_is_known_of_the_old_site_leads_on(real_files: Files) -> None:
    root = tree(real_files["Jobpakker/De_12_jobpakker.aspx/index.html"])
    refresh = next(node for node in root.iter("meta") if node.get("http-equiv") == "refresh")

    assert refresh.get("content") == "0; url=../../jobpakker/"
    assert [link.get("href") for link in root.iter("a")] == ["../../jobpakker/"]
    assert meta(root, "robots") == "noindex"


@pytest.mark.parametrize("address", ["", "resultater/"])
def test_no_share_stands_without_what_it_is_a_share_of(
    pages: Mapping[str, Element], address: str
) -> None:
    shown = [*with_class(pages[address], "figure"), *with_class(pages[address], "entry")]
    shares = [
        one
        for one in shown
        if any("pct" in words(unit) for unit in with_class(one, "figure__unit"))
    ]

    assert shares
    assert [words(one) for one in shares if not list(with_class(one, "figure__base"))] == []


def test_every_percentage_of_a_goal_says_what_it_is_a_share_of(
    pages: Mapping[str, Element],
) -> None:
    lines = [words(node) for node in only(pages["resultater/maal/"], "main").iter("p")]
    shares = [line for line in lines if re.match(r"([^:]+: )?-?\d+ pct\.", line)]

    assert shares
    assert [line for line in shares if " pct. af " not in line] == []


def test_a_page_that_names_an_invented_person_says_so_where_it_can_be_seen(
    pages: Mapping[str, Element],
) -> None:
    names = [one.title for one in real_site.linked().all(Ambassador) if one.demonstration]
    mains = {address: only(root, "main") for address, root in pages.items()}
    naming = {one for one, main in mains.items() if any(name in words(main) for name in names)}
    marked = {one for one, main in mains.items() if list(_demonstration_marks(main))}

    assert len(naming) > 130
    assert naming - marked == set()


def _demonstration_marks(main: Element) -> Iterator[str]:
    """The badges, notes and remarks that say »Demonstration«; titles that do are none."""
    for node in elements(main):
        if {"demo", "badge--demo"} & set(node.get("class", "").split()) or node.tag == "p":
            yield from re.findall("Demonstration", words(node))


def test_a_page_that_names_an_invented_case_says_so_in_its_name(
    pages: Mapping[str, Element],
) -> None:
    cases = [one for one in real_site.linked().all(CaseStory) if one.demonstration]

    assert cases
    assert all(one.title.startswith("Demonstration:") for one in cases)
    assert all("Demonstration" in words(pages[f"cases/{one.id}/"]) for one in cases)


def test_pages_about_invented_people_and_cases_are_kept_from_search_engines(
    pages: Mapping[str, Element],
) -> None:
    everything = real_site.linked()
    invented: list[Record] = [one for one in everything.all(Ambassador) if one.demonstration]
    invented += [one for one in everything.all(CaseStory) if one.demonstration]
    shown = {everything.address(one) for one in invented}

    assert {one for one in shown if "noindex" not in meta(pages[one], "robots")} == set()
