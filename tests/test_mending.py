"""`vip2 check --fix`: what is mended and how that is shown, and what is left alone.

A file in `cases/mending/` is a rule in a sentence, a file as it was, what is shown of the change,
and the file afterwards. Where nobody could be certain, nothing is shown and nothing changes. In
`cases/mending_by_name/` stands what is done only where the file itself is named.
"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import cases_on_disk
import project
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import (
    checking,
    clock,
    cuts,
    load,
    mend_command,
    mending,
    mending_order,
    mending_text,
)
from generator import reading as readings
from generator.cli import main
from generator.content import Content
from generator.kinds import EVENT, KINDS
from generator.load import Folder
from generator.mending import Mended
from generator.models.record import Record
from generator.problems import Problem, faults, report

CASES: Final = sorted(cases_on_disk.FOLDER.glob("mending*/*.case"))
BAD: Final = [
    path
    for name in ("check", "bad_inputs", "mending")
    for path in sorted(cases_on_disk.FOLDER.glob(f"{name}/*.case"))
]
FILE: Final = "content/kurser/temadag.yml"
RECORD: Final = """\
# Temadagen i Vejle
titel: Temadag
type: temadag
resumé: En dag om jobpakker.
projekt: vip2
# fra programmet
dato: 2010-06-15   # en tirsdag
kommune: Aarhus
deltagere: {antal: 2700, slags: faktisk}
temaer:
  - Mentor
  # den anden
  - Sprog
