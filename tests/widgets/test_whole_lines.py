import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from newsdesk.widgets.whole_lines import WholeLines

WORDS = [f"Snow fell on the pass {'i' * letters} today" for letters in range(60)]


@pytest.mark.parametrize("sheet", ["", "QListView::item { padding: 5px 8px; }"])
def test_no_word_is_cut(qtbot: QtBot, sheet: str) -> None:
    """Neither of a text that fills its line to the edge, nor beside a scroll bar."""
    view = QListWidget()
    qtbot.addWidget(view)
    view.setStyleSheet(sheet)
    view.setWordWrap(True)
    view.setItemDelegate(WholeLines(view))
    view.addItems(WORDS)
    view.resize(300, 200)
    view.show()
    qtbot.waitUntil(view.verticalScrollBar().isVisible)

    around = 16 if sheet else 0
    margin = 2 * (view.style().pixelMetric(view.style().PixelMetric.PM_FocusFrameHMargin, None, view) + 1)
    room = QRect(0, 0, view.viewport().width() - around - margin, 0)
    for row, words in enumerate(WORDS):
        wanted = view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
        height = view.visualItemRect(view.item(row)).height()
        assert wanted <= height <= wanted + (10 if sheet else 0) + 2, words
    assert view.horizontalScrollBar().maximum() == 0
