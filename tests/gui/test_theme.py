"""How the program looks."""

import pytest
from PySide6.QtCore import QFile, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from newsdesk._built.embargo import Ui_EmbargoDialog
from newsdesk.domain.story import Status
from newsdesk.gui.colors import DARK, LIGHT, SEPIA, ThemeColors
from newsdesk.gui.contrast_colors import CONTRAST_DARK, CONTRAST_LIGHT
from newsdesk.gui.theme import EVERY, Theme, apply, look, look_of, palette, style_sheet, writing_font
from newsdesk.widgets.token_edit import TokenEdit


@pytest.mark.parametrize("scheme", EVERY.values(), ids=EVERY)
def test_the_style_sheet_is_complete(qtbot: QtBot, scheme: ThemeColors) -> None:
    """No name is left unreplaced, and every picture it asks for is there."""
    sheet = style_sheet(scheme)
    pictures = [part.split(")")[0] for part in sheet.split("url(")[1:]]

    assert "@" not in sheet
    assert pictures
    assert [each for each in pictures if not QFile.exists(each)] == []


@pytest.mark.parametrize("theme", Theme)
def test_applying_a_theme_dresses_the_program(undressed: QApplication, theme: Theme) -> None:
    """Palette and style sheet, without a word from Qt about a rule it cannot read."""
    scheme = apply(undressed, theme, strong=False)

    assert look_of(undressed.palette()) is scheme
    assert undressed.palette().color(QPalette.ColorRole.Window).name() == scheme.window
    assert undressed.styleSheet() == style_sheet(scheme)


def test_the_systems_theme_is_followed(undressed: QApplication) -> None:
    """Where the system has no wish, it is light."""
    apply(undressed, Theme.DARK, strong=False)

    scheme = apply(undressed, Theme.SYSTEM, strong=False)

    assert scheme.dark is (undressed.styleHints().colorScheme() is Qt.ColorScheme.Dark)


@pytest.mark.parametrize(
    ("theme", "dark", "strong", "expected"),
    [
        (Theme.SYSTEM, False, False, LIGHT),
        (Theme.SYSTEM, True, False, DARK),
        (Theme.SYSTEM, False, True, CONTRAST_LIGHT),
        (Theme.SYSTEM, True, True, CONTRAST_DARK),
        (Theme.CONTRAST, False, False, CONTRAST_LIGHT),
        (Theme.CONTRAST, True, False, CONTRAST_DARK),
        (Theme.LIGHT, True, True, LIGHT),
        (Theme.DARK, False, True, DARK),
        (Theme.SEPIA, True, True, SEPIA),
    ],
)
def test_a_theme_that_is_chosen_is_worn(
    theme: Theme, expected: ThemeColors, *, dark: bool, strong: bool
) -> None:
    """Whatever the system wants; who follows it gets its brightness and its contrast."""
    assert look(theme, dark=dark, strong=strong) is expected


def test_a_palette_tells_its_theme() -> None:
    """And one of another program's is taken for light."""
    assert [look_of(palette(each)) for each in EVERY.values()] == list(EVERY.values())
    assert look_of(QPalette()) is LIGHT


def test_what_is_out_of_use_looks_like_it() -> None:
    """In a palette as well."""
    made = palette(LIGHT)
    role = QPalette.ColorRole.ButtonText

    assert made.color(QPalette.ColorGroup.Disabled, role) != made.color(QPalette.ColorGroup.Active, role)
    assert made.color(QPalette.ColorGroup.Inactive, role) == made.color(QPalette.ColorGroup.Active, role)


def test_a_label_with_a_status_is_a_chip(undressed: QApplication, qtbot: QtBot) -> None:
    """Painted in the colours of that status."""
    scheme = apply(undressed, Theme.LIGHT, strong=False)
    label = QLabel("      ")
    qtbot.addWidget(label)
    label.setProperty("status", Status.READY.value)
    label.resize(80, 24)

    picture = label.grab().toImage()

    assert picture.pixelColor(40, 12).name() == scheme.chips[Status.READY].fill


def test_stories_are_written_in_a_font_with_a_size(qtbot: QtBot) -> None:
    """In points, so that it can be zoomed."""
    assert writing_font().pointSizeF() > 10
    assert writing_font().families()


def test_a_time_shows_its_letters(undressed: QApplication, qtbot: QtBot) -> None:
    """A style sheet that gives a time a border can leave its text one pixel."""
    apply(undressed, Theme.LIGHT, strong=False)
    form = QDialog()
    qtbot.addWidget(form)
    ui = Ui_EmbargoDialog()
    ui.setupUi(form)
    form.show()

    room = ui.time.lineEdit().width()

    assert room > ui.time.fontMetrics().horizontalAdvance("00:00")
    assert room <= ui.time.width()


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("kind", [QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit])
def test_every_field_has_an_edge(
    undressed: QApplication, qtbot: QtBot, theme: Theme, kind: type[QWidget]
) -> None:
    """That can be seen on the ground of a dialog, also of one that has not the keyboard."""
    scheme = apply(undressed, theme, strong=False)
    form = QDialog()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    column.addWidget(QPushButton("First"))
    field = kind()
    column.addWidget(field)
    with qtbot.waitExposed(form):
        form.show()

    picture = field.grab().toImage()
    assert picture.pixelColor(0, picture.height() // 2).name() == scheme.edge


@pytest.mark.parametrize("theme", Theme)
def test_tokens_that_cannot_be_changed_stand_on_one_ground(
    undressed: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    """That of a dialog, as every other field's that only shows: at its edge, and where one would type."""
    scheme = apply(undressed, theme, strong=False)
    form = QDialog()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    field = TokenEdit()
    field.setEnabled(False)
    column.addWidget(field)
    form.resize(300, 80)
    with qtbot.waitExposed(form):
        form.show()

    picture = field.grab().toImage()
    middle = picture.height() // 2
    ground = {picture.pixelColor(x, middle).name() for x in (2, picture.width() // 2)}
    assert ground == {scheme.window}


@pytest.mark.parametrize("theme", Theme)
def test_what_a_toolbar_has_no_room_for_can_be_found(
    undressed: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    """The button for it shows its arrow, which the padding of other buttons would squeeze into a dot."""
    apply(undressed, theme, strong=False)
    tools = QToolBar()
    qtbot.addWidget(tools)
    for number in range(20):
        tools.addAction(f"Tool {number}")
    tools.resize(300, 40)
    tools.show()
    (more,) = tools.findChildren(QToolButton, "qt_toolbar_ext_button")

    picture = more.grab().toImage()
    across, down = range(picture.width()), range(picture.height())
    drawn = {x for x in across for y in down if picture.pixel(x, y) != picture.pixel(0, 0)}

    assert more.isVisible()
    assert len(drawn) >= 6
