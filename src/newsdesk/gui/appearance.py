"""The window's colours: chosen in the menu, followed by everything that paints for itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication

from newsdesk.gui import theme as themes
from newsdesk.gui.colors import ThemeColors
from newsdesk.gui.icons import icon, window_icon
from newsdesk.gui.theme import Theme
from newsdesk.gui.window import MainWindow

#: The drawing of each action that has one.
ICONS = {
    "new_story": "new_story",
    "import_page": "import",
    "undo": "undo",
    "redo": "redo",
    "find_story": "search",
    "bold": "bold",
    "italic": "italic",
    "heading": "heading",
    "quote": "quote",
    "bullets": "list",
    "numbered": "numbered",
    "link": "link",
    "code": "code",
    "footnote": "footnote",
    "picture": "picture",
    "table": "table",
    "add_to_edition": "add",
    "new_edition": "edition",
    "export_edition": "export",
}


class Appearance(QObject):
    """Dresses one window in a theme, and again when the theme or the system's wishes change.

    Signals: ``chosen`` somebody chose another theme (``Theme``).
    """

    chosen = Signal(object)

    def __init__(self, application: QApplication, window: MainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._application = application
        self._window = window
        self.theme = theme
        ui = window.ui
        window.setWindowIcon(window_icon())
        for name, drawing in ICONS.items():
            getattr(ui, name).setIcon(icon(drawing))
        self._group = QActionGroup(self)
        choices = {
            Theme.SYSTEM: ui.theme_system,
            Theme.LIGHT: ui.theme_light,
            Theme.DARK: ui.theme_dark,
            Theme.SEPIA: ui.theme_sepia,
            Theme.CONTRAST: ui.theme_contrast,
        }
        for each, action in choices.items():
            self._group.addAction(action)
            action.setChecked(each is theme)
            action.triggered.connect(self._chooser(each))
        # Kept together: without the first of them, PySide takes the second for deleted.
        self._hints = application.styleHints()
        self._wishes = self._hints.accessibility()
        self._strong = themes.wants_contrast(application)
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._wishes.contrastPreferenceChanged.connect(self._follow_contrast)
        self._wearers: list[Callable[[ThemeColors], object]] = []
        self._colors = themes.worn(application, theme, strong=self._strong)
        panes = window.panes
        self.dress(lambda colors: ui.ticker.set_colors(colors.ticker))
        self.dress(panes.stories.set_colors)

    def _chooser(self, theme: Theme) -> Callable[[], None]:
        return lambda: self.choose(theme)

    def choose(self, theme: Theme) -> None:
        """Wear a theme from now on."""
        self.theme = theme
        self._apply()
        self.chosen.emit(theme)

    def dress(self, wear: Callable[[ThemeColors], object]) -> None:
        """Tell what paints for itself the colours, now and whenever they change."""
        self._wearers.append(wear)
        wear(self._colors)

    def _apply(self) -> None:
        """Dress everything."""
        self._colors = themes.apply(self._application, self.theme, strong=self._strong)
        for wear in self._wearers:
            wear(self._colors)

    def _follow_contrast(self, wanted: Qt.ContrastPreference) -> None:
        self._strong = wanted is Qt.ContrastPreference.HighContrast
        self._follow_system()

    def _follow_system(self) -> None:
        follows = self.theme in {Theme.SYSTEM, Theme.CONTRAST}
        if follows and themes.worn(self._application, self.theme, strong=self._strong) is not self._colors:
            self._apply()
