"""The checklist of the open story for its next step, and its journal."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from newsdesk._built.checks import Ui_ChecksPanel
from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.journal import Event
from newsdesk.domain.workflow import Transition
from newsdesk.gui.icons import icon
from newsdesk.gui.panels.finding_lines import finding_at, show_findings
from newsdesk.gui.panels.lines_delegate import LinesDelegate
from newsdesk.gui.phrases import how_many, local_moment
from newsdesk.widgets.whole_lines import WholeLines

#: So many letters of what puts a finding right stand on the button.
SHOWN = 30


class ChecksPanel(QWidget):
    """Says what the open story still needs, and who did what with it.

    Signals: ``place_wanted`` somebody wants to see what a finding is about (``Finding``); ``fix_wanted`` it
    is to be put right as it says (``Finding``); ``way_wanted`` the story is to go its next way (the action's
    name); ``shown`` the panel has come to be seen.
    """

    place_wanted = Signal(object)
    fix_wanted = Signal(object)
    way_wanted = Signal(str)
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_ChecksPanel()
        self.ui.setupUi(self)
        self._way: Transition | None = None
        self.ui.findings.setItemDelegate(LinesDelegate(self.ui.findings))
        self.ui.journal.setItemDelegate(WholeLines(self.ui.journal))
        self.ui.clear_mark.setPixmap(icon("ready").pixmap(28, 28))
        self.ui.parts.setStretchFactor(0, 3)
        self.ui.parts.setStretchFactor(1, 2)
        # Enter, or a double click, whatever the desktop calls activating.
        self.ui.findings.itemActivated.connect(lambda _item: self._go())
        self.ui.go_on.clicked.connect(self._go_on)
        self.ui.findings.currentRowChanged.connect(lambda _row: self._offer_fix())
        self.ui.mend.clicked.connect(self._mend)
        self._read_only = False
        self._offer_fix()

    def show_nothing(self) -> None:
        """Show that no story is open."""
        self.ui.pages.setCurrentWidget(self.ui.no_story)

    def show_findings(self, way: Transition | None, findings: Sequence[Finding]) -> None:
        """Show what a story lacks to go a way, errors first; None for a story that goes nowhere from here."""
        self._way = way
        self.ui.pages.setCurrentWidget(self.ui.story_page)
        self.ui.summary.setText(_summary(way, findings))
        self.ui.go_on.setVisible(way is not None)
        self.ui.go_on.setText(way.label if way else "")
        show_findings(self.ui.findings, findings)
        self.ui.findings_pages.setCurrentWidget(self.ui.findings_page if findings else self.ui.clear_page)
        self.ui.clear_mark.setVisible(way is not None)
        self.ui.clear_words.setText(_clear(way))

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be put right."""
        self._read_only = read_only
        self._offer_fix()

    def allow(self, why_not: str) -> None:
        """Let the next way be gone from here, or say why not."""
        self.ui.go_on.setEnabled(not why_not)
        self.ui.go_on.setToolTip(why_not)

    def take_keyboard(self) -> None:
        """Put the keyboard into the list of what is missing, or on the way on if nothing is."""
        if self.ui.findings.count():
            if self.ui.findings.currentRow() < 0:
                self.ui.findings.setCurrentRow(0)
            self.ui.findings.setFocus()
        else:
            self.ui.go_on.setFocus()

    def show_journal(self, events: Sequence[Event]) -> None:
        """Show who did what, newest first."""
        self.ui.journal.clear()
        for each in events:
            self.ui.journal.addItem(f"{each.who} {each.what}\n{local_moment(each.at)}")

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it is to be seen: what it shows may be old by then."""
        super().showEvent(event)
        self.shown.emit()

    def _go(self) -> None:
        finding = finding_at(self.ui.findings)
        if finding is not None:
            self.place_wanted.emit(finding)

    def _offer_fix(self) -> None:
        """Show what would put the finding right that the cursor is on, if anything does."""
        finding = finding_at(self.ui.findings)
        fix = finding.fix if finding and not self._read_only else None
        self.ui.mend.setVisible(fix is not None)
        if fix is not None:
            words = (fix if len(fix) <= SHOWN else f"{fix[:SHOWN]}…").replace("&", "&&")
            self.ui.mend.setText(f"&Put it right: “{words}”" if words.strip() else "&Put it right")

    def _mend(self) -> None:
        finding = finding_at(self.ui.findings)
        if finding is not None and finding.fix is not None:
            self.fix_wanted.emit(finding)

    def _go_on(self) -> None:
        if self._way is not None:
            self.way_wanted.emit(self._way.action)


def _summary(way: Transition | None, findings: Sequence[Finding]) -> str:
    if way is None:
        return "In the bin"
    errors = sum(each.severity is Severity.ERROR for each in findings)
    return how_many(errors, len(findings) - errors) or "All clear"


def _clear(way: Transition | None) -> str:
    if way is None:
        return "The story is spiked. Unspike it to work on it again."
    return f"Nothing stands in the way of “{way.label}”."
