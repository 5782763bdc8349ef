"""Colours Markdown while it is written."""

from dataclasses import dataclass

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from newsdesk.widgets.utf16 import offsets
from newsdesk.widgets.writing.scan import (
    FENCE,
    LOOSE,
    TEXT,
    Scanned,
    Span,
    Style,
    flatten,
    joins,
    scan,
    scan_lines,
    underlines,
)

#: How many lines up, and down, a mark may be from its partner.
REACH = 12
#: No line.
NONE = -2

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
    rate: str


class MarkdownHighlighter(QSyntaxHighlighter):
    """Colours a document of Markdown, a paragraph at a time.

    Only lines that were touched are coloured again, those below for as long as the state that is handed down
    (fenced code, a comment, a table) is a different one, and those above as far as they are one paragraph
    with it and share a mark, or it underlines them.
    """

    def __init__(self, document: QTextDocument, colors: HighlightColors) -> None:
        """Colour ``document``, which also owns this object."""
        super().__init__(document)
        self._colors = colors
        self._fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
        self._formats: dict[Style, QTextCharFormat] = {}
        self._last = NONE  # the line that was coloured last in the pass at hand
        self._stale = NONE  # the first line of those above that a change below has made another
        self._until = NONE  # the last line that this pass has to come to
        # After Qt's own, which colours what was touched.
        document.contentsChange.connect(self._end_pass)

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
        """Colour one line (called by Qt)."""
        block = self.currentBlock()
        number = block.blockNumber()
        state = max(self.previousBlockState(), TEXT)
        found = scan(text, state, block.next().text())
        above = state < FENCE and state & LOOSE
        if number != self._last + 1:  # the first of a pass
            self._until = number
            if above:
                self._stale = _up(block.previous())[0].blockNumber()
            elif underlines(text, state) is not None:
                self._stale = number - 1
        if found.state < FENCE and found.state & LOOSE:
            self._until = max(self._until, number + 1)
        self._last = number
        self.setCurrentBlockState(found.state)
        if above or found.state & LOOSE:
            found = _in_paragraph(block)
        if found.spans:
            self._colour(text, found.spans)

    def _end_pass(self) -> None:
        """Colour what a change has made another further up, and further down in the same paragraph."""
        if self._stale != NONE:
            self._until = max(self._until, self._last)
            # As if the line above had just been coloured as well: then none is stale.
            self._last, self._stale = self._stale - 1, NONE
        for _line in range(2 * REACH):
            if self._last >= self._until:
                break
            self.rehighlightBlock(self.document().findBlockByNumber(self._last + 1))
        self._last = self._stale = self._until = NONE

    def _colour(self, text: str, spans: list[Span]) -> None:
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
        if style & (Style.CODE | Style.RATE):
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
            (Style.RATE, colors.rate),
            (Style.ADDRESS, colors.address),
            (Style.CODE, colors.code),
            (Style.LINK, colors.link),
            (Style.QUOTE, colors.quote),
            (Style.HEADING_1 | Style.HEADING_2 | Style.HEADING_3, colors.heading),
        )
        return next((color for kind, color in ladder if style & kind), "")


def _state(block: QTextBlock) -> int:
    """Return what a line hands down; TEXT before the first."""
    return max(block.userState(), TEXT)


def _up(block: QTextBlock) -> tuple[QTextBlock, list[str]]:
    """Return the first line of the paragraph a line stands in, or one not too far up, and those between."""
    lines = [block.text()]
    while len(lines) <= REACH and joins(lines[0], _state(block.previous())):
        block = block.previous()
        lines.insert(0, block.text())
    return block, lines


def _in_paragraph(block: QTextBlock) -> Scanned:
    """Scan a line together with those of its paragraph, some of which may hold its marks' partners."""
    first, lines = _up(block)
    index = len(lines) - 1
    below = block.next()
    while below.isValid() and (text := below.text()) and len(lines) <= index + REACH:
        lines.append(text)
        below = below.next()
    return scan_lines(lines, _state(first.previous()))[index]
