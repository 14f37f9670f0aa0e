"""Newsletters and guides on paper: complete, in order, readable aloud, and the same everywhere."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import project
import pypdfium2  # type: ignore[import-untyped] # it has no types of its own
import pytest
import real_site
import rendered
from mini_site import unset
from painting import painted
from pypdfium2 import raw
from reading_pdf import Letter, Structure, pages, qr_codes, words

from generator import papers, traces, typst_hand
from generator.cache import Cache
from generator.markdown import Prose
from generator.models.guides import MethodGuide
from generator.models.newsletters import Newsletter
from generator.models.record import Record
from generator.paper import Paper, download, pdf_address, short
from generator.traces import Sought
from generator.typesetting import BeingSet, Typesetter, UnsettablePaperError

ROOT: Final = real_site.ROOT
# Only these come with typst; a machine's own fonts would look different elsewhere.
FONTS: Final = ("LibertinusSerif", "DejaVuSansMono")


@cache
def composed() -> dict[str, Paper]:
    """The papers of the project's own content, by address."""
    return {paper.address: paper for paper in papers.papers(real_site.linked())}


@cache
def printed(address: str) -> bytes:
    """One of them as a PDF."""
    return typeset(composed()[address], real_site.folder().pictures)


def typeset(paper: Paper, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """The PDF of a paper, set anew."""
    return Typesetter(pictures or {}, Cache(Path("unused"), b"")).set(paper)


def of_test(
    files: Mapping[str, str], pictures: Mapping[str, bytes] | None = None
) -> dict[str, Paper]:
    """The papers of the small project with these files and pictures besides; none has a fault."""
    laid = {f"docs/{name}": data for name, data in (pictures or {}).items()}
    site = project.linked(project.files(files), laid=laid)
    return {paper.address: paper for paper in papers.papers(site)}


def issue(articles: str, *, text: str = "", extra: str = "") -> dict[str, str]:
    """An issue of these articles, as a file."""
    head = "titel: Brevet\nudgivet: 2010-06\nresumé: Nyt.\nkilder: [{kilde: evaluering}]\n"
    return {"newsletters/2010-06.md": f"---\n{head}{extra}artikler:\n{articles}---\n{text}\n"}


def article(name: str, text: str, fields: str = "") -> str:
    head = f"  - id: {name}\n    overskrift: Om {name}\n    type: nyhed\n{fields}    tekst: |\n"
    return head + "".join(f"      {line}\n" for line in text.split("\n"))


ADDRESS: Final = "nyhedsbreve/2010-06/vip2-nyhedsbrev-2010-06.pdf"
RECORDS: Final[tuple[Record, ...]] = (
    *real_site.linked().all(Newsletter),
    *real_site.linked().all(MethodGuide),
)
each_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.id)


def test_every_newsletter_and_guide_has_a_paper_beside_its_page() -> None:
    assert list(composed()) == sorted(pdf_address(record) for record in RECORDS)
    assert pdf_address(RECORDS[0]) == "nyhedsbreve/2010-06/vip2-nyhedsbrev-2010-06.pdf"


# --- what stands on it --------------------------------------------------------------------------


def sheets(record: Record) -> list[str]:
    """All letters of each page."""
    found = pages(printed(pdf_address(record)))
    return ["".join(letter.sign for letter in page) for page in found]


def flat(text: str) -> str:
    """The letters alone. No reader can tell a hyphen at the end of a line from one that cuts."""
    return re.sub(r"[\s-]+", "", text)


def said(record: Record) -> Iterator[str]:
    """Everything that a record says in running text, line by line, in reading order."""
    yield record.name
    yield record.description
    if isinstance(record, Newsletter):
        yield from lines(record.text)
        for one in record.articles:
            yield one.type.label.upper()
            yield one.title
            yield from lines(one.text)
    if isinstance(record, MethodGuide):
        yield record.purpose
        yield from record.needs
        for step in record.steps:
            yield step.title
            yield from lines(step.text)
        yield from (*record.do, *record.avoid, *record.pitfalls)
        if record.checklist:
            yield from (record.checklist.title, *record.checklist.points)
        yield from lines(record.text)


def lines(prose: Prose | None) -> list[str]:
    return prose.plain.split("\n") if prose else []


@each_record
def test_the_text_is_complete_and_in_order(record: Record) -> None:
    found, place = flat(words(printed(pdf_address(record)))), 0
    for line in said(record):
        assert flat(line) in found[place:], line
        place = found.index(flat(line), place) + len(flat(line))


