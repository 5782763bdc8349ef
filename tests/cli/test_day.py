"""Every verb, on one day's data."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from newsdesk.domain.clock import SystemClock
from newsdesk.store.archive import Archive
from newsdesk.text.folding import fold

Answer = Callable[..., Any]


@pytest.fixture
def taken(answer: Answer, page: Path) -> Any:
    """A newsroom that has taken in one page."""
    return answer("import", page)["files"][0]


def test_a_page_is_taken_in(taken: Any, page: Path) -> None:
    """Everything that is read is in the answer."""
    assert (taken["file"], taken["date"], taken["duplicates"]) == (page.name, "2025-12-12", 0)
    assert [(each["headline"], each["slug"]) for each in taken["stories"]] == [
        ("Mill in Karakol Turns Wool Into Insulation", "mill-in-karakol-turns-wool-into-insulation"),
        ("Tashkent Opens Night Trams", "tashkent-opens-night-trams"),
    ]
    assert all(each["uid"] and each["words"] > 10 for each in taken["stories"])
    assert taken["rates"] == [
        {"pair": "KGS/USD", "value": "0.01144", "change": "0%"},
        {"pair": "UZS/USD", "value": "0.00008", "change": "0%"},
    ]
    assert "[/vc_column_text]" in [each["text"] for each in taken["removed"]]


def test_the_same_page_again_is_nothing(taken: Any, answer: Answer, page: Path) -> None:
    """Duplicates are counted."""
    again = answer("import", page)["files"][0]

    assert (again["stories"], again["duplicates"]) == ([], len(taken["stories"]))


def test_stories_are_listed_found_and_shown(taken: Any, answer: Answer, newsdesk: Any) -> None:
    """In every form."""
    uid = taken["stories"][0]["uid"]
    assert [each["uid"] for each in answer("stories", "wool", "insul")["stories"]] == [uid]
    assert len(answer("stories", "--limit", "1")["stories"]) == 1
    assert answer("stories", "--status", "ready")["stories"] == []

    shown = {form: newsdesk("show", uid, "--as", form).stdout for form in ("md", "html", "text", "json")}

    assert shown["md"].startswith("# Mill in Karakol")
    assert "<p>“Nobody wanted this wool,” said" in shown["html"]
    assert shown["text"].startswith("Mill in Karakol")
    document = json.loads(shown["json"])
    assert document["countries"] == ["KG"]
    assert (document["characters"], document["minutes"]) == (len(document["body"].replace("\n", "")), 1)


def test_the_day_in_three_lines(answer: Answer, page: Path, tmp_path: Path, newsdesk: Any) -> None:
    """Import, edition, export; then the bundle reads well to a stranger."""
    taken = answer("import", page)["files"][0]
    edition = answer("edition", "new", "2025-12-12")["editions"][0]
    out = answer("export", "2025-12-12", tmp_path / "out")

    assert edition["stories"] == [each["uid"] for each in taken["stories"]]
    assert (out["stories"], Path(out["path"])) == (2, tmp_path / "out")
    assert len(out["sha256"]) == 64
    assert answer("verify", tmp_path / "out") == {
        "ok": True,
        "findings": [],
        "override": "",
        "embargoes": [],
        "signature": {"standing": "unsigned", "name": "newsroom", "fingerprint": None, "key": None},
    }
    assert [each["date"] for each in answer("edition", "list")["editions"]] == ["2025-12-12"]

    (tmp_path / "out" / "index.html").write_text("changed")
    told = newsdesk("verify", tmp_path / "out", "--json")
    assert told.returncode == 1
    assert [each["path"] for each in json.loads(told.stdout)["findings"]] == ["index.html"]


def test_rates_are_shown_and_converted(taken: Any, answer: Answer, newsdesk: Any, tmp_path: Path) -> None:
    """A rough ticker line is shown, and never converted from."""
    del taken
    rates = {each["pair"]: each for each in answer("rates")["rates"]}
    assert (rates["KGS/USD"]["value"], rates["KGS/USD"]["kind"]) == ("0.01144", "ticker")
    assert rates["KGS/USD"]["effective"] == "2025-12-12"
    assert {"source", "stale"} <= rates["KGS/USD"].keys()

    refused = newsdesk("rates", "convert", "40bn UZS", "--to", "USD", "--on", "2025-12-12")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "0.00008" in refused.stderr

    file = tmp_path / "rates.csv"
    file.write_text("date,base,quote,value,source,kind\n2025-12-12,USD,UZS,12000,Bank,official\n")
    assert len(answer("rates", "import", file)["rates"]) == 1
    converted = answer("rates", "convert", "12m UZS", "--to", "USD", "--on", "2025-12-12")
    assert float(converted["result"]["value"]) == 1000


def test_checking_names_what_is_wrong(taken: Any, newsdesk: Any) -> None:
    """Findings are exit 1, with all that a program needs."""
    uid = taken["stories"][1]["uid"]

    done = newsdesk("check", uid, "--json")

    found = json.loads(done.stdout)["findings"]
    assert done.returncode == 1
    assert {"uid", "rule", "start", "end", "message", "severity", "fix"} <= found[0].keys()
    assert {each["uid"] for each in found} == {uid}


def test_the_archive_is_backed_up_and_restored(
    taken: Any, answer: Answer, newsroom: Path, newsdesk: Any
) -> None:
    """And the doctor sees a story that was changed behind our back."""
    backup = answer("backup")["path"]
    assert answer("doctor")["ok"]
    with closing(sqlite3.connect(newsroom / "newsroom.db")) as db:
        db.create_function("fold", 1, fold, deterministic=True)
        db.execute("UPDATE story SET body = 'gone' WHERE uid = ?", (taken["stories"][0]["uid"],))
        db.commit()

    ill = newsdesk("doctor", "--json")
    assert ill.returncode == 1
    assert not json.loads(ill.stdout)["ok"]

    assert answer("restore", backup)["ok"]
    assert answer("doctor")["ok"]
    assert "wool" in answer("show", taken["stories"][0]["uid"])["body"]


def test_a_damaged_newsroom_is_examined_and_rescued(
    taken: Any, answer: Answer, newsroom: Path, newsdesk: Any
) -> None:
    """The doctor works on what cannot be opened, and a backup brings every story back."""
    backup = answer("backup")["path"]
    file = newsroom / "newsroom.db"
    file.write_bytes(bytes(4096) + file.read_bytes()[4096:])
    assert newsdesk("stories").returncode == 2
    assert newsdesk("doctor").returncode == 1

    kept = answer("restore", backup)["backup"]

    assert Path(kept).exists()
    assert len(answer("stories")["stories"]) == len(taken["stories"])
    assert answer("doctor")["ok"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("stories",), "no newsroom in"),
        (("import", "nowhere.txt"), "nowhere.txt"),
        (("edition", "new", "the-day"), "the-day"),
        (("verify", "nowhere"), "nowhere"),
        (("frobnicate",), "frobnicate"),
    ],
)
def test_bad_input_is_one_sentence(newsdesk: Any, arguments: tuple[str, ...], words: str) -> None:
    """Exit 2, nothing on stdout."""
    done = newsdesk(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_one_bad_file_and_nothing_is_taken_in(
    newsdesk: Any, page: Path, tmp_path: Path, answer: Answer, newsroom: Path
) -> None:
    """Everything is read before anything is stored: into a newsroom that is there, and into none."""
    empty = tmp_path / "empty.txt"
    empty.touch()

    first = newsdesk("import", page, empty)
    made = newsroom.exists()
    file = tmp_path / "rates.csv"
    file.write_text("date,base,quote,value,source,kind\n2025-12-12,USD,KZT,520.15,Bank,official\n")
    answer("rates", "import", file)
    second = newsdesk("import", page, empty)

    assert (first.returncode, second.returncode) == (2, 2)
    assert "empty.txt" in first.stderr
    assert not made
    assert answer("stories")["stories"] == []


def test_a_newsroom_in_use_can_be_read_and_not_written(
    taken: Any, newsdesk: Any, newsroom: Path, page: Path
) -> None:
    """Who has it is said; exit 1. Nothing goes out of which nobody would know."""
    del taken
    newsdesk("edition", "new", "2025-12-12")
    out = newsroom.parent / "out"
    holder = Archive.open(newsroom, SystemClock())
    try:
        assert newsdesk("stories").returncode == 0
        done = [newsdesk("import", page), newsdesk("export", "2025-12-12", out, "--override", "It is late.")]
    finally:
        holder.close()

    assert [each.returncode for each in done] == [1, 1]
    assert all("in use by" in each.stderr for each in done)
    assert not out.exists()


def test_without_a_screen_the_window_says_so(newsdesk: Any) -> None:
    """And what works without one."""
    done = newsdesk()

    assert done.returncode == 2
    assert "no screen" in done.stderr
