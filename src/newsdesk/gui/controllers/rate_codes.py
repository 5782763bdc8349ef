"""Rates that a story asks for: put in, brought up to date; and the brief that is made of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.changes import Done
from newsdesk.domain.errors import WorldError
from newsdesk.domain.story import Story
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.rates.code_dialog import RateCodeDialog
from newsdesk.gui.rates.renewal_dialog import RenewalDialog
from newsdesk.gui.workplace import Workplace
from newsdesk.widgets.writing import lines

if TYPE_CHECKING:
    from newsdesk.desk.rate_codes import Renewal


class RateCodeController(QObject):
    """Stands between the menu, the text and the desk.

    Signals: ``stepped`` something was done that can be taken back (``Stepped``); ``story_wanted`` the uid of
    a story that was begun.
    """

    stepped = Signal(object)
    story_wanted = Signal(str)

    def __init__(self, place: Workplace, editor: EditorController) -> None:
        super().__init__(place.window)
        self._place, self._editor = place, editor
        self._desk, self._background = place.desk, place.background
        self._body = place.window.panes.editor.body

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("insert_rate", self.ask_for_rate, Need.STORY | Need.WRITING | Need.TEXT),
            Command("renew_rates", self.ask_to_renew, Need.STORY | Need.WRITING),
            Command("rates_brief", self.file_brief, Need.WRITING),
        )

    # -- putting one in

    def ask_for_rate(self) -> None:
        """Ask which rate is wanted, with the currencies that something is known of."""
        self._background.run(Lane.READ, self._desk.rates.currencies, owner=self, then=self._open)

    def _open(self, codes: Sequence[str]) -> None:
        shown = self._place.window.panes.rates.current
        dialog = RateCodeDialog((shown, *codes) if shown in codes else codes, self._place.window)
        dialog.asked.connect(lambda words: self._answer(dialog, words))
        dialog.chosen.connect(self.put)
        self._answer(dialog, dialog.words)
        dialog.open()

    def _answer(self, dialog: RateCodeDialog, words: str) -> None:
        text = self._editor.text()

        def fail(error: WorldError) -> None:
            dialog.show_answer(words, str(error))

        self._background.run(
            Lane.READ,
            lambda: self._desk.rate_codes.answer(words, text.countries, text.language),
            owner=dialog,
            then=lambda said: dialog.show_answer(words, f"Readers get: {said}"),
            failed=fail,
        )

    def put(self, code: str, by_itself: bool) -> None:
        """Put a shortcode at the caret, or in a paragraph below it."""
        if by_itself:
            self._body.change(lambda passage: lines.put_block(passage, code, len(code)), above=1, below=1)
        else:
            cursor = self._body.textCursor()
            self._body.put([(cursor.selectionStart(), cursor.selectionEnd(), code)])
        self._body.setFocus()

    # -- bringing them up to date

    def ask_to_renew(self) -> None:
        """Show what today's rates would change in the open story, before it is done."""
        self._editor.finish()
        uid = self._editor.uid
        self._background.run(
            Lane.WRITE,
            lambda: self._desk.rate_codes.renewals(uid),
            owner=self,
            then=lambda found: self._show(uid, found),
        )

    def _show(self, uid: str, renewals: "Sequence[Renewal]") -> None:
        if not renewals:
            self._place.messages.tell(
                "There is nothing to bring up to date: the text asks for no older rate."
            )
            return
        dialog = RenewalDialog(renewals, self._place.window)
        dialog.accepted.connect(lambda: self._renew(uid))
        dialog.open()

    def _renew(self, uid: str) -> None:
        self._place.write(lambda: self._desk.rate_codes.renew(uid), self, self.stepped.emit)

    # -- the brief

    def file_brief(self) -> None:
        """Begin a story on the day's rates, and show it; say why if one of them is missing or held."""
        self._place.write(self._desk.brief.file, self, self._show_brief)

    def _show_brief(self, done: Done[Story]) -> None:
        self.story_wanted.emit(done.value.uid)
