"""The pictures of the lines in view stand beside them, small."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from newsdesk.text.figures import Figure, write
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.margin_pictures import LARGE, MarginPictures

FIRST, LAST = (f"media/{digits}/{digits * 32}.jpg" for digits in ("ab", "cd"))
TEXT = "\n\n".join([write(Figure(FIRST, "A mill")), *["Words."] * 200, write(Figure(LAST))])


@pytest.fixture
def edit(qtbot: QtBot) -> MarkdownEdit:
    made = MarkdownEdit()
    qtbot.addWidget(made)
    made.resize(500, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def margin(edit: MarkdownEdit, qtbot: QtBot) -> MarginPictures:
    """The margin of a text whose first line is a picture, and its last."""
    made = MarginPictures(edit)
    with qtbot.waitSignal(made.wanted) as asked:
        edit.load(TEXT)
    assert asked.args == [FIRST]
    return made


def shown(edit: MarkdownEdit) -> list[QToolButton]:
    return [each for each in edit.findChildren(QToolButton) if each.isVisible()]


def small() -> QImage:
    image = QImage(8, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    return image


def test_only_pictures_in_view_are_asked_for(
    edit: MarkdownEdit, margin: MarginPictures, qtbot: QtBot
) -> None:
    """Each once, and the next when the text is scrolled to it."""
    with qtbot.waitSignal(margin.wanted) as asked:
        edit.verticalScrollBar().setValue(edit.verticalScrollBar().maximum())

    assert asked.args == [LAST]
    with qtbot.assertNotEmitted(margin.wanted, wait=100):
        edit.verticalScrollBar().setValue(0)


def test_a_picture_stands_beside_its_line(edit: MarkdownEdit, margin: MarginPictures) -> None:
    """Within the editor, and not on the words."""
    margin.learn(FIRST, small())

    (button,) = shown(edit)
    assert not button.icon().isNull()
    assert button.accessibleName() == "Picture: A mill"
    assert button.y() <= edit.cursorRect().center().y() + edit.viewport().y() <= button.geometry().bottom()
    assert edit.viewport().geometry().right() - 28 <= button.x()
    assert button.geometry().right() < edit.width() - edit.verticalScrollBar().width() + 1


def test_a_wide_window_has_room_for_more_of_it(
    edit: MarkdownEdit, margin: MarginPictures, qtbot: QtBot
) -> None:
    """But not for a poster."""
    narrow = shown(edit)[0].width()

    edit.resize(1400, 400)

    qtbot.waitUntil(lambda: shown(edit)[0].width() > narrow)
    assert shown(edit)[0].width() == LARGE


def test_a_click_says_where_it_stands(edit: MarkdownEdit, margin: MarginPictures, qtbot: QtBot) -> None:
    """As it is in the text by then."""
    edit.replace_text("New\n\n" + TEXT)
    qtbot.waitUntil(lambda: bool(shown(edit)))
    margin.place()

    with qtbot.waitSignal(margin.chosen) as chosen:
        qtbot.mouseClick(shown(edit)[0], Qt.MouseButton.LeftButton)

    assert chosen.args == [5]


def test_a_picture_that_cannot_be_shown_is_marked(edit: MarkdownEdit, margin: MarginPictures) -> None:
    """And says so to whoever points at it; it is asked for again when it may be there."""
    margin.learn(FIRST, QImage())

    (button,) = shown(edit)
    assert button.text() == "?"
    assert "not in the newsroom’s folder" in button.toolTip()


def test_a_picture_that_is_taken_out_leaves_the_margin(
    edit: MarkdownEdit, margin: MarginPictures, qtbot: QtBot
) -> None:
    """And comes back with it."""
    edit.replace_text("Words.")
    qtbot.waitUntil(lambda: not shown(edit))

    edit.undo()
    qtbot.waitUntil(lambda: len(shown(edit)) == 1)


def test_another_story_has_its_own(edit: MarkdownEdit, margin: MarginPictures, qtbot: QtBot) -> None:
    """None of the one before stays."""
    edit.open("b", "Words.")

    qtbot.waitUntil(lambda: not shown(edit))
