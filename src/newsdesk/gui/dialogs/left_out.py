"""What was not pasted, part by part."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTreeWidgetItem, QWidget

from newsdesk._built.left_out import Ui_LeftOutDialog
from newsdesk.domain.capture import Removed
from newsdesk.widgets.tips import plain_tip

#: Longer parts are cut in the list; the hint under the mouse has more of them.
_LONGEST, _LONGEST_HINT = 300, 3000


class LeftOutDialog(QDialog):
    """Lists what was taken out, and why."""

    def __init__(self, removed: Sequence[Removed], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_LeftOutDialog()
        self.ui.setupUi(self)
        for each in removed:
            why = each.why.capitalize() if each.count == 1 else f"{each.why.capitalize()} × {each.count:,}"
            said = " ".join(each.text.split())
            line = QTreeWidgetItem([why, said[:_LONGEST] or "–"])
            line.setToolTip(1, plain_tip(said[:_LONGEST_HINT]))
            self.ui.parts.addTopLevelItem(line)
        self.ui.parts.resizeColumnToContents(0)
        self.ui.buttons.rejected.connect(self.reject)
