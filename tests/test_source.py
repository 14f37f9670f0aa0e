"""What `generator.source` promises: content files become trees with places, or faults in Danish.

`cases/source/` holds a case for each slip: its rule, a bad file, the exact report and a good twin.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.problems import Place, Problem, report
from generator.source import Document, Row, Table, Text, empty, node_at, read

CASES = sorted(Path(__file__).parent.glob("cases/source/*.case"))
UTF8_REMEDY = "gem filen som UTF-8 (i Notesblok: Gem som, og vælg UTF-8 ved Kodning)"


def _document(text: str, file: str = "x.yml") -> Document:
    document, problems = read(text.encode(), file)
    assert problems == ()
    assert document is not None
    return document


def _text(text: str, field: str = "a") -> Text:
    node = _document(text).root.get(field)
    assert isinstance(node, Text)
    return node


def _only_problem(data: bytes, file: str = "x.yml") -> Problem:
    _, problems = read(data, file)
    assert len(problems) == 1, report(problems)
    return problems[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_slip_gets_its_report_and_its_good_twin_gets_none(case: Path) -> None:
    _, *parts = case.read_text("utf-8").split("\n#### ")
    (bad_file, bad), (_, expected), (good_file, good) = (part.split("\n", 1) for part in parts)
    _, problems = read(f"{bad}\n".encode(), bad_file)
    assert report(problems) == expected.rstrip("\n")
    document, none = read(good.encode(), good_file)
    assert (report(none), document is None) == ("Ingen fejl.", False)


def test_there_are_cases() -> None:
    assert len(CASES) > 50


# --- bytes and characters ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (
            b"a: b\r\nsted: Tarup \xf8st\n",
            "x.yml:2:13",
            "filen er ikke gemt som UTF-8: her står byten F8 (»ø« i Windows' gamle tegnsæt)",
        ),
        (
            b"a: \xff",
            "x.yml:1:4",
            "filen er ikke gemt som UTF-8: her står byten FF (»ÿ« i Windows' gamle tegnsæt)",
        ),
        (b"a: \x80", "x.yml:1:4", "filen er ikke gemt som UTF-8: her står byten 80"),
        (
            b"\xef\xbb\xbfa: \xf8",
            "x.yml:1:4",
            "filen er ikke gemt som UTF-8: her står byten F8 (»ø« i Windows' gamle tegnsæt)",
        ),
        ("a: b".encode("utf-16"), "x.yml:1:1", "filen er gemt som UTF-16, ikke som UTF-8"),
        ("a: b".encode("utf-16-be"), "x.yml:1:1", "filen er gemt som UTF-16, ikke som UTF-8"),
    ],
)
def test_a_file_in_another_encoding_is_refused_with_its_first_wrong_byte(
    data: bytes, place: str, message: str
) -> None:
    problem = _only_problem(data)
    assert (str(problem.place), problem.code) == (place, "ikke-utf8")
    assert (problem.message, problem.remedy) == (message, UTF8_REMEDY)


def test_utf_8_is_read_with_a_byte_order_mark_and_any_line_break() -> None:
    assert read(b"\xef\xbb\xbfa: \xc3\xb8\r\nb: c\rd: e\n", "x.yml") == read(
        "a: ø\nb: c\nd: e\n".encode(), "x.yml"
    )


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("a: b\x00c", "styretegn", "et usynligt styretegn (U+0000) kan ikke stå i teksten"),
        ("a: b\x1b[31m", "styretegn", "et usynligt styretegn (U+001B) kan ikke stå i teksten"),
        ('a: "b\\x07c"', "styretegn", "et usynligt styretegn (U+0007) kan ikke stå i teksten"),
        ("a: b\u2028c", "styretegn", "et usynligt styretegn (U+2028) kan ikke stå i teksten"),
        ("a: b\uf0b7c", "styretegn", "tegnet U+F0B7 findes kun i én bestemt skrifttype"),
        (
            "a: abc\u202egnp.exe",
            "skjult-retning",
            "et usynligt tegn (U+202E) vender læseretningen, så teksten ser ud som en anden",
        ),
        (
            'a: "abc\\u2066x"',
            "skjult-retning",
            "et usynligt tegn (U+2066) vender læseretningen, så teksten ser ud som en anden",
        ),
        (
            "a: \u200b\u200b",
            "usynlig-tekst",
            "teksten består kun af mellemrum eller usynlige tegn",
        ),
        ('a: "  "', "usynlig-tekst", "teksten består kun af mellemrum eller usynlige tegn"),
        (
            "a: sm\ufffdrrebrød",
            "tabt-bogstav",
            "tegnet � viser, at et bogstav er gået tabt, da filen blev gemt",
        ),
        (
            "a: smÃ¸rrebrÃ¦d"[:9],
            "tabt-bogstav",
            "»Ã¸« er et bogstav, der blev ødelagt, da filen blev gemt",
        ),
    ],
)
def test_characters_that_nobody_can_see_or_trust_are_refused(
    text: str, code: str, message: str
) -> None:
    problem = _only_problem(text.encode())
    assert (problem.code, problem.message) == (code, message)
    assert not set(problem.text()) & set("\x00\x07\x1b\u202e\u2028")


@pytest.mark.parametrize("value", ["Ayşe", "ألف", "👩‍🌾", "a\u200bb", "São", "-2+3", "NO", "0751"])
def test_ordinary_text_of_any_language_is_taken_as_it_is(value: str) -> None:
    assert _text(f"a: {value}").value == value


@pytest.mark.parametrize("lead", ["\t", "  \t", "\xa0\xa0"])
def test_only_spaces_indent_a_line(lead: str) -> None:
    problem = _only_problem(f"a:\n{lead}b: c\n".encode())
    assert (problem.place, problem.code) == (Place("x.yml", 2, 1, len(lead)), "tabulator")
    assert problem.remedy.startswith("brug mellemrum:\n  ")
    _document("a:\n  b: c\t\nd:\te\n\t\n")


def test_text_is_composed_to_nfc() -> None:
    assert _text("a: A\u030arhus").value == "Århus"
    assert _text('a: "A\\u030arhus"').value == "Århus"
    body = _document("---\na: b\n---\nA\u030arhus", "x.md").body
    assert body is not None
    assert body.value == "Århus"


# --- limits -----------------------------------------------------------------------------------


def test_a_file_fills_a_megabyte_at_most() -> None:
    _document("a: " + "b" * 999_997)
    problem = _only_problem(b"a: " + b"b" * 999_998)
    assert problem.text() == (
        "x.yml:1:1: filen fylder 1.000.001 byte, men må højst fylde 1.000.000 [for-stor]\n"
        "    del den i flere filer, og læg billeder i filer for sig"
    )


def test_a_file_has_twenty_levels_at_most() -> None:
    _document("a: " + "[" * 19 + "]" * 19)
    problem = _only_problem(("a: " + "[" * 20 + "]" * 20).encode())
    assert str(problem.place) == "x.yml:1:23"
    assert problem.message == "felter og lister står mere end 20 trin inde i hinanden"
    assert problem.code == "for-dybt"


@pytest.mark.parametrize(
    "data",
    [b"[" * 10_000, b"[{" * 5_000, b"- " * 400_000],
    ids=["brackets", "braces", "dashes"],
)
def test_ten_thousand_levels_are_one_fault_and_no_crash(data: bytes) -> None:
    assert _only_problem(data).code == "for-dybt"


def test_a_file_has_a_bounded_number_of_fields() -> None:
    problem = _only_problem(b"a: [" + b"b," * 60_000 + b"]")
    assert problem.message == "filen har flere end 25.000 felter og punkter"


@pytest.mark.parametrize(
    "data",
    [
        b"a: [" + b"*a," * 300_000,
        b"<<: *a\n" * 140_000,
        b"a: b: c\n" * 120_000,
        b'a: "x\n' * 160_000,
        b"\ta: b\n" * 160_000,
        b"a:" + b" " * 900_000 + b"b: c",
        b"'" * 900_000,
        b"a: [" + b"b: c, " * 160_000,
        b"ab\n" * 300_000,
        b"a: b: c\n" + b"- " * 400_000,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_a_megabyte_of_slips_is_answered_within_seconds(data: bytes) -> None:
    start = time.process_time()
    _, problems = read(data, "x.yml")
    assert time.process_time() - start < 10
    assert 1 <= len(problems) <= 100


# --- the tree ---------------------------------------------------------------------------------


def test_every_value_is_text_and_knows_its_place() -> None:
    root = _document("kode: 0751\ntid: 12:30\nsvar: no\nantal: 007\ndato: 2008-02-30\n").root
    texts = [entry.value for entry in root.entries]
    assert [text.value for text in texts if isinstance(text, Text)] == [
        "0751",
        "12:30",
        "no",
        "007",
        "2008-02-30",
    ]
    assert [text.place for text in texts][:2] == [Place("x.yml", 1, 7, 4), Place("x.yml", 2, 6, 5)]


def test_tables_and_rows_keep_the_order_of_the_file() -> None:
    root = _document("b: [1, 2]\na:\n  - {d: 3, c: 4}\n").root
    assert [entry.key.value for entry in root.entries] == ["b", "a"]
    row = root.get("a")
    assert isinstance(row, Row)
    table = row.items[0]
    assert isinstance(table, Table)
    assert [entry.key.value for entry in table.entries] == ["d", "c"]
    assert table.place == Place("x.yml", 3, 5)
    assert root.get("findes ikke") is None


@pytest.mark.parametrize(
    ("text", "value", "flags", "body_place"),
    [
        ("a: bæ", "bæ", (True, False), (1, 4)),
        ('a: "b"', "b", (False, False), (1, 5)),
        ("a: 'b'", "b", (False, False), (1, 5)),
        ("a: |\n  b\n  c\n", "b\nc\n", (False, True), (2, 3)),
        ("a: |\n\n    b\n", "\nb\n", (False, True), (2, 5)),
        ("a: |2\n    b\n", "  b\n", (False, True), (2, 3)),
        ("a: >-\n  b\n  c\n", "b c", (False, True), (2, 3)),
        ("a: | # note\n  b\n", "b\n", (False, True), (2, 3)),
    ],
)
def test_a_text_tells_how_it_was_written_and_where_its_first_character_stands(
    text: str, value: str, flags: tuple[bool, bool], body_place: tuple[int, int]
) -> None:
    node = _text(text)
    assert (node.value, (node.plain, node.block)) == (value, flags)
    assert (node.body_place.line, node.body_place.column) == body_place


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("a: en to", "to", Place("x.yml", 1, 7, 2)),
        ('a: "en to"', "to", Place("x.yml", 1, 8, 2)),
        ("a: |\n  en\n  og to\n", "to", Place("x.yml", 3, 6, 2)),
        ("a: |\n\n  en\n\n  to\n", "to", Place("x.yml", 5, 3, 2)),
    ],
)
def test_an_offset_in_a_text_becomes_a_place_in_the_file(
    text: str, word: str, place: Place
) -> None:
    node = _text(text)
    assert node.at(node.value.index(word), len(word)) == place


@pytest.mark.parametrize("value", ["", "~", "null", "Null", "NULL"])
def test_nothing_null_and_tilde_count_as_not_given(value: str) -> None:
    assert empty(_text(f"a: {value}"))
    assert not empty(_text(f'a: "{value}"'))


def test_other_nodes_are_given() -> None:
    assert empty(None)
    assert not any(empty(entry.value) for entry in _document("a: 0\nb: []\nc: nej").root.entries)


@pytest.mark.parametrize(
    ("path", "found", "place"),
    [
        (("trin", 1, "navn"), True, (4, 5)),
        (("trin", 1), True, (4, 5)),
        (("trin",), True, (2, 1)),
        (("trin", 1, "uger"), False, (4, 5)),
        (("trin", 2), False, (2, 1)),
        (("trin", "navn"), False, (2, 1)),
        (("findes ikke",), False, (1, 1)),
        ((), True, (1, 1)),
    ],
)
def test_a_path_leads_to_the_node_and_to_where_an_editor_would_look(
    path: tuple[str | int, ...], *, found: bool, place: tuple[int, int]
) -> None:
    root = _document("titel: x\ntrin:\n  - navn: a\n  - navn: b\n").root
    node, spot = node_at(root, path)
    assert (node is not None, (spot.line, spot.column)) == (found, place)


# --- Markdown ---------------------------------------------------------------------------------


def test_a_markdown_file_has_fields_and_a_body_that_know_their_lines() -> None:
    document = _document("---\ntitel: Mentor\n---\n\n# Mentor\n\n---\n\nSlut.\n", "x.md")
    assert document.root.place == Place("x.md", 2, 1)
    assert document.body is not None
    assert document.body.value == "\n# Mentor\n\n---\n\nSlut.\n"
    assert document.body.body_place == Place("x.md", 4, 1)
    assert document.body.at(document.body.value.index("Slut"), 4) == Place("x.md", 9, 1, 4)


@pytest.mark.parametrize("below", ["", "\n", "\n\n  \n"])
def test_a_markdown_file_without_text_has_no_body(below: str) -> None:
    assert _document(f"---\ntitel: Mentor\n---{below}", "x.md").body is None


def test_a_yaml_file_has_no_body() -> None:
    assert _document("titel: Mentor").body is None


@pytest.mark.parametrize("file", ["x.yml", "x.md"])
@pytest.mark.parametrize("data", [b"", b"\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_a_fault(data: bytes, file: str) -> None:
    problem = _only_problem(data, file)
    assert (problem.code, problem.message) == ("tom-fil", "filen er tom")


# --- one slip, one message --------------------------------------------------------------------


def test_a_file_with_a_slip_still_has_its_record() -> None:
    document, problems = read(b"navn: Anne: Bo\nsted: Herning\nsted: Vejle\n", "x.yml")
    assert len(problems) == 2
    assert document is not None
    assert [entry.key.value for entry in document.root.entries] == ["navn", "sted"]
    name, town = (entry.value for entry in document.root.entries)
    assert isinstance(name, Text)
    assert isinstance(town, Text)
    assert (name.value, town.value) == ("Anne: Bo", "Herning")


YAML_PIECES = st.sampled_from(
    [
        *"abæ:-?[]{},#&*!|>'\"%@`\\ \n\t“”–~",
        ": ",
        "- ",
        "\n  ",
        "\n- ",
        "---\n",
        "...\n",
        "a: ",
        "\na: ",
        "<<: ",
        "\r\n",
        "\xa0",
        "\u2028",
        "\ufeff",
        "\x00",
        "\x85",
        "\U0001f600",
        "a\u0301",
        "\ufffe",
    ]
)


@given(
    st.one_of(
        st.binary(), st.text().map(str.encode), st.lists(YAML_PIECES).map("".join).map(str.encode)
    )
)
@example(b"'\n ")
@example(b"? ")
@example(b"a: !<\n")
@example(b"\n\n: \n")
def test_any_bytes_end_as_a_document_or_as_faults(data: bytes) -> None:
    for file, content in (("x.yml", data), ("x.md", data), ("x.md", b"---\n" + data + b"\n---\n")):
        document, problems = read(content, file)
        assert document is not None or problems
        lines = content.decode("utf-8", "replace").count("\n") + content.count(b"\r") + 1
        assert all(1 <= problem.place.line <= lines for problem in problems)
        assert all(problem.place.column >= 1 for problem in problems)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"])), min_size=1))
def test_any_texts_in_quotation_marks_come_back_in_their_places(values: list[str]) -> None:
    lines = [f"f{i}: '{value.replace(chr(39), chr(39) * 2)}'" for i, value in enumerate(values)]
    document, _ = read("\n".join(lines).encode(), "x.yml")
    assert document is not None
    for number, entry in enumerate(document.root.entries):
        assert isinstance(entry.value, Text)
        assert entry.value.place.line == number + 1
        assert entry.value.place.column == len(f"f{number}: ") + 1
