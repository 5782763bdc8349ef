"""What the board of rates shows in the real window."""

from newsdesk.app.office import Office
from newsdesk.gui.panels import rates_model as columns


def order(office: Office) -> list[str]:
    """Return the currencies of the board, from the top."""
    model = office.window.panes.rates.ui.board.model()
    return [str(model.index(row, columns.CURRENCY).data()) for row in range(model.rowCount())]


def shown(office: Office, currency: str, column: int) -> str:
    """Return what stands in a column (``columns``) of a currency's row."""
    model = office.window.panes.rates.ui.board.model()
    return str(model.index(order(office).index(currency), column).data())
