"""An edition that two desks laid out at once: both side by side, and both in one."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from newsdesk._built.edition_merge import Ui_EditionMergeDialog
from newsdesk.gui.room import keep_within_screen
from newsdesk.text.conflicts import Take


class EditionMergeDialog(QDialog):
    """Shows the three and asks which. ``wanted``: one was taken (``Take``); dismissed, it waits on.

    ``differs`` says what both set to something else, ``sides`` is each as lines of text.
    """

    wanted = Signal(object)

    def __init__(
        self,
        name: str,
        sender: str,
        differs: str,
        sides: Mapping[Take, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = ui = Ui_EditionMergeDialog()
        ui.setupUi(self)
        keep_within_screen(self)
        self.setWindowTitle(f"Merge: {name}")
        ui.about.setText(
            f"“{sender}” has {name[:1].lower()}{name[1:]} as well; it is not laid out as here ({differs}). "
            "What stands here stays until you decide, and one step takes that back."
        )
        ui.theirs_label.setText(sender)
        for take, words, button in (
            (Take.MINE, ui.mine, ui.take_mine),
            (Take.BOTH, ui.both, ui.take_both),
            (Take.THEIRS, ui.theirs, ui.take_theirs),
        ):
            words.setPlainText(sides[take])
            button.clicked.connect(lambda _on=False, take=take: self._take(take))
        ui.dismiss.clicked.connect(self.reject)

    def _take(self, take: Take) -> None:
        self.accept()
        self.wanted.emit(take)
