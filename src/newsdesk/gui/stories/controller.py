"""Fills the list, and reads again what others change."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.story import Status, Story, StorySummary
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.workplace import Workplace

#: Milliseconds after which "3 min ago" is written anew.
MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Question:
    """What the list is to show."""

    words: str
    status: Status | None


class StoryListController(QObject):
    """Asks the desk for stories and shows them; the newest question wins.

    Signals: ``started`` the uid of a story that was begun, and opens next.
    """

    started = Signal(str)

    def __init__(self, place: Workplace) -> None:
        panel = place.window.panes.stories
        super().__init__(panel)
        self._desk, self._background, self._announcer = place.desk, place.background, place.announcer
        self._window = place.window
        self._panel = panel
        self._asked: Question | None = None
        self._again = False
        self._wanted = ""
        self._first = False
        panel.query_changed.connect(self.refresh)
        place.announcer.changed.connect(self._hear)
        minute = QTimer(self)
        minute.setInterval(MINUTE)
        minute.timeout.connect(panel.ui.list.viewport().update)
        minute.start()

    def _find(self) -> None:
        self._panel.show()
        self._window.ui.show_list.setChecked(True)
        self._panel.start_search()

    @property
    def count(self) -> int:
        """How many stories the list shows."""
        return self._panel.ui.list.model().rowCount()

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("new_story", self.new_story, Need.WRITING),
            Command("find_story", self._find),
            Command("previous_story", lambda: self._panel.step(-1)),
            Command("next_story", lambda: self._panel.step(1)),
        )

    def refresh(self) -> None:
        """Read the list anew; while one reading is under way, at most one more is remembered."""
        if self._asked is not None:
            self._again = True
            return
        self._asked = question = Question(self._panel.words, self._panel.status)
        self._background.run(
            Lane.READ,
            lambda: self._desk.stories.list(question.words, question.status),
            owner=self,
            then=self._show,
        )

    def _show(self, stories: Sequence[StorySummary]) -> None:
        stale = self._asked != Question(self._panel.words, self._panel.status)
        self._asked = None
        if self._again or stale:
            self._again = False
            self.refresh()
            return
        self._panel.show_stories(stories)
        if self._wanted:
            self._panel.go_to(self._wanted)
            self._wanted = ""
        if self._first and not self._panel.current:
            self._panel.step(1)
        self._first = False

    def _hear(self, changes: Changes, _asker: object) -> None:
        if changes.stories:
            self.refresh()

    def new_story(self) -> None:
        """Start a story and open it."""
        self._background.run(Lane.WRITE, self._desk.stories.new, owner=self, then=self._show_new)

    def _show_new(self, made: Done[Story]) -> None:
        self.started.emit(made.value.uid)
        self.show_story(made.value.uid)
        self._announcer.announce(made.changes, self)

    def show_story(self, uid: str) -> None:
        """Put the cursor on a story as soon as the list shows it."""
        self._wanted = uid
        self._panel.show_all()
        self.refresh()

    def show_first(self) -> None:
        """Open the newest story as soon as the list shows it, unless it shows one that is wanted."""
        self._first = True
        self.refresh()

    def act(self, uids: tuple[str, ...], action: str) -> None:
        """Take stories one way of the workflow."""
        self._background.run(
            Lane.WRITE,
            lambda: self._desk.stories.act(uids, action),
            owner=self,
            then=lambda changes: self._announcer.announce(changes, self),
        )
