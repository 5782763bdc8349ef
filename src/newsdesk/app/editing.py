"""Who stands around the open story: its form and its text, what keeps them, and how they look."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from newsdesk.domain.zones import City
from newsdesk.gui.appearance import Appearance
from newsdesk.gui.colors import ThemeColors
from newsdesk.gui.command import Command
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.controllers.embargo import EmbargoController
from newsdesk.gui.editor.pane import EditorPane
from newsdesk.gui.keyed import follow_keys
from newsdesk.gui.panels.story_form import StoryForm
from newsdesk.gui.workplace import Workplace
from newsdesk.gui.writing.looks import Looks


class Editing(QObject):
    """Puts the editor where the window keeps room for it, and connects who works it.

    It comes once the window is painted. ``city`` is whose clock embargoes are given by.
    """

    def __init__(self, place: Workplace, application: QApplication, city: City, parent: QObject) -> None:
        super().__init__(parent)
        newsroom, ui = place.desk.newsroom, place.window.ui
        pane = EditorPane(StoryForm(newsroom.headline_limit))
        pane.set_read_only(not newsroom.writable)
        follow_keys(ui, pane.ui.nothing_words)
        pane.add_tools((ui.bold, ui.italic, ui.heading, ui.quote, ui.bullets, ui.numbered))
        pane.add_tools((ui.link, ui.code, ui.footnote, ui.picture, ui.table))
        place.window.put_editor(pane)
        self.editor = EditorController(place)
        self.embargo = EmbargoController(place, self.editor, city)
        self._fields = pane.form.prose()
        self.looks = Looks(application, pane.body, place.choices)
        self.editor.state_changed.connect(place.messages.show_state)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (*self.editor.commands(), *self.embargo.commands())

    def dress(self, appearance: Appearance) -> None:
        """Let the text wear the window's colours, and what is shown over it and over the form's fields."""
        appearance.dress(self.looks.set_program)
        appearance.dress(self._dress_fields)

    def _dress_fields(self, colors: ThemeColors) -> None:
        for each in self._fields:
            each.layers.set_colors(colors.layers)
