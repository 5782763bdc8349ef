"""Who is at the desk, and as what."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QHeaderView, QTableWidgetItem, QWidget

from newsdesk._built.people import Ui_PeopleDialog
from newsdesk.domain.people import Person, Role
from newsdesk.widgets.banner import BannerKind


class PeopleDialog(QDialog):
    """Lists people with a role each. It asks by ``role_wanted`` (name, role) and is told by ``show_people``.

    ``me`` is who is at the desk now; somebody who is no editor can only look.
    """

    role_wanted = Signal(str, str)

    def __init__(self, me: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = Ui_PeopleDialog()
        self.ui.setupUi(self)
        self._me = me
        self.ui.refusal.hide()
        for role in Role:
            self.ui.role.addItem(role.value, role.value)
        header = self.ui.people.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.ui.name.textChanged.connect(self._follow_name)
        self.ui.name.returnPressed.connect(self._add)
        self.ui.add.clicked.connect(self._add)
        self.ui.buttons.rejected.connect(self.reject)
        # Return in the name adds somebody, and closes nothing.
        self.ui.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self._follow_name()

    def show_people(self, people: Sequence[Person], refusal: str = "") -> None:
        """Show who is what, and why something that was asked for was not done ("" if it was)."""
        may_change = any(each.name == self._me and each.role is Role.EDITOR for each in people)
        table = self.ui.people
        table.setRowCount(len(people))
        for row, person in enumerate(people):
            name = f"{person.name} (you)" if person.name == self._me else person.name
            table.setItem(row, 0, QTableWidgetItem(name))
            box = self._role_box(person)
            box.setEnabled(may_change)
            table.setCellWidget(row, 1, box)
        for widget in (self.ui.name, self.ui.role):
            widget.setEnabled(may_change)
        if refusal:
            self.ui.refusal.show_message(BannerKind.WARNING, refusal)
        else:
            self.ui.refusal.hide()
        self._follow_name()

    def _role_box(self, person: Person) -> QComboBox:
        box = QComboBox(self.ui.people)
        for role in Role:
            box.addItem(role.value, role.value)
        box.setCurrentText(person.role.value)
        box.setAccessibleName(f"Role of {person.name}")
        box.activated.connect(
            lambda _index, name=person.name, role=box: self.role_wanted.emit(name, role.currentText())
        )
        return box

    def _follow_name(self) -> None:
        self.ui.add.setEnabled(self.ui.name.isEnabled() and bool(self.ui.name.text().strip()))

    def _add(self) -> None:
        if self.ui.add.isEnabled():
            self.role_wanted.emit(self.ui.name.text().strip(), self.ui.role.currentText())
            self.ui.name.clear()
