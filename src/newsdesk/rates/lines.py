"""Connections that another thread can hang up on, whatever they wait for.

urllib3 waits for a server as long as a timeout lets it, and hears nobody meanwhile. So whoever wants the work
to end shuts the sockets down, at which the one who waits for them goes on at once. Before there is a
connection the waits are cut into short ones. Imported where something is fetched, and nowhere else.
"""

import contextlib
import selectors
import socket
import threading
import time
import weakref
from collections.abc import Iterator
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.poolmanager import PoolManager
from urllib3.util.ssltransport import SSLTransport

from newsdesk.domain.progress import Stop

#: Seconds after which a wait for a name or for a connection looks whether somebody wants it to end.
LOOK = 0.1

#: A place to connect to: family, kind, protocol, canonical name (not used), address.
Place = tuple[int, int, int, str, Any]


class Lines:
    """All connections that one fetcher has; ``hang_up`` may be called from any thread."""

    def __init__(self, stop: Stop) -> None:
        self._stop = stop
        self._lock = threading.Lock()
        self._sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()

    def serve(self, manager: PoolManager) -> None:
        """Let a manager make its connections here."""
        pools: dict[str, Any] = {
            "http": partial(self._pool, HTTPConnectionPool, _Line),
            "https": partial(self._pool, HTTPSConnectionPool, _SafeLine),
        }
        manager.pool_classes_by_scheme = pools

    def _pool(
        self,
        kind: type[HTTPConnectionPool],
        line: type["_Line | _SafeLine"],
        *given: Any,
        **named: Any,
    ) -> HTTPConnectionPool:
        pool = kind(*given, **named)
        # What it makes its connections with: any callable will do, though it is typed as a class.
        vars(pool)["ConnectionCls"] = partial(line, lines=self)
        return pool

    def add(self, line: socket.socket) -> None:
        """Have a connected socket shut down when it is time, or now if it was; it is forgotten by itself."""
        with self._lock:
            self._sockets.add(line)
            if self._stop.is_said:
                _shut(line)

    def hang_up(self) -> None:
        """Shut all connections down: whoever waits for one of them gets an end or an error."""
        with self._lock:
            for each in self._sockets:
                _shut(each)

    @contextlib.contextmanager
    def hung_up_after(self, seconds: float) -> Iterator[None]:
        """Hang up on what is still under way after so long."""
        timer = threading.Timer(seconds, self.hang_up)
        timer.name, timer.daemon = "hang up", True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def connected(self, host: str, port: int, timeout: float) -> socket.socket:
        """Return a socket connected to a server within a timeout (seconds for each of its addresses).

        OSError as ``socket.create_connection`` raises it, and if it is time to end.
        """
        failure = OSError("the name has no address")
        for place in self._places(host, port):
            try:
                line = self._connected(place, timeout)
            except OSError as error:
                failure = error
            else:
                self.add(line)
                return line
        raise failure

    def _places(self, host: str, port: int) -> list[Place]:
        """Look a name up. Nothing ends that early, so another thread does, which is left if need be."""
        answers: SimpleQueue[list[Place] | Exception] = SimpleQueue()

        def look_up() -> None:
            try:
                answers.put(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
            except Exception as error:  # noqa: BLE001 - it is raised again where it was asked for
                answers.put(error)

        threading.Thread(target=look_up, name=f"look up {host}", daemon=True).start()
        while not self._stop.is_said:
            with contextlib.suppress(Empty):
                answer = answers.get(timeout=LOOK)
                if isinstance(answer, Exception):
                    raise answer
                return answer
        raise _ended()

    def _connected(self, place: Place, timeout: float) -> socket.socket:
        family, kind, protocol, _, address = place
        line = socket.socket(family, kind, protocol)
        try:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                line.connect(address)
            self._wait(line, timeout)
            line.settimeout(timeout)
        except BaseException:
            line.close()
            raise
        return line

    def _wait(self, line: socket.socket, timeout: float) -> None:
        """Wait until a socket has connected; OSError if it could not, or it is time to end."""
        until = time.monotonic() + timeout
        with selectors.DefaultSelector() as selector:
            selector.register(line, selectors.EVENT_WRITE)
            while not selector.select(0 if self._stop.is_said else LOOK):
                if self._stop.is_said:
                    raise _ended()
                if time.monotonic() >= until:
                    raise TimeoutError
        if code := line.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            raise OSError(code, "there is no way to it")


class _Line(HTTPConnection):
    """A connection whose socket the lines know."""

    def __init__(self, *given: Any, lines: Lines, **named: Any) -> None:
        super().__init__(*given, **named)
        self._lines = lines

    def _new_conn(self) -> socket.socket:
        return _reached(self, self._lines)


class _SafeLine(HTTPSConnection):
    """The same with TLS."""

    def __init__(self, *given: Any, lines: Lines, **named: Any) -> None:
        super().__init__(*given, **named)
        self._lines = lines
        self._twins = contextlib.ExitStack()

    def _new_conn(self) -> socket.socket:
        line = _reached(self, self._lines)
        # TLS takes the connection away from this socket, and gives it to one of its own at the very end.
        self._lines.add(self._twins.enter_context(line.dup()))
        return line

    def connect(self) -> None:
        with self._twins:
            super().connect()
            line = self.sock.socket if isinstance(self.sock, SSLTransport) else self.sock
            if line is not None:
                self._lines.add(line)


def _reached(line: HTTPConnection, lines: Lines) -> socket.socket:
    """Connect, and name what fails as urllib3 does."""
    try:
        return lines.connected(line._dns_host, line.port, float(line.timeout or 0))  # noqa: SLF001 - as it does
    except socket.gaierror as error:
        raise NameResolutionError(line.host, line, error) from error
    except TimeoutError as error:
        raise ConnectTimeoutError(line, f"{line.host} did not answer in {line.timeout} s") from error
    except OSError as error:
        raise NewConnectionError(line, str(error)) from error


def _ended() -> OSError:
    return ConnectionAbortedError("somebody wants it to end")


def _shut(line: socket.socket) -> None:
    # SSLSocket's own way forgets the encryption, and whoever is reading would take what is left for text.
    with contextlib.suppress(OSError):
        socket.socket.shutdown(line, socket.SHUT_RDWR)
