"""Stands in for what the desktop would open files and addresses with."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class HandedOut(QObject):
    """Takes what would go to another program."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Take a file or an address."""
        self.urls.append(url)


@contextmanager
def handed_out(scheme: str) -> Iterator[HandedOut]:
    """Take all that would be opened of a scheme ("file", "https")."""
    made = HandedOut()
    QDesktopServices.setUrlHandler(scheme, made, "open")  # type: ignore[arg-type] # the stubs want bytes
    try:
        yield made
    finally:
        QDesktopServices.unsetUrlHandler(scheme)
