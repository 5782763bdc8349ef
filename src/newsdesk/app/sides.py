"""Who stands around list and text: folders, rates, and the column on the right."""

from PySide6.QtCore import QObject

from newsdesk.gui.appearance import Appearance
from newsdesk.gui.command import Command
from newsdesk.gui.controllers.bulk import BulkController
from newsdesk.gui.controllers.checks import ChecksController
from newsdesk.gui.controllers.editions import EditionController
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.controllers.embargo import EmbargoController
from newsdesk.gui.controllers.folders import FolderController
from newsdesk.gui.controllers.front import FrontPageController
from newsdesk.gui.controllers.lengths import LengthController
from newsdesk.gui.controllers.makeup import MakeupController
from newsdesk.gui.controllers.notes import NotesController
from newsdesk.gui.controllers.page_looks import PageLooks
from newsdesk.gui.controllers.preview import PreviewController
from newsdesk.gui.controllers.rates import RatesController
from newsdesk.gui.controllers.stories import StoryListController
from newsdesk.gui.controllers.workflow import WorkflowController
from newsdesk.gui.countries import country_choices
from newsdesk.gui.folders.model import FolderModel
from newsdesk.gui.folders.panel import FolderPanel
from newsdesk.gui.keyed import follow_keys
from newsdesk.gui.panels.checks_panel import ChecksPanel
from newsdesk.gui.panels.edition_panel import EditionPanel
from newsdesk.gui.panels.rates_panel import RatesPanel
from newsdesk.gui.preview.pane import PreviewPane
from newsdesk.gui.rates.habits import RateMemory
from newsdesk.gui.window import CHECKS, EDITION, PREVIEW, MainWindow
from newsdesk.gui.workplace import Workplace


class Sides(QObject):
    """Puts their panes where the window keeps room for them, and connects who works them.

    They come once the window is painted, and are told what is open and marked by then.
    """

    def __init__(
        self,
        place: Workplace,
        stories: StoryListController,
        editor: EditorController,
        embargo: EmbargoController,
        rates: RateMemory,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._place, self._stories, self._editor, self._embargo = place, stories, editor, embargo
        self._furnish(place.window)
        self.folders = FolderController(place, country_choices())
        self.rates = RatesController(place, rates)
        self.preview = PreviewController(place)
        self.page_looks = PageLooks(place)
        self.editions = EditionController(place, editor.save)
        self.makeup = MakeupController(place, self.editions)
        self.front = FrontPageController(place, self.preview, editor, self.editions)
        self.workflow = WorkflowController(place, editor)
        self.bulk = BulkController(place, self.workflow)
        self.checks = ChecksController(place, editor, self.workflow)
        self.notes = NotesController(place, editor)
        self.lengths = LengthController(place)
        self._connect_panes()
        self._connect_editor()

    def _furnish(self, window: MainWindow) -> None:
        panes = window.panes
        window.put_folders(FolderPanel(FolderModel()))
        window.put_rates(RatesPanel())
        panes.preview, panes.edition, panes.checks = PreviewPane(self._asset), EditionPanel(), ChecksPanel()
        for title, pane in ((PREVIEW, panes.preview), (EDITION, panes.edition), (CHECKS, panes.checks)):
            window.put_right(title, pane)
        edition = panes.edition.ui
        follow_keys(window.ui, edition.hint, edition.export_edition, edition.calendar)
        panes.edition.set_menu(window.ui.menu_edition)
        panes.edition.set_read_only(not self._place.desk.newsroom.writable)
        self._place.announcer.stopped.connect(lambda: panes.edition.set_read_only(True))

    def _asset(self, path: str) -> tuple[bytes, str] | None:
        # Asked by the page, long after the window: only then are the templates wanted.
        return self._place.desk.preview.asset(path)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        window, panes = self._place.window, self._place.window.panes
        return (
            Command("show_preview", lambda: window.turn_right(panes.preview)),
            Command("show_edition", self._show_edition),
            *self.folders.commands(),
            *self.rates.commands(),
            *self.page_looks.commands(),
            *self.front.commands(),
            *self.editions.commands(),
            *self.makeup.commands(),
            *self.workflow.commands(),
            *self.bulk.commands(),
            *self.checks.commands(),
            *self.notes.commands(),
        )

    def _show_edition(self) -> None:
        edition = self._place.window.panes.edition
        self._place.window.turn_right(edition)
        if edition.isVisible():
            edition.take_keyboard()

    def open_edition(self, uid: str) -> None:
        """Show an edition, and put the keyboard into its stories."""
        edition = self._place.window.panes.edition
        self.editions.show_edition(uid)
        self._place.window.show_right(edition)
        edition.take_keyboard()

    def dress(self, appearance: Appearance) -> None:
        """Let them wear the window's colours."""
        panes = self._place.window.panes
        appearance.dress(panes.rates.set_colors)
        appearance.dress(panes.folders.set_colors)
        appearance.dress(lambda colors: self.page_looks.wear(dark=colors.dark))

    def _connect_panes(self) -> None:
        panes, stories = self._place.window.panes, self._stories
        panes.stories.selection_changed.connect(panes.edition.set_marked_stories)
        panes.edition.set_marked_stories(panes.stories.selected())
        panes.edition.story_wanted.connect(stories.show_story)
        panes.editor.line_changed.connect(self.preview.show_line)
        self.front.story_wanted.connect(stories.show_story)
        stories.folder_shown.connect(panes.folders.show_folder)
        panes.folders.edition_opened.connect(self.open_edition)
        self.folders.folder_chosen.connect(stories.show_folder)
        self.folders.action_wanted.connect(self.workflow.act)
        self.folders.country_wanted.connect(lambda uids, code: self.workflow.set_countries(uids, (code,), ()))
        self.folders.edition_wanted.connect(lambda uids, edition: self.editions.add_to(edition, uids))
        self.folders.embargo_over.connect(stories.refresh)
        self.editions.stepped.connect(self.workflow.offer_undo)
        self.makeup.stepped.connect(self.workflow.offer_undo)
        self.editions.place_wanted.connect(self.workflow.go_to)
        self.workflow.story_wanted.connect(stories.show_story)
        self.workflow.notes_wanted.connect(self.notes.show)
        self.notes.story_wanted.connect(stories.show_story)

    def _connect_editor(self) -> None:
        editor, embargo = self._editor, self._embargo
        editor.opened.connect(self.preview.show_story)
        editor.renewed.connect(lambda _story: self.preview.follow(editor.text))
        editor.renewed.connect(self.preview.renew)
        editor.typed.connect(lambda: self.preview.follow(editor.text))
        embargo.passed.connect(self.preview.show_embargo)
        embargo.passed.connect(self.folders.refresh)
        embargo.stepped.connect(self.workflow.offer_undo)

    def leave(self) -> None:
        """Hear that the window closes."""
        self.notes.leave()

    def begin(self) -> None:
        """Read what they show."""
        self.rates.refresh()
        self.editions.refresh()
        self.folders.refresh()
