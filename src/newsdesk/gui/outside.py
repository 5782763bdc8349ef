"""What the program does not show itself: the desktop opens it with whatever it has for that."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from newsdesk.gui.messages import Messages


def open_outside(what: Path | QUrl, messages: Messages) -> None:
    """Have the desktop open a file, folder or address; where it cannot, say what is to be opened by hand.

    A relative path is taken from the folder that the program was started in.
    """
    url = QUrl.fromLocalFile(str(what.resolve())) if isinstance(what, Path) else what
    if QDesktopServices.openUrl(url):
        messages.end(open_outside)
        return
    shown = url.toLocalFile() or url.toDisplayString()
    messages.trouble(f"Nothing on this desktop opens {shown}. Open it by hand.", about=open_outside)
