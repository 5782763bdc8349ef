"""What would change in a story if the rates that it asks for were today's."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidgetItem, QWidget

from newsdesk._built.rate_renewal import Ui_RateRenewal
from newsdesk.widgets.tips import plain_tip

if TYPE_CHECKING:
    from newsdesk.desk.rate_codes import Renewal

#: What the shortest of its kind need, in pixels; whose rate it is gets the rest.
WIDTHS = (210, 190, 190)


class RenewalDialog(QDialog):
    """Shows each shortcode with what it says now and would say then; to accept is to ask for that."""

    def __init__(self, renewals: "Sequence[Renewal]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = ui = Ui_RateRenewal()
        ui.setupUi(self)
        items = [QTreeWidgetItem(ui.changes, list(each)) for each in renewals]
        for item, each in zip(items, renewals, strict=True):
            for column, words in enumerate(each):
                item.setToolTip(column, plain_tip(words))
        for column, width in enumerate(WIDTHS):
            ui.changes.setColumnWidth(column, width)
        ui.changes.setCurrentItem(items[0])
        ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("&Bring up to date"))
        ui.buttons.accepted.connect(self.accept)
        ui.buttons.rejected.connect(self.reject)
        ui.changes.setFocus()
