"""A field for several short words or choices, shown as chips."""

import re
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from newsdesk.widgets.flow_layout import FlowLayout
from newsdesk.widgets.token_chip import TokenChip
from newsdesk.widgets.token_entry import TokenEntry

#: Rows that are shown before the field scrolls.
ROWS = 2
_PADDING = 3
_SEPARATORS = re.compile(r"[,;\n]\s*")


class TokenEdit(QFrame):
    """Edits a list of tokens. Return, a comma or leaving the field ends a token.

    In free mode any text is a token. With ``set_choices`` a token is one of a set of keys ("KZ") and is shown
    and found by its label ("Kazakhstan"); what is no choice is refused and stays in the field, marked.

    By keyboard: Backspace at the beginning of the field takes the last token away; Left goes to the chips,
    where Left and Right move, Delete and Backspace take away, and typing goes on in the field. A style sheet
    sees where the focus is as the property ``active``.

    Signals:
        tokens_changed(tuple): the user changed the tokens (a tuple of str); never after ``set_tokens``.
        passed(): the user pressed Return behind the last token, as in any field of a form.
    """

    tokens_changed = Signal(tuple)
    passed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, str] | None = None
        self._suggestions: tuple[str, ...] = ()
        self._chips: list[TokenChip] = []
        self._entry = TokenEntry()
        self._rows = QWidget()
        self._rows.setObjectName("tokenRows")
        self._flow = FlowLayout(self._rows)
        self._flow.insert_widget(0, self._entry)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._rows)
        self.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        self.setFocusProxy(self._entry)
        self._entry.installEventFilter(self)
        self._entry.finished.connect(self._finish)
        self._entry.passed.connect(self.passed)
        self._entry.chosen.connect(self._choose)
        self._entry.back_wanted.connect(self._go_back)
        self._entry.textEdited.connect(self._split)
        self._refresh()

    # -- the tokens -------------------------------------------------------------------------------------

    def tokens(self) -> tuple[str, ...]:
        """Return the tokens in order: keys where there are choices."""
        return tuple(chip.key for chip in self._chips)

    def set_tokens(self, tokens: Iterable[str]) -> None:
        """Show these tokens, without a signal. A key that is no choice is shown as it is, and kept."""
        wanted = tuple(tokens)
        self._entry.reset()
        if wanted != self.tokens():
            for chip in self._chips[:]:
                self._drop(chip)
            for token in wanted:
                self._put(token)
        self._refresh()

    def set_choices(self, choices: Mapping[str, str]) -> None:
        """Take only these keys, each shown as its label. What is there already stays."""
        tokens = self.tokens()
        self._choices = dict(choices)
        self.set_tokens(())
        self.set_tokens(tokens)

    def set_suggestions(self, words: Iterable[str]) -> None:
        """Suggest these words while the user types, in free mode."""
        self._suggestions = tuple(words)
        self._refresh()

    def setAccessibleName(self, name: str) -> None:
        """Name the field, and with it the part of it that has the focus."""
        super().setAccessibleName(name)
        self._entry.setAccessibleName(name)

    # -- what the user does -----------------------------------------------------------------------------

    def _finish(self) -> None:
        """Take what stands in the field as a token, or refuse it."""
        text = " ".join(self._entry.text().split())
        key = self._key(text)
        if key:
            self._entry.reset()
            self._add(key)
        elif text:
            self._entry.set_refused(True)

    def _choose(self, key: str) -> None:
        self._entry.reset()
        self._add(key)

    def _split(self, text: str) -> None:
        """Take what stands before each separator; what stands behind the last goes on being typed."""
        rest = text
        while found := _SEPARATORS.search(rest):
            self._entry.setText(rest[: found.start()])
            self._finish()
            if self._entry.text().strip():  # refused; what stands behind it waits with it
                break
            rest = rest[found.end() :]
        if rest != self._entry.text():
            self._entry.setText(rest)

    def _key(self, text: str) -> str:
        """Return the token that a text means, or ""."""
        if self._choices is None:
            return text
        said = text.casefold()
        if not said:
            return ""
        labels = {key: label.casefold() for key, label in self._choices.items()}
        exact = [key for key, label in labels.items() if said in {label, key.casefold()}]
        begun = [key for key, label in labels.items() if label.startswith(said)]
        found = exact or (begun if len(begun) == 1 else [])
        return found[0] if found else ""

    def _add(self, key: str) -> None:
        if key.casefold() not in {each.casefold() for each in self.tokens()}:
            self._put(key)
            self._changed()

    def _take_away(self, chip: TokenChip, step: int) -> None:
        """Take a chip away; the focus goes to its neighbour (-1, 1) or stays in the field (0)."""
        at = self._chips.index(chip) + min(step, 0)
        self._drop(chip)
        self._changed()
        self._focus(max(at, 0) if step and self._chips else len(self._chips))

    def _go_back(self, remove: bool) -> None:
        """Go to the last chip, or take it away."""
        if self._chips and remove:
            self._take_away(self._chips[-1], 0)
        elif self._chips:
            self._focus(len(self._chips) - 1)

    def _step(self, chip: TokenChip, step: int) -> None:
        self._focus(max(0, self._chips.index(chip) + step))

    def _type(self, text: str) -> None:
        self._entry.setFocus()
        self._entry.insert(text)

    def _focus(self, index: int) -> None:
        """Give the focus to a chip, or to the field behind the last one."""
        target = self._chips[index] if index < len(self._chips) else self._entry
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- chips and rows ---------------------------------------------------------------------------------

    def _put(self, key: str) -> None:
        chip = TokenChip(key, (self._choices or {}).get(key, key))
        chip.removal_wanted.connect(lambda step: self._take_away(chip, step))
        chip.step_wanted.connect(lambda step: self._step(chip, step))
        chip.typing_wanted.connect(self._type)
        chip.installEventFilter(self)
        self._flow.insert_widget(len(self._chips), chip)
        self._chips.append(chip)
        chip.show()  # at once: what is not seen yet has no height and takes no focus

    def _drop(self, chip: TokenChip) -> None:
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _changed(self) -> None:
        self._refresh()
        self._scroll.ensureWidgetVisible(self._entry)
        self.tokens_changed.emit(self.tokens())

    def _refresh(self) -> None:
        """Bring suggestions, descriptions and height up to date with the tokens."""
        there = set(self.tokens())
        if self._choices is None:
            labels = {word: word for word in self._suggestions if word not in there}
        else:
            labels = {key: f"{label} ({key})" for key, label in self._choices.items() if key not in there}
        self._entry.set_suggestions(labels)
        self._entry.setAccessibleDescription(", ".join(chip.accessibleName() for chip in self._chips))
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows, up to ``ROWS``."""
        inner = self.contentsRect()
        row = max(widget.sizeHint().height() for widget in (self._entry, *self._chips))
        rows = self._flow.heightForWidth(inner.width())
        most = ROWS * row + (ROWS - 1) * self._flow.spacing()
        self.setFixedHeight(min(rows, most) + self.height() - inner.height())
        self._scroll.setGeometry(self.contentsRect())
        # Now, and not when Qt comes to it: what was just added is to be scrolled to.
        room = self._scroll.viewport().width()
        self._rows.resize(room, self._flow.heightForWidth(room))
        self._flow.activate()

    # -- what Qt calls ----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the focus comes into the field or leaves it."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched)
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.setProperty("active", event.type() == QEvent.Type.FocusIn)
            self.style().unpolish(self)
            self.style().polish(self)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Go to the field when the space beside the chips is clicked."""
        self._entry.setFocus(Qt.FocusReason.MouseFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew in another width."""
        super().resizeEvent(event)
        self._fit()
