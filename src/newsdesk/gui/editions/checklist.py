"""What the copy desk has to say about an edition, with the way to each place."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from newsdesk._built.edition_checklist import Ui_EditionChecklist
from newsdesk.domain.edition import EditionName
from newsdesk.domain.findings import Finding, Severity
from newsdesk.gui.panels.edition_wording import named
from newsdesk.gui.panels.finding_lines import finding_at, show_findings
from newsdesk.gui.panels.lines_delegate import LinesDelegate
from newsdesk.gui.phrases import how_many

#: The most findings that are listed: nobody reads more, and each costs time to draw.
LISTED = 500


class EditionChecklist(QDialog):
    """Lists what is found in an edition's stories, errors first; stays while they are mended.

    Signals: ``place_wanted`` (``Finding``); ``export_wanted`` the edition is to go out, and the dialog is
    closed by then.
    """

    place_wanted = Signal(object)
    export_wanted = Signal()

    def __init__(self, *, writable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writable = writable
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = ui = Ui_EditionChecklist()
        ui.setupUi(self)
        ui.findings.setItemDelegate(LinesDelegate(ui.findings))
        ui.findings.itemActivated.connect(lambda _item: self._go())
        ui.findings.currentRowChanged.connect(lambda row: ui.go_to.setEnabled(row >= 0))
        ui.go_to.clicked.connect(self._go)
        ui.go_to.setEnabled(False)
        ui.export_edition.setEnabled(False)
        ui.export_edition.clicked.connect(self._export)
        ui.close.clicked.connect(self.reject)

    def show_edition(self, edition: EditionName) -> None:
        """Say which edition it is about."""
        self.setWindowTitle(f"Checklist: {named(edition)}")

    def show_findings(self, findings: Sequence[Finding], headlines: Mapping[str, str]) -> None:
        """Show what was found; ``headlines`` are those of all stories of the edition, by uid."""
        first = sorted(findings, key=lambda each: each.severity is not Severity.ERROR)
        errors = sum(each.severity is Severity.ERROR for each in findings)
        words = how_many(errors, len(findings) - errors)
        held = "An error holds the edition back." if errors else "Nothing holds the edition back."
        more = f" The first {LISTED} are listed." if len(findings) > LISTED else ""
        clear = "The copy desk has nothing to say: the edition is clear."
        clear = clear if headlines else "The edition has no stories yet."
        self.ui.title.setText(f"{words[:1].upper()}{words[1:]}. {held}{more}" if words else clear)
        show_findings(self.ui.findings, first[:LISTED], headlines)
        self.ui.export_edition.setEnabled(self._writable and bool(headlines))
        self.ui.findings.setVisible(bool(findings))
        self.ui.go_to.setVisible(bool(findings))
        if findings and self.ui.findings.currentRow() < 0:
            self.ui.findings.setCurrentRow(0)

    def _go(self) -> None:
        finding = finding_at(self.ui.findings)
        if finding is not None:
            self.place_wanted.emit(finding)

    def _export(self) -> None:
        self.accept()
        self.export_wanted.emit()
