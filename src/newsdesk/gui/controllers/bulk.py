"""What is asked before stories are changed, or sent out, at once: which countries, which tags, where to."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from newsdesk.domain.edition import Edition
from newsdesk.gui.background import Lane
from newsdesk.gui.command import Command, Need
from newsdesk.gui.controllers.exporting import export
from newsdesk.gui.controllers.workflow import WorkflowController
from newsdesk.gui.countries import country_choices
from newsdesk.gui.workflow.words_dialog import WordsDialog
from newsdesk.gui.workplace import Workplace

#: Changes words of stories: theirs are these uids, and these words come and go.
Change = Callable[[Sequence[str], Sequence[str], Sequence[str]], None]


class BulkController(QObject):
    """Asks about the marked stories, or else the open one, and has the workflow do it."""

    def __init__(self, place: Workplace, workflow: WorkflowController) -> None:
        super().__init__(place.window)
        self._place, self._workflow = place, workflow
        self._desk = place.desk.workflow

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        return (
            Command("set_countries", self._ask_countries, Need.WRITING, self._is_about_any),
            Command("set_tags", self._ask_tags, Need.WRITING, self._is_about_any),
            Command("export_marked", self._export, Need.WRITING | Need.MARKED),
        )

    def _is_about_any(self) -> bool:
        return bool(self._workflow.meant())

    def _ask_countries(self) -> None:
        self._ask("countries", self._desk.countries_of, self._workflow.set_countries, country_choices())

    def _ask_tags(self) -> None:
        self._ask("tags", self._desk.tags_of, self._workflow.set_tags, None)

    def _ask(
        self,
        what: str,
        count: Callable[[Sequence[str]], dict[str, int]],
        change: Change,
        choices: dict[str, str] | None,
    ) -> None:
        self._workflow.keep_typed()
        uids = self._workflow.meant()

        def show(there: dict[str, int]) -> None:
            dialog = WordsDialog(what, len(uids), there, choices, self._place.window)
            dialog.accepted.connect(lambda: change(uids, dialog.choice().add, dialog.choice().remove))
            dialog.open()

        # In the lane that writes, so that what was typed before is counted.
        self._place.background.run(Lane.WRITE, lambda: count(uids), owner=self, then=show)

    def _export(self) -> None:
        self._workflow.keep_typed()
        uids = self._place.window.panes.stories.selected()
        # In the lane that writes, so that what was typed before goes out.
        self._place.background.run(
            Lane.WRITE,
            lambda: (self._place.desk.publishing.selection(uids), self._desk.headlines(uids)),
            owner=self,
            then=lambda found: self._show_export(*found),
        )

    def _show_export(self, edition: Edition, headlines: dict[str, str]) -> None:
        publishing = self._place.desk.publishing
        target = publishing.target(edition)
        target = target.with_name(f"{target.name}-selection")
        write = partial(publishing.export_selection, edition)
        dialog = export(self._place, edition, headlines, target, write)
        dialog.place_wanted.connect(self._workflow.go_to)
