"""The edition panel: which stories go out on a day, under which headings, and in which order."""

import json
from collections.abc import Mapping, Sequence
from html import escape
from types import MappingProxyType

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QMenu, QVBoxLayout, QWidget

from newsdesk._built.edition_panel import Ui_EditionPanel
from newsdesk.domain.edition import Edition, EditionName, Entry
from newsdesk.domain.layout import sections
from newsdesk.domain.sent import Since
from newsdesk.domain.story import StorySummary
from newsdesk.gui.countries import country_choices
from newsdesk.gui.dragging import STORIES_MIME
from newsdesk.gui.icons import icon
from newsdesk.gui.panels.edition_delegate import EditionDelegate
from newsdesk.gui.panels.edition_model import EditionModel
from newsdesk.gui.panels.edition_wording import changed, facts, named, rates, went_out
from newsdesk.gui.phrases import day_with_weekday

NOWHERE_ELSE: Mapping[str, tuple[EditionName, ...]] = MappingProxyType({})


class EditionPanel(QWidget):
    """Shows one edition, lets another be chosen, and lets it be laid out.

    Signals: ``edition_chosen`` (uid); ``layout_wanted`` (uid, the tuple of ``Entry`` that is wanted, and the
    one before it), in the first of which stories may be that are new to the edition: they were dropped in
    between; ``add_wanted`` and ``removal_wanted`` (uid of the edition, tuple of uids of stories);
    ``title_wanted`` and ``note_wanted`` (uid, words); ``lead_wanted`` (uid, of a story or "");
    ``picture_wanted`` (uid, of a story, whether); ``move_wanted`` (uid, of a story, section);
    ``section_wanted`` (uid, of the story it is to begin at), ``section_renamed`` (uid, old, new),
    ``section_removed`` (uid, name); ``export_wanted``, ``exports_wanted`` and ``calendar_wanted``;
    ``new_wanted``; ``story_wanted`` (uid of a story to open); ``current_changed`` another row has the cursor.
    """

    edition_chosen = Signal(str)
    layout_wanted = Signal(str, tuple, tuple)
    add_wanted = Signal(str, tuple)
    removal_wanted = Signal(str, tuple)
    title_wanted = Signal(str, str)
    note_wanted = Signal(str, str)
    lead_wanted = Signal(str, str)
    picture_wanted = Signal(str, str, bool)
    move_wanted = Signal(str, str, str)
    section_wanted = Signal(str, str)
    section_renamed = Signal(str, str, str)
    section_removed = Signal(str, str)
    export_wanted = Signal()
    exports_wanted = Signal()
    calendar_wanted = Signal()
    new_wanted = Signal()
    story_wanted = Signal(str)
    current_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ui = Ui_EditionPanel()
        self.ui.setupUi(self)
        self._edition: Edition | None = None
        #: How the stories stand in the list, as it was shown or as it was last told.
        self._laid_out: tuple[Entry, ...] = ()
        #: The title that is kept, or is to be.
        self._title = ""
        self._marked: tuple[str, ...] = ()
        self._read_only = False
        self._model = EditionModel(country_choices(), self)
        view = self.ui.stories
        view.setModel(self._model)
        view.setItemDelegate(EditionDelegate(view))
        view.accept_mime(STORIES_MIME)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.ui.calendar.setIcon(icon("calendar"))
        # The sentence stands where the first story will.
        QVBoxLayout(view.viewport()).addWidget(self.ui.hint)
        self._connect()
        self.set_read_only(False)

    @property
    def _shown(self) -> str:
        return self._edition.uid if self._edition else ""

    def show_editions(
        self,
        editions: Sequence[EditionName],
        shown: Edition | None,
        stories: tuple[StorySummary, ...],
        elsewhere: Mapping[str, tuple[EditionName, ...]] = NOWHERE_ELSE,
        since: Since | None = None,
    ) -> None:
        """Show all editions to choose from, newest first, and one of them.

        ``elsewhere`` are the other editions that its stories are in, ``since`` what changed since it went out
        last, None if it never did.
        """
        newest_first = sorted(editions, key=lambda each: each.date, reverse=True)
        with QSignalBlocker(self.ui.choice):
            self.ui.choice.clear()
            for each in newest_first:
                self.ui.choice.addItem(named(each), each.uid)
            self.ui.choice.setCurrentIndex(self.ui.choice.findData(shown.uid) if shown else -1)
        same = shown is not None and shown.uid == self._shown
        if not same:
            self.finish()
        self.ui.pages.setCurrentWidget(self.ui.edition_page if editions else self.ui.empty_page)
        current, section, row = self.current_story(), self.current_section(), self._row()
        self._edition = shown
        self._laid_out = shown.entries if shown else ()
        self._show_words(shown, stories, since, same=same)
        self._model.show_edition(shown, stories, elsewhere)
        # In another edition nothing was chosen yet, unless the next key is for one of its rows.
        begin = 0 if self.window().focusWidget() is self.ui.stories else -1
        self._go_to(current, section, row if same else begin)
        self._follow_stories()

    def take_keyboard(self) -> None:
        """Put the keyboard into the list of stories: on the first, where none was chosen yet."""
        self._go_to(self.current_story(), self.current_section(), max(0, self._row()))
        self.ui.stories.setFocus()

    def finish(self) -> None:
        """Tell a title or a note that somebody is still writing."""
        self._tell_title()
        self.ui.note.finish()

    def title_failed(self, uid: str) -> None:
        """Hear that an edition’s title was not kept: what is written stays, and is told again."""
        if self._edition and uid == self._shown:
            self.ui.title.setModified(True)

    def note_failed(self, uid: str) -> None:
        """Hear the same of its note."""
        if self._edition and uid == self._shown:
            self.ui.note.not_kept(self._edition.note)

    def set_menu(self, menu: QMenu) -> None:
        """Let the button “More” open the menu of all that can be done with an edition."""
        self.ui.more.setMenu(menu)

    def set_marked_stories(self, uids: tuple[str, ...]) -> None:
        """Hear which stories are marked in the story list: those that “Add” would add."""
        self._marked = uids
        self._follow_stories()

    def set_read_only(self, read_only: bool) -> None:
        """Let editions be looked at but not changed."""
        self._read_only = read_only
        self._model.set_read_only(read_only)
        self.ui.stories.set_read_only(read_only)
        self.ui.title.setReadOnly(read_only)
        self.ui.note.setReadOnly(read_only)
        trigger = QAbstractItemView.EditTrigger
        renaming = trigger.DoubleClicked | trigger.EditKeyPressed
        self.ui.stories.setEditTriggers(trigger.NoEditTriggers if read_only else renaming)
        for button in (self.ui.new_edition, self.ui.first_edition):
            button.setEnabled(not read_only)
        self._follow_stories()

    def current_story(self) -> str:
        """Return the uid of the story that the cursor is on, or ""."""
        return str(self.ui.stories.currentIndex().data(Qt.ItemDataRole.UserRole) or "")

    def current_section(self) -> str:
        """Return the name of the section whose heading the cursor is on, or ""."""
        row = self._row()
        return (self.ui.stories.heading_at(row) or "") if row >= 0 else ""

    def rename_current(self) -> None:
        """Let the name of the section be written that the cursor is on."""
        self.ui.stories.edit(self.ui.stories.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        """Draw the link anew in the colours of another theme: a label keeps those it was written in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            written = self.ui.since.text()
            self.ui.since.clear()
            self.ui.since.setText(written)

    def _connect(self) -> None:
        ui, view = self.ui, self.ui.stories
        ui.choice.activated.connect(self._choose)
        ui.new_edition.clicked.connect(self.new_wanted)
        ui.first_edition.clicked.connect(self.new_wanted)
        ui.calendar.clicked.connect(self.calendar_wanted)
        ui.title.editingFinished.connect(self._tell_title)
        ui.note.edited.connect(lambda note: self.note_wanted.emit(self._shown, note))
        ui.since.linkActivated.connect(lambda _link: self.exports_wanted.emit())
        view.order_changed.connect(lambda _keys: self._tell_layout())
        view.removal_wanted.connect(lambda _key: self._remove_current())
        view.mime_dropped.connect(self._take_dropped)
        view.activated.connect(self._tell_story)
        view.customContextMenuRequested.connect(self._show_menu)
        view.selectionModel().currentChanged.connect(self._follow_stories)
        self._model.section_renamed.connect(lambda old, new: self.section_renamed.emit(self._shown, old, new))
        ui.add.clicked.connect(lambda: self.add_wanted.emit(self._shown, self._marked))
        ui.remove.clicked.connect(self._remove_current)
        ui.export_edition.clicked.connect(self.export_wanted)

    def _show_words(
        self, shown: Edition | None, stories: Sequence[StorySummary], since: Since | None, *, same: bool
    ) -> None:
        ui = self.ui
        for each in (ui.title, ui.note, ui.facts, ui.since):
            each.setVisible(shown is not None)
        ui.rates.setVisible(bool(shown and shown.rates))
        if shown is None:
            return
        ui.title.setPlaceholderText(day_with_weekday(shown.date))
        self._title = shown.title
        if not same or not ui.title.isModified():
            ui.title.setText(shown.title)
            # A title longer than the field begins at its beginning.
            ui.title.setCursorPosition(0)
        ui.note.show_note(shown.note)
        ui.facts.setText(facts(shown, stories))
        ui.rates.setText(rates(shown))
        out = f'<a href="exports">{escape(went_out(since))}</a>' if since else went_out(since)
        ui.since.setText(f"{out}: {escape(changed(since))}" if since else out)

    def _row(self) -> int:
        return self.ui.stories.currentIndex().row()

    def _go_to(self, uid: str, section: str, row: int) -> None:
        """Put the cursor back on a story or a heading; if that is gone, into its row (-1: nowhere)."""
        found = self._model.row_of(uid, section) if uid or section else -1
        if (row := found if found >= 0 else min(row, self._model.rowCount() - 1)) >= 0:
            clear = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.ui.stories.selectionModel().setCurrentIndex(self._model.index(row), clear)

    def _follow_stories(self) -> None:
        """Offer what can be done with what is shown and marked."""
        filled, may = self._model.rowCount() > 0, not self._read_only
        self.ui.hint.setVisible(not filled)
        self.ui.export_edition.setEnabled(may and filled)
        self.ui.remove.setEnabled(may and bool(self.current_story() or self.current_section()))
        self.ui.add.setEnabled(may and bool(set(self._marked) - set(self._model.uids())))
        self.current_changed.emit()

    def _choose(self, row: int) -> None:
        uid = self.ui.choice.itemData(row)
        if uid != self._shown:
            self.edition_chosen.emit(uid)

    def _tell_title(self) -> None:
        title = " ".join(self.ui.title.text().split())
        if self.ui.title.isModified() and self._edition and title != self._title:
            self._title = title
            self.title_wanted.emit(self._shown, title)
        self.ui.title.setModified(False)

    def _tell_layout(self) -> None:
        before, self._laid_out = self._laid_out, self._model.entries()
        self.layout_wanted.emit(self._shown, self._laid_out, before)

    def _take_dropped(self, data: bytes, gap: int) -> None:
        """Ask for a layout in which the dropped stories (a JSON list of uids) stand where they fell."""
        dropped = [str(uid) for uid in json.loads(data)]
        self.layout_wanted.emit(self._shown, self._model.entries_with(dropped, gap), self._laid_out)

    def _remove_current(self) -> None:
        if story := self.current_story():
            self.removal_wanted.emit(self._shown, (story,))
        elif section := self.current_section():
            self.section_removed.emit(self._shown, section)

    def _tell_story(self, index: QModelIndex) -> None:
        if uid := str(index.data(Qt.ItemDataRole.UserRole)):
            self.story_wanted.emit(uid)

    def _show_menu(self, point: QPoint) -> None:
        view = self.ui.stories
        index = view.indexAt(point)
        if index.isValid():
            view.setCurrentIndex(index)
        if menu := self.menu():
            menu.popup(view.viewport().mapToGlobal(point))

    def menu(self) -> QMenu | None:
        """Return the menu of what can be done with the row that the cursor is on; None for no row."""
        if self._edition is None or self._read_only:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = {each.story: each for each in self._edition.entries}
        if section := self.current_section():
            self._fill_section_menu(menu, section)
        elif entry := entries.get(self.current_story()):
            self._fill_story_menu(menu, self._edition, entry)
        return menu

    def _fill_story_menu(self, menu: QMenu, edition: Edition, entry: Entry) -> None:
        uid, story = edition.uid, entry.story
        menu.addAction("&Open", lambda: self.story_wanted.emit(story))
        menu.addSeparator()
        leads = menu.addAction("&Lead with this story")
        leads.setCheckable(True)
        leads.setChecked(edition.lead == story)
        leads.triggered.connect(lambda on: self.lead_wanted.emit(uid, story if on else ""))
        picture = menu.addAction("&Picture on the front page")
        picture.setCheckable(True)
        picture.setChecked(entry.picture)
        picture.triggered.connect(lambda on: self.picture_wanted.emit(uid, story, on))
        menu.addSeparator()
        menu.addAction("Begin a &section here…", lambda: self.section_wanted.emit(uid, story))
        others = [name for name in ("", *sections(edition.entries)) if name != entry.section]
        into = menu.addMenu("&Move to")
        into.setEnabled(bool(others))
        for name in others:
            move = into.addAction(name.replace("&", "&&") or "The front")
            move.triggered.connect(lambda _on=False, name=name: self.move_wanted.emit(uid, story, name))
        menu.addSeparator()
        menu.addAction("&Remove", lambda: self.removal_wanted.emit(uid, (story,)))

    def _fill_section_menu(self, menu: QMenu, name: str) -> None:
        row = self._row()
        menu.addAction("Re&name", self.rename_current)
        menu.addAction("Move &up", lambda: self.ui.stories.step_row(row, -1))
        menu.addAction("Move &down", lambda: self.ui.stories.step_row(row, 1))
        menu.addSeparator()
        menu.addAction("&Remove the heading", lambda: self.section_removed.emit(self._shown, name))
