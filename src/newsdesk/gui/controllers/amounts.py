"""Marks the amounts of money in the open story, and converts the one at the caret."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from newsdesk.desk import Desk
from newsdesk.domain.changes import Changes
from newsdesk.domain.findings import Finding
from newsdesk.domain.story import Story
from newsdesk.gui.background import Lane, Latest
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.workplace import Workplace
from newsdesk.widgets.utf16 import to_utf16
from newsdesk.widgets.writing.amounts import AmountMarks, Paragraph, paragraph_at

if TYPE_CHECKING:
    from newsdesk.copydesk.money.proposals import Proposal
    from newsdesk.gui.money.reading import MoneyReader


class AmountsController(QObject):
    """Keeps a reader of the open story at hand, which knows the rates of its day: no key asks the archive.

    Signals: ``reader_changed`` there is another ``reader``, or none; ``day_picked`` which day's rates are to
    be used for the open story (``date``; None: its own).
    """

    reader_changed = Signal()
    day_picked = Signal(object)

    def __init__(self, place: Workplace, editor: EditorController) -> None:
        super().__init__(place.window)
        self._place, self._editor = place, editor
        self._pane = place.window.panes.editor
        self._body = self._pane.body
        self._action = place.window.ui.mark_amounts
        self.marks = AmountMarks(self._body)
        self.reader: MoneyReader | None = None
        self._readings = Latest(place.background)
        #: Days that somebody picked, by story.
        self._picked: dict[str, date] = {}
        self._body.menu_wanted.connect(self._offer)
        self._pane.form.edited.connect(self._follow_form)
        self._pane.form.language_changed.connect(lambda _language: self._follow_form())
        editor.opened.connect(self._open)
        editor.renewed.connect(lambda _story: self.renew())
        editor.lost.connect(lambda: self._use("", None))
        place.choices.changed.connect(lambda _choices: self._mark())
        place.announcer.changed.connect(self._hear)
        self._mark()
        if editor.story is not None:
            self._open(editor.story)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("mark_amounts", self._turn),
            Command("convert_amount", self.convert, Need.STORY | Need.WRITING | Need.TEXT),
        )

    # -- what is read with ----------------------------------------------------------------------------------

    def _open(self, story: Story) -> None:
        self.reader = None
        self._mark()
        self.renew()
        self.day_picked.emit(self._picked.get(story.uid))

    def _hear(self, changes: Changes, _asker: object) -> None:
        if changes.rates:
            self.renew()

    def pick(self, day: date) -> None:
        """Use the rates of another day for the open story, until the window is closed."""
        if self.reader is None or day != self.reader.day:
            self._picked[self._editor.uid] = day
            self.renew()
            self.day_picked.emit(day)

    def renew(self) -> None:
        """Read the rates anew, and how this house converts."""
        story, desk = self._editor.story, self._place.desk
        if story is None:
            return
        picked, about = self._picked.get(story.uid), self._about()
        self._readings.run(
            Lane.READ,
            lambda: _reader(desk, story, picked, *about),
            owner=self,
            then=lambda reader: self._use(story.uid, reader),
        )

    def _about(self) -> tuple[tuple[str, ...], str]:
        """Return the countries that the story is about and its language, as the form has them now."""
        ui = self._pane.form.ui
        return ui.countries.tokens(), ui.language.language

    def _use(self, uid: str, reader: "MoneyReader | None") -> None:
        if uid == self._editor.uid:
            self.reader = reader
            self._follow_form()
            self._mark()
            self.reader_changed.emit()

    def _follow_form(self) -> None:
        """Take what som means from the countries that the story is about by now."""
        if self.reader is not None and (self.reader.countries, self.reader.language) != self._about():
            self.reader = self.reader.about(*self._about())
            self._mark()
            self.reader_changed.emit()

    def _mark(self) -> None:
        on = self._place.choices.now.mark_amounts
        self._action.setChecked(on)
        self.marks.read_by(self.reader.marks if on and self.reader is not None else None)

    def _turn(self) -> None:
        self._place.choices.change(mark_amounts=self._action.isChecked())

    # -- converting one -------------------------------------------------------------------------------------

    def convert(self) -> None:
        """Convert the amount at the caret, before it, or in what is selected; or re-rate its conversion."""
        if self.reader is None:
            self._place.messages.tell("The rates are still being read. Try again in a moment.")
            return
        cursor = self._body.textCursor()
        paragraph = paragraph_at(self._body.document().findBlock(cursor.selectionStart()))
        if paragraph is None:
            self._place.messages.tell(self.reader.why_not("", None))
            return
        made, asks = self._made(paragraph, cursor.selectionStart(), cursor.selectionEnd())
        if made and not asks:
            self._put(paragraph, made[0])
        elif made:
            menu = QMenu(self._body)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.addActions(self._ways(menu, paragraph, made, asks=True))
            menu.setActiveAction(menu.actions()[0])
            menu.popup(self._body.viewport().mapToGlobal(self._body.cursorRect().bottomLeft()))

    def _made(self, paragraph: Paragraph, start: int, end: int) -> "tuple[tuple[Proposal, ...], bool]":
        """Return what the amount at a place of the text (UTF-16) would gain; say why if that is nothing.

        And whether somebody has to say which currency is meant.
        """
        if self.reader is None:
            return (), False
        place = (paragraph.from_(start), paragraph.from_(end))
        amount, made = self.reader.at(paragraph.text, place)
        if not made:
            self._place.messages.tell(self.reader.why_not(paragraph.text, amount))
        return made, amount is not None and amount.currency is None

    def _ways(
        self, menu: QMenu, paragraph: Paragraph, made: "tuple[Proposal, ...]", *, asks: bool
    ) -> list[QAction]:
        """Return an action for each way to convert one amount."""
        actions = []
        for each in made:
            verb = "Re-rate" if each.replaces else "Convert"
            which = f" from {each.span.currency}" if asks else ""
            words = each.words.replace("&", "&&")
            action = QAction(f"{verb}{which}: {words}", menu)
            action.setToolTip(self.reader.rate(each) if self.reader else "")
            action.triggered.connect(lambda _checked=False, each=each: self._put(paragraph, each))
            actions.append(action)
        return actions

    def _put(self, paragraph: Paragraph, proposal: "Proposal") -> None:
        """Do a proposal, in one step to undo, and pin what it was done with."""
        if self.reader is None or self._body.isReadOnly():
            return
        if not paragraph.stands_in(self._body.document()):
            self._place.messages.tell("The text changed meanwhile. Nothing was converted; ask again.")
            return
        self._pane.pins.add(self.reader.pins(paragraph.text, (proposal,)))
        start, end = paragraph.to(proposal.insert_at), paragraph.to(proposal.until)
        self._body.put([(start, end, proposal.text)])
        self._body.ensureCursorVisible()
        done = "Re-rated" if proposal.replaces else "Converted"
        self._place.messages.tell(f"{done} at {self.reader.rate(proposal)}.")

    def mend(self, finding: Finding) -> None:
        """Re-rate the conversion in the text that a finding is about."""
        start = to_utf16(self._body.text(), finding.start)
        paragraph = paragraph_at(self._body.document().findBlock(start))
        made, asks = self._made(paragraph, start, start) if paragraph is not None else ((), False)
        if paragraph is not None and made and not asks:
            self._put(paragraph, made[0])

    def _offer(self, menu: QMenu, place: int) -> None:
        """Put at the head of a menu what is known of an amount, and what can be done about it."""
        found = self.marks.at(place)
        paragraph = paragraph_at(self._body.document().findBlock(place))
        if found is None or paragraph is None or self.reader is None:
            return
        cursor, mark = found
        start = paragraph.from_(cursor.selectionStart())
        amount, made = self.reader.at(paragraph.text, (start, start))
        asks = amount is not None and amount.currency is None
        rest = menu.actions()[0] if menu.actions() else menu.addSeparator()
        if mark.off:
            # The rates are too many words for a menu; they are in what the mouse says, and in the checks.
            said = QAction(mark.message.partition(": ")[0].replace("&", "&&"), menu)
            said.setEnabled(False)
            menu.insertAction(rest, said)
        if not self._body.isReadOnly():
            menu.insertActions(rest, self._ways(menu, paragraph, made, asks=asks))
        menu.insertSeparator(rest)


def _reader(
    desk: Desk, story: Story, picked: date | None, countries: tuple[str, ...], language: str
) -> "MoneyReader":
    """Return what reads a story; in a thread of the lane."""
    # What finds amounts takes long to import: not while somebody waits for the window.
    from newsdesk.gui.money.reading import MoneyReader  # noqa: PLC0415

    day = picked or desk.money.day_of(story)
    return MoneyReader(desk.money.rates_of(day), desk.money.style(), countries, language)
