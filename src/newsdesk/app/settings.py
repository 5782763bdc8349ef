"""What sticks from one day to the next: the window, the theme, the newsroom and story last open."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from newsdesk.gui.theme import Theme
from newsdesk.gui.window import WindowState


class Settings:
    """The program's settings in one .ini file. A value that cannot be read counts as not set."""

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def _bytes(self, key: str) -> bytes:
        value: Any = self._file.value(key)
        return bytes(value.data()) if isinstance(value, QByteArray) else b""

    def _text(self, key: str) -> str:
        value: Any = self._file.value(key)
        return value if isinstance(value, str) else ""

    @property
    def window(self) -> WindowState:
        """How the window was arranged."""
        try:
            hidden = tuple(str(name) for name in json.loads(self._text("window/hidden") or "[]"))
        except ValueError:
            hidden = ()
        return WindowState(
            geometry=self._bytes("window/geometry"),
            across=self._bytes("window/across"),
            left=self._bytes("window/left"),
            hidden=hidden,
        )

    @window.setter
    def window(self, state: WindowState) -> None:
        self._file.setValue("window/geometry", QByteArray(state.geometry))
        self._file.setValue("window/across", QByteArray(state.across))
        self._file.setValue("window/left", QByteArray(state.left))
        self._file.setValue("window/hidden", json.dumps(state.hidden))

    @property
    def theme(self) -> Theme:
        """The colours chosen."""
        try:
            return Theme(self._text("theme"))
        except ValueError:
            return Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._file.setValue("theme", theme.value)

    @property
    def text_size(self) -> float:
        """The text's size in points, or 0 for the usual one."""
        try:
            return float(self._text("text_size") or 0)
        except ValueError:
            return 0.0

    @text_size.setter
    def text_size(self, points: float) -> None:
        self._file.setValue("text_size", str(points))

    @property
    def newsroom(self) -> Path | None:
        """The newsroom that was open last."""
        return Path(text) if (text := self._text("newsroom")) else None

    @newsroom.setter
    def newsroom(self, folder: Path) -> None:
        self._file.setValue("newsroom", str(folder))

    @property
    def story(self) -> str:
        """The uid of the story that was open last, or ""."""
        return self._text("story")

    @story.setter
    def story(self, uid: str) -> None:
        self._file.setValue("story", uid)

    def save(self) -> None:
        """Write everything to the file."""
        self._file.sync()
