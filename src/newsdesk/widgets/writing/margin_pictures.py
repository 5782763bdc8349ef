"""The pictures of a text, small, in its margin: of the lines that are in view, and of no others.

A key costs nothing here: what stands where is looked at when typing rests.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QToolButton

from newsdesk.text import figures
from newsdesk.text.figures import Figure
from newsdesk.widgets.tips import plain_tip
from newsdesk.widgets.waiting import once
from newsdesk.widgets.writing.column import MARGIN
from newsdesk.widgets.writing.edit import MarkdownEdit

#: Milliseconds after the last key.
REST = 60
#: The side of a picture, in pixels: where only the margin within the column has room, and at most.
SMALL, LARGE = 26, 72
#: How many pictures are remembered.
MOST = 200
_GAP = 1


@dataclass(frozen=True, slots=True)
class _Seen:
    """A picture's line in view: where it begins in the text, its top in the viewport, and the picture."""

    position: int
    top: int
    figure: Figure


class MarginPictures(QObject):
    """Shows small pictures beside the lines that name them.

    Signals:
        wanted(str): the picture of this name is in view and not known; ``learn`` brings it.
        chosen(int): somebody clicked the picture whose line holds this place (UTF-16) in the text.
    """

    wanted = Signal(str)
    chosen = Signal(int)

    def __init__(self, edit: MarkdownEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._icons: dict[str, QIcon] = {}
        self._asked: set[str] = set()
        self._buttons: list[QToolButton] = []
        self._shown: list[_Seen] = []
        self._rest = once(self, self.place, REST)
        edit.contents_changed.connect(lambda *_change: self._rest.start())
        edit.sheet_changed.connect(self._rest.start)
        edit.zoomed.connect(lambda _size: self._rest.start())
        edit.verticalScrollBar().valueChanged.connect(lambda _value: self.place())
        edit.viewport().installEventFilter(self)
        self._rest.start()

    def learn(self, name: str, image: QImage) -> None:
        """Take a small picture; one that is null cannot be shown."""
        self._asked.discard(name)
        while len(self._icons) >= MOST:
            del self._icons[next(iter(self._icons))]
        self._icons[name] = QIcon() if image.isNull() else QIcon(QPixmap.fromImage(_square(image)))
        self.place()

    def forget(self, name: str) -> None:
        """Ask for a picture again: it may be there now."""
        self._icons.pop(name, None)
        self._rest.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that the column is somewhere else now."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show}:
            self._rest.start()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Put a button beside each picture's line that is in view."""
        self._shown = list(self._seen())
        while len(self._buttons) < len(self._shown):
            self._buttons.append(self._button(len(self._buttons)))
        for button, seen in zip(self._buttons, self._shown, strict=False):
            self._dress(button, seen)
        for button in self._buttons[len(self._shown) :]:
            button.hide()
        for name in {seen.figure.path for seen in self._shown} - self._icons.keys() - self._asked:
            self._asked.add(name)
            self.wanted.emit(name)

    def _seen(self) -> Iterator[_Seen]:
        top = self._edit.verticalScrollBar().value()
        layout = self._edit.document().documentLayout()
        for block in self._edit.visible_blocks():
            if not block.text().startswith("!["):
                continue
            figure = figures.read(block.text())
            if figure is not None and figures.KEPT.fullmatch(figure.path):
                yield _Seen(block.position(), round(layout.blockBoundingRect(block).top()) - top, figure)

    def _button(self, number: int) -> QToolButton:
        button = QToolButton(self._edit)
        button.setObjectName("margin_picture")
        button.setAutoRaise(True)
        # The text keeps the keyboard; by key, the menu's own action does the same.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.chosen.emit(self._shown[number].position))
        return button

    def _dress(self, button: QToolButton, seen: _Seen) -> None:
        area = self._edit.viewport().geometry()
        room = MARGIN + self._edit.width() - area.right() - self._edit.verticalScrollBar().width()
        side = min(max(room - 2 * _GAP, SMALL), LARGE)
        button.setGeometry(QRect(area.right() - MARGIN + _GAP, area.top() + seen.top, side, side))
        button.setIconSize(QSize(side, side))
        icon = self._icons.get(seen.figure.path)
        button.setIcon(icon or QIcon())
        missing = icon is not None and icon.isNull()
        button.setText("?" if missing else "")
        said = seen.figure.alt or "no description yet"
        button.setAccessibleName(f"Picture: {said}")
        about = (
            "It is not in the newsroom’s folder, or is damaged."
            if missing
            else "Click to change what is said of it."
        )
        button.setToolTip(plain_tip(f"Picture: {said}. {about}"))
        button.show()


def _square(image: QImage) -> QImage:
    """Return the middle of a picture: a strip as narrow as the margin would show nothing of it."""
    side = min(image.width(), image.height())
    return image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
