"""Finds and replaces in the open story: the bar over the text, and the keys that need no bar."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from newsdesk.domain.replacing import Change, as_tags, fitted
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.controllers.story_search import PAUSE, Question, StorySearch
from newsdesk.gui.finding.bar import FindBar
from newsdesk.gui.finding.habits import FindMemory
from newsdesk.gui.finding.hits import Piece, Spot
from newsdesk.gui.finding.one_step import OneStep
from newsdesk.gui.keyed import follow_keys
from newsdesk.gui.workplace import Workplace
from newsdesk.text.english import counted
from newsdesk.text.find import changed
from newsdesk.widgets.writing.found import FoundMarks
from newsdesk.widgets.writing.lines import normal

#: Milliseconds from the last letter in the bar to the search.
SOON = 80

#: A longer selection is where to look, and not what for.
LONGEST = 200

#: What means something of its own in a pattern.
_SIGNS = re.compile(r"[\\.^$*+?{}\[\]|()]")

#: What comes where in some pieces: a list of changes for each.
Changes = tuple[tuple[Change, ...], ...]


class FindController(QObject):
    """Stands between the bar, the text with the form above it, and the search."""

    def __init__(self, place: Workplace, editor: EditorController, memory: FindMemory) -> None:
        super().__init__(place.window)
        self._place, self._memory = place, memory
        self._pane = place.window.panes.editor
        self._body = self._pane.body
        self._marks = FoundMarks(self._body)
        self._one_step = OneStep(self._pane)
        self._search = StorySearch(place, editor)
        #: What waits for the search: to go on (1) or back (-1), or to the first from the caret.
        self._going = 0
        self._seeking = False
        #: The place that was gone to last, until somebody moves the caret.
        self._spot: Spot | None = None
        self._moving = False
        self._search.found.connect(self._arrive)
        self._search.failed.connect(self._say)
        self._search.outdated.connect(self._follow)
        self._body.sheet_changed.connect(self._leave_scope)
        self._body.cursorPositionChanged.connect(self._leave_spot)
        self._body.add_help(self)
        editor.opened.connect(lambda _story: self._follow())

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("find_text", lambda: self.open(replacing=False), Need.STORY),
            Command("replace_text", lambda: self.open(replacing=True), Need.STORY | Need.WRITING),
            Command("find_next", lambda: self.go(1), Need.STORY),
            Command("find_previous", lambda: self.go(-1), Need.STORY),
        )

    @cached_property
    def bar(self) -> FindBar:
        """The bar, once somebody has looked for something."""
        bar = FindBar()
        follow_keys(self._place.window.ui, bar.ui.previous, bar.ui.next)
        bar.set_read_only(not self._place.desk.newsroom.writable)
        self._place.announcer.stopped.connect(lambda: bar.set_read_only(True))
        self._pane.add_bar(bar)
        bar.asked_anew.connect(self._ask_anew)
        bar.switched.connect(self._switch)
        bar.way_wanted.connect(self.go)
        bar.replace_wanted.connect(self._replace)
        bar.replace_all_wanted.connect(self._replace_all)
        bar.selection_turned.connect(self._turn_scope)
        bar.closed.connect(self.close)
        return bar

    @property
    def _is_open(self) -> bool:
        return "bar" in vars(self) and not self.bar.isHidden()

    # -- opening and closing ----------------------------------------------------------------------------

    def open(self, *, replacing: bool) -> None:
        """Show the bar. One line that is selected is looked for, more of them are where to look."""
        keyboard = QApplication.focusWidget()
        in_bar = self._is_open and keyboard is not None and self.bar.isAncestorOf(keyboard)
        selected = "" if in_bar else normal(self._body.textCursor().selectedText())
        in_lines = "\n" in selected
        words = "" if in_lines or len(selected) > LONGEST else selected
        if self._memory.now.is_pattern:
            words = _SIGNS.sub(r"\\\g<0>", words)
        self.bar.open(words, self._memory.now, replacing=replacing)
        if in_lines and self._search.scope is None:
            self.bar.ui.in_selection.setChecked(True)
        self._seek()

    def close(self) -> None:
        """Hide the bar, and select the place that was gone to last."""
        self.bar.hide()
        spot, self._spot = self._spot, None
        if spot is not None and spot.field != "body":
            self._pane.go_to(spot.field, spot.start, spot.end)
        else:
            self._body.setFocus(Qt.FocusReason.OtherFocusReason)
        if spot is not None and spot.field == "body":
            self._select(spot.start, spot.end)
        self._leave_scope()
        self._marks.clear()

    def press(self, event: QKeyEvent) -> bool:
        """Close the bar with Esc from the text as well."""
        if event.key() == Qt.Key.Key_Escape and self._is_open:
            self.close()
            return True
        return False

    # -- looking ----------------------------------------------------------------------------------------

    def _question(self) -> Question | None:
        """Return what is to be looked for; None if nothing ever was."""
        wanted = self.bar.swap.wanted if self._is_open else self._memory.last
        return Question(wanted, self._memory.now.all_fields) if wanted is not None else None

    def _look(self, after: int = 0) -> None:
        question = self._question()
        if question is not None:
            self._search.look(question, after)

    def _seek(self, after: int = 0) -> None:
        """Look, and go to the first place from the caret on."""
        self._seeking = True
        self._look(after)

    def _ask_anew(self) -> None:
        self._seek(SOON)

    def _switch(self, name: str, on: bool) -> None:
        self._memory.turn(**{name: on})
        if name != "keep_case":
            self._seek()

    def _follow(self) -> None:
        """Look again in a text that is another one now, if anybody sees what is found."""
        if self._is_open:
            self._look(PAUSE)

    def _say(self, sentence: str) -> None:
        """Say why it could not be looked for."""
        self._going, self._seeking = 0, False
        self._marks.clear()
        if self._is_open:
            self.bar.show_problem(sentence)
        else:
            self._place.messages.tell(sentence)

    def _arrive(self) -> None:
        """Show what was found, and do what was waiting for it."""
        hits = self._search.hits
        if self._is_open:
            spans, _first = hits.spans_of("body")
            self._marks.show(spans, self._search.units)
            self._point_out(hits.number_at(self._here()) if len(hits) else -1)
        self._go_on()

    def _point_out(self, number: int) -> None:
        if self._is_open:
            _spans, first = self._search.hits.spans_of("body")
            self._marks.point_out(number - first if number >= first else -1)
            self.bar.show_count(number, len(self._search.hits))

    # -- going there ------------------------------------------------------------------------------------

    def go(self, way: int) -> None:
        """Go to the next place (1), or to the one before (-1), round the ends."""
        if self._is_open:
            self._memory.remember(self.bar.swap, replaced=False)
        question = self._question()
        if question is None:
            self.open(replacing=False)
            return
        self._going, self._seeking = way, False
        if self._search.is_known(question):
            self._go_on()
        else:
            self._search.look(question)

    def _go_on(self) -> None:
        way, self._going = self._going, 0
        seeking, self._seeking = self._seeking, False
        hits, here = self._search.hits, self._here()
        if not len(hits):
            if way:
                self._place.messages.tell("It was not found in this story.")
        elif way > 0:
            self._go_to(hits.next_after(here), "end", "beginning")
        elif way < 0:
            self._go_to(hits.last_before(here), "beginning", "end")
        elif seeking:
            self._show(hits.next_from(Spot(here.field, here.part, here.start, here.start)) % len(hits))

    def _go_to(self, number: int, edge: str, other: str) -> None:
        total = len(self._search.hits)
        if not 0 <= number < total:
            self._place.messages.tell(f"The {edge} was reached; the search went on from the {other}.")
        self._show(number % total)

    def _here(self) -> Spot:
        """Return where the writer is."""
        if self._spot is not None:
            return self._spot
        cursor, units = self._body.textCursor(), self._search.units
        return Spot("body", 0, units.from_(cursor.selectionStart()), units.from_(cursor.selectionEnd()))

    def _show(self, number: int) -> None:
        """Go to a place; the keyboard stays in the bar if it is there."""
        spot = self._search.hits.spot(number)
        if spot.field == "body":
            # While the bar is open the mark is what shows it: a selection would hide that.
            self._select(spot.start, spot.start if self._is_open else spot.end)
            self._spot = spot if self._is_open else None
        else:
            self._spot = spot
            keyboard = QApplication.focusWidget()
            self._pane.go_to(spot.field, spot.start, spot.end)
            if keyboard is not None and self._is_open and self.bar.isAncestorOf(keyboard):
                # For any other reason a field that is left shows its selection no more.
                keyboard.setFocus(Qt.FocusReason.PopupFocusReason)
        self._point_out(number)

    def _select(self, start: int, end: int) -> None:
        """Select in the text, in code points."""
        cursor, to = self._body.textCursor(), self._search.units.to
        cursor.setPosition(to(start))
        cursor.setPosition(to(end), QTextCursor.MoveMode.KeepAnchor)
        self._moving = True
        self._body.setTextCursor(cursor)
        self._moving = False
        self._body.ensureCursorVisible()

    def _leave_spot(self) -> None:
        if not self._moving:
            self._spot = None

    # -- only in what is selected -----------------------------------------------------------------------

    def _turn_scope(self, on: bool) -> None:
        cursor = self._body.textCursor()
        if on and not cursor.hasSelection():
            self.bar.search_all()
            self._place.messages.tell("Nothing is selected. Select some of the text first.")
            return
        self._search.scope = cursor if on else None
        self._marks.set_scope(self._search.scope)
        if on:
            # From its beginning on; that it is what is searched its own colour says.
            start = QTextCursor(cursor)
            start.setPosition(cursor.selectionStart())
            self._body.setTextCursor(start)
            self._spot = None
        self._seek()

    def _leave_scope(self) -> None:
        self._search.stop()
        self._search.scope = self._spot = None
        self._marks.set_scope(None)
        if "bar" in vars(self):
            self.bar.search_all()

    # -- replacing --------------------------------------------------------------------------------------

    def _replace(self) -> None:
        """Replace the place at hand and go to the next; without one at hand, only go there."""
        hits = self._search.hits
        number = hits.number_at(self._here()) if self._knows() else -1
        if number < 0:
            self.go(1)
            return
        spot = hits.spot(number)
        some = [each for each in hits.pieces if each.field == spot.field]

        def put(made: Changes) -> None:
            here = [
                [each for each in changes if (piece.part, each.start, each.end) == spot[1:]]
                for piece, changes in zip(some, made, strict=True)
            ]
            self._write(some, here)
            behind = spot.start + sum(len(each.comes) for changes in here for each in changes)
            self._spot = Spot(spot.field, spot.part, behind, behind)
            self.go(1)

        self._change(some, put)

    def _replace_all(self) -> None:
        """Replace all that is counted, as one step to undo."""
        if not self._knows():
            self.go(1)
            return
        some = self._search.hits.pieces

        def put(made: Changes) -> None:
            meant = [self._meant(piece, changes) for piece, changes in zip(some, made, strict=True)]
            self._write(some, meant)
            number = sum(map(len, meant))
            self._place.messages.tell(f"{counted(number, 'place was', 'places were')} replaced.")
            self._look()

        self._change(some, put)

    def _knows(self) -> bool:
        """Say whether the places that are counted are still there."""
        question = self._question()
        return question is not None and self._search.is_known(question) and len(self._search.hits) > 0

    def _meant(self, piece: Piece, changes: Sequence[Change]) -> Sequence[Change]:
        """Return those of the changes that are in what is searched."""
        if self._search.scope is None or piece.field != "body":
            return changes
        spans, _first = self._search.hits.spans_of("body")
        starts = frozenset(spans.starts)
        return [each for each in changes if each.start in starts]

    def _change(self, some: Sequence[Piece], put: Callable[[Changes], None]) -> None:
        """Find out what comes in some places, and ``put`` it there if the text is still the same."""
        swap, version = self.bar.swap, self._search.version
        self._memory.remember(swap, replaced=True)

        def then(made: Changes) -> None:
            if version == self._search.version and not self._body.isReadOnly():
                put(made)

        self._place.background.run(
            Lane.WORLD,
            lambda: self._place.desk.replacing.changes(swap, [each.text for each in some]),
            owner=self,
            then=then,
            failed=lambda error: self._say(str(error)),
        )

    def _write(self, some: Sequence[Piece], made: Sequence[Sequence[Change]]) -> None:
        """Put changes into the text and into the fields of the form, as one step to undo."""
        self._one_step.do(lambda: self._put(some, made))

    def _put(self, some: Sequence[Piece], made: Sequence[Sequence[Change]]) -> None:
        to = self._search.units.to
        fields: dict[str, list[str]] = {}
        for piece, changes in zip(some, made, strict=True):
            if piece.field != "body":
                fits = [Change(each.start, each.end, fitted(piece.field, each.comes)) for each in changes]
                fields.setdefault(piece.field, []).append(changed(piece.text, fits))
            elif changes:
                self._body.put([(to(each.start), to(each.end), each.comes) for each in changes])
        for field, words in fields.items():
            self._pane.form.write(field, as_tags(words) if field == "keywords" else words)
