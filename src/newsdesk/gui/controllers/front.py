"""The edition's front page in the preview, as it would go out now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.changes import Changes
from newsdesk.domain.errors import Gone, WorldError
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command
from newsdesk.gui.controllers.editions import EditionController
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.controllers.preview import PreviewController
from newsdesk.gui.workplace import Workplace

if TYPE_CHECKING:
    from newsdesk.desk.preview import FrontPage


class FrontPageController(QObject):
    """Takes turns with the story in the preview's pane: the front page of the edition that its panel shows.

    Signals: ``story_wanted`` (uid) a headline was clicked.
    """

    story_wanted = Signal(str)

    def __init__(
        self,
        place: Workplace,
        preview: PreviewController,
        editor: EditorController,
        editions: EditionController,
    ) -> None:
        pane = place.window.panes.preview
        super().__init__(pane)
        self._place, self._pane = place, pane
        self._preview, self._editor, self._editions = preview, editor, editions
        self._on = False
        self._asking = self._again = False
        self._shown = ""
        self._stories: dict[str, str] = {}
        pane.page_clicked.connect(self._open_story)
        place.announcer.changed.connect(self._hear)
        editions.showed.connect(self._follow)
        editor.opened.connect(lambda _story: self._leave())

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("preview_front", self._turn),)

    def _turn(self) -> None:
        if self._place.window.ui.preview_front.isChecked():
            self._show()
        else:
            self._leave()

    def _show(self) -> None:
        if self._editions.shown is None:
            self._leave()
            self._place.messages.tell("There is no edition yet whose front page could be shown.")
            return
        self._on, self._shown = True, ""
        self._preview.rest()
        self._place.window.show_right(self._pane)
        self._ask()

    def _leave(self) -> None:
        self._place.window.ui.preview_front.setChecked(False)
        if self._on:
            self._on = False
            self._preview.resume()

    def _hear(self, changes: Changes, _asker: object) -> None:
        if changes.looks:
            self._shown = ""  # its style sheet is another
        if self._on:
            self._ask()

    def _follow(self) -> None:
        """Turn to another edition with the panel; what changes in this one is heard of sooner."""
        shown = self._editions.shown
        if self._on and (shown is None or shown.uid != self._shown):
            self._ask()

    def _ask(self) -> None:
        """Ask for the page; while one question is under way, at most one more is remembered."""
        edition = self._editions.shown
        if edition is None:
            self._leave()
            return
        if self._asking:
            self._again = True
            return
        self._asking, self._again = True, False
        uid, story = edition.uid, self._editor.story
        typed = {story.uid: self._editor.text()} if story else {}
        self._place.background.run(
            Lane.READ,
            lambda: self._place.desk.preview.front(uid, typed),
            owner=self,
            then=lambda page: self._put(uid, page),
            failed=self._fail,
        )

    def _put(self, uid: str, page: "FrontPage") -> None:
        self._asking = False
        if not self._on:
            return
        self._stories = dict(page.stories)
        if self._shown == uid:
            self._pane.renew_page(page.html)
        else:
            self._shown = uid
            self._pane.show_page(page.html)
        if self._again:
            self._ask()

    def _fail(self, error: WorldError) -> None:
        self._asking = False
        if not isinstance(error, Gone):
            self._leave()
            self._place.messages.trouble(str(error))
        elif self._again:
            # The panel shows another edition by now, or is about to.
            self._ask()

    def _open_story(self, path: str) -> None:
        if path in self._stories:
            self.story_wanted.emit(self._stories[path])
