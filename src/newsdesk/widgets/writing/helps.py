"""Helps somebody while they type: lists, quotation marks, pairs, tables. Each can be switched off.

What a key means is decided by functions without Qt (``lists``, ``smart``, ``pairs``, ``grid``); this module
asks them in order and puts what they say into the text, each time as one step to undo.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCursor

from newsdesk.widgets.utf16 import from_utf16
from newsdesk.widgets.writing import grid, lists, marks, pairs, reach, smart, tables
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.handed import handed_down
from newsdesk.widgets.writing.lines import Passage, put_block
from newsdesk.widgets.writing.prose import in_front_matter, is_prose
from newsdesk.widgets.writing.reach import Reach
from newsdesk.widgets.writing.scan import FENCE
from newsdesk.widgets.writing.smart_keys import SmartKeys, typed_by
from newsdesk.widgets.writing.switches import Switches

#: Front matter longer than this, in lines, is none.
FRONT_MATTER = 100

_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class TypingHelps:
    """Stands by in one editor. ``language`` (BCP 47) is that of the text: its quotation marks are used."""

    def __init__(self, edit: MarkdownEdit) -> None:
        self._edit = edit
        self._keys = SmartKeys(edit, self._insert, self._line_up)
        self._in_cell = (0, 0)
        #: Where a bar was typed last that stood there already: revision, place.
        self._at_bar = (0, 0)
        edit.add_help(self)
        edit.text_paster = self.paste
        edit.setAccessibleDescription(edit.tr("Ctrl+Tab leaves the text, also from a list or a table."))

    @property
    def switches(self) -> Switches:
        """Which helps are wanted."""
        return self._keys.switches

    @switches.setter
    def switches(self, wanted: Switches) -> None:
        self._keys.switches = wanted

    @property
    def language(self) -> str:
        """The language of the text (BCP 47)."""
        return self._keys.language

    @language.setter
    def language(self, tag: str) -> None:
        self._keys.language = tag

    def press(self, event: QKeyEvent) -> bool:
        """Deal with a key, if it is one that helps."""
        if event.key() in _TABS:
            return self._tab(event)
        if event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            return self._return()
        plain = not event.modifiers() & (_COMMANDING | Qt.KeyboardModifier.AltModifier)
        if plain and event.key() == Qt.Key.Key_Backspace:
            return self._backspace()
        if plain and event.key() == Qt.Key.Key_Delete:
            return self._in_table(QTextCursor.deleteChar)
        typed = typed_by(event)
        return bool(typed) and self._type(typed)

    def paste(self, text: str) -> bool:
        """Deal with plain text that is pasted: an address over words, cells of a spreadsheet."""
        words = self._edit.textCursor().selectedText()
        if words and "\u2029" not in words and marks.is_address(text) and not marks.is_address(words):
            if self.switches.link_on_paste:
                self._edit.change(lambda passage: marks.insert_link(passage, text.strip()))
            return self.switches.link_on_paste
        table = grid.from_cells(text) if self.switches.paste_tables else None
        block, _line, at = self._here()
        if table is None or words or self._table() or not self._prose(block, at):
            return False
        self._edit.change(lambda passage: put_block(passage, table, len(table)), above=1, below=1)
        return True

    # -- keys -------------------------------------------------------------------------------------------

    def _tab(self, event: QKeyEvent) -> bool:
        forward = event.key() == Qt.Key.Key_Tab and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # The way out of a list or a table for whoever has no mouse.
            return self._edit.focusNextPrevChild(forward)
        if found := self._table():
            self._change_table(grid.next_cell if forward else grid.previous_cell, found)
            return True
        first, last = self._blocks()
        if not self.switches.nest_lists or not lists.is_item(first.text()) or self._verbatim(first):
            return False
        self._change(lists.nest if forward else lists.unnest, reach.of_list(first, last))
        return True

    def _return(self) -> bool:
        block, line, at = self._here()
        if (found := self._table()) and line[:at].strip(" \t>"):
            self._change_table(grid.next_row, found)
            return True
        alone = not self._edit.textCursor().hasSelection()
        if alone and self.switches.close_pairs and not self._verbatim(block):
            self._edit.change(lambda passage: pairs.behind_closers(passage) or passage)
            block, line, at = self._here()
        if not self.switches.continue_lists or self._verbatim(block):
            self._edit.change(lists.break_line)
            return True
        if not lists.is_item(line):
            return False
        first, last = self._blocks()
        self._change(lists.continue_line, reach.of_list(first, last))
        return True

    def _backspace(self) -> bool:
        if self._keys.take_back():
            return True
        if self.switches.close_pairs and not self._edit.textCursor().hasSelection():
            block, line, at = self._here()
            made = pairs.erased(Passage(line, at, at))
            if made is not None and (self._prose(block, at) or line[at - 1] in pairs.BRACKETS):
                self._edit.change(lambda _passage: made)
                return True
        return self._in_table(QTextCursor.deletePreviousChar)

    def _type(self, key: str) -> bool:
        block, line, at = self._here()
        opens = key in pairs.OPENERS or key in pairs.CLOSERS or key in smart.KEYS
        if not opens and "|" not in line and key != "|" and not line[:at].endswith(smart.WAITING):
            return False
        if self._edit.textCursor().hasSelection():
            return self._surround(key) or self._in_table(lambda cursor: cursor.insertText(key))
        if self._bar(line, at) if key == "|" else self._space(key, line, at):
            return True
        if key != "|" and not self._is_past(line, at) and (found := self._table(tables.LONG)):
            self._change(grid.settled, found)
            block, line, at = self._here()
        prose = self._prose(block, at)
        swap = self._keys.better(line[:at], key) if prose else None
        if swap is not None:
            self._keys.put(line, at, key, swap)
            return True
        if self.switches.close_pairs and (made := pairs.typed(Passage(line, at, at), key, prose=prose)):
            self._edit.change(lambda _passage: made)
            self._line_up()
            return True
        return self._in_table(lambda cursor: cursor.insertText(key))

    def _surround(self, key: str) -> bool:
        if not self.switches.close_pairs or key not in pairs.OPENERS:
            return False
        quotes = self._keys.quotes()
        left, right = key, pairs.BRACKETS.get(key, key)
        if key == '"' and quotes is not None and self._prose(*self._at_selection()):
            left, right = quotes.open, quotes.close
        self._edit.change(lambda passage: pairs.surrounded(passage, left, right))
        self._line_up()
        return True

    def _insert(self, key: str) -> None:
        if not self._in_table(lambda cursor: cursor.insertText(key)):
            self._edit.textCursor().insertText(key)

    # -- tables -----------------------------------------------------------------------------------------

    def _in_table(self, work: Callable[[QTextCursor], object]) -> bool:
        """Change the text within a table and put its columns in line; False if the caret is in none.

        What is typed into one cell in one go is one step to undo.
        """
        if self._table(tables.LONG) is None:
            return False
        cursor = self._edit.textCursor()
        if self._edit.writing_at == self._in_cell:
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        work(cursor)
        cursor.endEditBlock()
        self._edit.setTextCursor(cursor)
        self._line_up()
        self._in_cell = self._edit.writing_at
        return True

    def _bar(self, line: str, at: int) -> bool:
        """Go over a bar of a table that is there already; amid words, let it be one of them."""
        if not self._table():
            return False
        if tables.in_empty_cell(line, at, 0) and self._edit.writing_at != self._at_bar:
            # The one in front of the row.
            self._at_bar = self._edit.writing_at
            return True
        to = tables.over(line, at)
        if to is not None:
            past = to == len(line.rstrip())
            self._edit.change(lambda passage: Passage(passage.text, to, to))
            self._line_up()
            if past:
                self._edit.change(lambda passage: Passage(passage.text, *[len(passage.text.rstrip())] * 2))
            self._at_bar = self._edit.writing_at
            return True
        if not tables.parts_words(line, at) or tables.is_rule(line) or line[:at].endswith("\\"):
            return False
        self._in_table(lambda cursor: cursor.insertText("\\|"))
        self._keys.remember("\\|", "|")
        return True

    def _space(self, key: str, line: str, at: int) -> bool:
        """Take the space that opens a cell: it is there already, or comes with the words."""
        if key != " " or self._table(tables.LONG) is None:
            return False
        return self._is_past(line, at) or tables.in_empty_cell(line, at)

    def _is_past(self, line: str, at: int) -> bool:
        """Say whether the last bar of a row was typed just now."""
        return self._edit.writing_at == self._at_bar and at == len(line.rstrip())

    def _line_up(self) -> None:
        if found := self._table(tables.LONG):
            room = reach.room(self._edit)
            self._edit.change(
                lambda passage: grid.fitted(grid.aligned(passage), room),
                above=found.above,
                below=found.below,
                joined=True,
            )

    def _table(self, most: int = reach.TABLE) -> Reach | None:
        """Return how far the table reaches that the caret is in, if tables are to be helped with."""
        return reach.of_table(*self._blocks(), most) if self.switches.align_tables else None

    # -- where the caret is -----------------------------------------------------------------------------

    def _change(self, command: Callable[[Passage], Passage], reach_: Reach) -> None:
        self._edit.change(command, above=reach_.above, below=reach_.below)

    def _change_table(self, command: Callable[[Passage], Passage], reach_: Reach) -> None:
        room = reach.room(self._edit)
        self._change(lambda passage: grid.fitted(command(passage), room), reach_)

    def _here(self) -> tuple[QTextBlock, str, int]:
        """Return the caret's line, its text, and how many code points of it stand before the caret."""
        cursor = self._edit.textCursor()
        block = cursor.block()
        line = block.text()
        return block, line, from_utf16(line, cursor.positionInBlock())

    def _at_selection(self) -> tuple[QTextBlock, int]:
        cursor = self._edit.textCursor()
        block = self._edit.document().findBlock(cursor.selectionStart())
        return block, from_utf16(block.text(), cursor.selectionStart() - block.position())

    def _blocks(self) -> tuple[QTextBlock, QTextBlock]:
        """Return the first and the last line that the selection touches."""
        cursor, document = self._edit.textCursor(), self._edit.document()
        return document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())

    def _verbatim(self, block: QTextBlock) -> bool:
        """Say whether a line is in fenced code."""
        return block.previous().userState() >= FENCE

    def _prose(self, block: QTextBlock, at: int) -> bool:
        """Say whether a place is one for prose."""
        if not is_prose(block.text(), at, handed_down(block.previous())):
            return False
        if block.blockNumber() > FRONT_MATTER:
            return True
        return not in_front_matter(self._lines_before(block))

    def _lines_before(self, block: QTextBlock) -> Iterator[str]:
        each = self._edit.document().begin()
        while each != block:
            yield each.text()
            each = each.next()
