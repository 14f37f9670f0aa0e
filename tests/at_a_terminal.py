"""Somebody at a terminal: `vip2` on a given day, and the lines that are typed at its questions."""

from __future__ import annotations

import datetime
import os
import pty
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_ON_A_DAY: Final = """\
import datetime, sys
from generator import clock
day = datetime.date.fromisoformat(sys.argv.pop(1))
clock.today = lambda: day
from generator.cli import main
main()
"""
_QUESTIONS: Final = (b"> ", b"Enter: ", b"Skriv ja: ")
_PATIENCE: Final = 20  # seconds


def typed(
    folder: Path,
    day: datetime.date,
    words: Sequence[str],
    lines: Sequence[str] = (),
    home: Path | None = None,
) -> tuple[int, str]:
    """The exit code, and what stands on the terminal after `vip2` was run in the folder.

    When there are no more lines, it is told that there is no more to come.
    """
    keyboard, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", _ON_A_DAY, day.isoformat(), *words],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=folder,
        env={**os.environ, **({"HOME": str(home)} if home else {})},
    )
    os.close(terminal)
    shown = b""
    waiting = list(lines)
    while select.select([keyboard], [], [], _PATIENCE)[0]:
        try:
            read = os.read(keyboard, 65536)
        except OSError:  # so Linux tells that the other end is closed
            break
        shown += read
        if read.endswith(_QUESTIONS):
            os.write(keyboard, (waiting.pop(0) + "\n" if waiting else "\x04").encode())
    os.close(keyboard)
    return process.wait(_PATIENCE), shown.decode().replace("\r\n", "\n")
