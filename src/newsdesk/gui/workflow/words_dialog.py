"""Giving many stories countries or tags at once: what some of them have is shown as neither yes nor no."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidgetItem, QWidget

from newsdesk._built.words import Ui_WordsDialog
from newsdesk.text.english import counted

WORD = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Retagging:
    """What all stories are to be given, and what to be taken from those that have it."""

    add: tuple[str, ...]
    remove: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.add or self.remove)


class WordsDialog(QDialog):
    """Asks what ``stories`` (how many) are to be given and what to be taken from them.

    ``there`` is what they have, each with how many of them; ``choices`` gives the names of all that may be
    added (countries), or is None where anything may (tags). ``what`` is "countries" or "tags".
    """

    def __init__(
        self,
        what: str,
        stories: int,
        there: Mapping[str, int],
        choices: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_WordsDialog()
        self.ui.setupUi(self)
        self._stories = stories
        self._there = dict(there)
        of_what = counted(stories, "story", "stories")
        self.setWindowTitle(what.capitalize())
        self.ui.title.setText(f"{what.capitalize()} of {of_what}")
        self.ui.add_label.setText("&Add to all of them" if stories > 1 else "&Add")
        self.ui.add.setAccessibleName(f"{what.capitalize()} to add")
        if choices is not None:
            self.ui.add.set_choices(choices)
        self.ui.there_label.setText(
            f"{'They have' if stories > 1 else 'It has'} these; &untick what is to go"
        )
        self.ui.there.setAccessibleName(f"{what.capitalize()} that they have")
        for word, count in self._there.items():
            self.ui.there.addItem(self._item(word, count, (choices or {}).get(word, word)))
        for each in (self.ui.there_label, self.ui.there):
            each.setVisible(bool(there))
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("&Change")
        self.ui.buttons.accepted.connect(self.accept)
        self.ui.buttons.rejected.connect(self.reject)
        self.ui.there.itemChanged.connect(lambda _item: self._follow())
        self.ui.add.tokens_changed.connect(lambda _tokens: self._follow())
        self.ui.add.passed.connect(self.accept)
        self._follow()
        if not there:
            self.adjustSize()
        self.ui.add.setFocus()

    def choice(self) -> Retagging:
        """Return what was asked for."""
        states = {item.data(WORD): item.checkState() for item in self._items()}
        ticked = [
            word
            for word, state in states.items()
            if state == Qt.CheckState.Checked and self._there[word] < self._stories
        ]
        gone = [word for word, state in states.items() if state == Qt.CheckState.Unchecked]
        return Retagging((*ticked, *self.ui.add.tokens()), tuple(gone))

    def accept(self) -> None:
        """Take what is half typed along."""
        self.ui.buttons.setFocus()
        if self.choice():
            super().accept()

    def _items(self) -> list[QListWidgetItem]:
        return [self.ui.there.item(row) for row in range(self.ui.there.count())]

    def _item(self, word: str, count: int, name: str) -> QListWidgetItem:
        some = count < self._stories
        item = QListWidgetItem(f"{name} ({count:,} of {self._stories:,})" if some else name)
        item.setData(WORD, word)
        flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
        # A third state to come back to, but only where that is how it is.
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserTristate if some else flags)
        item.setCheckState(Qt.CheckState.PartiallyChecked if some else Qt.CheckState.Checked)
        return item

    def _follow(self) -> None:
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.choice()))
