"""What a writer's eye is kept on: a sentence, a paragraph, one line at one height."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup

from newsdesk.gui.command import Command
from newsdesk.gui.workplace import Workplace
from newsdesk.gui.writing.choices import WritingChoices
from newsdesk.widgets.writing.focus import FocusMarks
from newsdesk.widgets.writing.focus_kinds import Focus
from newsdesk.widgets.writing.typewriter import Typewriter


class FocusController(QObject):
    """Stands between the menu's choices and the text."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        ui, body = place.window.ui, place.window.panes.editor.body
        self._choices = place.choices
        self.marks, self.typewriter = FocusMarks(body), Typewriter(body)
        self._actions = {
            Focus.OFF: ui.focus_off,
            Focus.SENTENCE: ui.focus_sentence,
            Focus.PARAGRAPH: ui.focus_paragraph,
        }
        group = QActionGroup(self)
        for action in self._actions.values():
            group.addAction(action)
        self._switch = ui.typewriter
        place.choices.changed.connect(self._follow)
        self._follow(place.choices.now)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        change = self._choices.change
        return (
            Command("typewriter", lambda: change(typewriter=self._switch.isChecked())),
            Command("focus_next", lambda: change(focus=self._choices.now.focus.next)),
            *(
                Command(action.objectName(), partial(change, focus=focus))
                for focus, action in self._actions.items()
            ),
        )

    def _follow(self, choices: WritingChoices) -> None:
        self._actions[choices.focus].setChecked(True)
        self._switch.setChecked(choices.typewriter)
        self.marks.turn(choices.focus)
        self.typewriter.turn(on=choices.typewriter, height=choices.typewriter_height)
