"""Lets what changed in several fields of the open story at once be one step to undo."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from newsdesk.gui.editor.pane import EditorPane

Fields = Mapping[str, str | tuple[str, ...]]


@dataclass(slots=True)
class _Step:
    """What the fields of the form held, and how many steps the text's history had, before and after."""

    before: Fields
    after: Fields
    steps: tuple[int, int]
    body: int
    undone: bool = False


class OneStep(QObject):
    """Watches the fields of one pane.

    Each field keeps a history of its own. Where one of them goes back over a change that was made in several,
    or comes again to it, the others follow; one in which somebody has written since stays as it is. The text
    always has a part in the change, if only an empty one: that is where the keyboard is afterwards.
    """

    def __init__(self, pane: EditorPane) -> None:
        super().__init__(pane)
        self._form, self._body = pane.form, pane.body
        self._steps: list[_Step] = []
        self._following = False
        pane.edited.connect(self._watch)
        pane.body.sheet_changed.connect(self._steps.clear)

    def do(self, work: Callable[[], None]) -> None:
        """Do what changes the fields; all of it is one step."""
        fields, steps = self._form.fields(), self._history()
        self._following = True
        work()
        now = self._form.fields()
        before = {name: value for name, value in fields.items() if value != now[name]}
        if before:
            if self._history() == steps:
                self._mark_text()
            after = {name: now[name] for name in before}
            self._steps.append(_Step(before, after, (steps, self._history()), hash(self._body.text())))
        self._following = False

    def _mark_text(self) -> None:
        """Put a step into the text's history that changes nothing."""
        caret = self._body.textCursor()
        at = caret.position()
        self._body.put([(at, at, " ")])
        self._body.put([(at, at + 1, "")], joined=True)
        self._body.setTextCursor(caret)

    def _history(self) -> int:
        return self._body.document().availableUndoSteps()

    def _watch(self) -> None:
        if self._following:
            return
        for step in self._steps[:]:
            if not step.undone and self._went_back(step):
                self._follow(step, step.after, step.before)
            elif step.undone and self._came_again(step):
                self._follow(step, step.before, step.after)

    def _went_back(self, step: _Step) -> bool:
        document, now = self._body.document(), self._form.fields()
        if self._history() == step.steps[0] and document.isRedoAvailable():
            return True
        return any(now[name] == value and self._form.can_redo(name) for name, value in step.before.items())

    def _came_again(self, step: _Step) -> bool:
        if self._history() == step.steps[1]:
            # Or as much was typed as had been replaced: the change is gone then.
            again = hash(self._body.text()) == step.body
            if not again:
                self._steps.remove(step)
            return again
        now = self._form.fields()
        return any(now[name] == value for name, value in step.after.items() if isinstance(value, str))

    def _follow(self, step: _Step, of: Fields, to: Fields) -> None:
        """Let all fields that hold what they held ``of`` the step go ``to`` its other side."""
        self._following = True
        back = step.undone = not step.undone
        if self._history() == step.steps[back]:
            self._body.undo() if back else self._body.redo()
        now = self._form.fields()
        for name, value in of.items():
            if now[name] == value:
                self._form.step(name, to[name], back=back)
        self._following = False
