"""Work that somebody else does, asked for ahead of the time when it is needed."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")

#: How many pieces each hand has before it, so that it need not wait for the next.
_BEFORE = 4


def in_order(
    known: Callable[[T], U | None], work: Callable[[T], U], items: Iterable[T], hands: int
) -> Generator[U, None, None]:
    """Yield for each item, in their order, what is ``known`` of it, else what ``work`` returns.

    That is called in so many threads, for some items ahead and no more: neither they nor what comes of them
    is ever there all at once. What it raises is raised here. Whoever takes no more of it stops the work; with
    ``contextlib.closing`` at once.
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
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()
    finally:
        threads.shutdown(cancel_futures=True)


def _done(found: U) -> Future[U]:
    future: Future[U] = Future()
    future.set_result(found)
    return future
