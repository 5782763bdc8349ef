"""Asks about a bundle of a desk that is not known here: is it the one that it says."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QWidget

from newsdesk._built.new_signer import Ui_NewSignerDialog
from newsdesk.domain.signing import Signature
from newsdesk.text.english import counted


class NewSignerDialog(QDialog):
    """Shows the key that signed a bundle (``bundle`` is its file's name); accepted, the desk is trusted.

    ``stories`` is how many the bundle brings. Whoever only presses Return leaves it.
    """

    def __init__(
        self, bundle: str, stories: int, signature: Signature, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_NewSignerDialog()
        self.ui.setupUi(self)
        self.ui.title.setText(f"Signed as “{signature.name}”" if signature.name else "Signed, without a name")
        self.ui.facts.setText(f"{bundle} · {counted(stories, 'story', 'stories')}")
        self.ui.fingerprint.setText(signature.fingerprint)
        self.ui.fingerprint.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.ui.trust.clicked.connect(self.accept)
        self.ui.leave.clicked.connect(self.reject)
        self.ui.leave.setFocus()
