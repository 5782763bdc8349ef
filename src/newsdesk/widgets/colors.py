"""The colours that widgets paint with which paint for themselves: what a theme tells each of them.

All are "#rrggbb". They stand here and not with their widgets, so that a theme can be made without those.
"""

from typing import NamedTuple, Self


class ChipColors(NamedTuple):
    """The colours of a small label: its text and what is behind it."""

    text: str
    fill: str


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


class LayerColors(NamedTuple):
    """The colours of what is shown over a text without being in it.

    Grounds behind words, which are ``text`` there whatever they were before: of a place that was ``found``,
    of the one ``at_hand``, of an amount that is off. The ground of what is ``searched`` leaves the words as
    they are. Lines under words: under an ``amount``, under one that is ``off``, under a ``misspelt`` word.
    """

    text: str
    found: str
    at_hand: str
    searched: str
    amount: str
    off: str
    off_ground: str
    misspelt: str

    @classmethod
    def on_paper(cls) -> Self:
        """Return those for black on white, which a text wears until it is told what the program wears."""
        return cls("#000000", "#ffe9a8", "#ffc04d", "#eaf1f8", "#59636e", "#b3400f", "#fde3d3", "#b3261e")


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
