"""The rates desk from a shell: banks asked, rates held, entered and frozen."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benchmarks.bank import Bank
from benchmarks.banks import HOMES, Region, region
from newsdesk.rates.sources.table import SOURCES

Answer = Callable[..., Any]

#: What every rate in an answer says of itself.
OF_A_RATE = {"pair", "value", "source", "effective", "kind", "stale"}

pytestmark = pytest.mark.usefixtures("no_proxy")


@pytest.fixture
def today() -> date:
    return datetime.now(UTC).date()


@pytest.fixture
def banks(answer: Answer, today: date) -> Iterator[Region]:
    """The region whose banks the newsroom asks."""
    with region(today) as (server, made):
        answer("rates", "update", "--source", "peg")
        addresses = [f"--set={key}={server.address}/{key}" for key in HOMES]
        answer("rates", "sources", *addresses)
        yield made


#: A shell may have started the tests so that they, and what they start, hear no Ctrl+C.
INTERRUPTIBLE = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("newsdesk", run_name="__main__", alter_sys=True)
"""


def test_ctrl_c_waits_for_no_bank(answer: Answer, banks: Region, newsroom: Path) -> None:
    """A word and exit code 1; what came before stays, and nothing is kept of the one that was waited for."""
    asked = threading.Event()

    def silent(bank: Bank) -> None:
        asked.set()
        bank.over.wait()

    banks.faults["nbk"] = silent
    command = [sys.executable, "-c", INTERRUPTIBLE, "--newsroom", str(newsroom), "rates", "update"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert asked.wait(60)
        running.send_signal(signal.SIGINT)
        printed, said = running.communicate(timeout=60)

    assert (running.returncode, printed, said.strip()) == (1, "", "Stopped.")
    states = {each["key"]: each["outcome"] for each in answer("rates", "sources")["sources"]}
    assert (states["cbr"], states["nbk"]) == ("rates", None)


def test_the_banks_are_asked(answer: Answer, banks: Region) -> None:
    """Each answers for its own currency; asked again, none has anything new."""
    del banks
    first = answer("rates", "update")
    again = answer("rates", "update", "--source", "nbk", "--source", "cbr")

    assert {each["key"]: each["outcome"] for each in first["sources"]} == dict.fromkeys(
        [*HOMES, "peg"], "rates"
    )
    assert all(each.keys() >= OF_A_RATE for each in first["rates"])
    assert {each["currency"]: each["source"] for each in first["rates"]} == {
        "KGS": "NBKR",
        "KZT": "NBK",
        "TJS": "NBT",
        "UZS": "CBU",
        "TMT": "Peg",
    }
    assert not any(each["stale"] for each in first["rates"])
    assert [(each["key"], each["outcome"]) for each in again["sources"]] == [
        ("nbk", "unchanged"),
        ("cbr", "unchanged"),
    ]
    # Where a bank is, it may be tomorrow already.
    latest = max(used["effective"] for each in first["rates"] for used in each["used"])
    of_the_day = answer("rates", "--on", latest)["rates"]
    assert [each["used"] for each in of_the_day] == [each["used"] for each in first["rates"]]


def test_earlier_rates_are_asked_for(answer: Answer, newsdesk: Any, banks: Region, today: date) -> None:
    """From a day on, and a chart can be drawn of them; a day that has not come is refused."""
    del banks
    since = today - timedelta(days=30)
    (cbr,) = answer("rates", "update", "--since", since.isoformat(), "--source", "cbr")["sources"]
    found = answer("rates", "history", "KZT", "--from", since.isoformat())
    refused = newsdesk("rates", "update", "--since", (today + timedelta(days=1)).isoformat())

    assert (cbr["outcome"], cbr["new"]) == ("rates", 8 * 30)
    assert (found["points"][0]["day"], found["sources"]) == (since.isoformat(), ["CBR"])
    assert (refused.returncode, refused.stdout) == (2, "")


def test_a_change_is_that_of_the_pair_beside_it(answer: Answer, banks: Region) -> None:
    """The tenge's gain is the dollar's loss: who reads USD/KZT must not be told the other's."""
    del banks
    answer("rates", "update")
    now = {each["currency"]: each for each in answer("rates")["rates"] if each["since"]}

    for code, row in now.items():
        before = next(
            each for each in answer("rates", "--on", row["since"])["rates"] if each["currency"] == code
        )
        moved = (Decimal(row["value"]) / Decimal(before["value"]) - 1) * 100
        told = Decimal(row["change"].rstrip("%").replace("−", "-"))
        assert abs(told - moved) <= Decimal("0.01")
        assert before["pair"] == row["pair"]
    assert {"KZT", "TJS", "UZS"} <= now.keys()


def test_a_bank_that_is_down_is_named(answer: Answer, newsdesk: Any, banks: Region) -> None:
    """Exit 1; the others are there, and its line says what happened."""
    banks.faults["nbk"] = Bank.answers["/page"]

    done = newsdesk("rates", "update")
    lines = {each["key"]: each for each in answer("rates", "sources")["sources"]}

    assert done.returncode == 1
    assert "The last rates stay." in done.stdout
    assert (lines["nbk"]["outcome"], lines["nbk"]["last_answered"]) == ("not a feed", None)
    assert lines["cbr"]["outcome"] == "rates"
    assert lines["frankfurter"]["outcome"] is None
    rates = {each["currency"]: each for each in answer("rates")["rates"]}
    assert (rates["KZT"]["source"], rates["KZT"]["pair"]) == ("CBR", "KZT/USD")
    assert [each["pair"] for each in rates["KZT"]["used"]] == ["KZT/RUB", "USD/RUB"]


def test_a_held_rate_is_decided_on(answer: Answer, newsdesk: Any, banks: Region, today: date) -> None:
    """It is listed with its number and the reason; a decision wants a reason as well."""
    banks.slips["cbu", "TMT", today] = "4200.11"

    done = newsdesk("rates", "update", "--json")
    (held,) = answer("rates", "held")["held"]
    listed = newsdesk("rates", "held").stdout
    without_reason = newsdesk("rates", "reject", str(held["id"]))
    nobody = newsdesk("rates", "reject", "999999", "--why", "So")
    rejected = answer("rates", "reject", str(held["id"]), "--why", "A slip")["held"][0]

    assert done.returncode == 1
    assert [each["held"] for each in json.loads(done.stdout)["sources"] if each["key"] == "cbu"] == [1]
    assert (held["currency"], held["value"], held["verdict"]) == ("TMT", "4200.11", "held")
    assert f"{held['id']}: 1 TMT = 4200.11 UZS" in listed
    assert "pegged at 3.5" in listed
    assert (without_reason.returncode, nobody.returncode) == (2, 2)
    assert (rejected["verdict"], rejected["why"]) == ("rejected", "A slip")
    assert answer("rates", "held")["held"] == []
    assert [each["id"] for each in answer("rates", "held", "--all")["held"]] == [held["id"]]


def test_a_rate_is_entered_by_hand(answer: Answer, newsdesk: Any, banks: Region, today: date) -> None:
    """With a name and a reason; amounts are converted with it; it can be taken back."""
    del banks
    answer("rates", "update")

    (rate,) = answer("rates", "add", "KZT", "600,5", "--why", "Read by hand", "--name", "Aida")["rates"]
    converted = answer("rates", "convert", "6005 KZT", "--to", "USD")
    nameless = newsdesk("rates", "add", "KZT", "600")
    (entered,) = answer("rates", "held", "--all")["held"]
    answer("rates", "reject", str(entered["id"]), "--why", "Misread")

    assert (rate["value"], rate["source"], rate["kind"], rate["effective"]) == (
        *("600.5", "Aida", "manual"),
        today.isoformat(),
    )
    assert float(converted["result"]["value"]) == 10
    assert all(each.keys() >= OF_A_RATE for each in converted["rates"])
    assert nameless.returncode == 2
    assert [each["source"] for each in answer("rates")["rates"] if each["currency"] == "KZT"] == ["NBK"]


def test_a_history_has_its_gaps(answer: Answer, newsdesk: Any, newsroom: Path, tmp_path: Path) -> None:
    """Only days that are known, oldest first; a range the wrong way round is refused."""
    del newsroom
    file = tmp_path / "rates.csv"
    file.write_text(
        "date,base,quote,value,source,kind\n"
        "2025-12-01,USD,KZT,510,Bank,official\n2025-12-04,USD,KZT,520,Bank,official\n"
        "2025-12-04,USD,KGS,80,Bank,official\n"
    )
    answer("rates", "import", file)
    days = ("--from", "2025-12-01", "--to", "2025-12-31")

    found = answer("rates", "history", "kzt", *days)
    cross = answer("rates", "history", "KZT", "--against", "KGS", *days)
    turned = newsdesk("rates", "history", "KZT", "--from", "2025-12-31", "--to", "2025-12-01")

    assert found == {
        "currency": "KZT",
        "against": "USD",
        "sources": ["Bank"],
        "points": [{"day": "2025-12-01", "value": "510"}, {"day": "2025-12-04", "value": "520"}],
    }
    assert cross["points"] == [{"day": "2025-12-04", "value": "6.5"}]
    assert turned.returncode == 2
    assert "No rates of TJS" in newsdesk("rates", "history", "TJS").stdout


def test_a_day_counts_where_it_is_said_or_is_refused(answer: Answer, newsdesk: Any) -> None:
    """Before another verb it was passed over: an amount was converted with today's rate."""
    answer("rates", "update", "--source", "peg")

    aside = newsdesk("rates", "--on", "2025-12-01", "convert", "7 TMT", "--to", "USD")
    words = newsdesk("rates", "--json", "board")
    before = newsdesk("rates", "--on", "1900-01-01")

    assert (aside.returncode, aside.stdout) == (words.returncode, words.stdout) == (2, "")
    assert "“--on” stands after “convert”" in aside.stderr
    assert "“--json” stands after “board”" in words.stderr
    assert before.stdout == "No rate is known for 1 January 1900 or before.\n"


def test_board_and_alerts_are_the_newsrooms(answer: Answer, newsdesk: Any, banks: Region) -> None:
    """Which currencies it shows, in which order, and of which moves it wants to be told."""
    del banks
    answer("rates", "board", "EUR", "KZT")
    answer("rates", "update")
    shown = [each["currency"] for each in answer("rates")["rates"]]
    answer("rates", "board", "--usual")

    answer("rates", "alert", "KZT", "0.01")
    alerts = answer("rates", "alert")
    answer("rates", "alert", "KZT", "--off")

    assert shown == ["EUR", "KZT"]
    assert answer("rates", "board")["currencies"] == ["KGS", "KZT", "TJS", "UZS", "TMT"]
    assert alerts["alerts"] == {"KZT": "0.01"}
    assert [each["currency"] for each in alerts["due"]] == ["KZT"]
    assert answer("rates", "alert") == {"alerts": {}, "due": []}
    assert newsdesk("rates", "alert", "KZT", "much").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("update", "--source", "nobody"), "no source of rates"),
        (("update", "--source", "oxr"), "wants a key"),
        (("sources", "--set", "nbk"), "names no address"),
        (("sources", "--set", "nbk=here"), "no address"),
        (("sources", "--ask", "oxr"), "wants a key"),
        (("board", "TENGE"), "no currency code"),
        (("board", "EUR", "--usual"), "not both"),
        (("alert", "--off"), "Say of which"),
        (("alert", "KZT"), "how many percent"),
        (("alert", "KZT", "1.5", "--off"), "how many percent"),
        (("alert", "KZT", "1e99999"), "no move"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    newsdesk: Any, answer: Answer, arguments: tuple[str, ...], words: str
) -> None:
    """Exit 2, nothing on stdout."""
    answer("rates", "update", "--source", "peg")

    done = newsdesk("rates", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_sources_are_chosen_all_as_was_said_or_not_at_all(answer: Answer, newsdesk: Any) -> None:
    """One that there is not, beside one that there is, changed the other."""
    answer("rates", "update", "--source", "peg")
    before = answer("rates", "sources")

    done = newsdesk("rates", "sources", "--set", "nbk=https://b.example", "--ask", "ecb", "--leave", "nobody")

    assert done.returncode == 2
    assert answer("rates", "sources") == before


def test_a_brief_is_begun(answer: Answer, newsdesk: Any, banks: Region) -> None:
    """By whom it is signed is kept; without rates none is, and the first that is missing is named."""
    now = datetime.now(UTC)
    # Where it is tomorrow already, the banks have set its rates.
    banks.days |= {each.key: max(banks.day, each.calendar.due(now)) for each in SOURCES if each.key in HOMES}
    refused = newsdesk("rates", "brief")
    answer("rates", "update")

    answer("rates", "brief", "--byline", "Markets Desk")
    story = answer("rates", "brief")

    assert (refused.returncode, refused.stdout) == (1, "")
    assert "no rate between KGS and the dollar" in refused.stderr
    assert answer("show", story["uid"])["status"] == "draft"
    assert story["byline"] == "Markets Desk"
    assert "against the dollar" in story["body"]


def test_rates_in_a_story_are_brought_up_to_date(
    answer: Answer, newsdesk: Any, banks: Region, tmp_path: Path
) -> None:
    """Told first, done when asked; then there is nothing left to do."""
    answer("rates", "update")
    copy = tmp_path / "story.md"
    copy.write_text("# Bread\n\nA dollar is {{rate KZT}}.")
    uid = answer("import", str(copy))["files"][0]["stories"][0]["uid"]
    day = banks.newest("nbk")
    answer("rates", "add", "KZT", "500.25", "--why", "The bank's own page", "--on", day.isoformat())

    shown = answer("rates", "renew", uid, "--show")
    done = answer("rates", "renew", uid)
    again = answer("rates", "renew", uid)

    assert [each["then"] for each in shown["changes"]] == ["500.25 tenge to the dollar"]
    assert (shown["done"], done["done"], again["done"], again["changes"]) == (False, True, False, [])
    assert "A dollar is 500.25 tenge to the dollar." in newsdesk("show", uid, "--as", "html").stdout
