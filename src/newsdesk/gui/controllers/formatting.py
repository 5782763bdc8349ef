"""Formats the text, and helps while it is typed, in the language of the story that is open."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from newsdesk.gui.command import Command, Need
from newsdesk.gui.workplace import Workplace
from newsdesk.gui.writing.choices import WritingChoices
from newsdesk.gui.writing.table_dialog import TableDialog
from newsdesk.text.english import counted
from newsdesk.widgets.writing import grid
from newsdesk.widgets.writing.formatting import Formatting
from newsdesk.widgets.writing.helps import TypingHelps
from newsdesk.widgets.writing.lines import Passage
from newsdesk.widgets.writing.smart_keys import FieldKeys
from newsdesk.widgets.writing.tables import Align


class FormattingController(QObject):
    """Stands between the menu and the text."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place.window)
        self._window, self._messages = place.window, place.messages
        body = place.window.panes.editor.body
        self.format = Formatting(body)
        self.helps = TypingHelps(body)
        self._fields = [FieldKeys(each).keys for each in place.window.panes.editor.form.prose()]
        ui = place.window.ui
        place.window.panes.editor.add_choice(ui.heading, ui.heading_menu)
        form = place.window.panes.editor.form
        form.language_changed.connect(self._write_in)
        self._write_in(form.ui.language.language)
        place.choices.changed.connect(self._follow)
        self._follow(place.choices.now)

    def commands(self) -> tuple[Command, ...]:
        """Return what the menu can ask for."""
        form = self.format
        works: dict[str, Callable[[], object]] = {
            "bold": form.bold,
            "italic": form.italic,
            "code": form.code,
            "heading_1": self._outside_tables(lambda: form.heading(1)),
            "heading": self._outside_tables(lambda: form.heading(2)),
            "heading_3": self._outside_tables(lambda: form.heading(3)),
            "quote": self._outside_tables(form.quote),
            "pull_quote": self._outside_tables(form.pull_quote),
            "fact_box": self._outside_tables(form.fact_box),
            "bullets": self._outside_tables(form.bullets),
            "numbered": self._outside_tables(form.numbered),
            "link": form.link,
            "footnote": form.footnote,
            "renumber_footnotes": self._renumber,
            "table": self.ask_for_table,
            "row_above": self._in_table(lambda table: grid.add_row(table, above=True)),
            "row_below": self._in_table(grid.add_row),
            "column_left": self._in_table(lambda table: grid.add_column(table, left=True)),
            "column_right": self._in_table(grid.add_column),
            "column_to_left": self._in_table(lambda table: grid.move_column(table, -1)),
            "column_to_right": self._in_table(lambda table: grid.move_column(table, 1)),
            "delete_row": self._in_table(grid.delete_row),
            "delete_column": self._in_table(grid.delete_column),
            "sort_column": self._in_table(grid.sort_by_column),
            "align_left": self._in_table(lambda table: grid.align_column(table, Align.LEFT)),
            "align_centre": self._in_table(lambda table: grid.align_column(table, Align.CENTRE)),
            "align_right": self._in_table(lambda table: grid.align_column(table, Align.RIGHT)),
            "align_table": self._in_table(grid.in_line),
            "line_up": form.line_up,
            "line_down": form.line_down,
        }
        needs = Need.STORY | Need.WRITING | Need.TEXT
        return tuple(Command(name, work, needs) for name, work in works.items())

    def ask_for_table(self) -> TableDialog:
        """Ask how large a table is to be, and put it below the caret's paragraph."""
        dialog = TableDialog(self._window)
        dialog.wanted.connect(self.format.insert_table)
        dialog.open()
        return dialog

    def _write_in(self, language: str) -> None:
        self.helps.language = language
        for each in self._fields:
            each.language = language

    def _follow(self, choices: WritingChoices) -> None:
        self.helps.switches = choices
        for each in self._fields:
            each.switches = choices

    def _in_table(self, command: Callable[[Passage], Passage]) -> Callable[[], None]:
        def work() -> None:
            if not self.format.in_table(command):
                self._messages.tell("The cursor is in no table. Format › Table… makes one.")

        return work

    def _outside_tables(self, command: Callable[[], None]) -> Callable[[], None]:
        def work() -> None:
            if self.format.is_in_table():
                self._messages.tell("A row of a table can be no heading, quotation, box or item of a list.")
            else:
                command()

        return work

    def _renumber(self) -> None:
        number = self.format.renumber_footnotes()
        told = counted(number, "mark has", "marks have") if number else "No mark has"
        self._messages.tell(f"{told} another number now.")
