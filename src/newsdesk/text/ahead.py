"""Work that somebody else does, asked for ahead of the time when it is needed."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")

#: How many pieces each hand has before it, so that it need not wait for the next.
_BEFORE = 4
#: Seconds that are waited for something before ``meanwhile`` is called.
_SOON = 0.1


def _nothing() -> None:
    """Do nothing."""


def in_order(
    known: Callable[[T], U | None],
    work: Callable[[T], U],
    items: Iterable[T],
    hands: int,
    meanwhile: Callable[[], None] = _nothing,
    give_up: Callable[[], None] = _nothing,
) -> Generator[U, None, None]:
    """Yield for each item, in their order, what is ``known`` of it, else what ``work`` returns.

    That is called in so many threads, for some items ahead and no more: neither they nor what comes of them
    is ever there all at once. What it raises is raised here, and so is what ``meanwhile`` does, which is
    called every so often while something is waited for. Whoever takes no more of it stops the work; with
    ``contextlib.closing`` at once. Then, or when something was raised, ``give_up`` is to end what is in hand,
    for that is waited for.
    """
    begun: deque[Future[U]] = deque()
    threads = ThreadPoolExecutor(hands)
    try:
        for item in items:
            found = known(item)
            if found is None:
                begun.append(threads.submit(work, item))
            elif not begun:
                yield found
            else:
                begun.append(_done(found))
            if len(begun) > hands * _BEFORE:
                yield _awaited(begun.popleft(), meanwhile)
        while begun:
            yield _awaited(begun.popleft(), meanwhile)
    except BaseException:
        threads.shutdown(wait=False, cancel_futures=True)  # or they would begin with what comes next
        give_up()
        raise
    finally:
        threads.shutdown()


def _awaited(future: Future[U], meanwhile: Callable[[], None]) -> U:
    while not future.done() and not wait([future], _SOON).done:
        meanwhile()
    return future.result()


def _done(found: U) -> Future[U]:
    future: Future[U] = Future()
    future.set_result(found)
    return future
