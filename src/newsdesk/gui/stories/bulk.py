"""What the list offers to do with marked stories: the window's own actions, where the stories are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from newsdesk._built.main_window import Ui_MainWindow


def bulk_buttons(ui: Ui_MainWindow) -> tuple[QToolButton, ...]:
    """Return buttons for the bar that says how many are marked; the last has what the others do as well."""
    countries = QToolButton()
    countries.setDefaultAction(ui.set_countries)
    more = QToolButton()
    menu = QMenu(more)
    menu.addActions(
        [
            ui.status_menu.menuAction(),
            ui.set_countries,
            ui.set_tags,
            ui.add_to_edition,
            ui.export_marked,
            ui.embargo,
        ]
    )
    more.setMenu(menu)
    more.setText(more.tr("More ▾"))
    status = QToolButton()
    status.setMenu(ui.status_menu)
    status.setText(status.tr("Status ▾"))
    buttons = (status, countries, more)
    for each in buttons:
        each.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        each.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return buttons


def bulk_menu(ui: Ui_MainWindow) -> tuple[QAction | None, ...]:
    """Return the list's menu; None is a line."""
    return (
        ui.status_menu.menuAction(),
        ui.set_countries,
        ui.set_tags,
        None,
        ui.add_to_edition,
        ui.export_marked,
        None,
        ui.embargo,
        ui.corrections,
        ui.history,
        None,
        ui.select_all_stories,
    )
