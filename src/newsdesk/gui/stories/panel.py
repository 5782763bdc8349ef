"""The list of stories with its search field."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from newsdesk._built.story_list import Ui_StoryList
from newsdesk.domain.story import Status, StorySummary
from newsdesk.gui.stories.delegate import StoryDelegate
from newsdesk.gui.stories.model import StoryListModel
from newsdesk.gui.theme import ChipColors

#: Milliseconds from the last letter of a search to the search.
SEARCH_PAUSE = 120


class StoryListPanel(QWidget):
    """Shows stories and lets one be opened, several be chosen, and pages be dropped.

    Signals: ``story_chosen`` the uid of the story the cursor is on; ``selection_changed`` the uids of all
    that are marked (tuple); ``query_changed`` somebody wants to see other stories (``words``, ``status``);
    ``pages_dropped`` a list of ``Path``; ``copy_dropped`` text.
    """

    story_chosen = Signal(str)
    selection_changed = Signal(tuple)
    query_changed = Signal()
    pages_dropped = Signal(list)
    copy_dropped = Signal(str)

    def __init__(self, model: StoryListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_StoryList()
        self.ui.setupUi(self)
        self._model = model
        self._quiet = False
        self._opened = ""
        view = self.ui.list
        view.setModel(model)
        self._delegate = StoryDelegate(model, view)
        view.setItemDelegate(self._delegate)
        view.setDragEnabled(True)
        view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.ui.status.addItem(self.tr("All"), "")
        for status in Status:
            self.ui.status.addItem(status.value.capitalize(), status.value)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE)
        self._pause.timeout.connect(self.query_changed)
        self.ui.search.textChanged.connect(self._pause.start)
        self.ui.search.returnPressed.connect(self._go_to_first)
        self.ui.status.currentIndexChanged.connect(self.query_changed)
        view.selectionModel().currentChanged.connect(self._tell_current)
        view.selectionModel().selectionChanged.connect(
            lambda *_: self.selection_changed.emit(self.selected())
        )
        view.files_dropped.connect(self._tell_files)
        view.text_dropped.connect(self.copy_dropped)

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.ui.search.text().strip()

    @property
    def status(self) -> Status | None:
        """The only state shown, or None for all that are not spiked."""
        # Qt hands an enum of strings back as a plain string.
        chosen = self.ui.status.currentData()
        return Status(chosen) if chosen else None

    @property
    def current(self) -> str:
        """The uid of the story the cursor is on, or ""."""
        story = self._at(self.ui.list.currentIndex())
        return story.uid if story else ""

    def set_chips(self, chips: Mapping[Status, ChipColors]) -> None:
        """Draw states in these colours."""
        self._delegate.chips = chips
        self.ui.list.viewport().update()

    def selected(self) -> tuple[str, ...]:
        """Return the uids of all chosen stories, in the list's order."""
        rows = sorted(index.row() for index in self.ui.list.selectionModel().selectedIndexes())
        return tuple(story.uid for row in rows if (story := self._at(self._model.index(row))))

    def _at(self, index: QModelIndex) -> StorySummary | None:
        from_model = index.data(Qt.ItemDataRole.UserRole)
        return from_model if isinstance(from_model, StorySummary) else None

    def show_stories(self, stories: Sequence[StorySummary]) -> None:
        """Show these stories; the cursor stays on its story, or comes back to it with the story itself."""
        kept, chosen = self.current or self._opened, set(self.selected())
        self._quiet = True
        if self._model.set_stories(stories) and kept:
            self._select(kept, chosen)
        self._quiet = False
        self._show_emptiness(empty=not stories)

    def _select(self, current: str, chosen: set[str]) -> None:
        selection = self.ui.list.selectionModel()
        for uid in chosen:
            if (row := self._model.row_of(uid)) >= 0:
                selection.select(self._model.index(row), QItemSelectionModel.SelectionFlag.Select)
        if (row := self._model.row_of(current)) >= 0:
            index = self._model.index(row)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)
            self.ui.list.scrollTo(index)

    def _show_emptiness(self, *, empty: bool) -> None:
        self.ui.pages.setCurrentWidget(self.ui.empty if empty else self.ui.list)
        searching = bool(self.words) or self.status is not None
        if searching:
            sought = f" with “{self.words}”" if self.words else ""
            words = f"No stories{sought} here. Search for less, or show all states."
        else:
            words = "No stories yet. Take in last night’s page, or write one."
        self.ui.empty_words.setText(words)
        self.ui.import_button.setHidden(searching)
        self.ui.new_button.setHidden(searching)

    def go_to(self, uid: str) -> None:
        """Put the cursor on a story, which opens it."""
        if (row := self._model.row_of(uid)) >= 0:
            self.ui.list.setCurrentIndex(self._model.index(row))

    def step(self, rows: int) -> None:
        """Move the cursor down (or up, below 0) by some rows, which opens that story."""
        row = self.ui.list.currentIndex().row() + rows
        if 0 <= row < self._model.rowCount():
            self.ui.list.setCurrentIndex(self._model.index(row))

    def start_search(self) -> None:
        """Put the keyboard into the search field."""
        self.ui.search.setFocus()
        self.ui.search.selectAll()

    def show_all(self) -> None:
        """Forget what was looked for."""
        self.ui.search.clear()
        self.ui.status.setCurrentIndex(0)

    def _go_to_first(self) -> None:
        self.ui.list.setFocus()
        if not self.ui.list.currentIndex().isValid():
            self.step(1)

    def _tell_current(self, index: QModelIndex) -> None:
        story = self._at(index)
        if story is not None and not self._quiet:
            self._opened = story.uid
            self.story_chosen.emit(story.uid)

    def _tell_files(self, paths: list[Path]) -> None:
        self.pages_dropped.emit(paths)
