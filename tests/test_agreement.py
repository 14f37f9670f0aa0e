"""One issue, one event, written once: every form that it takes says the same.

What each form has to be besides, its own tests say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from functools import cache
from pathlib import Path
from typing import Final

import feedparser  # type: ignore[import-untyped] # it has no types
import html5lib
import icalendar
import pytest
import real_site
from reading_pdf import words as words_of_pdf

from generator import calendars, feed_texts, letter, mail_draft
from generator.cache import Cache
from generator.markdown import Prose
from generator.models.events import Event
from generator.models.newsletters import Newsletter
from generator.pages.desk import Desk
from generator.pages.events import place_words, time_words
from generator.paper import pdf_address
from generator.papers import papers
from generator.typesetting import Typesetter

SITE: Final = real_site.linked()
ISSUES: Final = SITE.all(Newsletter)
EVENTS: Final = SITE.all(Event)


@cache
def page(address: str) -> str:
    (found,) = (one for one in real_site.prepared().pages if one.address == address)
    return letters_of(found.content)


def letters_of(html: str) -> str:
    """The text of HTML; the letters of neighbours do not run into each other."""
    root = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    return " ".join(root.itertext())


@cache
def feed(name: str) -> dict[str, tuple[str, str, str]]:
    """The title, day and text of each entry of a feed, by its id."""
    read = feedparser.parse(real_site.prepared().files[f"feeds/{name}.atom.xml"])
    return {
        one.id: (one.title, one.published[:10], letters_of(one.content[0].value))
        for one in read.entries
    }


def paper(issue: Newsletter) -> str:
    (wanted,) = (one for one in papers(SITE) if one.address == pdf_address(issue))
    return words_of_pdf(Typesetter({}, Cache(Path("unused"), b"")).set(wanted))


def mail(issue: Newsletter) -> tuple[str, str, str]:
    """The subject of the mail, its plain text and the text of its HTML."""
    desk = Desk(SITE, real_site.templates())
    made = mail_draft.mail(
        SITE.settings, issue, letter.plain(desk, issue), letter.html(desk, issue)
    )
    read = message_from_bytes(mail_draft.draft(made), policy=policy.default)
    plain, html = (read.get_body((form,)) for form in ("plain", "html"))
    assert plain is not None
    assert html is not None
    return str(read["Subject"]), plain.get_content(), letters_of(html.get_content())


def flat(text: str) -> str:
    """The letters and digits alone, without what a form adds to a link: `[1]` or a raised number.

    Where a line ends, a hyphen or a space may have come or gone.
    """
    without_numbers = re.sub(r"\[\d+\]", "", text)
    return re.sub(r"[\W_]+", "", without_numbers).casefold()


def told(issue: Newsletter) -> Iterator[str]:
    """What every form of an issue must say, in this order."""
    yield from lines(issue.text)
    for article in issue.articles:
        yield article.title
        yield from lines(article.text)


def lines(prose: Prose | None) -> list[str]:
    return prose.plain.split("\n") if prose else []


def missing(said: Iterator[str], found: str) -> list[str]:
    """What is not found, or not after what was said before it."""
    letters, place, lost = flat(found), 0, []
    for line in said:
        at = letters.find(flat(line), place)
        if at < 0:
            lost.append(line)
        else:
            place = at + len(flat(line))
    return lost


@pytest.mark.parametrize("issue", ISSUES, ids=lambda one: one.id)
def test_page_feed_mail_and_paper_say_the_same_of_an_issue(issue: Newsletter) -> None:
    tag = feed_texts.tag(SITE, f"nyhedsbrev/{issue.id}")
    title, day, entry = feed("nyhedsbreve")[tag]
    subject, plain, html = mail(issue)
    forms = {
        "page": page(SITE.address(issue)),
        "feed": f"{title} {issue.published.words()} {entry}",
        "plain mail": plain,
        "HTML mail": html,
        "paper": paper(issue),
    }

    assert (title, subject) == (issue.title, issue.title)
    assert day == issue.published.first.isoformat()
    assert issue.published.words() in entry
    for form, text in forms.items():
        assert missing(iter([issue.title]), text) == [], form
        assert flat(issue.published.words()) in flat(text), form
        assert missing(told(issue), text) == [], form


@pytest.mark.parametrize("issue", ISSUES, ids=lambda one: one.id)
def test_every_article_has_an_entry_that_says_what_it_says(issue: Newsletter) -> None:
    kept = feed("artikler")
    for article in issue.articles:
        tag = feed_texts.tag(SITE, f"nyhedsbrev/{issue.id}/{article.id}")
        if tag in kept:  # the feed holds the newest; the rest is in the archive
            title, day, text = kept[tag]
            assert (title, day) == (article.title, issue.published.first.isoformat())
            assert missing(iter(lines(article.text)), text) == []
    newest = issue is ISSUES[0]
    assert not newest or all(
        feed_texts.tag(SITE, f"nyhedsbrev/{issue.id}/{article.id}") in kept
        for article in issue.articles
    )


@pytest.mark.parametrize("event", EVENTS, ids=lambda one: one.id)
def test_page_feed_and_calendar_say_the_same_of_an_event(event: Event) -> None:
    on_page = page(SITE.address(event))
    assert missing(iter([event.name, *lines(event.text)]), on_page) == []
    assert flat(time_words(event)) in flat(on_page)
    assert flat(place_words(SITE, event)) in flat(on_page)

    in_feed = feed("kurser").get(feed_texts.tag(SITE, f"kursus/{event.id}"))
    if in_feed:
        title, _, text = in_feed
        assert title == event.name
        assert missing(iter(lines(event.text)), text) == []
        assert flat(time_words(event)) in flat(text)

    if event.day:
        data = real_site.prepared().files[calendars.file_address(SITE, event)]
        (entry,) = icalendar.Calendar.from_ical(data).events
        assert str(entry["SUMMARY"]) == event.name
        assert f"{entry.start:%Y-%m-%d}" == event.day.isoformat()
        assert str(entry.get("LOCATION", "")) == place_words(SITE, event)
        assert str(entry["URL"]) == f"{SITE.settings.site_url}{SITE.address(event)}"
    else:
        assert calendars.file_address(SITE, event) not in real_site.prepared().files


def test_there_is_something_to_agree_on() -> None:
    assert len(ISSUES) == 5
    assert len([event for event in EVENTS if event.day]) >= 9
    assert any(feed_texts.tag(SITE, f"kursus/{event.id}") in feed("kurser") for event in EVENTS)
