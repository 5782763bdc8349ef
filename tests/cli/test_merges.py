"""What two desks changed at once is decided from a shell as well."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
PAGE = "Wool Finds Buyers\n\nThe mill in Karakol presses fleece.\n\nIt has twelve workers."


@pytest.fixture
def other(tmp_path: Path, newsdesk: Run) -> Run:
    """Run a verb in another newsroom, with ``--json``, and return its document."""

    def ask(*arguments: str | Path) -> Any:
        done = newsdesk("--newsroom", tmp_path / "other", *arguments, "--json")
        assert (done.returncode, done.stderr) == (0, "")
        return json.loads(done.stdout)

    return ask


@pytest.fixture
def uid(tmp_path: Path, answer: Run, other: Run) -> str:
    """A story of which a merge waits: here the mill is in Naryn, at the other desk in Osh."""
    (tmp_path / "page.txt").write_text(PAGE)
    (story,) = answer("import", tmp_path / "page.txt")["files"][0]["stories"]
    found = str(story["uid"])
    answer("export-stories", tmp_path / "one.zip", found, "--override", "To a desk.")
    (came,) = other("import", tmp_path / "one.zip")["files"]
    assert [each["uid"] for each in came["stories"]] == [found]
    answer("replace", "Karakol", "Naryn")
    other("replace", "Karakol", "Osh")
    other("export-stories", tmp_path / "two.zip", found, "--override", "To a desk.")
    (came,) = answer("import", tmp_path / "two.zip")["files"]
    assert [each["uid"] for each in came["conflicts"]] == [found]
    assert (came["stories"], came["forward"], came["merged"]) == ([], [], [])
    return found


def test_a_merge_is_listed_shown_and_resolved(uid: str, answer: Run, newsdesk: Run) -> None:
    """Passage by passage; what is decided does not wait any more, and a step takes it back."""
    (listed,) = answer("merges", "list")["merges"]
    assert (listed["uid"], listed["undecided"]) == (uid, 1)
    (passage,) = answer("merges", "show", uid)["passages"]
    assert "Karakol" in passage["before"]
    assert ("Naryn" in passage["mine"], "Osh" in passage["theirs"]) == (True, True)
    assert passage["proposal"] is None

    refused = newsdesk("merges", "resolve", uid, "--take", "proposal")
    done = answer("merges", "resolve", uid, "--passage", "1=theirs")

    assert (refused.returncode, "changed the same words" in refused.stderr) == (1, True)
    assert "Osh" in newsdesk("show", uid, "--as", "md").stdout
    assert answer("merges", "list")["merges"] == []
    answer("undo", str(done["step"]))
    assert "Naryn" in newsdesk("show", uid, "--as", "md").stdout
    assert [each["uid"] for each in answer("merges", "list")["merges"]] == [uid]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Say what to take"),
        (("--passage", "1"), "names no passage"),
        (("--passage", "9=mine"), "There is no passage 9"),
        (("--passage", "1=mine", "--passage", "1=theirs"), "Passage 1 is named twice"),
    ],
)
def test_what_is_not_said_is_not_decided(
    uid: str, newsdesk: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    """One sentence, and the merge waits on."""
    done = newsdesk("merges", "resolve", uid, *arguments)

    assert (done.returncode, sentence in done.stderr) == (2, True)


def test_people_are_told_what_came(uid: str, newsdesk: Run, tmp_path: Path) -> None:
    """In words, with what to do next."""
    done = newsdesk("import", tmp_path / "two.zip")

    assert "changed here and there in the same places, to be decided: Wool Finds Buyers" in done.stdout
    assert "newsdesk merges list" in done.stdout
    assert "to decide" in newsdesk("merges", "show", uid).stdout


def test_an_edition_is_decided_on(uid: str, answer: Run, other: Run, newsdesk: Run, tmp_path: Path) -> None:
    """Both are shown first; what is taken is a step that can be taken back."""
    day = "2025-12-12"
    answer("merges", "resolve", uid, "--take", "mine")
    answer("edition", "new", day, uid, "--title", "Ours")
    other("edition", "new", day, uid, "--title", "Theirs")
    other("export", day, tmp_path / "day.zip", "--override", "To a desk.")
    (came,) = answer("import", tmp_path / "day.zip")["files"]
    assert (came["edition"]["fate"], came["edition"]["other"]) == ("conflict", True)
    assert "another edition" in newsdesk("import", tmp_path / "day.zip").stdout

    (listed,) = answer("merges", "list")["editions"]
    shown = answer("merges", "edition", day)
    done = answer("merges", "edition", day, "--take", "theirs")

    assert (listed["date"], listed["apart"]) == (day, True)
    assert [shown[each].splitlines()[0] for each in ("mine", "theirs")] == ["Title: Ours", "Title: Theirs"]
    assert "The edition of 2025-12-12" not in newsdesk("merges", "list").stdout
    assert answer("edition", "list")["editions"][0]["title"] == "Theirs"
    answer("undo", str(done["step"]))
    assert answer("edition", "list")["editions"][0]["title"] == "Ours"
    assert newsdesk("merges", "edition", day).returncode == 2
