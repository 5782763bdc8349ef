"""Spelling in a process of its own: the same answers, and never an exception."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from newsdesk.copydesk.spelling.worker import SpellingProcess
from newsdesk.domain.spelling import USUAL_LANGUAGES


@pytest.fixture(scope="module")
def process() -> Iterator[SpellingProcess]:
    """One child for the whole module."""
    with SpellingProcess() as made:
        yield made


def test_the_process_judges(process: SpellingProcess) -> None:
    """Words of any script come back whole."""
    asked = {"government", "goverment", "слово", "слвоо", "half\ud83d"}

    assert process.wrong(asked, USUAL_LANGUAGES) >= {"goverment", "слвоо"}
    assert "government" in process.suggest("goverment", USUAL_LANGUAGES)
    assert process.fixes({"goverment", "writen"}, USUAL_LANGUAGES) == {"goverment": "government"}


@pytest.mark.parametrize("command", [(sys.executable, "-c", "pass"), (str(Path(__file__, "none")),)])
def test_a_child_that_dies_or_never_lives_finds_nothing_wrong(command: Sequence[str]) -> None:
    """Nobody's text is marked all over because of it."""
    with SpellingProcess(command=command) as dead:
        assert dead.wrong({"goverment"}, USUAL_LANGUAGES) == frozenset()
        assert dead.suggest("goverment", USUAL_LANGUAGES) == ()
        assert dead.fixes({"goverment"}, USUAL_LANGUAGES) == {}


def test_the_window_does_not_carry_hunspell() -> None:
    """Neither the marks nor the desk import it: only the child does."""
    code = (
        "import sys, newsdesk.widgets.writing.spelling, newsdesk.desk.spelling;"
        "print('hunspell' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
