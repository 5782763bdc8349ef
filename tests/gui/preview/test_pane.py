"""The pane with a real page in it."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from newsdesk.gui.preview.looks import PageWidth
from newsdesk.gui.preview.page import WORLD
from newsdesk.gui.preview.pane import PreviewPane
from newsdesk.text.rendered import Block
from tests.gui.preview.given import EDITING, TEXTS, Ask, Make, Opened, Page, Story


def long_story(story: Story, count: int = 40) -> tuple[Block, ...]:
    """Make a story of several screens."""
    return story(
        *(f"<p>Paragraph {number}: " + "prices in the bazaar rose. " * 12 + "</p>" for number in range(count))
    )


def test_before_a_story_the_pane_says_so(make_pane: Make) -> None:
    """An empty pane asks for a story, and takes orders without a page."""
    pane = make_pane()

    pane.update_blocks((Block(1, "<p>x</p>"),))
    pane.set_fields({"headline": "x"})
    pane.mark(1)
    pane.set_dark(True)
    pane.set_width(PageWidth.PHONE)

    assert pane.ui.sheets.currentWidget() is pane.ui.message_sheet
    assert pane.ui.message.text() == "Nothing to preview yet: open a story."
    assert pane.ui.again.isHidden()


def test_a_page_opened_before_the_start_is_shown_after_it(
    qtbot: QtBot, make_pane: Make, whole_page: Page, story: Story
) -> None:
    """What was told first is shown as soon as there is a view, even if the pane is still hidden."""
    pane = make_pane()
    blocks = story("<p>one</p>")
    pane.show_page(whole_page(blocks), blocks)
    assert pane._view is None

    with qtbot.waitSignal(pane.updated):
        pane.start()

    assert pane.ui.sheets.currentWidget() is pane.ui.page_sheet


def test_that_a_page_is_on_its_way_is_said_until_it_is_there(
    qtbot: QtBot, pane: PreviewPane, whole_page: Page, story: Story
) -> None:
    """Of a page that is there in a moment nothing is said; ten megabytes take their time."""
    blocks = story("<p>one</p>")
    before = pane.ui.coming.isHidden()
    pane._slow.setInterval(0)

    pane.expect()
    qtbot.waitUntil(pane.ui.coming.isVisible)
    with qtbot.waitSignal(pane.updated):
        pane.show_page(whole_page(blocks), blocks)

    assert before
    qtbot.waitUntil(pane.ui.coming.isHidden)


def test_nobody_waits_for_a_page_without_an_engine(make_pane: Make) -> None:
    """Where there is no view there will be no answer."""
    pane = make_pane()

    pane.expect()

    assert not pane._slow.isActive()


def test_a_page_comes_with_its_stylesheet_and_pictures(opened: Opened, ask: Ask, story: Story) -> None:
    """Stylesheet and media come from the shelf; letters of any script arrive whole."""
    opened(story("<p>Бишкек — сом</p>", '<p><img id="red" src="media/red.png"></p>'))

    assert ask("getComputedStyle(document.body).color") == "rgb(1, 2, 3)"
    assert ask("document.getElementById('red').naturalWidth") == 1
    assert ask("document.querySelector('p').textContent") == "Бишкек — сом"


def test_a_page_may_be_larger_than_two_megabytes(opened: Opened, ask: Ask, story: Story) -> None:
    """Qt's limit for texts handed to a page does not hold here."""
    opened(story("<p>" + "w" * 3_000_000 + "</p>"))

    assert ask("document.querySelector('p').textContent.length") == 3_000_000


@pytest.mark.parametrize(
    "after",
    [
        ("a", "B", "c", "d"),
        ("a", "b", "new", "c", "d"),
        ("a", "d"),
        ("d", "c", "b", "a"),
        ("a", "x", "y", "z", "d"),
        (),
        ("a", "b", "c", "d", "e"),
    ],
)
def test_changed_blocks_are_replaced(
    qtbot: QtBot, opened: Opened, ask: Ask, story: Story, after: tuple[str, ...]
) -> None:
    """The page holds the new blocks in their order; what has not changed is the same element."""
    pane = opened(story("a", "b", "c", "d"))
    ask("document.querySelector('.block').here = true")

    with qtbot.waitSignal(pane.updated):
        pane.update_blocks(story(*after))

    assert ask(TEXTS) == "|".join(after)
    if after[:1] == ("a",):
        assert ask("document.querySelector('.block').here") is True


