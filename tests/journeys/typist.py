"""A process that opens the real window and types until it is killed: ``typist.py NEWSROOM UID SETTINGS``.

Each word it has typed is told on stdout with the time, so that whoever kills it knows what must be there.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from newsdesk.app.desktop import make_application
from newsdesk.app.office import Office
from newsdesk.app.settings import Settings
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock


def main() -> None:
    """Type numbered words, in bursts that are longer than a pause and shorter."""
    folder, uid, settings = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    application = make_application()
    opening = open_desk(folder, SystemClock(), "Typist", may_start=False)
    office = Office(application, opening, Settings(settings))
    office.show()
    office.stories.show_story(uid)
    number = 0

    def type_word() -> None:
        nonlocal number
        if office.editor.story is not None:
            QTest.keyClicks(office.window.panes.editor.body, f"w{number} ")
            sys.stdout.write(f"{time.monotonic()} w{number}\n")
            sys.stdout.flush()
            number += 1
        timer.start(1200 if number % 25 == 0 else 40)

    timer = QTimer(office)
    timer.setSingleShot(True)
    timer.timeout.connect(type_word)
    timer.start(0)
    application.exec()


if __name__ == "__main__":
    main()
