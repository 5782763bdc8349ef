"""Text that is cut to its room, with the words that were looked for marked."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from newsdesk.widgets.colors import MarkColors
from newsdesk.widgets.marked_text import MarkedText, Spans

COLORS = MarkColors(text="#000000", ground="#ffcc00")
WORDS = "Herders count snow leopards in the mountains above the lake"


def picture(text: MarkedText) -> QImage:
    """What it draws on white."""
    image = QImage(200, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    text.draw(painter, QRect(0, 0, 200, 80), QColor("#333333"))
    painter.end()
    return image


def marked_columns(image: QImage) -> list[int]:
    """The columns of pixels that have the mark's colour."""
    ground = QColor(COLORS.ground).rgb()
    return [
        x for x in range(image.width()) if any(image.pixel(x, y) == ground for y in range(image.height()))
    ]


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_it_never_has_more_lines_than_there_is_room_for(qapp: QApplication, lines: int) -> None:
    """Nor fewer, where the text is long enough."""
    text = MarkedText(WORDS * 3, QFont(), 200, lines)

    assert text.lines == lines
    assert text.height == pytest.approx(lines * MarkedText("a", QFont(), 200).height, abs=lines)


def test_a_short_text_needs_less(qapp: QApplication) -> None:
    """What is not needed is left to others."""
    assert MarkedText("Snow", QFont(), 200, 3).lines == 1
    assert MarkedText("", QFont(), 200, 3).lines in {0, 1}


def test_found_words_are_marked_and_no_others(qapp: QApplication) -> None:
    """With a ground of their own."""
    plain = MarkedText("snow leopards", QFont(), 200)
    marked = MarkedText("snow leopards", QFont(), 200, 1, ((5, 13),), COLORS)

    assert marked_columns(picture(plain)) == []
    columns = marked_columns(picture(marked))
    assert columns
    assert columns[0] > 10


def test_marks_stand_behind_characters_of_two_units(qapp: QApplication) -> None:
    """Qt counts an emoji twice; the mark is on the word all the same."""
    spans: Spans = ((2, 6),)
    with_emoji = MarkedText("😀 snow", QFont(), 200, 1, spans, COLORS)
    with_letter = MarkedText("W snow", QFont(), 200, 1, spans, COLORS)

    widths = [len(marked_columns(picture(each))) for each in (with_emoji, with_letter)]

    assert widths[0] == pytest.approx(widths[1], abs=1)


def test_a_mark_beyond_the_cut_does_no_harm(qapp: QApplication) -> None:
    """It is simply not to be seen."""
    text = MarkedText(WORDS, QFont(), 60, 1, ((len(WORDS) - 4, len(WORDS)),), COLORS)

    assert text.lines == 1
    assert marked_columns(picture(text)) == []


@pytest.mark.parametrize("width", [0, -5, 1])
def test_no_room_at_all_is_no_error(qapp: QApplication, width: int) -> None:
    """A window can be made very small."""
    assert picture(MarkedText(WORDS, QFont(), width, 2)).width() == 200
