"""How the program looks."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import QFile, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolBar, QToolButton
from pytestqt.qtbot import QtBot

from newsdesk._built.embargo import Ui_EmbargoDialog
from newsdesk.domain.story import Status
from newsdesk.gui.theme import Theme, ThemeColors, apply, colors, palette, style_sheet, writing_font

BOTH = [colors(dark=False), colors(dark=True)]


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application, undressed again afterwards."""
    sheet, before = qapp.styleSheet(), QPalette(qapp.palette())
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(before)
    qapp.styleHints().unsetColorScheme()


def luminance(color: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    channels = [QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF()]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", BOTH, ids=lambda each: each.scheme)
def test_all_text_can_be_read(scheme: ThemeColors) -> None:
    """Every pair of colours that text is set in has a contrast of 4.5 at least."""
    grounds = ("window", "base", "alternate", "raised", "hover", "selection")
    pairs = [("text", ground) for ground in (*grounds, "text_selection", "found")]
    pairs += [
        (text, ground)
        for text in ("dim", "accent", "up", "down")
        for ground in ("window", "base", "alternate")
    ]
    pairs += [("dim", "hover"), ("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_tip", "tip")]
    pairs += [(f"on_{each}", each) for each in ("info", "warning", "error")]

    poor = {pair: contrast(getattr(scheme, pair[0]), getattr(scheme, pair[1])) for pair in pairs}

    assert {pair: value for pair, value in poor.items() if value < 4.5} == {}


@pytest.mark.parametrize("scheme", BOTH, ids=lambda each: each.scheme)
def test_markdown_can_be_read(scheme: ThemeColors) -> None:
    """Marks stand back, and are read all the same; code has a ground of its own."""
    look = scheme.highlight
    words = {
        field.name: getattr(look, field.name) for field in fields(look) if field.name != "code_background"
    }
    poor = {name: contrast(color, scheme.base) for name, color in words.items()}
    poor["code"] = contrast(look.code, look.code_background)
    poor["mark on code"] = contrast(look.mark, look.code_background)

    assert {name: value for name, value in poor.items() if value < 4.5} == {}


@pytest.mark.parametrize("scheme", BOTH, ids=lambda each: each.scheme)
def test_what_is_noted_can_be_read(scheme: ThemeColors) -> None:
    """Text and all that Markdown colours in it, on the ground of a passage; its line and dot on the paper."""
    ground = scheme.passages.ground
    look = scheme.highlight
    words = {each.name: getattr(look, each.name) for each in fields(look) if each.name != "code_background"}
    poor = {name: contrast(color, ground) for name, color in {**words, "text": scheme.text}.items()}

    assert {name: value for name, value in poor.items() if value < 4.5} == {}
    assert contrast(scheme.passages.line, scheme.base) >= 3


@pytest.mark.parametrize("scheme", BOTH, ids=lambda each: each.scheme)
def test_every_status_has_a_chip_that_can_be_read(scheme: ThemeColors) -> None:
    """None is forgotten when a new one comes."""
    assert set(scheme.chips) == set(Status)
    assert all(contrast(chip.text, chip.fill) >= 4.5 for chip in scheme.chips.values())


@pytest.mark.parametrize("scheme", BOTH, ids=lambda each: each.scheme)
def test_the_focus_can_be_seen(scheme: ThemeColors) -> None:
    """What is drawn around it, and around a box to tick, has a contrast of 3 at least."""
    for ground in (scheme.window, scheme.base):
        assert contrast(scheme.accent, ground) >= 3
        assert contrast(scheme.mark, ground) >= 3


def test_dark_is_dark_and_light_is_light() -> None:
    """And each says so."""
    light, dark = BOTH

    assert luminance(light.base) > 0.8
    assert luminance(dark.base) < 0.05
    assert (light.dark, dark.dark) == (False, True)


@pytest.mark.parametrize("scheme", BOTH, ids=lambda each: each.scheme)
def test_the_style_sheet_is_complete(qtbot: QtBot, scheme: ThemeColors) -> None:
    """No name is left unreplaced, and every picture it asks for is there."""
    sheet = style_sheet(scheme)
    pictures = [part.split(")")[0] for part in sheet.split("url(")[1:]]

    assert "@" not in sheet
    assert pictures
    assert [each for each in pictures if not QFile.exists(each)] == []


@pytest.mark.parametrize(("theme", "dark"), [(Theme.LIGHT, False), (Theme.DARK, True)])
def test_applying_a_theme_dresses_the_program(app: QApplication, theme: Theme, *, dark: bool) -> None:
    """Palette and style sheet, without a word from Qt about a rule it cannot read."""
    scheme = apply(app, theme)

    assert scheme is colors(dark=dark)
    assert app.palette().color(QPalette.ColorRole.Window).name() == scheme.window
    assert app.styleSheet() == style_sheet(scheme)


def test_the_systems_theme_is_followed(app: QApplication) -> None:
    """Where the system has no wish, it is light."""
    apply(app, Theme.DARK)

    scheme = apply(app, Theme.SYSTEM)

    assert scheme.dark is (app.styleHints().colorScheme() is Qt.ColorScheme.Dark)


def test_what_is_out_of_use_looks_like_it() -> None:
    """In a palette as well."""
    made = palette(colors(dark=False))
    role = QPalette.ColorRole.ButtonText

    assert made.color(QPalette.ColorGroup.Disabled, role) != made.color(QPalette.ColorGroup.Active, role)
    assert made.color(QPalette.ColorGroup.Inactive, role) == made.color(QPalette.ColorGroup.Active, role)


def test_a_label_with_a_status_is_a_chip(app: QApplication, qtbot: QtBot) -> None:
    """Painted in the colours of that status."""
    scheme = apply(app, Theme.LIGHT)
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


def test_a_time_shows_its_letters(app: QApplication, qtbot: QtBot) -> None:
    """A style sheet that gives a time a border can leave its text one pixel."""
    apply(app, Theme.LIGHT)
    form = QDialog()
    qtbot.addWidget(form)
    ui = Ui_EmbargoDialog()
    ui.setupUi(form)
    form.show()

    room = ui.time.lineEdit().width()

    assert room > ui.time.fontMetrics().horizontalAdvance("00:00")
    assert room <= ui.time.width()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_what_a_toolbar_has_no_room_for_can_be_found(app: QApplication, qtbot: QtBot, theme: Theme) -> None:
    """The button for it shows its arrow, which the padding of other buttons would squeeze into a dot."""
    apply(app, theme)
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
