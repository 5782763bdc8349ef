"""How long two texts of a story take to be compared, and to be shown."""

import random
from difflib import SequenceMatcher

import pytest
from pytestqt.qtbot import QtBot

from benchmarks.figures import Figure, Limit
from benchmarks.measuring import Measure
from benchmarks.prose import Prose
from newsdesk.domain.story import StoryText
from newsdesk.gui.history.wording import pieces
from newsdesk.text.compare import compare
from newsdesk.widgets.difference_view import DifferenceView

ROUNDS = 5
#: A wait that nobody needs a progress bar for; a book may take that once.
LIMITS = {1_500: Limit(Figure.P95, 0.05), 100_000: Limit(Figure.P95, 2.0)}


def two(words: int) -> tuple[StoryText, StoryText]:
    """Return a text, and the same with every fiftieth word changed and its first paragraph moved last."""
    text = Prose(words).markdown(words)
    chance = random.Random(words)
    changed = [
        chance.choice(("mill", "felt")) if not chance.randrange(50) else each for each in text.split(" ")
    ]
    first, rest = " ".join(changed).split("\n\n", 1)
    return StoryText(body=text), StoryText(body=f"{rest}\n\n{first}\n")


@pytest.mark.parametrize("words", LIMITS)
def test_comparing_two_texts(measure: Measure, words: int) -> None:
    """Word by word, beside difflib's comparison line by line."""
    old, new = two(words)
    lines = old.body.splitlines(), new.body.splitlines()

    measure(
        f"comparing {words:,} words",
        lambda: compare(old, new),
        rounds=ROUNDS,
        beside=("difflib by the line", lambda: SequenceMatcher(None, *lines).get_opcodes()),
        limits=[LIMITS[words]],
    )


@pytest.mark.parametrize("words", LIMITS)
def test_showing_a_difference(measure: Measure, qtbot: QtBot, words: int) -> None:
    """From the comparison to the marked text in the window."""
    made = pieces(compare(*two(words)))
    view = DifferenceView()
    qtbot.addWidget(view)
    view.resize(700, 700)
    with qtbot.waitExposed(view):
        view.show()

    measure(f"showing a difference in {words:,} words", lambda: view.show_pieces(made), rounds=ROUNDS)
