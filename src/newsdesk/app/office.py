"""One window on one newsroom: everything that lives exactly as long as it does."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from newsdesk.app.later import Later
from newsdesk.app.settings import Settings
from newsdesk.app.wiring import Opening
from newsdesk.domain.story import Story, titled
from newsdesk.gui.announcer import Announcer
from newsdesk.gui.appearance import Appearance
from newsdesk.gui.background import Background, Lane
from newsdesk.gui.commands import Commands
from newsdesk.gui.controllers.stories import StoryListController
from newsdesk.gui.countries import country_choices
from newsdesk.gui.messages import Messages
from newsdesk.gui.stories.facts import Facts
from newsdesk.gui.stories.model import StoryListModel
from newsdesk.gui.stories.panel import StoryListPanel
from newsdesk.gui.theme import apply, wants_contrast
from newsdesk.gui.window import MainWindow, Panes
from newsdesk.gui.workplace import Workplace
from newsdesk.gui.writing.choices import Choices
from newsdesk.text.english import counted

if TYPE_CHECKING:
    from newsdesk.app.backroom import Backroom
    from newsdesk.app.editing import Editing
    from newsdesk.app.habits import HabitKeeper
    from newsdesk.app.rates_room import RatesRoom
    from newsdesk.app.sides import Sides
    from newsdesk.gui.controllers.editor import EditorController
    from newsdesk.gui.controllers.embargo import EmbargoController
    from newsdesk.gui.finding.habits import FindMemory
    from newsdesk.gui.rates.habits import RateMemory

#: Milliseconds between two looks at whether the window has what it asked for.
SOON = 10

#: Modules that take long to import, each in a turn of its own, before those who need them are made.
EDITING = (
    "newsdesk.desk.stories",
    "newsdesk.gui.panels.story_form",
    "newsdesk.gui.editor.pane",
    "newsdesk.gui.controllers.embargo",
    "newsdesk.app.editing",
)
SIDES = (
    "newsdesk.copydesk.checklist",
    "newsdesk.desk.workflow",
    "newsdesk.rates.standing",
    "newsdesk.desk.rates",
    "newsdesk.gui.controllers.preview",
    "newsdesk.gui.controllers.workflow",
    "newsdesk.gui.controllers.front",
    "newsdesk.gui.controllers.rates",
    "newsdesk.gui.controllers.editions",
    "newsdesk.gui.controllers.notes",
    "newsdesk.app.sides",
)
BACKROOM = (
    "newsdesk.desk.upkeep",
    "newsdesk.desk.spelling",
    "newsdesk.gui.controllers.intake",
    "newsdesk.gui.controllers.history",
    "newsdesk.gui.controllers.upkeep",
    "newsdesk.gui.controllers.finding",
    "newsdesk.gui.controllers.formatting",
    "newsdesk.gui.controllers.pictures",
    "newsdesk.app.rates_room",
    "newsdesk.app.backroom",
)


class Office(QObject):
    """Makes the window with its list of stories; the text and everybody else once that is painted.

    Signals: ``newsroom_wanted`` somebody wants to open another newsroom, ``reopen_wanted`` this one has
    to be opened anew, with what is to be said then; ``settled`` everybody is there, ``closed`` the window
    is gone.
    """

    newsroom_wanted = Signal()
    reopen_wanted = Signal(str)
    settled = Signal()
    closed = Signal()
    _damaged = Signal(str)

    def __init__(self, application: QApplication, opening: Opening, settings: Settings) -> None:
        super().__init__()
        self._application = application
        self.desk = desk = opening.desk
        self._settings = settings
        self._started = ""
        self._coming = self._rest()
        # Before there is a widget: each that is there already would have to be measured and polished anew.
        apply(application, settings.theme, strong=wants_contrast(application))
        # Asked once: the title is written anew at every letter of a headline.
        self._newsroom_name = desk.newsroom.name
        self.background = Background(self)
        self.announcer = announcer = Announcer(self)
        stories = StoryListPanel(StoryListModel(Facts(desk.newsroom.clock, country_choices)))
        self.window = window = MainWindow(Panes(stories))
        self.messages = Messages(window)
        self.choices = choices = Choices(settings.writing, self)
        choices.changed.connect(settings.keep_writing)
        self.place = place = Workplace(desk, self.background, announcer, window, self.messages, choices)
        self.stories = StoryListController(place)
        self.commands = Commands(place)
        self.commands.add(self.stories.commands())
        self.appearance = Appearance(application, window, settings.theme)
        self.appearance.chosen.connect(settings.keep_theme)
        self._connect_list()
        self._connect_program()
        desk.newsroom.hear_damage(self._damaged.emit)
        self._greet(opening.recovered)

    @Later
    def editing(self) -> "Editing":
        """Those who stand around the open story: they come first of all that the window did not wait for."""
        from newsdesk.app.editing import Editing  # noqa: PLC0415 - the window does not wait for them

        editing = Editing(self.place, self._application, self._settings.city, self)
        editing.dress(self.appearance)
        editor, embargo = editing.editor, editing.embargo
        editor.opened.connect(self._opened)
        editor.renewed.connect(lambda _story: self._name_window())
        editor.typed.connect(self._name_window)
        editor.lost.connect(self.stories.go_on)
        embargo.passed.connect(self.window.panes.stories.ui.list.viewport().update)
        self.commands.follow(editor)
        self.commands.add(editing.commands())
        if self.stories.count:
            self.window.panes.editor.expect_story()
        return editing

    @property
    def editor(self) -> "EditorController":
        """Who opens stories, and keeps what is typed."""
        return self.editing.editor

    @property
    def embargo(self) -> "EmbargoController":
        """Who knows when the open story may be published."""
        return self.editing.embargo

    @Later
    def sides(self) -> "Sides":
        """Those who stand around list and text: they come once the window is painted."""
        from newsdesk.app.sides import Sides  # noqa: PLC0415 - the window does not wait for them

        sides = Sides(self.place, self.stories, self.editor, self.embargo, self.rate_memory, self)
        sides.dress(self.appearance)
        if self._settings.folded is not None:
            self.window.panes.folders.tree.folded = self._settings.folded
        self.commands.add(sides.commands())
        sides.rates.shown.connect(self.commands.refresh)
        sides.makeup.changeable.connect(self.commands.refresh)
        return sides

    @Later
    def backroom(self) -> "Backroom":
        """Those who are not seen: they come when everybody else is there."""
        from newsdesk.app.backroom import Backroom  # noqa: PLC0415 - the window does not wait for them

        workflow = self.sides.workflow
        backroom = Backroom(self.place, self.editor, self.sides.editions, self.memory, self)
        self.sides.checks.rerate_wanted.connect(backroom.amounts.mend)
        backroom.amounts.day_picked.connect(self.sides.checks.set_day)
        backroom.reopen_wanted.connect(self.reopen_wanted)
        backroom.story_wanted.connect(self.stories.show_story)
        backroom.stepped.connect(workflow.offer_undo)
        backroom.place_wanted.connect(workflow.go_to)
        self.commands.paste_wanted.connect(backroom.intake.paste_page)
        backroom.proof.turned.connect(self.editing.looks.set_proof)
        backroom.proof.turned.connect(lambda _on: self.commands.refresh())
        backroom.palette.edition_wanted.connect(self.sides.open_edition)
        backroom.editions.edition_wanted.connect(self.sides.open_edition)
        backroom.palette.why_not = self.commands.why_not
        backroom.palette.recent = self._settings.recent
        backroom.shortcuts.restore(self._settings.shortcuts)
        backroom.shortcuts.chosen.connect(self._settings.keep_shortcuts)
        self.commands.add(backroom.commands())
        self.commands.add(self.rates_room.commands())
        return backroom

    @cached_property
    def rates_room(self) -> "RatesRoom":
        """Those who deal with rates behind the panel: they come with the backroom."""
        from newsdesk.app.rates_room import RatesRoom  # noqa: PLC0415 - the window does not wait for them

        return RatesRoom(self.place, self.sides.rates, self.rate_memory, self)

    @cached_property
    def memory(self) -> "FindMemory":
        """What was looked for in texts, and how."""
        from newsdesk.gui.finding.habits import FindMemory  # noqa: PLC0415 - the window does not wait for it

        return FindMemory(self._settings.finding)

    @Later
    def rate_memory(self) -> "RateMemory":
        """How the rates are read, and when the banks are asked."""
        from newsdesk.gui.rates.habits import RateMemory  # noqa: PLC0415 - the window does not wait for it

        return RateMemory(self._settings.rates)

    @cached_property
    def habits(self) -> "HabitKeeper":
        """Who keeps how the window was arranged, and whatever else is to be as it was."""
        from newsdesk.app.habits import HabitKeeper  # noqa: PLC0415 - the window does not wait for it

        return HabitKeeper(self._settings, self._habits_now, self.window)

    def _connect_list(self) -> None:
        panel, ui = self.window.panes.stories, self.window.ui
        panel.writing_wanted.connect(ui.focus_text.trigger)
        panel.ui.new_button.clicked.connect(self.stories.new_story)
        self.stories.started.connect(self._start)

    def _connect_program(self) -> None:
        window, messages = self.window, self.messages
        self.background.trouble.connect(messages.trouble)
        messages.copy_wanted.connect(self._save_copy)
        self.commands.newsroom_wanted.connect(self.newsroom_wanted)
        window.painted.connect(self._bring_the_rest)
        window.may_close = self._may_close
        window.closed.connect(self.closed)
        # It is found in whatever thread reads the file.
        self._damaged.connect(self._stop_writing)

    def _greet(self, recovered: tuple[str, ...]) -> None:
        newsroom = self.desk.newsroom
        self.window.setWindowTitle(f"{self._newsroom_name} – Newsdesk")
        if not newsroom.writable:
            self.messages.inform(newsroom.refusal)
        elif recovered:
            what = counted(len(recovered), "story", "stories")
            names = "; ".join(recovered[:3])
            self.messages.inform(
                f"The last text of {what} had not been saved, and was kept: {names}. It stands in its story "
                "now; History, in the menu Story, has the one before."
            )

    def _stop_writing(self, damage: str) -> None:
        """Let this window only look from now on, for the newsroom's file is damaged; keep what is typed."""
        if editing := Office.editing.there(self):
            editing.editor.finish()
            self.window.panes.editor.set_read_only(True)
        self.announcer.stopped.emit()
        self.messages.trouble(
            f"{damage} Nothing more is written to the newsroom’s file: this window is open only to look. "
            "What was typed and is not in it yet is kept beside it, and comes along when you rescue the "
            "newsroom or go back to a backup.",
            "Rescue…",
            lambda: self.reopen_wanted.emit(""),
        )

    def show(self) -> None:
        """Show the window as it was left, and read what it shows."""
        self.window.restore(self._settings.window)
        self.window.panes.stories.restore(self._settings.stories)
        self.window.ui.compact_rows.setChecked(self._settings.stories.compact)
        self.stories.begin(self._settings.story)
        self.window.panes.stories.ui.list.setFocus()
        self.window.show()

    def _bring_the_rest(self) -> None:
        """Bring one part of it in each turn of the event loop: no key has to wait for more than that."""
        pause = next(self._coming, None)
        if pause is not None:
            QTimer.singleShot(pause, self, self._bring_the_rest)

    def _rest(self) -> Iterator[int]:
        """Make what the first paint could do without, with the milliseconds to wait after each part."""
        yield from _imported(EDITING)
        self._open_story()
        yield from self._answers()
        if self.editor.story is None:
            self.window.panes.editor.show_nothing()
        yield from _imported(SIDES)
        sides = self.sides
        yield 0
        sides.begin()
        yield 0
        self.editor.introduce()
        yield from self._answers()
        self.window.panes.preview.start()
        yield from _imported(BACKROOM)
        self.backroom.start()
        self.rates_room.start()
        self.habits.start()
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

    def save(self) -> None:
        """Keep what is typed, if anything can have been by now."""
        if editing := Office.editing.there(self):
            editing.editor.save()

    def _may_close(self) -> bool:
        if editing := Office.editing.there(self):
            editing.editor.finish()
        if sides := Office.sides.there(self):
            sides.leave()
        if backroom := Office.backroom.there(self):
            backroom.leave()
            self.rates_room.leave()
        self.background.finish()
        if editing and editing.editor.unsaved and not self._close_all_the_same():
            return False
        self.habits.end()
        self._coming = iter(())
        self.desk.close()
        return True

    def _habits_now(self) -> dict[str, object]:
        """Let tomorrow begin where today ended. Who never came has nothing else to say than yesterday."""
        panes = self.window.panes
        habits: dict[str, object] = {
            "window": self.window.state(),
            "stories": panes.stories.state(),
            "newsroom": self.desk.newsroom.folder,
            "writing": self.choices.now,
        }
        if editing := Office.editing.there(self):
            habits |= {"city": editing.embargo.city, "story": editing.editor.uid}
        if Office.sides.there(self):
            habits["folded"] = panes.folders.tree.folded
        if rate_memory := Office.rate_memory.there(self):
            habits["rates"] = rate_memory.now
        if backroom := Office.backroom.there(self):
            if backroom.only_text.is_on:
                # Everything comes back when it is left, or the window closed.
                del habits["window"]
            habits |= {
                "finding": self.memory.now,
                "recent": backroom.palette.recent,
                "shortcuts": backroom.shortcuts.changed,
            }
        return habits

    def _close_all_the_same(self) -> bool:
        names = counted(len(self.editor.unsaved), "story is", "stories are")
        words = (
            f"The last text of {names} could not be saved and would be lost.\n\n"
            "Stay, and save a copy elsewhere from the band above the text?"
        )
        stay, warning = QMessageBox.StandardButton.Cancel, QMessageBox.Icon.Warning
        box = QMessageBox(warning, self.tr("Text is not saved"), words, stay, self.window)
        lose = box.addButton(self.tr("&Close all the same"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is lose


def _imported(modules: Sequence[str]) -> Iterator[int]:
    for name in modules:
        yield 0
        import_module(name)
    yield 0
