"""How long work still takes, and the wish that it ends."""

import pytest

from newsdesk.domain.progress import Pace, Stop


def test_who_listens_hears_it_at_once() -> None:
    """Whoever listens meanwhile, and nobody who did before; the wait for it is over."""
    stop, heard = Stop(), list[str]()

    with stop.calling(lambda: heard.append("before")):
        pass
    with stop.calling(lambda: heard.append("one")), stop.calling(lambda: heard.append("two")):
        stop.say()
    stop.wait(1e6)

    assert stop.is_said
    assert heard == ["one", "two"]


def test_what_was_said_can_be_forgotten() -> None:
    """The next round is another."""
    stop = Stop()
    stop.say()

    stop.forget()

    assert not stop.is_said


@pytest.mark.parametrize(
    ("at", "done", "left"), [(2.9, 90, None), (4.0, 20, 16.0), (30.0, 75, 10.0), (30.0, 100, None)]
)
def test_the_time_that_is_left_follows_the_time_it_took(at: float, done: int, left: float | None) -> None:
    """Nothing is said in the first moments, nor of work that is done."""
    now = 100.0
    pace = Pace(lambda: now)
    pace.left(0, 0)

    now += at

    assert pace.left(done, 100) == left


def test_work_that_begins_anew_is_timed_anew() -> None:
    """However long the try before it took."""
    now = 0.0
    pace = Pace(lambda: now)
    pace.left(0, 10)
    now = 1000.0
    pace.left(0, 10)
    now = 1005.0

    assert pace.left(5, 10) == 5.0