@each_record
def test_it_is_a_tagged_pdf_in_danish_with_a_title_and_all_its_fonts(record: Record) -> None:
    pdf = Structure(printed(pdf_address(record)))

    assert str(pdf.root.Lang) == "da"
    assert bool(pdf.root.MarkInfo.Marked)
    assert bool(pdf.root.ViewerPreferences.DisplayDocTitle)
    assert pdf.metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert pdf.info["/Title"] == record.name
    assert pdf.info["/Author"] == "VIP2"
    assert not {"/CreationDate", "/ModDate"} & set(pdf.info)
    assert all(name.startswith(FONTS) and inside for name, inside in pdf.fonts().items())


@each_record
def test_its_headings_skip_no_level_and_its_pictures_have_words(record: Record) -> None:
    tags = Structure(printed(pdf_address(record))).tags()
    levels = [int(tag.name[1]) for tag in tags if re.fullmatch(r"H\d", tag.name)]

    assert tags[0].name == "Document"
    assert sum(tag.name == "Title" for tag in tags) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
    assert all(tag.alternative for tag in tags if tag.name == "Figure")


@each_record
def test_a_phone_that_is_pointed_at_it_finds_the_same_text_on_the_web(record: Record) -> None:
    address = f"https://vip2.example/{real_site.linked().address(record)}"

    assert qr_codes(printed(pdf_address(record))) == [address]
    assert short(address) in sheets(record)[0]


@each_record
def test_every_link_stands_in_letters_too(record: Record) -> None:
    pdf = printed(pdf_address(record))
    text = flat(words(pdf))
    licence = "https://creativecommons.org/licenses/by/4.0/deed.da"

    links = set(Structure(pdf).links())

    assert all(link.startswith("https://") for link in links)
    assert [link for link in links - {licence} if flat(short(link)) not in text] == []


@each_record
def test_every_page_says_what_it_is_of_and_how_many_there_are(record: Record) -> None:
    found = sheets(record)

    for number, sheet in enumerate(found, 1):
        assert f"Side {number} af {len(found)}" in sheet
        assert "CC BY 4.0" in sheet
        assert record.name in sheet


def test_a_number_that_the_text_uses_is_explained() -> None:
    text = words(printed("nyhedsbreve/2009-11/vip2-nyhedsbrev-2009-11.pdf"))

    assert "38 pct.: Jobpakker, der endte med ordinær beskæftigelse. Andel af:" in text


def test_the_date_is_no_more_exact_than_it_is_known() -> None:
    paper = of_test(issue(article("a", "Tekst."), extra='nummer: "14"\n'))[ADDRESS]

    assert 'date: "juni 2010, nr. 14"' in paper.source


def test_whoever_is_invented_is_marked() -> None:
    demo = "    ambassadører: [amb-0001]\n"
    text = "Vi mødte [Amina](ambassadør:amb-0001)."
    pdf = typeset(of_test(issue(article("a", text, demo)))[ADDRESS])

    assert "Demonstration Artiklen nævner personer eller cases, der er opdigtede." in words(pdf)
    assert "Vi mødte Amina (demonstration)." in words(pdf)
    assert "Handler om: Amina Eksempel (demonstration)" in words(pdf)


def test_whoever_is_looked_for_is_found_on_paper_too() -> None:
    text = "Vi mødte [en, der ved det](ambassadør:amb-0001)."
    about = "    ambassadører: [amb-0001]\n"
    pdf = typeset(of_test(issue(article("a", text, about)))[ADDRESS])
    wanted = [Sought("navnet", "Amina Eksempel"), Sought("et andet navn", "Ove Opdigtet")]

    assert b"Amina" not in pdf  # its letters are packed
    assert {(one.file, one.what) for one in traces.find([(ADDRESS, pdf)], wanted)} == {
        (ADDRESS, "navnet")
    }


def test_ambassadors_are_not_named_in_a_guide_on_paper() -> None:
    paper = of_test({})["metoder/mentorordning/vip2-metode-mentorordning.pdf"]

    assert "Amina" not in paper.source
    assert "https://vip2.example/under/metoder/mentorordning/#ambassadoerer" in paper.source


# --- how it is laid out -------------------------------------------------------------------------


WORDS: Final = "Vi mødtes med kommunerne og talte om jobpakker i virksomhederne. "
TABLE: Final = "| Mentor | Opgave |\n| --- | --- |\n| Social | Støtter |\n| Frivillig | Hjælper |"
PICTURE: Final = "![Trappen](om/trappe.svg)"


