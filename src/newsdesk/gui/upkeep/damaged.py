"""What can be done about a newsroom whose file is damaged."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from newsdesk._built.damaged import Ui_DamagedDialog
from newsdesk.domain.backups import Backup
from newsdesk.domain.rescue import Rescued
from newsdesk.gui.asking import path_typed
from newsdesk.gui.phrases import local_moment
from newsdesk.gui.work_dialog import WorkDialog
from newsdesk.widgets.banner import BannerKind


class DamagedDialog(WorkDialog):
    """Offers rescue, the newest sound backup, a look, another newsroom, or to quit.

    ``sentence`` says what is wrong, ``suggestion`` is a folder for what is rescued, ``can_look`` whether
    anything could be seen, ``can_rescue`` whether there is a file at all. Signals: ``rescue_wanted``
    (folder), ``restore_wanted`` (path), ``look_wanted``, ``other_wanted``, ``open_wanted`` (the rescued
    newsroom's folder); closing it is quitting. It is told by ``set_newest``, and at the end of a rescue by
    ``show_rescued``.
    """

    rescue_wanted = Signal(Path)
    restore_wanted = Signal(Path)
    look_wanted = Signal()
    other_wanted = Signal()
    open_wanted = Signal(Path)

    def __init__(
        self,
        sentence: str,
        suggestion: Path,
        *,
        can_look: bool,
        can_rescue: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_DamagedDialog()
        self.ui.setupUi(self)
        self.use(self.ui, self.ui.quit)
        self._newest: Backup | None = None
        self._rescued = Path()
        self._folder = suggestion.parent
        self._can_look = can_look
        self._can_rescue = can_rescue
        self.ui.what.setText(sentence)
        self.ui.target.setText(str(suggestion))
        self._title = "This newsroom’s file is damaged" if can_rescue else "This newsroom’s file is gone"
        if not can_rescue:
            self.ui.safe.hide()
            self.ui.rescue_box.hide()
        self._connect()
        self._show_choice()
        self.ui.rescue.setFocus()

    def _connect(self) -> None:
        ui = self.ui
        ui.target.textChanged.connect(lambda text: ui.rescue.setEnabled(bool(text.strip())))
        ui.browse.clicked.connect(self._browse)
        ui.rescue.clicked.connect(self._rescue)
        ui.restore.clicked.connect(self._restore)
        ui.look.clicked.connect(self._answer)
        ui.other.clicked.connect(self._choose_other)

    def set_newest(self, newest: Backup | None) -> None:
        """Name the newest backup that is sound, or say that there is none."""
        self._newest = newest
        self.ui.newest.setText(
            f"{'Or go' if self._can_rescue else 'Go'} back to the newest backup that is sound, made on "
            f"{local_moment(newest.made)}. What was written after it is missing then."
            if newest
            else "There is no sound backup of this newsroom in its folder."
        )
        self.ui.restore.setEnabled(newest is not None)

    def show_rescued(self, rescued: Rescued) -> None:
        """Say what was saved and what was not: the end of a rescue."""
        saved = ", ".join(f"{what}: {number:,}" for what, number in rescued.saved) or "nothing"
        self.ui.title.setText("Saved, but not all of it" if rescued.lost else "All of it was saved")
        self.ui.summary.setText(
            f"The new newsroom in {rescued.folder} has {saved}.\n\nThe damaged one is as it was."
        )
        report = "\n".join((*rescued.lost, *rescued.remarks))
        self.ui.report.setPlainText(report)
        self.ui.report.setVisible(bool(report))
        self.show_page(self.ui.done_page, "&Back")
        self._rescued = rescued.folder
        self.ui.look.setText("&Open the new newsroom")
        self.ui.look.setDefault(True)
        self._show_answers(look=True, other=False)
        self.ui.look.setFocus()

    def show_undone(self, kind: BannerKind, sentence: str) -> None:
        """Say why something was not done, with the choice as it was."""
        self._show_choice()
        self.ui.failure.show_message(kind, sentence)

    def reject(self) -> None:
        """Close; once there is a new newsroom, go back to the choice first."""
        if self.ui.pages.currentWidget() is self.ui.done_page:
            # Too little may have been saved: then there is still the backup.
            self._show_choice()
        else:
            super().reject()

    def _show_choice(self) -> None:
        self.ui.failure.hide()
        self.show_page(self.ui.choice, "&Quit")
        self.ui.title.setText(self._title)
        self.ui.look.setText("&Look, without writing")
        self.ui.rescue.setDefault(True)
        self.ui.restore.setEnabled(self._newest is not None)
        self._show_answers(look=self._can_look, other=True)

    def show_working(self, words: str) -> None:
        """Show that work has begun, without what could be chosen before."""
        super().show_working(words)
        self.ui.failure.hide()
        self._show_answers(look=False, other=False)

    def _show_answers(self, *, look: bool, other: bool) -> None:
        self.ui.look.setVisible(look)
        self.ui.other.setVisible(other)

    def _browse(self) -> None:
        chooser = QFileDialog(self, "Where the new newsroom is made", str(Path(self.ui.target.text()).parent))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.fileSelected.connect(self.ui.target.setText)
        chooser.open()

    def _rescue(self) -> None:
        self.show_working("Reading the damaged file")
        self.rescue_wanted.emit(path_typed(self.ui.target.text(), self._folder))

    def _restore(self) -> None:
        if self._newest is not None:
            self.show_working("Checking the backup")
            self.restore_wanted.emit(self._newest.path)

    def _answer(self) -> None:
        if self.ui.pages.currentWidget() is self.ui.done_page:
            self.open_wanted.emit(self._rescued)
        else:
            self.look_wanted.emit()
        self.accept()

    def _choose_other(self) -> None:
        self.other_wanted.emit()
        self.accept()
