"""The ledger of a newsletter: who has got it, so that a run that was cut off can be taken up again.

In: an issue and its recipients. Out: a file of lines, one for each step, on the disk before the
next step is taken. Of the recipients it holds only a keyed hash: whoever finds the ledger alone
learns no address from it. It lies outside the project, for no recipient may come into git.

Between the moment in which a server takes a mail and the one in which we hear of it, nobody can
know from here whether it was taken. So `BEGUN` without a line after it is an open question, which a
person answers from the server's log; it is never sent again of its own accord.
"""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from generator import clock
from generator.mail_list import Recipient

_SECRET: Final = "hemmelighed"  # noqa: S105 - the name of its file
_SECRET_BYTES: Final = 32
_KIND: Final = "vip2-regnskab"
_LINE: Final = re.compile(r"\S+ (begyndt|sendt|afvist|udsat) ([0-9a-f]{64})")
_PART_LENGTH: Final = 24
_OWNER_ONLY, _OWNER_ONLY_FOLDER = 0o600, 0o700


class Step(StrEnum):
    """How far a mail has come. Without any step it has not been tried."""

    BEGUN = "begyndt"
    SENT = "sendt"
    REFUSED = "afvist"
    PUT_OFF = "udsat"


class LedgerError(Exception):
    """The ledger cannot be used; the message says why, in Danish."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger of one issue. `steps` holds the last step of every recipient, by hash."""

    issue: str
    secret: bytes = field(repr=False)
    steps: dict[str, Step]
    descriptor: int

    def step(self, recipient: Recipient) -> Step | None:
        """How far the mail to the recipient has come."""
        return self.steps.get(self._hash("modtager", recipient))

    def part(self, recipient: Recipient) -> str:
        """The recipient's share of the Message-ID: always the same, and no clue to who it is."""
        return self._hash("message-id", recipient)[:_PART_LENGTH]

    def note(self, recipient: Recipient, step: Step) -> None:
        """Write a step; when this returns it is on the disk."""
        hashed = self._hash("modtager", recipient)
        _append(self.descriptor, f"{clock.now().isoformat(timespec='seconds')} {step} {hashed}\n")
        self.steps[hashed] = step

    def _hash(self, purpose: str, recipient: Recipient) -> str:
        return _keyed(self.secret, f"{purpose}\n{self.issue}\n{recipient.identity}")


def read(folder: Path, issue: str) -> Ledger:
    """The ledger as it stands, for looking; nothing is made or changed, and noting fails."""
    path = _path(folder, issue)
    if not path.exists():
        return Ledger(issue, b"", {}, -1)
    secret = _known_secret(folder)
    return Ledger(issue, secret, dict(_steps(_whole_lines(path.read_bytes()), issue, secret)), -1)


@contextmanager
def opened(folder: Path, issue: str) -> Iterator[Ledger]:
    """The ledger for one run; no other run can use it meanwhile. It is made where there is none."""
    folder.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY_FOLDER)
    secret = _secret(folder)
    descriptor = os.open(_path(folder, issue), os.O_RDWR | os.O_CREAT | os.O_APPEND, _OWNER_ONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = "brevet er ved at blive sendt fra et andet vindue; vent, til det er færdigt"
            raise LedgerError(message) from None
        lines = _whole_lines(_mended(descriptor))
        if not lines:
            _append(descriptor, _heading(issue, secret) + "\n")
            _sync_folder(folder)
        yield Ledger(issue, secret, dict(_steps(lines, issue, secret)), descriptor)
    finally:
        os.close(descriptor)


def _path(folder: Path, issue: str) -> Path:
    return folder / f"{issue}.regnskab"


def _heading(issue: str, secret: bytes) -> str:
    """The first line: it fits only one issue and one secret."""
    return f"{_KIND} {issue} {_keyed(secret, issue)}"


def _whole_lines(data: bytes) -> list[str]:
    """The lines that were written to their end."""
    return data.decode("ascii", "replace").split("\n")[:-1]


def _steps(lines: list[str], issue: str, secret: bytes) -> Iterator[tuple[str, Step]]:
    """Each step in its order. Raises LedgerError where the ledger is another or was changed."""
    if lines and lines[0] != _heading(issue, secret):
        message = f"regnskabet over {issue} hører ikke til hemmeligheden ved siden af det"
        raise LedgerError(message)
    for number, line in enumerate(lines[1:], 2):
        found = _LINE.fullmatch(line)
        if found is None:
            message = f"regnskabet over {issue} kan ikke læses: linje {number} er ødelagt"
            raise LedgerError(message)
        yield found[2], Step(found[1])


def _mended(descriptor: int) -> bytes:
    """The ledger without a last line that was cut off in the writing.

    Nothing was done on its account: a step is only taken when its line is whole and on the disk.
    """
    size = os.fstat(descriptor).st_size
    data = os.pread(descriptor, size, 0)
    whole = data[: data.rfind(b"\n") + 1]
    if len(whole) < size:
        os.ftruncate(descriptor, len(whole))
    return whole


def _append(descriptor: int, line: str) -> None:
    try:
        written = os.write(descriptor, line.encode("ascii"))
        os.fsync(descriptor)
    except OSError as fault:
        message = f"regnskabet kan ikke skrives ({fault})"
        raise LedgerError(message) from fault
    if written < len(line):
        message = "regnskabet kan ikke skrives: disken er fuld"
        raise LedgerError(message)


def _secret(folder: Path) -> bytes:
    """The key of the hashes; the first run in a folder makes it, all or nothing."""
    if not (folder / _SECRET).exists() and not any(folder.glob("*.regnskab")):
        _make_secret(folder)
    return _known_secret(folder)


def _known_secret(folder: Path) -> bytes:
    try:
        return (folder / _SECRET).read_bytes()
    except FileNotFoundError:
        message = (
            f"filen {_SECRET} mangler i {folder}; uden den kan ingen se, hvem der har fået brevet"
        )
        raise LedgerError(message) from None


def _make_secret(folder: Path) -> None:
    fresh = folder / f".{_SECRET}.{os.getpid()}"
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
    try:
        os.write(descriptor, secrets.token_bytes(_SECRET_BYTES))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    with suppress(FileExistsError):  # another run was faster
        os.link(fresh, folder / _SECRET)
    fresh.unlink()
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keyed(secret: bytes, text: str) -> str:
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()
