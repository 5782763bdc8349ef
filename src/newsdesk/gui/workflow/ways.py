"""The workflow’s table as a menu: an action for each way, grey where it cannot be gone, and it says why."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from newsdesk.domain.workflow import TRANSITIONS, Transition

if TYPE_CHECKING:
    from newsdesk.desk.workflow import Possible

KEYS = {"ready": "Ctrl+R", "spike": "Ctrl+Del"}


class Ways(QObject):
    """Fills the window's menu of ways. ``actions`` has them by the table's names.

    Signals: ``wanted`` a way (its name) is to be gone; ``refused`` why it cannot,
    when its key was pressed.
    """

    wanted = Signal(str)
    refused = Signal(str)

    def __init__(self, menu: QMenu, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        menu.setToolTipsVisible(True)
        self.actions = {way.action: self._make(way) for way in TRANSITIONS}
        menu.addActions(list(self.actions.values()))
        self._refusals = {name: self._refusal(action) for name, action in self.actions.items()}

    def _make(self, way: Transition) -> QAction:
        action = QAction(way.label, self._window)
        action.setObjectName(f"way_{way.action}")
        action.setEnabled(False)
        if way.action in KEYS:
            action.setShortcut(QKeySequence(KEYS[way.action]))
        action.triggered.connect(lambda _checked=False: self.wanted.emit(way.action))
        return action

    def _refusal(self, action: QAction) -> QShortcut:
        """Let the key of a way that is grey say why it is."""
        refusal = QShortcut(action.shortcut(), self._window)
        refusal.setEnabled(False)
        refusal.activated.connect(lambda: self.refused.emit(action.statusTip()))
        action.changed.connect(lambda: refusal.setKey(action.shortcut()))
        return refusal

    def show(self, ways: "Sequence[Possible]", *, writable: bool) -> None:
        """Offer what can be done now; an answer without ways leaves them as they were."""
        for each in ways:
            action = self.actions[each.way.action]
            action.setEnabled(writable and not each.why_not)
            action.setToolTip(each.why_not or each.way.label)
            action.setStatusTip(each.why_not)
        for name, refusal in self._refusals.items():
            refusal.setEnabled(bool(self.actions[name].statusTip()))
