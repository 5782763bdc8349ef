"""One window on one newsroom: everything that lives exactly as long as it does."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib import import_module
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
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.controllers.embargo import EmbargoController
from newsdesk.gui.controllers.stories import StoryListController
from newsdesk.gui.countries import country_choices
from newsdesk.gui.editor.pane import EditorPane
from newsdesk.gui.messages import Messages
from newsdesk.gui.panels.story_form import StoryForm
from newsdesk.gui.stories.facts import Facts
from newsdesk.gui.stories.model import StoryListModel
from newsdesk.gui.stories.panel import StoryListPanel
from newsdesk.gui.theme import apply
from newsdesk.gui.window import MainWindow, Panes
from newsdesk.gui.workplace import Workplace
from newsdesk.gui.writing.choices import Choices
from newsdesk.gui.writing.looks import Looks
from newsdesk.text.english import counted

if TYPE_CHECKING:
    from newsdesk.app.backroom import Backroom
    from newsdesk.app.sides import Sides
    from newsdesk.gui.finding.habits import FindMemory

#: Milliseconds between two looks at whether the window has what it asked for.
SOON = 10

#: Modules that take long to import, each in a turn of its own, before those who need them are made.
SIDES = (
    "newsdesk.gui.controllers.workflow",
    "newsdesk.gui.controllers.front",
    "newsdesk.gui.controllers.rates",
    "newsdesk.app.sides",
)
BACKROOM = (
    "newsdesk.gui.controllers.intake",
    "newsdesk.gui.controllers.history",
    "newsdesk.gui.controllers.upkeep",
    "newsdesk.gui.controllers.finding",
    "newsdesk.gui.controllers.formatting",
    "newsdesk.gui.controllers.pictures",
    "newsdesk.app.backroom",
)


class Office(QObject):
    """Makes list and text and those who work them, and connects the two; the rest once that is painted.

    Signals: ``newsroom_wanted`` somebody wants to open another newsroom, ``reopen_wanted`` this one has
    to be opened anew, with what is to be said then; ``settled`` everybody is there, ``closed`` the window
    is gone.
    """

    newsroom_wanted = Signal()
    reopen_wanted = Signal(str)
    settled = Signal()
    closed = Signal()

    def __init__(self, application: QApplication, opening: Opening, settings: Settings) -> None:
        super().__init__()
        self.desk = desk = opening.desk
        self._settings = settings
        self._started = ""
        self._coming = self._rest()
        # Before there is a widget: each that is there already would have to be measured and polished anew.
        apply(application, settings.theme)
        # Asked once: the title is written anew at every letter of a headline.
        self._newsroom_name = desk.newsroom.name
        self.background = Background(self)
        self.announcer = announcer = Announcer(self)
        self.window = window = MainWindow(
            Panes(
                stories=StoryListPanel(StoryListModel(Facts(desk.newsroom.clock, country_choices))),
                editor=EditorPane(StoryForm(desk.newsroom.headline_limit)),
            )
        )
        self.messages = Messages(window)
        self.choices = choices = Choices(settings.writing, self)
        self.place = place = Workplace(desk, self.background, announcer, window, self.messages, choices)
        self.stories = StoryListController(place)
        self.editor = EditorController(place)
        self.embargo = EmbargoController(place, self.editor, settings.city)
        crew = (self.stories, self.editor, self.embargo)
        self.commands = Commands(place, self.editor, [each for one in crew for each in one.commands()])
        self.appearance = Appearance(application, window, settings.theme)
        self.looks = Looks(application, window.panes.editor.body, choices)
        self.appearance.dress(self.looks.set_program)
        self._connect_panes()
        self._connect_program()
        self._greet(opening.recovered)

    @cached_property
    def sides(self) -> "Sides":
        """Those who stand around list and text: they come once the window is painted."""
        from newsdesk.app.sides import Sides  # noqa: PLC0415 - the window does not wait for them

        sides = Sides(self.place, self.stories, self.editor, self.embargo, self)
        sides.dress(self.appearance)
        if self._settings.folded is not None:
            self.window.panes.folders.tree.folded = self._settings.folded
        self.commands.add(sides.commands())
        return sides

    @cached_property
    def backroom(self) -> "Backroom":
        """Those who are not seen: they come when everybody else is there."""
        from newsdesk.app.backroom import Backroom  # noqa: PLC0415 - the window does not wait for them

        workflow = self.sides.workflow
        backroom = Backroom(self.place, self.editor, self.memory, self)
        backroom.reopen_wanted.connect(self.reopen_wanted)
        backroom.story_wanted.connect(self.stories.show_story)
        backroom.stepped.connect(workflow.offer_undo)
        self.commands.paste_wanted.connect(backroom.intake.paste_page)
        backroom.proof.turned.connect(self.looks.set_proof)
        backroom.proof.turned.connect(lambda _on: self.commands.refresh())
        backroom.palette.edition_wanted.connect(self.sides.open_edition)
        backroom.palette.why_not = self.commands.why_not
        backroom.palette.recent = self._settings.recent
        backroom.shortcuts.restore(self._settings.shortcuts)
        self.commands.add(backroom.commands())
        return backroom

    @cached_property
    def memory(self) -> "FindMemory":
        """What was looked for in texts, and how."""
        from newsdesk.gui.finding.habits import FindMemory  # noqa: PLC0415 - the window does not wait for it

        return FindMemory(self._settings.finding)

    def _connect_panes(self) -> None:
        panes, ui = self.window.panes, self.window.ui
        panes.editor.add_tools((ui.bold, ui.italic, ui.heading, ui.quote, ui.bullets, ui.numbered))
        panes.editor.add_tools((ui.link, ui.code, ui.footnote, ui.picture, ui.table))
        panes.stories.writing_wanted.connect(ui.focus_text.trigger)
        panes.stories.ui.new_button.clicked.connect(self.stories.new_story)
        self.stories.started.connect(self._start)
        self.editor.opened.connect(self._opened)
        self.editor.renewed.connect(lambda _story: self._name_window())
        self.embargo.passed.connect(panes.stories.ui.list.viewport().update)
        self.editor.lost.connect(self.stories.go_on)
        self.editor.typed.connect(self._name_window)
        self.editor.state_changed.connect(self.messages.show_state)

    def _connect_program(self) -> None:
        window, messages = self.window, self.messages
        self.background.trouble.connect(messages.trouble)
        messages.copy_wanted.connect(self._save_copy)
        self.commands.newsroom_wanted.connect(self.newsroom_wanted)
        window.painted.connect(self._bring_the_rest)
        window.may_close = self._may_close
        window.closed.connect(self.closed)

    def _greet(self, recovered: tuple[str, ...]) -> None:
        newsroom = self.desk.newsroom
        self.window.setWindowTitle(f"{self._newsroom_name} – Newsdesk")
        if not newsroom.writable:
            self.window.panes.editor.set_read_only(True)
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
        self.stories.begin(self._settings.story)
        if self.stories.count:
            self.window.panes.editor.expect_story()
        self.window.panes.stories.ui.list.setFocus()
        self.window.show()

    def _bring_the_rest(self) -> None:
        """Bring one part of it in each turn of the event loop: no key has to wait for more than that."""
        pause = next(self._coming, None)
        if pause is not None:
            QTimer.singleShot(pause, self, self._bring_the_rest)

    def _rest(self) -> Iterator[int]:
        """Make what the first paint could do without, with the milliseconds to wait after each part."""
        self._open_story()
        yield from self._answers()
        if self.editor.story is None:
            self.window.panes.editor.show_nothing()
        yield from _imported(SIDES)
        self.sides.begin()
        yield from self._answers()
        self.window.panes.preview.start()
        yield from _imported(BACKROOM)
        self.backroom.start()
        self.settled.emit()

    def _open_story(self) -> None:
        """Open the story that the list is on, and from now on every one that is chosen there."""
        panel = self.window.panes.stories
        panel.story_chosen.connect(self.editor.open)
        if panel.opened:
            self.editor.open(panel.opened)

    def _answers(self) -> Iterator[int]:
        while self.background.pending:
            yield SOON

    def _start(self, uid: str) -> None:
        # Only once it is open: what is typed before that must not go into the story that was.
        self._started = uid

    def _opened(self, story: Story) -> None:
        if story.uid == self._started:
            self._started = ""
            self.window.panes.editor.begin()
        self._name_window()

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
        if "backroom" in vars(self):
            self._settings.finding = self.memory.now
            self._settings.recent = self.backroom.palette.recent
            self._settings.shortcuts = self.backroom.shortcuts.changed
        if "sides" in vars(self):
            self._settings.folded = self.window.panes.folders.tree.folded
        self._settings.theme = self.appearance.theme
        self._settings.city = self.embargo.city
        self._settings.writing = self.choices.now
        self._settings.newsroom = self.desk.newsroom.folder
        self._settings.story = self.editor.story.uid if self.editor.story else ""
        self._settings.save()
        self._coming = iter(())
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


def _imported(modules: Sequence[str]) -> Iterator[int]:
    for name in modules:
        yield 0
        import_module(name)
    yield 0
