"""A calm strip of figures: it stands still."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QToolTip, QWidget

from newsdesk.widgets.colors import TickerColors

GAP = 26.0
WIDEST_GAP = 72.0
SPACE = 7.0
MARGIN = 14.0


class TickerItem(NamedTuple):
    """One figure: what it is ("USD/KGS"), its value ("87.45"), and how it changed ("0.18%").

    ``arrow`` stands before the change ("▲"); ``direction`` ("up", "down" or "flat") chooses its colour;
    ``accessible`` says all of it in words, and is its tip.
    """

    text: str
    value: str
    change_text: str
    arrow: str
    direction: str
    accessible: str

    @property
    def change(self) -> str:
        """The change as it is shown, with its arrow."""
        return f"{self.arrow} {self.change_text}".strip()


class TickerStrip(QWidget):
    """Shows figures side by side, spread evenly. None is ever cut: what does not fit is on another page.

    Two small buttons turn the page, and Left and Right do while the strip has the focus. Screen readers
    read all of it, whatever page is shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors: TickerColors | None = None
        self._items: tuple[TickerItem, ...] = ()
        self._caption = ""
        self._pages: list[tuple[TickerItem, ...]] = [()]
        self._page = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Ticker"))
        self._back = self._button("‹", self.tr("Earlier figures"))
        self._on = self._button("›", self.tr("Further figures"))
        self._back.clicked.connect(lambda: self.turn_to(self.page - 1))
        self._on.clicked.connect(lambda: self.turn_to(self.page + 1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 1)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._on)
        self._arrange()

    @property
    def page(self) -> int:
        """The page that is shown, counted from 1."""
        return self._page + 1

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def shown_items(self) -> tuple[TickerItem, ...]:
        """Return the figures on the page that is shown."""
        return self._pages[self._page]

    def set_items(self, items: Iterable[TickerItem], caption: str = "") -> None:
        """Show these figures; ``caption`` stands before them and says what and of when they are."""
        self._items = tuple(items)
        self._caption = caption
        # An empty strip is nothing to go to: the keyboard would vanish in it.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._items else Qt.FocusPolicy.NoFocus)
        sentences = [caption, *(item.accessible for item in self._items)]
        self.setAccessibleDescription("; ".join(each for each in sentences if each))
        self._arrange()

    def set_colors(self, colors: TickerColors) -> None:
        """Use other colours for changes."""
        self._colors = colors
        self.update()

    def turn_to(self, page: int) -> None:
        """Show a page, counted from 1; before the first comes the last, and the other way round."""
        self._page = (page - 1) % len(self._pages)
        self.update()

    # -- what Qt calls ----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the room for everything on one page."""
        widths = sum(self._width(item) + GAP for item in self._items)
        return QSize(round(2 * MARGIN + self._caption_width() + widths), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for the widest figure, so that none can be cut short."""
        widest = max((self._width(item) for item in self._items), default=0.0)
        return QSize(round(2 * MARGIN + widest + self._turning_width()), self.fontMetrics().height() + 15)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put on each page what fits now."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Say in a tip what the figure under the mouse says."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            x = event.x()
            said = [item.accessible for item, left in self._places() if left <= x <= left + self._width(item)]
            QToolTip.showText(event.globalPos(), f"<p>{escape(said[0])}</p>" if said else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page with Left and Right."""
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self.pages > 1:
            self.turn_to(self.page + (1 if event.key() == Qt.Key.Key_Right else -1))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the caption and the figures of this page."""
        painter = QPainter(self)
        palette = self.palette()
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.Accent))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -3))
        dim = palette.color(QPalette.ColorRole.PlaceholderText)
        if self._caption_fits():
            self._draw(painter, MARGIN, self._caption, self.font(), dim)
        for item, x in self._places():
            at = x
            for text, font, color in self._parts(item, dim):
                at += self._draw(painter, at, text, font, color) + SPACE

    # -- measuring --------------------------------------------------------------------------------------

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.hide()
        return button

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _parts(self, item: TickerItem, dim: QColor) -> list[tuple[str, QFont, QColor]]:
        text = self.palette().color(QPalette.ColorRole.WindowText)
        colors = {"up": self._colors.up, "down": self._colors.down} if self._colors else {}
        change = QColor(colors.get(item.direction, self._colors.flat)) if self._colors else text
        return [
            (item.text, self.font(), dim),
            (item.value, self._strong(), text),
            (item.change, self.font(), change),
        ]

    def _width(self, item: TickerItem) -> float:
        plain, strong = QFontMetricsF(self.font()), QFontMetricsF(self._strong())
        change = SPACE + plain.horizontalAdvance(item.change) if item.change else 0.0
        return plain.horizontalAdvance(item.text) + SPACE + strong.horizontalAdvance(item.value) + change

    def _places(self) -> Iterator[tuple[TickerItem, float]]:
        """Yield the figures of this page, each with the pixel where it begins."""
        items = self.shown_items()
        x = MARGIN + (self._caption_width() if self._caption_fits() else 0.0)
        spare = self._room() - sum(self._width(item) for item in items)
        gap = min(max(spare / max(len(items) - 1, 1), GAP), WIDEST_GAP)
        for item in items:
            yield item, x
            x += self._width(item) + gap

    def _caption_width(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(self._caption) + GAP if self._caption else 0.0

    def _caption_fits(self) -> bool:
        """Return whether there is room for a figure beside the caption; a figure is worth more."""
        return self.width() >= self.minimumSizeHint().width() + self._caption_width()

    def _turning_width(self) -> int:
        return self._back.sizeHint().width() + self._on.sizeHint().width() + 6

    def _room(self) -> float:
        """Return the width there is for figures on the pages as they are."""
        caption = self._caption_width() if self._caption_fits() else 0.0
        return self.width() - 2 * MARGIN - caption - (self._turning_width() if self.pages > 1 else 0)

    def _arrange(self) -> None:
        """Put the figures on pages, the page that is shown the same where possible."""
        self._pages = [self._items]
        if self._room() < sum(self._width(item) + GAP for item in self._items) - GAP:
            self._pages = self._fill(self._room() - self._turning_width())
        self._page = min(self._page, len(self._pages) - 1)
        self._back.setVisible(self.pages > 1)
        self._on.setVisible(self.pages > 1)
        self.updateGeometry()
        self.update()

    def _fill(self, room: float) -> list[tuple[TickerItem, ...]]:
        pages: list[list[TickerItem]] = []
        used = 0.0
        for item in self._items:
            width = self._width(item)
            if not pages or used + GAP + width > room:
                pages.append([])
                used = -GAP
            pages[-1].append(item)
            used += GAP + width
        return [tuple(page) for page in pages]

    def _draw(self, painter: QPainter, x: float, text: str, font: QFont, color: QColor) -> float:
        """Draw one text in the middle of the strip's height; return its width."""
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(color)
        top = (self.height() - 1 - metrics.height()) / 2
        painter.drawText(QPointF(x, top + metrics.ascent()), text)
        return width
