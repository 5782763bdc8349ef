"""Asking a source over the network, politely and within limits, and telling what came of it.

Nothing here raises for what the world does: no network, a slow server, half an answer, an endless one, a
page instead of a table. Who is told to stop stops at once, whatever it waits for. Certificates are always
checked, against those that the machine trusts. What the environment says of proxies holds. Imported where
something is fetched, and nowhere else: the client takes a tenth of a second.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import unquote, urlencode, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import (
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    SSLError,
)
from urllib3.exceptions import TimeoutError as TimedOutError

from newsdesk import __version__
from newsdesk.domain.errors import Cancelled
from newsdesk.domain.progress import Stop
from newsdesk.domain.rate_sources import Answer, NoRates, NotAFeed, RateTable, Unchanged, Unreachable
from newsdesk.rates import decoding
from newsdesk.rates.lines import Lines
from newsdesk.rates.sources.source import Request, Source

USER_AGENT = f"Newsdesk/{__version__} (exchange rates for a newsroom)"

HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "application/xml, text/xml, application/json, text/csv, text/html;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}

REDIRECTS = frozenset({301, 302, 303, 307, 308})

#: A server that answers so may answer better in a moment.
PASSING = frozenset({429, 500, 502, 503, 504})

#: For no longer than this a server is taken at its word that it wants to be left alone.
LONGEST_WAIT = timedelta(days=7)

PIECE = 65_536

NO_ADDRESS = "its address is not one of the web; correct it among the sources of rates"

#: What goes wrong on the way, in words, and whether another try may do better; the more special comes first.
FAILURES: tuple[tuple[type[Exception], str, bool], ...] = (
    (ProxyError, "the proxy of this computer did not let us through", True),
    (NameResolutionError, "its name is not known here, so this computer may be offline", True),
    (NewConnectionError, "nobody answers there", True),
    (TimedOutError, "it did not answer in time", True),
    (SSLError, "its certificate is not one that this computer trusts", False),
    (ValueError, NO_ADDRESS, False),
)


class Limits(NamedTuple):
    """How long (seconds), how much (bytes, decompressed), how often; ``whole`` is for all tries together."""

    connect: float = 6
    read: float = 15
    whole: float = 60
    size: int = decoding.LARGEST
    redirects: int = 4
    tries: int = 3
    first_pause: float = 1


class Validators(NamedTuple):
    """What a source said of its last good answer (RFC 9110, 8.8), to be given back when it is asked again."""

    etag: str = ""
    modified: str = ""


USUAL_LIMITS = Limits()
NOTHING_KNOWN = Validators()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of a request: the answer, the bytes it was read from (b"" if none), and when (UTC).

    ``validators`` are those to remember for this request: new ones after a good answer, else those given.
    """

    source: str
    request: Request
    answer: Answer
    payload: bytes
    validators: Validators
    at: datetime


class _Failed(Exception):
    """A try that came to nothing; ``again`` tells whether another may do better."""

    def __init__(self, what: str, *, again: bool, retry_after: timedelta | None = None) -> None:
        super().__init__(what)
        self.again = again
        self.retry_after = retry_after


class _TooMuch(Exception):
    """More came than any table has."""


class _Response(NamedTuple):
    status: int
    payload: bytes
    validators: Validators


