"""Backups, rescue and the doctor from a shell: what the window can do, this can."""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from newsdesk.store.header import SCHEMA

Run = Callable[..., "CompletedProcess[str]"]
Answer = Callable[..., Any]


@pytest.fixture
def taken(answer: Answer, page: Path, newsroom: Path) -> Path:
    """A newsroom with two stories."""
    answer("import", page)
    return newsroom


def break_a_page(newsroom: Path) -> bytes:
    """Spoil the root of the stories' table; return the file's bytes."""
    file = newsroom / "newsroom.db"
    with closing(sqlite3.connect(file)) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'edition'").fetchone()
    data = bytearray(file.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = b"\xee" * 4096
    file.write_bytes(data)
    return bytes(data)


def test_backups_are_listed(taken: Path, answer: Answer, newsdesk: Run) -> None:
    """Newest first, with when and why; and before there is one, how to make it."""
    assert answer("backup", "--list") == {"ok": True, "backups": []}
    assert "newsdesk backup" in newsdesk("backup", "--list").stderr

    made = answer("backup")["path"]

    (backup,) = answer("backup", "--list")["backups"]
    assert (backup["path"], backup["kind"], backup["schema"]) == (made, "by-hand", SCHEMA)
    assert backup["size"] == Path(made).stat().st_size
    assert made in newsdesk("backup", "--list").stdout


def test_a_newsroom_that_is_gone_is_restored(taken: Path, answer: Answer) -> None:
    """From a backup in its folder, or from one that was moved away with nothing else."""
    backup = Path(answer("backup")["path"])
    (taken / "newsroom.db").unlink()

    assert answer("restore", backup)["backup"] is None

    assert len(answer("stories")["stories"]) == 2
    assert answer("doctor")["ok"]


def test_a_damaged_newsroom_is_rescued(taken: Path, answer: Answer, newsdesk: Run, tmp_path: Path) -> None:
    """Into a new one, with what was saved and what was not; exit 1, for not all was."""
    before = break_a_page(taken)

    done = newsdesk("rescue", tmp_path / "out", "--json")

    document = json.loads(done.stdout)
    assert (done.returncode, document["ok"]) == (1, False)
    assert document["saved"]["stories"] == 2
    assert document["lost"]
    assert (taken / "newsroom.db").read_bytes() == before
    again = newsdesk("--newsroom", tmp_path / "out", "doctor", "--json")
    assert json.loads(again.stdout)["ok"]


def test_a_rescue_of_what_is_sound_loses_nothing(taken: Path, answer: Answer, tmp_path: Path) -> None:
    """Exit 0."""
    document = answer("rescue", tmp_path / "out")

    assert document["ok"]
    assert (document["lost"], document["remarks"]) == ([], [])


def test_a_rescue_into_a_folder_with_something_in_it_is_refused(taken: Path, newsdesk: Run) -> None:
    """Bad input, one sentence, nothing changed."""
    done = newsdesk("rescue", taken)

    assert (done.returncode, done.stdout) == (2, "")
    assert "is not empty" in done.stderr


def test_what_is_to_be_done_about_several_findings_is_said_once(taken: Path, newsdesk: Run) -> None:
    """A file that was cut short has many, and one way out."""
    file = taken / "newsroom.db"
    file.write_bytes(file.read_bytes()[:-5000])

    ill = newsdesk("doctor")

    assert ill.returncode == 1
    assert ill.stdout.count("ILL ") > 1
    assert ill.stdout.count("newsdesk rescue FOLDER") == 1


def test_the_doctor_mends_the_index(taken: Path, answer: Answer, newsdesk: Run) -> None:
    """It says so first, and does it only when asked."""
    with closing(sqlite3.connect(taken / "newsroom.db")) as db:
        db.execute("INSERT INTO story_search(story_search) VALUES ('delete-all')")
        db.commit()

    ill = newsdesk("doctor", "--json")
    (finding,) = [each for each in json.loads(ill.stdout)["findings"] if not each["ok"]]
    assert (finding["check"], finding["remedy"]) == ("search", "mend")

    assert answer("doctor", "--mend")["ok"]
    assert answer("doctor")["ok"]


def test_a_newsroom_with_a_note_is_not_written_to(
    taken: Path, answer: Answer, newsdesk: Run, page: Path
) -> None:
    """Its reason is said; a restore or mending by the doctor lets it be written again."""
    backup = answer("backup")["path"]
    (taken / "newsroom.damaged").write_text("A page is broken.")

    refused = newsdesk("import", page)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "A page is broken." in refused.stderr
    assert len(answer("stories")["stories"]) == 2

    assert Path(answer("restore", backup)["backup"]).name.startswith("damaged-")
    answer("import", page)
    (taken / "newsroom.damaged").write_text("A page is broken.")
    assert answer("doctor", "--mend")["ok"]
    answer("import", page)


def test_pictures_that_nothing_names_are_swept_away(taken: Path, answer: Answer, newsdesk: Run) -> None:
    """They are told first, and counted; a picture of today stays."""
    old, new = (taken / "media" / f"{each * 2}" / f"{each * 64}.jpg" for each in "ab")
    for path in (old, new):
        path.parent.mkdir(parents=True)
        path.write_bytes(bytes(100_000))
    os.utime(old, (0, 0))
    name = f"media/aa/{'a' * 64}.jpg"

    assert answer("tidy", "--dry-run") == {"ok": True, "dry_run": True, "pictures": [name], "bytes": 100_000}
    asked = newsdesk("tidy")
    assert (asked.returncode, old.exists()) == (1, True)
    assert "Take 1 picture that nothing names (0.1 MB) away for good?" in asked.stderr
    assert answer("tidy", "--yes")["pictures"] == [name]
    assert (old.exists(), new.exists()) == (False, True)
    assert "There is nothing to tidy" in newsdesk("tidy").stdout