def test_an_update_before_the_page_is_complete_is_not_lost(
    qtbot: QtBot, pane: PreviewPane, whole_page: Page, ask: Ask, story: Story
) -> None:
    """What is typed while a page loads is on it when it is there; the latest wins."""
    blocks = story("one", "two")

    with qtbot.waitSignal(pane.updated):
        pane.show_page(whole_page(blocks), blocks)
        pane.update_blocks(story("one", "second"))
        pane.update_blocks(story("one", "2nd", "3rd"))
        pane.set_fields({"headline": "New headline"})
        pane.mark(3)

    assert ask(TEXTS) == "one|2nd|3rd"
    assert ask("document.getElementById('headline').textContent") == "New headline"
    assert ask(EDITING) == "2nd"


def test_a_page_renewed_before_it_is_complete_is_the_newer_one(
    qtbot: QtBot, pane: PreviewPane, whole_page: Page, ask: Ask, story: Story
) -> None:
    """All of it, what stands around the blocks as well."""
    before, after = story("one", "two"), story("one", "2nd", "3rd")

    with qtbot.waitSignal(pane.updated):
        pane.show_page(whole_page(before), before)
        pane.renew_page(whole_page(after).replace("Old headline", "Newer headline"), after)

    assert ask(TEXTS) == "one|2nd|3rd"
    assert ask("document.getElementById('headline').textContent") == "Newer headline"


def test_the_story_opened_last_is_the_one_shown(
    qtbot: QtBot, pane: PreviewPane, whole_page: Page, ask: Ask, story: Story
) -> None:
    """Opened in quick succession, only the last story stays, with its own updates."""
    first, second = story("first"), story("second")

    with qtbot.waitSignal(pane.updated):
        pane.show_page(whole_page(first), first)
        pane.update_blocks(story("first, changed"))
        pane.show_page(whole_page(second), second)
        pane.update_blocks(story("second", "more"))

    assert ask(TEXTS) == "second|more"


def test_a_story_opened_while_another_arrives_waits_for_its_own_page(
    qtbot: QtBot, whole_page: Page, story: Story
) -> None:
    """The last picture of the page before does not make the next one complete."""
    first, second = story('<p><img src="media/late.png"></p>'), story("second")

    def lookup(path: str) -> tuple[bytes, str] | None:
        if path == "media/late.png":
            pane.show_page(whole_page(second), second)
            pane.update_blocks(story("second", "more"))
        return None

    pane = PreviewPane(lookup)
    pane.start()
    pane.show_page(whole_page(first), first)
    with qtbot.waitSignal(pane.updated):
        pass

    assert pane._view
    with qtbot.waitCallback() as answer:
        pane._view.locked_page.runJavaScript(TEXTS, WORLD, answer)
    assert answer.args == ["second|more"]
    delete(pane)


def test_text_above_the_view_can_grow_without_moving_it(
    qtbot: QtBot, opened: Opened, ask: Ask, story: Story
) -> None:
    """The line a reader looks at stays where it is when a block above it changes."""
    blocks = long_story(story)
    pane = opened(blocks)
    ask("scrollTo(0, 2000)")
    seen = "[...document.querySelectorAll('.block')].find(b => b.getBoundingClientRect().top > 0)"
    before = ask(f"globalThis.watched = {seen}; watched.getBoundingClientRect().top")
    taller = Block(3, "<p>" + "A much longer paragraph. " * 200 + "</p>")

    with qtbot.waitSignal(pane.updated):
        pane.update_blocks((blocks[0], taller, *blocks[2:]))

    assert ask("document.querySelectorAll('.block')[1].offsetHeight") > 400  # type: ignore[operator]
    assert ask("watched.getBoundingClientRect().top") == pytest.approx(before, abs=1)


def test_opening_another_story_begins_at_its_top(
    qtbot: QtBot, opened: Opened, ask: Ask, story: Story
) -> None:
    """A new page is not shown where the last one was left."""
    blocks = long_story(story)
    opened(blocks)
    ask("scrollTo(0, 2000)")

    opened(blocks)

    assert ask("scrollY") == 0


def test_fields_are_plain_text_and_hidden_when_empty(
    qtbot: QtBot, opened: Opened, ask: Ask, story: Story
) -> None:
    """A headline is never read as HTML; without text its element goes, with text it is back."""
    pane = opened(story("a"))

    with qtbot.waitSignal(pane.updated):
        pane.set_fields({"headline": "<img src=x> & “som”", "nowhere": "x"})
    assert ask("document.getElementById('headline').textContent") == "<img src=x> & “som”"

    with qtbot.waitSignal(pane.updated):
        pane.set_fields({"headline": ""})
    assert ask("document.getElementById('headline').hidden") is True


@pytest.mark.parametrize(("line", "marked"), [(1, "a"), (2, "a"), (3, "b"), (6, "c"), (99, "c"), (0, "")])
def test_a_mark_is_on_the_block_that_holds_the_line(
    qtbot: QtBot, opened: Opened, ask: Ask, story: Story, line: int, marked: str
) -> None:
    """A block goes from its first line to the next block's."""
    pane = opened(story("a", "b", "c"))
    with qtbot.waitSignal(pane.updated):
        pane.mark(5)

    with qtbot.waitSignal(pane.updated):
        pane.mark(line)

    assert ask(EDITING) == marked


