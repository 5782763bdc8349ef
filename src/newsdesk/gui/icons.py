"""The icons of actions: line drawings that take the palette's colours as they are when they are painted."""

from PySide6.QtCore import QByteArray, QFile, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from newsdesk._built import resources_rc  # noqa: F401 - importing it is what makes ":/" known to Qt


def icon(name: str) -> QIcon:
    """Return the icon of that name ("import", "new_story"); FileNotFoundError if there is none.

    It follows the theme by itself: nothing has to be set again when the colours change.
    """
    return QIcon(_LineEngine(_read(name)))


def window_icon() -> QIcon:
    """Return the program's own icon."""
    return QIcon(":/icons/newsdesk.svg")


class _LineEngine(QIconEngine):
    """Paints one drawing, whose ``currentColor`` is the palette's text colour for the state it is in."""

    def __init__(self, drawing: bytes) -> None:
        super().__init__()
        self._drawing = drawing
        self._renderers: dict[str, QSvgRenderer] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Paint the drawing in the middle of ``rect``."""
        group = QPalette.ColorGroup.Disabled if mode is QIcon.Mode.Disabled else QPalette.ColorGroup.Active
        color = QGuiApplication.palette().color(group, QPalette.ColorRole.ButtonText).name()
        if color not in self._renderers:
            drawing = QByteArray(self._drawing.replace(b"currentColor", color.encode()))
            self._renderers[color] = QSvgRenderer(drawing)
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        self._renderers[color].render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the drawing as a picture, ``size`` in device pixels."""
        if size.isEmpty():
            # A button that has no size yet may ask already.
            return QPixmap()
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, _scale: float) -> QPixmap:
        """Return the drawing as a picture, ``size`` in device pixels."""
        return self.pixmap(size, mode, state)


def _read(name: str) -> bytes:
    file = QFile(f":/icons/{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(f"There is no icon named {name}.")
    return bytes(file.readAll().data())
