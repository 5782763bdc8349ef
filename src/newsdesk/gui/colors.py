"""What colours a look of the program has, and those of the looks that are not of high contrast.

Every pair of colours that text is set in has a contrast of at least 4.5 (WCAG 2.2, 1.4.3), and every edge
that shows where the focus is one of at least 3 (1.4.11). In those of high contrast, which have a file to
themselves, text has 7 (1.4.6).
"""

from collections.abc import Mapping
from typing import NamedTuple

from newsdesk.domain.story import Status
from newsdesk.widgets.colors import (
    ChartColors,
    ChipColors,
    DifferenceColors,
    HighlightColors,
    LayerColors,
    MarkColors,
    PassageColors,
    TickerColors,
)


class ThemeColors(NamedTuple):
    """The colours of one theme, each "#rrggbb". A field's name is also its name in the style sheets.

    ``edge`` goes around what can be used, ``mark`` around what can be ticked, ``border`` between parts;
    ``dim`` is for text that stands back, ``faint`` for what is out of use; ``found`` is behind words that
    were looked for, ``at_hand`` behind those one is at, ``noted`` behind those that somebody left a note on;
    ``veil`` is laid over a coloured ground under the mouse. ``scheme`` is "light" or "dark", whichever it is
    nearer to; ``strong`` says that it is one of high contrast, whose focus is drawn thicker as well.
    """

    scheme: str
    strong: bool
    window: str
    base: str
    alternate: str
    raised: str
    hover: str
    selection: str
    text_selection: str
    found: str
    at_hand: str
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
        """Whether light letters stand on dark."""
        return self.scheme == "dark"

    @property
    def differences(self) -> DifferenceColors:
        """The colours of what came and what went: those of what is ready, and of what is spiked."""
        came, went = self.chips[Status.READY], self.chips[Status.SPIKED]
        return DifferenceColors(came.text, came.fill, went.text, went.fill)

    @property
    def ticker(self) -> TickerColors:
        """The colours of the ticker strip."""
        return TickerColors(up=self.up, down=self.down, flat=self.dim)

    @property
    def chart(self) -> ChartColors:
        """The colours of a chart: a blue line and an orange one, which most people can tell apart."""
        return ChartColors(
            first=self.highlight.link,
            second=self.highlight.html,
            grid=self.border,
            text=self.dim,
            ground=self.base,
        )

    @property
    def passages(self) -> PassageColors:
        """The colours of what somebody has remarked on."""
        return PassageColors(ground=self.noted, line=self.on_warning)

    @property
    def layers(self) -> LayerColors:
        """The colours of what is shown over the text."""
        return LayerColors(
            text=self.text,
            found=self.found,
            at_hand=self.at_hand,
            searched=self.info,
            amount=self.dim,
            off=self.on_error,
            off_ground=self.error,
            misspelt=self.down,
        )

    @property
    def marks(self) -> MarkColors:
        """The colours of words that were looked for."""
        return MarkColors(text=self.text, ground=self.found)


LIGHT = ThemeColors(
    scheme="light",
    strong=False,
    window="#f4f1ea",
    base="#fffdf9",
    alternate="#f9f6f0",
    raised="#fbf9f5",
    hover="#ebe6dc",
    selection="#d8e6ec",
    text_selection="#c4dce6",
    found="#f6e2a0",
    at_hand="#ffc04d",
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

DARK = ThemeColors(
    scheme="dark",
    strong=False,
    window="#1d232b",
    base="#232a33",
    alternate="#272f39",
    raised="#2c3541",
    hover="#303a46",
    selection="#2f4a5a",
    text_selection="#38586b",
    found="#5b4a18",
    at_hand="#8f4a10",
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

SEPIA = ThemeColors(
    scheme="light",
    strong=False,
    window="#eadec3",
    base="#f5ead2",
    alternate="#f0e4ca",
    raised="#f1e6cd",
    hover="#e1d4b4",
    selection="#dccba2",
    text_selection="#dcc9a0",
    found="#f3cf77",
    at_hand="#eeb04a",
    noted="#f0dca8",
    text="#3b2f20",
    dim="#645339",
    faint="#978665",
    border="#d6c7a5",
    edge="#bba983",
    mark="#7f6f50",
    thumb="#c3b28c",
    accent="#8a3f12",
    accent_hover="#71330e",
    on_accent="#fffaf0",
    up="#2a5a2c",
    down="#94301c",
    tip="#3b2f20",
    on_tip="#f5ead2",
    info="#dfe3cf",
    on_info="#27485a",
    warning="#f2dfa6",
    on_warning="#633f04",
    error="#f2d3bd",
    on_error="#7d2412",
    embargo="#94201a",
    on_embargo="#fffaf0",
    veil="rgba(59, 47, 32, 22)",
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
    chips={
        Status.DRAFT: ChipColors("#574830", "#dfd1af"),
        Status.IN_EDIT: ChipColors("#1d4f66", "#cfdcd2"),
        Status.READY: ChipColors("#2a5a2c", "#d5deb6"),
        Status.PUBLISHED: ChipColors("#fffaf0", "#356a37"),
        Status.CORRECTED: ChipColors("#633f04", "#f0d898"),
        Status.SPIKED: ChipColors("#832817", "#f0cfb8"),
    },
)
