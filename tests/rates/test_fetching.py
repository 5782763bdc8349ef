"""Asking a real server on this machine, which behaves well, badly, and not at all."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.bank import TABLE, Server, certify, serving
from newsdesk.domain.rate_sources import Answer, NoRates, NotAFeed, RateTable, Unchanged, Unreachable
from newsdesk.rates import fetching
from newsdesk.rates.fetching import NOTHING_KNOWN, USUAL_LIMITS, Fetched, Fetcher, Limits, Validators
from newsdesk.rates.sources.source import Request
from newsdesk.rates.sources.table import source_named
from tests.memory import most_memory

pytestmark = pytest.mark.usefixtures("no_proxy")


@pytest.fixture
def server() -> Iterator[Server]:
    """A server in a thread of its own."""
    with serving() as made:
        yield made


@pytest.fixture
def pauses() -> list[float]:
    """How long was paused between tries; nobody waits."""
    return []


Ask = Callable[..., Fetched]


@pytest.fixture
def ask(server: Server, pauses: list[float]) -> Iterator[Ask]:
    """Return a function that asks the server for a path as the bank of Tajikistan."""
    fetchers = []

    def asking(
        path: str,
        asked: date | None = None,
        validators: Validators = NOTHING_KNOWN,
        limits: Limits = USUAL_LIMITS,
    ) -> Fetched:
        fetcher = Fetcher({"nbt": server.address}, limits, pause=pauses.append)
        fetchers.append(fetcher)
        return fetcher.fetch(source_named("nbt"), Request(path), asked, validators)

    yield asking
    for each in fetchers:
        each.close()


Secure = Callable[..., Server]


@pytest.fixture
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Secure]:
    """Return a function that runs a server with a certificate for a host, trusted by the machine or not."""
    with ExitStack() as running:

        def run(host: str, *, trusted: bool) -> Server:
            certificate = certify(host, tmp_path)
            if trusted:
                # What OpenSSL takes for the certificates that the machine trusts.
                monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
            return running.enter_context(serving(certificate=certificate))

        yield run


def fetched_from(server: Server, path: str) -> Answer:
    """Return what a server answers for the bank of Tajikistan."""
    with Fetcher({"nbt": server.address}, pause=lambda _: None) as fetcher:
        return fetcher.fetch(source_named("nbt"), Request(path)).answer


def test_table_is_fetched_and_read(ask: Ask, server: Server) -> None:
    """Rates, the bytes they were read from, validators for the next time; and who asks says so."""
    fetched = ask("/good")

    assert isinstance(fetched.answer, RateTable)
    assert fetched.payload == TABLE
    assert fetched.validators == ('"k1"', "Wed, 14 Oct 2026 05:00:00 GMT")
    assert fetched.answer.rates[0].fetched == fetched.at
    assert server.asked[0].headers["User-Agent"].startswith("Newsdesk/")
    assert "If-None-Match" not in server.asked[0].headers


def test_parameters_are_sent_as_they_are_meant(ask: Ask, server: Server) -> None:
    """Slashes of a date stay slashes: so the service's own examples have them."""
    with Fetcher({"cbr": f"{server.address}/"}) as fetcher:
        fetcher.fetch(source_named("cbr"), Request("/good", (("date_req", "05/03/2026"), ("a", "ü&"))))

    assert server.asked[0].path == "/good?date_req=05/03/2026&a=%C3%BC%26"


def test_other_host_of_a_source_is_overridden_as_well(server: Server) -> None:
    """ECB's history is at another address; who sets an address gets that too."""
    with Fetcher({"ecb": server.address}) as fetcher:
        fetcher.fetch(source_named("ecb"), Request("https://elsewhere.invalid/good"))

    assert [each.path for each in server.asked] == ["/good"]


def test_connection_is_kept(server: Server) -> None:
    """One bank hangs up on who opens too many; so a history is asked for over one connection."""
    with Fetcher({"nbt": server.address}) as fetcher:
        for _ in range(3):
            fetcher.fetch(source_named("nbt"), Request("/good"))

    assert len({each.client_address for each in server.asked}) == 1


def test_nothing_new_is_an_answer(ask: Ask) -> None:
    """With the validators of the last time there is nothing to read, and they are kept."""
    first = ask("/conditional")

    again = ask("/conditional", validators=first.validators)

    assert isinstance(first.answer, RateTable)
    assert isinstance(again.answer, Unchanged)
    assert (again.payload, again.validators) == (b"", first.validators)


def test_compressed_table_is_read(ask: Ask) -> None:
    """Gzip is what most send."""
    assert isinstance(ask("/gzip").answer, RateTable)


def test_gzip_bomb_is_refused_before_it_is_unpacked(ask: Ask) -> None:
    """A small answer that becomes a hundred megabytes: not much more than the limit is ever made of it."""
    fetched = ask("/bomb", limits=Limits(size=1_000_000))

    assert most_memory(lambda _time: ask("/bomb", limits=Limits(size=1_000_000))) < 10_000_000
    assert isinstance(fetched.answer, NotAFeed)
    assert "more than 1 MB" in fetched.answer.sentence
    assert fetched.payload == b""


