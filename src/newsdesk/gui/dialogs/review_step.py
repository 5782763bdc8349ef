"""One step of a review that can be taken back."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from newsdesk.gui.dialogs.review_draft import Draft

#: Any number but -1, by which Qt knows steps that may be joined.
TYPING = 1


class Step(QUndoCommand):
    """Goes from one draft to the next and back, each time showing the row that matters.

    ``typing`` steps join with the one before while they are made on the same row.
    """

    def __init__(
        self,
        words: str,
        show: Callable[[Draft, int], None],
        before: tuple[Draft, int],
        after: tuple[Draft, int],
        *,
        typing: bool = False,
    ) -> None:
        super().__init__(words)
        self._show = show
        self._typing = typing
        self.before = before
        self.after = after

    def id(self) -> int:
        """Return the number by which Qt finds neighbours to join."""
        return TYPING if self._typing else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Swallow the next letter; what is typed and deleted again is no step at all."""
        if not isinstance(other, Step) or other.before[1] != self.after[1]:
            return False
        self.after = other.after
        self.setObsolete(self.after == self.before)
        return True

    def redo(self) -> None:
        """Show the page as it is after the step."""
        self._show(*self.after)

    def undo(self) -> None:
        """Show the page as it was before."""
        self._show(*self.before)
