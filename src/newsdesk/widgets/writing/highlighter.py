"""Colours Markdown while it is written."""

from dataclasses import dataclass

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from newsdesk.widgets.utf16 import offsets
from newsdesk.widgets.writing.scan import TEXT, Style, flatten, scan_line

#: Steps up the ladder of sizes that HTML knows (1.2, 1.5): headings grow and shrink with the zoom.
_LARGER = ((Style.HEADING_1, 2), (Style.HEADING_2, 1))


@dataclass(frozen=True, slots=True)
class HighlightColors:
    """The colours of Markdown, each "#rrggbb". Words keep the palette's own; marks stand back."""

    mark: str
    heading: str
    quote: str
    code: str
    code_background: str
    link: str
    address: str
    html: str


class MarkdownHighlighter(QSyntaxHighlighter):
    """Colours a document of Markdown, a paragraph at a time.

    Only paragraphs that were touched are coloured again, and those below for as long as the state that
    is handed down (fenced code, a comment, a table) is a different one.
    """

    def __init__(self, document: QTextDocument, colors: HighlightColors) -> None:
        """Colour ``document``, which also owns this object."""
        super().__init__(document)
        self._colors = colors
        self._fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
        self._formats: dict[Style, QTextCharFormat] = {}

    def set_colors(self, colors: HighlightColors) -> None:
        """Use other colours from now on, in the whole document."""
        if colors == self._colors:
            return
        self._colors = colors
        self._formats.clear()
        document = self.document()
        # Laid out once at the end, and not after every paragraph: 0.03 s for 100,000 words, and not 2 s.
        document.setLayoutEnabled(False)
        self.rehighlight()
        document.setLayoutEnabled(True)

    def highlightBlock(self, text: str) -> None:
        """Colour one paragraph (called by Qt)."""
        spans, state = scan_line(text, max(self.previousBlockState(), TEXT))
        self.setCurrentBlockState(state)
        if not spans:
            return
        places = offsets(text)
        for start, end, style in flatten(spans):
            if places is None:
                self.setFormat(start, end - start, self._format(style))
            else:
                self.setFormat(places[start], places[end] - places[start], self._format(style))

    def _format(self, style: Style) -> QTextCharFormat:
        made = self._formats.get(style)
        if made is None:
            made = self._formats[style] = self._make(style)
        return made

    def _make(self, style: Style) -> QTextCharFormat:
        """Make the one format that says everything ``style`` says."""
        made = QTextCharFormat()
        if color := self._foreground(style):
            made.setForeground(QColor(color))
        if style & (Style.STRONG | Style.HEADING_1 | Style.HEADING_2 | Style.HEADING_3):
            made.setFontWeight(QFont.Weight.Bold)
        if style & Style.EMPHASIS:
            made.setFontItalic(True)
        if style & (Style.CODE | Style.TABLE):
            made.setFontFamilies(self._fixed)
        if style & Style.CODE:
            made.setBackground(QColor(self._colors.code_background))
        for heading, steps in _LARGER:
            if style & heading:
                made.setProperty(QTextFormat.Property.FontSizeAdjustment, steps)
        return made

    def _foreground(self, style: Style) -> str:
        """Return the colour of the words, or "" for the palette's: what stands back the most wins."""
        colors = self._colors
        ladder = (
            (Style.MARK, colors.mark),
            (Style.HTML, colors.html),
            (Style.ADDRESS, colors.address),
            (Style.CODE, colors.code),
            (Style.LINK, colors.link),
            (Style.QUOTE, colors.quote),
            (Style.HEADING_1 | Style.HEADING_2 | Style.HEADING_3, colors.heading),
        )
        return next((color for kind, color in ladder if style & kind), "")
