"""Buttons that give way to what stands beside them."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.widgets.elided_label import ElidedLabel
from newsdesk.widgets.giving_way import GivingWay

NAMES = ("Status", "Countries…", "More")
LONGEST = "1,234 marked"


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    """A label, two buttons that give way, and one that stays."""
    made = QWidget()
    qtbot.addWidget(made)
    layout = QHBoxLayout(made)
    layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
    label = ElidedLabel(made)
    label.setText("5 marked")
    layout.addWidget(label, 1)
    buttons = [QToolButton(made) for _name in NAMES]
    for button, name in zip(buttons, NAMES, strict=True):
        button.setText(name)
        layout.addWidget(button)
    GivingWay(made, layout, label, LONGEST, buttons[:-1])
    made.resize(480, 40)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(row: QWidget) -> list[str]:
    return [each.text() for each in row.findChildren(QToolButton) if each.isVisible()]


def words_of(row: QWidget) -> ElidedLabel:
    [label] = row.findChildren(ElidedLabel)
    return label


def is_whole(label: ElidedLabel) -> bool:
    return label.width() >= label.fontMetrics().horizontalAdvance(LONGEST)


@pytest.mark.parametrize("family", ["DejaVu Sans", "PT Sans", "Nimbus Sans Narrow", "DejaVu Sans Mono"])
def test_the_words_are_whole_as_long_as_a_button_can_go(qtbot: QtBot, row: QWidget, family: str) -> None:
    """They go one by one, from the last on."""
    row.setFont(QFont(family, 11))
    label, seen = words_of(row), set[int]()

    for width in range(480, 140, -10):
        row.resize(width, 40)
        qtbot.waitUntil(lambda: is_whole(label) or shown(row) == ["More"])
        seen.add(len(shown(row)))
        assert shown(row) in ([*NAMES], ["Status", "More"], ["More"])

    assert seen == {3, 2, 1}


def test_larger_letters_and_more_words_want_more_room(qtbot: QtBot, row: QWidget) -> None:
    """And when they are gone, the buttons come back."""
    qtbot.waitUntil(lambda: shown(row) == [*NAMES])

    words_of(row).setText(3 * "Each of all stories is marked. ")
    qtbot.waitUntil(lambda: "Countries…" not in shown(row))

    words_of(row).setText("5 marked")
    qtbot.waitUntil(lambda: shown(row) == [*NAMES])
    row.setFont(QFont("DejaVu Sans", 24))
    qtbot.waitUntil(lambda: "Countries…" not in shown(row))
