"""Moving stories from a shell: marked, tagged, undone, and who may."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsdesk.domain.workflow import TRANSITIONS

Answer = Callable[..., Any]
Run = Callable[..., Any]


@pytest.fixture
def uids(answer: Answer, page: Path) -> list[str]:
    """Two stories of a page, the second with something left over from a page builder."""
    return [each["uid"] for each in answer("import", page)["files"][0]["stories"]]


def status(answer: Answer, uid: str) -> str:
    return str(answer("show", uid)["status"])


def test_marked_undone_and_redone(answer: Answer, uids: list[str]) -> None:
    """One step for both stories, and the journal has it all."""
    step = answer("mark", "ready", *uids)["step"]
    assert step["label"] == "Mark 2 stories ready"
    assert [status(answer, uid) for uid in uids] == ["ready", "ready"]

    answer("undo")
    assert [status(answer, uid) for uid in uids] == ["draft", "draft"]
    assert answer("steps")["steps"][0]["undone"]

    answer("redo")
    assert [status(answer, uid) for uid in uids] == ["ready", "ready"]
    assert [each["what"] for each in answer("journal", uids[0])["events"]] == [
        "did “Mark 2 stories ready” again",
        "took back “Mark 2 stories ready”",
        "marked it ready",
        "took it in from page.txt",
    ]


def test_errors_hold_back_until_somebody_says_why(answer: Answer, newsdesk: Run, uids: list[str]) -> None:
    """Exit 1 and a sentence; with words it goes on, and they are kept."""
    text = answer("show", uids[0])
    assert text["body"]
    answer("mark", "ready", *uids)
    answer("tag", *uids, "--add", "night")
    checked = newsdesk("checklist", uids[0], "publish", "--json")
    findings = json.loads(checked.stdout)["findings"]
    assert checked.returncode == (1 if findings else 0)

    refused = newsdesk("mark", "correct", uids[0])
    assert refused.returncode == 1
    assert "is not possible for a story that is ready" in refused.stderr

    answer("mark", "publish", *uids, "--override", "The wire wants it.")
    assert [status(answer, uid) for uid in uids] == ["published", "published"]


def test_tags_and_countries(answer: Answer, newsdesk: Run, uids: list[str]) -> None:
    """Given and taken by name; what changes nothing is refused."""
    answer("countries", *uids, "--add", "Kazakhstan", "--remove", "kg")
    answer("tag", *uids, "--add", "wool", "--add", "night trams")
    shown = answer("show", uids[0])
    assert (shown["countries"], shown["keywords"]) == (["KZ"], ["wool", "night trams"])

    again = newsdesk("tag", *uids, "--add", "WOOL")
    nothing = newsdesk("tag", *uids)

    assert (again.returncode, "nothing to change" in again.stderr) == (1, True)
    assert (nothing.returncode, "--add or --remove" in nothing.stderr) == (2, True)


def test_a_step_that_cannot_be_taken_back_is_passed_by(
    answer: Answer, newsdesk: Run, uids: list[str], tmp_path: Path
) -> None:
    """The refusal names the step before it, and how to take that one back."""
    before = answer("tag", uids[1], "--add", "wool")["step"]["number"]
    answer("mark", "ready", uids[0])
    answer("mark", "publish", uids[0])
    answer("export-stories", tmp_path / "out.zip", uids[0], "--override", "For the wire.")

    refused = newsdesk("undo")

    assert refused.returncode == 1
    assert "“newsdesk undo" in refused.stderr
    assert answer("undo", str(before))["step"]["number"] == before


def test_nothing_to_undo(newsdesk: Run, uids: list[str]) -> None:
    """Both are said."""
    assert [newsdesk(verb).returncode for verb in ("undo", "redo")] == [1, 1]
    assert newsdesk("undo", "7").returncode == 2


def test_people_have_roles(answer: Answer, newsdesk: Run, uids: list[str]) -> None:
    """Whoever is at the desk is held to theirs."""
    me = answer("people")["people"][0]["name"]
    answer("people", "Bolot", "editor")
    answer("people", me, "reporter")

    refused = newsdesk("mark", "ready", *uids)
    assert (refused.returncode, refused.stderr) == (1, "“Mark ready” is for an editor; you are a reporter.\n")
    assert newsdesk("people", me, "editor").returncode == 1
    assert newsdesk("people", "Bolot").returncode == 2


def test_the_table_is_printed(answer: Answer, newsdesk: Run) -> None:
    """For people, for programs and for the docs; it needs no newsroom."""
    assert [each["action"] for each in answer("workflow")["transitions"]] == [
        way.action for way in TRANSITIONS
    ]
    assert "where it was" in newsdesk("workflow").stdout
    assert newsdesk("workflow", "--as", "md").stdout.startswith("# The workflow\n")


def test_the_house_limit_is_set(answer: Answer, newsdesk: Run, uids: list[str]) -> None:
    """And is the one that is checked."""
    answer("workflow", "--headline-limit", "20")

    found = json.loads(newsdesk("checklist", uids[0], "--json").stdout)["findings"]

    assert "Headline 42 of 20 characters." in [each["message"] for each in found]


def test_stories_go_out_without_an_edition(
    answer: Answer, newsdesk: Run, uids: list[str], tmp_path: Path
) -> None:
    """The bundle is sound, and nothing that was published can be unpublished after it."""
    answer("mark", "ready", uids[0])
    step = answer("mark", "publish", uids[0])["step"]["number"]

    done = answer("export-stories", tmp_path / "out.zip", uids[0], "--override", "For the wire.")

    assert (done["stories"], answer("verify", tmp_path / "out.zip")["ok"]) == (1, True)
    assert answer("edition", "list")["editions"] == []
    undone = newsdesk("undo", str(step))
    assert (undone.returncode, "readers have had" in undone.stderr) == (1, True)
