"""Work shared among the cores of the machine: copies of this process, each with its part.

In: what each hand does with its number. Out: what they come back with, in the order of the hands.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
import threading
import weakref
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from io import BufferedReader
    from multiprocessing.connection import Connection

T = TypeVar("T")

WORTH_SHARING: Final = 1000
"""From this many records on, a second process saves more time than it costs."""


class LostHandError(Exception):
    """A copy of the process ended before it had done its part; it has said why."""


def available() -> int:
    """How many can work at once; one where a process cannot be copied safely.

    A copy may come to hold as much memory as this process does, and for that there must be room.
    """
    if not sys.platform.startswith("linux") or threading.active_count() > 1:
        return 1
    return within(len(os.sched_getaffinity(0)), _held(), _free())


def within(cores: int, held: int, free: int) -> int:
    """How many hands there is room for, if each holds that much and so much is free."""
    return max(1, min(cores, 1 + free // held))


def _held() -> int:
    """The memory of this process in kilobytes (proc(5), `statm`)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


def _free() -> int:
    """The memory that can be had without swapping, in kilobytes (proc(5), `meminfo`)."""
    lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    found = dict(line.split(":") for line in lines)
    return int(found["MemAvailable"].split()[0])


def for_records(count: int) -> int:
    """How many hands so many records are worth."""
    return available() if count >= WORTH_SHARING else 1


def each(tasks: Sequence[Callable[[], T]], hands: int) -> list[T]:
    """What each of the tasks returns, in their order; the hands take them in turn."""
    if hands == 1:
        return [task() for task in tasks]
    shares = together(lambda number: [task() for task in tasks[number::hands]], hands)
    found = [iter(share) for share in shares]
    return [next(found[place % hands]) for place in range(len(tasks))]


def together(work: Callable[[int], T], hands: int) -> list[T]:
    """What `work(0)`, `work(1)` ... come back with; this process is the first hand.

    A hand knows everything that this process knew when it began, and what it changes is lost.
    """
    import multiprocessing  # noqa: PLC0415 - 6 ms, and most builds need only this hand

    _give_back()
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


def ahead(task: Callable[[], T]) -> Callable[[], T]:
    """Begin a task in a hand that is free; what it returns is waited for when it is asked for.

    Where none is free, or it is lost, this process does the task when it is asked for. Whoever does
    not ask lets go of the answer, and the hand with it.
    """
    if available() == 1:
        return cache(task)
    ours, theirs = os.pipe()
    helper = os.fork()
    if helper == 0:
        try:
            os.close(ours)
            with open(theirs, "wb") as answers:  # noqa: PTH123 - no path, but an open file
                pickle.dump(task(), answers)
        finally:
            os._exit(0)
    os.close(theirs)
    pipe = open(ours, "rb")  # noqa: PTH123, SIM115 - closed with the answer, asked for or not

    @cache
    def answer() -> T:
        with pipe:
            told = pipe.read()
        os.waitpid(helper, 0)
        return pickle.loads(told) if told else task()  # noqa: S301 - from our own process

    weakref.finalize(answer, _let_go, pipe, helper)
    return answer


def _let_go(pipe: BufferedReader, helper: int) -> None:
    """End a hand that nobody has asked."""
    if not pipe.closed:
        pipe.close()
        os.kill(helper, signal.SIGKILL)
        os.waitpid(helper, 0)


def _give_back() -> None:
    """Hand the memory that is free to the system, where it can be done: copies need not share it.

    Among 10,000 records it is a fifth of all, from the reading (glibc `malloc_trim`).
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)


def _send(work: Callable[[int], object], number: int, to: Connection) -> None:
    to.send_bytes(pickle.dumps(work(number), pickle.HIGHEST_PROTOCOL))
    to.close()


def _received(connection: Connection) -> Any:
    try:
        return pickle.loads(connection.recv_bytes())  # noqa: S301 - from our own process
    except EOFError:
        message = "a copy of the process ended before its work was done"
        raise LostHandError(message) from None
