"""The pane that shows a story as its readers will see it, and follows what is typed."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from newsdesk._built.preview import Ui_PreviewPane
from newsdesk.gui.preview.difference import difference
from newsdesk.gui.preview.scheme import Lookup
from newsdesk.gui.preview.scripts import call
from newsdesk.gui.preview.view import PreviewView, runs_here
from newsdesk.text.rendered import Block


class PreviewWidth(Enum):
    """The screen the page is shown for, by its width in CSS pixels; FULL is all the room there is."""

    PHONE = 390
    TABLET = 768
    FULL = 0


@dataclass(slots=True)
class _Story:
    """All that was last asked for: enough to show it again from nothing."""

    page: str
    opened: tuple[Block, ...]
    blocks: tuple[Block, ...]
    fields: dict[str, str] = field(default_factory=dict)
    line: int = 0
    height: float = 0.0


class PreviewPane(QWidget):
    """Shows a story's page and keeps it like the text, block by block.

    What is to be shown may be told at any time, and the latest wins; ``start`` makes the web view. ``lookup``
    finds the newsroom's stylesheet and media by their path in the page, on this thread.

    Signals: ``line_clicked`` gives the line of the source (from 1) where the clicked block begins,
    ``link_clicked`` an address outside that was clicked, and not followed, ``refused`` an address that
    something in the page tried to load; ``updated`` says that the page has taken in what it was told.
    """

    line_clicked = Signal(int)
    link_clicked = Signal(QUrl)
    refused = Signal(QUrl)
    updated = Signal()

    def __init__(self, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PreviewPane()
        self.ui.setupUi(self)
        self.ui.again.hide()
        self.ui.again.clicked.connect(self._load)
        self._lookup = lookup
        self._view: PreviewView | None = None
        self._story: _Story | None = None
        self._shown: tuple[Block, ...] | None = None  # None until the page is complete
        self._width = PreviewWidth.FULL
        self._dark = False

    def start(self) -> None:
        """Make the web view, which takes a moment: best called after the window's first paint."""
        if self._view:
            return
        if not runs_here(os.environ):
            self._say(
                self.tr(
                    "The preview does not run for the administrator (root). "
                    "Start Newsdesk as an ordinary user to see it; everything else works."
                )
            )
            return
        self._view = view = PreviewView(self._lookup, self.ui.page_sheet)
        self.ui.frame.addWidget(view)
        view.guard.refused.connect(self.refused)
        page = view.locked_page
        page.ready.connect(self._catch_up)
        page.died.connect(self._mourn)
        # Queued, for the engine waits while it tells of a click, and the answer may be a dialog.
        page.block_clicked.connect(self._tell_line, Qt.ConnectionType.QueuedConnection)
        page.link_clicked.connect(self.link_clicked, Qt.ConnectionType.QueuedConnection)
        self._load()

    @property
    def is_ready(self) -> bool:
        """Whether the page of the story that was opened last is complete."""
        return self._shown is not None

    def show_page(self, html: str, blocks: tuple[Block, ...]) -> None:
        """Open a story: its whole page, in which the element ``story-body`` has one child for each block."""
        self._story = _Story(html, blocks, blocks)
        self._load()

    def update_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Bring the open story's body up to date. Only blocks that differ are touched, and nothing moves."""
        if self._story:
            self._story.blocks = blocks
            self._do(self._replacement(self._story), self._marking(self._story))

    def set_fields(self, fields: Mapping[str, str]) -> None:
        """Put plain text into the page's elements with these ids; an element without text is hidden."""
        if self._story:
            self._story.fields.update(fields)
            self._do(call("fill", fields))

    def reveal(self, line: int, height: float = 0.33) -> None:
        """Tint the block that holds this line of the source (from 1; 0 for none).

        If it is out of view, it is brought to ``height``, from 0 (top of the pane) to 1 (bottom): where the
        editor shows the line, so that the eye finds it.
        """
        if self._story:
            self._story.line, self._story.height = line, height
            self._do(self._marking(self._story))

    def set_dark(self, dark: bool) -> None:
        """Show the page as readers with a dark (or a light) screen get it."""
        self._dark = dark
        self._do(call("dark", dark))

    def set_width(self, width: PreviewWidth) -> None:
        """Show the page as on such a screen, scaled down if the pane is narrower."""
        self._width = width
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen screen's proportions."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._view:
            wanted = self._width.value or max(1, self.width())
            self._view.setMaximumWidth(wanted)
            self._view.setZoomFactor(min(1.0, self.width() / wanted))

    def _load(self) -> None:
        self._shown = None
        if self._view and self._story:
            self.ui.sheets.setCurrentWidget(self.ui.page_sheet)
            self._view.open(self._story.page)

    def _catch_up(self) -> None:
        if self._story:
            self._shown = self._story.opened
            self._fit()
            self._do(
                call("dark", self._dark),
                call("fill", self._story.fields),
                self._replacement(self._story),
                self._marking(self._story),
            )

    def _replacement(self, story: _Story) -> str:
        """Return the script that brings a complete page's body up to date, and count on its being run."""
        if self._shown is None:
            return ""
        patch = difference([block.html for block in self._shown], [block.html for block in story.blocks])
        self._shown = story.blocks
        return call("replace", patch.start, patch.removed, patch.inserted) if patch else ""

    def _marking(self, story: _Story) -> str:
        # Lines need not ascend: footnotes stand last wherever they are defined.
        begun = [(block.line, -place) for place, block in enumerate(story.blocks) if block.line <= story.line]
        return call("reveal", -max(begun)[1] if begun else -1, story.height)

    def _do(self, *scripts: str) -> None:
        if self._view and self._shown is not None:
            self._view.locked_page.run("; ".join(scripts), self.updated.emit)

    def _tell_line(self, place: int) -> None:
        if self._shown and place < len(self._shown):
            self.line_clicked.emit(self._shown[place].line)

    def _mourn(self) -> None:
        self._shown = None
        self._say(self.tr("The preview has stopped. Your text is safe, and you can go on writing."))
        self.ui.again.show()

    def _say(self, sentence: str) -> None:
        self.ui.message.setText(sentence)
        self.ui.sheets.setCurrentWidget(self.ui.message_sheet)
