"""A story's past from a shell."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock

Run = Callable[..., "CompletedProcess[str]"]
Answer = Callable[..., Any]


@pytest.fixture
def uid(answer: Answer, newsdesk: Run, tmp_path: Path) -> str:
    """A story that was taken in."""
    page = tmp_path / "snow.md"
    page.write_text("# Snow in May\n\nIt snowed all day in Naryn, and nobody went out.\n", encoding="utf-8")
    newsdesk("import", page)
    return str(answer("stories")["stories"][0]["uid"])


@pytest.fixture
def changed(uid: str, newsroom: Path) -> str:
    """The same with another text on top."""
    desk = open_desk(newsroom, SystemClock(), "Timur", may_start=False).desk
    text = desk.stories.get(uid).text
    desk.stories.save(uid, text.with_(body=text.body.replace("day", "night")))
    desk.close()
    return uid


def test_the_history_is_listed_newest_first(answer: Answer, newsdesk: Run, changed: str) -> None:
    """As words, and as JSON."""
    revisions = answer("history", changed)["revisions"]
    told = newsdesk("history", changed).stdout

    assert [(each["number"], each["why"], each["thinned"]) for each in revisions] == [
        (2, "typing", False),
        (1, "import", False),
    ]
    assert revisions[0]["digest"][:12] in told
    assert "Timur" in told


def test_two_texts_are_compared_word_by_word(newsdesk: Run, answer: Answer, changed: str) -> None:
    """The last change without arguments; any two by number or digest."""
    first = answer("history", changed)["revisions"][1]["digest"]
    by_words = newsdesk("compare", changed)
    by_digest = newsdesk("compare", changed, first[:8], "2")

    assert by_words.returncode == 0
    assert "It snowed all [-day-]{+night+} in Naryn" in by_words.stdout
    assert "+1 word, −1 word" in by_words.stdout
    assert by_digest.stdout == by_words.stdout
    assert "{+day+}" in newsdesk("compare", changed, "2", "1").stdout


def test_a_comparison_is_json_or_a_page(newsdesk: Run, answer: Answer, changed: str) -> None:
    """The runs give both texts; the page marks the words."""
    document = answer("compare", changed)
    page = newsdesk("compare", changed, "--as", "html").stdout

    (field,) = document["fields"]
    assert (document["added"], document["removed"], field["name"]) == (1, 1, "body")
    assert "".join(run["text"] for run in field["runs"] if run["kind"] != "added").startswith(
        "It snowed all day"
    )
    assert json.loads(newsdesk("compare", changed, "--as", "json").stdout) == document
    assert page.startswith("<!doctype html>")
    assert "<del>day</del><ins>night</ins>" in page


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["7"], 2, "“7” is no revision of this story, whose newest is number 2."),
        (["1", "--since", "read"], 2, "Name revisions or --since, not both."),
        (["--since", "read"], 1, "has not been read by you before"),
        (["--since", "published"], 1, "has not been published yet"),
    ],
)
def test_what_cannot_be_compared_is_said(
    newsdesk: Run, changed: str, arguments: list[str], code: int, sentence: str
) -> None:
    """In one sentence."""
    done = newsdesk("compare", changed, *arguments)

    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr


def test_one_text_cannot_be_compared(newsdesk: Run, uid: str) -> None:
    """There is nothing beside it."""
    done = newsdesk("compare", uid)

    assert done.returncode == 2
    assert "one text only" in done.stderr


def test_a_checkpoint_is_named(newsdesk: Run, answer: Answer, changed: str) -> None:
    """And seen in the list."""
    assert "Revision 2 is “before legal” now" in newsdesk("checkpoint", changed, "before legal").stdout

    assert answer("checkpoint", changed, "filed")["revision"]["label"] == "filed"
    assert "“filed”" in newsdesk("history", changed).stdout
    assert newsdesk("checkpoint", changed, " ").returncode == 2


def test_an_earlier_text_stands_again(newsdesk: Run, answer: Answer, changed: str) -> None:
    """As a new revision; the second time there is nothing to do."""
    done = answer("restore-text", changed, "1")

    assert (done["changed"], done["revision"]["number"], done["revision"]["why"]) == (True, 3, "restore")
    assert "all day" in newsdesk("show", changed).stdout
    assert "“before restore”" in newsdesk("history", changed).stdout
    assert "Nothing was changed" in newsdesk("restore-text", changed, "1").stdout


def test_thinning_is_counted_and_done(newsdesk: Run, answer: Answer, changed: str) -> None:
    """Today's texts stay."""
    assert answer("thin", "--dry-run") == {"ok": True, "dry_run": True, "stories": 0, "revisions": 0}
    assert newsdesk("thin").stdout == "0 texts of 0 stories went. What is kept for ever stays.\n"
