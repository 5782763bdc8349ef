"""Finding in a process of its own: no pattern can hold up the program."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.replacing import Swap, Wanted
from newsdesk.text import find
from newsdesk.text.finder import SHORT, Finder

WORD = Wanted("rail", is_pattern=True)


@pytest.fixture(scope="module")
def finder() -> Iterator[Finder]:
    """One child for the whole module: each test leaves it working."""
    with Finder() as made:
        yield made


def test_the_process_finds_what_the_function_finds(finder: Finder) -> None:
    """In several texts at once, in any script."""
    texts = ("", "Rail \U0001f33e rail", "жол rail")

    found = finder.spans(WORD, texts)

    assert [[each[number] for number in range(len(each))] for each in found] == [
        list(find.spans(WORD, text)) for text in texts
    ]


@given(st.lists(st.text("ra il\n\U0001f33eқ"), max_size=3), st.text("x\\1"))
def test_the_process_changes_what_the_function_changes(finder: Finder, texts: list[str], by: str) -> None:
    """And says no where that says no."""
    swap = Swap(Wanted("(ra)|қ", is_pattern=True), by)

    assert _outcome(lambda: finder.changes(swap, texts)) == _outcome(
        lambda: tuple(tuple(find.changes(swap, text)) for text in texts)
    )


def _outcome(work: Callable[[], object]) -> object:
    try:
        return work()
    except BadInput as problem:
        return str(problem)


def test_plain_words_in_a_short_text_need_no_process() -> None:
    """There is none to be seen; a long text gets one, and the same answer."""
    with Finder() as finder:
        (short,) = finder.spans(Wanted("rail"), ("rail " * 3,))
        assert not finder._child
        (long,) = finder.spans(Wanted("rail"), ("rail " * SHORT,))
        assert finder._child

    assert [short[number] for number in range(len(short))] == [long[number] for number in range(3)]
    assert len(long) == SHORT


def test_a_pattern_that_takes_hours_is_stopped(finder: Finder) -> None:
    """With a sentence; the next one is answered."""
    with pytest.raises(BadInput, match="stopped after two seconds"):
        finder.spans(Wanted("(a+)+$", is_pattern=True), ["a" * 50 + "b"])

    assert len(finder.spans(WORD, ["rail"])[0]) == 1


def test_a_process_that_cannot_be_started_is_told_of(tmp_path: Path) -> None:
    """It is not said that the pattern took too long."""
    with Finder((str(tmp_path / "none"),)) as finder, pytest.raises(Refused, match="Close other programs"):
        finder.spans(WORD, ["rail"])


def test_a_wrong_pattern_is_explained(finder: Finder) -> None:
    """In the words that the function has."""
    with pytest.raises(BadInput, match=r"at character 1 \(“\(”\): this \( is not closed"):
        finder.spans(Wanted("(", is_pattern=True), ["rail"])


def test_the_child_knows_no_windows() -> None:
    """Qt in it would cost every first search a quarter of a second."""
    script = "import sys, newsdesk.text.finder_child; print(any('PySide6' in name for name in sys.modules))"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
