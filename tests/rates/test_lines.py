"""Hanging up on servers that say nothing: whoever waits for one goes on at once, and nothing is left."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import SimpleQueue

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pytestqt.qtbot import QtBot

from benchmarks.bank import Bank, Server, serving
from newsdesk.domain.errors import Cancelled
from newsdesk.domain.progress import Stop
from newsdesk.domain.rate_sources import RateTable
from newsdesk.rates import lines
from newsdesk.rates.fetching import Fetched, Fetcher, Limits
from newsdesk.rates.sources.source import Request
from newsdesk.rates.sources.table import source_named

pytestmark = pytest.mark.usefixtures("no_proxy")

#: Seconds; what takes no longer than ``SOON`` was not waited for.
FOR_EVER, SOON = 600, 60
PATIENT = Limits(connect=FOR_EVER, read=FOR_EVER, whole=9 * FOR_EVER, first_pause=FOR_EVER)


class Asking:
    """Asks for a path of an address in a thread of its own."""

    def __init__(self, address: str, path: str) -> None:
        self.stop = Stop()
        self._came: SimpleQueue[Fetched | BaseException] = SimpleQueue()
        self._address, self._path = address, path
        self._thread = threading.Thread(target=self._ask, daemon=True)
        self._thread.start()

    def _ask(self) -> None:
        try:
            with Fetcher({"nbt": self._address}, PATIENT, stop=self.stop) as fetcher:
                self._came.put(fetcher.fetch(source_named("nbt"), Request(self._path)))
        except BaseException as error:  # noqa: BLE001 - the test's thread looks at it
            self._came.put(error)

    def came(self) -> Fetched | BaseException:
        """What came of it, once its thread has ended; fails if that is not soon."""
        self._thread.join(SOON)
        assert not self._thread.is_alive()
        return self._came.get(timeout=SOON)


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as made:
        yield made


def half(bank: Bank) -> None:
    """Send the beginning of a table and then nothing; without a length it lasts till the end."""
    bank.send_response(200)
    bank.send_header("Connection", "close")
    bank.end_headers()
    bank.wfile.write(b"<ValCurs>")
    bank.over.wait()


class Halting(Bank):
    """A bank that may fall silent in the middle of a table."""

    answers = Bank.answers | {"/half": half}


@pytest.fixture
def server(stack: ExitStack) -> Server:
    """A bank in a thread of its own."""
    return stack.enter_context(serving(Halting))


@pytest.mark.parametrize("path", ["/silent", "/half", "/dripping", "/500"])
def test_who_waits_for_an_answer_is_stopped(qtbot: QtBot, server: Server, path: str) -> None:
    """Before the headers, within the table, in a trickle, in a pause between two tries."""
    asking = Asking(server.address, path)
    qtbot.waitUntil(lambda: len(server.asked) == 1, timeout=SOON * 1000)

    asking.stop.say()

    assert isinstance(asking.came(), Cancelled)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_who_waits_for_a_server_that_never_accepts_is_stopped(stack: ExitStack, scheme: str) -> None:
    """The system takes the connection; the server takes neither a request nor a greeting of TLS."""
    deaf = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
    asking = Asking(f"{scheme}://127.0.0.1:{deaf.getsockname()[1]}", "/good")
    deaf.settimeout(SOON)
    taken, _ = deaf.accept()
    stack.enter_context(taken)
    assert taken.recv(1)

    asking.stop.say()

    assert isinstance(asking.came(), Cancelled)
    while taken.recv(4096):
        pass  # what was sent before, and then the end: nothing holds the connection any more


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """What a server needs that this computer trusts, under the name of localhost."""
    key, name = generate_private_key(SECP256R1()), x509.Name.from_rfc4514_string("CN=localhost")
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, SHA256())
    )
    secret, public = tmp_path / "key.pem", tmp_path / "certificate.pem"
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public.write_bytes(certificate.public_bytes(Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(public))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, secret)
    return context


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<ValCurs>"])
def test_who_waits_behind_encryption_is_stopped(
    stack: ExitStack, trusted: ssl.SSLContext, said: bytes
) -> None:
    """TLS has a socket of its own, which is shut down as well: before the headers, and within the table."""
    listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
    listening.settimeout(SOON)
    asking = Asking(f"https://localhost:{listening.getsockname()[1]}", "/good")
    taken, _ = listening.accept()
    safe = stack.enter_context(trusted.wrap_socket(taken, server_side=True))
    assert safe.recv(4096).startswith(b"GET /good")
    safe.sendall(said)

    asking.stop.say()

    assert isinstance(asking.came(), Cancelled)


def test_who_waits_for_a_connection_is_stopped(stack: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where packets are swallowed: a full queue of a server that accepts nobody swallows them too."""
    full = stack.enter_context(closing(socket.socket()))
    full.bind(("127.0.0.1", 0))
    full.listen(0)
    place = full.getsockname()
    for _ in range(4):
        waiting = stack.enter_context(closing(socket.socket()))
        waiting.setblocking(False)
        waiting.connect_ex(place)
    begun = threading.Event()
    wait = lines.Lines._wait

    def told(self: lines.Lines, line: socket.socket, timeout: float) -> None:
        begun.set()
        wait(self, line, timeout)

    monkeypatch.setattr(lines.Lines, "_wait", told)
    asking = Asking(f"http://127.0.0.1:{place[1]}", "/good")
    assert begun.wait(SOON)

    asking.stop.say()

    assert isinstance(asking.came(), Cancelled)


def test_who_waits_for_a_name_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system cannot be stopped looking a name up; nobody waits for it, and nobody hears what it finds."""
    begun, over, ended = threading.Event(), threading.Event(), threading.Event()

    def looking(*_: object, **__: object) -> list[object]:
        begun.set()
        over.wait(SOON)
        ended.set()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", looking)
    asking = Asking("http://bank.invalid", "/good")
    assert begun.wait(SOON)

    asking.stop.say()

    assert isinstance(asking.came(), Cancelled)
    over.set()
    assert ended.wait(SOON)


def test_who_is_told_before_asks_nobody(server: Server) -> None:
    """And once it is forgotten everybody again."""
    stop = Stop()
    stop.say()
    with Fetcher({"nbt": server.address}, stop=stop) as fetcher:
        with pytest.raises(Cancelled):
            fetcher.fetch(source_named("nbt"), Request("/good"))
        assert server.asked == []

        stop.forget()

        assert isinstance(fetcher.fetch(source_named("nbt"), Request("/good")).answer, RateTable)
