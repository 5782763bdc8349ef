"""A story's past: its window, checkpoints, how far it was read, and what somebody else changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.errors import WorldError
from newsdesk.domain.journal import Step, Stepped
from newsdesk.domain.story import Story
from newsdesk.gui.asking import ask_for_words
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.history.dialog import HistoryDialog, Question
from newsdesk.gui.history.timeline import Past
from newsdesk.gui.workplace import Workplace
from newsdesk.widgets.waiting import once

#: Milliseconds that a story has to be open to count as read: walking through the list is no reading.
GLANCE = 3000


class HistoryController(QObject):
    """Stands between the history's window and the desk.

    ``stepped``: an earlier text stands again, which can be taken back (``Stepped``).
    """

    stepped = Signal(object)

    def __init__(self, place: Workplace, editor: EditorController) -> None:
        super().__init__(place.window)
        self._place = place
        self._desk, self._background = place.desk, place.background
        self._window, self._messages = place.window, place.messages
        self._editor = editor
        self._open = ""
        self._read = False
        self._dialog: HistoryDialog | None = None
        self.glance = once(self, self._count_as_read, GLANCE)
        editor.opened.connect(self._opened)
        place.announcer.changed.connect(self._hear)
        # It comes after the window, and a story may be open by then.
        if editor.story is not None:
            self._opened(editor.story)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("history", self.show, Need.STORY),
            Command("checkpoint", self.ask_for_checkpoint, Need.STORY | Need.WRITING),
            Command(
                "since_published", lambda: self._show_since(self._desk.history.since_published), Need.STORY
            ),
            Command("since_read", lambda: self._show_since(self._desk.history.since_read), Need.STORY),
        )

    def show(self) -> None:
        """Show the open story's history."""
        story = self._editor.story
        if story is not None:
            self._editor.finish()
            # In the lane that writes, so that it is read after what was typed has been kept.
            self._background.run(
                Lane.WRITE,
                lambda: self._past(story.uid),
                owner=self,
                then=lambda past: self._show(past, None),
            )

    def _show_since(self, since: Callable[[str], tuple[str, str]]) -> None:
        story = self._editor.story
        if story is None:
            return
        self._editor.finish()
        self._background.run(
            Lane.WRITE,
            lambda: (self._past(story.uid), since(story.uid)),
            owner=self,
            then=lambda found: self._show(*found),
            failed=lambda reason: self._messages.tell(str(reason)),
        )

    def _past(self, uid: str) -> Past:
        return Past(self._desk.history.timeline(uid), self._desk.workflow.journal(uid))

    def _show(self, past: Past, pair: tuple[str, str] | None) -> None:
        story = self._editor.story
        if story is None or self._dialog is not None:
            return
        newsroom = self._desk.newsroom
        headline = self._window.panes.editor.form.ui.headline.text() or story.headline
        self._dialog = dialog = HistoryDialog(
            headline, past, newsroom.clock.now(), writable=newsroom.writable, parent=self._window
        )
        dialog.show_made_of(story.provenance)
        uid = story.uid
        dialog.comparison_wanted.connect(lambda question: self._compare(dialog, uid, question))
        dialog.text_wanted.connect(lambda digest: self._copy(dialog, uid, digest))
        dialog.name_wanted.connect(lambda digest, name: self._name(uid, digest, name))
        dialog.restore_wanted.connect(lambda digest: self._restore(uid, digest))
        dialog.finished.connect(self._closed)
        dialog.resize(self._window.size() * 0.92)
        if pair is None:
            dialog.choose()
        else:
            dialog.compare(*pair)
        dialog.open()

    def _closed(self) -> None:
        self._dialog = None

    def _compare(self, dialog: HistoryDialog, uid: str, question: Question) -> None:
        history = self._desk.history
        failed = self._teller(dialog, question)
        if question.rendered:
            self._background.run(
                Lane.READ,
                lambda: (
                    history.compare_pages(uid, question.old, question.new),
                    history.compare(uid, question.old, question.new),
                ),
                owner=dialog,
                then=lambda found: dialog.show_page(question, *found),
                failed=failed,
            )
        else:
            self._background.run(
                Lane.READ,
                lambda: history.compare(uid, question.old, question.new),
                owner=dialog,
                then=lambda found: dialog.show_source(question, found),
                failed=failed,
            )

    def _teller(self, dialog: HistoryDialog, question: Question) -> Callable[[WorldError], None]:
        return lambda reason: dialog.show_trouble(question, str(reason))

    def _copy(self, dialog: HistoryDialog, uid: str, digest: str) -> None:
        self._background.run(
            Lane.READ,
            lambda: self._desk.history.text_of(uid, digest),
            owner=dialog,
            then=lambda text: dialog.copy(text.body),
        )

    def _restore(self, uid: str, digest: str) -> None:
        self._place.write(lambda: self._desk.history.restore(uid, digest), self, self._restored)

    def _restored(self, done: Done[Step | None]) -> None:
        if done.value is not None:
            self.stepped.emit(Stepped(done.value, done.changes))

    def _name(self, uid: str, digest: str, name: str) -> None:
        self._write(lambda: self._desk.history.name(uid, digest, name), "The checkpoint is kept for ever.")

    def ask_for_checkpoint(self) -> None:
        """Ask for the name of the open story's text as it stands."""
        story = self._editor.story
        if story is None:
            return
        self._editor.finish()
        ask_for_words(
            self._window,
            "Name a checkpoint",
            "Name of the text as it stands, such as “before legal”:",
            "",
            lambda name: self._checkpoint(story.uid, name),
        )

    def _checkpoint(self, uid: str, name: str) -> None:
        self._write(
            lambda: self._desk.history.checkpoint(uid, name),
            f"The text as it stands is kept for ever as “{name.strip()}”.",
        )

    def _write(self, work: Callable[[], Changes], sentence: str) -> None:
        self._place.write(work, self, lambda _changes: self._messages.tell(sentence))

    def _hear(self, changes: Changes, _asker: object) -> None:
        story, dialog = self._editor.story, self._dialog
        if story is not None and dialog is not None and story.uid in changes.stories:
            self._background.run(
                Lane.WRITE, lambda: self._past(story.uid), owner=dialog, then=dialog.show_past
            )

    def _opened(self, story: Story) -> None:
        self.leave()
        self._open = story.uid
        self.glance.start()

    def _count_as_read(self) -> None:
        self._read = True

    def leave(self) -> None:
        """Note that the story that was open has been read, if it was open for long enough."""
        uid, read = self._open, self._read
        self.glance.stop()
        self._open, self._read = "", False
        if read and self._desk.newsroom.writable:
            self._background.run(
                Lane.WRITE,
                lambda: self._desk.history.mark_read(uid),
                owner=self,
                # Nobody has asked for it; what is typed tells itself why it cannot be saved.
                failed=lambda _error: None,
            )
