"""Work shared among the cores of the machine: copies of this process, each with its part.

In: what each hand does with its number. Out: what they come back with, in the order of the hands.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Final

WORTH_SHARING: Final = 1000
"""From this many records on, a second process saves more time than it costs."""


class LostHandError(Exception):
    """A copy of the process ended before it had done its part; it has said why."""


def available() -> int:
    """How many can work at once; one where a process cannot be copied safely."""
    if not sys.platform.startswith("linux"):
        return 1
    return len(os.sched_getaffinity(0))


def together(work: Callable[[int], bytes], hands: int) -> list[bytes]:
    """What `work(0)`, `work(1)` ... come back with; this process is the first hand.

    A hand knows everything that this process knew when it began, and what it changes is lost.
    """
    context = multiprocessing.get_context("fork")
    helpers = []
    for number in range(1, hands):
        ours, theirs = context.Pipe(duplex=False)
        helper = context.Process(target=_send, args=(work, number, theirs))
        helper.start()
        theirs.close()
        helpers.append((helper, ours))
    try:
        found = [work(0)]
        found += (_received(connection) for _, connection in helpers)
    finally:
        for helper, connection in helpers:
            connection.close()
            helper.join()
    return found


def _send(work: Callable[[int], bytes], number: int, to: Connection) -> None:
    to.send_bytes(work(number))
    to.close()


def _received(connection: Connection) -> bytes:
    try:
        return connection.recv_bytes()
    except EOFError:
        message = "a copy of the process ended before its work was done"
        raise LostHandError(message) from None