kilder: [{kilde: evaluering}]
note: "En dag, som mange husker"
"""


def _check(folder: Folder) -> tuple[Content, tuple[Problem, ...]]:
    checked = checking.check(folder, project.DAY)
    return checked.content, checked.problems


def _mend(folder: Folder, *, named: bool = False) -> tuple[Mended, ...]:
    return mending.mend(folder, _check, lambda _: True, lambda _: named)


def _afterwards(folder: Folder, found: tuple[Mended, ...]) -> Folder:
    return Folder(
        {**folder.files, **{one.file: one.after for one in found}}, folder.links, folder.pictures
    )


def _with(files: Mapping[str, bytes], links: tuple[str, ...] = ()) -> Folder:
    return project.folder(project.files(), links, files)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_file_is_mended_so_and_shown_so(path: Path) -> None:
    case = cases_on_disk.read(path)
    folder = _with(case.bad.files)
    found = _mend(folder, named=path.parent.name == "mending_by_name")
    assert "\n".join(mend_command.shown(found)).rstrip("\n") == case.report
    after = _afterwards(folder, found)
    assert {file: after.files[file] for file in case.good.files} == case.good.files


@pytest.mark.parametrize("path", BAD, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_afterwards_there_are_fewer_faults_and_never_others(path: Path) -> None:
    laid = cases_on_disk.read(path).bad
    folder = _with(laid.files, laid.links)
    found = _mend(folder)
    before = _told(_as_saved_well(folder))
    after = _told(_afterwards(folder, found))
    assert after - before == Counter()
    mended_lines = any(one.difference for one in found)
    assert (after.total() < before.total()) == mended_lines
    assert _mend(_afterwards(folder, found)) == ()


def _as_saved_well(folder: Folder) -> Folder:
    """What the check would have told of files that it could not read, had they been saved well."""
    saved = {path: mending_text.read(data) for path, data in folder.files.items()}
    files = {path: one.text.encode() for path, one in saved.items() if one}
    return Folder({**folder.files, **files}, folder.links, folder.pictures)


def _told(folder: Folder) -> Counter[tuple[str, str, str]]:
    return Counter((one.place.file, one.code, one.message) for one in faults(_check(folder)[1]))


def test_a_project_without_faults_is_left_alone_to_the_byte() -> None:
    assert _mend(project.folder()) == ()


@pytest.mark.parametrize(
    "data",
    [
        "titel: ø\n".encode() + "sted: ø\n".encode("cp1252"),
        b"titel: \x81\n",
        b"titel: \xd0\xd1\xd2\n",
        b"titel: \x07\n",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xff\xfe\x00",
        b"a" * 1_000_001,
    ],
    ids=["both", "undefined", "foreign", "control", "picture", "half", "large"],
)
def test_bytes_whose_letters_are_not_certain_are_left_alone(data: bytes) -> None:
    assert _mend(_with({FILE: data})) == ()


# --- what a slip does, the mending undoes -------------------------------------------------------

_SLIPS: Final[Mapping[str, tuple[str, str]]] = {
    "tab": ("  - Mentor", "\t- Mentor"),
    "dash": ("  - Sprog", "  -Sprog"),
    "colon": ("projekt: vip2", "projekt:vip2"),
    "curly": ('"En dag, som mange husker"', "“En dag, som mange husker”"),
    "date": ("2010-06-15", "15/6 2010"),
    "number": ("antal: 2700", "antal: 2.700"),
    "choice": ("slags: faktisk", "slags: Faktisk"),
    "key": ("resumé:", "Resume:"),
    "reference": ("projekt: vip2", "projekt: Vip2"),
    "municipality": ("kommune: Aarhus", "kommune: Aarhuus"),
}
_SAVINGS: Final = ("utf-8", "utf-8-sig", "utf-16", "cp1252")


@settings(max_examples=40, deadline=None)
@given(
    slips=st.sets(st.sampled_from(sorted(_SLIPS))),
    saved=st.sampled_from(_SAVINGS),
    line_break=st.sampled_from(("\n", "\r\n", "\r")),
    form=st.sampled_from(("NFC", "NFD")),
)
def test_whatever_slips_come_together_the_record_is_as_it_was_with_every_comment(
    slips: set[str], saved: str, line_break: str, form: str
) -> None:
    text = RECORD
    for name in sorted(slips - ({"reference"} if "colon" in slips else set())):
        text = text.replace(*_SLIPS[name])
    if form == "NFD" and saved != "cp1252":
        text = unicodedata.normalize("NFD", text)
    folder = _with({FILE: text.replace("\n", line_break).encode(saved)})
    after = _afterwards(folder, _mend(folder, named=True))
    assert report(_check(after)[1]) == "Ingen fejl."
    assert after.files[FILE].decode() == RECORD


@settings(max_examples=100, deadline=None)
@given(
    data=st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(str.encode),
        st.lists(st.sampled_from(RECORD.splitlines(keepends=True)), max_size=12).map(
            lambda lines: "".join(lines).encode()
        ),
    ),
    named=st.booleans(),
)
def test_any_bytes_are_mended_or_left_and_never_get_other_faults(
    data: bytes, *, named: bool
) -> None:
    folder = _with({FILE: data, "docs/om.md": b"---\n" + data})
    found = _mend(folder, named=named)
    before, after = _told(_as_saved_well(folder)), _told(_afterwards(folder, found))
    assert after - before == Counter()


# --- order --------------------------------------------------------------------------------------


def test_fields_are_put_in_the_order_of_the_model_with_their_comments() -> None:
    mixed = """\
# Temadagen i Vejle

kilder: [{kilde: evaluering}]
# to linjer
# om temaerne
temaer:
  - Mentor
  # den anden
  - Sprog

note: |
  En lang note,
  # som ikke er en kommentar
type: temadag # slags
titel: Temadag
"""
    assert (
        mending_order.ordered(mixed.encode(), EVENT, is_text=False).decode()
        == """\
# Temadagen i Vejle

titel: Temadag
type: temadag # slags
# to linjer
# om temaerne
temaer:
  - Mentor
  # den anden
  - Sprog

kilder: [{kilde: evaluering}]
note: |
  En lang note,
  # som ikke er en kommentar
