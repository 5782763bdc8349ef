"""The button that says which language a story is in, and lets another be chosen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from newsdesk.domain.languages import LANGUAGES, language_name


class LanguageButton(QToolButton):
    """Shows a language by its tag (BCP 47), and names it for whoever hovers or listens.

    Signals: ``chosen`` the tag of another language that the user wants.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag = ""
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.set_language("en")

    @property
    def language(self) -> str:
        """The tag of the language that is shown."""
        return self._tag

    def set_language(self, tag: str) -> None:
        """Show a language, without a signal."""
        self._tag = tag
        self.setText(tag.upper() or "–")
        name = f"Language: {language_name(tag) or 'not set'}"
        self.setToolTip(f"{name}. Quotation marks and spelling follow it")
        self.setAccessibleName(name)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        shown = LANGUAGES if self._tag in LANGUAGES else {self._tag: language_name(self._tag), **LANGUAGES}
        for tag, name in shown.items():
            action = QAction(name, group)
            action.setCheckable(True)
            action.setChecked(tag == self._tag)
            action.triggered.connect(lambda _checked=False, tag=tag: self._choose(tag))
        menu.addActions(group.actions())

    def _choose(self, tag: str) -> None:
        if tag != self._tag:
            self.set_language(tag)
            self.chosen.emit(tag)
