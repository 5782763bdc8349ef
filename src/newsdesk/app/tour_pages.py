"""Pictures of a bundle's pages for the tour: on three screens, light and dark, and on paper."""

import mimetypes
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument

from newsdesk.gui.preview.pane import PreviewPane

#: The screens, in CSS pixels; and how high they are taken to be.
WIDTHS, HEIGHT = (360, 768, 1280), 1300
#: Pixels between two of them, the paper's size in pixels, and what they lie on.
_GAP, _SHEET, _DESK = 24, QSize(744, 1052), QColor("#8b8f94")

#: Waits until something holds; words say what for.
Until = Callable[[Callable[[], object], str], None]


class PageCamera:
    """Takes pictures of pages in a bundle's folder, and puts those of one side by side into ``out``."""

    def __init__(self, bundle: Path, out: Path, until: Until) -> None:
        """``until`` waits until something holds, with words for what."""
        self._bundle, self._out, self._until = bundle, out, until
        self._pane = PreviewPane(self._lookup)
        self._told = 0
        self._saved: list[bool] = []
        self._pane.updated.connect(self._count)
        self._pane.pdf_saved.connect(self._saved.append)

    def take(self, page: str, name: str, settle: Callable[[], None]) -> None:
        """Take a page (its path in the bundle) in both colours, and on paper; ``settle`` lets it be drawn."""
        pane = self._pane
        pane.show()
        pane.start()
        self._wait(lambda: pane.show_page((self._bundle / page).read_text("utf-8")), name)
        for dark in (False, True):
            self._wait(lambda dark=dark: pane.set_dark(dark), name)  # type: ignore[misc]
            shots = []
            for width in WIDTHS:
                pane.resize(width, HEIGHT)
                settle()
                shots.append(pane.grab())
            self._keep(shots, f"{name}-{'dark' if dark else 'light'}")
        pdf = self._out / f"{name}.pdf"
        pane.save_pdf(pdf)
        self._until(lambda: self._saved, f"{name} on paper")
        self._saved.clear()
        self._keep(_sheets(pdf), f"{name}-paper")

    def close(self) -> None:
        """Put the camera away, at once: the engine wants its pages gone before the program is."""
        self._pane.close()
        self._pane.deleteLater()
        QCoreApplication.sendPostedEvents(self._pane, QEvent.Type.DeferredDelete)

    def _lookup(self, path: str) -> tuple[bytes, str] | None:
        file = self._bundle / path
        return (file.read_bytes(), mimetypes.guess_type(path)[0] or "") if file.is_file() else None

    def _count(self) -> None:
        self._told += 1

    def _wait(self, work: Callable[[], None], name: str) -> None:
        before = self._told
        work()
        self._until(lambda: self._told > before, f"{name} to be shown")

    def _keep(self, shots: list[QPixmap], name: str) -> None:
        """Put pictures side by side, at half their size: what is shown is how a page is laid out."""
        widths, height = [each.width() for each in shots], max(each.height() for each in shots)
        board = QImage(sum(widths) + _GAP * (len(shots) + 1), height + 2 * _GAP, QImage.Format.Format_RGB32)
        board.fill(_DESK)
        painter = QPainter(board)
        left = _GAP
        for shot in shots:
            painter.drawPixmap(left, _GAP, shot)
            left += shot.width() + _GAP
        painter.end()
        smooth = Qt.TransformationMode.SmoothTransformation
        board.scaledToWidth(board.width() // 2, smooth).save(str(self._out / f"{name}.png"))


def _sheets(pdf: Path) -> list[QPixmap]:
    """Return the first pages of a PDF as they lie on a desk."""
    document = QPdfDocument()
    document.load(str(pdf))
    sheets = []
    for number in range(min(3, document.pageCount())):
        sheet = QPixmap(_SHEET)
        sheet.fill("white")
        painter = QPainter(sheet)
        painter.drawImage(QRect(0, 0, _SHEET.width(), _SHEET.height()), document.render(number, _SHEET))
        painter.end()
        sheets.append(sheet)
    document.close()
    return sheets
