"""Work shared among the cores."""

from __future__ import annotations

import os

import pytest

from generator import hands


def test_every_hand_does_its_part_and_what_it_brings_is_in_order() -> None:
    assert hands.together(lambda number: b"part %d" % number, 3) == [
        b"part 0",
        b"part 1",
        b"part 2",
    ]


def test_this_process_is_the_first_hand_and_the_others_are_copies_of_it() -> None:
    first, second = hands.together(lambda _: os.getpid(), 2)

    assert first == os.getpid()
    assert second != os.getpid()


def test_much_can_be_brought_back() -> None:
    assert [len(one) for one in hands.together(lambda _: b"x" * 5_000_000, 2)] == [5_000_000] * 2


def test_a_hand_that_fails_is_not_passed_over() -> None:
    def work(number: int) -> bytes:
        if number:
            os._exit(3)
        return b""

    with pytest.raises(hands.LostHandError, match="before its work was done"):
        hands.together(work, 2)


@pytest.fixture(params=[1, 2], ids=["one hand", "two hands"])
def here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether there is but this process."""
    monkeypatch.setattr(hands, "available", lambda: request.param)
    return bool(request.param == 1)


def test_a_task_is_done_ahead_where_a_hand_is_free(*, here: bool) -> None:
    answer = hands.ahead(os.getpid)

    assert (answer() == os.getpid()) == here
    assert answer() == answer()


@pytest.mark.usefixtures("here")
def test_what_is_done_ahead_may_be_much() -> None:
    assert len(hands.ahead(lambda: b"x" * 5_000_000)()) == 5_000_000


def test_nobody_goes_on_working_whom_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    helpers: list[int] = []
    real = os.fork

    def fork() -> int:
        helpers.append(real())
        return helpers[-1]

    monkeypatch.setattr(hands, "available", lambda: 2)
    monkeypatch.setattr(os, "fork", fork)
    answer = hands.ahead(lambda: b"x" * 5_000_000)
    del answer

    with pytest.raises(ChildProcessError):
        os.waitpid(helpers[0], 0)


def test_what_a_lost_hand_was_to_do_ahead_is_done_here() -> None:
    me = os.getpid()

    def task() -> int:
        if os.getpid() != me:
            os._exit(3)
        return me

    assert hands.ahead(task)() == me


def test_tasks_are_taken_in_turn_and_what_they_return_stays_in_order() -> None:
    tasks = [lambda number=number: (number, os.getpid()) for number in range(5)]

    found = hands.each(tasks, 2)

    assert [number for number, _ in found] == [0, 1, 2, 3, 4]
    assert [who == os.getpid() for _, who in found] == [True, False, True, False, True]


def test_one_hand_does_all_itself() -> None:
    assert hands.each([os.getpid] * 3, 1) == [os.getpid()] * 3


def test_a_few_records_are_not_worth_a_second_hand() -> None:
    assert hands.for_records(hands.WORTH_SHARING - 1) == 1
    assert hands.for_records(hands.WORTH_SHARING) == hands.available()


@pytest.mark.parametrize(
    ("free", "expected"),
    [(0, 1), (999, 1), (1000, 2), (2999, 3), (3000, 4), (90_000, 4)],
)
def test_there_are_as_many_as_there_is_room_for(free: int, expected: int) -> None:
    assert hands.within(cores=4, held=1000, free=free) == expected


def test_there_is_always_one() -> None:
    assert hands.available() >= 1
