"""Links that lead out of the program: nobody gets there by mistake."""

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from newsdesk.gui.messages import Messages
from newsdesk.gui.outside import open_outside
from newsdesk.gui.writing.choices import Choices


class LinkOpener(QObject):
    """Opens links in the browser, after asking; whoever does not want to be asked again says so there."""

    def __init__(self, parent: QWidget, choices: Choices, messages: Messages) -> None:
        super().__init__(parent)
        self._widget, self._choices, self._messages = parent, choices, messages

    def open(self, url: QUrl) -> None:
        """Open an address, or ask whether it is to be opened."""
        if not self._choices.now.ask_before_links:
            open_outside(url, self._messages)
            return
        question = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Open the link?"),
            self.tr("Open this address in your browser?"),
            QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel,
            self._widget,
        )
        question.setInformativeText(url.toDisplayString())
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setCheckBox(QCheckBox(self.tr("Do not ask again"), question))
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.finished.connect(lambda answer: self._answered(question, answer, url))
        question.open()

    def _answered(self, question: QMessageBox, answer: int, url: QUrl) -> None:
        if answer != QMessageBox.StandardButton.Open:
            return
        if question.checkBox().isChecked():
            self._choices.change(ask_before_links=False)
        open_outside(url, self._messages)
