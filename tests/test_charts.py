"""Charts: what is drawn, what is written in it and what stands in its table are what records say.

The pages of the real content are read back by a parser; odd cases are drawn from small projects.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

import project
import pytest
import real_site
from lxml import html

from generator.certainty import WORDS
from generator.charts import columns, periods, shares
from generator.charts.drawing import Chart, Look, Mark
from generator.models.goals import Goal, Measure
from generator.models.milestones import Milestone, MilestoneType
from generator.models.newsletters import LostIssues, Newsletter
from generator.models.project import Phase, Project
from generator.models.results import Figure
from generator.pages.desk import environment
from generator.pages.results import highlights

SITE: Final = real_site.linked()
RESULTS, GOALS, TIME, PHASES = "resultater/", "resultater/maal/", "om/tidslinje/", "om/faser/"
SHARES: Final = tuple(one for one in highlights(SITE) if one.unit.is_share)
WHOLES: Final = tuple(
    one
    for one in SITE.all(Figure)
    if any(SITE.get(o.part_of) is one for o in SITE.all(Figure) if o.part_of)
)
TABLES: Final = tuple(one for one in SITE.all(Milestone) if one.type is MilestoneType.TABLE)


@dataclass(frozen=True)
class Seen:
    """A chart as it stands on a page: the words and bars of each drawing, and the table's cells."""

    words: tuple[tuple[str, ...], ...]
    bars: tuple[tuple[tuple[str, float], ...], ...]
    table: tuple[tuple[str, ...], ...]
    text: str

    @property
    def numbers(self) -> list[str]:
        """The words of all drawings."""
        return [word for drawing in self.words for word in drawing]


@cache
def page(address: str) -> html.HtmlElement:
    (found,) = (one for one in real_site.prepared().pages if one.address == address)
    return html.fragment_fromstring(found.content, create_parent="main")


def seen(address: str, key: str) -> Seen:
    """The chart with that id on the page at an address."""
    (figure,) = page(address).xpath("//figure[@id=$key]", key=key)
    drawings = figure.xpath(".//svg[@role='img']")
    return Seen(
        tuple(tuple(map(plain, one.xpath(".//text[@class='chart__value']"))) for one in drawings),
        tuple(tuple(map(bar, one.xpath("./rect[@class!='chart__frame']"))) for one in drawings),
        tuple(tuple(map(plain, row.xpath("./th|./td"))) for row in figure.xpath(".//tbody/tr")),
        plain(figure),
    )


def plain(node: html.HtmlElement) -> str:
    return " ".join("".join(node.itertext()).split())


def bar(node: html.HtmlElement) -> tuple[str, float]:
    """The look of an area, and how much of the width it takes."""
    return node.get("class").rpartition("--")[2], float(node.get("width").removesuffix("%"))


# --- shares -------------------------------------------------------------------------------------


def test_the_page_of_results_draws_the_highlighted_shares_with_their_base() -> None:
    chart = seen(RESULTS, "diagram-andele")

    assert chart.numbers == [figure.amount for figure in SHARES] == ["38 pct.", "55 pct."]
    assert all(f"Andel af: {figure.base}" in chart.text for figure in SHARES)


def test_a_bar_takes_as_much_of_its_frame_as_the_share_of_its_base() -> None:
    chart = seen(RESULTS, "diagram-andele")
    (frame,) = {
        node.get("width")
        for node in page(RESULTS).xpath(
            "//figure[@id='diagram-andele']//rect[@class='chart__frame']"
        )
    }

    parts_of_frame = [bars[0][1] / float(frame.removesuffix("%")) for bars in chart.bars]

    assert parts_of_frame == pytest.approx(
        [float(figure.value) / 100 for figure in SHARES], abs=1e-3
    )


def test_the_table_of_shares_says_base_time_certainty_and_source() -> None:
    rows = seen(RESULTS, "diagram-andele").table

    for figure, row in zip(SHARES, rows, strict=True):
        *said, source = row
        assert said == [
            *(figure.title, figure.amount, figure.base, figure.time, WORDS[figure.certainty])
        ]
        assert source.startswith("Evaluering af VIP2 projektforlængelsen, kapitel 3")


def test_a_disputed_share_is_drawn_otherwise_and_says_so() -> None:
    chart = seen(RESULTS, "diagram-andele")

    assert [bars[0][0] for bars in chart.bars] == ["modstridende", "sikker"]
    assert "nævner). Kilderne er uenige." in chart.text