def tall(height: int) -> str:
    """A picture of that many points."""
    size = f'width="200" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="M0 0h9v9z"/></svg>'


@pytest.mark.parametrize(
    "texts",
    [
        ("Kort.",),
        (WORDS * 9,) * 3,
        (WORDS * 30,) * 7,
        (WORDS * 90,) * 4,
        (WORDS * 9, f"{WORDS * 8}\n\n{TABLE}\n", WORDS * 12),
        (WORDS * 9, f"{WORDS * 20}\n\n{PICTURE}\n", f"{WORDS * 20}\n\n{PICTURE}\n", WORDS * 40),
        (f"{WORDS * 9}[^a]\n\n[^a]: {WORDS * 5}\n", WORDS * 12),
        ("- punkt\n" * 60, "> [!TIP]\n> " + WORDS * 3, "## Under\n\n" + WORDS),
        ("Ord" * 400,),
        tuple(f"{WORDS * number}" for number in range(1, 12)),
    ],
    ids=lambda texts: f"{len(texts)}-{sum(map(len, texts))}",
)
def test_no_letter_stands_upon_another_and_none_beyond_the_edge(texts: tuple[str, ...]) -> None:
    articles = "".join(article(f"a{number}", text) for number, text in enumerate(texts))
    links = " ".join(f"[{number}](https://eksempel.dk/{number})" for number in range(30))
    files = issue(articles, text=f"{WORDS * 4}{links}") | {"docs/om/trappe.svg": tall(500)}

    paper = of_test(files)[ADDRESS]
    for letters in pages(typeset(paper, {"om/trappe.svg": tall(500).encode()})):
        seen = [letter for letter in letters if letter.sign.strip() and letter.right > letter.left]
        assert all(letter.left > 40 and letter.right < 555 for letter in seen)
        assert list(clashes(seen)) == []


