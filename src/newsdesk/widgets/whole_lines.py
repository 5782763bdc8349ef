"""Rows of a list that are as high as all of their lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem


class WholeLines(QStyledItemDelegate):
    """Gives a wrapped text the lines that it needs beside what a style sheet puts around it.

    Qt counts them in the row's whole width, and cuts what then has no room.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the width that there is, and the height of all lines."""
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        room = self._view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, row, self._view)
        inner = QStyleOptionViewItem(option)
        inner.rect = QRect(option.rect.topLeft(), QSize(room.width(), option.rect.height()))
        return QSize(option.rect.width(), super().sizeHint(inner, index).height())
