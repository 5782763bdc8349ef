"""Finds and replaces in many stories: opens the dialog, and has the desk do what it asks for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from newsdesk.domain.changes import Done
from newsdesk.domain.days import day
from newsdesk.domain.edition import EditionName
from newsdesk.domain.journal import Stepped
from newsdesk.domain.progress import Reporter
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.replacing import Found, Place, Replaced, StoryPlaces, Swap
from newsdesk.domain.story import Story
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command
from newsdesk.gui.controllers.dialog_work import DialogWork
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.finding.dialog import Order, Reach, ReplaceDialog, Scope
from newsdesk.gui.finding.habits import FindMemory
from newsdesk.gui.workplace import Workplace
from newsdesk.text.english import counted
from newsdesk.text.query import parse

#: So many of the newest editions are offered.
EDITIONS = 30


class ReplaceController(QObject):
    """Stands between the dialog and the desk. The dialog stays while stories are looked at.

    Signals: ``story_wanted`` a story (uid) is to be opened; ``stepped`` something was replaced (``Stepped``).
    """

    story_wanted = Signal(str)
    stepped = Signal(object)

    def __init__(self, place: Workplace, editor: EditorController, memory: FindMemory) -> None:
        super().__init__(place.window)
        self._place, self._editor, self._memory = place, editor, memory
        self._window = place.window
        self._dialog: ReplaceDialog | None = None
        self._going: Place | None = None
        editor.opened.connect(self._opened)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("find_across", self.show_dialog),)

    def show_dialog(self) -> ReplaceDialog:
        """Show the dialog, with what is selected in the text as what to look for."""
        dialog = self._dialog or self._make()
        selected = self._window.panes.editor.body.textCursor().selectedText()
        self._offer_scopes(dialog)
        self._place.background.run(
            Lane.READ,
            self._place.desk.editions.names,
            owner=dialog,
            then=lambda names: self._offer_scopes(dialog, names),
        )
        if not dialog.is_running:
            dialog.look_for("" if "\u2029" in selected else selected)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def _make(self) -> ReplaceDialog:
        writable = self._place.desk.newsroom.writable
        dialog = ReplaceDialog(self._memory.now, self._window, writable=writable)
        work = DialogWork(self._place.background, dialog)
        dialog.look_wanted.connect(lambda order: self._look(dialog, work, order))
        dialog.replace_wanted.connect(lambda swap, stories: self._replace(dialog, work, swap, stories))
        dialog.place_wanted.connect(self.go_to)
        dialog.switched.connect(lambda name, on: self._memory.turn(**{name: on}))
        dialog.destroyed.connect(self._forget)
        self._dialog = dialog
        return dialog

    def _forget(self) -> None:
        self._dialog = None

    # -- where to look ----------------------------------------------------------------------------------

    def _offer_scopes(self, dialog: ReplaceDialog, editions: tuple[EditionName, ...] = ()) -> None:
        stories = self._window.panes.stories
        marked, shown = len(stories.selected()), stories.model.rowCount()
        scopes = []
        if self._editor.story is not None:
            scopes.append((Scope(Reach.STORY), "The open story"))
        if marked:
            scopes.append((Scope(Reach.MARKED), f"{counted(marked, 'story', 'stories')} marked in the list"))
        scopes.append((Scope(Reach.LIST), f"What the list shows: {counted(shown, 'story', 'stories')}"))
        scopes.append((Scope(Reach.ALL), "All stories"))
        for each in editions[:EDITIONS]:
            title = f": {each.title}" if each.title else ""
            scopes.append((Scope(Reach.EDITION, each.uid), f"The edition of {day(each.date)}{title}"))
        dialog.set_scopes(scopes, Scope(Reach.MARKED if marked > 1 else Reach.LIST))

    def _uids(self, scope: Scope, shown: tuple[Query, Sort], marked: tuple[str, ...]) -> tuple[str, ...]:
        """Return the stories that are meant; in a thread of the lane."""
        desk = self._place.desk
        match scope.reach:
            case Reach.STORY | Reach.MARKED:
                return marked
            case Reach.LIST:
                return desk.finding.uids(*shown)
            case Reach.EDITION:
                return tuple(entry.story for entry in desk.editions.get(scope.edition).entries)
            case Reach.ALL:
                return desk.finding.uids(Query(spiked=True), Sort())

    # -- looking and replacing --------------------------------------------------------------------------

    def _look(self, dialog: ReplaceDialog, work: DialogWork, order: Order) -> None:
        """Look for the places, also in what was just typed."""
        self._memory.remember(order.swap, replaced=False)
        stories = self._window.panes.stories
        shown = (parse(stories.query), stories.sort)
        story = order.scope.reach is Reach.STORY
        marked = (self._editor.uid,) if story else stories.selected()

        def look(reporter: Reporter) -> Found:
            uids = self._uids(order.scope, shown, marked)
            return self._place.desk.replacing.look(
                order.swap, uids, order.fields, reporter, published=order.published, spiked=order.spiked
            )

        self._editor.save()
        # What was typed is kept once the lane that writes gets to this. Then in the lane of the world: the
        # list and the preview must not wait behind a hundred thousand stories.
        self._after_writing(lambda: work.work(Lane.WORLD, look, dialog.show_found))

    def _replace(
        self, dialog: ReplaceDialog, work: DialogWork, swap: Swap, stories: tuple[StoryPlaces, ...]
    ) -> None:
        """Replace what is chosen. Nothing can be typed meanwhile: it would put the old words back."""
        self._memory.remember(swap, replaced=True)
        self._editor.save()
        pane, desk = self._window.panes.editor, self._place.desk
        before = self._window.focusWidget()
        pane.setEnabled(False)

        def done(made: Done[Replaced]) -> None:
            dialog.show_replaced(made.value)
            self._place.announcer.announce(made.changes, self)
            self.stepped.emit(Stepped(made.value.step, made.changes))

        work.work(Lane.WRITE, lambda reporter: desk.replacing.replace(swap, stories, reporter), done)
        # After that, and after the open story is read anew, however it ended.
        self._after_writing(lambda: self._after_writing(lambda: self._let_write(before)))

    def _let_write(self, before: QWidget | None) -> None:
        """Let the text be typed in again, with the keyboard where it was ``before`` if nobody has it."""
        self._window.panes.editor.setEnabled(True)
        if before is not None and self._window.focusWidget() is None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _after_writing(self, then: Callable[[], None]) -> None:
        """Do something once all that is on its way to be written now has been."""
        self._place.background.run(Lane.WRITE, lambda: None, owner=self, then=lambda _nothing: then())

    # -- going to a place -------------------------------------------------------------------------------

    def go_to(self, place: Place) -> None:
        """Show a place; its story is opened first if it is not."""
        if self._editor.uid == place.story:
            self._show(place)
        else:
            self._going = place
            self.story_wanted.emit(place.story)

    def _opened(self, story: Story) -> None:
        going, self._going = self._going, None
        if going is not None and going.story == story.uid:
            self._show(going)

    def _show(self, place: Place) -> None:
        self._window.panes.editor.go_to(place.field, place.change.start, place.change.end)
        self._window.activateWindow()
