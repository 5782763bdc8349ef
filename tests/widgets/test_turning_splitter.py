"""Two parts, beside or below each other."""

import pytest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from newsdesk.widgets.turning_splitter import TurningSplitter


@pytest.fixture
def splitter(qtbot: QtBot) -> TurningSplitter:
    """One with two parts, 801 by 601 pixels."""
    return made(qtbot)


def made(qtbot: QtBot) -> TurningSplitter:
    splitter = TurningSplitter()
    splitter.setHandleWidth(1)
    for _ in range(2):
        splitter.addWidget(QTextEdit())
    splitter.set_usual((400, 400), (450, 150))
    qtbot.addWidget(splitter)
    splitter.resize(801, 601)
    with qtbot.waitExposed(splitter):
        splitter.show()
    return splitter


def test_each_way_has_its_own_sizes(splitter: TurningSplitter) -> None:
    """As somebody left them, or as is usual."""
    splitter.setSizes([500, 300])

    splitter.turn(stacked=True)
    assert splitter.sizes() == [450, 150]
    splitter.setSizes([350, 250])
    splitter.turn(stacked=False)
    assert splitter.sizes() == [500, 300]

    splitter.turn(stacked=True)
    assert splitter.sizes() == [350, 250]


def test_both_ways_are_remembered(splitter: TurningSplitter, qtbot: QtBot) -> None:
    """In another window, too."""
    splitter.setSizes([500, 300])
    splitter.turn(stacked=True)
    splitter.setSizes([350, 250])
    other = made(qtbot)

    other.restore(splitter.states(), stacked=splitter.stacked)

    assert other.stacked
    assert other.sizes() == [350, 250]
    other.turn(stacked=False)
    assert other.sizes() == [500, 300]


def test_what_cannot_be_read_is_as_usual(splitter: TurningSplitter) -> None:
    """A setting that somebody spoilt."""
    splitter.restore((b"x", b"y"), stacked=True)

    assert splitter.stacked
    assert splitter.sizes() == [450, 150]
