"""Which action asks whom for what. Every action of the menu is in this one table."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from newsdesk.domain.workflow import TRANSITIONS, allowed
from newsdesk.gui.editions import EditionController
from newsdesk.gui.editor.controller import EditorController
from newsdesk.gui.intake import IntakeController
from newsdesk.gui.rates import RatesController
from newsdesk.gui.stories.controller import StoryListController
from newsdesk.gui.window import MainWindow

#: What only makes sense where this program may write.
WRITING = (
    "new_story",
    "import_page",
    "import_clipboard",
    "backup",
    "save_now",
    "add_to_edition",
    "new_edition",
    "export_edition",
    "freeze_rates",
    "import_rates",
)
#: What only makes sense while a story is open.
ON_A_STORY = ("save_now", "bold", "italic", "heading", "quote", "bullets", "link", "focus_text")


@dataclass(frozen=True, slots=True)
class Controllers:
    """Who does things."""

    stories: StoryListController
    editor: EditorController
    intake: IntakeController
    rates: RatesController
    editions: EditionController


class Commands(QObject):
    """Connects the window's actions, and keeps those grey that cannot be done now.

    Signals, for what concerns the whole program: ``backup_wanted``, ``newsroom_wanted``,
    ``shortcuts_wanted``, ``about_wanted``.
    """

    backup_wanted = Signal()
    newsroom_wanted = Signal()
    shortcuts_wanted = Signal()
    about_wanted = Signal()

    def __init__(self, window: MainWindow, controllers: Controllers, *, writable: bool) -> None:
        super().__init__(window)
        self._window = window
        self._do = controllers
        self._writable = writable
        self._transitions = self._make_transitions()
        for action, work in self._table().items():
            action.triggered.connect(lambda _checked=False, work=work: work())
        controllers.editor.opened.connect(lambda _story: self.refresh())
        controllers.editor.renewed.connect(lambda _story: self.refresh())
        self.refresh()

    def _table(self) -> dict[QAction, Callable[[], object]]:
        ui, do, panes = self._window.ui, self._do, self._window.panes
        body = panes.editor.body
        return {
            ui.new_story: do.stories.new_story,
            ui.import_page: do.intake.choose_files,
            ui.import_clipboard: self._import_clipboard,
            ui.open_newsroom: self.newsroom_wanted.emit,
            ui.backup: self.backup_wanted.emit,
            ui.quit: self._window.close,
            ui.undo: lambda: self._in_text("undo"),
            ui.redo: lambda: self._in_text("redo"),
            ui.cut: lambda: self._in_text("cut"),
            ui.copy: lambda: self._in_text("copy"),
            ui.paste: self._paste,
            ui.find_story: self._find,
            ui.save_now: do.editor.save,
            ui.bold: body.toggle_bold,
            ui.italic: body.toggle_italic,
            ui.heading: lambda: body.toggle_heading(2),
            ui.quote: body.toggle_quote,
            ui.bullets: body.toggle_list,
            ui.link: body.insert_link,
            ui.previous_story: lambda: panes.stories.step(-1),
            ui.next_story: lambda: panes.stories.step(1),
            ui.new_edition: do.editions.ask_for_new,
            ui.add_to_edition: self._add_to_edition,
            ui.freeze_rates: do.editions.freeze_rates,
            ui.export_edition: self._export,
            ui.verify_bundle: do.editions.choose_bundle,
            ui.import_rates: do.rates.choose_file,
            ui.show_list: lambda: panes.stories.setVisible(ui.show_list.isChecked()),
            ui.show_rates: lambda: panes.rates.setVisible(ui.show_rates.isChecked()),
            ui.show_preview: lambda: self._window.show_right(panes.preview),
            ui.show_edition: lambda: self._window.show_right(panes.edition),
            ui.focus_text: body.setFocus,
            ui.zoom_in: body.zoom_in,
            ui.zoom_out: body.zoom_out,
            ui.zoom_reset: body.zoom_reset,
            ui.full_screen: self._toggle_full_screen,
            ui.shortcuts: self.shortcuts_wanted.emit,
            ui.about: self.about_wanted.emit,
        }

    def _make_transitions(self) -> dict[str, QAction]:
        made = {}
        for way in TRANSITIONS:
            action = QAction(way.label, self._window)
            action.triggered.connect(lambda _checked=False, name=way.action: self._act(name))
            self._window.ui.status_menu.addAction(action)
            made[way.action] = action
        made["ready"].setShortcut(QKeySequence("Ctrl+R"))
        return made

    def refresh(self) -> None:
        """Grey out what cannot be done now."""
        ui, story = self._window.ui, self._do.editor.story
        for name in (*WRITING, *ON_A_STORY):
            action: QAction = getattr(ui, name)
            possible = name not in WRITING or self._writable
            action.setEnabled(possible and (name not in ON_A_STORY or story is not None))
        ways = {way.action for way in allowed(story.status)} if story and self._writable else set()
        for name, action in self._transitions.items():
            action.setEnabled(name in ways)

    def _act(self, action: str) -> None:
        chosen = self._window.panes.stories.selected()
        story = self._do.editor.story
        if story is not None:
            self._do.editor.save()
            self._do.stories.act(chosen if story.uid in chosen else (story.uid,), action)

    def _add_to_edition(self) -> None:
        self._do.editions.add_stories(self._window.panes.stories.selected())

    def _export(self) -> None:
        self._do.editor.save()
        self._do.editions.export_shown()

    def _import_clipboard(self) -> None:
        self._do.intake.take_clipboard(QGuiApplication.clipboard().mimeData())

    def _in_text(self, command: str) -> None:
        """Undo, redo, cut or copy in whatever field has the keyboard."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit):
            getattr(focus, command)()

    def _paste(self) -> None:
        """Paste into the field that has the keyboard; into the list, a copied page is taken in."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit):
            focus.paste()
        elif self._writable:
            self._import_clipboard()

    def _find(self) -> None:
        self._window.panes.stories.show()
        self._window.ui.show_list.setChecked(True)
        self._window.panes.stories.start_search()

    def _toggle_full_screen(self) -> None:
        if self._window.ui.full_screen.isChecked():
            self._window.showFullScreen()
        else:
            self._window.showNormal()
