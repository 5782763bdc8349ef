"""How the program looks: a warm, paper-like light and a deep, blue-grey dark, each with one accent.

Every pair of colours that text is set in has a contrast of at least 4.5 (WCAG 2.2, 1.4.3), and every edge
that shows where the focus is one of at least 3 (1.4.11).
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QFile, QIODevice, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from newsdesk._built import resources_rc  # noqa: F401 - importing it is what makes ":/" known to Qt
from newsdesk.domain.story import Status
from newsdesk.widgets.marked_text import MarkColors
from newsdesk.widgets.ticker_strip import TickerColors
from newsdesk.widgets.writing.highlighter import HighlightColors
from newsdesk.widgets.writing.passages import PassageColors

if TYPE_CHECKING:
    from newsdesk.widgets.difference_view import DifferenceColors

_SHEETS = (":/styles/newsdesk.qss", ":/styles/widgets.qss")
_NAME = re.compile(r"@([a-z_]+)")
#: Faces made for reading that hold Latin and Central Asian Cyrillic; the first that is there is taken.
_WRITING_FACES = ("Noto Serif", "Source Serif 4", "PT Serif", "Charter", "Georgia", "DejaVu Serif", "serif")


class Theme(StrEnum):
    """What the user asks for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ChipColors(NamedTuple):
    """The colours of a small label: its text and what is behind it."""

    text: str
    fill: str


class ThemeColors(NamedTuple):
    """The colours of one theme, each "#rrggbb". A field's name is also its name in the style sheets.

    ``edge`` goes around what can be used, ``mark`` around what can be ticked, ``border`` between parts;
    ``dim`` is for text that stands back, ``faint`` for what is out of use; ``found`` is behind words that
    were looked for, ``noted`` behind those that somebody left a note on; ``veil`` is laid over a coloured
    ground under the mouse.
    """

    scheme: str
    window: str
    base: str
    alternate: str
    raised: str
    hover: str
    selection: str
    text_selection: str
    found: str
    noted: str
    text: str
    dim: str
    faint: str
    border: str
    edge: str
    mark: str
    thumb: str
    accent: str
    accent_hover: str
    on_accent: str
    up: str
    down: str
    tip: str
    on_tip: str
    info: str
    on_info: str
    warning: str
    on_warning: str
    error: str
    on_error: str
    embargo: str
    on_embargo: str
    veil: str
    highlight: HighlightColors
    chips: Mapping[Status, ChipColors]

    @property
    def dark(self) -> bool:
        """Whether this is the dark theme."""
        return self.scheme == "dark"

    @property
    def differences(self) -> "DifferenceColors":
        """The colours of what came and what went: those of what is ready, and of what is spiked."""
        # Few look at differences, and no window has to wait for what shows them.
        from newsdesk.widgets.difference_view import DifferenceColors  # noqa: PLC0415

        came, went = self.chips[Status.READY], self.chips[Status.SPIKED]
        return DifferenceColors(came.text, came.fill, went.text, went.fill)

    @property
    def ticker(self) -> TickerColors:
        """The colours of the ticker strip."""
        return TickerColors(up=self.up, down=self.down, flat=self.dim)

    @property
    def passages(self) -> PassageColors:
        """The colours of what somebody has remarked on."""
        return PassageColors(ground=self.noted, line=self.on_warning)

    @property
    def marks(self) -> MarkColors:
        """The colours of words that were looked for."""
        return MarkColors(text=self.text, ground=self.found)


