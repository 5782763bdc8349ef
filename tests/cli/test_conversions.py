"""Conversions from a shell: checked, proposed, accepted, and written as the house wants them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Run = Callable[..., "CompletedProcess[str]"]
Answer = Callable[..., Any]

PAGE = """A Road

It cost 30.5 billion tenge. He got 5 million som.

He paid 10,000 tenge ($30), or 98,942 thousand tenge ($659).
"""


@pytest.fixture
def uid(answer: Answer, tmp_path: Path) -> str:
    """A story about money, and rates of today and of last year."""
    today = datetime.now(UTC).date()
    rates = tmp_path / "rates.csv"
    rates.write_text(
        "date,base,quote,value,source,kind\n"
        f"{today},USD,KZT,500,NBK,official\n"
        f"{today},USD,KGS,80,NBKR,official\n"
        f"{today - timedelta(days=365)},USD,KZT,333.5,NBK,official\n"
    )
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    answer("rates", "import", rates)
    answer("import", page)
    (story,) = answer("stories")["stories"]
    return str(story["uid"])


def body(answer: Answer, uid: str) -> str:
    return str(answer("show", uid)["body"])


def test_a_wrong_conversion_is_a_finding(newsdesk: Run, uid: str) -> None:
    """With a fix, but for a slip by a thousand; it fits the rates of another day."""

    def found(*more: str) -> list[tuple[str, str | None]]:
        done = newsdesk("check", uid, *more, "--json")
        assert done.returncode == 1
        findings = json.loads(done.stdout)["findings"]
        return [(each["severity"], each["fix"]) for each in findings if each["rule"] == "conversion"]

    last_year = str(datetime.now(UTC).date() - timedelta(days=365))
    assert found() == [("warning", "$20"), ("warning", None)]
    assert found("--rates-of", last_year) == [("warning", None)]


def test_proposals_are_told_and_nothing_is_written(newsdesk: Run, answer: Answer, uid: str) -> None:
    """What is to be asked is told as well."""
    told = answer("rates", "propose", uid)

    assert [(each["amount"], each["now"]) for each in told["proposals"]] == [
        ("30.5 billion tenge", ""),
        ("5 million som", ""),
        ("10,000 tenge", "$30"),
        ("98,942 thousand tenge", "$659"),
    ]
    assert [each["text"] for each in told["proposals"][0]["conversions"]] == ["$61 million"]
    assert "by" in newsdesk("rates", "propose", uid).stdout
    assert "($61 million)" not in body(answer, uid)


def test_proposals_are_accepted(answer: Answer, uid: str) -> None:
    """First mentions, then newer figures as well; pinned; and a second time there is nothing to do."""
    assert answer("rates", "propose", uid, "--accept", "first")["accepted"] == 1
    assert "30.5 billion tenge ($61 million)." in body(answer, uid)
    assert "($30)" in body(answer, uid)

    assert answer("rates", "propose", uid, "--accept", "all")["accepted"] == 2
    done = body(answer, uid)
    assert "10,000 tenge ($20), or 98,942 thousand tenge ($200,000)." in done
    assert answer("rates", "propose", uid, "--accept", "all")["accepted"] == 0
    assert body(answer, uid) == done
    assert len(answer("show", uid)["pins"]) == 3


def test_a_rate_that_may_not_be_passed_on_is_not_used(newsdesk: Run, answer: Answer, tmp_path: Path) -> None:
    """And that is said, so that nobody looks for the reason."""
    rates, page = tmp_path / "market.csv", tmp_path / "toll.md"
    rates.write_text(
        f"date,base,quote,value,source,kind\n{datetime.now(UTC).date()},USD,AMD,383,er-api,market\n"
    )
    page.write_text("A Toll\n\nIt is AMD 5 million.\n")
    newsdesk("rates", "import", rates)
    newsdesk("import", page)
    (story,) = answer("stories")["stories"]
    uid = story["uid"]

    told = newsdesk("rates", "propose", uid)

    assert "The only rate of AMD is by ExchangeRate-API, whose terms forbid" in told.stdout
    assert answer("rates", "propose", uid) == {
        "proposals": [],
        "accepted": 0,
        "unknown": [told.stdout.strip()],
    }


def test_the_house_says_how(newsdesk: Run, answer: Answer, uid: str) -> None:
    """For the window and the command line alike."""
    assert answer("rates", "style") == {"into": "USD", "digits": [2, 3], "quotations": False}
    assert answer("rates", "style", "--into", "kgs", "--digits", "3", "4", "--quotations") == {
        "into": "KGS",
        "digits": [3, 4],
        "quotations": True,
    }

    told = answer("rates", "propose", uid)["proposals"][0]["conversions"]

    assert [each["text"] for each in told] == ["4.88 billion Kyrgyz soms"]
    assert newsdesk("rates", "style", "--into", "roubles").returncode == 2
