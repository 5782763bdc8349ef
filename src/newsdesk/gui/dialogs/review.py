"""The review of a page: nothing is stored before an editor has seen what was found."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QAction,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
    QUndoStack,
)
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QTextEdit, QWidget

from newsdesk._built.review import Ui_ReviewDialog
from newsdesk.domain.capture import Candidate, PageReading
from newsdesk.domain.days import day
from newsdesk.gui.asking import ask_whether
from newsdesk.gui.countries import country_choices
from newsdesk.gui.dialogs.review_draft import Draft, ReviewTools
from newsdesk.gui.dialogs.review_found import show_found
from newsdesk.gui.dialogs.review_list import CandidateModel
from newsdesk.gui.dialogs.review_step import Step
from newsdesk.gui.icons import icon
from newsdesk.gui.panels.lines_delegate import LinesDelegate
from newsdesk.gui.room import keep_within_screen
from newsdesk.text.english import counted
from newsdesk.widgets.banner import BannerKind


class ReviewDialog(QDialog):
    """Shows what was found on a page, lets it be put right, and holds what is to be taken in.

    ``there`` are the places (from 0) of candidates whose stories the newsroom has; ``already_taken`` says
    that the very same page was taken in before. Once it is accepted, ``accepted_reading`` and ``take_rates``
    say what was decided.
    """

    def __init__(
        self,
        reading: PageReading,
        tools: ReviewTools,
        there: Collection[int] = frozenset(),
        already_taken: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_ReviewDialog()
        self.ui.setupUi(self)
        keep_within_screen(self)
        self._tools = tools
        self._doubt = (-1, "")
        self._text = ""
        self._draft = Draft.of(reading, there)
        self._steps = QUndoStack(self)
        choices = country_choices()
        self._model = CandidateModel(self._draft, choices, self)
        self.ui.candidates.setModel(self._model)
        self.ui.candidates.setItemDelegate(LinesDelegate(self.ui.candidates))
        self.ui.countries.set_choices(choices)
        self.ui.columns.setSizes([400, 720])
        self.ui.columns.setStretchFactor(1, 1)
        self.ui.halves.setSizes([420, 230])
        self.ui.halves.setStretchFactor(0, 1)
        show_found(self.ui, reading)
        self._say_what_page(reading, there, already_taken)
        self.ui.candidates.setCurrentIndex(self._model.index(0))
        self._connect()
        self._show_candidate()
        self._say_what_is_taken()
        self.ui.candidates.setFocus()

    def accepted_reading(self) -> PageReading:
        """Return the reading as it was put right, with the ticked candidates only."""
        return self._draft.accepted()

    def take_rates(self) -> bool:
        """Say whether the rates of the page are wanted."""
        return self.ui.take_rates.isChecked()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Z reach the review once a field has nothing to undo, and Return leave the headline."""
        if isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            if event.type() == QEvent.Type.ShortcutOverride and _is_spare(event, watched):
                event.ignore()
                return True
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if event.type() == QEvent.Type.KeyPress and enter and watched is self.ui.headline:
                self.ui.candidates.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self._model.tick_wanted.connect(self._tick)
        self.ui.candidates.selectionModel().currentRowChanged.connect(self._show_candidate)
        self.ui.all.clicked.connect(self._tick_all)
        self.ui.none.clicked.connect(self._tick_none)
        self.ui.headline.textEdited.connect(self._rename)
        for field in self.ui.right.findChildren(QLineEdit):
            field.installEventFilter(self)
        self.ui.countries.tokens_changed.connect(self._set_countries)
        self.ui.text.cursorPositionChanged.connect(self._mark_paragraph)
        self.ui.merge.triggered.connect(self._merge)
        self.ui.split.triggered.connect(self._split)
        self.ui.edit_headline.triggered.connect(self._edit_headline)
        self.ui.take_rates.toggled.connect(self._say_what_is_taken)
        self.ui.take.clicked.connect(self.accept)
        self.ui.cancel.clicked.connect(self.reject)
        undo, redo = self._steps.createUndoAction(self, "&Undo"), self._steps.createRedoAction(self, "Re&do")
        undo.setIcon(icon("undo"))
        redo.setIcon(icon("redo"))
        undo.setShortcuts(QKeySequence.StandardKey.Undo)
        redo.setShortcuts(QKeySequence.StandardKey.Redo)
        self.ui.undo_button.setDefaultAction(undo)
        self.ui.redo_button.setDefaultAction(redo)
        self.addActions([undo, redo, self.ui.merge, self.ui.split, self.ui.edit_headline])
        _press(self.ui.merge_button, self.ui.merge)
        _press(self.ui.split_button, self.ui.split)

    def reject(self) -> None:
        """Take nothing in; where something was changed, ask first whether that may go."""
        if self._steps.index() == 0:
            super().reject()
            return
        ask_whether(
            self,
            self.tr("Leave the page?"),
            "Leave the page and take nothing in?",
            "What you have changed here is not kept.",
            self.tr("&Leave it"),
            lambda: self.done(QDialog.DialogCode.Rejected),
        )

    def _say_what_page(self, reading: PageReading, there: Collection[int], already_taken: bool) -> None:
        found = counted(len(reading.candidates), "story", "stories")
        dated = day(reading.date) if reading.date else "no date on the page"
        self.ui.title.setText(reading.name)
        self.ui.facts.setText(f"{dated} · {found} · read as {reading.encoding.upper()}")
        if already_taken:
            self.ui.take_rates.setChecked(False)
            words = "This page was taken in before. What the newsroom has already is not ticked."
            self.ui.banner.show_message(BannerKind.INFO, words)
        elif there:
            have = counted(len(there), "of these stories is", "of these stories are")
            words = f"{have} in the newsroom already, and not ticked."
            self.ui.banner.show_message(BannerKind.INFO, words)

    # -- what is on the screen --------------------------------------------------------------------------

    def _row(self) -> int:
        return self.ui.candidates.currentIndex().row()

    def _candidate(self) -> Candidate | None:
        return self._draft.reading.candidates[self._row()] if self._row() >= 0 else None

    def _show(self, draft: Draft, row: int) -> None:
        """Show a state of the page, with that candidate beside the list."""
        self._draft = draft
        self._model.show_draft(draft)
        self.ui.candidates.setCurrentIndex(self._model.index(row))
        self._show_candidate()
        self._say_what_is_taken()

    def _show_candidate(self) -> None:
        """Fill the form; what is there already stays, so that a caret keeps its place while it types."""
        candidate = self._candidate()
        self.ui.right.setEnabled(candidate is not None)
        shown = candidate or Candidate("", (), 0)
        # No candidate's headline ends in a space, but one that is being typed does before its next word.
        if " ".join(self.ui.headline.text().split()) != shown.headline:
            self.ui.headline.setText(shown.headline)
        if self.ui.countries.tokens() != shown.countries:
            self.ui.countries.set_tokens(shown.countries)
        self._show_text(shown.paragraphs)
        self._show_doubt(shown.doubt)
        self.ui.merge.setEnabled(self._row() > 0)
        self._mark_paragraph()

    def _show_doubt(self, doubt: str) -> None:
        """Say what to look at; dismissed, it stays away while the same story is worked on."""
        if self._doubt == (self._row(), doubt):
            return
        self._doubt = (self._row(), doubt)
        if doubt:
            self.ui.doubt.show_message(BannerKind.WARNING, doubt)
        else:
            self.ui.doubt.hide()

    def _show_text(self, paragraphs: tuple[str, ...]) -> None:
        """Show paragraphs with air between them, each as one block however many lines it has."""
        text = "\n".join("\u2028".join(each.splitlines()) for each in paragraphs)
        if text == self._text:
            return
        self._text = text
        self.ui.text.setPlainText(text)
        self.ui.text.document().setDocumentMargin(10)
        spaced = QTextBlockFormat()
        spaced.setBottomMargin(self.ui.text.fontMetrics().height() * 0.6)
        cursor = QTextCursor(self.ui.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)

    def _mark_paragraph(self) -> None:
        """Tint the paragraph that a split would begin with: not the first of all, and no footnote."""
        cursor = self.ui.text.textCursor()
        candidate, place = self._candidate(), cursor.blockNumber()
        splits = candidate is not None and place > 0 and place not in candidate.footnotes
        self.ui.split.setEnabled(splits)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        if not cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor):
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        tint = QTextEdit.ExtraSelection()
        tint.cursor = cursor
        tint.format.setBackground(self.palette().brush(QPalette.ColorRole.Midlight))
        tint.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        self.ui.text.setExtraSelections([tint] if splits else [])

    def _say_what_is_taken(self) -> None:
        """Write on the button what it does."""
        stories = len(self._draft.accepted().candidates)
        rates = len(self._draft.reading.ticker) if self.take_rates() else 0
        parts = [counted(stories, "story", "stories")] if stories else []
        parts += [counted(rates, "rate")] if rates else []
        self.ui.take.setText(f"&Take in {' and '.join(parts)}" if parts else "Nothing to take in")
        self.ui.take.setEnabled(bool(parts))

    # -- what an editor does ----------------------------------------------------------------------------

    def _do(self, words: str, draft: Draft, row: int, *, typing: bool = False) -> None:
        """Make a step that can be taken back; when it is, the row it was made on is shown."""
        before, after = (self._draft, self._row()), (draft, row)
        self._steps.push(Step(words, self._show, before, after, typing=typing))

    def _tick(self, row: int, tick: bool) -> None:
        self._do("tick", self._draft.ticked(row, tick), row)

    def _tick_all(self) -> None:
        self._do("ticks", self._draft.ticked_all(tick=True), self._row())

    def _tick_none(self) -> None:
        self._do("ticks", self._draft.ticked_all(tick=False), self._row())

    def _rename(self, headline: str) -> None:
        draft = self._draft.renamed(self._tools, self._row(), headline)
        self._do("headline", draft, self._row(), typing=True)

    def _set_countries(self, codes: tuple[str, ...]) -> None:
        draft = self._draft.with_countries(self._tools, self._row(), codes)
        self._do("countries", draft, self._row())

    def _merge(self) -> None:
        row = self._row()
        self._do("merge", self._draft.merged(self._tools, row), row - 1)

    def _split(self) -> None:
        row, paragraph = self._row(), self.ui.text.textCursor().blockNumber()
        self._do("split", self._draft.split(self._tools, row, paragraph), row + 1)
        self._edit_headline()

    def _edit_headline(self) -> None:
        self.ui.headline.setFocus()
        self.ui.headline.selectAll()


def _is_spare(event: QKeyEvent, field: QLineEdit) -> bool:
    """Say whether a key means undo or redo, and the field has nothing to do with it."""
    undo = event.matches(QKeySequence.StandardKey.Undo) and not field.isUndoAvailable()
    return undo or (event.matches(QKeySequence.StandardKey.Redo) and not field.isRedoAvailable())


def _press(button: QAbstractButton, action: QAction) -> None:
    """Let a button stand for an action, and name its keys."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(f"{action.toolTip()} ({keys})")
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    button.setEnabled(action.isEnabled())
