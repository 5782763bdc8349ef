"""The exports of an edition, and what is different in it since each of them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from newsdesk._built.edition_exports import Ui_EditionExports
from newsdesk.domain.edition import EditionName, Export
from newsdesk.domain.sent import Since
from newsdesk.gui.panels.edition_wording import named
from newsdesk.gui.panels.lines_delegate import DOUBT, FACTS, LinesDelegate
from newsdesk.gui.phrases import local_moment
from newsdesk.widgets.tips import plain_tip
from newsdesk.widgets.whole_lines import WholeLines

_NUMBER = Qt.ItemDataRole.UserRole
_STORY = Qt.ItemDataRole.UserRole


class EditionExports(QDialog):
    """Lists when an edition went out, newest first.

    Signals: ``since_wanted`` (number, counted from 0 from the oldest) what is different since is to be told,
    with ``show_since``; ``look_wanted`` (path) whether a bundle is still there, with ``show_there``;
    ``open_wanted`` (path) one is to be opened; ``story_wanted`` (uid).
    """

    since_wanted = Signal(int)
    look_wanted = Signal(Path)
    open_wanted = Signal(Path)
    story_wanted = Signal(str)

    def __init__(
        self, edition: EditionName, exports: Sequence[Export], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = ui = Ui_EditionExports()
        ui.setupUi(self)
        self._exports = tuple(exports)
        ui.title.setText(named(edition) if exports else f"{named(edition)} was not sent out yet.")
        ui.exports.setItemDelegate(LinesDelegate(ui.exports))
        ui.since.setItemDelegate(WholeLines(ui.since))
        for number, each in reversed(list(enumerate(exports))):
            ui.exports.addItem(_item(number, each))
        for part in (ui.exports, ui.digest, ui.since_label, ui.since, ui.open, ui.copy_digest):
            part.setVisible(bool(exports))
        ui.exports.currentRowChanged.connect(self._follow)
        ui.exports.itemActivated.connect(lambda _item: self._open())
        ui.since.itemActivated.connect(self._tell_story)
        ui.open.clicked.connect(self._open)
        ui.copy_digest.clicked.connect(self._copy)
        ui.close.clicked.connect(self.reject)
        if not exports:
            self.adjustSize()

    def begin(self) -> None:
        """Put the cursor on the newest export, and ask what is different since."""
        self.ui.exports.setCurrentRow(0)
        self.ui.exports.setFocus()

    def show_since(self, number: int, since: Since) -> None:
        """Show what is different since an export, if that is still the one the cursor is on."""
        if number != self._number():
            return
        self.ui.since.clear()
        if not since.known:
            self.ui.since.addItem("An older Newsdesk sent it out, and did not keep what it held.")
        elif not since.differences:
            self.ui.since.addItem("Nothing.")
        for each in since.differences:
            item = QListWidgetItem(each.sentence)
            item.setData(_STORY, each.story)
            self.ui.since.addItem(item)

    def show_there(self, path: Path, *, there: bool) -> None:
        """Let a bundle be opened if it is there, and if it is still the one that the cursor is on."""
        export = self._export()
        if export is not None and Path(export.path) == path:
            self.ui.open.setEnabled(there)
            self.ui.open.setToolTip("" if there else "It is not there any more")

    def _number(self) -> int:
        item = self.ui.exports.currentItem()
        return int(item.data(_NUMBER)) if item else -1

    def _export(self) -> Export | None:
        return self._exports[self._number()] if self._number() >= 0 else None

    def _follow(self) -> None:
        export = self._export()
        if export is not None:
            self.show_there(Path(export.path), there=True)  # until it is known
            self.look_wanted.emit(Path(export.path))
            self.ui.digest.setText(f"SHA-256 of its manifest: {export.digest}")
            self.ui.copy_digest.setText("&Copy the checksum")
            self.since_wanted.emit(self._number())

    def _open(self) -> None:
        export = self._export()
        if export is not None and self.ui.open.isEnabled():
            self.open_wanted.emit(Path(export.path))

    def _copy(self) -> None:
        export = self._export()
        if export is not None:
            QGuiApplication.clipboard().setText(export.digest)
            self.ui.copy_digest.setText("&Copied")

    def _tell_story(self, item: QListWidgetItem) -> None:
        if uid := item.data(_STORY):
            self.story_wanted.emit(uid)


def _item(number: int, export: Export) -> QListWidgetItem:
    by = f" · {export.who}" if export.who else ""
    item = QListWidgetItem(f"{local_moment(export.at)}{by}")
    item.setData(_NUMBER, number)
    item.setData(FACTS, export.path)
    item.setData(DOUBT, f"In spite of the checklist: {export.override}" if export.override else "")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}. {export.path}. {item.data(DOUBT)}")
    item.setToolTip(plain_tip("\n".join(filter(None, (export.path, export.override)))))
    return item
