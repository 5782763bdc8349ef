"""The edition's panel: made, filled, put in order, sent out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.changes import Changes, Done
from newsdesk.domain.days import day
from newsdesk.domain.edition import Edition, EditionName
from newsdesk.domain.errors import Unchanged, WorldError
from newsdesk.domain.sent import Since
from newsdesk.domain.story import StorySummary, titled
from newsdesk.gui.asking import BUNDLES, ask_for_file, bundle_of
from newsdesk.gui.background import Lane, Latest
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.exporting import export
from newsdesk.gui.dialogs.new_edition import Fill, NewEdition, NewEditionDialog
from newsdesk.gui.workplace import Workplace

if TYPE_CHECKING:
    from newsdesk.desk.trust import Examined

#: Why nothing can be done with an edition, as the palette says it.
NO_EDITION = "there is no edition yet"


@dataclass(frozen=True, slots=True)
class Shelf:
    """All editions by name, and what is to be seen of the one that is shown."""

    names: tuple[EditionName, ...] = ()
    shown: Edition | None = None
    stories: tuple[StorySummary, ...] = ()
    elsewhere: Mapping[str, tuple[EditionName, ...]] = field(default_factory=dict)
    since: Since | None = None


class EditionController(QObject):
    """Stands between the edition's panel and the desk.

    ``save_first`` keeps what is typed: it is called before an export.

    Signals: ``stepped`` a step was taken (``Stepped``); ``showed`` an edition is shown, another one or the
    same as it is now; ``place_wanted`` the place of a ``Finding`` is to be seen.
    """

    stepped = Signal(object)
    place_wanted = Signal(object)
    showed = Signal()

    def __init__(self, place: Workplace, save_first: Callable[[], None]) -> None:
        panel = place.window.panes.edition
        super().__init__(panel)
        self._place = place
        self._desk, self._background = place.desk, place.background
        self._messages = place.messages
        self._panel = panel
        self._save_first = save_first
        self._window = place.window
        self._shelf = Shelf()
        self._shelves, self._counts = Latest(place.background), Latest(place.background)
        self._exports = Latest(place.background)
        self._wanted = ""
        self._under_way = 0
        panel.edition_chosen.connect(self.show_edition)
        panel.add_wanted.connect(self.add_to)
        panel.export_wanted.connect(self.export_shown)
        panel.new_wanted.connect(self.ask_for_new)
        place.announcer.changed.connect(self._hear)

    @property
    def shown(self) -> Edition | None:
        """The edition that the panel shows."""
        return self._shelf.shown

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("new_edition", self.ask_for_new, Need.WRITING),
            Command("add_to_edition", self._add_marked, Need.WRITING),
            Command("freeze_rates", self.freeze_rates, Need.WRITING, lambda: bool(self.shown), NO_EDITION),
            Command("export_edition", self.export_shown, Need.WRITING),
            Command("verify_bundle", self.choose_bundle),
        )

    def _add_marked(self) -> None:
        self.add_stories(self._window.panes.stories.selected())

    def refresh(self) -> None:
        """Read the editions anew."""
        wanted = self._wanted
        self._shelves.run(Lane.READ, lambda: self._read(wanted), owner=self, then=self._show)

    def _read(self, wanted: str) -> Shelf:
        editions = self._desk.editions
        names = editions.names()
        if not names:
            return Shelf()
        shown = editions.get(wanted if wanted in {each.uid for each in names} else names[0].uid)
        since = self._desk.sent.since(shown.uid)
        return Shelf(names, shown, editions.stories(shown), editions.elsewhere(shown), since)

    def wait(self) -> None:
        """Hear that the edition is being laid out: what is read before that is done is not shown.

        The panel is further by then. Whoever says so says ``go_on`` once it is done, and has it read anew.
        """
        self._under_way += 1

    def go_on(self) -> None:
        """Hear that one layout is kept, or could not be."""
        self._under_way -= 1

    def _show(self, shelf: Shelf) -> None:
        if self._under_way:
            return
        self._shelf = shelf
        self._wanted = shelf.shown.uid if shelf.shown else ""
        self._panel.show_editions(shelf.names, shelf.shown, shelf.stories, shelf.elsewhere, shelf.since)
        self.showed.emit()

    def _hear(self, changes: Changes, _asker: object) -> None:
        touched = self._shelf.shown and {entry.story for entry in self._shelf.shown.entries} & changes.stories
        if changes.editions or touched:
            self.refresh()

    def show_edition(self, uid: str) -> None:
        """Show another edition."""
        self._wanted = uid
        self.refresh()

    def _undo(self, error: WorldError) -> None:
        self._messages.trouble(str(error), about=self)
        self.refresh()

    def add_stories(self, stories: tuple[str, ...]) -> None:
        """Put stories at the end of the edition shown; without one, ask for a new edition."""
        if self._shelf.shown is None:
            self.ask_for_new()
        elif stories:
            self.add_to(self._shelf.shown.uid, stories)

    def add_to(self, uid: str, stories: tuple[str, ...]) -> None:
        """Put stories at the end of an edition: one step, which can be taken back."""
        self._place.write(
            lambda: self._desk.editions.add(uid, stories), self, self.stepped.emit, failed=self._undo
        )

    def freeze_rates(self) -> None:
        """Put the newest rates known for its day into the edition shown."""
        if self._shelf.shown is not None:
            uid = self._shelf.shown.uid
            freeze = self._desk.makeup.freeze_rates
            self._place.write(lambda: freeze(uid), self, self.stepped.emit, failed=self._not_frozen)

    def _not_frozen(self, error: WorldError) -> None:
        if isinstance(error, Unchanged):
            self._messages.tell(str(error))
        else:
            self._undo(error)

    def ask_for_new(self) -> None:
        """Ask for a new edition's day, title and stories."""
        # By the clock on the wall: the night is not yet over in UTC when a morning's edition is made.
        today = self._desk.newsroom.clock.now().astimezone().date()
        look = partial(self._desk.editions.next_day, today)
        self._background.run(Lane.READ, look, owner=self, then=self.ask_for_new_of)

    def ask_for_new_of(self, day: date) -> None:
        """Ask for a new edition's title and stories, and propose its day."""
        taken = frozenset(each.date for each in self._shelf.names)
        dialog = NewEditionDialog(day, taken, self._window)
        dialog.counts_wanted.connect(lambda day: self._count(day, dialog))
        dialog.accepted.connect(lambda: self._make(dialog.choice()))
        dialog.open()

    def _count(self, day: date, dialog: NewEditionDialog) -> None:
        editions = self._desk.editions
        self._counts.run(
            Lane.READ,
            lambda: (len(editions.from_pages(day)), len(editions.ready())),
            owner=dialog,
            then=lambda counts: dialog.set_counts(*counts),
        )

    def _make(self, choice: NewEdition) -> None:
        self._place.write(lambda: self._new(choice), self, self._made)

    def _new(self, choice: NewEdition) -> Done[Edition]:
        editions = self._desk.editions
        page = editions.from_pages(choice.date) if choice.fill in {Fill.PAGE, Fill.PROPOSED} else ()
        # Whoever did not wait for what is proposed gets what would have been.
        ready = choice.fill is Fill.READY or (choice.fill is Fill.PROPOSED and not page)
        return editions.new(choice.date, choice.title, editions.ready() if ready else page)

    def _made(self, done: Done[Edition]) -> None:
        self._wanted = done.value.uid
        self._window.show_right(self._panel)
        self._messages.tell(f"The edition of {day(done.value.date)} is made.")

    def export_shown(self) -> None:
        """Ask where the edition shown is to go, as it is once all is kept that was done before."""
        self._save_first()
        self._panel.finish()
        shown, editions = self._shelf.shown, self._desk.editions
        if shown is None:
            self._messages.tell("There is no edition to export yet. Make one first: Edition › New edition…")
            return

        def look() -> tuple[Edition, tuple[StorySummary, ...]]:
            edition = editions.get(shown.uid)
            return edition, editions.stories(edition)

        # In the lane that writes, so that what was typed and laid out before goes out, and is looked at.
        self._exports.run(Lane.WRITE, look, owner=self, then=lambda found: self._ask_where(*found))

    def _ask_where(self, edition: Edition, stories: tuple[StorySummary, ...]) -> None:
        if not edition.entries:
            which = f"The edition of {day(edition.date)}"
            self._messages.tell(f"{which} has no stories yet. Add some, then export it.")
            return
        headlines = {story.uid: titled(story.headline) for story in stories}
        publishing = self._desk.publishing
        write = partial(publishing.export, edition.uid)
        dialog = export(self._place, edition, headlines, publishing.target(edition), write)
        dialog.place_wanted.connect(self.place_wanted)

    def choose_bundle(self) -> None:
        """Let the editor choose a bundle to be read as a stranger would."""
        ask_for_file(self._window, self.tr("Verify a bundle"), f"Bundles ({BUNDLES})", self.verify)

    def verify(self, chosen: Path) -> None:
        """Read the bundle that was chosen, and say what is wrong with it."""
        path = bundle_of(chosen)
        self._background.run(
            Lane.WORLD,
            lambda: self._desk.trust.examine(path),
            owner=self,
            then=lambda found: self._tell_verdict(path, found),
            failed=lambda error: self._messages.trouble(str(error), about=path),
        )

    def _tell_verdict(self, path: Path, examined: "Examined") -> None:
        if examined.findings:
            first, rest = examined.findings[0].sentence, len(examined.findings) - 1
            more = f" And {rest:,} more: “newsdesk verify” names them all." if rest else ""
            self._messages.trouble(f"{path.name} is not sound: {first}{more}", about=path)
            return
        sentence = f"{path.name} is sound, and as it was written. {' '.join(examined.sentences)}"
        if examined.about and examined.about.sentences:
            self._messages.inform(sentence, about=path)
        else:
            self._messages.end(path)
            self._messages.tell(sentence)
