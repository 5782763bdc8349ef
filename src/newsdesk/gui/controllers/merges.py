"""What another desk changed in the same places: the band that says so, and the merge views."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from newsdesk.domain.days import day
from newsdesk.domain.errors import WorldError
from newsdesk.domain.journal import Stepped
from newsdesk.domain.story import StoryText
from newsdesk.gui.background import Lane, Latest
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editor import EditorController
from newsdesk.gui.merging.band import MergeBand
from newsdesk.gui.merging.deciding import Choice
from newsdesk.gui.merging.dialog import MergeDialog
from newsdesk.gui.merging.edition_dialog import EditionMergeDialog
from newsdesk.gui.merging.overview import MergesDialog, Waiting
from newsdesk.gui.workplace import Workplace
from newsdesk.text.conflicts import Take
from newsdesk.text.english import counted

if TYPE_CHECKING:
    from newsdesk.desk.edition_merges import EditionCase
    from newsdesk.desk.merges import MergeCase

#: What a sentence about merges is about.
MERGES = "merges"
#: What is about those that came and wait: it is over when none does.
WAITING = "merges that wait"


def edition_waiting(uid: str) -> object:
    """Return what a sentence about an edition that waits is about: it is over when that one does not."""
    return "edition that waits", uid


class MergeController(QObject):
    """Stands between the merge view and the desk.

    ``stepped``: a merge was made, which can be taken back (``Stepped``).
    """

    stepped = Signal(object)

    def __init__(self, place: Workplace, editor: EditorController) -> None:
        super().__init__(place.window)
        self._place = place
        self._desk, self._background = place.desk, place.background
        self._window, self._messages = place.window, place.messages
        self._editor = editor
        self._looks = Latest(place.background)
        self._waiting: frozenset[str] = frozenset()
        self._editions: frozenset[str] = frozenset()
        #: What was decided of merges that were put off, by the revisions of both sides.
        self._begun: dict[tuple[str, str], Sequence[Choice | None]] = {}
        self.band = MergeBand()
        self.band.set_read_only(not place.desk.newsroom.writable)
        place.window.panes.editor.add_band(self.band)
        self.band.decide_wanted.connect(lambda: self.decide(self._editor.uid))
        editor.opened.connect(lambda _story: self._show_band())
        place.announcer.changed.connect(lambda _changes, _asker: self._look())
        place.announcer.stopped.connect(lambda: self.band.set_read_only(True))
        self._look()

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (Command("merges", self.show, Need.WRITING),)

    def show(self) -> None:
        """Show which merges wait."""
        self._background.run(Lane.READ, self._read_all, owner=self, then=lambda all_: self._choose(*all_))

    def _read_all(self) -> "tuple[tuple[MergeCase, ...], tuple[EditionCase, ...], str]":
        editions = self._desk.edition_merges
        return self._desk.merges.all(), editions.all(), editions.trouble()

    def decide(self, uid: str) -> None:
        """Show what is to be decided of a story."""
        self._editor.finish()
        # In the lane that writes, so that what was typed before takes part.
        self._background.run(Lane.WRITE, lambda: self._desk.merges.case(uid), owner=self, then=self._show)

    def _look(self) -> None:
        self._looks.run(
            Lane.READ,
            lambda: (self._desk.merges.stories(), self._desk.edition_merges.editions()),
            owner=self,
            then=lambda waiting: self._hear(*waiting),
        )

    def _hear(self, waiting: frozenset[str], editions: frozenset[str]) -> None:
        if self._waiting and not waiting:
            self._messages.end(WAITING)
        for uid in self._editions - editions:
            self._messages.end(edition_waiting(uid))
        self._waiting, self._editions = waiting, editions
        self._show_band()

    def _show_band(self) -> None:
        self.band.setVisible(self._editor.uid in self._waiting)

    def _choose(
        self, cases: "tuple[MergeCase, ...]", editions: "tuple[EditionCase, ...]", trouble: str
    ) -> None:
        if trouble:
            self._messages.trouble(trouble, about=MERGES)
        waiting = [
            Waiting(
                each.story.uid,
                each.story.headline,
                each.pending.sender,
                counted(len(each.undecided.conflicts), "passage"),
            )
            for each in cases
        ]
        laid_out = {each.mine.uid: each for each in reversed(editions)}
        waiting += [
            Waiting(
                uid, f"The edition of {day(each.mine.date)}", each.pending.sender, each.differs, edition=True
            )
            for uid, each in laid_out.items()
        ]
        if not waiting and not trouble:
            self._messages.tell("No merge waits for anybody.")
        if not waiting:
            return
        dialog = MergesDialog(waiting, self._window)
        dialog.decide_wanted.connect(self.decide)
        dialog.edition_wanted.connect(lambda uid: self._show_edition(laid_out[uid]))
        dialog.open()

    def _show_edition(self, case: "EditionCase") -> None:
        sides = {each: case.words(case.taken(each)) for each in (Take.MINE, Take.BOTH, Take.THEIRS)}
        name, sender = f"The edition of {day(case.mine.date)}", case.pending.desk or case.pending.name
        dialog = EditionMergeDialog(name, sender, case.differs, sides, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(lambda take: self._take(case, take))
        dialog.open()

    def _take(self, case: "EditionCase", take: Take) -> None:
        self._place.write(
            lambda: self._desk.edition_merges.resolve(case, take),
            self,
            self.stepped.emit,
            self._failed,
            MERGES,
        )

    def _show(self, case: "MergeCase") -> None:
        key = (case.story.revision, case.pending.identity)
        dialog = MergeDialog(
            case.story.headline,
            case.pending.desk or case.pending.name,
            case.undecided,
            self._begun.get(key, ()),
            self._window,
        )
        dialog.merge_wanted.connect(lambda text: self._merge(case, text))
        dialog.rejected.connect(lambda: self._begun.update({key: dialog.choices}))
        dialog.resize(self._window.size() * 0.94)
        dialog.open()

    def _merge(self, case: "MergeCase", text: StoryText) -> None:
        self._place.write(
            lambda: self._desk.merges.resolve(case, text), self, self._merged, self._failed, MERGES
        )

    def _merged(self, done: Stepped) -> None:
        # The band goes, and with it whatever had the keyboard.
        self._window.panes.editor.body.setFocus()
        self.stepped.emit(done)

    def _failed(self, error: WorldError) -> None:
        self._messages.trouble(str(error), about=MERGES)
