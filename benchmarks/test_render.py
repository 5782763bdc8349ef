"""How long a story takes to become safe HTML, here and in the worker process."""

import markdown
import pytest

from benchmarks.measuring import Measure
from benchmarks.prose import Prose
from newsdesk.text.render import render
from newsdesk.text.worker import Renderer

LENGTHS = [400, 1_500]
ROUNDS = 100
EXTENSIONS = ["tables", "footnotes", "fenced_code", "sane_lists"]


@pytest.mark.parametrize("words", LENGTHS)
def test_rendering(measure: Measure, words: int) -> None:
    """Beside Python-Markdown alone, which makes no HTML safe and tells no lines."""
    text = Prose(words).markdown(words)

    measure(
        f"render {words:,} words",
        lambda: render(text),
        rounds=ROUNDS,
        beside=("Python-Markdown", lambda: markdown.markdown(text, extensions=EXTENSIONS)),
    )


@pytest.mark.parametrize("words", LENGTHS)
def test_rendering_in_the_worker(measure: Measure, words: int) -> None:
    """What it costs that no text can hang the program."""
    text = Prose(words).markdown(words)

    with Renderer() as renderer:
        measure(
            f"render {words:,} words, worker",
            lambda: renderer.render(text),
            rounds=ROUNDS,
            beside=("in this process", lambda: render(text)),
        )
