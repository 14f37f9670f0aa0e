"""A preview shows nobody whom the site may not show, and of nobody more than the consent opens."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache

import project
import pytest
import real_site

from generator.load import Folder
from generator.paper import Paper
from generator.preview_moment import Known, Moment, moment

PERSON = "ambassadors/amb-0001.yml"
DEMONSTRATION = project.MINIMAL[PERSON].replace("Amina", "Semra").replace("amina", "semra")
WILLING = """\
navn: Semra Yıldız
kommune: Aarhus
arbejdsplads: Jobcenter Aarhus
arbejdspladstype: jobcenter
jobpakker: [lastbilchauffoer]
kontakt: {mail: semra@jobcenter.dk}
grundlag: samtykke
samtykke:
  dato: 2025-01-01
  omfang: [navn, arbejdsplads, kontakt, kort]
  givet: på mail
  udløber: 2027-12-31
  reference: sag 1
"""
DRAFT = "status: kladde\n"


def _unset(paper: Paper, pictures: Mapping[str, bytes]) -> bytes:
    del pictures
    raise KeyError(paper.address)


def _moment(person: str, config: str = project.CONFIG, known: Known | None = None) -> Moment:
    folder = project.folder(project.files({PERSON: person, "mkdocs.yml": config}))
    return _of(folder, known or Known())


def _of(folder: Folder, known: Known) -> Moment:
    return moment(folder, project.DAY, known, real_site.templates(), _unset)


def _pages(given: Moment) -> dict[str, str]:
    """Everything that the preview has, as text."""
    pages = (job.page(given.desk) for job in given.jobs.values())
    return {page.address: f"{page.content}{page.head}{page.beside}" for page in pages}


def _naming(given: Moment, words: str) -> list[str]:
    return [address for address, text in _pages(given).items() if words in text]


@cache
def _before() -> Known:
    """What is known when the willing person has just been shown."""
    return _moment(WILLING).known


@pytest.mark.parametrize(
    ("person", "config"),
    [
        ("status: skjult\n" + WILLING, project.CONFIG),
        ("status: skjult\n" + DEMONSTRATION, project.CONFIG),
        (DRAFT + WILLING.replace("navn, arbejdsplads", "arbejdsplads"), project.CONFIG),
        (DRAFT + WILLING.replace("2027-12-31", "2026-11-21"), project.CONFIG),
        (WILLING.replace("2027-12-31", "2026-11-21"), project.CONFIG),
        ("udgiv_til: 2026-11-21\n" + WILLING, project.CONFIG),
        (
            DRAFT + DEMONSTRATION,
            project.CONFIG.replace("demonstration: true", "demonstration: false"),
        ),
        (DEMONSTRATION, project.CONFIG.replace("demonstration: true", "demonstration: false")),
        # Faulty: what was shown of the person before is not shown any more.
        (WILLING.replace("grundlag: samtykke", "grundlag: samtyke"), project.CONFIG),
        (WILLING.replace("[lastbilchauffoer]", "[ukendt]"), project.CONFIG),
        (WILLING + "navn: [\n", project.CONFIG),
        (WILLING.replace("jobcenter.dk", "gmail.com").replace(", kontakt", ""), project.CONFIG),
        ("", project.CONFIG),
    ],
)
@pytest.mark.parametrize("was_shown", [False, True])
def test_whom_the_site_may_not_show_stands_nowhere(
    person: str, config: str, *, was_shown: bool
) -> None:
    given = _moment(person, config, _before() if was_shown else None)
    assert _naming(given, "Semra") == []
    assert "ambassadoerer/amb-0001/" not in given.jobs


def test_a_draft_is_shown_where_the_person_would_be() -> None:
    published, draft = _moment(WILLING), _moment(DRAFT + WILLING)
    assert _pages(draft) == _pages(published)
    assert "ambassadoerer/amb-0001/" in _naming(draft, "Semra")


def test_a_draft_opens_no_more_than_the_consent() -> None:
    given = _moment(DRAFT + WILLING.replace("[navn, arbejdsplads, kontakt, kort]", "[navn]"))
    page = _pages(given)["ambassadoerer/amb-0001/"]
    assert "Semra" in page
    assert "Jobcenter Aarhus" not in page
    assert "&#115;&#101;&#109;&#114;&#97;&#64;" not in page
    assert "Semra" not in _pages(given)["kommuner/aarhus/"]


def test_who_is_listed_later_is_shown_with_the_day() -> None:
    given = _moment("udgiv_fra: 2026-12-24\n" + WILLING)
    assert "ambassadoerer/amb-0001/" in given.jobs


def test_a_newsletter_that_names_the_unwilling_stays_as_it_was() -> None:
    letter = project.MINIMAL["newsletters/2010-05.md"]
    naming = letter.replace("Køb en", "Spørg [Semra](ambassadør:amb-0001). Køb en")
    texts = project.files({PERSON: WILLING, "newsletters/2010-05.md": letter})
    known = _of(project.folder(texts), Known()).known
    folder = project.folder({**texts, "newsletters/2010-05.md": naming})
    after = _of(folder, known)
    assert [one.code for one in after.problems] == ["uden-for-samtykke"]
    assert "Semra" not in _pages(after)["nyhedsbreve/2010-05/"]
    assert "Køb en" in _pages(after)["nyhedsbreve/2010-05/"]


def test_only_what_has_changed_is_read_again() -> None:
    before = _moment(WILLING)
    folder = dataclasses.replace(before.folder, files={**before.folder.files, PERSON: b"navn: x\n"})
    after = _of(folder, before.known)
    kept = {
        path
        for path, reading in after.known.readings.items()
        if reading is before.known.readings.get(path)
    }
    assert kept == before.known.readings.keys() - {PERSON}