def test_provisional_shares_of_other_projects_stand_with_their_project() -> None:
    chart = seen(RESULTS, "diagram-ny-chance-til-alle")

    assert chart.numbers == ["43 pct. af tiden", "26 pct. af tiden", "22 pct. af tiden"]
    assert {look for bars in chart.bars for look, _ in bars} == {"foreloebig"}
    assert "Foreløbigt tal" in chart.text


# --- goals --------------------------------------------------------------------------------------


def _of_aarhus() -> Iterator[tuple[Goal, Measure]]:
    """The targets that are shares, and the beginnings of the same base."""
    for goal in SITE.all(Goal):
        targets = [one for one in goal.targets if one.unit.is_share]
        yield from ((goal, one) for one in targets)
        if goal.baseline and goal.baseline.base in {one.base for one in targets}:
            yield goal, goal.baseline


def test_every_target_in_per_cent_is_drawn_once_with_its_base_and_deadline() -> None:
    chart = seen(GOALS, "diagram-maal-1")

    assert Counter(chart.numbers) == Counter(one.amount for _, one in _of_aarhus())
    for goal, one in _of_aarhus():
        assert goal.title in chart.text
        assert str(one.base) in chart.text
        assert (one.time or "fristen er ikke oplyst") in chart.text


def test_the_table_of_goals_holds_what_is_drawn_in_the_same_order() -> None:
    chart = seen(GOALS, "diagram-maal-1")

    assert [row[1] for row in chart.table] == chart.numbers
    assert Counter(row[1:4] for row in chart.table) == Counter(
        (one.amount, one.base, one.time or "fristen er ikke oplyst") for _, one in _of_aarhus()
    )


def test_where_a_goal_began_is_solid_and_what_was_planned_is_hatched() -> None:
    chart = seen(GOALS, "diagram-maal-1")

    looks = dict(zip(chart.numbers, (bars[0][0] for bars in chart.bars), strict=True))
    assert (looks["37 pct."], looks["33 pct."], looks["30 pct."]) == ("sikker", "plan", "plan")


def test_aarhus_is_drawn_beside_aalborg_and_ringsted_on_a_scale_from_zero() -> None:
    goal = next(one for one in SITE.all(Goal) if one.id == "aarhus-benchmarking")
    chart = seen(GOALS, "diagram-aarhus-benchmarking")
    compared = [one for one in goal.measures if one.unit.is_share]

    assert chart.numbers == [one.amount for one in compared] == ["37 pct.", "35 pct.", "37 pct."]
    assert all(f"{one.label} Andel af: {one.base}" in chart.text for one in compared)
    widths = [bars[0][1] for bars in chart.bars if bars]
    assert widths == pytest.approx(
        [widths[0] * float(one.value) / 37 for one in compared], abs=0.02
    )


# --- parts of a whole ---------------------------------------------------------------------------


@pytest.mark.parametrize("whole", WHOLES, ids=lambda whole: whole.id)
def test_parts_stand_end_to_end_and_reach_as_far_as_the_whole(whole: Figure) -> None:
    chart = seen(RESULTS, f"diagram-{whole.id}")
    found = [one for one in SITE.all(Figure) if one.part_of and SITE.get(one.part_of) is whole]

    assert chart.numbers == [one.amount for one in (*found, whole)]
    assert [row[:2] for row in chart.table] == [(one.title, one.amount) for one in (*found, whole)]
    *some, all_of_it = (bars[0][1] for bars in chart.bars)
    assert sum(some) == pytest.approx(all_of_it, abs=0.02)
    assert some == pytest.approx(
        [all_of_it * float(one.value / whole.value) for one in found], abs=0.02
    )


def test_the_ambassadors_go_from_70_to_130() -> None:
    assert seen(RESULTS, "diagram-ambassadoerer-i-alt").numbers == [
        *("70 personer", "60 personer", "130 personer")
    ]


