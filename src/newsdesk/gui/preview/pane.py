"""The pane that shows a page as its readers will see it, and follows what is typed."""

import os
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, replace
from operator import attrgetter
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, Qt, QUrl, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QResizeEvent
from PySide6.QtWidgets import QWidget

from newsdesk._built.preview import Ui_PreviewPane
from newsdesk.gui.preview.difference import differences
from newsdesk.gui.preview.engine import Lookup, obstacle
from newsdesk.gui.preview.line_map import LineMap
from newsdesk.gui.preview.looks import PageWidth
from newsdesk.gui.preview.scripts import call
from newsdesk.text.rendered import Block
from newsdesk.widgets.waiting import once

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from newsdesk.gui.preview.view import PreviewView

#: Milliseconds until a page that died comes back by itself, and until one that does not come is given up.
BACK, PATIENCE = 500, 20_000
#: Milliseconds until it is said that a page is on its way.
SLOW = 1_000
#: Seconds. A page that dies again sooner than that is not brought back by itself.
SOUND = 60.0
_HTML = attrgetter("html")
_LINE = attrgetter("line")
#: The paper of a PDF, with the margins that the style sheet gives every printer.
SHEET = QPageLayout(
    QPageSize(QPageSize.PageSizeId.A4),
    QPageLayout.Orientation.Portrait,
    QMarginsF(16, 15, 16, 15),
    QPageLayout.Unit.Millimeter,
)


@dataclass(slots=True)
class _Page:
    """All that was last asked for: enough to show it again from nothing."""

    html: str
    opened: tuple[Block, ...]
    blocks: tuple[Block, ...]
    fields: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    line: int = 0


