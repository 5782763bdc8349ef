"""Helps somebody while they type: lists, quotation marks, pairs, tables. Each can be switched off.

What a key means is decided by functions without Qt (``lists``, ``smart``, ``pairs``, ``grid``); this module
asks them in order and puts what they say into the text, each time as one step to undo.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCursor

from newsdesk.widgets.utf16 import from_utf16
from newsdesk.widgets.writing import grid, lists, marks, pairs, reach, smart, tables
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.lines import Passage, put_block
from newsdesk.widgets.writing.prose import in_front_matter, is_prose
from newsdesk.widgets.writing.reach import Reach
from newsdesk.widgets.writing.scan import FENCE, TEXT
from newsdesk.widgets.writing.switches import Switches

#: Front matter longer than this, in lines, is none.
FRONT_MATTER = 100

_TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True)
class _Swap:
    """What was put for a key: Backspace right after it, at this place and revision, brings back the key."""

    revision: int
    position: int
    made: str
    behind: str
    typed: str


class TypingHelps:
    """Stands by in one editor. ``language`` (BCP 47) is that of the text: its quotation marks are used."""

    def __init__(self, edit: MarkdownEdit) -> None:
        self._edit = edit
        self.switches = Switches()
        self.language = "en"
        self._swap: _Swap | None = None
        self._in_cell = (0, 0)
        edit.add_help(self)
        edit.text_paster = self.paste
        edit.setAccessibleDescription(edit.tr("Ctrl+Tab leaves the text, also from a list or a table."))

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
        text = event.text()
        commanding = event.modifiers() & _COMMANDING and event.modifiers() & _ALT_GR != _ALT_GR
        if commanding or len(text) != 1 or not text.isprintable():
            return False
        return self._type(text)

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
        if not self.switches.continue_lists or self._verbatim(block):
            self._edit.change(lists.break_line)
            return True
        if not lists.is_item(line):
            return False
        first, last = self._blocks()
        self._change(lists.continue_line, reach.of_list(first, last))
        return True

    def _backspace(self) -> bool:
        if self._take_back():
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
        # A pipe behind the last one begins a column.
        if key != "|" and (found := self._table(tables.LONG)):
            self._change(grid.settled, found)
            block, line, at = self._here()
        prose = self._prose(block, at)
        swap = self._better(line[:at], key) if prose else None
        if swap is not None:
            self._put_swap(line, at, key, swap)
            return True
        if self.switches.close_pairs and (made := pairs.typed(Passage(line, at, at), key, prose=prose)):
            self._edit.change(lambda _passage: made)
            self._line_up()
            return True
        return self._in_table(lambda cursor: cursor.insertText(key))

    def _surround(self, key: str) -> bool:
        if not self.switches.close_pairs or key not in pairs.OPENERS:
            return False
        quotes = smart.marks_of(self.language) if self.switches.smart_quotes else None
        left, right = key, pairs.BRACKETS.get(key, key)
        if key == '"' and quotes is not None and self._prose(*self._at_selection()):
            left, right = quotes.open, quotes.close
        self._edit.change(lambda passage: pairs.surrounded(passage, left, right))
        self._line_up()
        return True

    # -- what a language prints for a key ---------------------------------------------------------------

    def _better(self, before: str, key: str) -> tuple[int, str] | None:
        wanted = self.switches
        if not (wanted.smart_quotes or wanted.smart_dashes):
            return None
        return smart.better(
            before, key, self.language, quotes=wanted.smart_quotes, dashes=wanted.smart_dashes
        )

    def _put_swap(self, line: str, at: int, key: str, swap: tuple[int, str]) -> None:
        """Put the key, and in a step of its own what it stands for; or go over a mark that is there."""
        gone, made = swap
        quotes = smart.marks_of(self.language)
        behind = ""
        if self.switches.close_pairs and key == '"' and quotes is not None:
            here = Passage(line, at, at)
            if line[:at].endswith(quotes.open) and line.startswith(quotes.close, at):
                made = quotes.close
            if made in {quotes.close, quotes.inner_close} and (over := pairs.closes_quote(here, made)):
                self._edit.change(lambda _passage: over)
                return
            closing = {quotes.inner_open: quotes.inner_close, quotes.open: quotes.close}.get(made, "")
            behind = closing if closing and pairs.quoted(here, made, closing) else ""
        typed = line[at - gone : at] + key
        if self._swap is not None and self._is_fresh(self._swap) and typed.startswith(self._swap.made):
            typed = self._swap.typed + typed.removeprefix(self._swap.made)
        if not self._in_table(lambda cursor: cursor.insertText(key)):
            self._edit.textCursor().insertText(key)
        self._exchange(gone + 1, made + behind, len(behind))
        self._line_up()
        self._swap = _Swap(*self._now(), made, behind, typed)

    def _take_back(self) -> bool:
        """Bring back what was typed, if it was the last thing that became something else."""
        swap, self._swap = self._swap, None
        if swap is None or not self._is_fresh(swap):
            return False

        def literal(passage: Passage) -> Passage:
            head = passage.text[: passage.start - len(swap.made)] + swap.typed
            text = head + passage.text[passage.end + len(swap.behind) :]
            return Passage(text, len(head), len(head))

        self._edit.change(literal)
        self._line_up()
        return True

    def _exchange(self, gone: int, made: str, behind: int) -> None:
        """Put ``made`` in place of so many characters before the caret, and that so many before its end."""

        def exchanged(passage: Passage) -> Passage:
            head = passage.text[: passage.start - gone] + made
            place = len(head) - behind
            return Passage(head + passage.text[passage.end :], place, place)

        self._edit.change(exchanged)

    # -- tables -----------------------------------------------------------------------------------------

    def _in_table(self, work: Callable[[QTextCursor], object]) -> bool:
        """Change the text within a table and put its columns in line; False if the caret is in none.

        What is typed into one cell in one go is one step to undo.
        """
        if self._table(tables.LONG) is None:
            return False
        cursor = self._edit.textCursor()
        if self._now() == self._in_cell:
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        work(cursor)
        cursor.endEditBlock()
        self._edit.setTextCursor(cursor)
        self._line_up()
        self._in_cell = self._now()
        return True

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

    def _now(self) -> tuple[int, int]:
        return self._edit.document().revision(), self._edit.textCursor().position()

    def _is_fresh(self, swap: _Swap) -> bool:
        cursor = self._edit.textCursor()
        return not cursor.hasSelection() and self._now() == (swap.revision, swap.position)

    def _verbatim(self, block: QTextBlock) -> bool:
        """Say whether a line is in fenced code."""
        return block.previous().userState() >= FENCE

    def _prose(self, block: QTextBlock, at: int) -> bool:
        """Say whether a place is one for prose."""
        if not is_prose(block.text(), at, max(block.previous().userState(), TEXT)):
            return False
        if block.blockNumber() > FRONT_MATTER:
            return True
        return not in_front_matter(self._lines_before(block))

    def _lines_before(self, block: QTextBlock) -> Iterator[str]:
        each = self._edit.document().begin()
        while each != block:
            yield each.text()
            each = each.next()
