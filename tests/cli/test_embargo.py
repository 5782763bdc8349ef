"""Holding back and correcting, from a shell."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def uid(answer: Run, page: Path) -> str:
    """The uid of a story that was taken in, the first of its page."""
    taken = answer("import", page)
    return str(taken["files"][0]["stories"][0]["uid"])


def test_an_embargo_is_told_by_six_clocks(newsdesk: Run, answer: Run, uid: str) -> None:
    """The time is that of the city named; the answer has all of them, for people and for programs."""
    done = answer("embargo", uid, "--until", "2031-11-30 14:00", "--in", "bishkek")
    said = newsdesk("embargo", uid, "--until", "2031-11-30 14:00", "--in", "Tashkent").stdout

    assert done["embargo"] == "2031-11-30T08:00:00+00:00"
    assert done["stories"] == [uid]
    assert [each["city"] for each in done["clocks"]] == [
        "Astana",
        "Bishkek",
        "Dushanbe",
        "Tashkent",
        "Ashgabat",
        "UTC",
    ]
    assert done["clocks"][1]["time"] == "2031-11-30T14:00:00+06:00"
    assert "Bishkek   Sun, 30 November 2031, 15:00  UTC+6" in said
    assert answer("show", uid)["embargo"] == "2031-11-30T09:00:00+00:00"


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        ((), 2, "Say either --until when the stories are held back, or --lift."),
        (("--until", "tomorrow"), 2, "“tomorrow” is no date and time."),
        (("--until", "2031-11-30 14:00", "--in", "Oz"), 2, "“Oz” has no clock here."),
        (("--until", "2001-11-30 14:00"), 1, "is over already. Choose a time that is to come."),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(
    newsdesk: Run, uid: str, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    """On stderr, with the exit code that says whose turn it is."""
    done = newsdesk("embargo", uid, *arguments)

    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr


def test_an_embargoed_story_leaves_only_with_words_that_verify_tells(
    newsdesk: Run, answer: Run, uid: str, tmp_path: Path
) -> None:
    """Refused with exit 1; with words, whoever verifies the bundle reads them."""
    answer("embargo", uid, "--until", "2031-11-30 14:00")
    out = tmp_path / "out.zip"

    refused = newsdesk("export-stories", out, uid)
    answer("export-stories", out, uid, "--override", "The mill has told everybody.")
    verdict = answer("verify", out)

    assert refused.returncode == 1
    assert "is under embargo until Sun, 30 November 2031" in refused.stderr
    assert verdict["override"] == "The mill has told everybody."
    assert [each["until"] for each in verdict["embargoes"]] == ["2031-11-30T14:00:00+00:00"]
    assert "Mind: It was let out before its checklist was clear" in newsdesk("verify", out).stdout


def test_a_correction_is_told_changed_listed_and_taken_back(newsdesk: Run, answer: Run, uid: str) -> None:
    """All that the window does; a story that was not published has no readers to tell."""
    assert newsdesk("correct", uid, "It was 41 tonnes.").returncode == 1
    for action in ("ready", "publish"):
        answer("mark", action, uid, "--override", "For the test")

    told = answer("correct", uid, "It was 41 tonnes.", "--place", "top", "--override", "For the test")
    (first,) = told["corrections"]
    changed = answer("correct", uid, "It was 42 tonnes.", "--change", first["uid"], "--kind", "update")
    listed = answer("corrections", uid)
    answer("correct", uid, "--remove", first["uid"])

    assert (first["kind"], first["place"], first["text"]) == ("correction", "top", "It was 41 tonnes.")
    assert changed["corrections"] == listed["corrections"]
    assert [(each["kind"], each["place"], each["text"]) for each in listed["corrections"]] == [
        ("update", "top", "It was 42 tonnes.")
    ]
    assert answer("corrections", uid)["corrections"] == []
    assert newsdesk("correct", uid, "--remove", first["uid"]).returncode == 2
    for empty in (("It was 43 tonnes.", "--change", ""), ("--remove", "")):
        # A shell's word that nobody set: a new notice was told to readers.
        assert "has no correction “”" in newsdesk("correct", uid, *empty, "--override", "For the test").stderr
    assert answer("corrections", uid)["corrections"] == []
    assert newsdesk("correct", uid).returncode == 2
