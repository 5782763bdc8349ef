"""The panel of editions on screen."""

import pytest
from pytestqt.qtbot import QtBot

from newsdesk.gui.panels.edition_panel import EditionPanel


@pytest.fixture
def edition_panel(qtbot: QtBot) -> EditionPanel:
    """The panel of editions, without any yet."""
    shown = EditionPanel()
    qtbot.addWidget(shown)
    shown.resize(400, 500)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown
