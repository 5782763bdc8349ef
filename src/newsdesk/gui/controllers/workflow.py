"""Moves stories through the workflow from the window, tags them, and takes such steps back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from newsdesk.domain.changes import Changes
from newsdesk.domain.errors import Cancelled, Refused, WorldError
from newsdesk.domain.findings import Finding
from newsdesk.domain.journal import Step, Stepped
from newsdesk.domain.progress import Reporter
from newsdesk.domain.story import Story
from newsdesk.domain.workflow import HeldBack, Transition, transition
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.doing import Doing
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.workflow.held_back import HeldBackDialog
from newsdesk.gui.workflow.ways import Ways
from newsdesk.gui.workplace import Workplace
from newsdesk.text.english import counted

if TYPE_CHECKING:
    from newsdesk.desk.workflow import Possible


@dataclass(frozen=True, slots=True)
class Outlook:
    """What can be done now: with the stories that are meant, and with the steps that were taken."""

    ways: "tuple[Possible, ...]"
    undoable: Step | None
    redoable: Step | None


class WorkflowController(QObject):
    """Does with the marked stories, or else the open one, what menus, buttons and drops ask for.

    Signals: ``story_wanted`` a story (uid) is to be opened, because something in it is to be seen;
    ``notes_wanted`` its notes are to be seen.
    """

    story_wanted = Signal(str)
    notes_wanted = Signal()

    def __init__(self, place: Workplace, editor: EditorController) -> None:
        super().__init__(place.window)
        self._place, self._desk = place, place.desk.workflow
        self._background, self._window, self._messages = place.background, place.window, place.messages
        self._editor = editor
        self._going: Finding | None = None
        self._outlook = Outlook((), None, None)
        #: A step that cannot be taken back any more is passed over: older ones may be.
        self._below: int | None = None
        #: What is to be taken back, or again: the first of them is under way.
        self._turns: list[Callable[[], None]] = []
        self._looking = self._again = False
        self._undo_words = place.window.ui.undo_step.text()
        self._redo_words = place.window.ui.redo_step.text()
        self._ways = Ways(place.window.ui.status_menu, place.window)
        self._ways.wanted.connect(lambda way: self.act(self.meant(), way))
        self._ways.refused.connect(place.messages.tell)
        place.window.panes.stories.selection_changed.connect(lambda _uids: self._look())
        place.announcer.changed.connect(self._hear)
        place.announcer.stopped.connect(self._look)
        editor.opened.connect(self._opened)
        editor.renewed.connect(lambda _story: self._look())
        self._look()

    @property
    def ways(self) -> Mapping[str, QAction]:
        """The actions of the menu of ways, by the table's names."""
        return self._ways.actions

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("undo_step", self.undo, Need.WRITING, lambda: self._outlook.undoable is not None),
            Command("redo_step", self.redo, Need.WRITING, lambda: self._outlook.redoable is not None),
        )

    def meant(self) -> tuple[str, ...]:
        """Return the stories that are meant: those marked in the list, or else the one that is open."""
        return self._window.panes.stories.meant(self._editor.uid)

    # -- what can be done now

    def _hear(self, _changes: Changes, asker: object) -> None:
        # Typing changes no state, and comes once a second.
        if asker is not self._editor:
            self._look()

    def _look(self) -> None:
        """Ask what can be done now; while one question is under way, at most one more is remembered."""
        if self._looking:
            self._again = True
            return
        self._looking, self._again = True, False
        uids, below = self.meant(), self._below
        self._background.run(
            Lane.READ,
            lambda: Outlook(self._desk.possible(uids), self._desk.undoable(below), self._desk.redoable()),
            owner=self,
            then=self._show_outlook,
            failed=self._stay_blind,
        )

    def _stay_blind(self, error: WorldError) -> None:
        self._looking = False
        self._messages.trouble(str(error))

    def _show_outlook(self, outlook: Outlook) -> None:
        self._looking = False
        if self._again:
            self._look()
            return
        self._outlook = outlook
        writable = self._place.desk.newsroom.writable
        self._ways.show(outlook.ways, writable=writable)
        ui = self._window.ui
        _show_step(ui.undo_step, outlook.undoable, "Undo", self._undo_words, writable=writable)
        _show_step(ui.redo_step, outlook.redoable, "Redo", self._redo_words, writable=writable)

    # -- doing

    def act(self, uids: Sequence[str], action: str, override: str = "") -> None:
        """Take stories one way of the table; where errors hold them back, show which."""
        if not uids:
            return
        way, wanted = transition(action), tuple(uids)
        self._do(
            way.do.format(_what(wanted)),
            lambda reporter: self._desk.act(wanted, action, override, reporter),
            _sentence(way.did.format(_what(wanted))),
            failed=lambda error: self._act_failed(error, wanted, way),
        )

    def set_countries(self, uids: Sequence[str], add: Sequence[str], remove: Sequence[str]) -> None:
        """Assign stories to countries, and take others away from them."""
        work = partial(self._desk.set_countries, tuple(uids), tuple(add), tuple(remove))
        self._change(f"the countries of {_what(uids)}", work)

    def set_tags(self, uids: Sequence[str], add: Sequence[str], remove: Sequence[str]) -> None:
        """Give stories tags, and take others from them."""
        work = partial(self._desk.set_tags, tuple(uids), tuple(add), tuple(remove))
        self._change(f"the tags of {_what(uids)}", work)

    def _change(self, what: str, work: Callable[[Reporter], Stepped]) -> None:
        self._do(f"Change {what}", work, f"Changed {what}.")

    def undo(self) -> None:
        """Take back what was done last, which may be still under way."""
        self._in_turn(lambda: self._find(partial(self._desk.undoable, self._below), self._undo))

    def _in_turn(self, turn: Callable[[], None]) -> None:
        """Take a step back, or again, once all before is done: which one that is depends on it."""
        self._turns.append(turn)
        if len(self._turns) == 1:
            self._behind(turn)

    def _find(self, look: Callable[[], Step | None], do: Callable[[Step], None]) -> None:
        def turn(step: Step | None) -> None:
            if step is not None:
                do(step)
            self._behind(self._turned)

        self._background.run(Lane.WRITE, look, owner=self, then=turn, failed=self._find_failed)

    def _find_failed(self, error: WorldError) -> None:
        self._failed(error)
        self._turned()

    def _turned(self) -> None:
        del self._turns[0]
        if self._turns:
            self._turns[0]()

    def _behind(self, then: Callable[[], None]) -> None:
        """Do something once all that is on its way to be written now has been."""
        self._background.run(Lane.WRITE, lambda: None, owner=self, then=lambda _nothing: then())

    def _undo(self, step: Step) -> None:
        self._do(
            f"Undo: {step.label}",
            lambda reporter: self._desk.undo(step.number, reporter),
            f"Taken back: {step.label}.",
            failed=lambda error: self._undo_failed(error, step),
        )

    def redo(self) -> None:
        """Do again what was taken back last, which may be still under way."""
        self._in_turn(lambda: self._find(self._desk.redoable, self._redo))

    def _redo(self, step: Step) -> None:
        self._do(
            f"Redo: {step.label}",
            lambda reporter: self._desk.redo(step.number, reporter),
            f"Done again: {step.label}.",
        )

    def _do(
        self,
        label: str,
        work: Callable[[Reporter], Stepped],
        sentence: str,
        failed: Callable[[WorldError], None] | None = None,
    ) -> None:
        self.keep_typed()
        doing = Doing(self._background, self._window, label)
        doing.start(work, lambda done: self._done(done, sentence), failed or self._failed)

    def keep_typed(self) -> None:
        """Keep what is typed, half a tag too: a step is about the story as it stands on the screen."""
        focus = QApplication.focusWidget()
        self._editor.finish()
        if focus is not None:
            focus.setFocus()

    def _done(self, done: Stepped, sentence: str) -> None:
        self._below = None
        self._messages.end(self)
        step = done.step
        if step.undone:
            self._messages.offer(sentence, "Redo", lambda: self._redo(step))
        else:
            self._messages.offer(sentence, "Undo", lambda: self._undo(step))
        self._place.announcer.announce(done.changes, self)

    def offer_undo(self, done: Stepped) -> None:
        """Say that a step was taken elsewhere in the window, and offer to take it back."""
        self._below = None
        said = done.said or f"{done.step.label}: done."
        self._messages.offer(said, "Undo", lambda: self._undo(done.step))

    def _failed(self, error: WorldError) -> None:
        # Who stopped it knows, and need not be told in a band that stays.
        if isinstance(error, Cancelled):
            self._messages.tell(str(error))
        else:
            self._messages.trouble(str(error), about=self)
        self._look()

    def _undo_failed(self, error: WorldError, step: Step) -> None:
        if isinstance(error, Refused):
            self._below = step.number
        self._failed(error)

    def _act_failed(self, error: WorldError, uids: tuple[str, ...], way: Transition) -> None:
        if not isinstance(error, HeldBack):
            self._failed(error)
            return
        findings = error.findings
        held = tuple(dict.fromkeys(each.uid for each in findings))
        self._background.run(
            Lane.READ,
            lambda: self._desk.headlines(held),
            owner=self,
            then=lambda headlines: self._show_held_back(way, uids, findings, headlines),
        )

    def _show_held_back(
        self, way: Transition, uids: tuple[str, ...], findings: tuple[Finding, ...], headlines: dict[str, str]
    ) -> None:
        dialog = HeldBackDialog(way, findings, headlines, self._window)
        dialog.place_wanted.connect(self.go_to)
        dialog.override_wanted.connect(lambda why: self.act(uids, way.action, why))
        dialog.open()

    # -- going to the place of a finding

    def go_to(self, finding: Finding) -> None:
        """Show what a finding is about; its story is opened first if it is not."""
        if self._editor.uid == finding.uid:
            self._show_place(finding)
        else:
            self._going = finding
            self.story_wanted.emit(finding.uid)

    def _opened(self, story: Story) -> None:
        self._look()
        going, self._going = self._going, None
        if going is not None and going.uid == story.uid:
            self._show_place(going)

    def _show_place(self, finding: Finding) -> None:
        if finding.field == "embargo":
            self._window.ui.embargo.trigger()
        elif finding.field == "notes":
            self.notes_wanted.emit()
        else:
            self._window.panes.editor.go_to(finding.field, finding.start, finding.end)


def _what(uids: Sequence[str]) -> str:
    return counted(len(uids), "story", "stories") if len(uids) > 1 else "the story"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _show_step(action: QAction, step: Step | None, verb: str, words: str, *, writable: bool) -> None:
    """Let an action name the step that it would take back or take again."""
    action.setText(f"{verb}: {step.label.replace('&', '&&')}" if step else words)
    action.setEnabled(step is not None and writable)
