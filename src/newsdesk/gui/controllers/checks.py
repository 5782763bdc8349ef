"""Keeps the checklist of the open story true while it is typed in, and its journal."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.changes import Changes
from newsdesk.domain.findings import Finding
from newsdesk.domain.journal import Event
from newsdesk.domain.story import StoryText
from newsdesk.domain.workflow import Transition, next_way
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.controllers.workflow import WorkflowController
from newsdesk.gui.workplace import Workplace
from newsdesk.widgets.waiting import once

#: Milliseconds from the last letter to the checks: they read all of the text.
PAUSE = 700

#: The most lines of the journal that are shown.
LINES = 200


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found about a story: for its next way, in the text that was on the screen."""

    uid: str
    text: StoryText
    way: Transition | None
    findings: tuple[Finding, ...]
    events: tuple[Event, ...]
    why_not: str


class ChecksController(QObject):
    """Stands between the checks' panel and the desk; while it is not to be seen, nothing is checked.

    Signals: ``rerate_wanted`` a conversion in the text is to be put right (``Finding``).
    """

    rerate_wanted = Signal(object)

    def __init__(self, place: Workplace, editor: EditorController, workflow: WorkflowController) -> None:
        panel = place.window.panes.checks
        super().__init__(panel)
        self._desk, self._background, self._window = place.desk, place.background, place.window
        self._panel = panel
        self._editor = editor
        self._workflow = workflow
        self._reading = self._again = False
        #: Somebody asked for the list, and is to have the keyboard in it once it is there.
        self._keyboard = False
        #: The text that the panel's findings are about.
        self._shown: StoryText | None = None
        #: The day whose rates conversions are held against; None: the story's own.
        self._day: date | None = None
        self._pause = once(self, self._read, PAUSE)
        panel.shown.connect(self._read)
        panel.place_wanted.connect(workflow.go_to)
        panel.way_wanted.connect(self._go_on)
        panel.fix_wanted.connect(self._mend)
        panel.set_read_only(not place.desk.newsroom.writable)
        place.announcer.stopped.connect(self._stop)
        editor.opened.connect(lambda _story: self._read())
        editor.renewed.connect(lambda _story: self._read())
        editor.typed.connect(self._pause.start)
        place.announcer.changed.connect(self._hear)
        panel.show_nothing()

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("checklist", self.show, Need.STORY),)

    def show(self) -> None:
        """Bring the checklist to the front, with the keyboard in it."""
        self._window.show_right(self._panel)
        self._keyboard = True
        self._read()

    def _stop(self) -> None:
        """Hear that nothing can be changed here any more."""
        self._panel.set_read_only(True)
        self._panel.allow(self._desk.newsroom.refusal)

    def set_day(self, day: date | None) -> None:
        """Hold the open story's conversions against the rates of another day; None: of its own."""
        if day != self._day:
            self._day = day
            self._read()

    def _hear(self, changes: Changes, asker: object) -> None:
        if asker is not self._editor and self._editor.uid in changes.stories:
            self._pause.start()

    def _read(self) -> None:
        """Check what is on the screen; while one reading is under way, at most one more is remembered."""
        story = self._editor.story
        if story is None or not self._panel.isVisible():
            return
        if self._reading:
            self._again = True
            return
        self._reading, self._again = True, False
        self._pause.stop()
        uid, text, day = story.uid, self._editor.text(), self._day
        self._background.run(
            Lane.READ,
            lambda: self._look(uid, text, day),
            owner=self,
            then=self._show,
            failed=lambda _error: self._show(None),
        )

    def _look(self, uid: str, text: StoryText, day: date | None) -> Checked:
        workflow = self._desk.workflow
        way = next_way(self._desk.stories.get(uid).status)
        findings = workflow.checklist(uid, text=text, day=day)
        why_not = {each.way: each.why_not for each in workflow.possible((uid,))}
        return Checked(uid, text, way, findings, workflow.journal(uid, LINES), why_not[way] if way else "")

    def _show(self, reading: Checked | None) -> None:
        self._reading = False
        stale = reading is None or self._editor.uid != reading.uid
        if self._again or (stale and reading is not None):
            self._read()
        elif reading is not None:
            self._shown = reading.text
            self._panel.show_findings(reading.way, reading.findings)
            self._panel.allow(
                reading.why_not if self._desk.newsroom.writable else self._desk.newsroom.refusal
            )
            self._panel.show_journal(reading.events)
            if self._keyboard:
                self._panel.take_keyboard()
            self._keyboard = False

    def _mend(self, finding: Finding) -> None:
        """Put right what a finding is about, if the text is still the one that it was found in."""
        pane = self._window.panes.editor
        if finding.uid != self._editor.uid or self._editor.text() != self._shown or pane.body.isReadOnly():
            self._read()
        elif (finding.rule, finding.field) == ("conversion", "body"):
            self.rerate_wanted.emit(finding)
        elif finding.fix is not None:
            pane.mend(finding.field, finding.start, finding.end, finding.fix)

    def _go_on(self, action: str) -> None:
        if self._editor.story is not None:
            self._workflow.act((self._editor.uid,), action)
