"""How rows look, roomy and compact, in every theme."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from newsdesk.domain.query import Sought
from newsdesk.domain.story import Status, StorySummary
from newsdesk.gui.colors import LIGHT, ThemeColors
from newsdesk.gui.stories.columns import Column
from newsdesk.gui.stories.panel import StoryListPanel
from newsdesk.gui.theme import EVERY
from newsdesk.text.folding import found

Make = Callable[..., StorySummary]


def picture(panel: StoryListPanel) -> QImage:
    """The rows as they are drawn."""
    return panel.ui.list.viewport().grab().toImage()


def has(image: QImage, color: str) -> bool:
    wanted = QColor(color).rgb()
    return any(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("colors", EVERY.values(), ids=EVERY)
def test_every_kind_of_story_is_drawn(
    panel: StoryListPanel, story: Make, colors: ThemeColors, *, compact: bool
) -> None:
    """Each status in its colours, an embargo in red, and a long headline without harm."""
    panel.set_colors(colors)
    panel.resize(900, 900)
    panel.set_compact(compact)
    stories = [story(number, status=status, opening="It snows.") for number, status in enumerate(Status)]
    later = story(0).updated + timedelta(days=400)
    stories.append(story(7, embargo=later, corrections=2, headline="Snow " * 60, countries=()))

    panel.show_first(tuple(stories))
    drawn = picture(panel)

    assert [status for status in Status if not has(drawn, colors.chips[status].fill)] == []
    assert has(drawn, colors.error)


def test_an_embargo_is_seen_though_its_column_is_not(panel: StoryListPanel, story: Make) -> None:
    """A list that is too narrow for the column has the mark at the headline all the same."""
    panel.set_compact(True)
    panel.ui.list.showColumn(Column.EMBARGO)

    panel.show_first((story(1, embargo=story(0).updated + timedelta(hours=8)),))

    assert panel.ui.list.columnViewportPosition(Column.EMBARGO) > panel.ui.list.viewport().width()
    assert has(picture(panel), LIGHT.error)


@pytest.mark.parametrize("compact", [False, True])
def test_found_words_are_marked(panel: StoryListPanel, story: Make, *, compact: bool) -> None:
    """In the headline, and in what is shown of the text."""
    colors = LIGHT
    panel.set_compact(compact)
    stories = (story(1, headline="Қазақстан counts snow", snippet="Snow in Қазақстан"),)
    panel.show_first(stories)
    assert not has(picture(panel), colors.found)

    panel.model.found_in = lambda text: found(text, (Sought(("казак",), begun=True),))

    assert has(picture(panel), colors.found)


@pytest.mark.parametrize("compact", [False, True])
def test_a_word_found_far_into_the_text_is_seen(panel: StoryListPanel, story: Make, *, compact: bool) -> None:
    """Also where a long headline leaves one line for it, and in the column of standfirsts."""
    if compact:
        panel.resize(1400, 400)
        panel.set_compact(True)
        panel.ui.list.showColumn(Column.STANDFIRST)
    panel.model.found_in = lambda text: found(text, (Sought(("wool",)),))
    text = "The mill takes in coarse fleece that nobody wanted, says its director, and presses wool"
    panel.show_first((story(1, headline="A long headline " * 9, snippet=text),))

    assert has(picture(panel), LIGHT.found)


@pytest.mark.parametrize("compact", [False, True])
def test_a_row_that_is_not_here_yet_is_a_quiet_shape(
    panel: StoryListPanel, story: Make, *, compact: bool
) -> None:
    """Where the story will stand."""
    panel.set_compact(compact)
    panel.show_first((story(1),))
    panel.model.set_count(3)

    assert has(picture(panel), LIGHT.hover)


def test_rows_are_alike_in_height_and_compact_ones_are_lower(panel: StoryListPanel, story: Make) -> None:
    """However much a story has to say."""
    panel.show_first((story(1, headline="Short"), story(2, headline="Long " * 50, opening="Snow " * 99)))
    roomy = {panel.ui.list.rowHeight(row) for row in range(2)}

    panel.set_compact(True)
    compact = {panel.ui.list.rowHeight(row) for row in range(2)}

    assert len(roomy) == len(compact) == 1
    assert compact.pop() < roomy.pop() / 2


def test_the_row_under_the_mouse_is_seen(panel: StoryListPanel, story: Make, qtbot: QtBot) -> None:
    """As a whole, whichever column the mouse is on."""
    panel.set_compact(True)
    panel.show_first((story(1), story(2)))
    view = panel.ui.list

    qtbot.mouseMove(view.viewport(), view.visualRect(view.model().index(1, 0)).center())
    qtbot.waitUntil(lambda: view.hovered == 1)

    y = view.rowViewportPosition(1) + 2
    drawn = picture(panel)
    assert drawn.pixelColor(5, y).name() == LIGHT.hover
    assert drawn.pixelColor(view.viewport().width() - 3, y).name() == LIGHT.hover
