"""Spelling from a shell: findings, words, dictionaries."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Answer = Callable[..., Any]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def _taken(answer: Answer, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "mine"))
    text = page.read_text(encoding="utf-8").replace(
        "It takes in 40 tonnes", "It takes in 40 tonnes a wek, Zzaxon said"
    )
    page.write_text(text, encoding="utf-8")
    answer("import", page)


def misspelt(newsdesk: Run, *options: str) -> list[str]:
    """Return the words that ``check --spelling`` finds; it exits 1 if there is anything at all."""
    done = newsdesk("check", "--spelling", *options, "--json")
    assert done.stderr == ""
    found = json.loads(done.stdout)["findings"]
    assert done.returncode == (1 if found else 0)
    return [each["message"].split("“")[1].split("”")[0] for each in found if each["rule"] == "spelling"]


def test_misspelt_words_are_findings(newsdesk: Run) -> None:
    """Only where they are asked for, and by the dictionaries that are named."""
    assert misspelt(newsdesk) == ["wek", "Zzaxon"]
    assert '"spelling"' not in newsdesk("check", "--json").stdout
    assert "insulation" not in misspelt(newsdesk, "--language", "en_US")


def test_words_added_are_right(newsdesk: Run, answer: Answer) -> None:
    """On each list, until they are taken off."""
    uid = answer("stories", "wool")["stories"][0]["uid"]

    answer("words", "add", "wek", "--newsroom-words")
    answer("words", "add", "Zzaxon", "--story", uid)
    assert answer("words", "add", "Ccaxon")["words"]["personal"] == ["Ccaxon"]
    assert misspelt(newsdesk) == []
    assert answer("words", "list", "--story", uid)["words"] == {
        "personal": ["Ccaxon"],
        "newsroom": ["wek"],
        "story": ["Zzaxon"],
    }

    answer("words", "remove", "wek", "--newsroom-words")
    assert misspelt(newsdesk) == ["wek"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("add", "x2"), "is no word"),
        (("add", "Zzaxon", "--story", "none"), "none"),
        (("remove", "Zzaxon"), "not among the personal words"),
        (("add", "Zzaxon", "--newsroom-words", "--story", "x"), "Name one list"),
    ],
)
def test_what_cannot_be_done_is_said(newsdesk: Run, options: tuple[str, ...], sentence: str) -> None:
    """One sentence, and the lists are as they were."""
    done = newsdesk("words", *options)

    assert done.returncode == 2
    assert sentence in done.stderr


def test_dictionaries_are_listed_with_their_licences(newsdesk: Run, answer: Answer) -> None:
    """And where one's own go."""
    listed = answer("dictionaries")

    assert {"en_GB", "en_US", "ru_RU"} <= {each["code"] for each in listed["dictionaries"]}
    assert all(each["licence"] for each in listed["dictionaries"])
    assert "English (British)" in newsdesk("dictionaries").stdout
    assert listed["folder"].endswith("dictionaries")
