"""Whoever leaves a review leaves what was changed in it: that is asked about."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from newsdesk.domain.capture import PageReading
from newsdesk.gui.dialogs.review import ReviewDialog
from newsdesk.gui.dialogs.review_draft import ReviewTools

REJECTED = QDialog.DialogCode.Rejected


@pytest.fixture
def review(
    qtbot: QtBot, keep: Callable[[QDialog], None], page: PageReading, tools: ReviewTools
) -> ReviewDialog:
    dialog = ReviewDialog(page, tools)
    keep(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def answer(dialog: ReviewDialog, qtbot: QtBot, word: str) -> None:
    box = next(each for each in dialog.findChildren(QMessageBox) if each.isVisible())
    with qtbot.waitSignal(box.finished):
        next(each for each in box.buttons() if word in each.text()).click()


@pytest.mark.parametrize("way", ["escape", "cancel", "close"])
def test_what_was_changed_is_not_gone_by_one_key(qtbot: QtBot, review: ReviewDialog, way: str) -> None:
    """Half an hour of merging and splitting may be in it."""
    ended: list[int] = []
    review.finished.connect(ended.append)
    leave = {
        "escape": lambda: qtbot.keyClick(review.ui.candidates, Qt.Key.Key_Escape),
        "cancel": review.ui.cancel.click,
        "close": review.close,
    }[way]
    qtbot.keyClicks(review.ui.headline, "!")

    leave()
    answer(review, qtbot, "Cancel")
    assert (review.isVisible(), ended) == (True, [])
    leave()
    answer(review, qtbot, "Leave")

    assert (review.isVisible(), ended) == (False, [REJECTED])


def test_what_was_taken_back_is_no_change(qtbot: QtBot, review: ReviewDialog) -> None:
    """Then Escape is no, at once."""
    review.ui.headline.setFocus()
    qtbot.keyClicks(review.ui.headline, "!")
    review.ui.undo_button.click()

    with qtbot.waitSignal(review.finished) as ended:
        qtbot.keyClick(review.ui.candidates, Qt.Key.Key_Escape)

    assert ended.args == [REJECTED]
