"""The history window of one story: its timeline, two of its texts compared, and the way back."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from newsdesk._built.history import Ui_HistoryDialog
from newsdesk.domain.days import day
from newsdesk.domain.history import PastText
from newsdesk.domain.story import Provenance
from newsdesk.gui import theme
from newsdesk.gui.asking import ask_for_words
from newsdesk.gui.history.timeline import Past, digest_of, fill, prepare, rows
from newsdesk.gui.history.wording import pieces, summary, which
from newsdesk.gui.room import keep_within_screen
from newsdesk.text.compare import Comparison

#: The second entry of what a single text is compared with.
STANDING = 1
#: The readers' page as far as a text view can draw it; the page's own style sheet is beyond that.
_PAGE = """
    h1 {{ font-size: 21pt; margin-bottom: 6px; }}
    h2 {{ font-size: 16pt; }}
    h3 {{ font-size: 14pt; }}
    p, li {{ line-height: 140%; }}
    .standfirst {{ font-size: 14pt; color: {soft}; }}
    .byline {{ font-size: 11pt; color: {soft}; }}
    blockquote {{ margin-left: 24px; margin-right: 24px; font-style: italic; }}
    th, td {{ padding: 3px 8px; }}
"""


@dataclass(frozen=True, slots=True)
class Question:
    """Two texts to be compared, by digest, the older first; ``rendered`` asks for the readers' page."""

    old: str
    new: str
    rendered: bool


