"""One window on one newsroom: everything that lives exactly as long as it does."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from newsdesk.app.settings import Settings
from newsdesk.app.wiring import Opening
from newsdesk.domain.story import Story, titled
from newsdesk.gui.announcer import Announcer
from newsdesk.gui.appearance import Appearance
from newsdesk.gui.background import Background, Lane
from newsdesk.gui.commands import Commands
from newsdesk.gui.controllers.checks import ChecksController
from newsdesk.gui.controllers.editions import EditionController
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.controllers.embargo import EmbargoController
from newsdesk.gui.controllers.folders import FolderController
from newsdesk.gui.controllers.notes import NotesController
from newsdesk.gui.controllers.preview import PreviewController
from newsdesk.gui.controllers.rates import RatesController
from newsdesk.gui.controllers.stories import StoryListController
from newsdesk.gui.controllers.workflow import WorkflowController
from newsdesk.gui.countries import country_choices
from newsdesk.gui.editor.pane import EditorPane
from newsdesk.gui.folders.model import FolderModel
from newsdesk.gui.folders.panel import FolderPanel
from newsdesk.gui.messages import Messages
from newsdesk.gui.panels.checks_panel import ChecksPanel
from newsdesk.gui.panels.edition_panel import EditionPanel
from newsdesk.gui.panels.rates_panel import RatesPanel
from newsdesk.gui.panels.story_form import StoryForm
from newsdesk.gui.preview.pane import PreviewPane
from newsdesk.gui.stories.facts import Facts
from newsdesk.gui.stories.model import StoryListModel
from newsdesk.gui.stories.panel import StoryListPanel
from newsdesk.gui.window import MainWindow, Panes
from newsdesk.gui.workplace import Workplace
from newsdesk.text.english import counted

if TYPE_CHECKING:
    from newsdesk.app.backroom import Backroom

#: Milliseconds between two looks at whether the window has what it asked for.
SOON = 10


class Office(QObject):
    """Makes the panes and those who work them, and connects the two.

    Signals: ``newsroom_wanted`` somebody wants to open another newsroom, ``reopen_wanted`` this one has
    to be opened anew, with what is to be said then; ``closed`` the window is gone.
    """

    newsroom_wanted = Signal()
    reopen_wanted = Signal(str)
    closed = Signal()

    def __init__(self, application: QApplication, opening: Opening, settings: Settings) -> None:
        super().__init__()
        self.desk = desk = opening.desk
        self._settings = settings
        self._started = ""
        # Asked once: the title is written anew at every letter of a headline.
        self._newsroom_name = desk.newsroom.name
        self.background = Background(self)
        self.announcer = announcer = Announcer(self)
        countries = country_choices()
        self.window = window = MainWindow(
            Panes(
                folders=FolderPanel(FolderModel()),
                stories=StoryListPanel(StoryListModel(Facts(desk.newsroom.clock, countries))),
                rates=RatesPanel(),
                editor=EditorPane(StoryForm(desk.newsroom.headline_limit)),
                preview=PreviewPane(self._asset),
                edition=EditionPanel(),
                checks=ChecksPanel(),
            )
        )
        self.messages = Messages(window, self.background)
        self.place = place = Workplace(desk, self.background, announcer, window, self.messages)
        self.stories = StoryListController(place)
        self.folders = FolderController(place, countries)
        self.editor = EditorController(place)
        self.preview = PreviewController(place)
        self.rates = RatesController(place)
        self.editions = EditionController(place, self.editor.save)
        self.embargo = EmbargoController(place, self.editor, settings.city)
        self.workflow = WorkflowController(place, self.editor)
        self.checks = ChecksController(place, self.editor, self.workflow)
        self.notes = NotesController(place, self.editor)
        crew = (
            *(self.stories, self.folders, self.editor, self.rates, self.editions),
            *(self.embargo, self.workflow, self.checks, self.notes),
        )
        self.commands = Commands(place, self.editor, [each for one in crew for each in one.commands()])
        self.appearance = Appearance(application, window, settings.theme)
        self._connect_panes()
        self._connect_program()
        self._greet(opening.recovered)

    @cached_property
    def backroom(self) -> "Backroom":
        """Those who are not needed for the window to be there: they come once it is painted."""
        from newsdesk.app.backroom import Backroom  # noqa: PLC0415 - the window does not wait for them

        backroom = Backroom(self.place, self.editor, self)
        backroom.reopen_wanted.connect(self.reopen_wanted)
        backroom.story_wanted.connect(self.stories.show_story)
        backroom.stepped.connect(self.workflow.offer_undo)
        self.commands.paste_wanted.connect(backroom.intake.paste_page)
        self.commands.add(backroom.commands())
        return backroom

    def _asset(self, path: str) -> tuple[bytes, str] | None:
        # Asked by the page, long after the window: only then are the templates wanted.
        return self.desk.preview.asset(path)

    def _connect_panes(self) -> None:
        panes, ui = self.window.panes, self.window.ui
        panes.editor.add_tools((ui.bold, ui.italic, ui.heading, ui.quote, ui.bullets, ui.link))
        panes.stories.story_chosen.connect(self.editor.open)
        panes.stories.ui.new_button.clicked.connect(self.stories.new_story)
        panes.editor.line_changed.connect(self.preview.show_line)
        panes.stories.selection_changed.connect(panes.edition.set_marked_stories)
        panes.edition.story_wanted.connect(self.stories.show_story)
        self.notes.story_wanted.connect(self.stories.show_story)
        panes.preview.line_clicked.connect(panes.editor.body.go_to_line)
        self.stories.started.connect(self._start)
        self.stories.folder_shown.connect(panes.folders.show_folder)
        self.folders.folder_chosen.connect(self.stories.show_folder)
        self.folders.action_wanted.connect(self.workflow.act)
        self.folders.country_wanted.connect(lambda uids, code: self.workflow.set_countries(uids, (code,), ()))
        self.folders.edition_wanted.connect(lambda uids, edition: self.editions.add_to(edition, uids))
        self.workflow.story_wanted.connect(self.stories.show_story)
        self.editor.opened.connect(self._opened)
        self.editor.renewed.connect(lambda _story: self.preview.follow(self.editor.text))
        self.editor.renewed.connect(self.preview.renew)
        self.editor.renewed.connect(lambda _story: self._name_window())
        self.editor.renewed.connect(lambda _story: self.messages.count_words(self.editor.text))
        self.embargo.passed.connect(self.preview.show_embargo)
        self.embargo.passed.connect(panes.stories.ui.list.viewport().update)
        self.embargo.passed.connect(self.folders.refresh)
        self.embargo.stepped.connect(self.workflow.offer_undo)
        self.editions.stepped.connect(self.workflow.offer_undo)
        self.editor.lost.connect(self.stories.go_on)
        self.editor.typed.connect(self._name_window)
        self.editor.typed.connect(lambda: self.preview.follow(self.editor.text))
        self.editor.typed.connect(lambda: self.messages.count_words(self.editor.text))
        self.editor.state_changed.connect(self.messages.show_state)

    def _connect_program(self) -> None:
        window, messages = self.window, self.messages
        self.background.trouble.connect(messages.trouble)
        messages.copy_wanted.connect(self._save_copy)
        self.commands.newsroom_wanted.connect(self.newsroom_wanted)
        window.painted.connect(self._settle)
        window.may_close = self._may_close
        window.closed.connect(self.closed)

    def _greet(self, recovered: tuple[str, ...]) -> None:
        newsroom = self.desk.newsroom
        self.window.setWindowTitle(f"{self._newsroom_name} – Newsdesk")
        if not newsroom.writable:
            self.window.panes.editor.set_read_only(True)
            self.window.panes.edition.set_read_only(True)
            self.messages.inform(newsroom.refusal)
        elif recovered:
            what = counted(len(recovered), "story", "stories")
            names = "; ".join(recovered[:3])
            self.messages.inform(f"Newsdesk ended unexpectedly. The last text of {what} was kept: {names}.")

    def show(self) -> None:
        """Show the window as it was left, and read what it shows."""
        self.window.restore(self._settings.window)
        self.window.panes.stories.restore(self._settings.stories)
        self.window.ui.compact_rows.setChecked(self._settings.stories.compact)
        if self._settings.folded is not None:
            self.window.panes.folders.tree.folded = self._settings.folded
        self.appearance.apply()
        if self._settings.text_size:
            self.window.panes.editor.body.set_text_size(self._settings.text_size)
        if self._settings.story:
            self.stories.show_story(self._settings.story)
        self.stories.show_first()
        self.rates.refresh()
        self.editions.refresh()
        self.folders.refresh()
        self.window.panes.stories.ui.list.setFocus()
        self.window.show()

    def _settle(self) -> None:
        """Bring what takes longer than the rest of the window, once that has all that it asked for."""
        if self.background.pending:
            QTimer.singleShot(SOON, self, self._settle)
            return
        self.window.panes.preview.start()
        self.backroom.start()

    def _start(self, uid: str) -> None:
        # Only once it is open: what is typed before that must not go into the story that was.
        self._started = uid

    def _opened(self, story: Story) -> None:
        if story.uid == self._started:
            self._started = ""
            self.window.panes.editor.begin()
        self._name_window()
        self.messages.show_words(story.words)
        self.preview.show_story(story)

    def _name_window(self) -> None:
        headline = titled(self.window.panes.editor.form.ui.headline.text())
        self.window.setWindowTitle(f"{headline} – {self._newsroom_name} – Newsdesk")

    def _save_copy(self, path: Path) -> None:
        text = self.editor.text()
        self.background.run(
            Lane.WORLD,
            lambda: self.desk.stories.save_copy(text, path),
            owner=self,
            then=lambda _nothing: self.messages.tell(f"A copy of the text is in {path}."),
        )

    def _may_close(self) -> bool:
        self.editor.finish()
        if "backroom" in vars(self):
            self.backroom.leave()
        self.background.finish()
        if self.editor.unsaved and not self._close_all_the_same():
            return False
        self._settings.window = self.window.state()
        self._settings.stories = self.window.panes.stories.state()
        self._settings.folded = self.window.panes.folders.tree.folded
        self._settings.theme = self.appearance.theme
        self._settings.city = self.embargo.city
        self._settings.text_size = self.window.panes.editor.body.text_size
        self._settings.newsroom = self.desk.newsroom.folder
        self._settings.story = self.editor.story.uid if self.editor.story else ""
        self._settings.save()
        self.desk.close()
        return True

    def _close_all_the_same(self) -> bool:
        names = counted(len(self.editor.unsaved), "story is", "stories are")
        answer = QMessageBox.warning(
            self.window,
            self.tr("Text is not saved"),
            f"The last text of {names} could not be saved and would be lost.\n\n"
            "Stay, and save a copy elsewhere from the band above the text?",
            QMessageBox.StandardButton.Cancel | QMessageBox.StandardButton.Discard,
            QMessageBox.StandardButton.Cancel,
        )
        return answer == QMessageBox.StandardButton.Discard