# --- milestones ---------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_milestones_show_what_was_planned_and_that_nothing_is_known_to_be_reached(
    table: Milestone,
) -> None:
    chart = seen(TIME, f"diagram-{table.id}")

    planned = [str(value) for value in table.values]
    assert chart.numbers == [word for number in planned for word in (number, "?")]
    assert [look for look, _ in chart.bars[0]] == ["plan", "ukendt"] * len(planned)
    assert "Nået: ikke oplyst" in chart.text


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_the_table_below_the_milestones_holds_the_same_numbers(table: Milestone) -> None:
    (entry,) = page(TIME).xpath("//section[@aria-labelledby=$key]", key=table.id)
    planned, reached = (
        tuple(map(plain, row.xpath("./td"))) for row in entry.xpath(".//table/tbody/tr")
    )

    assert planned == tuple(str(value) for value in table.values)
    assert reached == ("ikke oplyst",) * len(planned)


def test_a_column_is_as_tall_as_its_number_and_a_known_result_is_solid() -> None:
    (table,) = project.linked(
        project.files(
            {
                "content/milepaele.yml": """\
pladser:
  type: tabel
  titel: Pladser
  enhed: pladser
  kolonner: [2014, 2014-10-01]
  værdier: [10, 20]
  resultater: [5, 0]
  slutmål: 40
  kilder: [{kilde: evaluering}]
"""
            }
        )
    ).all(Milestone)

    (drawing,) = drawings(columns.of_milestones(table))
    tall = [float(mark.attributes["height"].removesuffix("em")) for mark in areas(drawing)]

    assert [mark.look for mark in areas(drawing)] == [Look.PLAN, Look.SURE] * 2
    assert tall == pytest.approx([2 - 0.2, 1 - 0.2, 4 - 0.2, -0.2])
    assert [mark.text for mark in drawing if mark.text] == [
        *("10", "5", "2014", "20", "0", "1. okt.", "2014")
    ]


# --- time ---------------------------------------------------------------------------------------


def test_the_four_phases_overlap_as_planned_and_the_extensions_follow() -> None:
    chart = seen(PHASES, "diagram-vip2")
    phases = SITE.all(Phase)
    (vip2,) = (one for one in SITE.all(Project) if one.id == "vip2")

    assert [row[0] for row in chart.table] == [
        *(phase.name for phase in phases),
        *(stage.title for stage in vip2.stages),
    ]
    assert [row[1] for row in chart.table][:4] == [phase.period_words for phase in phases]
    assert vip2.start
    assert vip2.end
    days = (vip2.end.last - vip2.start.first).days
    planned = [bars[0] for bars in chart.bars if bars][: len(phases)]
    assert {look for look, _ in planned} == {"plan"}
    assert [width for _, width in planned] == pytest.approx(
        [100 * (one.end.last - one.start.first).days / days for one in phases], abs=0.01
    )


def test_what_is_not_known_of_a_period_is_open() -> None:
    chart = seen(PHASES, "diagram-vip2")

    methods, first, second = [[look for look, _ in bars] for bars in chart.bars if bars][-3:]
    assert methods == ["modstridende", "ukendt"]
    assert first == ["ukendt"]
    assert second == ["sikker"]
    assert "Startdatoen oplyses ikke." in chart.text


def test_newsletters_found_and_lost_stand_on_one_scale() -> None:
    chart = seen(RESULTS, "diagram-nyhedsbreve")
    letters = sorted(SITE.all(Newsletter), key=lambda one: one.published.first)
    (lost,) = SITE.all(LostIssues)

    assert chart.numbers == [f"{lost.number} udgaver", f"{len(letters)} udgaver"]
    assert [len(bars) for bars in chart.bars if bars] == [1, len(letters)]
    assert [row[2] for row in chart.table][1:] == [one.published.words() for one in letters]


@pytest.mark.parametrize(
    ("stage", "looks"),
    [
        ("start: 2008-02, slut: 2009-03-31", [Look.SURE]),
        ("start: 2008, slut: 2009-03", [Look.UNKNOWN, Look.SURE]),
        ("start: 2008-K2, slut: 2009", [Look.SURE, Look.UNKNOWN]),
        ("start: 2008, slut: 2008", [Look.UNKNOWN]),
        ("start: 2008-02", [Look.UNKNOWN]),
        ("slut: 2008-02", [Look.UNKNOWN]),
    ],
)
def test_a_bare_year_or_nothing_at_all_is_an_open_end(stage: str, looks: list[Look]) -> None:
    told = "resumé: Jobpakker i kommuner.\n"
    written = project.MINIMAL["content/projekt.yml"]
    with_stage = written.replace(told, f"{told}  perioder: [{{navn: Del, {stage}}}]\n")
    (vip2,) = project.linked(project.files({"content/projekt.yml": with_stage})).all(Project)

    _, found = drawings(periods.of_project(vip2, ()))

    assert [mark.look for mark in areas(found)] == looks
    assert all(0 <= float(mark.attributes["x"][:-1]) <= 100 for mark in areas(found))


