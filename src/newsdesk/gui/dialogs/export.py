"""Exporting an edition: where to, how far it is, and what came of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from newsdesk._built.export import Ui_ExportDialog
from newsdesk.domain.edition import Edition
from newsdesk.domain.findings import Finding, Severity
from newsdesk.domain.formats import Outlets
from newsdesk.domain.signing import Signer
from newsdesk.gui.asking import path_typed
from newsdesk.gui.dialogs.outlets_form import OutletsForm
from newsdesk.gui.icons import icon
from newsdesk.gui.panels.finding_lines import finding_at, show_findings
from newsdesk.gui.panels.lines_delegate import LinesDelegate
from newsdesk.gui.phrases import day_with_weekday, how_many
from newsdesk.gui.room import keep_within_screen
from newsdesk.gui.work_dialog import WorkDialog
from newsdesk.text.english import counted
from newsdesk.widgets.banner import BannerKind
from newsdesk.widgets.tips import plain_tip

if TYPE_CHECKING:
    from newsdesk.desk.themes import ThemeState

#: Enough of a SHA-256 for two people to compare by eye.
SHORT_DIGEST = 12


class ExportDialog(WorkDialog):
    """Asks where an edition goes, shows the work, and says what was written.

    ``headlines`` gives the headline of each story's uid; ``suggestion`` is the path of a folder, and a .zip
    would have the same name. Nothing can be exported before ``set_checklist`` and ``show_outlets``; where
    the checklist holds an error, a reason must be given. It asks by ``export_wanted`` (path, reason or "",
    Outlets), ``theme_wanted`` (name, "" for the program's own look), ``keys_wanted`` and ``open_wanted``
    (path), and is told who signs by ``show_signer``, the end of the work by ``show_written``.
    """

    export_wanted = Signal(Path, str, Outlets)
    keys_wanted = Signal()
    theme_wanted = Signal(str)
    open_wanted = Signal(Path)
    #: A ``Finding`` of the checklist was chosen: its place is to be seen. The dialog is closed by then.
    place_wanted = Signal(object)
    STOPPED = "Stopped. Nothing was written."

    def __init__(
        self, edition: Edition, headlines: Mapping[str, str], suggestion: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ui = Ui_ExportDialog()
        self.ui.setupUi(self)
        self.use(self.ui, self.ui.cancel)
        self._outlets = OutletsForm(self.ui, self)
        self._headlines = headlines
        self._errors: int | None = None
        self._knows_outlets = False
        self._folder = suggestion.parent
        self._path = Path()
        self._sha256 = ""
        self.ui.title.setText(edition.title or day_with_weekday(edition.date))
        self.ui.facts.setText(_facts(edition))
        self.ui.target.setText(str(suggestion))
        self.ui.done_mark.setPixmap(icon("ready").pixmap(22, 22))
        self.ui.checklist.setItemDelegate(LinesDelegate(self.ui.checklist))
        self._connect()
        self.show_signer(None)
        self.show_themes((), "")
        self._show_setup()
        self._say_checklist("The copy desk is reading the stories…", show_list=False)
        self.ui.export_now.setFocus()

    def set_checklist(self, findings: tuple[Finding, ...]) -> None:
        """Show what the copy desk found, errors first; where there is one, ask for a reason."""
        self._errors = sum(each.severity is Severity.ERROR for each in findings)
        first = sorted(findings, key=lambda each: each.severity is not Severity.ERROR)
        show_findings(self.ui.checklist, first, self._headlines)
        words = _checklist_words(self._errors, len(findings) - self._errors)
        self._say_checklist(words, show_list=bool(findings))
        self._follow_form()
        if findings:  # a list that came late is given its room
            self.resize(self.size().expandedTo(self.sizeHint()))
            keep_within_screen(self)

    def show_outlets(self, outlets: Outlets) -> None:
        """Show what was chosen last to go out beside the pages."""
        self._outlets.show(outlets)
        self._knows_outlets = True
        self._follow_form()

    def show_themes(self, themes: Sequence["ThemeState"], chosen: str) -> None:
        """Show the themes that pages may look like, and the chosen one ("": the program's own look).

        Where there are none, nothing is said of them, unless the chosen one has gone.
        """
        choice = self.ui.theme
        with QSignalBlocker(choice):
            choice.clear()
            choice.addItem("Newsdesk’s own look", "")
            for each in themes:
                choice.addItem(each.name, each.name)
                choice.setItemData(choice.count() - 1, plain_tip(each.trouble), Qt.ItemDataRole.ToolTipRole)
            if choice.findData(chosen) < 0:
                choice.addItem(f"{chosen} (not there any more)", chosen)
            choice.setCurrentIndex(choice.findData(chosen))
        self.ui.theme_label.setVisible(choice.count() > 1)
        choice.setVisible(choice.count() > 1)

    def show_signer(self, signer: Signer | None) -> None:
        """Show by whom the bundle will be signed, None if by nobody."""
        ui = self.ui
        ui.signed_as.setText(f"Signed as “{signer.name}”" if signer else "Not signed: there is no key yet")
        ui.signed_as.setToolTip(signer.key.fingerprint if signer else "")
        ui.signing_keys.setText("&Keys…" if signer else "Ma&ke a key…")

    def show_written(
        self, path: Path, files: int, stories: int, sha256: str, signer: Signer | None = None
    ) -> None:
        """Show what was written, verified and by whom signed (``sha256`` is the manifest's, hex): the end."""
        if signer:
            self.ui.done_words.setText(
                f"Every file was read back and its checksum is right. It is signed as “{signer.name}”."
            )
        self._path, self._sha256 = path, sha256
        zipped = _is_zip(path)
        self.ui.path.setText(str(path))
        self.ui.files.setText(f"{files:,}")
        self.ui.stories.setText(f"{stories:,}")
        self.ui.digest.setText(f"{sha256[:SHORT_DIGEST]}…")
        self.ui.digest.setToolTip(sha256)
        # A page inside a .zip opens in no browser.
        self.ui.open_front.setVisible(not zipped)
        self.show_page(self.ui.done_page, "&Close")
        (self.ui.show_folder if zipped else self.ui.open_front).setFocus()

    def show_undone(self, kind: BannerKind, sentence: str) -> None:
        """Say why nothing was written, with the form as it was before."""
        self._show_setup()
        self.ui.failure.show_message(kind, sentence)
        self.ui.export_now.setFocus()

    def _connect(self) -> None:
        self.ui.checklist.itemActivated.connect(lambda _item: self._go_to())
        self.ui.as_zip.toggled.connect(self._name_target)
        self.ui.target.textChanged.connect(self._follow_form)
        self.ui.override_reason.textChanged.connect(self._follow_form)
        self.ui.browse.clicked.connect(self._browse)
        self.ui.signing_keys.clicked.connect(self.keys_wanted)
        self.ui.theme.activated.connect(lambda: self.theme_wanted.emit(self.ui.theme.currentData()))
        self.ui.export_now.clicked.connect(self._export)
        self.ui.copy_digest.clicked.connect(self._copy_digest)
        self.ui.open_front.clicked.connect(self._open_front)
        self.ui.show_folder.clicked.connect(self._show_folder)

    def _show_setup(self) -> None:
        self.show_page(self.ui.setup, "Cancel")
        self.ui.failure.hide()
        self.ui.export_now.show()
        self._follow_form()

    def _say_checklist(self, words: str, *, show_list: bool) -> None:
        self.ui.checklist_label.setText(words)
        self.ui.checklist.setVisible(show_list)

    def _follow_form(self) -> None:
        """Let the form's parts fit each other: form and name of the target, reason and button."""
        with QSignalBlocker(self.ui.as_zip):
            self.ui.as_zip.setChecked(_is_zip(self._target()))
            self.ui.as_folder.setChecked(not _is_zip(self._target()))
        held_back = bool(self._errors)
        self.ui.override_label.setVisible(held_back)
        self.ui.override_reason.setVisible(held_back)
        excused = not held_back or bool(self._reason())
        is_known = self._errors is not None and self._knows_outlets
        self.ui.export_now.setEnabled(is_known and excused and bool(self.ui.target.text().strip()))

    def _target(self) -> Path:
        return path_typed(self.ui.target.text(), self._folder)

    def _reason(self) -> str:
        return self.ui.override_reason.text().strip() if self._errors else ""

    def _name_target(self, zipped: bool) -> None:
        bare = self._target().with_suffix("") if _is_zip(self._target()) else self._target()
        self.ui.target.setText(f"{bare}.zip" if zipped else str(bare))

    def _browse(self) -> None:
        """Let a place be chosen; the bundle keeps its own name in a folder."""
        chooser = QFileDialog(self, "Where the bundle is written", str(self._target().parent))
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if _is_zip(self._target()):
            chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            chooser.setDefaultSuffix("zip")
            chooser.setNameFilter("Bundles in one file (*.zip)")
            chooser.selectFile(self._target().name)
            chooser.fileSelected.connect(self.ui.target.setText)
        else:
            chooser.setFileMode(QFileDialog.FileMode.Directory)
            chooser.setOption(QFileDialog.Option.ShowDirsOnly)
            chooser.fileSelected.connect(self._take_parent)
        chooser.open()

    def _take_parent(self, folder: str) -> None:
        self.ui.target.setText(str(Path(folder, self._target().name)))

    def _export(self) -> None:
        self.show_working("Getting ready")
        self.ui.failure.hide()
        self.ui.export_now.hide()
        self.export_wanted.emit(self._target(), self._reason(), self._outlets.read())

    def _copy_digest(self) -> None:
        QGuiApplication.clipboard().setText(self._sha256)
        self.ui.copy_digest.setText("Copied")

    def _open_front(self) -> None:
        self.open_wanted.emit(self._path / "index.html")

    def _show_folder(self) -> None:
        self.open_wanted.emit(self._path.parent if _is_zip(self._path) else self._path)

    def _go_to(self) -> None:
        finding = finding_at(self.ui.checklist)
        self.reject()
        self.place_wanted.emit(finding)


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ".zip"


def _facts(edition: Edition) -> str:
    rates = counted(len(edition.rates), "rate") if edition.rates else "no rates"
    stories = counted(len(edition.entries), "story", "stories")
    # Without a title, the day stands above.
    parts = (day_with_weekday(edition.date) if edition.title else "", stories, f"{rates} frozen with it")
    return " · ".join(part for part in parts if part)


def _checklist_words(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return "The copy desk has nothing to say: the edition is clear."
    return f"C&hecklist: {how_many(errors, warnings)}"
