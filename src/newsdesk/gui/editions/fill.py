"""Filling an edition with stories that are ready: what would be added is seen first."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidgetItem, QWidget

from newsdesk._built.fill_edition import Ui_FillEdition
from newsdesk.domain.edition import EditionName
from newsdesk.domain.story import StorySummary, titled
from newsdesk.gui.countries import country_names
from newsdesk.gui.panels.edition_wording import named
from newsdesk.gui.panels.lines_delegate import FACTS, LinesDelegate
from newsdesk.text.english import counted
from newsdesk.widgets.days import english, from_qt, to_qt
from newsdesk.widgets.tips import plain_tip

_UID = Qt.ItemDataRole.UserRole


class Wish(NamedTuple):
    """Which ready stories are looked for: of a day, or None for any; about a country (code), or ""."""

    day: date | None = None
    country: str = ""


class FillEdition(QDialog):
    """Asks which of the stories that are ready go into an edition, and under which heading.

    Whatever is ticked when it is accepted is to be added. ``countries`` are names by code, ``sections`` the
    edition's own. Signals: ``stories_wanted`` (``Wish``) they are to be told, with ``show_stories``.
    """

    stories_wanted = Signal(object)

    def __init__(
        self,
        edition: EditionName,
        countries: Mapping[str, str],
        sections: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ui = ui = Ui_FillEdition()
        ui.setupUi(self)
        self._countries = countries
        self._asked = Wish()
        ui.title.setText(f"Ready stories for {named(edition)}")
        ui.day.setLocale(english())
        ui.day.setDate(to_qt(edition.date))
        ui.country.addItem("Any country", "")
        for code, name in countries.items():
            ui.country.addItem(name, code)
        ui.section.addItem("The front", "")
        for name in sections:
            ui.section.addItem(name, name)
        ui.stories.setItemDelegate(LinesDelegate(ui.stories))
        ui.of_day.toggled.connect(self._ask)
        ui.day.dateChanged.connect(self._ask)
        ui.country.activated.connect(self._ask)
        ui.stories.itemChanged.connect(lambda _item: self._follow())
        ui.buttons.accepted.connect(self.accept)
        ui.buttons.rejected.connect(self.reject)
        self._follow()

    def stories(self) -> tuple[str, ...]:
        """Return the uids of the stories that are ticked, in their order."""
        items = (self.ui.stories.item(row) for row in range(self.ui.stories.count()))
        return tuple(str(item.data(_UID)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def section(self) -> str:
        """Return the section they are to stand in, "" for the front."""
        return str(self.ui.section.currentData())

    def offer_sections(self, names: Sequence[str]) -> None:
        """Let them stand in a section that is begun with them, too: these are what editions lately had."""
        if names:
            self.ui.section.insertSeparator(self.ui.section.count())
        for name in names:
            self.ui.section.addItem(name, name)

    def show_stories(self, wish: Wish, stories: Sequence[StorySummary]) -> None:
        """Show what was found, unless something else is asked for by now."""
        if wish != self._asked:
            return
        self.ui.stories.clear()
        for each in stories:
            self.ui.stories.addItem(self._item(each))
        # Else the space bar unticks one that nobody sees is meant.
        self.ui.stories.setCurrentRow(0)
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the first stories once somebody can be listening."""
        super().showEvent(event)
        if not event.spontaneous():
            self._ask()

    def _ask(self) -> None:
        wanted = from_qt(self.ui.day.date()) if self.ui.of_day.isChecked() else None
        self.ui.day.setEnabled(wanted is not None)
        self._asked = Wish(wanted, str(self.ui.country.currentData()))
        self.stories_wanted.emit(self._asked)

    def _item(self, story: StorySummary) -> QListWidgetItem:
        headline = titled(story.headline)
        item = QListWidgetItem(headline)
        parts = (country_names(story.countries, self._countries), counted(story.words, "word"))
        item.setData(_UID, story.uid)
        item.setData(FACTS, " · ".join(part for part in parts if part))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{headline}. {item.data(FACTS)}")
        item.setToolTip(plain_tip(headline))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
        return item

    def _follow(self) -> None:
        number, there = len(self.stories()), self.ui.stories.count()
        none = "No story that is ready is missing from the edition."
        some = "No such story is ready, or all are in the edition already."
        nothing = none if self._asked == Wish() else some
        self.ui.number.setText(f"{counted(number, 'story', 'stories')} would be added:" if there else nothing)
        self.ui.number.setWordWrap(not there)
        self.ui.stories.setVisible(there > 0)
        button = self.ui.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setText(f"&Add {counted(number, 'story', 'stories')}" if number else "&Add")
        button.setEnabled(number > 0)
