"""A table whose rows are in the user's order."""

from PySide6.QtWidgets import QTableView

from newsdesk.widgets.ordered_rows import OrderedRows


class OrderTable(OrderedRows, QTableView):
    """Shows a model's rows under a header, and moves them."""
