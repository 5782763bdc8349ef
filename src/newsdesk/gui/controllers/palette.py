"""The command palette: collects what there is, finds stories, and does what is chosen."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from newsdesk.domain.days import day
from newsdesk.domain.edition import EditionName
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import Story, StorySummary, titled
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.menus import entries
from newsdesk.gui.palette.items import Asked, Item, Kind, Row, prepared, remembered, rows
from newsdesk.gui.palette.panel import Palette
from newsdesk.gui.phrases import ago
from newsdesk.gui.workplace import Workplace
from newsdesk.text.folding import found
from newsdesk.text.query import parse
from newsdesk.widgets.writing.headings import Headings

#: So many stories are looked for; who wants more has the list.
STORIES = 12


class PaletteController(QObject):
    """Stands between the palette, the menus and the desk.

    ``why_not`` says why an action (its name) is grey. ``recent`` is what was chosen lately, the newest first.

    Signals: ``story_wanted`` (uid), ``edition_wanted`` (uid).
    """

    story_wanted = Signal(str)
    edition_wanted = Signal(str)

    def __init__(self, place: Workplace, editor: EditorController, headings: Headings) -> None:
        super().__init__(place.window)
        self._place, self._window = place, place.window
        self._editor, self._headings = editor, headings
        self.why_not: Callable[[str], str] = lambda _name: ""
        self.recent: tuple[str, ...] = ()
        self._palette: Palette | None = None
        self._actions: dict[str, QAction] = {}
        self._items: tuple[Item, ...] = ()
        self._editions: tuple[Item, ...] = ()
        self._stories: tuple[Row, ...] = ()
        self._typed = ""
        self._asking = self._again = False
        self._awaited = ""
        editor.opened.connect(self._arrive)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("palette", self.turn),)

    @property
    def palette(self) -> Palette:
        """The palette, made when it is first asked for."""
        if self._palette is None:
            self._palette = Palette(self._window)
            self._palette.typed.connect(self._look)
            self._palette.chosen.connect(self._choose)
        return self._palette

    def turn(self) -> None:
        """Show the palette, or put it away."""
        if self.palette.isVisible():
            self.palette.leave()
            return
        self._items = (*self._list_actions(), *self._list_headings())
        self._look("")
        self.palette.open()
        editions = self._place.desk.editions
        self._place.background.run(
            Lane.READ,
            lambda: prepared(map(_edition, editions.names())),
            owner=self,
            then=self._take_editions,
        )

    # -- what there is ----------------------------------------------------------------------------------

    def _list_actions(self) -> Iterator[Item]:
        self._actions = {}
        for entry in entries(self._window.ui.menu_bar):
            action, name = entry.action, entry.action.objectName()
            if not name or not action.isVisible() or name == "palette":
                continue
            self._actions[name] = action
            beside = " › ".join(entry.path)
            if action.isChecked():
                beside += " · on"
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Item(Kind.ACTION, name, entry.words, beside, keys, self._why_grey(name, action))

    def _why_grey(self, name: str, action: QAction) -> str:
        if action.isEnabled():
            return ""
        # A way of the workflow knows it best, and says it where others say what they do.
        told = action.statusTip() if name.startswith("way_") else self.why_not(name)
        return told.rstrip(".") or "not now"

    def _list_headings(self) -> Iterator[Item]:
        for place, each in enumerate(self._headings.all):
            yield Item(Kind.HEADING, str(place), each.words, f"heading {each.level}")

    def _take_editions(self, editions: tuple[Item, ...]) -> None:
        self._editions = editions
        self._show()

    # -- looking ----------------------------------------------------------------------------------------

    def _look(self, typed: str) -> None:
        """Show what fits at once, and what the archive has as soon as it has answered."""
        self._typed = typed
        asked = Asked.read(typed)
        if not (asked.words and asked.wants(Kind.STORY)):
            self._stories = ()
        self._show(first=True)
        if asked.words and asked.wants(Kind.STORY):
            self._ask()

    def _ask(self) -> None:
        """Look for stories; while one search is under way, only the newest question is remembered."""
        if self._asking:
            self._again = True
            return
        self._asking = True
        typed, query, desk = self._typed, parse(Asked.read(self._typed).words), self._place.desk
        self._place.background.run(
            Lane.READ,
            lambda: desk.finding.page(query, Sort(), 0, STORIES).rows,
            owner=self,
            then=partial(self._take_stories, typed, query),
            failed=lambda _error: self._take_stories(typed, query, ()),
        )

    def _take_stories(self, typed: str, query: Query, stories: tuple[StorySummary, ...]) -> None:
        self._asking = False
        again, self._again = self._again, False
        if typed == self._typed:
            self._stories = tuple(self._story(each, query) for each in stories)
            self._show()
        elif again and Asked.read(self._typed).words:
            self._ask()

    def _story(self, story: StorySummary, query: Query) -> Row:
        words = titled(story.headline)
        beside = f"{story.status} · {ago(story.updated, self._place.desk.newsroom.clock.now())}"
        return Row(Item(Kind.STORY, story.uid, words, beside), found(words, query.words))

    def _show(self, *, first: bool = False) -> None:
        asked = Asked.read(self._typed)
        shown = (*rows(asked, (*self._items, *self._editions), self.recent), *self._stories)
        nothing = "" if self._asking else f"Nothing fits “{asked.words}”."
        self.palette.show_rows(shown, kept=not first, nothing=nothing)

    # -- doing ------------------------------------------------------------------------------------------

    def _choose(self, item: Item) -> None:
        if item.why_not:
            self._place.messages.tell(f"“{item.words}”: {item.why_not}.")
            return
        if item.kind is not Kind.HEADING:
            self.recent = remembered(self.recent, item.mark)
        match item.kind:
            case Kind.ACTION:
                self._actions[item.name].trigger()
            case Kind.STORY:
                self._open(item.name)
            case Kind.EDITION:
                self.edition_wanted.emit(item.name)
            case Kind.HEADING:
                self._headings.go_to(int(item.name))
                self._window.panes.editor.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, uid: str) -> None:
        # Only once it is open may the keyboard go into its text: until then that is another story's.
        self._awaited = uid
        self._window.panes.stories.ui.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.story_wanted.emit(uid)
        if self._editor.uid == uid:
            self._arrive_at(uid)

    def _arrive(self, story: Story) -> None:
        self._arrive_at(story.uid)

    def _arrive_at(self, uid: str) -> None:
        if uid == self._awaited:
            self._awaited = ""
            self._window.panes.editor.body.setFocus(Qt.FocusReason.OtherFocusReason)


def _edition(name: EditionName) -> Item:
    words = f"{name.title}, {day(name.date)}" if name.title else f"Edition of {day(name.date)}"
    return Item(Kind.EDITION, name.uid, words, f"edition · {name.date}")
