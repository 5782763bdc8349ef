"""The line that says how long a text is."""

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from newsdesk.domain.length import Length
from newsdesk.widgets.writing.length_bar import LengthBar

WHOLE, NOTHING = Length(1234, 7890), Length()


@pytest.fixture
def bar(qtbot: QtBot) -> LengthBar:
    widget = LengthBar()
    qtbot.addWidget(widget)
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Accent, QColor("#ff0000"))
    palette.setColor(QPalette.ColorRole.Mid, QColor("#00ff00"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#0000ff"))
    widget.setPalette(palette)
    return widget


def test_it_says_words_characters_and_minutes(bar: LengthBar) -> None:
    """And how fast it is read, to whoever wants to know."""
    bar.show_length(WHOLE, NOTHING, 0)

    assert bar.text() == "1,234 words · 7,890 characters · 6 min"
    assert "238 words a minute" in bar.toolTip()


def test_what_is_selected_comes_first(bar: LengthBar) -> None:
    """One is one."""
    bar.show_length(WHOLE, Length(1, 4), 0)

    assert bar.text() == "1 of 1,234 words selected"


@pytest.mark.parametrize(
    ("words", "target", "part", "seen"),
    [(300, 600, 0.5, {"#ff0000", "#00ff00"}), (600, 600, 1.0, {"#ff0000"}), (601, 600, 1.0, {"#0000ff"})],
)
def test_a_bar_fills_up_to_the_target(
    bar: LengthBar, words: int, target: int, part: float, seen: set[str]
) -> None:
    """Beyond it, it has another colour."""
    bar.show_length(Length(words, 9), NOTHING, target)
    bar.adjustSize()

    picture = bar.grab().toImage()

    assert bar.part == part
    bottom = {picture.pixelColor(x, picture.height() - 2).name() for x in (2, picture.width() - 3)}
    assert bottom == seen


def test_without_a_target_there_is_no_bar(bar: LengthBar) -> None:
    """Words are written as many as it takes."""
    bar.show_length(WHOLE, NOTHING, 0)
    bar.adjustSize()

    picture = bar.grab().toImage()

    assert bar.part == 0
    assert picture.pixelColor(5, picture.height() - 2) == picture.pixelColor(0, 0)
