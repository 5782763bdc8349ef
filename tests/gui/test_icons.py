"""The icons of actions."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.gui.appearance import ICONS
from newsdesk.gui.icons import icon, window_icon

RESOURCES = Path(__file__).parents[2] / "resources"
DRAWINGS = sorted((RESOURCES / "icons").glob("*.svg"))
ACTIONS = [each.stem for each in DRAWINGS if b"currentColor" in each.read_bytes()]


@pytest.fixture
def red_palette(qapp: QApplication) -> Iterator[None]:
    """Red text, and blue where something is out of use."""
    before = QPalette(qapp.palette())
    made = QPalette(before)
    made.setColor(QPalette.ColorRole.ButtonText, QColor("#ff0000"))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, QColor("#0000ff"))
    qapp.setPalette(made)
    yield
    qapp.setPalette(before)


def inks(image: QImage) -> set[str]:
    """Return the colours of all pixels that are fully covered."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {each.name() for each in pixels if each.alpha() == 255}


@pytest.mark.parametrize("name", ACTIONS)
def test_every_drawing_is_an_icon(qtbot: QtBot, name: str) -> None:
    """At the size of a tool bar, with something to see in it."""
    picture = icon(name).pixmap(QSize(24, 24))

    assert picture.size() == QSize(24, 24)
    assert inks(icon(name).pixmap(QSize(96, 96)).toImage())


def test_the_icons_that_actions_need_are_there(qtbot: QtBot) -> None:
    """And no other: each is drawn for something that the window shows."""
    in_panels = {"calendar", "chart", "checkpoint", "convert", "folder", "lead", "ready", "stop", "swap"}

    assert {*ICONS.values(), *in_panels, "update", "warning"} == set(ACTIONS)


def test_an_icon_has_the_palettes_colours(red_palette: None) -> None:
    """Those of the moment it is painted, so that another theme needs no other icon."""
    made = icon("bold")

    assert inks(made.pixmap(QSize(96, 96), QIcon.Mode.Normal).toImage()) == {"#ff0000"}
    assert inks(made.pixmap(QSize(96, 96), QIcon.Mode.Disabled).toImage()) == {"#0000ff"}


def test_an_unknown_icon_is_a_mistake_that_is_seen(qtbot: QtBot) -> None:
    """And not an empty place on a button."""
    with pytest.raises(FileNotFoundError, match="nonsense"):
        icon("nonsense")


def test_the_program_has_a_face(qtbot: QtBot) -> None:
    """In every size a desktop asks for."""
    assert all(len(inks(window_icon().pixmap(size, size).toImage())) > 3 for size in (16, 32, 64, 256))


def test_every_drawing_is_packed_and_none_is_missing() -> None:
    """The list of resources is the folder."""
    packed = {each.text for each in ET.parse(RESOURCES / "newsdesk.qrc").iter("file")}
    files = (*DRAWINGS, *RESOURCES.glob("styles/*.qss"), *RESOURCES.glob("scripts/*.js"))
    there = {f"{each.parent.name}/{each.name}" for each in files}

    assert packed == there
