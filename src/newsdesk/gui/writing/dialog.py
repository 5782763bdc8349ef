"""The dialog in which a writer says how the editor is to be; each change can be seen at once behind it."""

from dataclasses import fields

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFontComboBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from newsdesk._built.writing import Ui_WritingDialog
from newsdesk.gui.spin_boxes import give_air
from newsdesk.gui.writing.choices import Paper, WritingChoices
from newsdesk.widgets.writing.focus_kinds import Focus

Row = QCheckBox | QComboBox | QSpinBox | QDoubleSpinBox | QLineEdit

_PAPERS = {
    Paper.PROGRAM: "Like the program",
    Paper.LIGHT: "Light",
    Paper.DARK: "Dark",
    Paper.SEPIA: "Sepia",
    Paper.CONTRAST: "High contrast",
}
_FOCUS = {
    Focus.OFF: "Nothing in particular",
    Focus.SENTENCE: "The sentence that is written",
    Focus.PARAGRAPH: "The paragraph that is written",
}


class WritingDialog(QDialog):
    """Shows ``choices`` and tells every change. ``usual_face`` is the font that no choice means.

    Signals: ``chosen`` what is wanted now (``WritingChoices``), at every change; cancelled, it brings back
    what there was.
    """

    chosen = Signal(object)

    def __init__(self, choices: WritingChoices, usual_face: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_WritingDialog()
        self.ui.setupUi(self)
        give_air(self)
        self._usual_face = usual_face
        self._before = self._now = choices
        for paper, words in _PAPERS.items():
            self.ui.paper.addItem(words, paper)
        for focus, words in _FOCUS.items():
            self.ui.focus.addItem(words, focus)
        self._rows = self._find_rows()
        self._show(choices)
        for row in self._rows.values():
            _changed(row).connect(self._follow)
        restore = self.ui.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        restore.setText("&Usual choices")
        restore.clicked.connect(lambda: self._tell(WritingChoices()))
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)

    def reject(self) -> None:
        """Leave everything as it was before the dialog."""
        self._tell(self._before)
        super().reject()

    def _find_rows(self) -> dict[str, Row]:
        """Return the widgets that ask for a choice, by its name."""
        widgets = ((each.name, getattr(self.ui, each.name, None)) for each in fields(WritingChoices))
        return {name: widget for name, widget in widgets if isinstance(widget, Row)}

    def _show(self, choices: WritingChoices) -> None:
        for name, row in self._rows.items():
            value = getattr(choices, name)
            with QSignalBlocker(row):
                _put(row, self._usual_face if value == "" and row is self.ui.face else value)

    def _follow(self) -> None:
        wanted = {name: _value(row) for name, row in self._rows.items()}
        if wanted["face"] == self._usual_face:
            wanted["face"] = ""
        # Qt gives a choice's name back as a plain word.
        self._tell(WritingChoices.of({**self._now.stored(), **wanted}))

    def _tell(self, choices: WritingChoices) -> None:
        if choices != self._now:
            self._now = choices
            self._show(choices)
            self.chosen.emit(choices)


def _changed(row: Row) -> SignalInstance:
    """Return the signal that says that this widget shows another choice."""
    match row:
        case QCheckBox():
            return row.toggled
        case QFontComboBox():
            return row.currentFontChanged
        case QComboBox():
            return row.currentIndexChanged
        case QLineEdit():
            return row.editingFinished
        case _:
            return row.valueChanged


def _value(row: Row) -> object:
    match row:
        case QCheckBox():
            return row.isChecked()
        case QFontComboBox():
            return row.currentFont().family()
        case QComboBox():
            return row.currentData()
        case QLineEdit():
            return row.text()
        case _:
            return row.value()


def _put(row: Row, value: object) -> None:
    match row, value:
        case QCheckBox(), bool():
            row.setChecked(value)
        case QFontComboBox(), str():
            row.setCurrentFont(QFont(value))
        case QComboBox(), _:
            row.setCurrentIndex(row.findData(value))
        case QLineEdit(), str():
            row.setText(value)
        case QSpinBox(), int():
            row.setValue(value)
        case QDoubleSpinBox(), float():
            row.setValue(value)
