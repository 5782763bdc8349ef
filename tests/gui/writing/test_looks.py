"""How the text looks while it is written."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.gui.theme import Theme, apply, colors, writing_font
from newsdesk.gui.writing.choices import Choices, Paper, WritingChoices
from newsdesk.gui.writing.looks import Looks
from newsdesk.gui.writing.papers import PaperColors, paper_colors
from newsdesk.widgets.writing.edit import MarkdownEdit


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application, undressed again afterwards."""
    sheet, before = qapp.styleSheet(), QPalette(qapp.palette())
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(before)
    qapp.styleHints().unsetColorScheme()


PAPERS = [
    pytest.param(paper_colors(paper, colors(dark=dark), contrast=False), id=f"{paper}-{dark}")
    for paper in Paper
    for dark in (False, True)
]


def luminance(color: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    channels = [QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF()]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def poor(paper: PaperColors, least: float) -> dict[str, float]:
    """Return the text that has less contrast on its grounds than it should."""
    look = paper.highlight
    inks = {each.name: getattr(look, each.name) for each in fields(look) if each.name != "code_background"}
    pairs = {name: (ink, paper.base) for name, ink in (inks | {"text": paper.text, "dim": paper.dim}).items()}
    pairs |= {f"{name} on code": (inks[name], look.code_background) for name in ("code", "mark", "rate")}
    pairs |= {"text selected": (paper.text, paper.text_selection)}
    pairs |= {f"{name} noted": (ink, paper.passages.ground) for name, ink in inks.items()}
    return {name: value for name, pair in pairs.items() if (value := contrast(*pair)) < least}


@pytest.mark.parametrize("paper", PAPERS)
def test_all_that_is_written_can_be_read(paper: PaperColors) -> None:
    """Every kind of text has a contrast of 4.5 on the paper, on code's ground, and where a note is."""
    assert poor(paper, 4.5) == {}


@pytest.mark.parametrize("dark", [False, True])
def test_high_contrast_is_high(dark: bool) -> None:
    """Seven and more, as WCAG 1.4.6 asks for."""
    assert poor(paper_colors(Paper.CONTRAST, colors(dark=dark), contrast=False), 7.0) == {}


@pytest.mark.parametrize(
    ("paper", "dark", "asked", "expected"),
    [
        (Paper.PROGRAM, False, False, "light"),
        (Paper.PROGRAM, True, False, "dark"),
        (Paper.DARK, False, False, "dark"),
        (Paper.LIGHT, True, True, "light"),
    ],
)
def test_paper_follows_the_program_unless_it_is_chosen(
    paper: Paper, dark: bool, asked: bool, expected: str
) -> None:
    """Light or dark as the program, or as was said."""
    made = paper_colors(paper, colors(dark=dark), contrast=asked)

    assert made.base == colors(dark=expected == "dark").base


@pytest.mark.parametrize("dark", [False, True])
def test_a_system_of_high_contrast_gets_it(dark: bool) -> None:
    """Where nothing else was chosen."""
    asked = paper_colors(Paper.PROGRAM, colors(dark=dark), contrast=True)

    assert asked == paper_colors(Paper.CONTRAST, colors(dark=dark), contrast=False)
    assert asked.dark == dark


def test_what_is_chosen_is_worn_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    """Font, size, lines, column and paper; the preview hears of the paper."""
    body, choices = MarkdownEdit(), Choices(WritingChoices(size=15.0))
    qtbot.addWidget(body)
    looks = Looks(qapp, body, choices)
    looks.set_program(colors(dark=False))
    assert body.text_size == 15.0

    with qtbot.waitSignal(looks.worn) as worn:
        choices.change(paper=Paper.DARK, face="DejaVu Sans", size=20.0, line_spacing=200)

    assert worn.args[0].dark
    assert body.palette().color(QPalette.ColorRole.Base) == QColor(colors(dark=True).base)
    assert body.font().families()[0] == "DejaVu Sans"
    assert (body.text_size, body.document().begin().blockFormat().lineHeight()) == (20.0, 200)


def test_all_of_the_paper_has_its_colour(qtbot: QtBot, dressed: QApplication) -> None:
    """In a program with a style sheet, too: the text's own ground, and what is beside it."""
    body, choices = MarkdownEdit(), Choices(WritingChoices(paper=Paper.DARK))
    qtbot.addWidget(body)
    body.resize(900, 200)
    looks = Looks(dressed, body, choices)
    looks.set_program(apply(dressed, Theme.LIGHT))
    with qtbot.waitExposed(body):
        body.show()
    looks.set_program(apply(dressed, Theme.LIGHT))

    picture = body.grab().toImage()

    grounds = {picture.pixelColor(x, 150).name() for x in (5, 300, 600)}
    assert grounds == {colors(dark=True).base}


def test_zooming_is_a_choice(qtbot: QtBot, qapp: QApplication) -> None:
    """It is there again tomorrow, and the usual size is a key away."""
    body, choices = MarkdownEdit(), Choices()
    qtbot.addWidget(body)
    Looks(qapp, body, choices)

    body.zoom_in()
    assert choices.now.size == writing_font().pointSizeF() + 1
    body.zoom_reset()

    assert choices.now == WritingChoices()
