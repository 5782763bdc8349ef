"""Small questions."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.gui.asking import ask_for_words, path_typed


def test_a_short_question_has_room_for_its_title(qtbot: QtBot, keep: Callable[[QDialog], None]) -> None:
    """Which stands beside three buttons, in an ordinary frame."""
    window = QWidget()
    qtbot.addWidget(window)

    ask_for_words(window, "Show another currency", "Its code", "", print)

    [asked] = window.findChildren(QInputDialog)
    keep(asked)
    assert asked.width() >= asked.fontMetrics().horizontalAdvance(asked.windowTitle()) + 150


def test_no_more_can_be_typed_than_may_be(qtbot: QtBot, keep: Callable[[QDialog], None]) -> None:
    """What is refused after it was written would have to be written again."""
    window = QWidget()
    qtbot.addWidget(window)

    ask_for_words(window, "Begin a section", "Its heading:", "", print, longest=5)

    [asked] = window.findChildren(QInputDialog)
    keep(asked)
    [field] = asked.findChildren(QLineEdit)
    qtbot.keyClicks(field, "Culture")
    assert asked.textValue() == "Cultu"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/media/stick/friday", Path("/media/stick/friday")),
        ("  friday.zip ", Path("/news/exports/friday.zip")),
        ("~/friday", Path.home() / "friday"),
        ("~nobody-here", Path("/news/exports/~nobody-here")),
        ("~nobody-here/friday", Path("~nobody-here/friday")),
        ("build/friday", Path("build/friday")),
        ("", Path("/news/exports")),
    ],
)
def test_a_typed_path_is_where_somebody_sees_it(typed: str, meant: Path) -> None:
    """A bare name is not where the program was started; and a home that is nobody's is no mistake of ours."""
    assert path_typed(typed, Path("/news/exports")) == meant
