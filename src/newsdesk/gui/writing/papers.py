"""What a story is written on: paper in the program's own colours, or in those of another theme."""

from PySide6.QtGui import QColor, QPalette

from newsdesk.gui.colors import ThemeColors
from newsdesk.gui.theme import Theme, look
from newsdesk.gui.writing.choices import Paper


def paper_colors(paper: Paper, program: ThemeColors) -> ThemeColors:
    """Return the colours of a paper in a program of such colours, light or dark like it where it is asked."""
    if paper is Paper.PROGRAM:
        return program
    return look(Theme(paper.value), dark=program.dark, strong=False)


def paper_palette(paper: ThemeColors, program: QPalette) -> QPalette:
    """Return the program's palette with this paper in it."""
    role = QPalette.ColorRole
    made = QPalette(program)
    made.setColor(role.Base, QColor(paper.base))
    made.setColor(role.Text, QColor(paper.text))
    made.setColor(role.PlaceholderText, QColor(paper.dim))
    made.setColor(role.Highlight, QColor(paper.text_selection))
    made.setColor(role.HighlightedText, QColor(paper.text))
    return made
