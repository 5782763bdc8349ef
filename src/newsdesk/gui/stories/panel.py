"""The list of stories with its search field."""

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from newsdesk._built.story_list import Ui_StoryList
from newsdesk.domain.query import Sort
from newsdesk.domain.story import StorySummary
from newsdesk.gui.colors import ThemeColors
from newsdesk.gui.dragging import stories_data
from newsdesk.gui.folders.folder import ALL, Folder
from newsdesk.gui.stories.columns import SORT_NAMES
from newsdesk.gui.stories.delegate import CardDelegate, LineDelegate
from newsdesk.gui.stories.emptiness import Emptiness
from newsdesk.gui.stories.header import StoryHeader
from newsdesk.gui.stories.marks import Marks
from newsdesk.gui.stories.model import StoryListModel
from newsdesk.gui.stories.query_help import QueryHelp
from newsdesk.gui.stories.reading import Answer
from newsdesk.gui.stories.sort_menu import SortMenu
from newsdesk.gui.stories.state import ListState
from newsdesk.text.english import counted
from newsdesk.widgets.giving_way import GivingWay
from newsdesk.widgets.waiting import once

#: Milliseconds from the last letter of a search to the search.
SEARCH_PAUSE = 120
#: Pixels for the folder's name beside the search field.
FOLDER_NAME = 110
#: Room for these words is kept beside the buttons for marked stories.
MANY_MARKED = "9,999 marked"


