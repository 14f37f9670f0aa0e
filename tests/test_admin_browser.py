"""The form in the browser: what a person saves there is content that the check lets pass.

Sveltia CMS runs in Chromium on a copy of a project, and nothing else is asked of anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import project
import pytest
import yaml
from browsing import in_a_browser
from form import Form, lay, worked
from playwright.sync_api import Browser

from generator import checking

pytestmark = in_a_browser
FILES = project.files()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of the small project, as files to be served."""
    target = tmp_path_factory.mktemp("site")
    lay(target, checking.check(project.folder(FILES), project.DAY).content)
    return target


@pytest.fixture
def form(browser: Browser, folder: Path) -> Iterator[Form]:
    """The form, open at the small project."""
    with worked(browser, folder, FILES) as form:
        yield form


def fields(text: str) -> dict[str, object]:
    """What the fields of a Markdown file hold, and the text below them."""
    _, head, body = text.split("---\n", 2)
    return {**yaml.safe_load(head), "body": body.strip()}


def changed(form: Form) -> dict[str, str]:
    """The files that are new or changed."""
    return {path: text for path, text in form.saved().items() if FILES.get(path) != text}


def test_an_ambassador_is_added_under_an_id_that_is_not_the_name(form: Form) -> None:
    form.new("Ambassadører")
    form.write("navn", "Bent Prøve")
    form.choose("demonstration", "ja")
    form.choose("kommune", "Favrskov")
    form.choose("arbejdspladstype", "jobcenter")
    form.choose("jobpakker", "Lastbilchauffør")
    form.choose("grundlag", "demonstration")
    form.save()

    ((path, text),) = changed(form).items()
    assert path.startswith("ambassadors/amb-")
    assert text == (
        "navn: Bent Prøve\n"
        "demonstration: ja\n"
        "kommune: Favrskov\n"
        "arbejdspladstype: jobcenter\n"
        "jobpakker:\n"
        "  - lastbilchauffoer\n"
        "grundlag: demonstration\n"
    )
    assert project.check(form.saved()) == "Ingen fejl."


def test_a_course_is_added_with_its_source_and_its_text(form: Form) -> None:
    form.new("Arrangementer")
    form.write("titel", "Heldagskursus i Favrskov")
    form.choose("type", "ambassadørkursus")
    form.write("resumé", "Et kursus for nye: ambassadører.")
    form.choose("projekt", "VIP2")
    form.write("dato", "2027-03-01")
    form.write("klokkeslæt", "09:00")
    form.choose("læsere", "ambassadører")
    form.write("udgiv_fra", "2026-11-22")
    form.add("kilder")
    form.choose("kilder.0.kilde", "Evalueringen")
    form.write("tekst", "Vi mødes i [Favrskov](kommune:Favrskov).\n\nTag en kollega med.")
    form.save()

    assert changed(form) == {
        "content/kurser/kursus-2027-03-01.yml": (
            "titel: Heldagskursus i Favrskov\n"
            "type: ambassadørkursus\n"
            "resumé: 'Et kursus for nye: ambassadører.'\n"
            "projekt: vip2\n"
            "dato: 2027-03-01\n"
            "klokkeslæt: 09:00\n"
            "læsere:\n"
            "  - ambassadører\n"
            "udgiv_fra: 2026-11-22\n"
            "kilder:\n"
            "  - kilde: evaluering\n"
            "tekst: |-\n"
            "  Vi mødes i [Favrskov](kommune:Favrskov).\n"
            "\n"
            "  Tag en kollega med.\n"
        )
    }
    assert project.check(form.saved()) == "Ingen fejl."


def test_a_newsletter_is_added_with_an_article_and_named_by_its_month(form: Form) -> None:
    form.new("Nyhedsbreve")
    form.write("titel", "Nyhedsbrev, december 2026")
    form.write("udgivet", "2026-12")
    form.write("resumé", "Et nyt kursus.")
    form.add("artikler")
    form.write("artikler.0.id", "nyt-kursus")
    form.write("artikler.0.overskrift", "Et nyt kursus")
    form.choose("artikler.0.type", "kursus")
    form.write("artikler.0.tekst", "Læs om [lastbilchauffører](jobpakke:lastbilchauffoer).")
    form.choose("artikler.0.jobpakker", "Lastbilchauffør")
    form.add("kilder")
    form.choose("kilder.0.kilde", "Evalueringen")
    form.save()

    ((path, text),) = changed(form).items()
    assert path == "newsletters/2026-12.md"
    assert "    tekst: Læs om [lastbilchauffører](jobpakke:lastbilchauffoer).\n" in text
    assert project.check(form.saved()) == "Ingen fejl."


def test_a_text_is_changed_and_all_that_was_not_touched_stays(form: Form) -> None:
    path = "content/metoder/mentorordning.md"
    form.open("metode/entries/mentorordning")
    form.write("titel", "Mentorer")
    form.save()

    assert list(changed(form)) == [path]
    assert fields(form.saved()[path]) == {**fields(FILES[path]), "titel": "Mentorer"}
    assert project.check(form.saved()) == "Ingen fejl."


def test_the_id_of_a_record_is_spelled_as_ours_and_may_be_another(form: Form) -> None:
    form.new("Cases")
    form.write("titel", "En rød tråd på Ærø")
    assert form.slug() == "en-roed-traad-paa-aeroe"


def test_what_cannot_be_right_is_told_in_danish_before_it_is_saved(form: Form) -> None:
    form.new("Arrangementer")
    form.write("klokkeslæt", "klokken 9")
    form.try_to_save()
    assert "Her skal stå et klokkeslæt som 19:00" in form.field("klokkeslæt").inner_text()
    assert changed(form) == {}


def test_the_form_is_danish_in_an_english_browser_and_asks_nobody_else(
    browser: Browser, folder: Path
) -> None:
    with worked(browser, folder, FILES, locale="en-GB") as form:
        form.open("ambassadoer/entries/amb-0001")
        form.write("arbejdsplads", "Jobcenter Eksempel")
        form.save()
        here = (form.page.url.partition("admin/")[0], "data:", "blob:")
        assert [address for address in form.asked if not address.startswith(here)] == []
        assert form.refused == []


def test_a_built_site_has_no_form_until_it_is_asked_for(real_files: dict[str, bytes]) -> None:
    assert [path for path in real_files if path.startswith("admin")] == []
