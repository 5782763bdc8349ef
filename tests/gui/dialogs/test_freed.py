import gc
import weakref
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from newsdesk.domain.capture import PageReading
from newsdesk.domain.edition import Edition
from newsdesk.gui.dialogs.about import AboutDialog
from newsdesk.gui.dialogs.export import ExportDialog
from newsdesk.gui.dialogs.locked import LockedDialog
from newsdesk.gui.dialogs.new_edition import NewEditionDialog
from newsdesk.gui.dialogs.review import ReviewDialog
from newsdesk.gui.dialogs.review_draft import ReviewTools
from newsdesk.gui.dialogs.welcome import WelcomeDialog

NOW = datetime(2025, 12, 12, 9, 0, tzinfo=UTC)
EDITION = Edition("e", date(2025, 12, 12), "", (), (), NOW, NOW)


@pytest.fixture(params=["about", "export", "locked", "new edition", "review", "welcome"])
def make(request: pytest.FixtureRequest, page: PageReading, tools: ReviewTools) -> Callable[[], QDialog]:
    ways: dict[str, Callable[[], QDialog]] = {
        "about": lambda: AboutDialog("1.0", ("Qt 6",)),
        "export": lambda: ExportDialog(EDITION, {}, Path("out")),
        "locked": lambda: LockedDialog(Path("room"), "Aibek"),
        "new edition": lambda: NewEditionDialog(date(2025, 12, 12)),
        "review": lambda: ReviewDialog(page, tools),
        "welcome": lambda: WelcomeDialog(Path("room")),
    }
    return ways[request.param]


def show_and_close(qtbot: QtBot, dialog: QDialog) -> None:
    """Open a dialog and close it again, until Qt has deleted it."""
    dialog.open()
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_a_closed_dialog_is_gone(qtbot: QtBot, make: Callable[[], QDialog]) -> None:
    """Nothing keeps a closed dialog alive: neither Qt nor a forgotten reference in Python."""
    dialog = make()
    ghost = weakref.ref(dialog)

    show_and_close(qtbot, dialog)
    del dialog
    gc.collect()

    assert ghost() is None
