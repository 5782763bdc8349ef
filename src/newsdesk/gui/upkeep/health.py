"""What the doctor found, a finding a row, each with the one thing to do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from newsdesk._built.health import Ui_HealthDialog
from newsdesk.domain.findings import HealthFinding, Remedy
from newsdesk.gui.icons import icon
from newsdesk.gui.work_dialog import WorkDialog
from newsdesk.text.english import counted
from newsdesk.widgets.banner import BannerKind

#: What each check is about, as people say it.
TITLES = {
    "identity": "The file",
    "size": "Its length",
    "pages": "Its pages",
    "links": "What belongs together",
    "revisions": "Texts and their revisions",
    "captures": "Captured pages",
    "search": "Search and list",
    "media": "Pictures",
    "waiting": "Merges that wait",
    "drafts": "Unsaved texts",
    "backup": "Backups",
    "space": "Room on the disk",
}
#: The button for each remedy; without one the finding's own advice is shown.
BUTTONS = {
    Remedy.RESCUE: "Rescue or restore…",
    Remedy.BACK_UP: "Back up now",
    Remedy.MEND: "Mend the index",
    Remedy.SHOW_MEDIA: "Show the folder",
    Remedy.SWEEP: "Sweep…",
}
#: What a newsroom that is open only to look cannot do here.
_WRITING = frozenset({Remedy.BACK_UP, Remedy.MEND, Remedy.SWEEP})

MARK = 18


class HealthDialog(WorkDialog):
    """Shows an examination while it runs, then its findings.

    ``writable``: whether remedies that write are offered. Signals: ``examine_wanted``, answered by
    ``show_findings``; ``remedy_wanted`` (Remedy).
    """

    examine_wanted = Signal()
    remedy_wanted = Signal(Remedy)

    def __init__(self, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_HealthDialog()
        self.ui.setupUi(self)
        self.use(self.ui, self.ui.close)
        self._writable = writable
        self._findings: tuple[HealthFinding, ...] = ()
        self.ui.copy.clicked.connect(self._copy)
        self.ui.again.clicked.connect(self.examine_wanted)
        self.show_working("Examining the newsroom")

    def show_working(self, words: str) -> None:
        """Show that work has begun, without what was found before."""
        super().show_working(words)
        self.ui.doing.clear()
        self.ui.mark.hide()
        self.ui.verdict.setText(f"{words}…")
        self.ui.copy.setEnabled(False)
        self.ui.again.setEnabled(False)

    def show_findings(self, findings: Sequence[HealthFinding]) -> None:
        """Show what was found, what is not well first."""
        self._findings = tuple(sorted(findings, key=lambda each: each.ok))
        ill = sum(not each.ok for each in findings)
        need = "needs" if ill == 1 else "need"
        self._show_result(
            f"{counted(ill, 'thing')} {need} looking after" if ill else "Everything is well", well=not ill
        )
        self._clear()
        for each in self._findings:
            self.ui.rows.addWidget(self._row(each))
        self.ui.rows.addStretch(1)
        self.ui.copy.setEnabled(True)

    def show_undone(self, kind: BannerKind, sentence: str) -> None:
        """Say why the work was not done; that somebody stopped it is no warning."""
        self._clear()
        self._show_result(sentence, well=False)
        self.ui.mark.setVisible(kind is not BannerKind.INFO)

    def as_text(self) -> str:
        """Return all findings as plain text, a paragraph each."""
        return "\n\n".join(
            "\n".join(
                part
                for part in (
                    f"{'Well' if each.ok else 'NOT WELL'}: {TITLES.get(each.check, each.check)}",
                    each.message,
                    each.advice,
                )
                if part
            )
            for each in self._findings
        )

    def _show_result(self, words: str, *, well: bool) -> None:
        self.ui.mark.setPixmap(icon("ready" if well else "warning").pixmap(22, 22))
        self.ui.mark.show()
        self.ui.verdict.setText(words)
        self.show_page(self.ui.found, "&Close")
        self.ui.again.setEnabled(True)
        self.ui.close.setFocus()

    def _clear(self) -> None:
        while item := self.ui.rows.takeAt(0):
            if (row := item.widget()) is not None:
                row.deleteLater()

    def _row(self, finding: HealthFinding) -> QFrame:
        row = QFrame(self.ui.findings)
        row.setProperty("role", "finding")
        mark = QLabel(row)
        mark.setPixmap(icon("ready" if finding.ok else "warning").pixmap(MARK, MARK))
        mark.setAccessibleName("Well" if finding.ok else "Not well")
        words = QVBoxLayout()
        words.setSpacing(2)
        offered = finding.remedy in BUTTONS and (self._writable or finding.remedy not in _WRITING)
        title = _label(TITLES.get(finding.check, finding.check), row, "subtitle")
        words.addWidget(title)
        words.addWidget(_label(finding.message, row, ""))
        if finding.advice and not offered:
            words.addWidget(_label(finding.advice, row, "muted"))
        line = QHBoxLayout(row)
        line.setContentsMargins(2, 9, 8, 9)
        line.setSpacing(12)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        if offered:
            button = QPushButton(BUTTONS[finding.remedy], row)
            button.setAutoDefault(False)
            button.setAccessibleDescription(finding.message)
            button.clicked.connect(lambda _checked=False: self.remedy_wanted.emit(finding.remedy))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text())
        self.ui.copy.setText("Copied")


def _label(words: str, row: QFrame, role: str) -> QLabel:
    label = QLabel(words, row)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
