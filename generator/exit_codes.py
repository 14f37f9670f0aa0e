"""How a command ends: what a script that ran it can tell."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
FAULTY: Final = 1
"""There are faults in the content."""
WRONG_USE: Final = 2
"""The command was not written as it has to be, or the folder cannot be used."""
BROKEN: Final = 3
"""A bug, or the machine."""
