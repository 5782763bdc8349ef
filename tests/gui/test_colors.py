"""The colours of every theme: all that is written in them can be read."""

import pytest
from PySide6.QtGui import QColor

from newsdesk.domain.story import Status
from newsdesk.gui.colors import DARK, LIGHT, ThemeColors
from newsdesk.gui.contrast_colors import CONTRAST_DARK, CONTRAST_LIGHT
from newsdesk.gui.theme import EVERY
from newsdesk.widgets.colors import LayerColors

every_theme = pytest.mark.parametrize("theme", EVERY.values(), ids=EVERY)


def luminance(color: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    channels = [QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF()]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def poor(theme: ThemeColors, pairs: dict[str, tuple[str, str]]) -> dict[str, float]:
    """Return the pairs that have less contrast than text of this theme should."""
    least = 7 if theme.strong else 4.5
    return {name: value for name, pair in pairs.items() if (value := contrast(*pair)) < least}


def inks(theme: ThemeColors) -> dict[str, str]:
    """Return the colours of all that Markdown colours, and of plain text."""
    look = theme.highlight._asdict()
    del look["code_background"]
    return look | {"text": theme.text}


@every_theme
def test_all_text_can_be_read(theme: ThemeColors) -> None:
    """On every ground that it may stand on."""
    grounds = ("window", "base", "alternate", "raised", "hover", "selection")
    pairs = [("text", ground) for ground in (*grounds, "text_selection", "found")]
    pairs += [
        (text, ground)
        for text in ("dim", "accent", "up", "down")
        for ground in ("window", "base", "alternate")
    ]
    pairs += [("dim", "hover"), ("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_tip", "tip")]
    pairs += [(f"on_{each}", each) for each in ("info", "warning", "error", "embargo")]

    named = {f"{one} on {other}": (getattr(theme, one), getattr(theme, other)) for one, other in pairs}
    assert poor(theme, named) == {}


@every_theme
def test_markdown_can_be_read(theme: ThemeColors) -> None:
    """Marks stand back, and are read all the same; on code's own ground, and on that of a note."""
    code = theme.highlight.code_background
    pairs = {name: (ink, theme.base) for name, ink in inks(theme).items()}
    pairs |= {f"{name} on code": (inks(theme)[name], code) for name in ("code", "mark", "rate")}
    pairs |= {f"{name} noted": (ink, theme.passages.ground) for name, ink in inks(theme).items()}

    assert poor(theme, pairs) == {}


@every_theme
def test_text_that_was_looked_for_can_be_read(theme: ThemeColors) -> None:
    """Found, and at hand, which two can be told apart; and all that is Markdown where it is looked for."""
    layers = theme.layers
    pairs = {name: (layers.text, getattr(layers, name)) for name in ("found", "at_hand")}
    pairs |= {f"{name} searched": (ink, layers.searched) for name, ink in inks(theme).items()}

    assert poor(theme, pairs) == {}
    assert len({theme.base, layers.found, layers.at_hand, layers.searched}) == 4


@every_theme
def test_amounts_that_are_off_can_be_read(theme: ThemeColors) -> None:
    """And the line under them shows on their own ground."""
    layers = theme.layers

    assert poor(theme, {"off": (layers.text, layers.off_ground)}) == {}
    assert contrast(layers.off, layers.off_ground) >= 3


def test_a_text_that_nobody_dressed_can_be_read() -> None:
    """Black on white, and what is shown over it."""
    layers = LayerColors.on_paper()

    grounds = {name: (layers.text, getattr(layers, name)) for name in ("found", "at_hand", "off_ground")}
    assert poor(LIGHT, grounds) == {}
    assert min(contrast(line, "#ffffff") for line in (layers.amount, layers.off, layers.misspelt)) >= 3


@every_theme
def test_every_status_has_a_chip_that_can_be_read(theme: ThemeColors) -> None:
    """None is forgotten when a new one comes."""
    assert set(theme.chips) == set(Status)
    assert poor(theme, {status: (chip.text, chip.fill) for status, chip in theme.chips.items()}) == {}


@every_theme
def test_what_is_not_text_can_be_seen(theme: ThemeColors) -> None:
    """Around what has the keyboard, around a box to tick, and under all that has a line in the text: 3."""
    drawn = {"accent": theme.accent, "mark": theme.mark}
    under = {"note": theme.passages.line} | {
        name: getattr(theme.layers, name) for name in ("amount", "off", "misspelt")
    }
    seen = {name: min(contrast(ink, theme.window), contrast(ink, theme.base)) for name, ink in drawn.items()}
    seen |= {name: contrast(ink, theme.base) for name, ink in under.items()}

    assert {name: value for name, value in seen.items() if value < 3} == {}


@pytest.mark.parametrize("theme", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["light", "dark"])
def test_high_contrast_shows_what_is_out_of_use(theme: ThemeColors) -> None:
    """It stands back, and can be read nevertheless; edges of what can be used show as well."""
    assert theme.strong
    assert contrast(theme.faint, theme.window) >= 4.5
    assert contrast(theme.edge, theme.window) >= 4.5


def test_no_two_themes_have_the_same_ground() -> None:
    """By which a palette tells its theme."""
    assert len({theme.window for theme in EVERY.values()}) == len(EVERY)


def test_dark_is_dark_and_light_is_light() -> None:
    """And each says so."""
    assert luminance(LIGHT.base) > 0.8
    assert luminance(DARK.base) < 0.05
    assert all(theme.dark is (luminance(theme.base) < luminance(theme.text)) for theme in EVERY.values())


@every_theme
def test_the_lines_of_a_chart_can_be_seen(theme: ThemeColors) -> None:
    """On the ground of a dialog, and as different from each other as blue and orange."""
    chart = theme.chart

    for line in (chart.first, chart.second):
        assert contrast(line, theme.window) >= 3
    first, second = QColor(chart.first), QColor(chart.second)
    assert first.blue() > first.red()
    assert second.red() > second.blue()
