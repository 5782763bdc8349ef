"""What readers are told about a story that changed: written beside what has changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from newsdesk._built.corrections import Ui_CorrectionsDialog
from newsdesk.domain.corrections import Correction, CorrectionKind, Place, gap, proposed, unfinished
from newsdesk.gui import theme
from newsdesk.gui.asking import ask_whether
from newsdesk.gui.corrections.wording import MEANINGS, PLACES, headed, named, signed
from newsdesk.gui.history.wording import pieces, summary
from newsdesk.text.compare import Comparison
from newsdesk.widgets.banner import BannerKind
from newsdesk.widgets.whole_lines import WholeLines

#: What the row of a notice that is still to be written carries in place of a uid.
NEW = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """A notice as it stands in the form. ``override`` says why it is told before the checklist is clear."""

    kind: CorrectionKind
    text: str
    place: Place
    override: str = ""


class CorrectionsDialog(QDialog):
    """Shows a story's notices, and asks for new ones, other words, and removals.

    What is half written stays in its row as long as the dialog is open. It is told what there is by
    ``show_corrections``, what has changed by ``show_difference``, and of trouble by ``show_failure`` and
    ``show_held_back``.

    Signals: ``difference_wanted`` for the row with that uid ("" since publication); ``add_wanted`` a
    ``Wording``; ``change_wanted`` uid and ``Wording``; ``removal_wanted`` a uid.
    """

    difference_wanted = Signal(str)
    add_wanted = Signal(object)
    change_wanted = Signal(str, object)
    removal_wanted = Signal(str)

    def __init__(self, headline: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_CorrectionsDialog()
        self.ui.setupUi(self)
        self.ui.headline.setText(headline)
        for kind in CorrectionKind:
            self.ui.kind.addItem(named(kind), kind)
        for place, words in PLACES.items():
            self.ui.place.addItem(words, place)
        self.ui.said.setItemDelegate(WholeLines(self.ui.said))
        self._said: dict[str, Correction] = {}
        self._half: dict[str, Wording] = {}
        self._changed: tuple[str, ...] = ()
        self._row = NEW
        #: Whether what was asked for is being done.
        self._asked = False
        self.ui.difference.set_colors(theme.look_of(self.palette()).differences)
        self._ask_for_reason(wanted=False)
        self._connect()
        self.show_corrections(())

    def _connect(self) -> None:
        ui = self.ui
        ui.said.currentItemChanged.connect(lambda _now, _before: self._choose())
        ui.kind.currentIndexChanged.connect(lambda _row: self._follow_kind())
        ui.place.currentIndexChanged.connect(lambda _row: self._typed())
        ui.text.textChanged.connect(self._typed)
        ui.keep.clicked.connect(self._keep)
        ui.remove.clicked.connect(self._remove)
        ui.close_button.clicked.connect(self.reject)

    # -- what it is told

    def show_corrections(self, said: Sequence[Correction], chosen: str = NEW) -> None:
        """Show a story's notices, oldest first, and choose one; NEW is the one still to be written."""
        self._asked = False
        self._said = {each.uid: each for each in said}
        self._half = {uid: half for uid, half in self._half.items() if uid in {NEW, *self._said}}
        self.ui.failure.hide()
        self._ask_for_reason(wanted=False)
        with QSignalBlocker(self.ui.said):
            self.ui.said.clear()
            for each in said:
                self._add_row(f"{headed(each)}\n{each.text}", each.uid)
            self._add_row("New notice…", NEW)
        rows = [*self._said, NEW]
        self.ui.said.setCurrentRow(rows.index(chosen) if chosen in rows else len(said))
        self._choose()

    def show_difference(self, uid: str, found: Comparison | None) -> None:
        """Show what has changed, for the row with that uid; None if what readers were given is not kept."""
        if uid != self._row:
            return
        if uid == NEW:
            self._changed = tuple(each.name for each in found.changed) if found else ()
            self._propose()
        if found is None:
            self.ui.difference.show_pieces(())
            self.ui.difference.setPlaceholderText("The text that readers were given is not kept here.")
            return
        self.ui.difference.setPlaceholderText("Nothing in the text has changed.")
        self.ui.difference.show_pieces(pieces(found) if found.changed else ())
        self.ui.difference.go(1)
        # Led to, but not selected: that would hide the colours.
        self.ui.difference.moveCursor(QTextCursor.MoveOperation.Left)
        self.ui.difference.setAccessibleDescription(summary(found))

    def show_failure(self, sentence: str) -> None:
        """Say why nothing was done; what is written stays."""
        self._asked = False
        self.ui.failure.show_message(BannerKind.ERROR, sentence)

    def show_held_back(self, sentence: str) -> None:
        """Say what the checklist has against it, and ask why it is done all the same."""
        self.show_failure(sentence)
        self._ask_for_reason(wanted=True)
        self.ui.override_reason.setFocus()

    @property
    def chosen(self) -> str:
        """The uid of the row that is chosen."""
        return self._row

    def forget(self, uid: str) -> None:
        """Let go of what was half written in a row: it is kept."""
        self._half.pop(uid, None)

    # -- what it asks

    def wording(self) -> Wording:
        """Return the notice as it stands in the form."""
        return Wording(
            CorrectionKind(self.ui.kind.currentData()),
            self.ui.text.toPlainText(),
            Place(self.ui.place.currentData()),
            self.ui.override_reason.text().strip(),
        )

    def _keep(self) -> None:
        wording = self.wording()
        if lack := unfinished(wording.text):
            self.show_failure(lack)
            self._show_gap(wording.text)
        elif not self._asked:
            self._asked = True
            if self._row == NEW:
                self.add_wanted.emit(wording)
            else:
                self.change_wanted.emit(self._row, wording)

    def _remove(self) -> None:
        said = self._said[self._row]
        ask_whether(
            self,
            "Remove the notice?",
            f"Remove this {said.kind}?\n\n“{said.text}”",
            "Readers are not told of it any more.",
            "&Remove",
            lambda: self.removal_wanted.emit(said.uid),
        )

    def reject(self) -> None:
        """Close; what is half written would be lost, so ask before that."""
        if not any(self._is_written(uid, half) for uid, half in self._half.items()):
            super().reject()
            return
        ask_whether(
            self,
            "Close without telling readers?",
            "What you have written here is not kept.",
            "Close all the same?",
            "&Discard",
            lambda: self.done(QDialog.DialogCode.Rejected),
        )

    # -- how

    def _add_row(self, words: str, uid: str) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, uid)
        self.ui.said.addItem(item)

    def _choose(self) -> None:
        """Fill the form with the chosen row."""
        item = self.ui.said.currentItem()
        self._row = item.data(Qt.ItemDataRole.UserRole) if item else NEW
        said = self._said.get(self._row)
        self.ui.signed.setText(signed(said) if said else "")
        self.ui.remove.setEnabled(said is not None)
        self.ui.keep.setText("&Save" if said else "&Tell readers")
        self.ui.difference_label.setText(
            "What &changed with it" if said else "What has &changed since readers were given it"
        )
        self._fill(self._half.get(self._row) or self._standing(said))
        self.ui.difference.show_pieces(())
        self.difference_wanted.emit(self._row)

    def _standing(self, said: Correction | None) -> Wording:
        if said:
            return Wording(said.kind, said.text, said.place)
        kind = CorrectionKind.CORRECTION
        return Wording(kind, proposed(kind, self._changed), Place.BOTTOM)

    def _fill(self, wording: Wording) -> None:
        ui = self.ui
        with QSignalBlocker(ui.kind), QSignalBlocker(ui.place), QSignalBlocker(ui.text):
            ui.kind.setCurrentIndex(ui.kind.findData(wording.kind))
            ui.place.setCurrentIndex(ui.place.findData(wording.place))
            ui.text.setPlainText(wording.text)
        ui.meaning.setText(MEANINGS[wording.kind])
        self._show_gap(wording.text)

    def _follow_kind(self) -> None:
        """Say what the kind is for; while nobody has written anything, propose how it may begin."""
        kind = self.wording().kind
        self.ui.meaning.setText(MEANINGS[kind])
        if self._row == NEW and self._is_proposal(self.wording().text):
            place = Place.TOP if kind is CorrectionKind.EDITORS_NOTE else Place.BOTTOM
            self._fill(replace(self.wording(), text=proposed(kind, self._changed), place=place))
        self._typed()

    def _propose(self) -> None:
        if self._row == NEW and NEW not in self._half:
            self._fill(self._standing(None))

    def _is_proposal(self, text: str) -> bool:
        beginnings = {proposed(kind, changed) for kind in CorrectionKind for changed in ((), self._changed)}
        return text in beginnings

    def _typed(self) -> None:
        self._half[self._row] = self.wording()

    def _is_written(self, uid: str, half: Wording) -> bool:
        said = self._said.get(uid)
        if said is None:
            return not self._is_proposal(half.text)
        return replace(half, override="") != self._standing(said)

    def _show_gap(self, text: str) -> None:
        """Mark the first gap of a proposal, to be written over."""
        left = gap(text)
        if left:
            # Qt counts UTF-16 units; a search of its own needs no counting.
            self.ui.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.ui.text.find(left)
        self.ui.text.setFocus()

    def _ask_for_reason(self, *, wanted: bool) -> None:
        self.ui.override_label.setVisible(wanted)
        self.ui.override_reason.setVisible(wanted)
        if not wanted:
            self.ui.override_reason.clear()
