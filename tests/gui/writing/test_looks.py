"""How the text looks while it is written."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.gui.colors import DARK, LIGHT, SEPIA, ThemeColors
from newsdesk.gui.contrast_colors import CONTRAST_DARK, CONTRAST_LIGHT
from newsdesk.gui.theme import EVERY, Theme, apply, writing_font
from newsdesk.gui.writing.choices import Choices, Paper, WritingChoices
from newsdesk.gui.writing.looks import Looks
from newsdesk.gui.writing.papers import paper_colors
from newsdesk.widgets.writing.edit import MarkdownEdit


@pytest.mark.parametrize(
    ("paper", "program", "expected"),
    [
        (Paper.PROGRAM, SEPIA, SEPIA),
        (Paper.PROGRAM, CONTRAST_DARK, CONTRAST_DARK),
        (Paper.DARK, LIGHT, DARK),
        (Paper.LIGHT, CONTRAST_DARK, LIGHT),
        (Paper.SEPIA, DARK, SEPIA),
        (Paper.CONTRAST, LIGHT, CONTRAST_LIGHT),
        (Paper.CONTRAST, DARK, CONTRAST_DARK),
    ],
)
def test_paper_follows_the_program_unless_it_is_chosen(
    paper: Paper, program: ThemeColors, expected: ThemeColors
) -> None:
    """And high contrast is as dark as the program."""
    assert paper_colors(paper, program) is expected


def test_what_is_chosen_is_worn_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    """Font, size, lines, column and paper."""
    body, choices = MarkdownEdit(), Choices(WritingChoices(size=15.0))
    qtbot.addWidget(body)
    looks = Looks(qapp, body, choices)
    looks.set_program(LIGHT)
    assert body.text_size == 15.0

    choices.change(paper=Paper.DARK, face="DejaVu Sans", size=20.0, line_spacing=200)

    assert body.palette().color(QPalette.ColorRole.Base) == QColor(DARK.base)
    assert body.font().families()[0] == "DejaVu Sans"
    assert (body.text_size, body.document().begin().blockFormat().lineHeight()) == (20.0, 200)


def test_all_of_the_paper_has_its_colour(qtbot: QtBot, undressed: QApplication) -> None:
    """In a program with a style sheet, too: the text's own ground, and what is beside it."""
    body, choices = MarkdownEdit(), Choices(WritingChoices(paper=Paper.DARK))
    qtbot.addWidget(body)
    body.resize(900, 200)
    looks = Looks(undressed, body, choices)
    looks.set_program(apply(undressed, Theme.LIGHT, strong=False))
    with qtbot.waitExposed(body):
        body.show()
    looks.set_program(apply(undressed, Theme.LIGHT, strong=False))

    picture = body.grab().toImage()

    grounds = {picture.pixelColor(x, 150).name() for x in (5, 300, 600)}
    assert grounds == {DARK.base}


@pytest.mark.parametrize("theme", EVERY.values(), ids=EVERY)
def test_what_is_shown_over_the_text_wears_the_paper(
    qtbot: QtBot, qapp: QApplication, theme: ThemeColors
) -> None:
    """Of the program in each theme, or of the one that was chosen for the text."""
    body, choices = MarkdownEdit(), Choices()
    qtbot.addWidget(body)
    looks = Looks(qapp, body, choices)

    looks.set_program(theme)
    assert body.layers.colors == theme.layers
    choices.change(paper=Paper.SEPIA)
    assert body.layers.colors == SEPIA.layers


def test_zooming_is_a_choice(qtbot: QtBot, qapp: QApplication) -> None:
    """It is there again tomorrow, and the usual size is a key away."""
    body, choices = MarkdownEdit(), Choices()
    qtbot.addWidget(body)
    Looks(qapp, body, choices)

    body.zoom_in()
    assert choices.now.size == writing_font().pointSizeF() + 1
    body.zoom_reset()

    assert choices.now == WritingChoices()
