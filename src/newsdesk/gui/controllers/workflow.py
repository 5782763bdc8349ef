"""Moves stories through the workflow from the window, tags them, and takes such steps back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from newsdesk.domain.changes import Changes
from newsdesk.domain.edition import Edition
from newsdesk.domain.errors import Cancelled, Refused, WorldError
from newsdesk.domain.findings import Finding
from newsdesk.domain.journal import Step, Stepped
from newsdesk.domain.progress import Reporter
from newsdesk.domain.story import Story
from newsdesk.domain.workflow import TRANSITIONS, HeldBack, Transition, transition
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.doing import Doing
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.controllers.exporting import export_selection
from newsdesk.gui.countries import country_choices
from newsdesk.gui.workflow.held_back import HeldBackDialog
from newsdesk.gui.workflow.words_dialog import WordsDialog
from newsdesk.gui.workplace import Workplace
from newsdesk.text.english import counted

if TYPE_CHECKING:
    from newsdesk.desk.workflow import Possible

KEYS = {"ready": "Ctrl+R", "spike": "Ctrl+Del"}


@dataclass(frozen=True, slots=True)
class Outlook:
    """What can be done now: with the stories that are meant, and with the steps that were taken."""

    ways: "tuple[Possible, ...]"
    undoable: Step | None
    redoable: Step | None


class WorkflowController(QObject):
    """Does with the marked stories, or else the open one, what menus, buttons and drops ask for.

    Signal: ``story_wanted`` a story (uid) is to be opened, because something in it is to be seen.
    """

    story_wanted = Signal(str)

    def __init__(self, place: Workplace, editor: EditorController) -> None:
        super().__init__(place.window)
        self._place, self._desk = place, place.desk.workflow
        self._background, self._window, self._messages = place.background, place.window, place.messages
        self._writable = place.desk.newsroom.writable
        self._editor = editor
        self._going: Finding | None = None
        self._outlook = Outlook((), None, None)
        #: A step that cannot be taken back any more is passed over: older ones may be.
        self._below: int | None = None
        self._looking = self._again = False
        self._undo_words = place.window.ui.undo_step.text()
        self._redo_words = place.window.ui.redo_step.text()
        self.ways = {way.action: self._make_action(way) for way in TRANSITIONS}
        self._refusals = {name: self._make_refusal(self.ways[name]) for name in KEYS}
        place.window.panes.stories.selection_changed.connect(lambda _uids: self._look())
        place.announcer.changed.connect(self._hear)
        editor.opened.connect(self._opened)
        editor.renewed.connect(lambda _story: self._look())
        self._look()

    def _make_action(self, way: Transition) -> QAction:
        action = QAction(way.label, self._window)
        action.setObjectName(f"way_{way.action}")
        action.setEnabled(False)
        if way.action in KEYS:
            action.setShortcut(QKeySequence(KEYS[way.action]))
        action.triggered.connect(lambda _checked=False: self.act(self.meant(), way.action))
        menu = self._window.ui.status_menu
        menu.addAction(action)
        menu.setToolTipsVisible(True)
        return action

    def _make_refusal(self, action: QAction) -> QShortcut:
        """Let the key of a way that is grey say why it is."""
        refusal = QShortcut(action.shortcut(), self._window)
        refusal.setEnabled(False)
        refusal.activated.connect(lambda: self._messages.tell(action.statusTip()))
        return refusal

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("set_countries", self._ask_countries, Need.WRITING, lambda: bool(self.meant())),
            Command("set_tags", self._ask_tags, Need.WRITING, lambda: bool(self.meant())),
            Command("export_marked", self._export, Need.WRITING | Need.MARKED),
            Command("undo_step", self.undo, Need.WRITING, lambda: self._outlook.undoable is not None),
            Command("redo_step", self.redo, Need.WRITING, lambda: self._outlook.redoable is not None),
        )

    def meant(self) -> tuple[str, ...]:
        """Return the stories that are meant: those marked in the list, or else the one that is open."""
        stories = self._window.panes.stories
        # While it is not known yet which are marked, nothing is meant: least of all only the open one.
        if stories.selected() or stories.is_marking:
            return stories.selected()
        return (self._editor.story.uid,) if self._editor.story else ()

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
        for each in outlook.ways:
            action = self.ways[each.way.action]
            action.setEnabled(self._writable and not each.why_not)
            action.setToolTip(each.why_not or each.way.label)
            action.setStatusTip(each.why_not)
        for name, refusal in self._refusals.items():
            refusal.setEnabled(bool(self.ways[name].statusTip()))
        ui = self._window.ui
        _show_step(ui.undo_step, outlook.undoable, "Undo", self._undo_words, writable=self._writable)
        _show_step(ui.redo_step, outlook.redoable, "Redo", self._redo_words, writable=self._writable)

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
        wanted, what = tuple(uids), f"the countries of {_what(uids)}"
        self._do(
            f"Change {what}",
            lambda reporter: self._desk.set_countries(wanted, tuple(add), tuple(remove), reporter),
            f"Changed {what}.",
        )

    def set_tags(self, uids: Sequence[str], add: Sequence[str], remove: Sequence[str]) -> None:
        """Give stories tags, and take others from them."""
        wanted, what = tuple(uids), f"the tags of {_what(uids)}"
        self._do(
            f"Change {what}",
            lambda reporter: self._desk.set_tags(wanted, tuple(add), tuple(remove), reporter),
            f"Changed {what}.",
        )

    def undo(self) -> None:
        """Take back what was done last."""
        step = self._outlook.undoable
        if step is not None:
            self._undo(step)

    def _undo(self, step: Step) -> None:
        self._do(
            f"Undo: {step.label}",
            lambda reporter: self._desk.undo(step.number, reporter),
            f"Taken back: {step.label}.",
            failed=lambda error: self._undo_failed(error, step),
        )

    def redo(self) -> None:
        """Do again what was taken back last."""
        step = self._outlook.redoable
        if step is not None:
            self._redo(step)

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
        self._keep_typed()
        doing = Doing(self._background, self._window, label)
        doing.start(work, lambda done: self._done(done, sentence), failed or self._failed)

    def _keep_typed(self) -> None:
        """Keep what is typed, half a tag too: a step is about the story as it stands on the screen."""
        focus = QApplication.focusWidget()
        self._editor.finish()
        if focus is not None:
            focus.setFocus()

    def _done(self, done: Stepped, sentence: str) -> None:
        self._below = None
        step = done.step
        if step.undone:
            self._messages.offer(sentence, "Redo", lambda: self._redo(step))
        else:
            self._messages.offer(sentence, "Undo", lambda: self._undo(step))
        self._place.announcer.announce(done.changes, self)

    def offer_undo(self, done: Stepped) -> None:
        """Say that a step was taken elsewhere in the window, and offer to take it back."""
        self._below = None
        self._messages.offer(f"{done.step.label}: done.", "Undo", lambda: self._undo(done.step))

    def _failed(self, error: WorldError) -> None:
        # Who stopped it knows, and need not be told in a band that stays.
        say = self._messages.tell if isinstance(error, Cancelled) else self._messages.trouble
        say(str(error))
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
        if self._editor.story is not None and self._editor.story.uid == finding.uid:
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
            self._window.ui.show_notes.trigger()
        else:
            self._window.panes.editor.go_to(finding.field, finding.start, finding.end)

    # -- asking

    def _ask_countries(self) -> None:
        self._ask("countries", self._desk.countries_of, self.set_countries, country_choices())

    def _ask_tags(self) -> None:
        self._ask("tags", self._desk.tags_of, self.set_tags, None)

    def _ask(
        self,
        what: str,
        count: Callable[[Sequence[str]], dict[str, int]],
        change: Callable[[Sequence[str], Sequence[str], Sequence[str]], None],
        choices: dict[str, str] | None,
    ) -> None:
        self._keep_typed()
        uids = self.meant()
        # In the lane that writes, so that what was typed before is counted.
        self._background.run(
            Lane.WRITE,
            lambda: count(uids),
            owner=self,
            then=lambda there: self._show_words(
                WordsDialog(what, len(uids), there, choices, self._window), uids, change
            ),
        )

    def _show_words(
        self,
        dialog: WordsDialog,
        uids: tuple[str, ...],
        change: Callable[[Sequence[str], Sequence[str], Sequence[str]], None],
    ) -> None:
        dialog.accepted.connect(lambda: change(uids, dialog.choice().add, dialog.choice().remove))
        dialog.open()

    def _export(self) -> None:
        self._keep_typed()
        uids = self._window.panes.stories.selected()
        # In the lane that writes, so that what was typed before goes out.
        self._background.run(
            Lane.WRITE,
            lambda: (self._place.desk.publishing.selection(uids), self._desk.headlines(uids)),
            owner=self,
            then=lambda found: self._show_export(*found),
        )

    def _show_export(self, edition: Edition, headlines: dict[str, str]) -> None:
        place = self._place
        export_selection(place.desk, place.background, place.announcer, edition, headlines, place.window)


def _what(uids: Sequence[str]) -> str:
    return counted(len(uids), "story", "stories") if len(uids) > 1 else "the story"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _show_step(action: QAction, step: Step | None, verb: str, words: str, *, writable: bool) -> None:
    """Let an action name the step that it would take back or take again."""
    action.setText(f"{verb}: {step.label.replace('&', '&&')}" if step else words)
    action.setEnabled(step is not None and writable)
