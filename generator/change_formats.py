"""What is told of a change, as a terminal shows it and as the comment of a merge request.

In: the report. Out: text. In the comment every text out of the content is a code span: there no
service looks for markup, HTML, links, names to notify or numbers of cases. (CommonMark 0.31,
section 6.1: nothing inside a code span is read but the backticks that end it.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator import danish
from generator.change_report import Given, Item, Report, Section, Words

MARK: Final = "<!-- vip2 changes -->"
"""Opens the comment, so that the next one can take its place."""
MOST: Final = 60_000
"""Letters of a comment; GitHub takes 65,536."""
NOTHING: Final = "Ændringen betyder intet for hjemmesidens indhold."
_HEADLINE: Final = "Hvad ændringen betyder"


def as_text(report: Report) -> str:
    """Everything, for a terminal."""
    lines = [_plain(report.opening), *(_plain(remark) for remark in report.remarks)]
    for section in report.sections:
        lines += ["", f"{section.title} ({danish.grouped(len(section.items))}):"]
        for item in section.items:
            lines.append(f"    {_plain(item.words)}")
            lines += [f"        {_plain(words)}" for words in item.below]
    if not report.sections:
        lines += ["", NOTHING]
    return "\n".join(lines)


def _plain(words: Words) -> str:
    return "".join(
        word if isinstance(word, str) else f"»{word.shown}«" if word.quoted else word.shown
        for word in words
    )


def as_markdown(report: Report) -> str:
    """The comment: what there is of each sort, and then as much of it as a comment holds."""
    lines = [MARK, f"### {_HEADLINE}", "", _spans(report.opening)]
    lines += [text for remark in report.remarks for text in ("", f"**{_spans(remark)}**")]
    lines += ["", *(_counts(report.sections) or [NOTHING])]
    left = MOST - sum(len(line) + 1 for line in lines)
    return "\n".join([*lines, *_within(report.sections, left), ""])


def _counts(sections: Iterable[Section]) -> list[str]:
    return [f"- {one.title}: {danish.grouped(len(one.items))}" for one in sections]


def _within(sections: Iterable[Section], room: int) -> Iterator[str]:
    """The items of the sections, each whole, while there is room; and how many are left out."""
    left_out = 0
    for section in sections:
        opened = False
        for item in section.items:
            lines = _bullets(item) if opened else ["", f"#### {section.title}", "", *_bullets(item)]
            size = sum(len(line) + 1 for line in lines)
            if left_out or size > room:
                left_out += 1
                continue
            room -= size
            opened = True
            yield from lines
    if left_out:
        more = danish.counted(left_out, "punkt mere", "punkter mere")
        yield from ("", f"Og {more}, som der ikke er plads til; `vip2 changes` viser alt.")


def _bullets(item: Item) -> list[str]:
    return [f"- {_spans(item.words)}", *(f"  - {_spans(words)}" for words in item.below)]


def _spans(words: Words) -> str:
    return "".join(word if isinstance(word, str) else _span(word) for word in words)


def _span(given: Given) -> str:
    """The text between more backticks than it holds in a row (CommonMark 0.31, section 6.1)."""
    text = given.shown
    if not text:
        return "(intet)"
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    space = " " if "`" in (text[0], text[-1]) else ""
    return f"{fence}{space}{text}{space}{fence}"