@pytest.mark.parametrize(
    ("months", "anchor", "place"),
    [
        (["2007-04", "2026-11"], "end", "98.4%"),
        (["2009-11", "2010-01", "2026-11"], "end", "98.4%"),
        (["2007-04", "2007-05"], "end", "50%"),
    ],
)
def test_the_number_of_newsletters_stands_where_there_is_room(
    months: list[str], anchor: str, place: str
) -> None:
    written = project.MINIMAL["newsletters/2010-05.md"]
    laid = {
        f"newsletters/{one}.md": written.replace("udgivet: 2010-05", f"udgivet: {one}")
        for one in months
    }
    found = project.linked(project.files({"newsletters/2010-05.md": None, **laid}))

    *_, last = drawings(periods.of_newsletters(found.all(Newsletter), ()))

    (name,) = (mark for mark in last if mark.text)
    assert (name.text, name.attributes["text-anchor"]) == (f"{len(months)} udgaver", anchor)
    assert name.attributes["x"] == place


# --- charts as values ---------------------------------------------------------------------------


def drawings(chart: Chart | None) -> list[tuple[Mark, ...]]:
    assert chart
    return [row.drawing.marks for panel in chart.panels for row in panel.rows]


def areas(marks: tuple[Mark, ...]) -> list[Mark]:
    return [mark for mark in marks if mark.look]


def test_without_anything_to_draw_there_is_no_chart() -> None:
    small = project.linked()
    (vip2,) = small.all(Project)

    assert shares.of_figures("andele", "Andele", ()) is None
    assert shares.of_goals("maal", "Mål", ()) is None
    assert periods.of_newsletters((), ()) is None
    assert periods.of_project(vip2, ()) is None


def test_a_goal_without_a_beginning_is_compared_with_nothing() -> None:
    assert [one.id for one in SITE.all(Goal) if shares.comparing(one)] == ["aarhus-benchmarking"]


def test_a_number_too_wide_for_its_frame_stands_after_it() -> None:
    hundred = next(one for _, one in _of_aarhus() if one.value == Decimal(100))
    chart = shares.of_goals("maal", "Mål", SITE.all(Goal))

    (beside,) = {
        mark.attributes["x"]
        for marks in drawings(chart)
        for mark in marks
        if mark.text == hundred.amount
    }
    assert beside == "78%"


def test_every_look_has_a_pattern_or_an_edge_of_its_own() -> None:
    dispute = """\
andel:
  emne: Hvor mange?
  udsagn: [{udsagn: Halvdelen, kilde: evaluering}, {udsagn: Flere, kilde: evaluering}]
  håndtering: Begge vises.
"""
    laid = {"content/resultater.yml": _one_of_each(), "content/uenigheder.yml": dispute}
    figures = project.linked(project.files(laid)).all(Figure)
    chart = shares.of_figures("andele", "Andele", figures)
    template = environment().from_string(
        '{% from "_chart.html" import chart with context %}{{ chart(one) }}'
    )
    written = html.fragment_fromstring(
        template.render(one=chart, to=lambda _: "#", citations=lambda _: [], cited=lambda _: [])
    )

    patterns = {
        node.get("id"): node.xpath("string(./path/@d)") for node in written.xpath("//pattern")
    }
    filled = {node.get("fill", "") for node in written.xpath("//svg[@role='img']/rect[@fill]")}
    assert filled == {f"url(#{key})" for key in patterns}
    assert len(set(patterns.values())) == len(patterns) == 4
    assert "" not in patterns.values()


def _one_of_each() -> str:
    """A share of each sort of certainty, and one that was not final."""
    said = (
        *("sikkerhed: sikker", "sikkerhed: plan", "sikkerhed: afledt", "foreløbigt: ja"),
        "sikkerhed: modstridende\n  uenighed: andel",
    )
    return "".join(
        f"""\
tal-{turn}:
  titel: Tal {turn}
  værdi: 50
  enhed: pct
  basis: alle
  rækkefølge: {turn}
  {words}
  kilder: [{{kilde: evaluering}}]
"""
        for turn, words in enumerate(said)
    )
