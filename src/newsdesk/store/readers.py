"""Connections that only read: opened when one is wanted, kept for the next question, closed with the rest.

To open one takes as long as a page of the list; and what one has read, it still has the next time.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from peewee import SqliteDatabase

from newsdesk.store.search import register

#: As many as are usually asked at once; each keeps two megabytes of what it has read.
_KEPT = 4


class Readers:
    """Connections to the database with this address (a URI). One thread has one at a time."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._lock = threading.Lock()
        self._idle: list[SqliteDatabase] | None = []
        self._own = threading.local()

    @contextmanager
    def reading(self) -> Iterator[SqliteDatabase]:
        """Give a connection that sees the database as it is at the first question, to the end of the block.

        A block within a block, in one thread, has the same one.
        """
        own: SqliteDatabase | None = getattr(self._own, "reader", None)
        if own is not None:
            yield own
            return
        reader = self._take()
        self._own.reader = reader
        sound = False
        try:
            with reader.atomic():
                yield reader
            sound = True
        finally:
            self._own.reader = None
            self._put_back(reader, sound=sound)

    def _take(self) -> SqliteDatabase:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        reader = SqliteDatabase(
            self._address, uri=True, timeout=1, thread_safe=False, check_same_thread=False
        )
        register(reader)
        reader.connect()
        return reader

    def _put_back(self, reader: SqliteDatabase, *, sound: bool) -> None:
        """Keep a connection for the next; one that met trouble may have the trouble in its memory."""
        with self._lock:
            if sound and self._idle is not None and len(self._idle) < _KEPT:
                self._idle.append(reader)
                return
        reader.close()

    def close(self) -> None:
        """Close all that are not in use now; those that are, are closed after it."""
        with self._lock:
            idle, self._idle = self._idle or [], None
        for reader in idle:
            reader.close()
