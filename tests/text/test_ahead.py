"""What is asked for ahead comes in order, and never all at once."""

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.errors import Cancelled
from newsdesk.text.ahead import in_order


@given(st.lists(st.integers(0, 9)), st.sets(st.integers(0, 9)), st.integers(1, 4))
def test_everything_comes_in_its_order(items: list[int], known: set[int], hands: int) -> None:
    """What was known and what had to be worked out, however many work."""
    got = in_order(lambda each: -each if each in known else None, lambda each: each * 10, items, hands)

    assert list(got) == [-each if each in known else each * 10 for each in items]


def test_no_more_is_begun_than_a_few_ahead() -> None:
    """Ten thousand items are not in memory before the first is used."""
    taken = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    with closing(in_order(lambda _each: None, str, items(), hands=2)) as got:
        assert next(got) == "0"

    assert len(taken) < 20


def test_work_that_fails_fails_here() -> None:
    """With its own error, after what came before it."""

    def fail(each: int) -> int:
        if each == 2:
            raise ValueError("two")
        return each

    got = in_order(lambda _each: None, fail, range(9), hands=3)

    assert [next(got), next(got)] == [0, 1]
    with pytest.raises(ValueError, match="two"):
        next(got)


def test_they_work_at_the_same_time() -> None:
    """As many as there are hands: each waits for all of them."""
    together = threading.Barrier(3, timeout=30)

    assert len(list(in_order(lambda _each: None, lambda _each: together.wait(), range(3), hands=3))) == 3


def stop() -> None:
    """Stop the work."""
    raise Cancelled


def test_whoever_waits_can_stop_it() -> None:
    """In the middle of what is waited for, which is ended; what nobody has begun is not begun any more."""
    begun, ended = list[int](), threading.Event()

    def work(each: int) -> bool:
        begun.append(each)
        return ended.wait(timeout=30)

    got = in_order(lambda _each: None, work, range(8), 2, meanwhile=stop, give_up=ended.set)

    with pytest.raises(Cancelled):
        next(got)
    assert ended.is_set()
    assert begun == [0, 1]


def test_what_nobody_takes_any_more_is_ended() -> None:
    """And waited for: nothing goes on behind anybody's back. What was all taken needs no end."""
    ended, answers = threading.Event(), list[bool]()

    def work(each: int) -> int:
        if each:
            answers.append(ended.wait(timeout=30))
        return each

    with closing(in_order(lambda _each: None, work, range(3), 2, give_up=ended.set)) as got:
        assert next(got) == 0
    assert answers
    assert all(answers)

    assert list(in_order(lambda _each: None, str, range(3), 2, give_up=stop)) == ["0", "1", "2"]
