"""What is asked about a picture: what is seen in it, its caption, and whose it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from newsdesk._built.picture import Ui_PictureDialog
from newsdesk.domain.pictures import PictureWords

#: Inside the frame, in pixels.
_WIDTH, _HEIGHT = 236, 176


class PictureDialog(QDialog):
    """Shows a picture and asks for its words.

    ``look`` is the picture, small; a null one cannot be shown. ``facts`` says how large it is, ``remarks``
    what was changed in it, in sentences. ``is_new``: it is about to be put into the text.

    Signals: ``settled`` the words that somebody agreed to (``PictureWords``).
    """

    settled = Signal(object)

    def __init__(
        self,
        look: QImage,
        words: PictureWords,
        facts: str = "",
        remarks: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        is_new: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_PictureDialog()
        self.ui.setupUi(self)
        self.ui.picture.setAccessibleDescription(words.alt)
        if look.isNull():
            self.ui.picture.setText("It cannot be shown.")
        else:
            self.ui.picture.setPixmap(self._fitted(look))
        self.ui.facts.setText(facts)
        self.ui.remarks.setText(" ".join(remarks))
        self.ui.remarks.setVisible(bool(remarks))
        self.ui.alt.setPlainText(words.alt)
        self.ui.caption.setPlainText(words.caption)
        self.ui.credit.setText(words.credit)
        ok = self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText("&Put it into the text" if is_new else "&Change")
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)
        self.ui.alt.setFocus()

    def words(self) -> PictureWords:
        """Return what is said of the picture now, each on one line."""
        return PictureWords(
            alt=_one_line(self.ui.alt.toPlainText()),
            caption=_one_line(self.ui.caption.toPlainText()),
            credit=_one_line(self.ui.credit.text()),
        )

    def accept(self) -> None:
        """Tell the words, and close."""
        self.settled.emit(self.words())
        super().accept()

    def _fitted(self, look: QImage) -> QPixmap:
        ratio = self.devicePixelRatioF()
        fitted = QPixmap.fromImage(look).scaled(
            round(_WIDTH * ratio),
            round(_HEIGHT * ratio),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        return fitted


def _one_line(text: str) -> str:
    return " ".join(text.split())
