"""Replacing from a shell: the same desk, the same step."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Answer = Callable[..., Any]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def _taken(answer: Answer, page: Path) -> None:
    answer("import", page)


def bodies(answer: Answer) -> str:
    """Return all texts in one."""
    return "\n".join(answer("show", each["uid"])["body"] for each in answer("stories")["stories"])


def test_a_dry_run_lists_the_places_and_changes_nothing(answer: Answer, newsdesk: Run) -> None:
    """For programs and for people."""
    found = answer("replace", "tram", "bus", "--keep-case", "--dry-run")

    assert [(each["field"], each["line"], each["found"], each["comes"]) for each in found["places"]] == [
        ("headline", 1, "Tram", "Bus"),
        ("body", 1, "tram", "bus"),
    ]
    assert (found["step"], found["stories"], found["looked_at"]) == (None, [], 2)
    told = newsdesk("replace", "tram", "bus", "--dry-run").stdout
    assert "[tram]s in Tashkent" in told
    assert told.endswith("2 places in 1 story. Nothing was changed.\n")
    assert "tram" in bodies(answer)


def test_groups_and_fields_and_undo(answer: Answer, newsdesk: Run) -> None:
    """One step for all stories, taken back by its number or without."""
    before = bodies(answer)

    done = answer("replace", r"(\w+), (Kyrgyzstan)", r"\1 (\2)", "country:KG", "--regex", "--field", "body")

    assert "Karakol (Kyrgyzstan)" in bodies(answer)
    assert (len(done["stories"]), done["skipped"], done["published"]) == (1, [], [])
    assert done["step"]["label"].startswith("Replace “(\\w+), (Kyrgyzstan)” in “")
    assert newsdesk("undo").returncode == 0
    assert bodies(answer) == before


def test_words_may_be_taken_away(answer: Answer) -> None:
    """With nothing in their place, whole and in their own capitals."""
    answer("replace", "coarse ", "", "--whole-word", "--case")

    assert "press fleece into" in bodies(answer)


def test_what_is_not_found_is_said(newsdesk: Run) -> None:
    """With the number of stories; nothing was done, so the exit code is 1."""
    done = newsdesk("replace", "zeppelin", "balloon")

    assert (done.returncode, done.stderr) == (1, "“zeppelin” was not found in 2 stories.\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("(", "x", "--regex"), "The pattern is wrong at character 1 (“(”): this ( is not closed.\n"),
        (("a", r"\1", "--regex"), "The replacement is wrong at character 1"),
        (("", "x"), "Type what to look for.\n"),
        (("(a+)+$", "x", "--regex"), "The search was stopped after two seconds."),
    ],
)
def test_what_is_no_pattern_is_bad_input(
    newsdesk: Run, answer: Answer, arguments: tuple[str, ...], sentence: str
) -> None:
    """One sentence, exit code 2, nothing changed; a pattern that takes hours is one of them."""
    answer("replace", "Two trams", "a" * 60)

    done = newsdesk("replace", *arguments)

    assert done.returncode == 2
    assert done.stderr.startswith(sentence)
