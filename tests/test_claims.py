"""Every figure is a claim: wherever a percentage stands, the page says what it is a share of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Final

import project
import real_site
import rendered
from lxml import html

from generator.claims import claims
from generator.models.goals import Goal, Measure
from generator.models.results import Figure
from generator.percentages import in_line

PAGES: Final = {page.address: page for page in real_site.prepared().pages}


def bases() -> Mapping[Decimal, set[str]]:
    """For each percentage that a record states, what it may be a share of."""
    found: defaultdict[Decimal, set[str]] = defaultdict(set)
    site = real_site.linked()
    stated: list[Figure | Measure] = [*site.all(Figure)]
    stated += [one for goal in site.all(Goal) for one in goal.measures]
    for one in stated:
        if one.unit.is_share:
            found[one.value].add(str(one.base))
    return found


BASES: Final = bases()


def words(content: str) -> str:
    """What a page says, without its code, which is an example."""
    root = html.fragment_fromstring(content, create_parent="main")
    for code in root.xpath("//code"):
        code.clear(keep_tail=True)
    return " ".join(" ".join(root.itertext()).split())


def test_no_page_has_a_percentage_without_its_base() -> None:
    without = [
        (page.address, str(one.value))
        for page in PAGES.values()
        for text in (words(page.content),)
        for one in (*in_line(text), *in_line(page.title), *in_line(page.description))
        if not any(base in text for base in BASES[one.value])
    ]

    assert without == []


def test_percentages_stand_on_many_pages() -> None:
    assert sum(any(in_line(words(page.content))) for page in PAGES.values()) > 20


# --- the list at the end of a page --------------------------------------------------------------

FIGURES: Final = """\
job:
  titel: Forløb, der endte med job
  værdi: 38
  enhed: pct
  basis: jobpakkerne i VIP2
  opgjort: 2010-09-15
  rækkefølge: 1
  sikkerhed: plan
  kilder: [{kilde: evaluering, sted: kapitel 3}]
modtagere:
  titel: Modtagere
  værdi: 2700
  enhed: modtagere
  cirka: ja
  rækkefølge: 2
  kilder: [{kilde: evaluering}]
"""
GOAL: Final = """\
nummer: 1
gruppe: Plan
titel: Færre forsørgede
måltal:
  - {værdi: 33, enhed: pct, basis: alle i gruppen, frist: 2007, om: forsørget}
  - {værdi: 30, enhed: pct, basis: alle i gruppen, frist: 2009, om: forsørget}
opnået: ukendt
kilder: [{kilde: evaluering}]
"""
BODY: Final = """\
---
titel: En vej
resumé: Kort om vejen.
---
Til [omkring 2.700](nøgletal:modtagere). [38 pct.](nøgletal:job), igen [38 pct.](nøgletal:job), \
ned til [33 pct.](mål:fald), se [målet](mål:fald).
"""
LAID: Final = {
    "content/resultater.yml": FIGURES,
    "content/maal/fald.yml": GOAL,
    "docs/vejen.md": BODY,
    "content/spoergsmaal.yml": """\
virker-det:
  spørgsmål: Virker det?
  rækkefølge: 1
  læsere: [borgere]
  gyldig: aktuel
  svar: Ja, for [38 pct.](nøgletal:job)
  kilder: [{kilde: evaluering}]
""",
}


@cache
def prepared() -> rendered.Rendered:
    """The small project with two figures, a goal and texts that use them."""
    return real_site.prepare(project.folder(project.files(LAID)))


def built(address: str) -> html.HtmlElement:
    """One of its pages."""
    (page,) = (one for one in prepared().pages if one.address == address)
    return html.fragment_fromstring(page.content, create_parent="main")


def listed(root: html.HtmlElement) -> list[str]:
    """The figures at the end of a page, each in a line."""
    rows = root.xpath("//section[@class='claims']/dl/div")
    return [" ".join(" ".join(row.itertext()).split()) for row in rows]


def test_the_figures_of_a_text_are_listed_once_with_base_time_certainty_and_source() -> None:
    assert listed(built("vejen/")) == [
        "ca. 2.700 modtagere Modtagere. Tidspunktet er ikke oplyst. Kilde: Evalueringen .",
        (
            "38 pct. Forløb, der endte med job. Andel af: jobpakkerne i VIP2. Opgjort 15. september"
            " 2010. Planlagt, udfaldet er ikke oplyst. Kilde: Evalueringen , kapitel 3."
        ),
        (
            "33 pct. Færre forsørgede: forsørget. Andel af: alle i gruppen. Frist: 2007. "
            "Kilde: Evalueringen ."
        ),
    ]


def test_each_of_them_is_a_link_to_its_record() -> None:
    links = built("vejen/").xpath("//section[@class='claims']//dt/a/@href")

    assert links == ["../resultater/#modtagere", "../resultater/#job", "../resultater/maal/#fald"]


def test_a_list_of_many_records_has_them_too() -> None:
    assert [line[:7] for line in listed(built("spoergsmaal/"))] == ["38 pct."]


def test_where_a_record_stands_itself_it_is_not_repeated() -> None:
    assert listed(built("resultater/")) == []


def test_a_link_to_a_goal_claims_the_numbers_that_it_says_and_no_others() -> None:
    goal = next(one for one in real_site.linked().all(Goal) if one.id == "aarhus-andel-forsoergede")

    assert [one.amount for one in claims(goal, "37")] == ["37 pct."]
    assert [one.amount for one in claims(goal, "fra 33 til 30 pct.")] == ["33 pct.", "30 pct."]
    assert claims(goal, "målet") == ()
    assert claims(None, "38 pct.") == ()