class StoryListPanel(QWidget):
    """Shows stories and lets one be opened, several be chosen, and pages be dropped.

    Signals: ``story_chosen`` the uid of the story the cursor is on; ``selection_changed`` the uids of all
    that are marked (tuple); ``writing_wanted`` the keyboard is to go into the text of the story the cursor
    is on; ``marks_wanted`` rows whose uids ``marks.take`` is to be told; ``rows_wanted``
    the first and the last row that can be seen; ``query_changed`` somebody wants to see other stories
    (``words``, ``folder``, ``sort``); ``everywhere_wanted`` to look for the same in all folders;
    ``folders_wanted`` to choose another folder; ``pages_dropped`` a list of ``Path``; ``copy_dropped`` text.
    """

    story_chosen = Signal(str)
    selection_changed = Signal(tuple)
    writing_wanted = Signal()
    marks_wanted = Signal(tuple)
    rows_wanted = Signal(int, int)
    query_changed = Signal()
    everywhere_wanted = Signal()
    folders_wanted = Signal()
    pages_dropped = Signal(list)
    copy_dropped = Signal(str)

    def __init__(self, model: StoryListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_StoryList()
        self.ui.setupUi(self)
        self.model = model
        self._sort = Sort()
        self._quiet = False
        self._opened = ""
        self._menu_actions: tuple[QAction | None, ...] = ()
        view = self.ui.list
        view.setModel(model)
        view.drag_data = self._dragged
        self.marks = Marks(view, model)
        self.header = StoryHeader(view)
        self._cards, self._lines = CardDelegate(model, view), LineDelegate(model, view)
        self._emptiness = Emptiness(self.ui)
        self._help = QueryHelp(self.ui.search, self)
        self.ui.help_button.setMenu(self._help)
        self._sorts = SortMenu(self.header, self)
        self.ui.sort_button.setMenu(self._sorts)
        self._pause = once(self, self.query_changed, SEARCH_PAUSE)
        self.ui.explanation.hide()
        self.set_folder(ALL)
        self.set_compact(False)
        self._show_sort()
        self._listen()

    def _listen(self) -> None:
        ui, view = self.ui, self.ui.list
        ui.search.textChanged.connect(self._pause.start)
        ui.search.returnPressed.connect(self._go_to_first)
        ui.folder_button.clicked.connect(self.folders_wanted)
        ui.everywhere_button.clicked.connect(self.everywhere_wanted)
        ui.unmark_button.clicked.connect(self.unmark)
        self.header.sort_wanted.connect(self.set_sort)
        self._sorts.sort_wanted.connect(self.set_sort)
        self.marks.changed.connect(self._tell_marks)
        self.marks.wanted.connect(self.marks_wanted)
        view.selectionModel().currentRowChanged.connect(self._tell_current)
        self.model.dataChanged.connect(self._tell_late)
        view.view_moved.connect(lambda: self.rows_wanted.emit(*view.shown_rows()))
        view.files_dropped.connect(self._tell_files)
        view.text_dropped.connect(self.copy_dropped)
        view.typed.connect(self._type)
        view.customContextMenuRequested.connect(self._show_menu)
        self._key(Qt.Key.Key_Escape, ui.search, self._escape)
        self._key(Qt.Key.Key_Down, ui.search, self._go_to_first)
        self._key(Qt.Key.Key_Escape, view, self._leave)
        # Not the view's own ``activated``: on some desktops one click is enough for that.
        self._key(Qt.Key.Key_Return, view, self.writing_wanted)
        self._key(Qt.Key.Key_Enter, view, self.writing_wanted)
        view.doubleClicked.connect(lambda _index: self.writing_wanted.emit())

    def _key(self, key: Qt.Key, widget: QWidget, work: object) -> None:
        shortcut = QShortcut(QKeySequence(key), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(work)

    # -- what is asked for ------------------------------------------------------------------------------

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.ui.search.text().strip()

    @property
    def folder(self) -> Folder:
        """The folder that is shown."""
        return self._folder

    @property
    def query(self) -> str:
        """What the list shows, in the search's language: the folder's query and what is looked for in it."""
        return f"{self._folder.query} {self.words}".strip()

    @property
    def sort(self) -> Sort:
        """The order of the list."""
        return self._sort

    def set_folder(self, folder: Folder) -> None:
        """Show a folder; whoever shows its stories does that."""
        self._folder = folder
        button = self.ui.folder_button
        name = button.fontMetrics().elidedText(folder.name, Qt.TextElideMode.ElideRight, FOLDER_NAME)
        button.setText(f"{name} ▾")
        button.setAccessibleName(self.tr("Folder: {}").format(folder.name))

    def set_sort(self, sort: Sort) -> None:
        """Ask for the list in another order."""
        if sort != self._sort:
            self._sort = sort
            self._show_sort()
            self.query_changed.emit()

    def start_search(self) -> None:
        """Put the keyboard into the search field."""
        self.ui.search.setFocus()
        self.ui.search.selectAll()

    def search_for(self, words: str) -> None:
        """Look for something at once."""
        self.ui.search.setText(words)
        self._pause.stop()

    def explain(self, problems: tuple[str, ...]) -> None:
        """Say quietly what in a search made no sense."""
        self.ui.explanation.setText("\n".join(problems))
        self.ui.explanation.setVisible(bool(problems))

    # -- how it looks -----------------------------------------------------------------------------------

    def set_colors(self, colors: ThemeColors) -> None:
        """Draw in the colours of a theme."""
        self._cards.colors = self._lines.colors = colors
        self.ui.list.viewport().update()

    def set_compact(self, compact: bool) -> None:
        """Show a line with columns for each story, or a card."""
        view = self.ui.list
        delegate = self._lines if compact else self._cards
        self.header.set_compact(compact)
        view.setItemDelegate(delegate)
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        view.setHorizontalScrollBarPolicy(needed if compact else never)
        view.verticalHeader().setMinimumSectionSize(1)
        view.verticalHeader().setDefaultSectionSize(delegate.row_height)
        view.scrollTo(view.currentIndex())

    def set_read_only(self, read_only: bool) -> None:
        """Take nothing that is dropped, and offer nothing that changes the newsroom."""
        self.ui.list.takes_drops = not read_only
        self._emptiness.may_write = not read_only

    def state(self) -> ListState:
        """Return how somebody arranged the list."""
        return ListState(
            compact=self.header.compact, columns=self.header.columns, sort=self._sort, folder=self._folder
        )

    def restore(self, state: ListState) -> None:
        """Arrange the list as it was."""
        self._sort = state.sort
        self.set_folder(state.folder)
        self.header.columns = state.columns
        self.set_compact(state.compact)
        self._show_sort()

    def offer(self, buttons: tuple[QToolButton, ...], menu: tuple[QAction | None, ...]) -> None:
        """Offer work on marked stories: buttons beside their number, and a menu (None: a line between).

        Where there is no room for all of them, the last button stays.
        """
        for place, button in enumerate(buttons):
            self.ui.marked_row.insertWidget(1 + place, button)
        bar, row, words = self.ui.marked_bar, self.ui.marked_row, self.ui.marked_words
        GivingWay(bar, row, words, MANY_MARKED, buttons[:-1])
        self._menu_actions = menu

    # -- what is shown ----------------------------------------------------------------------------------

    @property
    def current(self) -> str:
        """The uid of the story the cursor is on, or ""."""
        story = self.model.story(self.ui.list.currentIndex().row())
        return story.uid if story else ""

    @property
    def opened(self) -> str:
        """The uid of the story that the list opened last, whether it is shown or not."""
        return self._opened

    def selected(self) -> tuple[str, ...]:
        """Return the uids of all marked stories, in the list's order."""
        return self.marks.uids

    def meant(self, opened: str) -> tuple[str, ...]:
        """Return the uids of all marked stories, or else ``opened``, the one that is written ("": none is).

        While it is not known yet which are marked, nothing is meant: least of all only the open one.
        """
        if self.marks.count:
            return self.marks.uids
        return (opened,) if opened else ()

    def show_first(self, stories: tuple[StorySummary, ...]) -> None:
        """Show the first page of the answer to another question; more may follow with ``show_rest``."""
        self._quiet = True
        self.model.begin(stories)
        self.marks.only(self.model.row_of(self._opened))
        self.ui.list.scrollToTop()
        self._quiet = False
        self._show_emptiness()

    def show_rest(self, reading: Answer) -> None:
        """Show how many there are, and the cursor on the story sought."""
        self._quiet = True
        self.model.set_count(reading.count)
        for number, stories in reading.pages.items():
            self.model.add_page(number, stories)
        if reading.row >= 0 and reading.row != self.ui.list.currentIndex().row():
            self.marks.only(reading.row)
            self.ui.list.scrollTo(self.ui.list.currentIndex())
        self._quiet = False
        self._show_emptiness()

    def renew(self, reading: Answer) -> None:
        """Show the answer to the same question as it is now; cursor and marks stay with their stories."""
        view = self.ui.list
        scrolled, seen = view.verticalScrollBar().value(), self._current_is_seen()
        self._quiet = True
        moved = self.model.renew(reading.count, reading.pages)
        if moved or reading.marks != self.marks.ranges or reading.row != view.currentIndex().row():
            self.marks.put(reading.marks, reading.row, reading.uids)
        if moved:
            view.verticalScrollBar().setValue(scrolled)
            if seen:
                view.scrollTo(view.currentIndex())
        self._quiet = False
        self._show_emptiness()

    def go_to(self, uid: str) -> None:
        """Put the cursor on a story that is here, which opens it."""
        if (row := self.model.row_of(uid)) >= 0:
            self.go_to_row(row)

    def go_to_row(self, row: int) -> None:
        """Put the cursor on a row, which opens its story."""
        index, flags = self.model.index(row, 0), QItemSelectionModel.SelectionFlag
        # Not the view's own way, which heeds whatever keys are held down.
        self.ui.list.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.ui.list.scrollTo(index)

    def open_elsewhere(self, uid: str) -> None:
        """Open a story that is not in the list."""
        self._opened = uid
        self.story_chosen.emit(uid)

    def step(self, rows: int) -> None:
        """Move the cursor down (or up, below 0) by some rows, which opens that story."""
        row = self.ui.list.currentIndex().row() + rows
        if 0 <= row < self.model.rowCount():
            self.go_to_row(row)

    def mark_all(self) -> None:
        """Mark every story that was found."""
        self.ui.list.setFocus()
        self.ui.list.selectAll()

    def unmark(self) -> None:
        """Mark none but the story the cursor is on."""
        self.marks.only(self.ui.list.currentIndex().row())

    # -- what happens -----------------------------------------------------------------------------------

    def _current_is_seen(self) -> bool:
        first, last = self.ui.list.shown_rows()
        return first <= self.ui.list.currentIndex().row() <= last

    def _show_emptiness(self) -> None:
        count = self.model.rowCount()
        self.ui.pages.setCurrentWidget(self.ui.list if count else self.ui.empty)
        self._emptiness.show(self._folder, self.words)
        self.ui.number.setText(f"{count:,} found" if self.words else counted(count, "story", "stories"))

    def _show_sort(self) -> None:
        arrow = "↓" if self._sort.descending else "↑"
        self.ui.sort_button.setText(f"{SORT_NAMES[self._sort.key]} {arrow}")
        self.header.show_sort(self._sort)
        self._sorts.sort = self._sort

    def _tell_current(self, index: QModelIndex) -> None:
        story = self.model.story(index.row())
        if story is not None and not self._quiet and story.uid != self._opened:
            self._opened = story.uid
            self.story_chosen.emit(story.uid)

    def _tell_late(self, first: QModelIndex, last: QModelIndex) -> None:
        """Open the story the cursor is on if it was not here when the cursor came."""
        current = self.ui.list.currentIndex()
        if first.row() <= current.row() <= last.row():
            self._tell_current(current)

    def _tell_marks(self, uids: tuple[str, ...]) -> None:
        number = self.marks.count
        many = number > 1
        self.ui.marked_words.setText(f"{number:,} marked")
        self.ui.bars.setCurrentWidget(self.ui.marked_bar if many else self.ui.answer_bar)
        self.selection_changed.emit(uids)

    def _go_to_first(self) -> None:
        self.ui.list.setFocus()
        if not self.ui.list.currentIndex().isValid():
            self.step(1)

    def _escape(self) -> None:
        """Clear the search, at once; where there is none, go back to the list."""
        if self.ui.search.text():
            self.ui.search.clear()
            self._pause.stop()
            self.query_changed.emit()
        else:
            self.ui.list.setFocus()

    def _leave(self) -> None:
        """Take back one thing at a time: the marks, then the search."""
        if self.marks.count > 1:
            self.unmark()
        elif self.ui.search.text():
            self._escape()

    def _type(self, letter: str) -> None:
        """Look for what is typed while the keyboard is in the list."""
        self.ui.search.setFocus()
        self.ui.search.setText(letter)

    def _dragged(self) -> QMimeData | None:
        return stories_data(self.marks.uids) if self.marks.uids else None

    def _show_menu(self, place: QPoint) -> None:
        if self.marks.count:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for action in self._menu_actions:
                menu.addSeparator() if action is None else menu.addAction(action)
            menu.popup(self.ui.list.viewport().mapToGlobal(place))

    def _tell_files(self, paths: list[Path]) -> None:
        self.pages_dropped.emit(paths)
