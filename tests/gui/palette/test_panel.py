"""The palette by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.gui.palette.items import Item, Kind, Row
from newsdesk.gui.palette.panel import Palette

ROWS = tuple(Row(Item(Kind.ACTION, str(number), f"Action {number}", "File")) for number in range(30))


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """A window with two fields, the second of which has the keyboard."""
    window = QMainWindow()
    centre = QWidget()
    column = QVBoxLayout(centre)
    for name in ("one", "two"):
        line = QLineEdit()
        line.setObjectName(name)
        column.addWidget(line)
    window.setCentralWidget(centre)
    window.resize(900, 600)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field(window, "two").setFocus()
    return window


def field(window: QMainWindow, name: str) -> QLineEdit:
    """A field of the window."""
    found = window.findChild(QLineEdit, name)
    assert found is not None
    return found


@pytest.fixture
def palette(window: QMainWindow) -> Palette:
    """A palette with thirty rows, open."""
    palette = Palette(window)
    palette.show_rows(ROWS)
    palette.open()
    return palette


def current(palette: Palette) -> str:
    """The name of the row that is marked."""
    return palette.model.rows[palette.ui.list.currentIndex().row()].item.name


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ((), "0"),
        ((Qt.Key.Key_Down, Qt.Key.Key_Down), "2"),
        ((Qt.Key.Key_Up,), "29"),
        ((Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Backtab), "1"),
        ((Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown), "29"),
        ((Qt.Key.Key_PageDown, Qt.Key.Key_PageUp), "0"),
    ],
)
def test_keys_go_through_the_rows(palette: Palette, keys: tuple[Qt.Key, ...], name: str) -> None:
    """Round at the ends, and the keyboard stays in the field."""
    for key in keys:
        QTest.keyClick(palette.ui.field, key)

    assert current(palette) == name
    assert palette.ui.field.hasFocus()


def test_return_chooses(palette: Palette, window: QMainWindow, qtbot: QtBot) -> None:
    """The palette is gone by then, and the keyboard is where it was."""
    where: list[str] = []
    palette.chosen.connect(lambda _item: where.append(window.focusWidget().objectName()))
    QTest.keyClick(palette.ui.field, Qt.Key.Key_Down)

    with qtbot.waitSignal(palette.chosen) as told:
        QTest.keyClick(palette.ui.field, Qt.Key.Key_Return)

    assert told.args[0].name == "1"
    assert where == ["two"]
    assert palette.isHidden()


def test_escape_leaves_everything_as_it_was(palette: Palette, window: QMainWindow, qtbot: QtBot) -> None:
    """Nothing is chosen."""
    with qtbot.assertNotEmitted(palette.chosen):
        QTest.keyClick(palette.ui.field, Qt.Key.Key_Escape)

    assert palette.isHidden()
    assert window.focusWidget().objectName() == "two"


def test_a_click_elsewhere_closes_it(palette: Palette, window: QMainWindow) -> None:
    """The keyboard goes where the click was."""
    QTest.mouseClick(field(window, "one"), Qt.MouseButton.LeftButton)

    assert palette.isHidden()
    assert window.focusWidget().objectName() == "one"


def test_a_row_is_clicked(palette: Palette, qtbot: QtBot) -> None:
    """One click is enough."""
    place = palette.ui.list.visualRect(palette.model.index(2)).center()

    with qtbot.waitSignal(palette.chosen) as told:
        QTest.mouseClick(palette.ui.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert told.args[0].name == "2"


def test_rows_that_come_later_do_not_move_the_mark(palette: Palette) -> None:
    """Stories are found a little after actions."""
    QTest.keyClick(palette.ui.field, Qt.Key.Key_Down)

    palette.show_rows((*ROWS, ROWS[0]), kept=True)

    assert current(palette) == "1"


def test_nothing_that_fits_is_said(palette: Palette, qtbot: QtBot) -> None:
    """And Return chooses nothing."""
    palette.show_rows((), nothing="Nothing fits “x”.")

    assert palette.ui.nothing.isVisible()
    with qtbot.assertNotEmitted(palette.chosen):
        QTest.keyClick(palette.ui.field, Qt.Key.Key_Return)


def test_it_stays_within_a_small_window(palette: Palette, window: QMainWindow) -> None:
    """As wide and as high as there is room."""
    window.resize(500, 300)

    assert window.rect().contains(palette.geometry())
