"""The formatting commands in an editor: what the menu, the tool bar and their keys ask for.

Each knows how far around the caret it has to look; what it does there is decided without Qt.
"""

from collections.abc import Callable

from PySide6.QtGui import QTextBlock

from newsdesk.text import boxes
from newsdesk.widgets.utf16 import from_utf16
from newsdesk.widgets.writing import boxing, footnotes, grid, lines, lists, marks, reach, tables
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.lines import Passage
from newsdesk.widgets.writing.reach import Reach

Change = Callable[[Passage], Passage]


class Formatting:
    """Formats the text of one editor. Every method is one step to undo."""

    def __init__(self, edit: MarkdownEdit) -> None:
        self._edit = edit

    def bold(self) -> None:
        """Make the selection or the word at the caret bold, or plain again; at its end, go out of it."""
        self._edit.change(marks.toggle_bold)

    def italic(self) -> None:
        """Make the selection or the word at the caret italic, or plain again; at its end, go out of it."""
        self._edit.change(marks.toggle_italic)

    def code(self) -> None:
        """Make the selection or the word at the caret code, or plain again; at its end, go out of it."""
        self._edit.change(marks.toggle_code)

    def heading(self, level: int) -> None:
        """Make the selected lines headings of ``level`` (1 to 6), or paragraphs again."""
        self._edit.change(lambda passage: marks.toggle_heading(passage, level))

    def quote(self) -> None:
        """Make the selected lines a quotation, or take them out of it."""
        self._edit.change(lists.toggle_quote)

    def pull_quote(self) -> None:
        """Make a pull quote of the selected lines, or of an empty one; of one, paragraphs again."""
        self._box(boxes.QUOTE)

    def fact_box(self) -> None:
        """Make a fact box of the selected lines, or of an empty one; of one, paragraphs again."""
        self._box(boxes.FACTS)

    def bullets(self) -> None:
        """Make the selected lines items of a list, or paragraphs again."""
        self._edit.change(lists.toggle_list)

    def numbered(self) -> None:
        """Make the selected lines items with numbers, or paragraphs again."""
        self._edit.change(lists.toggle_numbered)

    def link(self) -> None:
        """Make the selection or the word at the caret a link, ready for its address to be typed."""
        self._edit.change(marks.insert_link)

    def footnote(self) -> None:
        """Put a footnote at the caret; on one, go from its call to its words, or back."""
        text = self._edit.text()
        cursor = self._edit.textCursor()
        at = from_utf16(text, cursor.selectionEnd())
        there = None if cursor.hasSelection() else footnotes.jump(text, at)
        edits, place = there or footnotes.insert(text, at)
        self._edit.edit(edits, place, place)

    def renumber_footnotes(self) -> int:
        """Give the footnotes the numbers of their order; return how many marks have another one now."""
        text = self._edit.text()
        at = from_utf16(text, self._edit.textCursor().position())
        edits = footnotes.renumber(text)
        if edits:
            place = lines.edited(Passage(text, at, at), edits).start
            self._edit.edit(edits, place, place)
        return len(edits)

    def insert_table(self, rows: int, columns: int) -> None:
        """Put an empty table with a header and so many rows below the caret's line."""
        block = "\n".join(tables.write(tables.empty(rows, columns)))
        self._edit.change(lambda passage: lines.put_block(passage, block, 2), above=1, below=1)

    def line_up(self) -> None:
        """Move the selected lines up by one; in a table the row, in a list its numbers stay in order."""
        self._move(-1, lines.move_up)

    def line_down(self) -> None:
        """Move the selected lines down by one; in a table the row, in a list its numbers stay in order."""
        self._move(1, lines.move_down)

    def is_in_table(self) -> bool:
        """Say whether the caret, or all that is selected, is in a table."""
        return self._table() is not None

    def in_table(self, command: Change) -> bool:
        """Do something (of ``grid``) to the table that the caret is in; False if it is in none."""
        found = self._table()
        if found is not None:
            room = reach.room(self._edit)
            self._edit.change(
                lambda passage: grid.fitted(command(passage), room), above=found.above, below=found.below
            )
        return found is not None

    def _box(self, kind: str) -> None:
        around = reach.of_quotation(*self._blocks())
        if around is None:
            self._edit.change(lambda passage: boxing.put_around(passage, kind), above=1, below=1)
        else:
            above, below = around
            self._edit.change(
                lambda passage: boxing.change_quotation(passage, kind), above=above, below=below
            )

    def _move(self, by: int, move: Change) -> None:
        if self.in_table(lambda passage: grid.move_row(passage, by)):
            return
        first, last = self._blocks()
        if not lists.is_numbered(first.text()):
            self._edit.change(move, above=1, below=1)
            return
        found = reach.of_list(first, last)
        self._edit.change(lambda passage: lists.recount(move(passage)), above=found.above, below=found.below)

    def _table(self) -> Reach | None:
        return reach.of_table(*self._blocks())

    def _blocks(self) -> tuple[QTextBlock, QTextBlock]:
        """Return the first and the last line that the selection touches."""
        cursor, document = self._edit.textCursor(), self._edit.document()
        return document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
