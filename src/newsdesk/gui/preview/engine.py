"""What must be settled about the web engine before it is imported, which takes a moment."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, Qt

#: What lies at a path ("media/ab/abcd.jpg", without a leading slash): bytes and MIME type, or None.
Lookup = Callable[[str], tuple[bytes, str] | None]


def expect_engine() -> None:
    """Let the web engine come after the QApplication; to be called once, before that is made.

    https://doc.qt.io/qt-6/qtwebengine-overview.html: contexts have to be shared from the start.
    """
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def obstacle(environment: Mapping[str, str]) -> str:
    """Return why the web engine cannot start here, a sentence, or "".

    It is asked first, since the engine ends the program if it cannot. On Linux it refuses root, unless
    whoever starts the program has switched its sandbox off; and it needs a program of its own.
    """
    if not _helper(environment).exists():
        return (
            "The preview cannot start: its engine (QtWebEngineProcess) is not installed. "
            "Your text is safe, and everything else works."
        )
    flags = environment.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    unlocked = "QTWEBENGINE_DISABLE_SANDBOX" in environment or "--no-sandbox" in flags.split()
    if sys.platform == "linux" and os.geteuid() == 0 and not unlocked:
        return (
            "The preview does not run for the administrator (root). "
            "Start Newsdesk as an ordinary user to see it; everything else works."
        )
    return ""


def _helper(environment: Mapping[str, str]) -> Path:
    """Return where the engine's own program is, or on a system that keeps it elsewhere, a folder that exists.

    https://doc.qt.io/qt-6/qtwebengine-deploying.html
    """
    if named := environment.get("QTWEBENGINEPROCESS_PATH"):
        return Path(named)
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibraryExecutablesPath))
    return folder / "QtWebEngineProcess" if sys.platform == "linux" else folder
