"""What a page holds beside its stories: rates, removed parts, remarks."""

from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem

from newsdesk._built.review import Ui_ReviewDialog
from newsdesk.domain.capture import PageReading, Removed
from newsdesk.widgets.tips import plain_tip
from newsdesk.widgets.whole_lines import WholeLines


def show_found(ui: Ui_ReviewDialog, reading: PageReading) -> None:
    """Fill the lower half of a review; each tab has its number, so that it need not be opened to be seen."""
    ui.rates.addTopLevelItems([QTreeWidgetItem([t.pair, t.value, t.change]) for t in reading.ticker])
    ui.removed.addTopLevelItems([_removed(part) for part in reading.removed])
    ui.remarks.setItemDelegate(WholeLines(ui.remarks))
    ui.remarks.addItems(list(reading.remarks) or ["Nothing was left in doubt."])
    header = ui.removed.header()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    header.setStretchLastSection(False)
    found = (("Rates", reading.ticker), ("Removed", reading.removed), ("Remarks", reading.remarks))
    for tab, (name, parts) in enumerate(found):
        ui.found.setTabText(tab, f"{name} ({len(parts):,})")
    ui.take_rates.setEnabled(bool(reading.ticker))
    ui.take_rates.setChecked(bool(reading.ticker))
    if not reading.ticker:
        ui.take_rates.setText("There are no rates on this page")


def _removed(part: Removed) -> QTreeWidgetItem:
    times = f"{part.count:,} times" if part.count > 1 else "once"
    item = QTreeWidgetItem([f"{part.line:,}", " ".join(part.text.split()), part.why, times])
    item.setToolTip(1, plain_tip(part.text))
    item.setToolTip(2, plain_tip(part.why))
    return item
