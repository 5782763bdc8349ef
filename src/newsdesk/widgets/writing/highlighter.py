"""Colours Markdown while it is written."""

from collections.abc import Iterator

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextLayout,
)

from newsdesk.widgets.colors import HighlightColors
from newsdesk.widgets.utf16 import offsets
from newsdesk.widgets.writing.handed import handed_down
from newsdesk.widgets.writing.scan import (
    FENCE,
    LOOSE,
    TEXT,
    Scanned,
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
        #: Lines that somebody else lets be coloured later on, with ``colour``.
        self.left_alone = range(0)
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
        if number in self.left_alone:
            # As if it had been coloured, and handed down what it had: Qt then goes no further.
            self.setCurrentBlockState(self.currentBlockState())
            self._last = self._until = number
            return
        state = max(self.previousBlockState(), TEXT)
        found = scan(text, state, block.next().text())
        if number != self._last + 1:  # the first of a pass
            self._until = number
            first = self.reached_from(block).blockNumber()
            if first < number:
                self._stale = first
        if found.state < FENCE and found.state & LOOSE:
            self._until = max(self._until, number + 1)
        self._last = number
        self.setCurrentBlockState(found.state)
        for start, end, made in self._coloured(block, text, state, found):
            self.setFormat(start, end - start, made)

    def colour(self, block: QTextBlock) -> None:
        """Colour one line, to which the one above has handed down what it hands down.

        Qt does not hear of it: whoever has coloured many lines so says it of all of them together.
        """
        text, state = block.text(), handed_down(block.previous())
        found = scan(text, state, block.next().text())
        block.setUserState(found.state)
        ranges = []
        for start, end, made in self._coloured(block, text, state, found):
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, end - start, made
            ranges.append(one)
        block.layout().setFormats(ranges)

    def reached_from(self, block: QTextBlock) -> QTextBlock:
        """Return the first of the lines above that this one may colour, or itself."""
        above = block.previous()
        if not above.isValid():
            return block
        state = handed_down(above)
        if state < FENCE and state & LOOSE:
            return _up(above)[0]
        return above if underlines(block.text(), state) is not None else block

    def go_on_from(self, block: QTextBlock) -> None:
        """Colour a line anew, and all that is another because of it."""
        self.rehighlightBlock(block)
        self._end_pass()

    def _coloured(
        self, block: QTextBlock, text: str, state: int, found: Scanned
    ) -> Iterator[tuple[int, int, QTextCharFormat]]:
        """Yield what is coloured in a line: from, to (UTF-16), and how."""
        if (state < FENCE and state & LOOSE) or found.state & LOOSE:
            found = _in_paragraph(block)
        if not found.spans:
            return
        places = offsets(text) or range(len(text) + 1)
        for start, end, style in flatten(found.spans):
            yield places[start], places[end], self._format(style)

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


def _up(block: QTextBlock) -> tuple[QTextBlock, list[str]]:
    """Return the first line of the paragraph a line stands in, or one not too far up, and those between."""
    lines = [block.text()]
    while len(lines) <= REACH and joins(lines[0], handed_down(block.previous())):
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
    return scan_lines(lines, handed_down(first.previous()))[index]
