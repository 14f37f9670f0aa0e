"""What the figures were measured on: no names and no places, only what makes it fast or slow."""

from __future__ import annotations

import datetime
import os
import platform
import re
from pathlib import Path

_KILOBYTES_IN_GIGABYTE = 1024 * 1024


def described() -> str:
    """Cores, processor, memory, system and Python, in one sentence."""
    cores = len(os.sched_getaffinity(0))
    processor = _first(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo")) or platform.machine()
    kilobytes = _first(r"^MemTotal:\s*(\d+)", Path("/proc/meminfo"))
    memory = f"{int(kilobytes or 0) / _KILOBYTES_IN_GIGABYTE:.0f} GB of memory"
    python = f"Python {platform.python_version()}"
    return f"{cores} cores of {processor}, {memory}, {platform.system()}, {python}"


def today() -> str:
    """The day of the measurement, as 2026-11-22."""
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def _first(pattern: str, file: Path) -> str:
    found = re.search(pattern, file.read_text("utf-8"), re.MULTILINE)
    return found[1].strip() if found else ""
