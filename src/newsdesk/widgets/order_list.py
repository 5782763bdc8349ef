"""A list whose order is the user's."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListView

from newsdesk.widgets.ordered_rows import OrderedRows


class OrderList(OrderedRows, QListView):
    """Shows a model's rows under each other, and moves them."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the row that the next key is for: Qt puts the cursor on the first, and marks it nowhere."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.currentIndex())
