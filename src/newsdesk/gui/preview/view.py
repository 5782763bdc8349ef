"""The web view: a page that is locked in, and all that has to live as long as it does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from newsdesk.gui.preview.engine import Lookup
from newsdesk.gui.preview.graphics import prepare_graphics
from newsdesk.gui.preview.interceptor import RequestGuard
from newsdesk.gui.preview.page import PreviewPage, private_profile
from newsdesk.gui.preview.scheme import PreviewShelf, page_address, register_scheme


def make_view(lookup: Lookup, parent: QWidget) -> "PreviewView":
    """Make a view, and settle first what has to be settled before there is one."""
    prepare_graphics()
    register_scheme()
    return PreviewView(lookup, parent)


class PreviewView(QWebEngineView):
    """Shows one HTML text at a time. ``lookup`` finds what the page may refer to; the rest is refused."""

    def __init__(self, lookup: Lookup, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(False)  # files dropped here are meant for the window
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._shelf = PreviewShelf(lookup, self)
        self._loads = 0
        self.guard = RequestGuard(self)
        # A profile has to outlive its page: being the parent's child after the view, it is deleted after it.
        profile = private_profile(self._shelf, self.guard, parent)
        self.locked_page = PreviewPage(profile, self)
        self.setPage(self.locked_page)

    def open(self, html: str) -> None:
        """Show this text as a page, from its top; ``locked_page.ready`` tells when it is complete."""
        self._shelf.page = html
        self._loads += 1
        self.set_paper(white=False)
        writing = self.window().focusWidget()
        self.locked_page.show_address(page_address(self._loads))
        # An engine whose process has died takes the keyboard for the next one.
        if writing is not None and not self.isAncestorOf(writing):
            writing.setFocus()

    def set_paper(self, *, white: bool) -> None:
        """Lay the page on white, as it is printed to the paper's edge, or on the window's ground again."""
        ground = self.palette().color(QPalette.ColorRole.Base)
        self.locked_page.setBackgroundColor(Qt.GlobalColor.white if white else ground)
