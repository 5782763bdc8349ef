"""Opens stories, and keeps what is typed: an extra copy at once, a revision at every pause."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.changes import Changes
from newsdesk.domain.errors import BadInput, WorldError
from newsdesk.domain.story import Story, StoryText
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.saving import SaveClock, SaveState
from newsdesk.gui.workplace import Workplace
from newsdesk.text.shortcodes import may_ask

if TYPE_CHECKING:
    from newsdesk.desk.sitting import Kept, Sitting

#: What a sentence about a text whose end cannot be seen is about.
_SIGHT = "sight"


class EditorController(QObject):
    """Stands between the editor's pane and the desk.

    Signals: ``opened`` a story is shown (``Story``); ``renewed`` somebody else changed it (``Story``);
    ``typed`` its text changed here (``text`` has it); ``state_changed`` how safe the text is (``SaveState``);
    ``lost`` the story that was open is not in the newsroom any more.
    """

    opened = Signal(object)
    renewed = Signal(object)
    typed = Signal()
    state_changed = Signal(object)
    lost = Signal()

    def __init__(self, place: Workplace) -> None:
        pane = place.window.panes.editor
        super().__init__(pane)
        self._desk, self._background, self._announcer = place.desk, place.background, place.announcer
        self._messages = place.messages
        self._pane = pane
        self._clock = place.desk.newsroom.clock
        self._story: Story | None = None
        self._wanted = ""
        self._unsaved: dict[str, StoryText] = {}
        #: How to keep what is typed, by uid, for the open story and those in ``_unsaved``.
        self._sittings: dict[str, Sitting] = {}
        self._aside: dict[str, StoryText] = {}
        self._copying = False
        self._copy_again = False
        self._edited = False
        self._beyond_sight = False
        self._save_clock = SaveClock(self)
        self._save_clock.copy_due.connect(self._keep_copy)
        self._save_clock.revision_due.connect(self.save)
        pane.edited.connect(self._typed)
        pane.body.inserted.connect(self._say_inserted)
        pane.body.insert_ended.connect(self._say_insert_ended)
        pane.body.settled.connect(self._say_what_is_not_seen)
        place.announcer.changed.connect(self._hear)

    @property
    def story(self) -> Story | None:
        """The story that is open, as it was when it was read."""
        return self._story

    @property
    def uid(self) -> str:
        """The uid of the story that is open, or ""."""
        return self._story.uid if self._story else ""

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        body, on_a_story = self._pane.body, Need.STORY
        return (
            Command("save_now", self.save, Need.STORY | Need.WRITING),
            Command("focus_text", body.setFocus, on_a_story),
            Command("zoom_in", body.zoom_in),
            Command("zoom_out", body.zoom_out),
            Command("zoom_reset", body.zoom_reset),
        )

    def text(self) -> StoryText:
        """Return the open story's text as it stands in the window; this reads all of it."""
        return self._pane.text()

    @property
    def unsaved(self) -> dict[str, StoryText]:
        """Texts, by uid, that could not be kept."""
        return dict(self._unsaved)

    @property
    def dirty(self) -> bool:
        """Whether something typed is in no revision, or on its way into one."""
        return self._edited or bool(self._unsaved)

    def introduce(self) -> None:
        """Tell whoever came only now what is open, and that something is typed in it."""
        if self._story is not None:
            self.opened.emit(self._story)
            if self._edited:
                self.typed.emit()

    def open(self, uid: str) -> None:
        """Keep the story that is open, then show another; one that is still on its way is wanted no more."""
        self._wanted = uid
        if self._story is not None and uid == self._story.uid:
            return
        self.finish()
        # In the lane that writes, so that it is read after what was typed before has been kept.
        self._background.run(Lane.WRITE, lambda: self._desk.stories.get(uid), owner=self, then=self._show)

    def _show(self, story: Story) -> None:
        # What was asked for twice is there already, and may be written on.
        if story.uid != self._wanted or story.uid == self.uid:
            return
        self.save()
        self._story = story
        text = self._unsaved.get(story.uid, self._aside.get(story.uid, story.text))
        self._sittings = {uid: each for uid, each in self._sittings.items() if uid in self._unsaved}
        self._sittings.setdefault(story.uid, self._desk.sit_down(story))
        self._beyond_sight = False
        self._messages.end(_SIGHT)
        self._pane.show_story(text, story.uid)
        self.opened.emit(story)

    def _say_inserted(self, done: int, of: int) -> None:
        percent = 100 * done // of
        self._messages.offer(
            f"A long text is being put in: {percent} %. What you type now will stand behind it.",
            "Stop",
            self._pane.body.stop_inserting,
        )

    def _say_insert_ended(self, whole: bool) -> None:
        self._messages.tell(
            "The text is in." if whole else "The text was taken out again; it can be pasted anew."
        )
        if not whole and self._story is not None:
            # What became of the story elsewhere meanwhile was not shown.
            self._hear(Changes(frozenset({self._story.uid})), None)

    def _say_what_is_not_seen(self) -> None:
        self._beyond_sight = self._pane.body.ends_beyond_sight
        if self._beyond_sight:
            self._messages.inform(
                "This text is longer than the editor can show. All of it is kept, and goes out; "
                "a smaller size (View › Zoom out) shows more of it, and in several stories all can be seen.",
                _SIGHT,
            )
        else:
            self._messages.end(_SIGHT)

    def _typed(self) -> None:
        newsroom = self._desk.newsroom
        # What is typed in the moment in which damage is found is kept as well.
        if self._story is None or not (newsroom.writable or newsroom.damage):
            return
        self._edited = True
        self._save_clock.typed()
        self.state_changed.emit(SaveState(typing=True, since=None))
        self.typed.emit()

    def _keep_copy(self) -> None:
        if self._story is None:
            return
        if self._copying:
            # The disk is slow: this copy waits for the one before, and not for the next key.
            self._copy_again = True
            return
        uid, text = self._story.uid, self._pane.text()
        sitting = self._sittings[uid]
        self._copying = True
        self._background.run(
            Lane.WRITE,
            lambda: sitting.copy(text),
            owner=self,
            then=lambda kept: self._copied(uid, kept),
            failed=lambda _error: self._copied(uid, None),
        )

    def _copied(self, uid: str, kept: "Kept | None") -> None:
        # A copy that failed is not told: the revision that is due next fails the same way, and is.
        self._copying = False
        if kept is not None and kept.merged:
            self._say_merged(uid, kept)
        again, self._copy_again = self._copy_again, False
        # What is on its way into a revision by now needs no copy any more.
        if again and self._edited:
            self._keep_copy()

    def save(self) -> None:
        """Keep the open story's text as a revision now, and again what could not be kept before."""
        waiting = dict(self._unsaved)
        self._save_clock.stop()
        if self._story is not None and self._edited:
            self._edited = False
            waiting[self._story.uid] = self._pane.text()
            if self._beyond_sight and not self._pane.body.settling:
                # What is deleted has nothing to settle: only a look says whether the end can be seen again.
                self._say_what_is_not_seen()
        self._unsaved |= waiting
        if waiting and self._desk.newsroom.damage:
            self._set_aside(waiting)
            return
        for uid, text in waiting.items():
            self._save_one(uid, text)

    def finish(self) -> None:
        """Keep everything, what is half typed in a field as well: the story is about to be left."""
        self._pane.finish_entry()
        self.save()

    def _save_one(self, uid: str, text: StoryText) -> None:
        sitting = self._sittings[uid]
        self._background.run(
            Lane.WRITE,
            lambda: sitting.keep(text),
            owner=self,
            then=lambda kept: self._saved(uid, text, kept),
            failed=self._failed,
        )

    def _saved(self, uid: str, text: StoryText, kept: "Kept") -> None:
        if self._unsaved.get(uid) == text:
            del self._unsaved[uid]
        if may_ask(text.body):
            self._learn_pins(uid)
        if kept.merged:
            self._say_merged(uid, kept)
        else:
            self._announcer.announce(kept.changes, self)
        if not self.dirty:
            self.state_changed.emit(SaveState(typing=False, since=self._clock.now()))

    def _say_merged(self, uid: str, kept: "Kept") -> None:
        """Show what was brought together with what was typed, as soon as nobody types, and say so."""
        self._announcer.announce(kept.changes, self)
        if self.uid == uid:
            self._hear(Changes(frozenset({uid})), None)
        (self._messages.inform if kept.contested else self._messages.tell)(kept.sentence)

    def _learn_pins(self, uid: str) -> None:
        """Hear which rates were pinned when the text was kept: the page goes on saying what they say."""
        self._background.run(
            Lane.READ,
            lambda: self._desk.stories.get(uid).text.pins,
            owner=self,
            then=lambda pins: self._pane.pins.learn(pins) if self.uid == uid else None,
        )

    def _set_aside(self, texts: dict[str, StoryText]) -> None:
        """Keep texts beside a newsroom whose file nothing more may be written to."""
        self._background.run(
            Lane.WRITE,
            lambda: self._desk.stories.set_aside(texts),
            owner=self,
            then=lambda _nothing: self._kept_aside(texts),
            failed=self._try_again,
        )

    def _kept_aside(self, texts: dict[str, StoryText]) -> None:
        self._aside |= texts
        self._unsaved = {uid: text for uid, text in self._unsaved.items() if texts.get(uid) != text}
        if not self.dirty:
            self.state_changed.emit(SaveState(typing=False, since=self._clock.now(), aside=True))

    def _failed(self, error: WorldError) -> None:
        if self._desk.newsroom.damage:
            # It was on its way into the file when that was found damaged.
            self.save()
        else:
            self._try_again(error)

    def _try_again(self, error: WorldError) -> None:
        self._save_clock.retry()
        self.state_changed.emit(SaveState(typing=False, since=None, trouble=str(error)))

    def _hear(self, changes: Changes, asker: object) -> None:
        if asker is self or self._story is None or self._story.uid not in changes.stories:
            return
        uid = self._story.uid
        self._background.run(
            Lane.WRITE,
            lambda: self._desk.stories.get(uid),
            owner=self,
            then=self._renew,
            failed=lambda error: self._lose(uid, error),
        )

    def _lose(self, uid: str, error: WorldError) -> None:
        """Close a story that is not in the newsroom any more, unless something typed in it is to be kept."""
        if not isinstance(error, BadInput) or self.dirty:
            self._messages.trouble(str(error))
        elif self._story is not None and self._story.uid == uid:
            self._story = None
            self._pane.show_nothing()
            self.lost.emit()

    def _renew(self, story: Story) -> None:
        if self._story is None or self._story.uid != story.uid:
            return
        self._story = story
        # A long text that is being put in tells of itself only once all of it is in.
        if not (self.dirty or self._pane.body.inserting):
            self._pane.take_over(story.text)
            self._sittings[story.uid] = self._desk.sit_down(story)
        self.renewed.emit(story)
