"""Marks what was found in a text: of thousands of places only those in view, and which one is at hand."""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from newsdesk.domain.replacing import Spans
from newsdesk.widgets.utf16 import Units
from newsdesk.widgets.waiting import once
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.layers import Layer, looking, marking

#: Milliseconds from a change of the view to the marks.
SOON = 20

#: The most places marked at once: a screen has no room to tell more apart.
MOST = 1000


class FoundMarks(QObject):
    """Stands beside one editor. Places are numbered from 0, in the order in which they stand in the text.

    After the text has changed they are those of the text before, until ``show`` brings others.
    """

    def __init__(self, edit: MarkdownEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._spans = Spans()
        self._units = Units("")
        self._at = -1
        self._stale = False
        self._marked: list[tuple[int, int, bool]] = []
        self._scope: QTextCursor | None = None
        self._soon = once(self, self._mark, SOON)
        edit.contents_changed.connect(self._grow_stale)
        edit.sheet_changed.connect(self.clear)
        edit.layers.recolored.connect(self._recolour)
        edit.verticalScrollBar().valueChanged.connect(self._look_soon)
        edit.verticalScrollBar().rangeChanged.connect(self._look_soon)
        edit.installEventFilter(self)

    # -- what is told -----------------------------------------------------------------------------------

    def show(self, spans: Spans, units: Units) -> None:
        """Mark these places (code points), which were found in the text as it is, whose units these are."""
        self._spans, self._units = spans, units
        self._at, self._stale = -1, False
        self._marked = self._in_view()
        self._draw()

    def clear(self) -> None:
        """Mark nothing."""
        self.show(Spans(), Units(""))

    def point_out(self, number: int) -> None:
        """Let this place be the one at hand; -1: none."""
        self._at = number
        self._mark()

    def set_scope(self, scope: QTextCursor | None) -> None:
        """Tint what this cursor selects: only there is anything looked for; with None in all of the text."""
        self._scope = scope
        self._draw()

    # -- marking ----------------------------------------------------------------------------------------

    def _mark(self) -> None:
        self._soon.stop()
        if self._stale:
            return
        places = self._in_view()
        if places != self._marked:
            self._marked = places
            self._draw()

    def _draw(self) -> None:
        drawn = [self._selection(*each) for each in self._marked]
        if self._scope is not None:
            ground = QTextCharFormat()
            ground.setBackground(QColor(self._edit.layers.colors.searched))
            drawn.insert(0, looking(self._scope, ground))
        self._edit.layers.show(Layer.FOUND, drawn)

    def _in_view(self) -> list[tuple[int, int, bool]]:
        """Return the places in view (UTF-16), and which is the one at hand."""
        blocks = list(self._edit.visible_blocks()) if len(self._spans) else []
        if not blocks:
            return []
        top = self._units.from_(blocks[0].position())
        bottom = self._units.from_(blocks[-1].position() + blocks[-1].length())
        # Places do not overlap, so their ends are in order as well.
        first, last = bisect_right(self._spans.ends, top), bisect_left(self._spans.starts, bottom)
        return [
            (
                self._units.to(self._spans.starts[number]),
                self._units.to(self._spans.ends[number]),
                number == self._at,
            )
            for number in range(first, min(last, first + MOST))
        ]

    def _selection(self, start: int, end: int, at_hand: bool) -> QTextEdit.ExtraSelection:
        colors = self._edit.layers.colors
        look = QTextCharFormat()
        look.setForeground(QColor(colors.text))
        look.setBackground(QColor(colors.at_hand if at_hand else colors.found))
        if at_hand:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        return looking(marking(self._edit.document(), start, end), look)

    def _grow_stale(self) -> None:
        # The marks that are there move along with the text by themselves.
        self._stale = True

    def _recolour(self) -> None:
        # Of a text that has changed nobody knows the places until it is searched, which is soon.
        if not self._stale:
            self._draw()

    def _look_soon(self) -> None:
        if len(self._spans) and not self._soon.isActive():
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mark anew in another room."""
        if event.type() == QEvent.Type.Resize:
            self._look_soon()
        return super().eventFilter(watched, event)