@pytest.mark.parametrize("path", ["/cut", "/no-gzip"])
def test_broken_answer_is_unreachable(ask: Ask, server: Server, path: str) -> None:
    """Half a table, or bytes that are not what they are said to be: tried again, and then given up."""
    fetched = ask(path)

    assert isinstance(fetched.answer, Unreachable)
    assert fetched.answer.sentence == (
        "The National Bank of Tajikistan could not be asked: the connection broke off. The last rates stay."
    )
    assert len(server.asked) == 3


def test_silence_is_given_up(ask: Ask, pauses: list[float]) -> None:
    """Nobody waits longer than the limit, three times, with longer pauses between."""
    fetched = ask("/silent", limits=Limits(read=0.05))

    assert isinstance(fetched.answer, Unreachable)
    assert "did not answer in time" in fetched.answer.sentence
    assert pauses == [1, 2]


def test_endless_trickle_is_given_up(server: Server) -> None:
    """No single wait is too long; all of them together are."""
    clock = itertools.count(step=10)

    with Fetcher({"nbt": server.address}, clock=lambda: float(next(clock))) as fetcher:
        answer = fetcher.fetch(source_named("nbt"), Request("/dripping")).answer

    assert isinstance(answer, Unreachable)
    assert "took longer than 60 seconds" in answer.sentence
    assert len(server.asked) == 1


def test_endless_headers_are_given_up(server: Server) -> None:
    """They trickle as well, and no table comes after them."""
    with Fetcher({"nbt": server.address}, Limits(whole=0.3)) as fetcher:
        answer = fetcher.fetch(source_named("nbt"), Request("/headers")).answer
        again = fetcher.fetch(source_named("nbt"), Request("/good")).answer

    assert isinstance(answer, Unreachable)
    assert "took longer than 0.3 seconds" in answer.sentence
    assert isinstance(again, RateTable)


def test_passing_trouble_passes(ask: Ask, pauses: list[float]) -> None:
    """One 503, then the table."""
    assert isinstance(ask("/twice").answer, RateTable)
    assert pauses == [1]


def test_server_in_trouble_is_unreachable(ask: Ask, server: Server) -> None:
    """A page with status 500 is not read; three tries, no more."""
    fetched = ask("/500")

    assert isinstance(fetched.answer, Unreachable)
    assert "HTTP 500" in fetched.answer.sentence
    assert len(server.asked) == 3


@pytest.mark.parametrize("path", ["/busy", "/later"])
def test_who_asks_to_be_left_alone_is(ask: Ask, server: Server, path: str) -> None:
    """Too long to wait for: asked once, and the scheduler is told for how long."""
    answer = ask(path).answer

    assert isinstance(answer, Unreachable)
    assert answer.retry_after is not None
    assert timedelta(minutes=20) <= answer.retry_after <= fetching.LONGEST_WAIT
    assert len(server.asked) == 1


def test_page_with_status_200_is_no_feed(ask: Ask) -> None:
    """Its title says what is up; and the validators of a page are not remembered."""
    fetched = ask("/page", validators=Validators(etag='"old"'))

    assert isinstance(fetched.answer, NotAFeed)
    assert "“Tea break”" in fetched.answer.sentence
    assert fetched.validators.etag == '"old"'


def test_refusal_and_absence_are_told_apart(ask: Ask, server: Server) -> None:
    """403 is no feed, 404 is no table of that day; neither is asked for twice."""
    refused, missing = ask("/forbidden"), ask("/missing", date(2026, 10, 11))

    assert isinstance(refused.answer, NotAFeed)
    assert isinstance(missing.answer, NoRates)
    assert missing.answer.day == date(2026, 10, 11)
    assert len(server.asked) == 2


def test_table_of_another_day_is_none(ask: Ask) -> None:
    """The day asked for reaches the reader."""
    assert isinstance(ask("/good", date(2026, 10, 14)).answer, RateTable)
    assert isinstance(ask("/good", date(2026, 10, 11)).answer, NoRates)


def test_redirect_is_followed(ask: Ask, server: Server) -> None:
    """Sites move."""
    assert isinstance(ask("/moved").answer, RateTable)
    assert [each.path for each in server.asked] == ["/moved", "/good"]


def test_redirects_in_a_circle_end(ask: Ask, server: Server) -> None:
    """Four are enough for anybody."""
    fetched = ask("/loop")

    assert isinstance(fetched.answer, Unreachable)
    assert "more than 4 times" in fetched.answer.sentence
    assert len(server.asked) == 5


@pytest.mark.parametrize("path", ["/file", "/nowhere"])
def test_redirect_out_of_the_web_is_not_followed(ask: Ask, path: str) -> None:
    """To a file, or to no place at all."""
    assert isinstance(ask(path).answer, Unreachable)