def clashes(letters: list[Letter]) -> Iterator[tuple[str, str]]:
    """Letters of which one has its middle within the other."""
    near: defaultdict[tuple[int, int], list[Letter]] = defaultdict(list)
    for letter in letters:
        for column in range(int(letter.left) // 8, int(letter.right) // 8 + 1):
            for line in range(int(letter.bottom) // 8, int(letter.top) // 8 + 1):
                near[column, line].append(letter)
    for letter in letters:
        across, up = (letter.left + letter.right) / 2, (letter.bottom + letter.top) / 2
        for other in near[int(across) // 8, int(up) // 8]:
            inside = other.left < across < other.right and other.bottom < up < other.top
            if inside and other is not letter:
                yield letter.sign, other.sign


MIDDLE: Final = 297.6


def test_few_words_are_not_cut_into_columns_and_many_are() -> None:
    def fills_the_gutter(text: str) -> bool:
        paper = of_test(issue(article("a", text)))[ADDRESS]
        (letters, *_) = pages(typeset(paper))
        of_text = (letter for letter in letters if letter.points == 10.5)
        return any(letter.left < MIDDLE < letter.right for letter in of_text)

    assert fills_the_gutter(WORDS * 3)
    assert not fills_the_gutter(WORDS * 60)


# --- how it is made -----------------------------------------------------------------------------

HASHES: Final = """
import hashlib, sys
sys.path.insert(0, "tests")
from test_papers import composed, printed
for address in sorted(composed())[::6]:
    print(address, hashlib.sha256(printed(address)).hexdigest())
"""


def test_another_process_at_another_place_and_hour_makes_the_same_bytes(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HASHES],
        cwd=ROOT,
        env={
            **os.environ,
            "TZ": "Pacific/Auckland",
            "LC_ALL": "C",
            "HOME": str(tmp_path),
            "PYTHONHASHSEED": "4711",
            "SOURCE_DATE_EPOCH": "1",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    for line in done.stdout.splitlines():
        address, found = line.split()
        assert hashlib.sha256(printed(address)).hexdigest() == found
    assert len(done.stdout.splitlines()) == 4


def test_a_paper_is_set_once_and_kept_until_it_changes(tmp_path: Path) -> None:
    kept = Cache(tmp_path / "cache.sqlite", b"test")
    typeset_all = Typesetter({}, kept)
    one, other = (of_test(issue(article("a", text)))[ADDRESS] for text in ("Et.", "To."))

    (first,) = typeset_all([one]).values()
    (key,) = kept.shelf("papers")
    kept.put("papers", {key: b"what was kept"})

    assert first.startswith(b"%PDF")
    assert typeset_all([one]) == {ADDRESS: b"what was kept"}
    assert typeset_all([other])[ADDRESS].startswith(b"%PDF")
    assert list(kept.shelf("papers").values()) == list(typeset_all([other]).values())


def test_a_picture_that_changes_changes_the_paper(tmp_path: Path) -> None:
    files = issue(article("a", PICTURE)) | {"docs/om/trappe.svg": tall(40)}
    paper = of_test(files)[ADDRESS]
    kept = Cache(tmp_path / "cache.sqlite", b"test")
    low, high = ({"om/trappe.svg": tall(height).encode()} for height in (40, 80))

    assert Typesetter(low, kept)([paper]) != Typesetter(high, kept)([paper])


def test_what_typst_refuses_is_told_with_the_address_of_the_paper() -> None:
    with pytest.raises(UnsettablePaperError) as refused:
        typeset(Paper(ADDRESS, "#nothing", "https://vip2.example/"))

    assert str(refused.value) == f"{ADDRESS} kan ikke sættes: unknown variable: nothing"


# --- its pictures -------------------------------------------------------------------------------

GUIDE: Final = "metoder/mentorordning/vip2-metode-mentorordning.pdf"
WITHOUT_END: Final = painted("PNG 30x20")[:-12]
SEEN: Final = {
    "a.png": painted("PNG 30x20"),
    "b.PNG": painted("PNG 30x20"),
    "mappe/c.jpg": painted("JPEG 30x20"),
    "d.jpeg": painted("JPEG 30x20"),
    "e.webp": painted("WEBP 30x20"),
    "g.gif": painted("GIF 30x20"),
    "h.gif": painted("GIF 30x20 moving"),
    "i.svg": tall(40).encode(),
}
# What a browser shows and the check allows, but typst does not take.
UNSEEN: Final = {
    "unseen/a.avif": painted("AVIF 30x20"),
    "unseen/b.png": WITHOUT_END,
    "unseen/c.svg": tall(40).encode("utf-16"),
    "unseen/d.svg": tall(40).replace("<path", "<text>漢</text><path").encode(),
    "unseen/e.svg": tall(0).encode(),
}
PICTURES: Final = SEEN | UNSEEN


def showing(address: str, name: str) -> Paper:
    """The issue or the guide of the small project, with a picture by itself and one among words."""
    text = f"![To kolleger]({name})\n\nSe her ![en truck]({name}) og der."
    guide = project.MINIMAL["content/metoder/mentorordning.md"]
    files = issue(article("a", text)) | {"content/metoder/mentorordning.md": f"{guide}\n{text}\n"}
    return of_test(files, PICTURES)[address]


def alternatives(pdf: bytes) -> list[str]:
    """What is read aloud for each picture, but for the code that leads to the web."""
    found = [tag.alternative for tag in Structure(pdf).tags() if tag.name == "Figure"]
    return [words for words in found if not words.startswith("QR-kode")]


@pytest.mark.parametrize("name", SEEN)
@pytest.mark.parametrize("address", [ADDRESS, GUIDE])
def test_every_kind_of_picture_is_shown_and_has_its_words(address: str, name: str) -> None:
    paper = showing(address, name)
    pdf = typeset(paper, SEEN)

    assert alternatives(pdf) == ["To kolleger", "en truck"]
    assert pictured(pdf) == (0 if name.endswith(".svg") else 2)
    assert "[Billede:" not in words(pdf)
    assert typeset(paper, SEEN) == pdf


def pictured(pdf: bytes) -> int:
    """How often a picture made of points stands on the pages."""
    document = pypdfium2.PdfDocument(pdf)
    found = (
        document[number].get_objects([raw.FPDF_PAGEOBJ_IMAGE]) for number in range(len(document))
    )
    return sum(1 for page in found for _ in page)


@pytest.mark.parametrize("name", UNSEEN)
@pytest.mark.parametrize("address", [ADDRESS, GUIDE])
def test_of_a_picture_that_typst_cannot_show_the_paper_has_the_words(
    address: str, name: str
) -> None:
    pdf = typeset(showing(address, name), PICTURES)

    assert alternatives(pdf) == []
    assert "[Billede: To kolleger] Se her [Billede: en truck] og der." in words(pdf)


def test_the_pictures_beside_one_that_cannot_be_shown_are_shown() -> None:
    texts = '![Den ene](a.png)\n\n![Den anden](unseen/a.avif "Med titel")'
    pdf = typeset(of_test(issue(article("a", texts)), PICTURES)[ADDRESS], PICTURES)

    assert alternatives(pdf) == ["Den ene"]
    assert "[Billede: Den anden] Med titel" in words(pdf)


def test_the_words_instead_of_a_picture_stay_on_the_page() -> None:
    text = f"![{'Ord' * 99}](unseen/a.avif)"
    pdf = typeset(of_test(issue(article("a", text)), PICTURES)[ADDRESS], PICTURES)

    assert all(letter.right < 555 for page in pages(pdf) for letter in page if letter.sign.strip())


def test_papers_set_by_other_processes_are_the_same_and_leave_no_picture_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = temporary(tmp_path, monkeypatch)
    both = [showing(ADDRESS, "mappe/c.jpg"), showing(GUIDE, "a.png")]

    found = Typesetter(SEEN, Cache(tmp_path / "cache.sqlite", b"test"))(both)

    assert dict(found) == {paper.address: typeset(paper, SEEN) for paper in both}
    assert [str(place).encode() in pdf for pdf in found.values()] == [False, False]
    assert list(place.iterdir()) == []


def test_who_is_stopped_at_work_takes_the_pictures_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = temporary(tmp_path, monkeypatch)
    paper = showing(ADDRESS, "mappe/c.jpg")
    many = [replace(paper, address=f"{number}.pdf") for number in range(99)]

    being_set = Typesetter(SEEN, Cache(tmp_path / "cache.sqlite", b"test"))(many)
    assert isinstance(being_set, BeingSet)
    wait_for_picture(place)
    being_set.stop()

    assert list(place.iterdir()) == []


def test_who_is_interrupted_at_work_takes_the_pictures_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = temporary(tmp_path, monkeypatch)
    work: list[typst_hand.Job] = [({"main.typ": b"= A"}, SEEN, "https://vip2.example/")] * 999
    command = [sys.executable, typst_hand.__file__]

    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as hand:
        assert hand.stdin
        hand.stdin.write(pickle.dumps(work))
        hand.stdin.close()
        wait_for_picture(place)
        hand.send_signal(signal.SIGINT)
        assert hand.wait(timeout=60) == 128 + signal.SIGINT

    assert list(place.iterdir()) == []


def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which this process and those that it starts lay what is for a moment."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def wait_for_picture(place: Path) -> None:
    """Return when a picture lies there."""
    until = time.monotonic() + 60
    while not list(place.rglob("*.jpg")):
        assert time.monotonic() < until
        time.sleep(0.001)


# --- where it is offered ------------------------------------------------------------------------


def built(files: dict[str, str | None]) -> dict[str, str]:
    """The pages and files of the small project, with the code of its papers for PDFs."""
    given = project.folder(project.files(files))
    site = rendered.of(given, project.DAY, real_site.templates(), typeset=unset)
    texts = {path: data.decode() for path, data in site.files.items()}
    return texts | {page.address: page.content for page in site.pages}


def test_the_page_offers_its_paper_and_says_how_big_it_is() -> None:
    site = built({})
    size = len(site["metoder/mentorordning/vip2-metode-mentorordning.pdf"].encode())

    assert (
        '<a href="../../metoder/mentorordning/vip2-metode-mentorordning.pdf" '
        'type="application/pdf">Hent guiden til papir</a> '
        f"<span>(PDF, {round(size / 1000)} kB)</span>"
    ) in site["metoder/mentorordning/"]
    assert "vip2-nyhedsbrev-2010-05.pdf" in site["nyhedsbreve/2010-05/"]


def test_a_site_may_do_without() -> None:
    site = built({"mkdocs.yml": project.CONFIG.replace("demonstration: true", "pdf: false")})

    assert [path for path in site if path.endswith(".pdf")] == []
    assert "Hent guiden" not in site["metoder/mentorordning/"]


@pytest.mark.parametrize(
    ("size", "words_"), [(1, "1 kB"), (118_499, "118 kB"), (1_250_000, "1.250 kB")]
)
def test_a_size_is_said_in_whole_kilobytes(size: int, words_: str) -> None:
    record = RECORDS[0]

    found = download(record, {pdf_address(record): size})

    assert found is not None
    assert found.size == words_
    assert download(record, {}) is None


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://vip2.example/kommuner/koege/", "vip2.example/kommuner/koege"),
        ("http://vip2.example/ordliste/#lbr", "vip2.example/ordliste/#lbr"),
        ("mailto:vip2@eksempel.dk", "vip2@eksempel.dk"),
        ("tel:+4512345678", "+4512345678"),
    ],
)
def test_an_address_is_written_as_people_write_it_down(address: str, written: str) -> None:
    assert short(address) == written