class PreviewPane(QWidget):
    """Shows a page, and keeps a story's like the text, block by block.

    What is to be shown may be told at any time, and the latest wins; ``start`` makes the web view. ``lookup``
    finds the newsroom's stylesheet and media by their path in the page, on this thread.

    Signals: ``text_clicked`` gives the line of the source (from 1) where the clicked block begins and the
    block's words up to the point clicked, ``field_clicked`` the id of an element outside the blocks ("body"
    where there is none), ``link_clicked`` an address outside and ``page_clicked`` the path of one inside that
    was clicked, and not followed, ``link_hovered`` what the mouse is over ("": nothing). ``scrolled``:
    somebody scrolls the page, and at that height of the pane (pixels) stands what is this share of the way
    from that block to the next. ``refused``: something in the page tried to load this address. ``updated``:
    the page has taken in what it was told; ``returned``: its process had died, and it is there again, at its
    top. ``pdf_saved``: whether a PDF could be written; ``printed``: the same of the printer.
    """

    text_clicked = Signal(int, str)
    field_clicked = Signal(str)
    link_clicked = Signal(QUrl)
    link_hovered = Signal(str)
    page_clicked = Signal(str)
    scrolled = Signal(int, float, float)
    refused = Signal(QUrl)
    updated = Signal()
    returned = Signal()
    pdf_saved = Signal(bool)
    printed = Signal(bool)

    def __init__(self, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_PreviewPane()
        self.ui.setupUi(self)
        # Nothing is said before it is known whether there will be a page.
        self.ui.message.hide()
        self.ui.again.hide()
        self.ui.coming.hide()
        self.ui.again.clicked.connect(self.bring_back)
        self._lookup = lookup
        self._view: PreviewView | None = None
        self._page: _Page | None = None
        self._loading = ""
        self._shown: tuple[Block, ...] | None = None  # None until the page is complete
        #: Which line of the source stands in which block.
        self.lines = LineMap()
        self._width = PageWidth.PAGE
        self._dark = False
        self._died = float("-inf")
        self._gone = False
        self._back = once(self, self._load, BACK)
        self._patience = once(self, self._give_up, PATIENCE)
        self._slow = once(self, self.ui.coming.show, SLOW)

    def start(self) -> None:
        """Make the web view, which takes a moment: best called after the window's first paint."""
        if self._view:
            return
        if sentence := obstacle(os.environ):
            self._say(sentence)
            return
        try:
            # What the engine takes to import, no window has to wait for; nor for what it may lack.
            from newsdesk.gui.preview.view import make_view  # noqa: PLC0415
        except ImportError as error:
            self._say(
                self.tr("The preview cannot start: %s. Your text is safe, and everything else works.") % error
            )
            return
        self._view = view = make_view(self._lookup, self.ui.page_sheet)
        self.ui.frame.addWidget(view)
        view.guard.refused.connect(self.refused)
        view.printFinished.connect(self._end_printing)
        view.printFinished.connect(self.printed)
        page = view.locked_page
        page.ready.connect(self._catch_up)
        page.died.connect(self._mourn)
        page.linkHovered.connect(self.link_hovered)
        page.pdfPrintingFinished.connect(self._end_printing)
        page.pdfPrintingFinished.connect(lambda _path, done: self.pdf_saved.emit(done))
        # Queued, for the engine waits while it tells of a click, and the answer may be a dialog.
        queued = Qt.ConnectionType.QueuedConnection
        page.block_clicked.connect(self._tell_text, queued)
        page.field_clicked.connect(self.field_clicked, queued)
        page.link_clicked.connect(self.link_clicked, queued)
        page.page_clicked.connect(self.page_clicked, queued)
        page.scrolled.connect(self._tell_scrolled, queued)
        self.ui.message.setHidden(self._page is not None)
        self._load()

    @property
    def is_ready(self) -> bool:
        """Whether the page that was opened last is complete."""
        return self._shown is not None

    @property
    def _stands_still(self) -> bool:
        return self.ui.sheets.currentWidget() is self.ui.message_sheet and not self.ui.again.isHidden()

    def expect(self) -> None:
        """Hear that something else is to be shown soon; if it is not, the pane says that it is on its way.

        Where the page has stopped for good, that stands there already.
        """
        if self._view and not self._stands_still and not self._slow.isActive():
            self._slow.start()

    def expect_nothing(self) -> None:
        """Hear that what was expected does not come."""
        self._end_waiting()

    def show_page(self, html: str, blocks: tuple[Block, ...] = ()) -> None:
        """Open a page; in a story's the element ``story-body`` has one child for each block."""
        self._page = _Page(html, blocks, blocks)
        self.lines = LineMap(map(_LINE, blocks))
        self._load()

    def renew_page(self, html: str, blocks: tuple[Block, ...] = ()) -> None:
        """Bring the page up to date with one of the same story or edition: nothing else moves or loads."""
        if not self._page:
            return
        self._page = replace(self._page, html=html, opened=blocks, blocks=blocks)
        self.lines = LineMap(map(_LINE, blocks))
        if self._shown is not None:
            self._shown = blocks
            fields = call("fill", self._page.fields, self._page.missing)
            self._do(call("renew", html), fields, self._marking(self._page))

    def update_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Bring the open story's body up to date. Only blocks that differ are touched, and nothing moves."""
        if self._page:
            self._page.blocks = blocks
            self.lines = LineMap(map(_LINE, blocks))
            self._do(self._replacement(self._page), self._marking(self._page))

    def set_fields(self, fields: Mapping[str, str], missing: Mapping[str, str] | None = None) -> None:
        """Put plain text into the page's elements with these ids; one without text is hidden.

        ``missing`` says, by id as well, what is still to come there; None: what was said before.
        """
        if not self._page:
            return
        wanted = {**self._page.fields, **fields}, self._page.missing if missing is None else dict(missing)
        # Asked at every key in the text, and mostly there is nothing new.
        if wanted != (self._page.fields, self._page.missing):
            self._page.fields, self._page.missing = wanted
            self._do(call("fill", fields, self._page.missing))

    def mark(self, line: int) -> None:
        """Tint the block that holds this line of the source (from 1; 0 for none)."""
        if self._page:
            self._page.line = line
            self._do(self._marking(self._page))

    def align(self, block: int, share: float, height: float, *, to_end: bool = False) -> None:
        """Scroll until what is that share of the way from a block to the next stands at that height.

        Heights are pixels from the top of the pane; -1 is what stands above the first block. ``to_end``: from
        the block to the end of the page.
        """
        if self._view:
            self._do(call("align", block, share, height / self._view.zoomFactor(), to_end))

    def page(self) -> QWidget:
        """Return what the page is drawn on."""
        return self._view or self

    def set_dark(self, dark: bool) -> None:
        """Show the page as readers with a dark (or a light) screen get it."""
        self._dark = dark
        self._do(call("dark", dark))

    def set_width(self, width: PageWidth) -> None:
        """Show the page as on such a screen, scaled down if the pane is narrower."""
        self._width = width
        self._fit()

    def save_pdf(self, path: Path) -> None:
        """Write the page as a PDF, on A4; ``pdf_saved`` tells how it went."""
        if self._view and self.is_ready:
            self._view.set_paper(white=True)
            self._view.locked_page.printToPdf(str(path), SHEET)
        else:
            self.pdf_saved.emit(False)

    def print_on(self, printer: "QPrinter") -> None:
        """Print the page; ``printed`` tells how it went, and until then the printer has to stay."""
        if self._view and self.is_ready:
            self._view.set_paper(white=True)
            self._view.print(printer)
        else:
            self.printed.emit(False)

    def _end_printing(self) -> None:
        if self._view:
            self._view.set_paper(white=False)

    def bring_back(self) -> None:
        """Show the page anew, whatever had happened to it."""
        self.start()
        self._load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen screen's proportions."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._view:
            wanted = self._width.pixels or max(1, self.width())
            self._view.setMaximumWidth(wanted)
            self._view.setZoomFactor(min(1.0, self.width() / wanted))

    def _load(self) -> None:
        self._shown = None
        self._back.stop()
        if self._view and self._page:
            self.ui.sheets.setCurrentWidget(self.ui.page_sheet)
            self._patience.start()
            self.expect()
            self._loading = self._page.html
            self._view.open(self._loading)

    def _catch_up(self) -> None:
        self._patience.stop()
        if self._page:
            self._shown = self._page.opened
            self.ui.sheets.setCurrentWidget(self.ui.page_sheet)
            self._fit()
            self._do(
                # What was asked for while the page was on its way is another by now.
                call("renew", self._page.html) if self._page.html != self._loading else "",
                call("dark", self._dark),
                call("fill", self._page.fields, self._page.missing),
                self._replacement(self._page),
                self._marking(self._page),
            )
            if self._gone:
                self._gone = False
                self.returned.emit()

    def _replacement(self, page: _Page) -> str:
        """Return the script that brings a complete page's body up to date, and count on its being run."""
        if self._shown is None:
            return ""
        patches = differences(list(map(_HTML, self._shown)), list(map(_HTML, page.blocks)))
        self._shown = page.blocks
        # Laid out in the same go, for only then is it in the page for who looks at that.
        laid_out = "document.documentElement.scrollHeight"
        return f"{call('replace', [astuple(patch) for patch in patches])}; {laid_out}" if patches else ""

    def _marking(self, page: _Page) -> str:
        return call("mark", self.lines.holding(page.line).block)

    def _do(self, *scripts: str) -> None:
        if self._view and self._shown is not None:
            self.expect()
            self._view.locked_page.run("; ".join(scripts), self._arrive)

    def _arrive(self) -> None:
        self._end_waiting()
        self.updated.emit()

    def _end_waiting(self) -> None:
        self._slow.stop()
        self.ui.coming.hide()

    def _tell_text(self, place: int, words: str) -> None:
        if self._shown and place < len(self._shown):
            self.text_clicked.emit(self._shown[place].line, words)

    def _tell_scrolled(self, block: int, share: float, height: float) -> None:
        if self._view:
            self.scrolled.emit(block, share, height * self._view.zoomFactor())

    def _mourn(self) -> None:
        self._shown = None
        self._gone = True
        self._patience.stop()
        before, self._died = self._died, monotonic()
        if self._died - before > SOUND:
            self._say(self.tr("The preview has stopped, and comes back at once. Your text is safe."))
            self._back.start()
            return
        self._say(self.tr("The preview has stopped. Your text is safe, and you can go on writing."))
        self.ui.again.show()

    def _give_up(self) -> None:
        self._say(self.tr("The preview does not come. Your text is safe, and you can go on writing."))
        self.ui.again.show()

    def _say(self, sentence: str) -> None:
        self._end_waiting()
        self.ui.again.hide()
        self.ui.message.setText(sentence)
        self.ui.message.show()
        self.ui.sheets.setCurrentWidget(self.ui.message_sheet)
