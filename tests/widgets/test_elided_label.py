"""A label that gives way."""

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from newsdesk.widgets.elided_label import ElidedLabel

TEXT = "Friday’s edition, six stories"


@pytest.fixture
def label(qtbot: QtBot) -> ElidedLabel:
    widget = ElidedLabel()
    widget.setText(TEXT)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_a_text_that_fits_is_shown_whole(label: ElidedLabel) -> None:
    """And needs no tool tip."""
    label.resize(label.sizeHint())

    assert label.shown_text() == TEXT
    assert label.toolTip() == ""


def test_a_text_that_does_not_fit_ends_in_an_ellipsis(label: ElidedLabel) -> None:
    """The tool tip and the screen reader have all of it."""
    label.resize(label.sizeHint().width() // 2, label.height())

    assert label.shown_text().endswith("…")
    assert TEXT.startswith(label.shown_text()[:-1])
    assert label.toolTip() == TEXT
    assert QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name) == TEXT


def test_another_text_or_font_is_measured_again(label: ElidedLabel) -> None:
    """The tool tip comes and goes with the need for it."""
    label.resize(label.sizeHint())
    font = label.font()
    font.setPointSize(40)
    label.setFont(font)
    assert label.toolTip() == TEXT

    label.setText("6")

    assert label.toolTip() == ""


def test_it_shrinks_to_a_few_letters(label: ElidedLabel) -> None:
    """A long text pushes nobody away."""
    label.setText(TEXT * 10)

    assert label.minimumSizeHint().width() < 60


def test_only_what_is_shown_is_painted(label: ElidedLabel) -> None:
    """The picture changes when room is lacking."""
    label.setText("██████████")
    label.resize(label.sizeHint())
    whole = label.grab().toImage()
    label.resize(label.width() // 2, label.height())

    assert label.grab().toImage() != whole.copy(label.rect())
