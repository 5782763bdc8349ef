"""The dialog in which keys are looked up, and changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTreeWidgetItem, QWidget

from newsdesk._built.shortcuts import Ui_ShortcutsDialog
from newsdesk.gui.shortcuts.keymap import FIXED, Keymap, why_not
from newsdesk.text.abbreviated import fit

_NAME = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """An action: its name, its words, and the menu it stands in ("Format", "Format › Heading")."""

    name: str
    words: str
    menu: str


class ShortcutsDialog(QDialog):
    """Shows ``keymap`` as a table by menu; what is changed holds once the dialog is accepted.

    ``menus`` are the titles of the menus by the keys that open them.

    Signals: ``chosen`` the map as it is wanted (``Keymap``); ``sheet_wanted`` a sheet of it (``Keymap``).
    """

    chosen = Signal(object)
    sheet_wanted = Signal(object)

    def __init__(
        self, lines: Sequence[Line], keymap: Keymap, menus: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = ui = Ui_ShortcutsDialog()
        ui.setupUi(self)
        self._words = {each.name: each.words for each in lines}
        self._keymap, self._menus = keymap, menus
        self._wanted = ""
        self._bold = QFont(self.font())
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._fill(lines)
        for column in (1, 2):
            ui.tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        ui.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        ui.tree.header().setStretchLastSection(False)
        ui.keys.setMaximumSequenceLength(1)
        for each in (ui.search, ui.tree, ui.keys):
            each.installEventFilter(self)
        restore = ui.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        restore.setText("&All as usual")
        restore.clicked.connect(lambda: self._choose(self._keymap.with_changes({})))
        self._connect()
        self._show_keys()
        self._go_to_first()

    def _connect(self) -> None:
        ui = self.ui
        ui.search.textChanged.connect(self._filter)
        ui.tree.currentItemChanged.connect(lambda *_: self._turn_to())
        ui.tree.itemActivated.connect(lambda *_: self._go_to_keys())
        ui.keys.keySequenceChanged.connect(self._press)
        ui.none.clicked.connect(lambda: self._give(""))
        ui.usual.clicked.connect(lambda: self._want(self._keymap.usual[self._name]))
        ui.take.clicked.connect(lambda: self._give(self._wanted))
        ui.sheet.clicked.connect(lambda: self.sheet_wanted.emit(self._keymap))
        ui.buttons.accepted.connect(self.accept)
        ui.buttons.rejected.connect(self.reject)

    @property
    def keymap(self) -> Keymap:
        """The map as it is wanted now."""
        return self._keymap

    def accept(self) -> None:
        """Tell what is wanted."""
        self.chosen.emit(self._keymap)
        super().accept()

    # -- the table --------------------------------------------------------------------------------------

    def _fill(self, lines: Sequence[Line]) -> None:
        headings: dict[str, QTreeWidgetItem] = {}
        for line in lines:
            if line.menu not in headings:
                headings[line.menu] = heading = QTreeWidgetItem(self.ui.tree, [line.menu])
                heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
                heading.setFont(0, self._bold)
            row = QTreeWidgetItem(headings[line.menu], [line.words])
            row.setData(0, _NAME, line.name)
        self.ui.tree.expandAll()

    def _headings(self) -> Iterator[QTreeWidgetItem]:
        for number in range(self.ui.tree.topLevelItemCount()):
            if heading := self.ui.tree.topLevelItem(number):
                yield heading

    @staticmethod
    def _rows_of(heading: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
        for number in range(heading.childCount()):
            if row := heading.child(number):
                yield row

    def rows(self) -> Iterator[QTreeWidgetItem]:
        """Yield the rows of actions, in order."""
        for heading in self._headings():
            yield from self._rows_of(heading)

    def go_to(self, name: str) -> None:
        """Mark the row of an action."""
        row = next((each for each in self.rows() if each.data(0, _NAME) == name), None)
        if row is not None:
            self.ui.tree.setCurrentItem(row)

    def _go_to_first(self) -> None:
        first = next((row for row in self.rows() if not row.isHidden()), None)
        if first is not None:
            self.ui.tree.setCurrentItem(first)

    def _filter(self, sought: str) -> None:
        keys_sought = sought.replace(" ", "").casefold()
        for heading in self._headings():
            rows = list(self._rows_of(heading))
            for row in rows:
                fits = fit(sought, f"{row.text(0)} {heading.text(0)}") is not None
                row.setHidden(not fits and keys_sought not in row.text(1).casefold())
            heading.setHidden(all(row.isHidden() for row in rows))
        self._go_to_first()

    def _show_keys(self) -> None:
        for row in self.rows():
            name = row.data(0, _NAME)
            usual, keys = self._keymap.usual[name], self._keymap.keys(name)
            changed = keys != usual
            row.setText(1, _native(keys))
            row.setText(2, (_native(usual) or "none") if changed else "")
            row.setFont(1, self._bold if changed else self.font())
        self._turn_to()

    # -- one action -------------------------------------------------------------------------------------

    @property
    def _name(self) -> str:
        row = self.ui.tree.currentItem()
        return str(row.data(0, _NAME) or "") if row is not None else ""

    def _turn_to(self) -> None:
        """Show the keys of the action that is marked."""
        ui, name = self.ui, self._name
        may = bool(name) and name not in FIXED
        self._show_field(self._keymap.keys(name) if name else "")
        for widget in (ui.keys, ui.none, ui.usual):
            widget.setEnabled(may)
        if may:
            words = f"Keys for “{self._words[name]}”: press them here"
            ui.none.setEnabled(bool(self._keymap.keys(name)))
            ui.usual.setEnabled(self._keymap.keys(name) != self._keymap.usual[name])
        elif name:
            words = f"“{self._words[name]}” has the same keys in every program."
        else:
            words = "Choose an action above."
        ui.keys_label.setText(words)
        self._say("")

    def _go_to_keys(self) -> None:
        self.ui.keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_field(self, keys: str) -> None:
        with QSignalBlocker(self.ui.keys):
            self.ui.keys.setKeySequence(QKeySequence(keys))

    def _press(self, sequence: QKeySequence) -> None:
        keys = sequence.toString(QKeySequence.SequenceFormat.PortableText)
        if keys:
            self._want(keys)

    def _want(self, keys: str) -> None:
        """Give the action these keys if nobody has them; else say who does, and let that be chosen."""
        name = self._name
        refusal = why_not(keys, self._keymap, self._menus)
        holder = self._keymap.holder(keys)
        if refusal:
            self._show_field(self._keymap.keys(name))
            self._say(refusal)
        elif holder == name:
            self._turn_to()
        elif not holder:
            self._give(keys)
        else:
            self._wanted = keys
            self._show_field(keys)
            self._say(
                f"{_native(keys)} is “{self._words[holder]}”, which would have no keys then.", take=True
            )

    def _give(self, keys: str) -> None:
        self._choose(self._keymap.give(self._name, keys))

    def _choose(self, keymap: Keymap) -> None:
        self._keymap = keymap
        self._show_keys()

    def _say(self, words: str, *, take: bool = False) -> None:
        ui = self.ui
        if not take and ui.take.hasFocus():
            ui.keys.setFocus(Qt.FocusReason.OtherFocusReason)
        ui.conflict_words.setText(words)
        ui.take.setVisible(take)
        ui.conflict.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(ui.conflict_words, words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Return lead from a row to its keys, and Escape back, before either closes the dialog.

        In the field for keys both mean what they mean elsewhere: no action has them.
        """
        plain = isinstance(event, QKeyEvent) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            returns = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if watched is not self.ui.keys:
                if returns:
                    self._go_to_keys()
                return returns or super().eventFilter(watched, event)
            if event.key() == Qt.Key.Key_Escape:
                # First out of the field, with the keys as they were; then out of the dialog.
                self._turn_to()
                self.ui.tree.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if returns and self.ui.take.isVisible():
                self.ui.take.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
