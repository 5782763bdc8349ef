"""Editions for the panel of editions, and what somebody sees and does in its rows."""

import json
from datetime import date

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.rates import Rate
from newsdesk.domain.story import Status, StorySummary
from newsdesk.gui.dragging import STORIES_MIME
from newsdesk.gui.panels.edition_panel import EditionPanel
from tests.gui.friday import DAY, NOW, RATE


def story(uid: str, headline: str, status: Status = Status.READY) -> StorySummary:
    """Return a story of 214 words from Tajikistan."""
    return StorySummary(uid, uid, headline, status, ("TJ",), "", 214, NOW)


def edition(
    uid: str, day: date, title: str = "", stories: tuple[StorySummary, ...] = (), rates: tuple[Rate, ...] = ()
) -> Edition:
    """Return an edition of a day with these stories at its front."""
    return Edition(uid, day, title, tuple(Entry(each.uid) for each in stories), rates, NOW, NOW)


STORIES = (story("a", "Tunnel Opens"), story("b", "Apricots Dear"), story("c", "Somoni Holds", Status.SPIKED))
THURSDAY = edition("thu", date(2025, 12, 11))
FRIDAY = edition("fri", DAY, "Friday’s three", STORIES, (RATE._replace(effective=THURSDAY.date),))


def go_to(panel: EditionPanel, row: int) -> None:
    """Put the cursor on a row."""
    panel.ui.stories.setCurrentIndex(panel.ui.stories.model().index(row, 0))


def shown(panel: EditionPanel) -> list[str]:
    """Return what stands in the rows, headings among stories."""
    model = panel.ui.stories.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def spoken(panel: EditionPanel, row: int) -> str:
    """Return what a screen reader says of a row."""
    return str(panel.ui.stories.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def drop(panel: EditionPanel, uids: list[str], position: QPoint) -> None:
    """Drop stories from the list onto the panel, as Qt delivers it."""
    data = QMimeData()
    data.setData(STORIES_MIME, json.dumps(uids).encode())
    target, copy = panel.ui.stories.viewport(), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(position, copy, data, buttons, keys)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(position), copy, data, buttons, keys))
