"""The ledger: what it remembers, what it keeps to itself, and what it does when it was hurt."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

import pytest

from generator import mail_ledger
from generator.mail_ledger import Ledger, LedgerError, Step
from generator.mail_list import Recipient

ISSUE: Final = "nyhedsbrev-2010-05"
ANNA, BO = Recipient("anna@eksempel.dk", 2), Recipient("bo@eksempel.dk", 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger in which Anna has the letter, and nobody knows of Bo."""
    with mail_ledger.opened(tmp_path / "regnskab", ISSUE) as ledger:
        ledger.note(ANNA, Step.BEGUN)
        ledger.note(ANNA, Step.SENT)
        ledger.note(BO, Step.BEGUN)
    return tmp_path / "regnskab"


def _file(folder: Path) -> Path:
    return folder / f"{ISSUE}.regnskab"


def _steps(ledger: Ledger) -> tuple[Step | None, ...]:
    return tuple(ledger.step(one) for one in (ANNA, BO, Recipient("ny@eksempel.dk", 4)))


def test_the_last_step_of_each_is_remembered_from_run_to_run(folder: Path) -> None:
    known = (Step.SENT, Step.BEGUN, None)
    assert _steps(mail_ledger.read(folder, ISSUE)) == known
    with mail_ledger.opened(folder, ISSUE) as ledger:
        assert _steps(ledger) == known
        ledger.note(BO, Step.REFUSED)
        assert _steps(ledger) == (Step.SENT, Step.REFUSED, None)
    assert _steps(mail_ledger.read(folder, ISSUE)) == (Step.SENT, Step.REFUSED, None)


def test_an_address_is_the_same_however_it_is_written(folder: Path) -> None:
    ledger = mail_ledger.read(folder, ISSUE)
    assert ledger.step(Recipient("Anna@Eksempel.dk", 9)) is Step.SENT


def test_another_issue_has_a_ledger_of_its_own(folder: Path) -> None:
    with mail_ledger.opened(folder, "nyhedsbrev-2010-06") as other:
        assert _steps(other) == (None, None, None)
        assert other.part(ANNA) != mail_ledger.read(folder, ISSUE).part(ANNA)


def test_no_address_stands_in_it_and_nobody_else_may_read_it(folder: Path) -> None:
    written = b"".join(path.read_bytes() for path in folder.iterdir())
    assert b"@" not in written
    assert b"anna" not in written
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert (modes, stat.S_IMODE(folder.stat().st_mode)) == ({0o600}, 0o700)


def test_the_share_of_the_message_id_is_always_the_same_and_stands_nowhere_in_it(
    folder: Path,
) -> None:
    first = mail_ledger.read(folder, ISSUE).part(BO)
    assert mail_ledger.read(folder, ISSUE).part(BO) == first
    assert len(first) == 24
    assert first not in _file(folder).read_text("ascii")


def test_looking_makes_nothing(tmp_path: Path) -> None:
    assert _steps(mail_ledger.read(tmp_path / "intet", ISSUE)) == (None, None, None)
    assert not (tmp_path / "intet").exists()


@pytest.mark.parametrize("left", range(1, 90))
def test_a_line_that_was_cut_off_in_the_writing_never_was(folder: Path, left: int) -> None:
    path = _file(folder)
    whole = path.read_bytes()
    *before, last, _ = whole.split(b"\n")
    path.write_bytes(b"\n".join([*before, last[:left]]))
    with mail_ledger.opened(folder, ISSUE) as ledger:
        assert _steps(ledger) == (Step.SENT, None, None)
        ledger.note(BO, Step.SENT)
    assert _steps(mail_ledger.read(folder, ISSUE)) == (Step.SENT, Step.SENT, None)


def test_a_ledger_that_was_cut_off_in_its_first_line_begins_again(tmp_path: Path) -> None:
    with mail_ledger.opened(tmp_path, ISSUE):
        pass
    os.truncate(_file(tmp_path), 20)
    with mail_ledger.opened(tmp_path, ISSUE) as ledger:
        ledger.note(ANNA, Step.SENT)
    assert _steps(mail_ledger.read(tmp_path, ISSUE)) == (Step.SENT, None, None)


@pytest.mark.parametrize(
    ("hurt", "told"),
    [
        (
            lambda folder: _file(folder).write_bytes(
                _file(folder).read_bytes().replace(b" sendt ", b" sndt ")
            ),
            "regnskabet over nyhedsbrev-2010-05 kan ikke læses: linje 3 er ødelagt",
        ),
        (
            lambda folder: (folder / "hemmelighed").write_bytes(b"x" * 32),
            "regnskabet over nyhedsbrev-2010-05 hører ikke til hemmeligheden ved siden af det",
        ),
        (
            lambda folder: (folder / "hemmelighed").unlink(),
            "filen hemmelighed mangler i {folder}; uden den kan ingen se, hvem der har fået brevet",
        ),
    ],
)
def test_a_ledger_that_cannot_be_trusted_is_not_used(folder: Path, hurt: object, told: str) -> None:
    assert callable(hurt)
    hurt(folder)
    with pytest.raises(LedgerError) as looking:
        mail_ledger.read(folder, ISSUE)
    with pytest.raises(LedgerError) as opening, mail_ledger.opened(folder, ISSUE):
        pass
    assert {str(looking.value), str(opening.value)} == {told.format(folder=folder)}


def test_only_one_run_at_a_time_can_have_it(folder: Path) -> None:
    with (
        mail_ledger.opened(folder, ISSUE),
        pytest.raises(LedgerError, match="ved at blive sendt fra et andet vindue"),
        mail_ledger.opened(folder, ISSUE),
    ):
        pass
    with mail_ledger.opened(folder, ISSUE) as ledger:
        assert ledger.step(ANNA) is Step.SENT
