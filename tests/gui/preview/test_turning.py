"""A page that is shown turns into another one, all that is the same in both stays; or it becomes a PDF."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.gui.preview.given import EDITING, TEXTS, Ask, Opened, Page, Story


def test_a_picture_does_not_load_again_when_words_beside_it_change(
    qtbot: QtBot, opened: Opened, ask: Ask, story: Story
) -> None:
    """The block is another one, its picture is the same element as before."""
    pane = opened(story('<p>One <img src="media/red.png"> two</p>'))
    ask("globalThis.loads = 0; document.addEventListener('load', () => loads++, true)")
    ask("globalThis.red = document.querySelector('img')")

    with qtbot.waitSignal(pane.updated):
        pane.update_blocks(story('<p>One <img src="media/red.png"> two <em>three</em></p>'))

    assert ask("document.querySelector('p').textContent") == "One  two three"
    assert ask("red === document.querySelector('img') && red.naturalWidth === 1 && loads === 0") is True


@pytest.mark.parametrize(
    "after", [("a", "marked words here", "c!"), ("a", "marked words here and there", "c")]
)
def test_a_selection_in_the_page_stays(
    qtbot: QtBot, opened: Opened, ask: Ask, story: Story, after: tuple[str, ...]
) -> None:
    """Whether it is in another paragraph than what is typed, or in the same."""
    pane = opened(story("a", "marked words here", "c"))
    ask(
        "globalThis.words = document.querySelectorAll('.block')[1].firstChild;"
        "getSelection().setBaseAndExtent(words, 0, words, 12)"
    )

    with qtbot.waitSignal(pane.updated):
        pane.update_blocks(story(*after))

    assert ask("String(getSelection())") == "marked words"


BLOCKS = st.lists(
    st.lists(
        st.sampled_from(
            [
                "<p>a</p>",
                "<p>b <em>c</em></p>",
                "d",
                '<img src="media/red.png" alt="x">',
                "<hr>",
                "<ul><li>e</li><li>f</li></ul>",
                '<p class="left">a</p>',
                "<table><tr><td>g</td></tr></table>",
            ]
        ),
        min_size=1,
        max_size=4,
    ).map("".join),
    max_size=5,
)


@given(BLOCKS, BLOCKS)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_changes_the_page_is_the_new_one(
    qtbot: QtBot, opened: Opened, ask: Ask, story: Story, old: list[str], new: list[str]
) -> None:
    """What is turned into something else node by node is the same as if it had been made anew."""
    pane = opened(story(*old))
    with qtbot.waitSignal(pane.updated):
        pane.update_blocks(story(*new))
    turned = ask(TEXTS)

    opened(story(*new))

    assert turned == ask(TEXTS)


def test_what_is_missing_is_said_where_it_is_missing(
    qtbot: QtBot, opened: Opened, ask: Ask, story: Story
) -> None:
    """Not as text, which could be copied or printed; and no longer once it is there."""
    pane = opened(story("a"))
    words = "getComputedStyle(document.getElementById('headline'), '::before').content"

    with qtbot.waitSignal(pane.updated):
        pane.set_fields({"headline": ""}, {"headline": "No headline yet"})
    assert ask(words) == '"No headline yet"'
    assert ask("document.getElementById('headline').textContent") == ""
    assert ask("document.getElementById('headline').checkVisibility()") is True

    with qtbot.waitSignal(pane.updated):
        pane.set_fields({"headline": "Head"}, {})
    assert ask(words) == "none"


def test_a_page_can_be_renewed_in_place(
    qtbot: QtBot, opened: Opened, ask: Ask, whole_page: Page, story: Story
) -> None:
    """What stands around the text is another; nothing loads, nothing moves, the mark stays."""
    words = "prices in the bazaar rose. " * 12
    blocks = story(*(f"<p>Paragraph {number}: {words}</p>" for number in range(40)))
    pane = opened(blocks)
    with qtbot.waitSignal(pane.updated):
        pane.mark(3)
    ask("scrollTo(0, 2000); globalThis.first = document.querySelector('.block'); 1")

    with qtbot.waitSignal(pane.updated):
        pane.renew_page(whole_page(blocks).replace("Old headline", "New headline"), blocks)

    assert ask("document.querySelector('h1').textContent") == "New headline"
    assert ask("scrollY === 2000 && first === document.querySelector('.block')") is True
    assert str(ask(EDITING)).startswith("Paragraph 1:")


def test_the_page_becomes_a_pdf(qtbot: QtBot, opened: Opened, story: Story, tmp_path: Path) -> None:
    """A real one; and where it cannot be written, that is told."""
    pane = opened(story("<p>a</p>"))

    with qtbot.waitSignal(pane.pdf_saved) as saved:
        pane.save_pdf(tmp_path / "page.pdf")
    assert saved.args == [True]
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")

    with qtbot.waitSignal(pane.pdf_saved) as saved:
        pane.save_pdf(tmp_path / "nowhere" / "page.pdf")
    assert saved.args == [False]