def test_proxy_of_the_environment_is_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its user and password, and not for hosts that are exempt from it."""
    monkeypatch.setenv("http_proxy", server.address.replace("//", "//us%3Aer:pass@"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")

    with Fetcher({"nbt": "http://bank.invalid", "cbr": server.address}) as fetcher:
        through = fetcher.fetch(source_named("nbt"), Request("/good"))
        fetcher.fetch(source_named("cbr"), Request("/good"))

    assert isinstance(through.answer, RateTable)
    assert [each.path for each in server.asked] == ["http://bank.invalid/good", "/good"]
    assert server.asked[0].headers["Proxy-Authorization"] == "Basic dXM6ZXI6cGFzcw=="


def test_proxy_of_another_kind_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOCKS is not known; going around the proxy would be worse."""
    monkeypatch.setenv("all_proxy", "socks5://localhost:1080")

    with Fetcher({"nbt": "http://bank.invalid"}) as fetcher:
        answer = fetcher.fetch(source_named("nbt"), Request("/good")).answer

    assert isinstance(answer, Unreachable)
    assert "the proxy is socks5" in answer.sentence


def test_proxy_that_does_not_answer_is_named(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not the bank that is away."""
    monkeypatch.setenv("http_proxy", server.address)
    server.server_close()

    with Fetcher({"nbt": "http://bank.invalid"}, pause=lambda _: None) as fetcher:
        answer = fetcher.fetch(source_named("nbt"), Request("/good")).answer

    assert isinstance(answer, Unreachable)
    assert "the proxy of this computer" in answer.sentence


def test_who_cannot_be_verified_is_not_asked(server: Server, pauses: list[float]) -> None:
    """A server that proves nothing gets no request, and no second chance."""
    address = server.address.replace("http:", "https:")

    with Fetcher({"nbt": address}, pause=pauses.append) as fetcher:
        answer = fetcher.fetch(source_named("nbt"), Request("/good")).answer

    assert isinstance(answer, Unreachable)
    assert "its certificate is not one that this computer trusts" in answer.sentence
    assert (server.asked, pauses) == ([], [])


def test_certificate_that_is_trusted_is_enough(secure: Secure) -> None:
    """The machine trusts it and it is the server's own: the table comes, as it does without encryption."""
    server = secure("127.0.0.1", trusted=True)

    assert isinstance(fetched_from(server, "/good"), RateTable)
    assert [each.path for each in server.asked] == ["/good"]


@pytest.mark.parametrize(("host", "trusted"), [("127.0.0.1", False), ("192.0.2.7", True)])
def test_certificates_are_checked(secure: Secure, host: str, trusted: bool) -> None:
    """One that nobody vouches for, and one that is another's: nothing is asked of who shows it."""
    server = secure(host, trusted=trusted)

    answer = fetched_from(server, "/good")

    assert isinstance(answer, Unreachable)
    assert "its certificate is not one that this computer trusts" in answer.sentence
    assert server.asked == []


def test_redirect_out_of_encryption_is_not_followed(secure: Secure) -> None:
    """From https to http anybody on the way could put in rates of his own."""
    server = secure("127.0.0.1", trusted=True)

    answer = fetched_from(server, "/unencrypted")

    assert isinstance(answer, Unreachable)
    assert "an address that cannot be trusted" in answer.sentence
    assert [each.path for each in server.asked] == ["/unencrypted"]


def test_nobody_there_is_unreachable(server: Server) -> None:
    """Offline is a state: no exception, a sentence, and the last rates stay."""
    address = server.address
    server.server_close()

    with Fetcher({"nbt": address}, pause=lambda _: None) as fetcher:
        answer = fetcher.fetch(source_named("nbt"), Request("/good")).answer

    assert isinstance(answer, Unreachable)
    assert "nobody answers there" in answer.sentence


def test_unknown_name_says_that_the_computer_may_be_offline() -> None:
    """Without a network no name is known; this one never is (RFC 6761)."""
    with Fetcher({"nbt": "http://bank.invalid"}, pause=lambda _: None) as fetcher:
        answer = fetcher.fetch(source_named("nbt"), Request("/good")).answer

    assert isinstance(answer, Unreachable)
    assert "so this computer may be offline. The last rates stay." in answer.sentence


@pytest.mark.parametrize(
    "address", ["ftp://bank.example", "bank", "", "http://[::1", "http://a b", "http://"]
)
def test_address_that_is_none_is_said(address: str) -> None:
    """A slip in the settings is not a crash, and the bank's own address is not asked for it."""
    with Fetcher({"nbt": address}, pause=lambda _: None) as fetcher:
        answer = fetcher.fetch(source_named("nbt"), Request("/good")).answer

    assert isinstance(answer, Unreachable)
    assert fetching.NO_ADDRESS in answer.sentence


def test_tries_end_with_the_time_there_is(server: Server) -> None:
    """A pause that would last longer than what is left is not begun."""
    clock = itertools.count(step=25)

    with Fetcher({"nbt": server.address}, pause=lambda _: None, clock=lambda: float(next(clock))) as fetcher:
        answer = fetcher.fetch(source_named("nbt"), Request("/500")).answer

    assert isinstance(answer, Unreachable)
    assert len(server.asked) < 3