_LIGHT = ThemeColors(
    scheme="light",
    window="#f4f1ea",
    base="#fffdf9",
    alternate="#f9f6f0",
    raised="#fbf9f5",
    hover="#ebe6dc",
    selection="#d8e6ec",
    text_selection="#c4dce6",
    found="#f6e2a0",
    noted="#faecc8",
    text="#24211d",
    dim="#645e53",
    faint="#9b948a",
    border="#dfd9cd",
    edge="#c9c1b2",
    mark="#8b8475",
    thumb="#cbc4b7",
    accent="#1f6585",
    accent_hover="#18526c",
    on_accent="#ffffff",
    up="#226b41",
    down="#a83a2a",
    tip="#2f2b26",
    on_tip="#f6f2ea",
    info="#e2eef3",
    on_info="#17485f",
    warning="#faecc8",
    on_warning="#654a06",
    error="#f8dfd9",
    on_error="#832817",
    embargo="#9c1f16",
    on_embargo="#ffffff",
    veil="rgba(0, 0, 0, 16)",
    highlight=HighlightColors(
        mark="#706957",
        heading="#18526c",
        quote="#5d574c",
        code="#6d3b5e",
        code_background="#f5f0e7",
        link="#1f6585",
        address="#706957",
        html="#8a4b1d",
        rate="#1d5c37",
    ),
    chips={
        Status.DRAFT: ChipColors("#5c564b", "#ebe6dc"),
        Status.IN_EDIT: ChipColors("#17506d", "#d8e8f0"),
        Status.READY: ChipColors("#1d5c37", "#d7ecdc"),
        Status.PUBLISHED: ChipColors("#ffffff", "#2c6b47"),
        Status.CORRECTED: ChipColors("#6b4a05", "#faeac2"),
        Status.SPIKED: ChipColors("#8a2f20", "#f6e0da"),
    },
)

_DARK = ThemeColors(
    scheme="dark",
    window="#1d232b",
    base="#232a33",
    alternate="#272f39",
    raised="#2c3541",
    hover="#303a46",
    selection="#2f4a5a",
    text_selection="#38586b",
    found="#5b4a18",
    noted="#3f361c",
    text="#e6e2da",
    dim="#a3abb5",
    faint="#6e7885",
    border="#343d49",
    edge="#4a5563",
    mark="#7c8896",
    thumb="#4a5563",
    accent="#7dbbd8",
    accent_hover="#97cbe3",
    on_accent="#10202a",
    up="#7fc79a",
    down="#ee9b8c",
    tip="#e6e2da",
    on_tip="#1d232b",
    info="#22394a",
    on_info="#cbe4f1",
    warning="#463a1b",
    on_warning="#f2dda7",
    error="#4d2a27",
    on_error="#f7cfc8",
    embargo="#9c1f16",
    on_embargo="#ffffff",
    veil="rgba(255, 255, 255, 22)",
    highlight=HighlightColors(
        mark="#98a2ad",
        heading="#a9d4e8",
        quote="#b3b8bd",
        code="#dcb0cf",
        code_background="#2b343f",
        link="#7dbbd8",
        address="#98a2ad",
        html="#d9a777",
        rate="#8fd0a6",
    ),
    chips={
        Status.DRAFT: ChipColors("#c3c8ce", "#36404c"),
        Status.IN_EDIT: ChipColors("#b4dcf0", "#27475a"),
        Status.READY: ChipColors("#aee0bf", "#254634"),
        Status.PUBLISHED: ChipColors("#10251a", "#7fc79a"),
        Status.CORRECTED: ChipColors("#f2dda7", "#4c3f1c"),
        Status.SPIKED: ChipColors("#f4bdb2", "#51302b"),
    },
)


def colors(dark: bool) -> ThemeColors:
    """Return the colours of the dark or the light theme."""
    return _DARK if dark else _LIGHT


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
    sheet = "\n".join(_read(path) for path in _SHEETS)
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


def worn(app: QApplication, theme: Theme) -> ThemeColors:
    """Return the colours that ``theme`` has on this system now."""
    is_dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return colors(dark=theme is Theme.DARK or (theme is Theme.SYSTEM and is_dark))


def apply(app: QApplication, theme: Theme) -> ThemeColors:
    """Dress the whole program in ``theme``; return the colours, for whoever paints with them.

    Cheap before there are widgets; each that is there already is measured and polished anew.
    To follow the system, apply ``Theme.SYSTEM`` again when ``styleHints().colorSchemeChanged`` says so.
    """
    hints = app.styleHints()
    # Qt tells the platform as well, so that title bars and the system's own dialogs follow.
    wanted = {Theme.LIGHT: Qt.ColorScheme.Light, Theme.DARK: Qt.ColorScheme.Dark}
    hints.setColorScheme(wanted.get(theme, Qt.ColorScheme.Unknown))
    scheme = worn(app, theme)
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(scheme))
    app.setStyleSheet(style_sheet(scheme))
    return scheme


def _read(path: str) -> str:
    file = QFile(path)
    file.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Text)
    return bytes(file.readAll().data()).decode()
