"""The wish that work ends."""

from newsdesk.domain.progress import Stop


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
