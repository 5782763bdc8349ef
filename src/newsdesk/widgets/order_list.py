"""A list whose order is the user's."""

from PySide6.QtWidgets import QListView

from newsdesk.widgets.ordered_rows import OrderedRows


class OrderList(OrderedRows, QListView):
    """Shows a model's rows under each other, and moves them."""