def test_the_mark_moves_with_its_line(qtbot: QtBot, opened: Opened, ask: Ask, story: Story) -> None:
    """A paragraph put in above keeps the mark on the line, which is now another block."""
    pane = opened(story("a", "b", "c"))
    with qtbot.waitSignal(pane.updated):
        pane.mark(3)

    with qtbot.waitSignal(pane.updated):
        pane.update_blocks(story("a", "new", "b", "c"))

    assert ask(EDITING) == "new"


def test_footnotes_do_not_take_the_mark(qtbot: QtBot, opened: Opened, ask: Ask) -> None:
    """Footnotes stand last in the page though they are defined further up."""
    pane = opened((Block(1, "a"), Block(9, "b"), Block(5, "notes")))

    with qtbot.waitSignal(pane.updated):
        pane.mark(10)

    assert ask(EDITING) == "b"


def test_a_page_of_another_make_is_reported_as_our_mistake(
    qtbot: QtBot, pane: PreviewPane, story: Story
) -> None:
    """A page without a place for the body fails loudly instead of standing still."""
    with qtbot.waitSignal(pane.updated):
        pane.show_page("<p>no body</p>", story("a"))

    with qtbot.captureExceptions() as mistakes:
        pane.update_blocks(story("b"))
        qtbot.waitUntil(lambda: bool(mistakes))

    assert "The preview's own script failed: TypeError" in str(mistakes[0][1])


def test_dark_and_light_follow_the_program(qtbot: QtBot, opened: Opened, ask: Ask, story: Story) -> None:
    """The page's own rules for dark screens hold when the program is dark, also for the next page."""
    pane = opened(story("a"))
    color = "getComputedStyle(document.body).color"
    assert ask(color) == "rgb(1, 2, 3)"

    with qtbot.waitSignal(pane.updated):
        pane.set_dark(True)
    assert ask(color) == "rgb(4, 5, 6)"

    opened(story("b"))
    assert ask(color) == "rgb(4, 5, 6)"

    with qtbot.waitSignal(pane.updated):
        pane.set_dark(False)
    assert ask(color) == "rgb(1, 2, 3)"


@pytest.mark.parametrize(("pane_width", "page_width"), [(1000, 390), (500, 390), (200, 390)])
def test_a_phone_is_a_phone_in_any_pane(
    qtbot: QtBot, opened: Opened, ask: Ask, story: Story, pane_width: int, page_width: int
) -> None:
    """The page has a phone's width; a narrower pane shows it smaller, not narrower."""
    pane = opened(story("a"))
    pane.resize(pane_width, 400)

    pane.set_width(PageWidth.PHONE)
    qtbot.waitUntil(lambda: abs(float(str(ask("innerWidth"))) - page_width) <= 2)

    pane.set_width(PageWidth.PAGE)
    qtbot.waitUntil(lambda: abs(float(str(ask("innerWidth"))) - pane_width) <= 2)


def test_the_page_is_drawn(qtbot: QtBot, opened: Opened, ask: Ask, story: Story) -> None:
    """What is on the page is in a picture of the pane, so that pictures can be taken without a screen."""
    pane = opened(story('<p id="green">a</p>'))

    def green() -> bool:
        return pane.grab().toImage().pixelColor(250, 200) == QColor(10, 200, 30)

    qtbot.waitUntil(green)


def test_a_pane_can_go_with_an_answer_still_to_come(
    qtbot: QtBot, make_pane: Make, whole_page: Page, story: Story
) -> None:
    """A window closed in the middle of an update is no mistake."""
    pane = make_pane()
    pane.start()
    with qtbot.waitSignal(pane.updated):
        pane.show_page(whole_page(story("a")), story("a"))

    pane.update_blocks(story("b"))
    delete(pane)


def test_a_page_leaves_the_focus_where_the_writer_is(
    qtbot: QtBot, make_pane: Make, whole_page: Page, story: Story
) -> None:
    """Neither the view's making nor a new story takes the keyboard away."""
    window, pane = QWidget(), make_pane()
    qtbot.addWidget(window)
    layout, editor = QHBoxLayout(window), QLineEdit()
    layout.addWidget(editor)
    layout.addWidget(pane)
    with qtbot.waitActive(window):
        window.show()
    editor.setFocus()

    pane.start()
    with qtbot.waitSignal(pane.updated):
        pane.show_page(whole_page(story("a")), story("a"))

    assert editor.hasFocus()
