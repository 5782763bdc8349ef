"""What is asked and shown about the edition beside its panel: a calendar, filling, the checklist, exports."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.changes import Changes
from newsdesk.domain.edition import Edition, Export
from newsdesk.domain.errors import Gone, WorldError
from newsdesk.domain.findings import Finding
from newsdesk.domain.layout import sections
from newsdesk.domain.sent import Since
from newsdesk.domain.story import titled
from newsdesk.gui.asking import ask_whether
from newsdesk.gui.background import Lane, Latest
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editions import NO_EDITION, EditionController
from newsdesk.gui.countries import country_choices
from newsdesk.gui.editions.calendar import EditionCalendar
from newsdesk.gui.editions.checklist import EditionChecklist
from newsdesk.gui.editions.exports import EditionExports
from newsdesk.gui.editions.fill import FillEdition, Wish
from newsdesk.gui.outside import open_outside
from newsdesk.gui.panels.edition_wording import named
from newsdesk.gui.workplace import Workplace
from newsdesk.text.english import counted


class EditionDialogs(QObject):
    """Opens them, and does what they ask for.

    Signals: ``stepped`` a step was taken (``Stepped``); ``place_wanted`` (``Finding``), ``story_wanted`` and
    ``edition_wanted`` (uid) what a dialog is about is to be seen.
    """

    stepped = Signal(object)
    place_wanted = Signal(object)
    story_wanted = Signal(str)
    edition_wanted = Signal(str)

    def __init__(self, place: Workplace, editions: EditionController) -> None:
        panel = place.window.panes.edition
        super().__init__(panel)
        self._place, self._editions = place, editions
        self._checklist: EditionChecklist | None = None
        self._findings = Latest(place.background)
        editions.showed.connect(self._read_findings)
        place.announcer.changed.connect(self._hear)
        panel.calendar_wanted.connect(self.show_calendar)
        panel.exports_wanted.connect(self.show_exports)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("edition_calendar", self.show_calendar),
            Command("fill_edition", self.fill, Need.WRITING, self._shows_one, NO_EDITION),
            Command("edition_checklist", self.show_checklist, possible=self._shows_one, missing=NO_EDITION),
            Command("edition_exports", self.show_exports, possible=self._shows_one, missing=NO_EDITION),
            Command("delete_edition", self.ask_to_delete, Need.WRITING, self._shows_one, NO_EDITION),
        )

    def _shows_one(self) -> bool:
        return self._editions.shown is not None

    # -- the calendar

    def show_calendar(self) -> None:
        """Show which days have an edition."""
        shown, newsroom = self._editions.shown, self._place.desk.newsroom
        today = newsroom.clock.now().astimezone().date()
        dialog = EditionCalendar(
            shown.date if shown else today, today, writable=newsroom.writable, parent=self._place.window
        )
        dialog.days_wanted.connect(lambda first, last: self._read_days(dialog, first, last))
        dialog.edition_wanted.connect(self.edition_wanted)
        dialog.new_wanted.connect(self._editions.ask_for_new_of)
        dialog.open()

    def _read_days(self, dialog: EditionCalendar, first: date, last: date) -> None:
        self._place.background.run(
            Lane.READ,
            lambda: self._place.desk.sent.days(first, last),
            owner=dialog,
            then=dialog.show_days,
        )

    # -- filling

    def fill(self) -> None:
        """Ask which ready stories go into the edition shown."""
        edition = self._editions.shown
        if edition is None:
            return
        names = sections(edition.entries)
        dialog = FillEdition(edition, country_choices(), names, self._place.window)
        dialog.stories_wanted.connect(lambda wish: self._read_ready(dialog, edition, wish))
        dialog.accepted.connect(lambda: self._fill(edition.uid, dialog.stories(), dialog.section()))
        self._place.background.run(
            Lane.READ,
            lambda: self._place.desk.editions.headings(edition),
            owner=dialog,
            then=dialog.offer_sections,
        )
        dialog.open()

    def _read_ready(self, dialog: FillEdition, edition: Edition, wish: Wish) -> None:
        self._place.background.run(
            Lane.READ,
            lambda: self._place.desk.editions.fill_with(edition, wish.day, wish.country),
            owner=dialog,
            then=lambda stories: dialog.show_stories(wish, stories),
        )

    def _fill(self, uid: str, stories: tuple[str, ...], section: str) -> None:
        makeup = self._place.desk.makeup
        self._place.write(lambda: makeup.place(uid, stories, section), self, self.stepped.emit)

    # -- the checklist

    def show_checklist(self) -> None:
        """Show what the copy desk has to say about the edition shown, and again whenever that changes."""
        if self._editions.shown is None:
            return
        if self._checklist is None:
            self._checklist = self._new_checklist()
            self._read_findings()
        # Not modal: whoever goes to a place wants to mend it there, and comes back.
        self._checklist.show()
        self._checklist.activateWindow()

    def _new_checklist(self) -> EditionChecklist:
        dialog = EditionChecklist(writable=self._place.desk.newsroom.writable, parent=self._place.window)
        dialog.place_wanted.connect(self._go_to)
        dialog.export_wanted.connect(self._editions.export_shown)

        def forget() -> None:
            self._checklist = None

        dialog.finished.connect(forget)
        return dialog

    def _go_to(self, finding: Finding) -> None:
        """Show what a finding is about, with the keyboard there: the checklist stays beside it."""
        self._place.window.activateWindow()
        self.place_wanted.emit(finding)

    def _hear(self, changes: Changes, _asker: object) -> None:
        if changes.stories or changes.editions:
            self._read_findings()

    def _read_findings(self) -> None:
        """Read what is found in the edition shown, where somebody looks at that."""
        edition, dialog = self._editions.shown, self._checklist
        if dialog is None:
            return
        if edition is None:
            dialog.reject()
            return

        def look() -> tuple[tuple[Finding, ...], dict[str, str]]:
            desk = self._place.desk
            now = desk.editions.get(edition.uid)
            headlines = {each.uid: titled(each.headline) for each in desk.editions.stories(now)}
            return desk.publishing.checklist(now), headlines

        def tell(found: tuple[tuple[Finding, ...], dict[str, str]]) -> None:
            dialog.show_edition(edition)
            dialog.show_findings(*found)

        def fail(error: WorldError) -> None:
            # One that has gone is not shown for long, either.
            if not isinstance(error, Gone):
                self._place.messages.trouble(str(error), about=dialog)

        self._findings.run(Lane.READ, look, owner=dialog, then=tell, failed=fail)

    # -- exports

    def show_exports(self) -> None:
        """Show when the edition shown went out, and what changed in it since."""
        self._read_exports(self._show_exports)

    def _read_exports(self, then: Callable[[Edition, tuple[Export, ...]], None]) -> None:
        """Tell of the edition shown, if there is one, and when it went out."""
        edition = self._editions.shown
        if edition is not None:
            self._place.background.run(
                Lane.READ,
                lambda: self._place.desk.sent.exports(edition.uid),
                owner=self,
                then=lambda exports: then(edition, exports),
            )

    def _show_exports(self, edition: Edition, exports: tuple[Export, ...]) -> None:
        dialog = EditionExports(edition, exports, self._place.window)
        dialog.since_wanted.connect(lambda number: self._read_since(dialog, edition.uid, number))
        dialog.look_wanted.connect(partial(self._look, dialog))
        dialog.open_wanted.connect(self._open)
        dialog.story_wanted.connect(self.story_wanted)
        dialog.begin()
        dialog.open()

    # The disk may be a share that answers late, or never.

    def _look(self, dialog: EditionExports, path: Path) -> None:
        self._place.background.run(
            Lane.WORLD, path.exists, owner=dialog, then=lambda there: dialog.show_there(path, there=there)
        )

    def _open(self, path: Path) -> None:
        """Open a bundle: its front page, or where its one file is."""
        front = path / "index.html"
        self._place.background.run(
            Lane.WORLD,
            lambda: front if front.exists() else path.parent,
            owner=self,
            then=lambda found: open_outside(found, self._place.messages),
        )

    def _read_since(self, dialog: EditionExports, uid: str, number: int) -> None:
        def tell(since: Since | None) -> None:
            if since is not None:
                dialog.show_since(number, since)

        self._place.background.run(
            Lane.READ, lambda: self._place.desk.sent.since(uid, number), owner=dialog, then=tell
        )

    # -- deleting

    def ask_to_delete(self) -> None:
        """Ask whether the edition shown is to go: its stories stay, and so does what readers have."""
        self._read_exports(self._ask_to_delete)

    def _ask_to_delete(self, edition: Edition, exports: tuple[Export, ...]) -> None:
        stories = counted(len(edition.entries), "story stays as it is", "stories stay as they are")
        kept = [f"Its {stories}."] if edition.entries else []
        if exports:
            bundles = counted(len(exports), "export of it stays", "exports of it stay")
            alone = len(exports) == 1
            kept.append(f"The {bundles} where it was written to." if alone else f"The {bundles} too.")
        ask_whether(
            self._place.window,
            self.tr("Delete the edition"),
            f"Delete the edition of {named(edition)}?",
            " ".join([*kept, "The Edit menu takes it back."]),
            self.tr("Delete the edition"),
            lambda: self._delete(edition.uid),
        )

    def _delete(self, uid: str) -> None:
        editions = self._place.desk.editions
        self._place.write(lambda: editions.delete(uid), self, self.stepped.emit)
