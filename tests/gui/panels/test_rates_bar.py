"""The bar above the board of rates: against what, how the sources stand, and the button that asks them."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsdesk.gui.panels.rates_model import Way
from newsdesk.gui.panels.rates_panel import RatesPanel
from newsdesk.gui.rates.connection import Connection


@pytest.fixture
def panel(qtbot: QtBot) -> RatesPanel:
    """An empty board: it is then that somebody asks the banks."""
    shown = RatesPanel()
    qtbot.addWidget(shown)
    shown.show_quotes((), Way(), 30)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_offline_is_a_badge_with_the_reasons(panel: RatesPanel) -> None:
    """Not an error, and gone as soon as somebody answers."""
    panel.show_connection(Connection(True, "since 14:05", "Nobody answers there."))

    assert panel.ui.offline.isVisible()
    assert panel.ui.state.accessibleName() == "Sources: offline since 14:05"
    assert panel.ui.state.accessibleDescription() == "Nobody answers there."

    panel.show_connection(Connection(words="Updated 15:00"))

    assert not panel.ui.offline.isVisible()


def test_the_button_asks_for_an_update_and_stops_it(qtbot: QtBot, panel: RatesPanel) -> None:
    """One button, and it says which of the two it does."""
    with qtbot.waitSignal(panel.update_wanted):
        panel.ui.update.click()

    panel.show_updating(1, 6, "Asking a bank")

    assert panel.ui.state.text() == "Asking a bank…"
    assert panel.ui.update.accessibleName() == "Stop asking for rates"
    with qtbot.waitSignal(panel.stop_wanted):
        panel.ui.update.click()


def test_a_base_is_chosen_and_read_aloud_by_its_name(qtbot: QtBot, panel: RatesPanel) -> None:
    """Codes are short, names are known."""
    panel.offer_bases(("USD", "EUR"), ("US dollar", "euro"), "USD")
    assert panel.ui.base.itemData(1, Qt.ItemDataRole.AccessibleTextRole) == "EUR, euro"

    panel.ui.base.setFocus()
    with qtbot.waitSignal(panel.base_chosen) as asked:
        qtbot.keyClick(panel.ui.base, Qt.Key.Key_Down)

    assert asked.args == ["EUR"]
