"""Shows a text with what came and what went marked, by more than colour, and leads from mark to mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from newsdesk.widgets.colors import DifferenceColors


class Mark(Enum):
    """What is said of a piece of text."""

    NONE = "none"
    CAME = "came"
    WENT = "went"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, and what is said of it. ``moved``: it also came, or went, elsewhere."""

    text: str
    mark: Mark = Mark.NONE
    moved: bool = False


class DifferenceView(QTextBrowser):
    """A read-only view. What came is underlined, what went struck through; nothing is loaded or followed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self._colors = DifferenceColors("#1d5c37", "#d7ecdc", "#8a2f20", "#f6e0da")
        self._given: QTextDocument | None = None
        self._places: tuple[tuple[int, int], ...] = ()
        self._at = -1

    def set_colors(self, colors: DifferenceColors) -> None:
        """Paint what is shown from now on in these colours."""
        self._colors = colors

    @property
    def changes(self) -> int:
        """How many places there are to be led to."""
        return len(self._places)

    @property
    def at(self) -> int:
        """The place that was led to last, from 0; -1 for none yet."""
        return self._at

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show plain text, piece after piece."""
        document = self._fresh()
        cursor = QTextCursor(document)
        places: list[tuple[int, int]] = []
        cursor.beginEditBlock()
        for piece in pieces:
            start = cursor.position()
            cursor.insertText(piece.text, self._format(piece))
            if piece.mark in {Mark.CAME, Mark.WENT}:
                _note(places, start, cursor.position())
        cursor.endEditBlock()
        self._take(document, places)

    def show_html(self, html: str, style: str = "") -> None:
        """Show HTML in which ``ins`` and ``del`` mark what came and went.

        ``style`` is CSS as far as Qt knows it; it paints no ground, by which marks are found.
        """
        document = self._fresh()
        colors = self._colors
        document.setDefaultStyleSheet(
            f"{style} ins {{ text-decoration: underline; color: {colors.came};"
            f" background-color: {colors.came_ground}; }}"
            f" del {{ text-decoration: line-through; color: {colors.went};"
            f" background-color: {colors.went_ground}; }}"
        )
        document.setHtml(html)
        self._take(document, _marked_in(document))

    def go(self, step: int) -> bool:
        """Lead to the next place (1) or the one before (-1), round the ends; False if there is none."""
        if not self._places:
            return False
        first = 0 if step > 0 else len(self._places) - 1
        self._at = (self._at + step) % len(self._places) if self._at >= 0 else first
        start, end = self._places[self._at]
        cursor = self._bring(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    def bring_first(self) -> None:
        """Bring the first place into view, with nothing chosen that would hide its marks."""
        if self._places:
            self._bring(self._places[0][0])

    def _bring(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        place = self.cursorRect(cursor)
        bar = self.verticalScrollBar()
        if not self.viewport().rect().adjusted(0, 0, 0, -place.height() * 3).contains(place.center()):
            bar.setValue(bar.value() + place.center().y() - self.viewport().height() // 3)
        return cursor

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Load nothing, whatever the text names."""
        return None

    def _fresh(self) -> QTextDocument:
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(14)
        return document

    def _take(self, document: QTextDocument, places: Sequence[tuple[int, int]]) -> None:
        self.setDocument(document)
        # Qt lets go of its own document, and not of one that it was given.
        if self._given is not None:
            self._given.deleteLater()
        self._given = document
        self._places = tuple(places)
        self._at = -1

    def _format(self, piece: Piece) -> QTextCharFormat:
        look = QTextCharFormat()
        if piece.mark is Mark.HEADING:
            look.setFontWeight(QFont.Weight.DemiBold)
            return look
        if piece.mark is Mark.NONE:
            return look
        came = piece.mark is Mark.CAME
        look.setForeground(QColor(self._colors.came if came else self._colors.went))
        look.setBackground(QColor(self._colors.came_ground if came else self._colors.went_ground))
        if came:
            line = QTextCharFormat.UnderlineStyle
            look.setUnderlineStyle(line.DashUnderline if piece.moved else line.SingleUnderline)
        else:
            look.setFontStrikeOut(True)
        look.setFontItalic(piece.moved)
        if piece.moved:
            look.setToolTip("Moved: the same paragraph stands elsewhere")
        return look


def _marked_in(document: QTextDocument) -> list[tuple[int, int]]:
    """Return where the marks are, by their ground, which is what is left of them in a document."""
    places: list[tuple[int, int]] = []
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().background().style() is not Qt.BrushStyle.NoBrush:
                _note(places, fragment.position(), fragment.position() + fragment.length())
            fragments += 1
        block = block.next()
    return places


def _note(places: list[tuple[int, int]], start: int, end: int) -> None:
    """Add a place; what came where something went is one with it."""
    if places and places[-1][1] == start:
        places[-1] = (places[-1][0], end)
    else:
        places.append((start, end))