"""
    )


@pytest.mark.parametrize(
    "text",
    [
        "type: temadag\ntitel: En\ntitel: To\n",
        "type: temadag\nslags: x\ntitel: En\n",
        "{type: temadag, titel: En}\n",
        "? type\n: temadag\ntitel: En\n",
        "type: &a temadag\ntitel: [\n",
    ],
)
def test_what_cannot_be_moved_for_certain_stays_where_it_is(text: str) -> None:
    assert mending_order.ordered(text.encode(), EVENT, is_text=False) == text.encode()


def test_every_kind_has_an_order_in_which_each_of_its_fields_stands_once() -> None:
    for kind in KINDS:
        keys = mending_order.order(kind)
        assert len(keys) == len(set(keys))
        assert set(keys) >= {"status", "kilder", "note"}


def test_the_real_content_says_the_same_in_order() -> None:
    folder = load.read_folder(Path(__file__).parents[1])
    for path in load.paths(folder):
        kind = load.kind_at(path)
        assert kind
        data = folder.files[path]
        after = mending_order.ordered(data, kind, is_text=path.endswith(".md"))
        assert sorted(after.splitlines()) == sorted(data.splitlines())
        assert _records(path, after) == _records(path, data)


def _records(path: str, data: bytes) -> dict[str, Record]:
    return {entry.record.id: entry.record for entry in readings.read(path, data).entries}


def test_todays_name_of_a_municipality_is_put_in_with_the_order() -> None:
    folder = _with({FILE: RECORD.replace("Aarhus", "Århus").encode()})
    assert _mend(folder) == ()
    (found,) = _mend(folder, named=True)
    assert "kommune: Aarhus" in found.after.decode()


# --- the command --------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here depends on the day of the test."""
    monkeypatch.setattr(clock, "today", lambda: project.DAY)


SLIP: Final = RECORD.replace("2010-06-15", "15. juni 2010")
SHOWN: Final = """\
--- content/kurser/temadag.yml	før
+++ content/kurser/temadag.yml	efter
@@ -6,3 +6,3 @@
 # fra programmet
-dato: 15. juni 2010   # en tirsdag
+dato: 2010-06-15   # en tirsdag
 kommune: Aarhus

"""
FAULT: Final = """\
content/kurser/temadag.yml:7:7: feltet »dato«: »15. juni 2010« er ikke en dato, som den skal \
skrives [ugyldig-dato]
    7 | dato: 15. juni 2010   # en tirsdag
      |       ^^^^^^^^^^^^^ skriv 2010-06-15
1 fejl i 1 fil.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small project on the disk, with one slip."""
    return project.write(tmp_path / "projekt", project.files({FILE: SLIP}))


def _vip2(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_in_a_pipe_it_only_shows_what_it_would_do(folder: Path) -> None:
    done = _vip2("-C", folder, "check", "--fix")
    not_done = "Intet er ændret. Skriv --ja for at gøre det.\n\n"
    assert (done.exit_code, done.output) == (1, f"{SHOWN}{not_done}{FAULT}")
    assert (folder / FILE).read_text("utf-8") == SLIP


def test_with_ja_it_is_done_and_what_is_left_is_told(folder: Path) -> None:
    project.write(folder, {"content/kurser/to.yml": RECORD.replace("vip2", "findes-ikke")})
    done = _vip2("-C", folder, "check", "--fix", "--ja", folder / FILE)
    assert (done.exit_code, done.output) == (0, f"{SHOWN}1 fil rettet.\n\nIngen fejl.\n")
    assert (folder / FILE).read_text("utf-8") == RECORD
    rest = _vip2("-C", folder, "check", "--fix", "--ja")
    assert rest.exit_code == 1
    assert rest.output.startswith(
        "Der er intet, som med sikkerhed kan rettes.\n\ncontent/kurser/to"
    )


@pytest.mark.parametrize(
    ("answer", "mended"), [(b"ja\n", True), (b"J\n", True), (b"\n", False), (b"nej\n", False)]
)
def test_on_a_terminal_it_asks_first(folder: Path, answer: bytes, *, mended: bool) -> None:
    keyboard, terminal = pty.openpty()
    command = [sys.executable, "-m", "generator.cli", "-C", str(folder), "check", "--fix"]
    with os.fdopen(keyboard, "wb", buffering=0) as typed:
        typed.write(answer)
        done = subprocess.run(command, stdin=terminal, capture_output=True, check=False)
    os.close(terminal)
    assert done.returncode == (0 if mended else 1), done.stderr.decode()
    assert "Skal det gøres? Skriv ja: " in done.stdout.decode()
    assert (folder / FILE).read_text("utf-8") == (RECORD if mended else SLIP)


def test_what_stands_too_deep_to_be_cut_in_is_left_alone() -> None:
    assert cuts.written(b"navn: " + b"[" * 5000, front_matter=False) is None
