"""The colours that widgets paint with which paint for themselves: what a theme tells each of them.

All are "#rrggbb". They stand here and not with their widgets, so that a theme can be made without those.
"""

from typing import NamedTuple, Self


class MarkColors(NamedTuple):
    """The colours of a marked word: its text and the ground behind it."""

    text: str
    ground: str


class TickerColors(NamedTuple):
    """The colours of changes; everything else comes from the palette."""

    up: str
    down: str
    flat: str


class HighlightColors(NamedTuple):
    """The colours of Markdown. Words keep the palette's own; marks stand back."""

    mark: str
    heading: str
    quote: str
    code: str
    code_background: str
    link: str
    address: str
    html: str
    rate: str


class PassageColors(NamedTuple):
    """The colours behind a passage, and of the line under it and the dot beside it."""

    ground: str
    line: str


class DifferenceColors(NamedTuple):
    """The colours of what came and what went: text and ground."""

    came: str
    came_ground: str
    went: str
    went_ground: str


class ChartColors(NamedTuple):
    """The colours of a chart: its two lines, the marks of its axes, its words, and the ground behind it.

    The lines also differ in how they are drawn, for whoever cannot tell blue from orange.
    """

    first: str
    second: str
    grid: str
    text: str
    ground: str

    @classmethod
    def on_paper(cls) -> Self:
        """Return those of a chart that is saved: dark on white, whatever the program looks like."""
        return cls("#0b5cad", "#b4510a", "#d0d0d0", "#303030", "#ffffff")
