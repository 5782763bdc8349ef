"""Dialogs that delete themselves when they are closed."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid


@pytest.fixture
def keep(qtbot: QtBot) -> Iterator[Callable[[QDialog], None]]:
    """Hold a dialog for the test, and see it deleted afterwards if it has not been by then."""
    kept: list[QDialog] = []
    yield kept.append
    for dialog in kept:
        if isValid(dialog):
            dialog.deleteLater()
    qtbot.waitUntil(lambda: not any(map(isValid, kept)))
