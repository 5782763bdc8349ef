"""Notes by the command line: whatever the window does with them, a shell can."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Answer = Callable[..., Any]


@pytest.fixture
def uid(answer: Answer, page: Path) -> str:
    """A story of a newsroom that has taken in one page."""
    return str(answer("import", page)["files"][0]["stories"][0]["uid"])


def test_a_note_s_whole_life(answer: Answer, newsdesk: Any, uid: str) -> None:
    """Left on a passage, listed, reworded, resolved, reopened, taken away."""
    made = answer("note", uid, "Ask the director", "--on", "coarse fleece")["note"]
    assert made["anchor"] == {"field": "body", "passage": "coarse fleece", "start": made["anchor"]["start"]}
    assert made["story"] == uid

    assert not made["travels"]
    assert answer("send-along", made["uid"])["changed"]
    assert not answer("send-along", made["uid"])["changed"]
    assert "(goes along)" in newsdesk("notes").stdout
    assert answer("send-along", made["uid"], "--stay")["changed"]
    assert answer("note", uid, "Mind it", "--travels")["note"]["travels"]
    answer("unnote", answer("notes", uid)["notes"][1]["uid"])

    assert answer("reword", made["uid"], "Ask Asel")["changed"]
    assert [each["text"] for each in answer("notes", uid)["notes"]] == ["Ask Asel"]
    assert [each["uid"] for each in answer("notes", "--open")["notes"]] == [made["uid"]]

    assert answer("resolve", made["uid"])["changed"]
    assert not answer("resolve", made["uid"])["changed"]
    assert answer("notes", "--open")["notes"] == []
    assert answer("notes", uid, "--open")["notes"] == []
    assert "Ask Asel (resolved)" in newsdesk("notes").stdout

    assert answer("resolve", made["uid"], "--reopen")["changed"]
    assert "Ask Asel" in newsdesk("unnote", made["uid"]).stdout
    assert answer("notes")["notes"] == []


def test_what_cannot_be_noted_is_said(newsdesk: Any, uid: str) -> None:
    """One sentence on stderr, exit code 2, and nothing is kept."""
    for arguments, words in (
        (("note", uid, "x", "--on", "night trains"), "“night trains” does not stand in this story"),
        (("note", uid, " "), "A note needs words"),
        (("note", "nowhere", "x"), "no story nowhere"),
        (("resolve", "nothing"), "no note with the uid nothing"),
        (("notes", "nowhere"), "no story nowhere"),
    ):
        done = newsdesk(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in done.stderr
    assert newsdesk("notes").stdout == ""
