"""`vip2 serve`: what a browser is answered while an editor works."""

from __future__ import annotations

import re
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import project
import pytest
from previewing import Showing, running
from site_links import files_in

from generator import pipeline
from generator.frame_cache import engine
from generator.preview_server import Server

GUIDE = "content/metoder/mentorordning.md"
PACKAGE = "content/jobpakker/lastbilchauffoer.md"
DRAFT = project.MINIMAL[PACKAGE].replace("titel: Lastbilchauffør", "titel: Bud\nstatus: kladde")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its frame, which takes MkDocs a second, and a picture."""
    folder = project.write(tmp_path_factory.mktemp("forberedt") / "projekt")
    (folder / "docs" / "trin.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    Showing(folder).server.server_close()
    return folder


@pytest.fixture
def showing(prepared: Path, tmp_path: Path) -> Iterator[Showing]:
    """The small project and its preview."""
    shutil.copytree(prepared, tmp_path / "projekt", dirs_exist_ok=True)
    found = Showing(tmp_path / "projekt")
    yield found
    found.server.shutdown()
    found.server.server_close()


# --- the site -----------------------------------------------------------------------------------


def test_every_file_of_the_built_site_is_answered_as_it_is_built(
    showing: Showing, tmp_path: Path
) -> None:
    folder = showing.folder
    target = tmp_path / "site"
    pipeline.build(folder, target, project.DAY, engine(folder), lambda _: None)
    built = files_in(target)

    for path, data in built.items():
        if path.startswith(".") or path.endswith((".gz", ".pdf")):
            continue
        got = showing.get(path)
        assert got.status == 200, path
        assert _without_preview(got.text) == data.decode("utf-8", "replace"), path
    assert {path for path in built if path.endswith(".pdf")} == {
        "metoder/mentorordning/vip2-metode-mentorordning.pdf",
        "nyhedsbreve/2010-05/vip2-nyhedsbrev-2010-05.pdf",
    }


def _without_preview(html: str) -> str:
    """The page without the lines in its head that only a preview has."""
    return re.sub(
        r'<link rel="stylesheet" href="/_vip2/[^>]*>|<script src="/_vip2/[^>]*></script>', "", html
    )


def test_the_built_site_knows_nothing_of_a_preview(showing: Showing, tmp_path: Path) -> None:
    folder = showing.folder
    pipeline.build(folder, tmp_path / "site", project.DAY, engine(folder), lambda _: None)
    assert [
        path
        for path, data in files_in(tmp_path / "site").items()
        if b"_vip2" in data or b"EventSource" in data or "forhaandsvisning" in path
    ] == []


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("metoder/mentorordning/index.html", "text/html; charset=utf-8"),
        ("trin.svg", "image/svg+xml"),
        ("feeds/alt.json", "application/json"),
        ("ambassadoerer/amb-0001/amb-0001.vcf", "text/vcard; charset=utf-8"),
        ("metoder/mentorordning/vip2-metode-mentorordning.pdf", "application/pdf"),
        # 404.html names the folder that the site is published in.
        ("under/metoder/mentorordning/", "text/html; charset=utf-8"),
        ("_vip2/forhaandsvisning.js", "text/javascript; charset=utf-8"),
    ],
)
def test_a_file_is_sent_as_what_it_is(showing: Showing, path: str, kind: str) -> None:
    got = showing.get(path)
    assert (got.status, got.headers["Content-Type"]) == (200, kind)


@pytest.mark.parametrize(
    "path",
    ["findes-ikke/", "../mkdocs.yml", "%2e%2e/mkdocs.yml", "//etc/passwd", "content/kilder.yml"],
)
def test_what_is_not_of_the_site_is_not_there(showing: Showing, path: str) -> None:
    got = showing.get(path)
    assert got.status == 404
    assert "Siden findes ikke" in got.text


def test_an_address_without_its_slash_leads_to_the_page(showing: Showing) -> None:
    got = showing.get("metoder/mentorordning")
    assert (got.status, got.headers["Location"]) == (301, "/metoder/mentorordning/")


def test_an_old_address_leads_on(showing: Showing) -> None:
    showing.write("content/omdirigeringer.yml", "a:\n  fra: /Gammel.aspx\n  til: side:jobpakker\n")
    assert showing.get("Gammel.aspx").headers["Location"] == "/Gammel.aspx/"
    assert "../jobpakker/" in showing.get("Gammel.aspx/").text


def test_what_is_asked_for_without_its_body_comes_without(showing: Showing) -> None:
    got = showing.get(method="HEAD")
    assert (got.status, got.text) == (200, "")
    assert int(got.headers["Content-Length"]) > 1000


# --- who may ask --------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000"])
def test_this_machine_may_ask(showing: Showing, host: str) -> None:
    assert showing.get(headers={"Host": host}).status == 200


@pytest.mark.parametrize(
    "host",
    ["", "vip2.dk", "127.0.0.1.vip2.dk", "localhost.", "127.0.0.2", "0.0.0.0:8000", "x@localhost"],
)
@pytest.mark.parametrize("path", ["", "_vip2/nyt", "_vip2/"])
def test_who_asks_by_another_name_is_turned_away(showing: Showing, host: str, path: str) -> None:
    got = showing.get(path, headers={"Host": host})
    assert got.status == 403
    assert got.text == "Forhåndsvisningen svarer kun på denne maskine, fx på http://127.0.0.1/.\n"


def test_it_listens_on_the_loopback_alone(showing: Showing) -> None:
    assert showing.server.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_gives_way_to_the_next() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with Server(port) as server:
            assert server.port > port


# --- changes ------------------------------------------------------------------------------------


def test_a_change_is_on_the_page_at_once(showing: Showing) -> None:
    showing.replace(GUIDE, "Find en mentor.", "Find en mentor i tide.")
    assert "Find en mentor i tide." in showing.get("metoder/mentorordning/").text


def test_a_change_of_the_same_length_at_the_same_time_is_seen(showing: Showing) -> None:
    for number in range(30):
        words = f"Find mentor nr. {number:02}."
        text = project.MINIMAL[GUIDE].replace("Find en mentor.", words)
        (showing.folder / GUIDE).write_text(text, encoding="utf-8")
        while showing.look() or showing.studio.unsettled:
            pass
        assert words in showing.get("metoder/mentorordning/").text


def test_nothing_new_makes_no_other_preview(showing: Showing) -> None:
    assert showing.look() is None


def test_a_new_file_has_a_page_and_a_deleted_one_has_none(showing: Showing) -> None:
    path = "content/jobpakker/bud.md"
    showing.write(path, project.MINIMAL[PACKAGE].replace("Lastbilchauffør", "Bud"))
    assert "<h1>Bud</h1>" in showing.get("jobpakker/bud/").text
    assert "jobpakker/bud/" in showing.get("jobpakker/").text

    showing.remove(path)
    assert showing.get("jobpakker/bud/").status == 404
    assert "jobpakker/bud/" not in showing.get("jobpakker/").text


def test_a_new_shape_of_page_gets_its_form(showing: Showing) -> None:
    showing.write("docs/dybt/nede/her/side.md", "---\ntitel: Dybt nede\nresumé: Her.\n---\n")
    assert "<h1>Dybt nede</h1>" in showing.get("dybt/nede/her/side/").text


def test_a_change_of_the_set_up_is_seen_on_every_page(showing: Showing) -> None:
    showing.replace("mkdocs.yml", "site_name: Prøve", "site_name: Helt andet")
    assert showing.news
    assert showing.news.anew
    assert "Helt andet</title>" in showing.get("jobpakker/").text


def test_what_a_change_breaks_in_other_files_is_told_at_once(showing: Showing) -> None:
    guide = (showing.folder / GUIDE).read_text("utf-8")
    (showing.folder / GUIDE).write_text(guide.replace("mentor.", "kollega."), encoding="utf-8")
    (showing.folder / "newsletters/2010-05.md").unlink()
    (showing.folder / PACKAGE).rename(showing.folder / "content/jobpakker/bud.md")

    news = showing.studio.news()

    assert news
    page = news.preview.answer("metoder/mentorordning/").body.decode()
    assert "jobpakken »lastbilchauffoer« findes ikke" in page
    told = {one.place.file for one in news.preview.moment.problems}
    assert told == {GUIDE, "ambassadors/amb-0001.yml"}


def test_whoever_waits_is_told_when_there_is_something_new(showing: Showing) -> None:
    news = showing.stage.news(30)
    first = next(news)
    later = threading.Timer(0.1, showing.replace, (GUIDE, "Find en mentor.", "Find to."))
    later.start()
    second = next(news)
    assert first != second
    assert f'data-edition="{second}"' in showing.get().text


# --- faults -------------------------------------------------------------------------------------


def test_a_faulty_record_stays_as_it_was_and_its_page_says_why(showing: Showing) -> None:
    showing.replace(GUIDE, "titel: Mentorordning", "titel: Mentorer\nmodenhed: <b>")

    page = showing.get("metoder/mentorordning/").text
    assert "<h1>Mentorordning</h1>" in page
    assert "Siden viser det, der sidst var i orden, indtil dette er rettet:" in page
    assert "content/metoder/mentorordning.md:10:1: feltet »modenhed« står både i linje 3" in page
    assert "modenhed: &lt;b&gt;" in page or "modenhed: delvis" in page
    assert "<b>" not in page

    other = showing.get("jobpakker/").text
    assert re.search(r'<a href="/_vip2/">\d fejl i 1 fil. Se dem alle.</a>', other)
    assert "modenhed" not in other


def test_a_mended_fault_goes_away(showing: Showing) -> None:
    showing.replace(GUIDE, "titel: Mentorordning", "titel")
    assert "Se dem alle" in showing.get().text
    showing.write(GUIDE, project.MINIMAL[GUIDE].replace("Find en mentor.", "Find to."))
    assert 'class="preview"' not in showing.get().text
    assert "Find to." in showing.get("metoder/mentorordning/").text


def test_the_list_of_faults_says_what_the_check_says(showing: Showing) -> None:
    showing.replace("ambassadors/amb-0001.yml", "[lastbilchauffoer]", "[lastbilchaufør]")
    assert showing.news
    (fault,) = showing.news.preview.moment.problems
    page = showing.get("_vip2/").text
    headline, *excerpt = fault.text().split("\n")
    assert headline in page
    for line in excerpt:
        assert line.strip() in page
    assert '<a href="/ambassadoerer/amb-0001/">Se siden</a>' in page


def test_a_new_record_with_a_fault_has_a_page_that_says_so(showing: Showing) -> None:
    showing.write("content/jobpakker/bud.md", "---\ntitel: Bud\n---\n")
    got = showing.get("jobpakker/bud/")
    assert got.status == 200
    assert "Siden kan først vises, når dette er rettet:" in got.text
    assert "jobpakker/bud/" not in showing.get("jobpakker/").text


def test_a_file_that_cannot_be_read_keeps_its_records(showing: Showing) -> None:
    showing.write("content/kommuner.yml", 'aarhus:\n  navn: "Aarhus\n')
    assert "Aarhus" in showing.get("kommuner/aarhus/").text
    assert showing.get("kommuner/favrskov/").status == 200


def test_a_reference_to_what_was_deleted_is_a_fault_and_no_end(showing: Showing) -> None:
    showing.remove(PACKAGE)
    assert showing.get("jobpakker/lastbilchauffoer/").status == 404
    page = showing.get("metoder/mentorordning/")
    assert page.status == 200
    assert "jobpakken »lastbilchauffoer« findes ikke" in page.text


def test_set_up_that_is_not_sound_is_read_by_nobody_else(showing: Showing) -> None:
    showing.write("mkdocs.yml", project.CONFIG + "hooks: [ond.py]\n")
    assert showing.said == ["Bygger sidernes ramme"]
    assert "kode-i-opsaetning" in showing.get("_vip2/").text
    assert showing.get("jobpakker/").status == 200


def test_set_up_that_mkdocs_refuses_is_told(showing: Showing) -> None:
    showing.replace("mkdocs.yml", "theme: {name: material}", "theme: {name: findes-ikke}")
    assert "Rammen kunne ikke bygges" in showing.get("jobpakker/").text


def test_a_project_that_is_faulty_from_the_start_is_shown_as_far_as_it_goes(
    prepared: Path, tmp_path: Path
) -> None:
    shutil.copytree(prepared, tmp_path / "projekt")
    (tmp_path / "projekt" / "mkdocs.yml").write_text(project.CONFIG + "hooks: [ond.py]\n")
    (tmp_path / "projekt" / GUIDE).write_text("---\ntitel: Mentor\n---\n")
    found = Showing(tmp_path / "projekt")

    assert "<h1>Lastbilchauffør</h1>" in found.get("jobpakker/lastbilchauffoer/").text
    assert "Siden kan først vises" in found.get("metoder/mentorordning/").text
    assert "kode-i-opsaetning" in found.get("_vip2/").text
    assert found.get("findes-ikke/").status == 404


# --- what is not published yet ------------------------------------------------------------------


def test_a_draft_is_shown_with_a_ribbon_and_a_mark_in_lists(showing: Showing) -> None:
    showing.write("content/jobpakker/bud.md", DRAFT)
    page = showing.get("jobpakker/bud/").text
    assert '<p class="preview__ribbon">Kladde – bliver ikke udgivet</p>' in page
    assert "preview__ribbon" not in showing.get("jobpakker/").text
    assert showing.get("_vip2/kladder.css").text == (
        'main a[href$="/jobpakker/bud/"]::before { content: "(kladde) "; }'
    )


def test_what_is_due_later_says_when(showing: Showing) -> None:
    showing.replace(PACKAGE, "titel: Last", "udgiv_fra: 2026-12-01\ntitel: Last")
    page = showing.get("jobpakker/lastbilchauffoer/").text
    assert '<p class="preview__ribbon">Bliver udgivet 1. december 2026</p>' in page
    assert "(udgives senere)" in showing.get("_vip2/kladder.css").text


def test_a_published_record_that_refers_to_a_draft_is_a_fault_and_is_shown(
    showing: Showing,
) -> None:
    showing.replace(PACKAGE, "titel: Last", "status: kladde\ntitel: Last")
    showing.replace(GUIDE, "Find en mentor.", "Find straks en mentor.")
    page = showing.get("metoder/mentorordning/").text
    assert "jobpakken »lastbilchauffoer« er ikke udgivet (status: kladde)" in page
    assert "Siden kan først udgives, når dette er rettet:" in page
    assert "Find straks en mentor." in page


def test_a_draft_on_a_page_of_several_is_named(showing: Showing) -> None:
    showing.write(
        "content/ordliste.yml",
        "lbr:\n  begreb: LBR\n  forklaring: Et råd.\n  status: kladde\n"
        "  kilder: [{kilde: evaluering}]\n",
    )
    assert "»LBR«: Kladde – bliver ikke udgivet" in showing.get("ordliste/").text


# --- the command --------------------------------------------------------------------------------


def test_the_terminal_tells_each_fault_once_and_when_it_is_gone(
    prepared: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "projekt"
    shutil.copytree(prepared, folder)
    sound = project.MINIMAL[GUIDE]
    with running(folder) as command:
        (folder / GUIDE).write_text(sound.replace("[lastbilchauffoer]", "[lastbil]"))
        command.until("fejl i 1 fil.")
        (folder / "docs/index.md").write_text(project.MINIMAL["docs/index.md"] + "Mere.\n")
        command.until("docs/index.md")
        (folder / GUIDE).write_text(sound)
        command.until("Ingen fejl.")
        assert command.interrupt() == 0

    said = [re.sub(r"[0-9]+", "0", line) for line in command.said]
    assert said[said.index("Ingen fejl.") + 1 :] == [
        re.sub(r"[0-9]+", "0", f"Se siden på {command.address} – Ctrl-C slutter."),
        "0.0.0 content/metoder/mentorordning.md: vist efter 0,0 sekunder",
        "content/metoder/mentorordning.md:0:0: jobpakken »lastbil« findes ikke [ukendt-henvisning]",
        "    0 | jobpakker: [lastbil]",
        "      |             ^^^^^^^ mente du »lastbilchauffoer«?",
        "0 fejl i 0 fil.",
        "0.0.0 docs/index.md: vist efter 0,0 sekunder",
        "0.0.0 content/metoder/mentorordning.md: vist efter 0,0 sekunder",
        "Ingen fejl.",
        "",
        "Forhåndsvisningen er stoppet.",
    ]


def test_a_port_that_is_taken_is_told(prepared: Path, tmp_path: Path) -> None:
    shutil.copytree(prepared, tmp_path / "projekt")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with running(tmp_path / "projekt", port) as command:
            first, *_ = command.said
            assert first == (
                f"Port {port} er optaget, så siden bliver vist på "
                f"{command.address.split(':')[2].strip('/')}."
            )
