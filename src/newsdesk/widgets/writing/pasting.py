"""Where blocks of Markdown are put into a text, so that they stay blocks and the text around them too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor

from newsdesk.text import figures
from newsdesk.text.figures import Figure
from newsdesk.widgets.writing import footnotes
from newsdesk.widgets.writing.edit import MarkdownEdit
from newsdesk.widgets.writing.sheet_edit import LONG

#: How a block begins that is no paragraph, and so cannot go on in a line.
_APART = re.compile(r"(?:#{1,6}\s|>|[-+*]\s|\d{1,9}\.\s|\||!\[| {4}|```|~~~|\*\*\*$|\[\^[^\]]*\]:)")
#: A caption has no more lines than this.
_MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a place: in its line before and after it, and in the lines above and below."""

    before: str
    after: str
    above: str = ""
    below: str = ""


def fitted(blocks: Sequence[str], around: Surroundings) -> str:
    """Return blocks as they have to stand at a place: words go on in the line, all else stands apart."""
    if not blocks:
        return ""
    head = tail = ""
    single = len(blocks) == 1 and not _APART.match(blocks[0])
    if around.before.strip():
        head = "\n\n" if _APART.match(blocks[0]) else ""
    elif around.above.strip() and not single:
        head = "\n"
    if around.after.strip():
        tail = "\n\n" if _APART.match(blocks[-1]) else ""
    elif around.below.strip() and not single:
        tail = "\n"
    return head + "\n\n".join(blocks) + tail


class KeptPlace:
    """The place of the caret, or what is selected, for something that comes later.

    It goes along with what is typed meanwhile; the caret is left where it is by then.
    """

    def __init__(self, edit: MarkdownEdit) -> None:
        self._edit = edit
        self._document = edit.document()
        self._cursor = QTextCursor(edit.textCursor())

    @property
    def is_there(self) -> bool:
        """Whether the text is still the one that is shown, and may be changed."""
        return self._edit.document() is self._document and not self._edit.isReadOnly()

    def put(self, blocks: Sequence[str], notes: Sequence[str] = ()) -> None:
        """Put blocks in place of what is selected, in one step to undo; very much of it by and by.

        The footnotes among them come to the end of the text (of very much, right below), with numbers that it
        has not yet.
        """
        blocks, notes = _numbered(self._edit, blocks, notes)
        first = self._document.findBlock(self._cursor.selectionStart())
        last = self._document.findBlock(self._cursor.selectionEnd())
        around = Surroundings(
            first.text()[: self._cursor.selectionStart() - first.position()],
            last.text()[self._cursor.selectionEnd() - last.position() :],
            first.previous().text(),
            last.next().text(),
        )
        if sum(map(len, (*blocks, *notes))) < LONG:
            _replace(self._edit, self._cursor, fitted(blocks, around), notes)
        else:
            self._edit.setTextCursor(self._cursor)
            self._edit.insert(fitted([*blocks, *notes], around))

    def put_below(self, block: str) -> None:
        """Put a block behind the paragraph that the place is in, in one step to undo."""
        end = self._document.findBlock(self._cursor.selectionEnd())
        while end.text().strip() and end.next().text().strip():
            end = end.next()
        self._cursor.setPosition(end.position() + end.length() - 1)
        around = Surroundings(end.text(), "", end.previous().text(), end.next().text())
        _replace(self._edit, self._cursor, fitted([block], around))


class FigureInText:
    """A picture in a text, found by a place in it; ``figure`` is None if there is none there."""

    def __init__(self, edit: MarkdownEdit, position: int) -> None:
        self._edit = edit
        self._document = edit.document()
        self.figure: Figure | None = None
        block = edit.document().findBlock(position)
        for _line in range(_MOST_LINES):
            if block.text().startswith("![") or not block.text().strip() or not block.previous().isValid():
                break
            block = block.previous()
        self._cursor = QTextCursor(block)
        lines = [block.text()]
        while block.next().text().strip() and len(lines) < _MOST_LINES:
            block = block.next()
            lines.append(block.text())
        if lines[0].startswith("!["):
            self.figure = figures.read("\n".join(lines))
        end = block.position() + block.length() - 1
        self._cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)

    @property
    def is_there(self) -> bool:
        """Whether the picture still stands in the text that is shown, and may be changed."""
        if self._edit.document() is not self._document or self._edit.isReadOnly():
            return False
        return figures.read(self._cursor.selectedText().replace("\u2029", "\n")) == self.figure

    def change(self, figure: Figure) -> bool:
        """Put another figure in its place, in one step to undo; False, and nothing, if it is gone by now."""
        if there := self.is_there:
            _replace(self._edit, self._cursor, figures.write(figure))
        return there


def _numbered(
    edit: MarkdownEdit, blocks: Sequence[str], notes: Sequence[str]
) -> tuple[Sequence[str], Sequence[str]]:
    """Return blocks and footnotes with numbers that no footnote of the text has."""
    if not notes:
        return blocks, notes
    every = footnotes.numbered_apart([*blocks, *notes], edit.text())
    return every[: len(blocks)], every[len(blocks) :]


def _add_below(edit: MarkdownEdit, notes: str) -> None:
    """Put footnotes below all that is written; the caret stays, also at the end of that."""
    caret = edit.textCursor()
    anchor, at = caret.anchor(), caret.position()
    last = edit.document().lastBlock()
    while last.previous().isValid() and not last.text().strip():
        last = last.previous()
    end = QTextCursor(last)
    end.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    end.insertText(f"\n\n{notes}")
    caret.setPosition(anchor)
    caret.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(caret)


def _replace(edit: MarkdownEdit, cursor: QTextCursor, text: str, notes: Sequence[str] = ()) -> None:
    cursor.beginEditBlock()
    cursor.insertText(text)
    if notes:
        _add_below(edit, "\n\n".join(notes))
    cursor.endEditBlock()
    # Else Qt takes what is typed next into this step.
    edit.document().setModified(False)
    edit.ensureCursorVisible()
