"""The renderer in its own process: whatever it is given, an answer comes, and the next one too."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.domain.errors import Refused
from newsdesk.text.render import render
from newsdesk.text.rendered import NOTICE, plain_fallback
from newsdesk.text.worker import Renderer


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    """One child for the whole module: each test leaves it working."""
    with Renderer() as made:
        yield made


def test_the_process_gives_what_the_function_gives(renderer: Renderer) -> None:
    """Blocks, lines and letters of any script come back whole."""
    markdown = "# Head\n\n“Бишкек” *é* \U0001f33e\n\n- a\n- b\n"

    assert renderer.render(markdown) == render(markdown)
    assert renderer.render("") == render("")


def test_a_text_that_hangs_the_renderer_comes_as_it_was_typed(renderer: Renderer) -> None:
    """After the limit there is the plain text and a sentence; the next story is rendered again."""
    hang = "Before.\n\n" + "![[]()" * 4000

    rendered = renderer.render(hang)

    assert rendered.notice == NOTICE
    assert [block.line for block in rendered.blocks] == [1, 3]
    assert rendered.blocks[1].html == f"<p>{'![[]()' * 4000}</p>"
    assert renderer.render("*after*").html == "<p><em>after</em></p>"


def test_a_text_that_nests_too_deeply_comes_as_it_was_typed(renderer: Renderer) -> None:
    """Six hundred lists in each other."""
    rendered = renderer.render("- " * 600 + "x")

    assert rendered.notice == NOTICE
    assert "x</p>" in rendered.html
    assert renderer.render("after").html == "<p>after</p>"


def test_what_did_not_change_is_the_same_as_before(renderer: Renderer) -> None:
    """A paragraph more or less, on other lines: nothing of the rest is sent, or made, again."""
    first = renderer.render("# Head\n\none *two*\n\n- three")

    second = renderer.render("# Head\n\nnew\n\nmore\n\none *two*\n\n- three")

    assert second == render("# Head\n\nnew\n\nmore\n\none *two*\n\n- three")
    kept = [second.blocks[place].html for place in (0, 3, 4)]
    assert all(one.html is other for one, other in zip(first.blocks, kept, strict=True))


def test_a_child_that_somebody_ends_is_not_missed(renderer: Renderer) -> None:
    """The system may kill it at any time: the next text is rendered all the same, and none is mixed up."""
    renderer.render("*before*\n\nand *more*")
    assert renderer._child
    renderer._child.kill()

    assert renderer.render("*after*\n\nand *more*") == render("*after*\n\nand *more*")


def test_half_a_surrogate_pair_is_no_obstacle(renderer: Renderer) -> None:
    """A text cut in the middle of an emoji can be shown."""
    assert renderer.render("a \ud83c b").html == "<p>a \ufffd b</p>"


def test_many_threads_may_ask_at_once(renderer: Renderer) -> None:
    """Everybody gets their own answer."""
    answers: dict[int, str] = {}

    def ask(number: int) -> None:
        answers[number] = renderer.render(f"Story *{number}*").html

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == {number: f"<p>Story <em>{number}</em></p>" for number in range(20)}


@pytest.mark.parametrize(
    "command", [[sys.executable, "-c", ""], [sys.executable, "-c", "print('half', end='')"]]
)
def test_a_child_that_dies_costs_the_formatting_only(command: list[str]) -> None:
    """Whether it answers nothing or half a line, and however large the story that it did not read."""
    with Renderer(command) as renderer:
        for markdown in ("*one*", "two " * 100_000):
            assert renderer.render(markdown) == plain_fallback(markdown)


def test_without_a_child_a_text_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    """With a notice that says why; what goes out is refused in the same words."""
    with Renderer((str(tmp_path / "none"),)) as renderer:
        rendered = renderer.render("*one*")
        with pytest.raises(Refused, match="The system says: ") as refusal:
            renderer.typeset("*one*")

    assert rendered.blocks == plain_fallback("*one*").blocks
    assert rendered.notice == f"{refusal.value} Until then the text is below as it stands."


def test_after_closing_text_comes_plain() -> None:
    """A late request from a background thread is no error; closing twice is none either."""
    renderer = Renderer()
    renderer.render("*x*")

    renderer.close()
    renderer.close()

    assert renderer.render("*x*") == plain_fallback("*x*")


def test_closing_does_not_wait_for_a_hard_story() -> None:
    """The program ends at once, even in the middle of a text that would take its two seconds."""
    answers = []
    with Renderer() as renderer:
        renderer.render("warm")
        thread = threading.Thread(target=lambda: answers.append(renderer.render("![[]()" * 4000)))
        thread.start()
    thread.join()

    assert answers == [plain_fallback("![[]()" * 4000)]


def test_the_child_knows_no_windows() -> None:
    """Qt in it would cost every start a quarter of a second and fifty megabytes."""
    script = "import sys, newsdesk.text.child; print(any(name.startswith('PySide6') for name in sys.modules))"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def test_the_plain_text_shows_every_mark() -> None:
    """Escaped, in paragraphs, with its lines."""
    plain = plain_fallback("a <b>\n*c*\n\n\n# d & e")

    assert [(block.line, block.html) for block in plain.blocks] == [
        (1, "<p>a &lt;b&gt;<br>\n*c*</p>"),
        (5, "<p># d &amp; e</p>"),
    ]
