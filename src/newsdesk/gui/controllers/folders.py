"""Counts what is in the folders, and does what is done with them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.changes import Changes
from newsdesk.domain.errors import WorldError
from newsdesk.domain.finding import FolderCounts
from newsdesk.domain.story import Status
from newsdesk.domain.workflow import leading_to
from newsdesk.gui.asking import ask_for_words, ask_whether
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.folders.folder import ALL, Folder, Kind, find, grouped
from newsdesk.gui.workplace import Workplace
from newsdesk.widgets.waiting import once

#: Where counting takes longer than this (in seconds), the next time waits so many times as long: whoever
#: writes in a newsroom of 100,000 stories is saved every second, and that must not be all the computer does.
LONG, RESTS = 0.1, 10
#: Milliseconds after which is counted anew where there are embargoes: they end by themselves.
MINUTE = 60_000


class FolderController(QObject):
    """Stands between the folders and the desk.

    Signals: ``folder_chosen`` the folder whose stories are to be shown; ``action_wanted`` uids (tuple) and
    the action of the workflow that they were dropped on; ``country_wanted`` uids (tuple) and a country;
    ``edition_wanted`` uids (tuple) and an edition's uid; ``embargo_over`` fewer stories are held back than
    there were.
    """

    folder_chosen = Signal(object)
    action_wanted = Signal(tuple, str)
    country_wanted = Signal(tuple, str)
    edition_wanted = Signal(tuple, str)
    embargo_over = Signal()

    def __init__(self, place: Workplace, countries: Mapping[str, str]) -> None:
        panel = place.window.panes.folders
        super().__init__(panel)
        self._place = place
        self._desk, self._background = place.desk, place.background
        self._messages, self._window = place.messages, place.window
        self._panel = panel
        self._countries = countries
        self._counting = self._again = False
        self._begun = 0.0
        self._rest = once(self, self._count_again)
        self._embargoed = 0
        self.minute = once(self, self.refresh, MINUTE)
        panel.folder_chosen.connect(self.folder_chosen)
        panel.stories_dropped.connect(self._drop)
        panel.rename_wanted.connect(self._rename)
        panel.removal_wanted.connect(self._remove)
        panel.set_read_only(not place.desk.newsroom.writable)
        place.announcer.stopped.connect(lambda: panel.set_read_only(True))
        place.window.panes.stories.folders_wanted.connect(self._open_drawer)
        place.announcer.changed.connect(self._hear)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("show_folders", self._fold),
            Command("save_search", self.ask_for_name, Need.WRITING, lambda: bool(self._typed())),
        )

    def refresh(self) -> None:
        """Count anew; while one counting is under way or rests, at most one more is remembered."""
        if self._counting or self._rest.isActive():
            self._again = True
            return
        self._counting = True
        self._begun = monotonic()
        self._background.run(Lane.READ, self._desk.finding.folders, self, self._show, self._fail)

    def _show(self, counts: FolderCounts) -> None:
        self._counting = False
        self._panel.model.set_groups(grouped(counts, self._countries))
        self._follow(counts)
        self._watch(counts.embargoed.count)
        took = monotonic() - self._begun
        if took > LONG:
            self._rest.start(round(RESTS * took * 1000))
        else:
            self._count_again()

    def _watch(self, embargoed: int) -> None:
        """Look again in a minute where stories are held back, and tell when one is not any more."""
        before, self._embargoed = self._embargoed, embargoed
        if embargoed < before:
            self.embargo_over.emit()
        if embargoed:
            self.minute.start(MINUTE)

    def _count_again(self) -> None:
        if self._again:
            self._again = False
            self.refresh()

    def _follow(self, counts: FolderCounts) -> None:
        """Leave a saved search or an edition that is not there any more for all stories."""
        shown = self._window.panes.stories.folder
        there = {Kind.EDITION: counts.editions, Kind.SEARCH: counts.searches}.get(shown.kind)
        if there is None:
            self._panel.show_folder(shown)
            return
        now = next((each for each in there if each.key == shown.key), None)
        if now is None:
            self.folder_chosen.emit(ALL)
        elif now.query != shown.query:
            self.folder_chosen.emit(replace(shown, query=now.query))
        else:
            self._panel.show_folder(shown)

    def _fail(self, error: WorldError) -> None:
        self._counting = self._again = False
        self._messages.trouble(str(error))

    def _hear(self, changes: Changes, _asker: object) -> None:
        if changes.stories or changes.editions or changes.searches:
            self.refresh()

    # -- the sidebar and the drawer ---------------------------------------------------------------------

    def _fold(self) -> None:
        self._window.show_folders(self._window.ui.show_folders.isChecked())

    def _open_drawer(self) -> None:
        button = self._window.panes.stories.ui.folder_button
        self._panel.open_drawer(button.mapToGlobal(button.rect().bottomLeft()))

    # -- stories dropped --------------------------------------------------------------------------------

    def _drop(self, folder: Folder, uids: tuple[str, ...]) -> None:
        if folder.kind is Kind.STATUS:
            way = leading_to(Status(folder.key))
            if way is not None:
                self.action_wanted.emit(uids, way.action)
        elif folder.kind is Kind.COUNTRY:
            self.country_wanted.emit(uids, folder.key)
        elif folder.kind is Kind.EDITION:
            self.edition_wanted.emit(uids, folder.key)

    def _do(self, work: Callable[[], Changes], said: str) -> None:
        self._place.write(
            work, self, lambda changes: self._messages.tell(said if changes else "It is so already.")
        )

    # -- saved searches ---------------------------------------------------------------------------------

    def _typed(self) -> str:
        """Return what the list shows now, as a query: the folder's and what is looked for in it."""
        return self._window.panes.stories.query

    def ask_for_name(self) -> None:
        """Ask for a name, and keep the search under it."""
        query = self._typed()
        if not query:
            return
        ask_for_words(
            self._window,
            self.tr("Save this search"),
            self.tr("It becomes a folder that shows what this finds:\n{}\n\nName:").format(query),
            self._window.panes.stories.words,
            lambda name: self.save_search(" ".join(name.split()), query),
        )

    def save_search(self, name: str, query: str) -> None:
        """Keep a search as a folder of that name; ask first where another search has it."""
        there = find(self._panel.model.groups, f"{Kind.SEARCH.value}:{name}")
        if there is None or there.query == query:
            self._keep_search(name, query)
            return
        ask_whether(
            self._window,
            self.tr("Replace the search?"),
            f"Replace the saved search “{name}”?",
            f"It shows what this finds: {there.query}",
            self.tr("&Replace"),
            lambda: self._keep_search(name, query),
        )

    def _keep_search(self, name: str, query: str) -> None:
        self._do(lambda: self._desk.finding.save_search(name, query), f"“{name}” is among the folders now.")

    def _rename(self, folder: Folder, name: str) -> None:
        def follow(_changes: Changes) -> None:
            if self._window.panes.stories.folder.path == folder.path:
                self.folder_chosen.emit(replace(folder, key=name, name=name))

        self._place.write(lambda: self._desk.finding.rename_search(folder.key, name), self, follow)

    def _remove(self, folder: Folder) -> None:
        """Remove a saved search: what it found stays, and one that was open gives way to all stories."""
        self._do(
            lambda: self._desk.finding.remove_search(folder.key),
            f"The saved search “{folder.name}” is removed; its stories stay.",
        )
