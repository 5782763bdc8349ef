"""The edition panel: which stories go out on a day, and in which order."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from newsdesk._built.edition_panel import Ui_EditionPanel
from newsdesk.domain.days import day
from newsdesk.domain.edition import Edition, EditionName
from newsdesk.domain.story import StorySummary
from newsdesk.gui.countries import country_choices
from newsdesk.gui.dragging import STORIES_MIME
from newsdesk.gui.panels.edition_model import EditionModel
from newsdesk.gui.panels.lines_delegate import LinesDelegate
from newsdesk.text.english import counted


class EditionPanel(QWidget):
    """Shows one edition, lets another be chosen, and lets its stories be put in order.

    Signals: ``edition_chosen`` (uid); ``order_wanted``, ``add_wanted`` and ``removal_wanted`` (uid of the
    edition, tuple of uids of stories); ``export_wanted`` (the one that is shown); ``new_wanted``;
    ``story_wanted`` (uid of a story to open). An order may hold stories that are new to the edition: they
    were dropped in between.
    """

    edition_chosen = Signal(str)
    order_wanted = Signal(str, tuple)
    add_wanted = Signal(str, tuple)
    removal_wanted = Signal(str, tuple)
    export_wanted = Signal()
    new_wanted = Signal()
    story_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_EditionPanel()
        self.ui.setupUi(self)
        self._shown = ""
        self._marked: tuple[str, ...] = ()
        self._read_only = False
        self._model = EditionModel(country_choices(), self)
        self.ui.stories.setModel(self._model)
        self.ui.stories.setItemDelegate(LinesDelegate(self.ui.stories))
        self.ui.stories.accept_mime(STORIES_MIME)
        # The sentence stands where the first story will.
        QVBoxLayout(self.ui.stories.viewport()).addWidget(self.ui.hint)
        self._connect()
        self._follow_stories()

    def show_editions(
        self, editions: Sequence[EditionName], shown: Edition | None, stories: tuple[StorySummary, ...]
    ) -> None:
        """Show all editions to choose from, newest first, and the stories of one of them in its order."""
        newest_first = sorted(editions, key=lambda each: each.date, reverse=True)
        with QSignalBlocker(self.ui.choice):
            self.ui.choice.clear()
            for each in newest_first:
                self.ui.choice.addItem(_named(each), each.uid)
            self.ui.choice.setCurrentIndex(self.ui.choice.findData(shown.uid) if shown else -1)
        same = shown is not None and shown.uid == self._shown
        self._shown = shown.uid if shown else ""
        self.ui.pages.setCurrentWidget(self.ui.edition_page if editions else self.ui.empty_page)
        self.ui.facts.setText(_facts(shown) if shown else "")
        self.ui.rates.setText(_rates(shown) if shown else "")
        self.ui.rates.setVisible(bool(shown and shown.rates))
        current, row = self._current(), self.ui.stories.currentIndex().row()
        self._model.show_stories(stories)
        self._go_to(current, row if same else -1)
        self._follow_stories()

    def take_keyboard(self) -> None:
        """Put the keyboard into the list of stories: on the first, where none was chosen yet."""
        self._go_to(self._current(), 0)
        self.ui.stories.setFocus()

    def set_marked_stories(self, uids: tuple[str, ...]) -> None:
        """Hear which stories are marked in the story list: those that “Add” would add."""
        self._marked = uids
        self._follow_stories()

    def set_read_only(self, read_only: bool) -> None:
        """Let editions be looked at but not changed."""
        self._read_only = read_only
        self.ui.stories.set_read_only(read_only)
        for button in (self.ui.new_edition, self.ui.first_edition):
            button.setEnabled(not read_only)
        self._follow_stories()

    def _connect(self) -> None:
        self.ui.choice.activated.connect(self._choose)
        self.ui.new_edition.clicked.connect(self.new_wanted)
        self.ui.first_edition.clicked.connect(self.new_wanted)
        self.ui.stories.order_changed.connect(self._tell_order)
        self.ui.stories.removal_wanted.connect(self._tell_removal)
        self.ui.stories.mime_dropped.connect(self._take_dropped)
        self.ui.stories.activated.connect(self._tell_story)
        self.ui.stories.selectionModel().currentChanged.connect(self._follow_stories)
        self.ui.add.clicked.connect(self._tell_added)
        self.ui.remove.clicked.connect(self._remove_current)
        self.ui.export_edition.clicked.connect(self.export_wanted)

    def _current(self) -> str:
        index = self.ui.stories.currentIndex()
        return str(index.data(Qt.ItemDataRole.UserRole)) if index.isValid() else ""

    def _go_to(self, uid: str, row: int) -> None:
        """Put the cursor back on a story; if that is gone, on the one now in its row (-1: on none)."""
        uids = self._model.uids()
        if (row := uids.index(uid) if uid in uids else min(row, len(uids) - 1)) >= 0:
            index = self._model.index(row)
            clear = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.ui.stories.selectionModel().setCurrentIndex(index, clear)

    def _follow_stories(self) -> None:
        """Offer what can be done with what is shown and marked."""
        filled, may = self._model.rowCount() > 0, not self._read_only
        self.ui.hint.setVisible(not filled)
        self.ui.export_edition.setEnabled(may and filled)
        self.ui.remove.setEnabled(may and bool(self._current()))
        self.ui.add.setEnabled(may and bool(set(self._marked) - set(self._model.uids())))

    def _choose(self, row: int) -> None:
        uid = self.ui.choice.itemData(row)
        if uid != self._shown:
            self.edition_chosen.emit(uid)

    def _tell_order(self, uids: list[str]) -> None:
        self.order_wanted.emit(self._shown, tuple(uids))

    def _take_dropped(self, data: bytes, gap: int) -> None:
        """Ask for an order in which the dropped stories (a JSON list of uids) stand where they fell."""
        dropped = [str(uid) for uid in json.loads(data)]
        uids = self._model.uids()
        before = [uid for uid in uids[:gap] if uid not in dropped]
        after = [uid for uid in uids[gap:] if uid not in dropped]
        self.order_wanted.emit(self._shown, (*before, *dropped, *after))

    def _tell_added(self) -> None:
        self.add_wanted.emit(self._shown, self._marked)

    def _tell_removal(self, uid: str) -> None:
        self.removal_wanted.emit(self._shown, (uid,))

    def _remove_current(self) -> None:
        self._tell_removal(self._current())

    def _tell_story(self, index: QModelIndex) -> None:
        self.story_wanted.emit(str(index.data(Qt.ItemDataRole.UserRole)))


def _named(edition: EditionName) -> str:
    return f"{day(edition.date)} · {edition.title}" if edition.title else day(edition.date)


def _facts(edition: Edition) -> str:
    stories = counted(len(edition.entries), "story", "stories")
    if not edition.rates:
        return f"{stories} · no rates frozen with it"
    latest = max(rate.effective for rate in edition.rates)
    return f"{stories} · with the rates of {day(latest)}"


def _rates(edition: Edition) -> str:
    """Write the frozen rates as the ticker prints them: "KGS/USD 0.01144 · KZT/USD 0.00192"."""
    # Held together by a word joiner and a no-break space, so that lines break between pairs only.
    return " · ".join(f"{rate.base}/\u2060{rate.quote}\u00a0{rate.value}" for rate in edition.rates)
