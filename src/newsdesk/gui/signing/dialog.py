"""The newsroom's key, and whose keys are trusted."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QTableWidgetItem, QWidget

from newsdesk._built.signing import Ui_SigningDialog
from newsdesk.domain.signing import OwnKey, Signer
from newsdesk.gui.asking import ask_for_file
from newsdesk.widgets.banner import BannerKind

#: What is said where no desk is trusted yet.
_NOBODY = "No desk yet. Add the file that one saved for other desks, or take in a bundle that it signed."


@dataclass(frozen=True, slots=True)
class Keys:
    """What the dialog shows: this newsroom's key, a name for a new one, and who is trusted.

    ``why_not``: why whoever is at the desk may not change that, "" if they may.
    """

    mine: OwnKey | None
    suggested: str
    trusted: tuple[Signer, ...]
    why_not: str = ""


class SigningDialog(QDialog):
    """Shows keys, and asks by signals for what is to be done with them; ``show_keys`` tells it what there is.

    Signals: ``make_wanted`` (the desk's name, and whether the key that there is goes), ``removal_wanted``,
    ``save_wanted`` (a path), ``trust_wanted`` (a file that another desk made), ``forget_wanted`` (a
    fingerprint). What cannot be taken back is asked about first.
    """

    make_wanted = Signal(str, bool)
    removal_wanted = Signal()
    save_wanted = Signal(Path)
    trust_wanted = Signal(Path)
    forget_wanted = Signal(str)

    def __init__(self, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_SigningDialog()
        self.ui.setupUi(self)
        self._writable = writable
        self._keys = Keys(None, "", ())
        self._wanted: Callable[[], None] | None = None
        self._trusted_words = self.ui.trusted_words.text()
        self._fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.ui.fingerprint.setFont(self._fixed)
        self.ui.notice.hide()
        header = self.ui.trusted.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._connect()
        self._follow()

    def show_keys(self, keys: Keys, trouble: str = "") -> None:
        """Show what there is, and why something that was asked for was not done ("" if it was)."""
        self._keys = keys
        ui = self.ui
        ui.own.setCurrentWidget(ui.with_key if keys.mine else ui.without)
        if keys.mine:
            ui.signs_as.setText(f"Bundles are signed as “{keys.mine.signer.name}”.")
            ui.fingerprint.setText(keys.mine.signer.key.fingerprint)
            keyring = "the system’s keyring, and in no backup."
            file = "a file that only you can read, and in no backup: no keyring is here."
            ui.kept.setText(f"Its secret half is in {keyring if keys.mine.in_keyring else file}")
        elif not ui.name.text():
            ui.name.setText(keys.suggested)
        words = self._trusted_words if keys.trusted else _NOBODY
        ui.trusted_words.setText(f"{words} {keys.why_not}".strip())
        ui.trusted.setRowCount(len(keys.trusted))
        for row, each in enumerate(keys.trusted):
            ui.trusted.setItem(row, 0, QTableWidgetItem(each.name))
            print_ = QTableWidgetItem(each.key.fingerprint)
            print_.setFont(self._fixed)
            ui.trusted.setItem(row, 1, print_)
        if trouble:
            self._ask(BannerKind.WARNING, trouble)
        else:
            ui.notice.hide()
        self._follow()

    def _connect(self) -> None:
        ui = self.ui
        ui.name.textChanged.connect(self._follow)
        ui.name.returnPressed.connect(self._make)
        ui.make.clicked.connect(self._make)
        ui.copy.clicked.connect(self._copy)
        ui.save.clicked.connect(self._choose_place)
        ui.replace.clicked.connect(self._ask_to_replace)
        ui.remove.clicked.connect(self._ask_to_remove)
        ui.add.clicked.connect(self._choose_file)
        ui.forget.clicked.connect(self._ask_to_forget)
        ui.trusted.itemSelectionChanged.connect(self._follow)
        ui.notice.action_wanted.connect(self._do_wanted)
        ui.close.clicked.connect(self.reject)

    def _follow(self) -> None:
        self.ui.make.setEnabled(bool(self.ui.name.text().strip()))
        may = self._writable and not self._keys.why_not
        self.ui.add.setEnabled(may)
        self.ui.forget.setEnabled(may and self._chosen() is not None)

    def _chosen(self) -> Signer | None:
        rows = self.ui.trusted.selectionModel().selectedRows()
        return self._keys.trusted[rows[0].row()] if rows else None

    def _make(self) -> None:
        if self.ui.make.isEnabled():
            self.make_wanted.emit(self.ui.name.text().strip(), False)

    def _copy(self) -> None:
        if self._keys.mine:
            QGuiApplication.clipboard().setText(self._keys.mine.signer.line)
            self.ui.copy.setText("&Copied")

    def _choose_place(self) -> None:
        chooser = QFileDialog(self, "Save the key for other desks", "allowed_signers")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.fileSelected.connect(lambda name: self.save_wanted.emit(Path(name)))
        chooser.open()

    def _choose_file(self) -> None:
        ask_for_file(
            self,
            "Trust a desk",
            "Keys of desks (*.pub allowed_signers);;All files (*)",
            self.trust_wanted.emit,
        )

    def _ask_to_replace(self) -> None:
        if mine := self._keys.mine:
            name = mine.signer.name
            self._ask(
                BannerKind.WARNING,
                "Desks that trust this key will stop at your next bundle until they have the new one.",
                "Replace it",
                lambda: self.make_wanted.emit(name, True),
            )

    def _ask_to_remove(self) -> None:
        self._ask(
            BannerKind.WARNING,
            "Bundles will not be signed any more, and desks that trust this key will stop at them.",
            "Take it away",
            self.removal_wanted.emit,
        )

    def _ask_to_forget(self) -> None:
        if chosen := self._chosen():
            print_ = chosen.key.fingerprint
            self._ask(
                BannerKind.WARNING,
                f"The next bundle of “{chosen.name}” will be one of a desk that is new here.",
                "Trust it no more",
                lambda: self.forget_wanted.emit(print_),
            )

    def _ask(
        self, kind: BannerKind, words: str, action: str = "", wanted: Callable[[], None] | None = None
    ) -> None:
        self._wanted = wanted
        self.ui.notice.show_message(kind, words, action)

    def _do_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.ui.notice.hide()
            wanted()
