"""Lays out the edition that is shown, as its panel and the menu ask for: each change can be taken back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from newsdesk.domain.edition import Entry
from newsdesk.domain.errors import Unchanged, WorldError
from newsdesk.domain.journal import Stepped
from newsdesk.domain.layout import LONGEST_SECTION
from newsdesk.gui.asking import ask_for_words
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.editions import NO_EDITION, EditionController
from newsdesk.gui.workplace import Workplace


class MakeupController(QObject):
    """Stands between what is changed in the edition's panel and the desk.

    Signals: ``stepped`` a step was taken (``Stepped``); ``changeable`` other things can be done now.
    """

    stepped = Signal(object)
    changeable = Signal()

    def __init__(self, place: Workplace, editions: EditionController) -> None:
        panel = place.window.panes.edition
        super().__init__(panel)
        self._place, self._panel, self._editions = place, panel, editions
        self._ui = place.window.ui
        panel.layout_wanted.connect(self._arrange)
        panel.removal_wanted.connect(self._take_out)
        panel.title_wanted.connect(self._name)
        panel.note_wanted.connect(self._write_note)
        panel.lead_wanted.connect(self._lead)
        panel.picture_wanted.connect(self._show_picture)
        panel.move_wanted.connect(self._move)
        panel.section_wanted.connect(self._ask_for_section)
        panel.section_renamed.connect(self._rename_section)
        panel.section_removed.connect(self._remove_section)
        panel.current_changed.connect(self._follow)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        none = "no story of an edition is chosen"
        return (
            Command("lead_story", self._turn_lead, Need.WRITING, self._on_story, none),
            Command("story_picture", self._turn_picture, Need.WRITING, self._on_story, none),
            Command("begin_section", self._begin_here, Need.WRITING, self._on_story, none),
            Command("rates_strip", self._turn_strip, Need.WRITING, self._shows_one, NO_EDITION),
        )

    def _shows_one(self) -> bool:
        return self._editions.shown is not None

    def _on_story(self) -> bool:
        return self._entry() is not None

    def _entry(self) -> Entry | None:
        """Return the place of the story that the cursor is on."""
        edition, story = self._editions.shown, self._panel.current_story()
        entries = edition.entries if edition else ()
        return next((entry for entry in entries if entry.story == story), None)

    def _follow(self) -> None:
        """Let the menu's ticks say how it is now."""
        edition, entry = self._editions.shown, self._entry()
        self._ui.lead_story.setChecked(bool(edition and entry and edition.lead == entry.story))
        self._ui.story_picture.setChecked(bool(entry and entry.picture))
        self._ui.rates_strip.setChecked(bool(edition and edition.strip))
        self.changeable.emit()

    # -- from the menu

    def _turn_lead(self) -> None:
        edition, entry = self._editions.shown, self._entry()
        if edition and entry:
            self._lead(edition.uid, "" if edition.lead == entry.story else entry.story)

    def _turn_picture(self) -> None:
        edition, entry = self._editions.shown, self._entry()
        if edition and entry:
            self._show_picture(edition.uid, entry.story, not entry.picture)

    def _begin_here(self) -> None:
        edition, entry = self._editions.shown, self._entry()
        if edition and entry:
            self._ask_for_section(edition.uid, entry.story)

    def _turn_strip(self) -> None:
        edition = self._editions.shown
        if edition:
            work = self._place.desk.makeup.show_strip
            self._do(edition.uid, partial(work, shown=not edition.strip))

    # -- from the panel

    def _arrange(self, uid: str, entries: tuple[Entry, ...], seen: tuple[Entry, ...]) -> None:
        held = self._panel.current_story() or self._panel.current_section()
        self._do(uid, lambda edition: self._place.desk.makeup.arrange(edition, entries, held, seen))

    def _take_out(self, uid: str, stories: tuple[str, ...]) -> None:
        self._do(uid, lambda edition: self._place.desk.makeup.take_out(edition, stories))

    def _name(self, uid: str, title: str) -> None:
        self._do(uid, lambda edition: self._place.desk.makeup.name(edition, title), self._panel.title_failed)

    def _write_note(self, uid: str, note: str) -> None:
        self._do(
            uid, lambda edition: self._place.desk.makeup.write_note(edition, note), self._panel.note_failed
        )

    def _lead(self, uid: str, story: str) -> None:
        self._do(uid, lambda edition: self._place.desk.makeup.lead(edition, story))

    def _show_picture(self, uid: str, story: str, shown: bool) -> None:
        self._do(uid, lambda edition: self._place.desk.makeup.show_pictures(edition, (story,), shown=shown))

    def _move(self, uid: str, story: str, section: str) -> None:
        self._do(uid, lambda edition: self._place.desk.makeup.place(edition, (story,), section))

    def _rename_section(self, uid: str, old: str, new: str) -> None:
        self._do(uid, lambda edition: self._place.desk.makeup.rename_section(edition, old, new))

    def _remove_section(self, uid: str, name: str) -> None:
        self._do(uid, lambda edition: self._place.desk.makeup.remove_section(edition, name))

    def _ask_for_section(self, uid: str, story: str) -> None:
        def begin(name: str) -> None:
            self._do(uid, lambda edition: self._place.desk.makeup.begin_section(edition, name, story))

        def ask(lately: Sequence[str]) -> None:
            title = self.tr("Begin a section")
            label = self.tr("Its heading; this story and those below it are in it:")
            ask_for_words(self._place.window, title, label, "", begin, LONGEST_SECTION, lately)

        edition = self._editions.shown
        if edition is not None:
            self._place.background.run(
                Lane.READ, lambda: self._place.desk.editions.headings(edition), owner=self, then=ask
            )

    def _do(
        self, uid: str, work: Callable[[str], Stepped], keep: Callable[[str], None] | None = None
    ) -> None:
        """Do it; ``keep`` is told of the edition where what somebody wrote could not be kept."""

        def done(step: Stepped) -> None:
            self._editions.go_on()
            self.stepped.emit(step)

        def fail(error: WorldError) -> None:
            if keep and not isinstance(error, Unchanged):
                keep(uid)
            self._fail(error)

        self._editions.wait()
        self._place.write(lambda: work(uid), self, done, failed=fail)

    def _fail(self, error: WorldError) -> None:
        """Say why not; what was moved on the screen goes back to where it is."""
        if not isinstance(error, Unchanged):
            self._place.messages.trouble(str(error), about=self)
        self._editions.go_on()
        self._editions.refresh()
