"""What holds stories back, with the way to each place, and the way on for whoever can say why."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from newsdesk._built.held_back import Ui_HeldBackDialog
from newsdesk.domain.findings import Finding
from newsdesk.domain.workflow import Transition
from newsdesk.gui.panels.finding_lines import finding_at, show_findings
from newsdesk.gui.panels.lines_delegate import LinesDelegate
from newsdesk.text.english import counted

#: The most findings that are listed: nobody reads more, and each costs time to draw.
LISTED = 200


class HeldBackDialog(QDialog):
    """Lists the errors that keep stories from going a way; ``headlines`` are theirs by uid.

    Signals: ``place_wanted`` (``Finding``) and ``override_wanted`` (why it is to be done all the same, never
    blank). The dialog is closed by then.
    """

    place_wanted = Signal(object)
    override_wanted = Signal(str)

    def __init__(
        self,
        way: Transition,
        findings: Sequence[Finding],
        headlines: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_HeldBackDialog()
        self.ui.setupUi(self)
        stories = len({each.uid for each in findings})
        what = f"“{next(iter(headlines.values()))}”" if stories == 1 else counted(stories, "story", "stories")
        is_held = "is" if stories == 1 else "are"
        self.ui.title.setText(f"{what} {is_held} held back by {counted(len(findings), 'error')}.")
        self.ui.findings.setItemDelegate(LinesDelegate(self.ui.findings))
        show_findings(self.ui.findings, findings[:LISTED], headlines)
        self.ui.findings.setCurrentRow(0)
        self.ui.more.setVisible(len(findings) > LISTED)
        self.ui.more.setText(f"And {len(findings) - LISTED:,} more.")
        self.ui.all_the_same.setText(f"{way.label} &all the same")
        self._follow_reason()
        self.ui.reason.textChanged.connect(self._follow_reason)
        self.ui.findings.itemActivated.connect(lambda _item: self._go())
        self.ui.go_to.clicked.connect(self._go)
        self.ui.all_the_same.clicked.connect(self._override)
        self.ui.cancel.clicked.connect(self.reject)
        self.ui.findings.setFocus()

    def _follow_reason(self) -> None:
        self.ui.all_the_same.setEnabled(bool(self.ui.reason.text().strip()))

    def _go(self) -> None:
        finding = finding_at(self.ui.findings)
        self.accept()
        if finding is not None:
            self.place_wanted.emit(finding)

    def _override(self) -> None:
        reason = self.ui.reason.text().strip()
        self.accept()
        self.override_wanted.emit(reason)
