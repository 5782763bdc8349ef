"""The merge view of one story: two desks' words side by side, and what is taken of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QButtonGroup, QDialog, QListWidgetItem, QPushButton, QWidget

from newsdesk._built.merge import Ui_MergeDialog
from newsdesk.gui import theme
from newsdesk.gui.history.wording import run_pieces
from newsdesk.gui.merging.deciding import Choice, Deciding
from newsdesk.gui.room import keep_within_screen
from newsdesk.text.compare import runs
from newsdesk.text.conflicts import Conflict, Take, Undecided
from newsdesk.widgets.waiting import once
from newsdesk.widgets.whole_lines import WholeLines

#: Milliseconds after a key until the whole story shows it.
PAUSE = 200
#: The letters of a passage that the list shows.
OPENING = 60
#: How the list says what was taken.
_TAKEN = {
    Take.MINE: "mine",
    Take.THEIRS: "theirs",
    Take.BOTH: "both",
    Take.PROPOSAL: "as proposed",
    None: "by hand",
}


class MergeDialog(QDialog):
    """Shows passage after passage, and asks for the merge when all are decided.

    ``sender`` is the other desk's name. Signal: ``merge_wanted`` the whole text (``StoryText``). ``choices``
    are what was decided so far, for another look at the same merge.
    """

    merge_wanted = Signal(object)

    def __init__(
        self,
        headline: str,
        sender: str,
        undecided: Undecided,
        choices: Sequence[Choice | None] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._deciding = Deciding(undecided, choices)
        self.ui = ui = Ui_MergeDialog()
        ui.setupUi(self)
        keep_within_screen(self)
        self.setWindowTitle(f"Merge: {headline}")
        ui.about.setText(
            f"“{sender}” changed this story in the same places as this desk. Say for each passage what is to "
            "stand; everything else is merged. The text as it is now stays in the history."
        )
        ui.theirs_label.setText(sender)
        ui.before_side.hide()
        ui.across.setStretchFactor(1, 1)
        ui.across.setSizes([190, 600, 330])
        for view in (ui.mine_words, ui.before_words, ui.theirs_words):
            view.set_colors(theme.look_of(self.palette()).differences)
            view.setFont(theme.writing_font())
        for field in (ui.words, ui.result):
            field.setFont(theme.writing_font())
        self._buttons: dict[Take | None, QPushButton] = {
            Take.MINE: ui.take_mine,
            Take.THEIRS: ui.take_theirs,
            Take.BOTH: ui.take_both,
            Take.PROPOSAL: ui.take_proposal,
            None: ui.take_hand,
        }
        self._group = QButtonGroup(self)
        self._later = once(self, self._show_whole, PAUSE)
        self._connect()
        ui.passages.setItemDelegate(WholeLines(ui.passages))
        ui.passages.addItems([""] * len(self._deciding.conflicts))
        self._tell()
        ui.passages.setCurrentRow(self._deciding.next_open(-1, 1))
        ui.passages.setFocus()

    @property
    def choices(self) -> tuple[Choice | None, ...]:
        """What is decided so far."""
        return self._deciding.choices

    def _connect(self) -> None:
        ui = self.ui
        for take, button in self._buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _on=False, take=take: self._take(take))
        ui.passages.currentRowChanged.connect(lambda _row: self._show())
        ui.words.textChanged.connect(self._written)
        ui.show_before.toggled.connect(ui.before_side.setVisible)
        ui.next.clicked.connect(lambda: self._go(1))
        ui.previous.clicked.connect(lambda: self._go(-1))
        ui.dismiss.clicked.connect(self.reject)
        ui.merge.clicked.connect(self._merge)

    @property
    def _at(self) -> int:
        return self.ui.passages.currentRow()

    @property
    def _conflict(self) -> Conflict:
        return self._deciding.conflicts[self._at]

    def _go(self, step: int) -> None:
        self.ui.passages.setCurrentRow(self._deciding.next_open(self._at, step))

    # -- deciding

    def _take(self, take: Take | None) -> None:
        if take is not None:
            self._deciding.take(self._at, take)
        else:
            choice = self._deciding.choices[self._at]
            # What was taken so far is where the writing begins, and else both sides' words are.
            begun = choice.text if choice else self._conflict.both or self._conflict.mine
            self._deciding.write(self._at, begun.rstrip("\n"))
        self._show()
        if take is None:
            self.ui.words.setFocus()
            self.ui.words.moveCursor(QTextCursor.MoveOperation.End)
        self._tell()

    def _written(self) -> None:
        """Keep what is typed, where the passage is written by hand."""
        if not self.ui.words.isReadOnly():
            self._deciding.write(self._at, self.ui.words.toPlainText())
            self._later.start()

    def _merge(self) -> None:
        if self._deciding.is_done:
            self.merge_wanted.emit(self._deciding.text())
            self.accept()

    # -- showing

    def _show(self) -> None:
        """Show the passage that is chosen in the list, and what was decided on it."""
        ui, conflict, choice = self.ui, self._conflict, self._deciding.choices[self._at]
        before = conflict.base.rstrip("\n")
        for view, words in (
            (ui.mine_words, conflict.mine),
            (ui.before_words, conflict.base),
            (ui.theirs_words, conflict.theirs),
        ):
            view.show_pieces(run_pieces(runs(before, words.rstrip("\n"))))
        self._group.setExclusive(False)
        for take, button in self._buttons.items():
            button.setEnabled(take is None or conflict.taken(take) is not None)
            button.setChecked(choice is not None and choice.take is take)
        self._group.setExclusive(True)
        ui.words.setReadOnly(True)  # so that what is shown is not taken for something written
        ui.words.setPlainText(choice.text.rstrip("\n") if choice else "")
        ui.words.setReadOnly(choice is None or choice.take is not None)
        self._show_whole()

    def _tell(self) -> None:
        """Say in the list, and below it, what is decided."""
        deciding = self._deciding
        for row, (conflict, choice) in enumerate(zip(deciding.conflicts, deciding.choices, strict=True)):
            said = f"✓ {_TAKEN[choice.take]}" if choice else "to decide"
            item: QListWidgetItem = self.ui.passages.item(row)
            item.setText(f"{conflict.label}: {said}\n{_opening(conflict)}")
        total = len(deciding.conflicts)
        self.ui.progress.setText(f"{deciding.decided} of {total} decided")
        self.ui.merge.setEnabled(deciding.is_done)

    def _show_whole(self) -> None:
        """Show the story as it will be, and lead to the passage in it."""
        text, choice = self._deciding.text(), self._deciding.choices[self._at]
        parts = (text.headline, text.standfirst, text.body)
        result = "\n\n".join(each for each in parts if each)
        self.ui.result.setPlainText(result)
        conflict = self._conflict
        words = (choice.text if choice else conflict.mine or conflict.theirs).strip()
        found = self.ui.result.document().find(words.partition("\n")[0]) if words else QTextCursor()
        if not found.isNull():
            self.ui.result.setTextCursor(found)
            self.ui.result.centerCursor()


def _opening(conflict: Conflict) -> str:
    """Return how a passage begins, on one line."""
    words = " ".join((conflict.base or conflict.mine or conflict.theirs).split())
    return words if len(words) <= OPENING else f"{words[: OPENING - 1].rstrip()}…"
