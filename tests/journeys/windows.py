"""What the fixtures that open windows have in common, and answers to dialogs that hold everything up."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from newsdesk.app.office import Office
from newsdesk.app.settings import Settings
from newsdesk.gui.rates.schedule import Schedule

D = TypeVar("D", bound=QDialog)


def offline_settings(path: Path) -> Settings:
    """Return the settings in a file, under which no bank of the real world is ever asked."""
    settings = Settings(path)
    settings.rates = replace(settings.rates, schedule=Schedule.OFF)
    return settings


def put_away(*offices: Office) -> None:
    """Close windows that are open, and delete all.

    Outside an event loop nothing else does: what is left when the program ends goes in any order, the
    preview's profile before its page.
    """
    for office in offices:
        if office.window.isVisible():
            office.window.close()
        office.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def on_screen(kind: type[D]) -> D | None:
    """Return a dialog of that class that can be seen, None if there is none."""
    for each in QApplication.topLevelWidgets():
        if isinstance(each, kind) and each.isVisible():
            return each
    return None


def when_asked(parent: QObject, kind: type[D], answer: Callable[[D], object]) -> None:
    """Answer a dialog as soon as it is on the screen: for those that whoever asks waits for."""

    def look() -> None:
        if dialog := on_screen(kind):
            timer.stop()
            answer(dialog)

    timer = QTimer(parent, interval=20)
    timer.timeout.connect(look)
    timer.start()
