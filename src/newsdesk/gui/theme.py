"""How the program looks: which colours it wears, and how Qt's palette and style sheet are made of them."""

import re
from enum import StrEnum

from PySide6.QtCore import QFile, QIODevice, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from newsdesk._built import resources_rc  # noqa: F401 - importing it is what makes ":/" known to Qt
from newsdesk.gui.colors import DARK, LIGHT, SEPIA, ThemeColors
from newsdesk.gui.contrast_colors import CONTRAST_DARK, CONTRAST_LIGHT

_SHEETS = (":/styles/newsdesk.qss", ":/styles/widgets.qss")
#: What is drawn thicker in high contrast.
_STRONG_SHEET = ":/styles/contrast.qss"
_NAME = re.compile(r"@([a-z_]+)")
#: Faces made for reading that hold Latin and Central Asian Cyrillic; the first that is there is taken.
_WRITING_FACES = ("Noto Serif", "Source Serif 4", "PT Serif", "Charter", "Georgia", "DejaVu Serif", "serif")

#: The colours of every look, by what they may be called; no two have the same ground.
EVERY = {
    "light": LIGHT,
    "dark": DARK,
    "sepia": SEPIA,
    "contrast-light": CONTRAST_LIGHT,
    "contrast-dark": CONTRAST_DARK,
}


class Theme(StrEnum):
    """What the user asks for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    SEPIA = "sepia"
    CONTRAST = "contrast"


def look(theme: Theme, *, dark: bool, strong: bool) -> ThemeColors:
    """Return a theme's colours where the system is ``dark``, or asks for high contrast (``strong``).

    High contrast is light or dark as the system is; somebody who has chosen another theme gets that.
    """
    if theme is Theme.CONTRAST or (theme is Theme.SYSTEM and strong):
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    if theme is Theme.SYSTEM:
        return DARK if dark else LIGHT
    return {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.SEPIA: SEPIA}[theme]


def look_of(palette: QPalette) -> ThemeColors:
    """Return the colours that a widget's palette was made of; those of the light theme if of none."""
    ground = palette.color(QPalette.ColorRole.Window).name()
    return next((each for each in EVERY.values() if each.window == ground), LIGHT)


def palette(scheme: ThemeColors) -> QPalette:
    """Return the palette for what the style paints itself."""
    role = QPalette.ColorRole
    made = QPalette()
    for each, color in {
        role.Window: scheme.window,
        role.WindowText: scheme.text,
        role.Base: scheme.base,
        role.AlternateBase: scheme.alternate,
        role.Text: scheme.text,
        role.PlaceholderText: scheme.dim,
        role.Button: scheme.raised,
        role.ButtonText: scheme.text,
        role.BrightText: scheme.on_accent,
        role.Highlight: scheme.text_selection,
        role.HighlightedText: scheme.text,
        role.Accent: scheme.accent,
        role.Link: scheme.accent,
        role.LinkVisited: scheme.accent,
        role.ToolTipBase: scheme.tip,
        role.ToolTipText: scheme.on_tip,
        role.Light: scheme.base,
        role.Midlight: scheme.hover,
        role.Mid: scheme.border,
        role.Dark: scheme.edge,
        role.Shadow: scheme.edge,
    }.items():
        made.setColor(each, QColor(color))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(scheme.faint))
    return made


def style_sheet(scheme: ThemeColors) -> str:
    """Return the style sheet in these colours; AttributeError if it names one that there is not."""
    paths = (*_SHEETS, _STRONG_SHEET) if scheme.strong else _SHEETS
    sheet = "\n".join(_read(path) for path in paths)
    chips = "\n".join(
        f'QLabel[status="{status}"] {{ color: {chip.text}; background: {chip.fill}; }}'
        for status, chip in scheme.chips.items()
    )
    return _NAME.sub(lambda found: str(getattr(scheme, found[1])), sheet) + chips


def writing_font() -> QFont:
    """Return the font stories are written in."""
    font = QFont()
    font.setFamilies(list(_WRITING_FACES))
    font.setPointSizeF(12.5)
    return font


def wants_contrast(app: QApplication) -> bool:
    """Whether the system asks every program for high contrast."""
    # Kept: without the first of them, PySide takes the second for deleted.
    hints = app.styleHints()
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def worn(app: QApplication, theme: Theme, *, strong: bool) -> ThemeColors:
    """Return the colours that ``theme`` has on this system now; ``strong``: it asks for high contrast."""
    return look(theme, dark=app.styleHints().colorScheme() is Qt.ColorScheme.Dark, strong=strong)


def apply(app: QApplication, theme: Theme, *, strong: bool) -> ThemeColors:
    """Dress the whole program in ``theme``; return the colours, for whoever paints with them.

    Cheap before there are widgets; each that is there already is measured and polished anew. To follow the
    system, whose wish for high contrast is ``strong``, apply it again when the system says something else.
    """
    hints = app.styleHints()
    # Qt tells the platform as well, so that title bars and the system's own dialogs follow.
    wanted = {
        Theme.LIGHT: Qt.ColorScheme.Light,
        Theme.SEPIA: Qt.ColorScheme.Light,
        Theme.DARK: Qt.ColorScheme.Dark,
    }
    hints.setColorScheme(wanted.get(theme, Qt.ColorScheme.Unknown))
    colors = worn(app, theme, strong=strong)
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(colors))
    app.setStyleSheet(style_sheet(colors))
    return colors


def _read(path: str) -> str:
    file = QFile(path)
    file.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Text)
    return bytes(file.readAll().data()).decode()
