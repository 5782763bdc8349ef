"""What a story is written on: paper in the program's own colours, or in others.

Text has a contrast of at least 4.5 on its paper (WCAG 2.2, 1.4.3), of 7 on that of high contrast (1.4.6).
"""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from newsdesk.gui.theme import ThemeColors, colors
from newsdesk.gui.writing.choices import Paper
from newsdesk.widgets.writing.highlighter import HighlightColors
from newsdesk.widgets.writing.passages import PassageColors


@dataclass(frozen=True, slots=True)
class PaperColors:
    """The colours of one paper, each "#rrggbb": what is written on, with what, and what is selected."""

    dark: bool
    base: str
    text: str
    dim: str
    text_selection: str
    highlight: HighlightColors
    passages: PassageColors

    def palette(self, program: QPalette) -> QPalette:
        """Return the program's palette with this paper in it."""
        role = QPalette.ColorRole
        made = QPalette(program)
        made.setColor(role.Base, QColor(self.base))
        made.setColor(role.Text, QColor(self.text))
        made.setColor(role.PlaceholderText, QColor(self.dim))
        made.setColor(role.Highlight, QColor(self.text_selection))
        made.setColor(role.HighlightedText, QColor(self.text))
        return made


_SEPIA = PaperColors(
    dark=False,
    base="#f5ead2",
    text="#3b2f20",
    dim="#6f5d43",
    text_selection="#dcc9a0",
    highlight=HighlightColors(
        mark="#665439",
        heading="#6b3410",
        quote="#5c4c36",
        code="#6b2f4f",
        code_background="#ecdfc2",
        link="#1d5873",
        address="#665439",
        html="#85450f",
        rate="#2a5a2c",
    ),
    passages=PassageColors(ground="#f0dca8", line="#7a4d06"),
)

_CONTRAST_LIGHT = PaperColors(
    dark=False,
    base="#ffffff",
    text="#000000",
    dim="#3d3d3d",
    text_selection="#b4d8ff",
    highlight=HighlightColors(
        mark="#4a4a4a",
        heading="#00285c",
        quote="#262626",
        code="#5c0047",
        code_background="#f0f0f0",
        link="#00439c",
        address="#4a4a4a",
        html="#6b2c00",
        rate="#00451b",
    ),
    passages=PassageColors(ground="#ffef99", line="#5c3a00"),
)

_CONTRAST_DARK = PaperColors(
    dark=True,
    base="#000000",
    text="#ffffff",
    dim="#c8c8c8",
    text_selection="#0a4f8f",
    highlight=HighlightColors(
        mark="#bdbdbd",
        heading="#8fdcff",
        quote="#e0e0e0",
        code="#ffb8ec",
        code_background="#1c1c1c",
        link="#7cc4ff",
        address="#bdbdbd",
        html="#ffc180",
        rate="#7df0a2",
    ),
    passages=PassageColors(ground="#2e2600", line="#ffd84d"),
)


def paper_colors(paper: Paper, program: ThemeColors, *, contrast: bool) -> PaperColors:
    """Return the colours of a paper in a program of such colours.

    ``contrast``: the system asks for high contrast, which paper like the program's then has.
    """
    if paper is Paper.SEPIA:
        return _SEPIA
    if paper is Paper.CONTRAST or (paper is Paper.PROGRAM and contrast):
        return _CONTRAST_DARK if program.dark else _CONTRAST_LIGHT
    scheme = program if paper is Paper.PROGRAM else colors(dark=paper is Paper.DARK)
    return PaperColors(
        dark=scheme.dark,
        base=scheme.base,
        text=scheme.text,
        dim=scheme.dim,
        text_selection=scheme.text_selection,
        highlight=scheme.highlight,
        passages=scheme.passages,
    )
