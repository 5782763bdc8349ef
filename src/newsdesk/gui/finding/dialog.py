"""The dialog that finds words in many stories, shows every place, and replaces what is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHeaderView, QWidget

from newsdesk._built.replace import Ui_ReplaceDialog
from newsdesk.domain.replacing import FIELDS, Found, Replaced, Swap, Wanted
from newsdesk.gui.finding.delegate import PlacesDelegate
from newsdesk.gui.finding.habits import FindHabits
from newsdesk.gui.finding.places import NOW, THEN, WHERE, PlacesModel
from newsdesk.gui.work_dialog import WorkDialog
from newsdesk.text.english import counted
from newsdesk.widgets.banner import BannerKind

#: Up to so many places every story is unfolded at once.
UNFOLDED = 2000

#: The most stories that a sentence names.
NAMED = 3


class Reach(Enum):
    """Which stories are looked at."""

    STORY = "story"
    MARKED = "marked"
    LIST = "list"
    EDITION = "edition"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which stories are looked at; ``edition`` is the uid of one."""

    reach: Reach
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants to be found, and where."""

    swap: Swap
    scope: Scope
    fields: tuple[str, ...]
    published: bool
    spiked: bool


class ReplaceDialog(WorkDialog):
    """Asks, shows the places found, and lets each be ticked.

    Signals: ``look_wanted`` (``Order``); ``replace_wanted`` the swap and the stories with the places chosen;
    ``place_wanted`` a ``Place`` is to be shown in its story; ``switched`` a switch that sticks was turned.
    ``show_found`` and ``show_replaced`` tell it what came of it.
    """

    look_wanted = Signal(object)
    replace_wanted = Signal(object, tuple)
    place_wanted = Signal(object)
    switched = Signal(str, bool)

    def __init__(self, habits: FindHabits, parent: QWidget | None = None, *, writable: bool) -> None:
        super().__init__(parent)
        self.ui = ui = Ui_ReplaceDialog()
        ui.setupUi(self)
        self.use(ui, ui.close)
        self._writable = writable
        self._asked: Order | None = None
        self._fields: dict[str, QCheckBox] = {name: getattr(ui, name) for name in FIELDS if name != "source"}
        self.model = PlacesModel(self)
        ui.list.setModel(self.model)
        ui.list.setItemDelegate(PlacesDelegate(ui.list))
        header = ui.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(WHERE, QHeaderView.ResizeMode.Interactive)
        for column in (NOW, THEN):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(WHERE, 150)
        self._fill(habits)
        self._connect()
        self._begin()

    def _fill(self, habits: FindHabits) -> None:
        ui = self.ui
        for box, words in ((ui.words, habits.words), (ui.by, habits.by)):
            box.addItems(words)
            box.setCompleter(None)  # type: ignore[arg-type]
            box.setCurrentIndex(-1)
        ui.words.setEditText(habits.words[0] if habits.words else "")
        for name in ("match_case", "whole_words", "is_pattern", "keep_case"):
            switch: QCheckBox = getattr(ui, name)
            switch.setChecked(getattr(habits, name))
            switch.toggled.connect(lambda on, name=name: self.switched.emit(name, on))
            switch.toggled.connect(self._change_mind)

    def _connect(self) -> None:
        ui = self.ui
        for box in (ui.words, ui.by):
            box.editTextChanged.connect(self._change_mind)
        for tick in (*self._fields.values(), ui.published, ui.spiked):
            tick.toggled.connect(self._change_mind)
        ui.scope.currentIndexChanged.connect(self._change_mind)
        ui.look.clicked.connect(self._look)
        ui.replace.clicked.connect(self._replace)
        ui.all.clicked.connect(lambda: self.model.choose_all(chosen=True))
        ui.none.clicked.connect(lambda: self.model.choose_all(chosen=False))
        ui.list.doubleClicked.connect(self._go_to)
        ui.list.installEventFilter(self)
        self.model.ticked.connect(self._count)

    # -- what is told -----------------------------------------------------------------------------------

    def set_scopes(self, scopes: Sequence[tuple[Scope, str]], chosen: Scope) -> None:
        """Offer these scopes, each in words; what was chosen stays chosen if it is among them."""
        before = self.ui.scope.currentData() if self.ui.scope.count() else chosen
        with QSignalBlocker(self.ui.scope):
            self.ui.scope.clear()
            for scope, words in scopes:
                self.ui.scope.addItem(words, scope)
            known = [scope for scope, _words in scopes]
            self.ui.scope.setCurrentIndex(known.index(before if before in known else chosen))

    def look_for(self, words: str) -> None:
        """Begin with these words, if there are any."""
        if words:
            self.ui.words.setEditText(words)
        self.ui.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_found(self, found: Found) -> None:
        """List what was found, or say that there is nothing."""
        left = _left_out(found)
        if not found.stories:
            self._begin()
            where = counted(found.looked_at, "story", "stories")
            self._say(BannerKind.INFO, f"There is no such place in {where}. {left}".strip())
            return
        self.show_page(self.ui.listing, "Cl&ose")
        self.ui.question.setEnabled(True)
        self.model.show(found.stories)
        for row in range(len(found.stories)):
            self.ui.list.setFirstColumnSpanned(row, QModelIndex(), True)
        self.ui.summary.setText(
            f"{counted(found.places, 'place')} in {len(found.stories):,}"
            f" of {counted(found.looked_at, 'story', 'stories')}. {left}"
        )
        if found.places <= UNFOLDED:
            self.ui.list.expandAll()
        self.ui.list.setCurrentIndex(self.model.index(0, 0))
        self.ui.list.setFocus()

    def show_replaced(self, done: Replaced) -> None:
        """Say what was replaced, what was passed over, and what readers may have to be told."""
        self._begin()
        places, stories = counted(done.places, "place"), counted(len(done.stories), "story", "stories")
        words = [f"Replaced in {places} of {stories}; undoing the last desk action takes it back."]
        if done.skipped:
            names = ", ".join(f"“{each}”" for each in done.skipped[:NAMED])
            more = f" and {len(done.skipped) - NAMED:,} more" if len(done.skipped) > NAMED else ""
            words.append(f"Passed over, because somebody changed them meanwhile: {names}{more}.")
        if done.published:
            out = counted(len(done.published), "story", "stories")
            words.append(f"Readers have {out} of these: a correction may be due.")
        self._say(BannerKind.WARNING if done.skipped or done.published else BannerKind.INFO, " ".join(words))

    def show_undone(self, kind: BannerKind, sentence: str) -> None:
        """Say why something was not done; places that were listed are listed still."""
        if self._asked is not None and self.model.rowCount():
            self.show_page(self.ui.listing, "Cl&ose")
            self.ui.question.setEnabled(True)
            self._count()
        else:
            self._begin()
            self.ui.words.setFocus()
        self._say(kind, sentence)

    # -- what is wanted ---------------------------------------------------------------------------------

    @property
    def order(self) -> Order:
        """What is asked for now."""
        ui = self.ui
        wanted = Wanted(
            ui.words.currentText(),
            ui.is_pattern.isChecked(),
            ui.whole_words.isChecked(),
            ui.match_case.isChecked(),
        )
        ticked = {name for name, tick in self._fields.items() if tick.isChecked()}
        if "place" in ticked:
            ticked.add("source")
        return Order(
            Swap(wanted, ui.by.currentText(), ui.keep_case.isChecked()),
            ui.scope.currentData(),
            tuple(each for each in FIELDS if each in ticked),
            ui.published.isChecked(),
            ui.spiked.isChecked(),
        )

    def _begin(self) -> None:
        """Show no places."""
        self._asked = None
        self.model.show(())
        self.show_page(self.ui.begin, "Cl&ose")
        self.ui.question.setEnabled(True)
        self.ui.look.setEnabled(True)

    def _change_mind(self) -> None:
        """Hear that something else is asked for: the places listed answer it no more."""
        self.ui.said.hide()
        if self._asked is not None:
            self._begin()

    def _look(self) -> None:
        order = self.order
        self.ui.said.hide()
        if not order.fields:
            self._say(BannerKind.WARNING, "Tick at least one field to look in.")
            return
        self.model.show(())
        self._asked = order
        self._work("Looking through the stories")
        self.look_wanted.emit(order)

    def _replace(self) -> None:
        if self._asked is not None:
            self.ui.said.hide()
            self._work("Replacing")
            self.replace_wanted.emit(self._asked.swap, self.model.chosen)

    def _work(self, words: str) -> None:
        self.ui.question.setEnabled(False)
        self.ui.look.setEnabled(False)
        self.ui.replace.setEnabled(False)
        self.show_working(words)

    def _count(self) -> None:
        """Say on the button how much would be replaced."""
        places, stories = self.model.counts
        where = f" in {counted(stories, 'story', 'stories')}" if stories > 1 else ""
        words = f"&Replace {counted(places, 'place')}{where}" if places else "&Replace"
        self.ui.replace.setText(words)
        self.ui.replace.setEnabled(bool(places) and self._writable and not self.is_running)
        self.ui.look.setEnabled(not self.is_running)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Return in the list lead into the story, and not look for everything anew."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key()
        if pressed in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and watched is self.ui.list:
            self._go_to(self.ui.list.currentIndex())
            return True
        return super().eventFilter(watched, event)

    def _go_to(self, index: QModelIndex) -> None:
        place = self.model.place(index)
        if place is not None:
            self.place_wanted.emit(place)

    def _say(self, kind: BannerKind, sentence: str) -> None:
        self.ui.said.show_message(kind, sentence)


def _left_out(found: Found) -> str:
    parts = [
        f"{number:,} {state}"
        for number, state in ((found.published, "published"), (found.spiked, "spiked"))
        if number
    ]
    return f"Left out: {' and '.join(parts)}." if parts else ""
