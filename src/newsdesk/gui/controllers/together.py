"""Text and page scroll together: by the lines of the source, never by percent."""

from PySide6.QtCore import QObject, QPoint

from newsdesk.gui.preview.line_map import Stretch
from newsdesk.gui.preview.pane import PreviewPane
from newsdesk.gui.writing.choices import Choices
from newsdesk.widgets.waiting import once
from newsdesk.widgets.writing.edit import MarkdownEdit

#: Milliseconds that moves of the caret and the text are gathered for: one picture of a screen.
FRAME = 15


class ScrollTogether(QObject):
    """Keeps what is read on one side at the same height on the other.

    Where the caret is in view, that is its line; else what stands at the edge behind which it is. Whoever is
    scrolled leads: the page takes no notice of a text that moves because the page did.
    """

    def __init__(self, edit: MarkdownEdit, pane: PreviewPane, choices: Choices) -> None:
        super().__init__(pane)
        self._edit, self._pane, self._choices = edit, pane, choices
        self._bar = edit.verticalScrollBar()
        self._soon = once(self, self.follow, FRAME)
        self._bar.valueChanged.connect(self._move)
        edit.cursorPositionChanged.connect(self._move)
        pane.scrolled.connect(self._page_moved)
        pane.returned.connect(self.follow)

    def follow(self) -> None:
        """Bring the page to where the text is."""
        if not self._on():
            return
        height, sees_caret = self._eye()
        place = self._bar.value() + height
        stretch = self._pane.lines.holding(self._line_at(height))
        above = self._pane.lines.holding(0)
        if not sees_caret and stretch.first == above.next and place < self._top(stretch.first):
            stretch = above  # in the margin
        top, bottom = self._span(stretch)
        share = min(max((place - top) / (bottom - top), 0.0), 1.0) if bottom > top else 0.0
        # What the page has below the text is seen at the text’s end, but not while that is being written.
        to_end = stretch.next is None and not sees_caret
        self._pane.align(stretch.block, share, height + self._offset(), to_end=to_end)

    def _on(self) -> bool:
        return self._choices.now.follow_scroll and bool(self._pane.lines)

    def stay(self) -> None:
        """Leave the page where it is although the caret has moved: a click in the page has put it there."""
        self._soon.stop()

    def _move(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _page_moved(self, block: int, share: float, height: float) -> None:
        if not self._on():
            return
        stretch, in_turn = self._pane.lines.of_block(block)
        top, bottom = self._span(stretch)
        place = top + (share if in_turn else 1.0) * (bottom - top)
        self._bar.setValue(round(place - height + self._offset()))
        # The value just set is no reason to move the page.
        self._soon.stop()

    def _eye(self) -> tuple[float, bool]:
        """Return the height at which both views are to show the same, and whether the caret is there."""
        caret, view = self._edit.cursorRect(), self._edit.viewport().height()
        if caret.bottom() > 0 and 0 <= caret.top() < view:
            return caret.top(), True
        # Near its ends the text takes the page to that end as well.
        edge = min(view, self._bar.value()) if caret.top() >= view else 0
        return max(edge, view - (self._bar.maximum() - self._bar.value())), False

    def _line_at(self, height: float) -> int:
        return self._edit.block_at(height).blockNumber() + 1

    def _span(self, stretch: Stretch) -> tuple[float, float]:
        """Return where a stretch begins and ends in the text, in pixels from its top."""
        top = self._top(stretch.first) if stretch.first else 0.0
        if stretch.next is not None:
            return top, self._top(stretch.next)
        return top, self._edit.document().documentLayout().documentSize().height()

    def _top(self, line: int) -> float:
        document = self._edit.document()
        found = document.findBlockByNumber(line - 1)
        block = found if found.isValid() else document.lastBlock()
        return document.documentLayout().blockBoundingRect(block).top()

    def _offset(self) -> float:
        """Return how many pixels further down the text's view begins than the page's, side by side."""
        text, page = self._edit.viewport(), self._pane.page()
        text_top, page_top = (each.mapToGlobal(QPoint(0, 0)).y() for each in (text, page))
        beside = text_top < page_top + page.height() and page_top < text_top + text.height()
        return text_top - page_top if beside else 0