class Fetcher:
    """Asks sources, one request at a time, and keeps connections open meanwhile. Use it with ``with``.

    ``addresses`` has, by a source's key, what is to be asked instead of its own address. ``pause`` waits for
    so many seconds, ``clock`` counts them. ``stop`` ends what is under way from another thread.
    """

    def __init__(
        self,
        addresses: Mapping[str, str] | None = None,
        limits: Limits = USUAL_LIMITS,
        *,
        stop: Stop | None = None,
        pause: Callable[[float], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._addresses = dict(addresses or {})
        self._limits = limits
        self._stop = stop or Stop()
        self._pause = pause or self._stop.wait
        self._clock = clock
        self._lines = Lines(self._stop)
        self._managers: dict[str, urllib3.PoolManager] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        for each in self._managers.values():
            each.clear()
        self._managers.clear()

    def fetch(
        self,
        source: Source,
        request: Request,
        asked: date | None = None,
        validators: Validators = NOTHING_KNOWN,
    ) -> Fetched:
        """Send one of ``source.daily(asked)``, or of ``source.history`` with ``asked`` None; read the answer.

        ``validators`` make the request conditional; the answer is then Unchanged if nothing has changed.
        Cancelled if it is told to stop before all of the answer is there.
        """
        with self._stop.calling(self._lines.hang_up):
            fetched = self._fetched(source, request, asked, validators)
        # Whatever came of it once it was hung up on says nothing of the source.
        if self._stop.is_said:
            raise Cancelled
        return fetched

    def _fetched(
        self, source: Source, request: Request, asked: date | None, validators: Validators
    ) -> Fetched:
        payload, known = b"", validators
        try:
            response = self._patiently(self._url(source, request), validators)
        except _Failed as error:
            answer: Answer = Unreachable(
                f"{source.name} could not be asked: {error}. The last rates stay.", error.retry_after
            )
            return Fetched(source.key, request, answer, payload, known, datetime.now(UTC))
        except _TooMuch:
            size = f"{self._limits.size / 1_000_000:,.0f} MB"
            answer = NotAFeed(f"{source.name} sent more than {size}, which is no table. The last rates stay.")
            return Fetched(source.key, request, answer, payload, known, datetime.now(UTC))
        at = datetime.now(UTC)
        answer = self._answer(source, request, asked, response, at)
        if isinstance(answer, RateTable):
            known = response.validators
        return Fetched(source.key, request, answer, response.payload, known, at)

    def _answer(
        self, source: Source, request: Request, asked: date | None, response: _Response, at: datetime
    ) -> Answer:
        if response.status == 304:
            return Unchanged(f"{source.name} has nothing new.")
        reading = source.read(response.payload, asked, at, request.currency)
        if response.status == 200:
            return reading
        if response.status == 404:
            return NoRates(asked, f"{source.name} has no such table (HTTP 404). The last rates stay.")
        if isinstance(reading, NotAFeed):
            return reading
        return NotAFeed(f"{source.name} refused with HTTP {response.status}. The last rates stay.")

    def _url(self, source: Source, request: Request) -> str:
        """Join address, path and parameters. A path may name another host, unless the address is given."""
        address, path = self._addresses.get(source.key, source.address), request.path
        if source.key in self._addresses:
            path = urlsplit(path).path
        url = path if path.startswith("https://") else address.rstrip("/") + path
        return f"{url}?{urlencode(request.params, safe='/')}" if request.params else url

    def _patiently(self, url: str, validators: Validators) -> _Response:
        """Try as often as it makes sense, with longer and longer pauses between."""
        until = self._clock() + self._limits.whole
        pause = self._limits.first_pause
        for tries_left in reversed(range(self._limits.tries)):
            try:
                return self._follow(url, validators, until)
            except _Failed as error:
                wait = max(pause, error.retry_after.total_seconds() if error.retry_after else 0)
                if not error.again or not tries_left or self._clock() + wait >= until:
                    raise
            self._pause(wait)
            pause *= 2
        raise AssertionError("the last try returns or raises")

    def _follow(self, url: str, validators: Validators, until: float) -> _Response:
        """Send a request and follow where it is sent to, never from https to anything else."""
        for _ in range(self._limits.redirects + 1):
            try:
                # The library waits for each part of the headers anew, however many come.
                with self._lines.hung_up_after(self._left(until)):
                    response = self._send(url, validators, until)
                    try:
                        target = response.headers.get("Location")
                        if response.status not in REDIRECTS or not target:
                            return self._taken(response, until)
                    finally:
                        response.close()
                url = _redirected(url, target)
            except (HTTPError, OSError, ValueError) as error:
                self._left(until)
                raise _described(error) from error
        raise _Failed(f"it redirected us more than {self._limits.redirects} times", again=False)

    def _send(self, url: str, validators: Validators, until: float) -> urllib3.BaseHTTPResponse:
        left = self._left(until)
        conditions = {"If-None-Match": validators.etag, "If-Modified-Since": validators.modified}
        return self._manager(url).request(
            "GET",
            url,
            headers=HEADERS | {name: said for name, said in conditions.items() if said},
            timeout=urllib3.Timeout(
                connect=min(self._limits.connect, left), read=min(self._limits.read, left)
            ),
            retries=False,
            redirect=False,
            preload_content=False,
        )

    def _taken(self, response: urllib3.BaseHTTPResponse, until: float) -> _Response:
        """Read the body piece by piece, as they come, so that neither time nor size runs away."""
        if response.status in PASSING:
            raise _Failed(
                f"it answered with HTTP {response.status}",
                again=True,
                retry_after=_retry_after(response.headers.get("Retry-After", "")),
            )
        payload = bytearray()
        while piece := response.read1(PIECE, decode_content=True):
            payload += piece
            if len(payload) > self._limits.size:
                raise _TooMuch
            self._left(until)
        # What was hung up on ends like any other.
        self._left(until)
        said = Validators(response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
        return _Response(response.status, bytes(payload), said)

    def _left(self, until: float) -> float:
        """Return how many seconds are left; _Failed if none are, Cancelled if it is to stop."""
        if self._stop.is_said:
            raise Cancelled
        left = until - self._clock()
        if left <= 0:
            raise _Failed(f"it took longer than {self._limits.whole:g} seconds", again=False)
        return left

    def _manager(self, url: str) -> urllib3.PoolManager:
        """Return the connections for an address: straight ones, or those through the environment's proxy."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise _Failed(NO_ADDRESS, again=False)
        proxies = getproxies()
        proxy = proxies.get(parts.scheme) or proxies.get("all", "")
        if proxy_bypass(parts.netloc):
            proxy = ""
        if proxy not in self._managers:
            manager = _proxied(proxy) if proxy else urllib3.PoolManager()
            self._lines.serve(manager)
            self._managers[proxy] = manager
        return self._managers[proxy]


def _proxied(address: str) -> urllib3.ProxyManager:
    parts = urlsplit(address if "://" in address else f"http://{address}")
    if parts.scheme not in {"http", "https"}:
        raise _Failed(f"the proxy is {parts.scheme}, and only http and https proxies are known", again=False)
    user = unquote(f"{parts.username}:{parts.password or ''}") if parts.username else None
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    return urllib3.ProxyManager(bare, proxy_headers=urllib3.make_headers(proxy_basic_auth=user))


def _redirected(url: str, target: str) -> str:
    """Return where a redirect leads; _Failed if that is no place to go to."""
    there = urljoin(url, target)
    scheme = urlsplit(there).scheme
    if scheme not in {"http", "https"} or (scheme == "http" and url.startswith("https:")):
        raise _Failed("it redirected us to an address that cannot be trusted", again=False)
    return there


def _described(error: Exception) -> _Failed:
    """Put into a clause what went wrong on the way."""
    for kind, clause, again in FAILURES:
        if isinstance(error, kind):
            return _Failed(clause, again=again)
    return _Failed("the connection broke off", again=True)


def _retry_after(said: str) -> timedelta | None:
    """Read how long to wait: seconds, or a date (RFC 9110, 10.2.3); None if it is neither."""
    if said.isdecimal():
        return min(timedelta(seconds=int(said[:9])), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return None
    ahead = moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)
    return min(max(ahead, timedelta()), LONGEST_WAIT)
