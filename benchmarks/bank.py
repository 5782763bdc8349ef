"""A bank's server on this machine, which behaves well, badly, and not at all: the path says how."""

import gzip
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

#: What is sent by a bank that behaves well: a table of the bank of Tajikistan, with invented numbers.
TABLE = Path(__file__).parents[1].joinpath("tests/rates/sources/samples/nbt-table.xml").read_bytes()

#: How a path is answered.
Answer = Callable[["Bank"], None]


class Bank(BaseHTTPRequestHandler):
    """A bank's server: the path says how it behaves."""

    protocol_version = "HTTP/1.1"
    answers: ClassVar[dict[str, Answer]] = {}

    def do_GET(self) -> None:
        """Answer as the path says, and remember who asked, and how."""
        self.server.asked.append(self)  # type: ignore[attr-defined]
        self.answers[self.path.partition("?")[0]](self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    @property
    def over(self) -> threading.Event:
        """Set when the test is over."""
        found = self.server.over  # type: ignore[attr-defined]
        assert isinstance(found, threading.Event)
        return found

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def good(self) -> None:
        """Send the table, with validators."""
        self.send(200, TABLE, ETag='"k1"', Last_Modified="Wed, 14 Oct 2026 05:00:00 GMT")

    def conditional(self) -> None:
        """Send nothing new to who has it."""
        has_it = self.headers["If-None-Match"] == '"k1"' and self.headers["If-Modified-Since"]
        self.send(304) if has_it else self.good()

    def silent(self) -> None:
        """Never answer."""
        self.over.wait()

    def dripping(self) -> None:
        """Send a table that never ends, so slowly that no single wait is long."""
        self.send_response(200)
        self.end_headers()
        while not self.over.wait(0.02):
            self.wfile.write(b" ")

    def endless_headers(self) -> None:
        """Begin to answer, and never come to the table."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Patience: ")
        while not self.over.wait(0.02):
            self.wfile.write(b"x")

    def cut_off(self) -> None:
        """Promise a table and send half of it."""
        self.send_response(200)
        self.send_header("Content-Length", str(len(TABLE)))
        self.end_headers()
        self.wfile.write(TABLE[:100])
        self.close_connection = True

    def bomb(self) -> None:
        """Send some kilobytes that become a hundred megabytes."""
        self.send(200, gzip.compress(bytes(1_000_000)) * 100, Content_Encoding="gzip")

    def at_the_second_try(self) -> None:
        """Fail once, then answer."""
        self.good() if len(self.server.asked) > 1 else self.send(503)  # type: ignore[attr-defined]


Bank.answers = {
    "/good": Bank.good,
    "http://bank.invalid/good": Bank.good,  # as a proxy is asked
    "/conditional": Bank.conditional,
    "/silent": Bank.silent,
    "/dripping": Bank.dripping,
    "/headers": Bank.endless_headers,
    "/cut": Bank.cut_off,
    "/bomb": Bank.bomb,
    "/twice": Bank.at_the_second_try,
    "/gzip": lambda bank: bank.send(200, gzip.compress(TABLE), Content_Encoding="gzip"),
    "/no-gzip": lambda bank: bank.send(200, TABLE, Content_Encoding="gzip"),
    "/500": lambda bank: bank.send(500, b"<html><title>Oh</title></html>"),
    "/page": lambda bank: bank.send(200, b"<html><title>Tea break</title></html>"),
    "/forbidden": lambda bank: bank.send(403, b"no"),
    "/missing": lambda bank: bank.send(404, b"no"),
    "/busy": lambda bank: bank.send(429, Retry_After="1200"),
    "/later": lambda bank: bank.send(503, Retry_After="Wed, 14 Oct 2099 05:00:00 GMT"),
    "/moved": lambda bank: bank.send(302, Location="/good"),
    "/loop": lambda bank: bank.send(302, Location="/loop"),
    "/unencrypted": lambda bank: bank.send(302, Location="http://127.0.0.1/good"),
    "/file": lambda bank: bank.send(302, Location="file:///etc/passwd"),
    "/nowhere": lambda bank: bank.send(302, Location="http://[::1"),
}


class Server(ThreadingHTTPServer):
    """Keeps what was asked of it."""

    daemon_threads = True

    def __init__(self, handler: type[Bank], certificate: Path | None = None) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.scheme = "https" if certificate else "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        self.over = threading.Event()
        self.asked: list[Bank] = []

    def handle_error(self, *_: object) -> None:
        """Take it that a client hung up: that is what is tested."""

    @property
    def address(self) -> str:
        """Where it is."""
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}"


@contextmanager
def serving(handler: type[Bank] = Bank, certificate: Path | None = None) -> Iterator[Server]:
    """Run a server in a thread of its own, behind a certificate where one is given (see ``certify``)."""
    with Server(handler, certificate) as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield made
        finally:
            made.over.set()
            made.shutdown()
            thread.join()


def certify(host: str, folder: Path) -> Path:
    """Write a certificate for an IP address, with its key: good for an hour, and vouched for by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    there = folder / f"{host}.pem"
    pem = serialization.Encoding.PEM
    own = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    there.write_bytes(own + made.public_bytes(pem))
    return there
