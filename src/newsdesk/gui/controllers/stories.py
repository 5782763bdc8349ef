"""Fills the list, and reads again what others change."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.errors import WorldError
from newsdesk.domain.story import Story, StorySummary
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.folders.folder import ALL, BIN, Folder
from newsdesk.gui.stories import reading
from newsdesk.gui.stories.bulk import bulk_buttons, bulk_menu
from newsdesk.gui.stories.ranges import Range, above
from newsdesk.gui.stories.reading import Answer, Question, Sight
from newsdesk.gui.workplace import Workplace
from newsdesk.text.folding import found
from newsdesk.text.query import parse

T = TypeVar("T")

#: Milliseconds after which "3 min ago" is written anew.
MINUTE = 60_000


class StoryListController(QObject):
    """Asks the desk for stories and shows them; the newest question wins.

    An answer comes in parts: its first page, then how many there are and where the cursor belongs, then other
    pages as they are looked at. What others change is read in one go, so that nothing flickers.

    Signals: ``started`` the uid of a story that was begun, and opens next; ``folder_shown`` a ``Folder``.
    """

    started = Signal(str)
    folder_shown = Signal(object)

    def __init__(self, place: Workplace) -> None:
        panel = place.window.panes.stories
        super().__init__(panel)
        self._place = place
        self._desk, self._background = place.desk, place.background
        self._messages, self._window = place.messages, place.window
        self._panel = panel
        #: What the list shows, and whether how many there are is known.
        self._shown: Question | None = None
        self._complete = False
        self._asking = self._again = self._fetching = False
        self._wanted = ""
        self._first = False
        self._wanted_marks: tuple[Range, ...] = ()
        panel.query_changed.connect(self.refresh)
        panel.everywhere_wanted.connect(lambda: self.show_folder(ALL))
        panel.rows_wanted.connect(self._fetch)
        panel.marks_wanted.connect(self._name_marks)
        panel.set_read_only(not place.desk.newsroom.writable)
        place.announcer.stopped.connect(lambda: panel.set_read_only(True))
        panel.offer(bulk_buttons(place.window.ui), bulk_menu(place.window.ui))
        place.announcer.changed.connect(self._hear)
        minute = QTimer(self)
        minute.setInterval(MINUTE)
        minute.timeout.connect(panel.ui.list.viewport().update)
        minute.start()

    @property
    def count(self) -> int:
        """How many stories the list shows."""
        return self._panel.model.rowCount()

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        ui, panel = self._window.ui, self._panel
        return (
            Command("new_story", self.new_story, Need.WRITING),
            Command("find_story", self._find),
            Command("previous_story", lambda: panel.step(-1)),
            Command("next_story", lambda: panel.step(1)),
            Command("select_all_stories", panel.mark_all),
            Command("compact_rows", lambda: panel.set_compact(ui.compact_rows.isChecked())),
        )

    def _find(self) -> None:
        self._window.show_list(True)
        self._panel.start_search()

    # -- asking -----------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list anew; while one reading is under way, at most one more is remembered."""
        if self._asking:
            self._again = True
            return
        question = self._question()
        if question == self._shown and self._complete:
            sight = self._sight()
            self._ask(
                lambda: reading.again(self._desk, question, sight), partial(self._renew, question, sight)
            )
        else:
            find = self._desk.finding
            self._ask(lambda: reading.page(find, question, 0), partial(self._show_first, question))

    def _question(self) -> Question:
        return Question(parse(self._panel.query), self._panel.sort)

    def _sight(self) -> Sight:
        panel = self._panel
        first, last = panel.ui.list.shown_rows()
        return Sight(first, last, panel.opened, self._wanted, panel.selected())

    def _ask(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._asking = True
        self._background.run(Lane.READ, work, owner=self, then=then, failed=self._fail)

    def _fail(self, error: WorldError) -> None:
        self._asking = self._again = False
        self._messages.trouble(str(error))

    def _show_first(self, question: Question, stories: tuple[StorySummary, ...]) -> None:
        if not self._fits(question):
            return
        self._shown, self._complete = question, False
        self._panel.explain(question.query.problems)
        self._panel.model.found_in = partial(found, sought=question.query.words)
        self._panel.show_first(stories)
        if self._wanted and self._panel.model.row_of(self._wanted) >= 0:
            self._panel.go_to(self._wanted)
            self._wanted = ""
        desk, sight = self._desk, self._sight()
        self._ask(lambda: reading.rest(desk, question, sight), partial(self._show_rest, question, sight))

    def _show_rest(self, question: Question, sight: Sight, answer: Answer) -> None:
        if self._fits(question):
            self._complete = True
            stale = self._is_stale(sight)
            self._panel.show_rest(replace(answer, row=-1) if stale else answer)
            self._settle(sight, answer)
            self._look_again()

    def _renew(self, question: Question, sight: Sight, answer: Answer) -> None:
        if self._fits(question):
            if self._is_stale(sight):
                self._again = False
                self.refresh()
                return
            row, ranges = self._panel.ui.list.currentIndex().row(), self._panel.marks.ranges
            self._panel.renew(answer)
            if answer.gone and row >= 0 and answer.count:
                # What was spiked makes room: the story behind it moves up, and is next.
                self._panel.go_to_row(min(row - above(ranges, row), answer.count - 1))
            self._settle(sight, answer)
            self._look_again()

    def _is_stale(self, sight: Sight) -> bool:
        """Say whether somebody went to another story, or marked others, while the list was being read.

        The answer would take the cursor back.
        """
        return (self._panel.opened, self._panel.selected()) != (sight.opened, sight.marked)

    def _fits(self, question: Question) -> bool:
        """End a reading. Say whether it is still what is asked for; if not, ask for that."""
        self._asking = False
        if question == self._question():
            return True
        self._again = False
        self.refresh()
        return False

    def _look_again(self) -> None:
        """Read what changed while the list was being read."""
        if self._again:
            self._again = False
            self.refresh()

    def _settle(self, sight: Sight, answer: Answer) -> None:
        """Open the story that is wanted, or the first one when the window opens; look further if need be."""
        panel = self._panel
        if self._wanted and self._wanted == sight.wanted:
            if answer.in_bin and not self._first:
                self._show_all(BIN)
                return
            if panel.query and answer.wanted < 0 and not self._first:
                self._show_all()
                return
            self._wanted = ""
            if answer.wanted >= 0:
                panel.go_to_row(answer.wanted)
            elif answer.elsewhere:
                # The list is as it was left, and so is the story.
                panel.open_elsewhere(sight.wanted)
                self._first = False
        if self._first and not self._wanted:
            self._first = False
            if not panel.ui.list.currentIndex().isValid():
                panel.step(1)

    def _hear(self, changes: Changes, _asker: object) -> None:
        if changes.stories or changes.editions:
            self.refresh()

    # -- what is looked at ------------------------------------------------------------------------------

    def _fetch(self, first: int, last: int) -> None:
        """Fetch the pages for some rows, and what stands a screen above and below them."""
        question = self._shown
        screen = last - first + 1
        missing = self._panel.model.missing(max(first - screen, 0), last + screen)
        if not missing or self._fetching or question is None:
            return
        self._fetching = True
        find = self._desk.finding
        self._background.run(
            Lane.READ,
            lambda: {number: reading.page(find, question, number) for number in missing},
            owner=self,
            then=partial(self._show_pages, question),
            failed=self._fail_to_fetch,
        )

    def _show_pages(self, question: Question, pages: dict[int, tuple[StorySummary, ...]]) -> None:
        self._fetching = False
        if question == self._shown:
            for number, stories in pages.items():
                self._panel.model.add_page(number, stories)
        # Meanwhile somebody may have gone further.
        self._fetch(*self._panel.ui.list.shown_rows())

    def _fail_to_fetch(self, error: WorldError) -> None:
        self._fetching = False
        self._messages.trouble(str(error))

    def _name_marks(self, ranges: tuple[Range, ...]) -> None:
        """Find out whose the marked rows are that were never looked at."""
        waiting, self._wanted_marks = bool(self._wanted_marks), ranges
        question = self._shown
        if waiting or question is None:
            return
        self._background.run(
            Lane.READ,
            lambda: reading.marked(self._desk.finding, question, ranges),
            owner=self,
            then=partial(self._take_marks, ranges),
        )

    def _take_marks(self, ranges: tuple[Range, ...], uids: tuple[str, ...]) -> None:
        newest, self._wanted_marks = self._wanted_marks, ()
        if newest != ranges:
            self._name_marks(newest)
        elif self._panel.model.fits(ranges, uids):
            self._panel.marks.take(ranges, uids)
        elif ranges == self._panel.marks.ranges:
            # Other stories stand there by now than whoever marked them has seen.
            self._panel.unmark()
            self._messages.tell("The list changed while stories were marked. Mark them again.")
            self.refresh()

    # -- going somewhere --------------------------------------------------------------------------------

    def show_folder(self, folder: Folder) -> None:
        """Show a folder's stories; what is looked for stays, and is looked for there."""
        self._panel.set_folder(folder)
        self.folder_shown.emit(folder)
        self.refresh()

    def _show_all(self, folder: Folder = ALL) -> None:
        self._panel.search_for("")
        self.show_folder(folder)

    def go_on(self) -> None:
        """Open the newest of all stories: the one that was open is gone."""
        self._show_all()
        self.show_first()

    def new_story(self) -> None:
        """Start a story and open it."""
        self._place.write(self._desk.stories.new, self, self._show_new)

    def _show_new(self, made: Done[Story]) -> None:
        self.started.emit(made.value.uid)
        self._wanted = made.value.uid

    def show_story(self, uid: str) -> None:
        """Put the cursor on a story, here if it is in the list, else among all stories."""
        if self._panel.model.row_of(uid) >= 0:
            self._panel.go_to(uid)
        else:
            self._wanted = uid
            self.refresh()

    def show_first(self) -> None:
        """Open the newest story as soon as the list shows it, unless it shows one that is wanted."""
        self._first = True
        self.refresh()

    def begin(self, uid: str) -> None:
        """Show the first stories at once, then open the one with that uid; without one, the newest.

        Only here is the archive asked in the window's own thread: what is about to be painted waits for it.
        """
        self._first, self._wanted, self._asking = True, uid, True
        question = self._question()
        try:
            stories = reading.page(self._desk.finding, question, 0)
        except WorldError as error:
            self._fail(error)
        else:
            self._show_first(question, stories)