class HistoryDialog(QDialog):
    """Asks for comparisons and shows them; restores nothing before it has shown what that would change.

    Signals: ``comparison_wanted`` (``Question``), answered by ``show_source`` or ``show_page``;
    ``restore_wanted`` and ``text_wanted`` (to be copied), each with a digest; ``name_wanted`` with a digest
    and the name.
    """

    comparison_wanted = Signal(object)
    restore_wanted = Signal(str)
    text_wanted = Signal(str)
    name_wanted = Signal(str, str)

    def __init__(
        self, headline: str, past: Past, now: datetime, *, writable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_HistoryDialog()
        self.ui.setupUi(self)
        keep_within_screen(self)
        self.setWindowTitle(f"History: {headline}")
        self._past, self._now, self._writable = past, now, writable
        self._asked: Question | None = None
        self._restoring = ""
        self._restore_text = self.ui.restore.text()
        self._close_text = self.ui.dismiss.text()
        prepare(self.ui.timeline)
        self.ui.across.setStretchFactor(1, 1)
        self.ui.across.setSizes([430, 720])
        self.ui.difference.set_colors(theme.look_of(self.palette()).differences)
        self.ui.difference.setFont(theme.writing_font())
        self._connect()
        self.show_made_of(None)
        self._fill()
        self.ui.timeline.setFocus()

    def _connect(self) -> None:
        ui = self.ui
        ui.timeline.itemSelectionChanged.connect(self.choose)
        ui.only_marked.toggled.connect(lambda _on: self.show_past(self._past))
        ui.against.activated.connect(lambda _row: self.choose())
        ui.source.toggled.connect(lambda _on: self._ask())
        ui.next.clicked.connect(lambda: self._go(1))
        ui.previous.clicked.connect(lambda: self._go(-1))
        ui.restore.clicked.connect(self._restore)
        ui.name.clicked.connect(self._ask_for_name)
        ui.copy_text.clicked.connect(lambda: self.text_wanted.emit(self._chosen()[-1].digest))
        ui.dismiss.clicked.connect(self.reject)

    def show_past(self, past: Past) -> None:
        """Show a timeline, with the same texts chosen as before, or the newest."""
        self._past = past
        self._fill()
        self.choose()

    def show_made_of(self, page: Provenance | None) -> None:
        """Say which page a story was made of, and where in it, if it was."""
        self.ui.made_of.setVisible(page is not None)
        if page is not None:
            of_day = f", of {day(page.day)}" if page.day else ""
            self.ui.made_of.setText(f"Made of “{page.name}”{of_day}: it began on line {page.line}.")

    def _fill(self) -> None:
        chosen = {each.digest for each in self._chosen()} or {self._past.texts[0].digest}
        self.ui.timeline.blockSignals(True)
        fill(self.ui.timeline, self._past, self._now, only_marked=self.ui.only_marked.isChecked())
        there = rows(self.ui.timeline)
        for row in [each for each in there if digest_of(each) in chosen] or there[:1]:
            # The keyboard goes on from there.
            self.ui.timeline.setCurrentItem(row, 0, QItemSelectionModel.SelectionFlag.Select)
            row.setSelected(True)
        self.ui.timeline.blockSignals(False)

    def compare(self, old: str, new: str) -> None:
        """Choose two texts by digest."""
        self.ui.only_marked.setChecked(False)
        self.ui.timeline.blockSignals(True)
        self.ui.timeline.clearSelection()
        for row in rows(self.ui.timeline):
            row.setSelected(digest_of(row) in {old, new})
        self.ui.timeline.blockSignals(False)
        self.choose()

    def show_source(self, question: Question, found: Comparison) -> None:
        """Show what changed in the source; an answer to an older question is dropped."""
        if question == self._asked:
            self.ui.difference.show_pieces(pieces(found))
            self._answered(self._summary(question, found))

    def show_page(self, question: Question, html: str, found: Comparison) -> None:
        """Show what changed on the readers' page; an answer to an older question is dropped."""
        if question == self._asked:
            self.ui.difference.show_html(html, _PAGE.format(soft=theme.look_of(self.palette()).dim))
            self._answered(self._summary(question, found))

    def _summary(self, question: Question, found: Comparison) -> str:
        return summary(found) if question.old != question.new else self._alone()

    def _alone(self) -> str:
        """Say why only one text is shown."""
        if self.ui.against.currentIndex() == STANDING:
            return "This is the text that stands now."
        return "This is the first text there is: none is kept from before it."

    def show_trouble(self, question: Question, sentence: str) -> None:
        """Say why two texts could not be compared."""
        if question == self._asked:
            self.ui.difference.show_pieces(())
            self._answered(sentence)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, and say so."""
        QGuiApplication.clipboard().setText(text)
        self.ui.sentence.setText("The text is on the clipboard.")

    def _answered(self, sentence: str) -> None:
        self.ui.summary.setText(sentence)
        self.ui.working.hide()
        several = self.ui.difference.changes > 0
        self.ui.next.setEnabled(several)
        self.ui.previous.setEnabled(several)
        self.ui.difference.bring_first()

    def _go(self, step: int) -> None:
        self.ui.difference.go(step)
        at, of = self.ui.difference.at + 1, self.ui.difference.changes
        self.ui.sentence.setText(f"Change {at} of {of}.")

    def _kept(self) -> list[PastText]:
        return [each for each in self._past.texts if not each.thinned]

    def _chosen(self) -> list[PastText]:
        """Return the chosen texts, oldest first."""
        digests = {digest_of(row) for row in self.ui.timeline.selectedItems()}
        return [each for each in reversed(self._past.texts) if each.digest in digests]

    def choose(self) -> None:
        """Compare what is chosen now."""
        self._restoring = ""
        self._tell()
        chosen = self._chosen()
        self.ui.against.setEnabled(len(chosen) == 1)
        self.ui.copy_text.setEnabled(len(chosen) == 1)
        self.ui.name.setEnabled(len(chosen) == 1 and self._writable)
        may_restore = len(chosen) == 1 and self._writable and chosen[0] is not self._past.texts[0]
        self.ui.restore.setEnabled(may_restore)
        self._ask()

    def _pair(self) -> tuple[PastText, PastText] | None:
        chosen = self._chosen()
        standing = self._past.texts[0]
        if self._restoring:
            return standing, chosen[0]
        if len(chosen) != 1:
            return (chosen[0], chosen[-1]) if chosen else None
        if self.ui.against.currentIndex() == STANDING:
            return chosen[0], standing
        before = [each for each in self._kept() if each.number < chosen[0].number]
        return (before[0] if before else chosen[0], chosen[0])

    def _ask(self) -> None:
        pair = self._pair()
        if pair is None:
            self._asked = None
            self.ui.which.setText("Choose a text on the left.")
            self.ui.difference.show_pieces(())
            self._answered("Lines in italics are from the story’s journal, and have no text.")
            return
        self._asked = Question(pair[0].digest, pair[1].digest, self.ui.rendered.isChecked())
        alone = pair[0] is pair[1] and not self._restoring
        self.ui.which.setText(which(*(pair[:1] if alone else pair), now=self._now))
        self.ui.summary.setText(self._alone() if alone else "Comparing…")
        self.ui.working.show()
        self.comparison_wanted.emit(self._asked)

    def _tell(self) -> None:
        restoring = bool(self._restoring)
        self.ui.restore.setText("&Restore it" if restoring else self._restore_text)
        self.ui.dismiss.setText("Do &not restore" if restoring else self._close_text)
        self.ui.restore.setDefault(restoring)
        self.ui.sentence.setText(
            "This is what restoring it changes. The text that stands now stays in the history."
            if restoring
            else ""
        )
        for part in (self.ui.past, self.ui.against, self.ui.against_label, self.ui.name, self.ui.copy_text):
            part.setDisabled(restoring)

    def _restore(self) -> None:
        """Show what it would change; when that is seen, ask for it."""
        if self._restoring:
            self.restore_wanted.emit(self._restoring)
            self.accept()
            return
        self._restoring = self._chosen()[0].digest
        self._tell()
        self._ask()

    def reject(self) -> None:
        """Go back from restoring, or close."""
        if self._restoring:
            self.choose()
        else:
            super().reject()

    def _ask_for_name(self) -> None:
        past = self._chosen()[0]
        ask_for_words(
            self,
            "Name a checkpoint",
            "Name of this text, such as “before legal”:",
            past.label,
            lambda name: self.name_wanted.emit(past.digest, name),
        )
