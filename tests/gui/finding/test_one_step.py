"""What changed in several fields of a story at once is one step to undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsdesk.domain.story import StoryText
from newsdesk.gui.editor.pane import EditorPane
from newsdesk.gui.finding.one_step import OneStep
from newsdesk.gui.panels.story_form import StoryForm

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BEFORE = StoryText(headline="Rail", body="By rail.", byline="Rail desk", keywords=("rail", "roads"))
AFTER = StoryText(headline="Tram", body="By tram.", byline="Tram desk", keywords=("tram", "roads"))


@pytest.fixture
def pane(qtbot: QtBot) -> EditorPane:
    pane = EditorPane(StoryForm())
    qtbot.addWidget(pane)
    pane.resize(800, 600)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.show_story(BEFORE, "1")
    return pane


@pytest.fixture
def one_step(pane: EditorPane) -> OneStep:
    return OneStep(pane)


def rewrite(pane: EditorPane) -> Callable[[], None]:
    """Return what makes the story after of the one before."""

    def work() -> None:
        pane.body.put([(3, 7, "tram")])
        for field, words in (("headline", "Tram"), ("byline", "Tram desk")):
            pane.form.write(field, [words])
        pane.form.write("keywords", AFTER.keywords)

    return work


@pytest.mark.parametrize("first", ["body", "headline", "byline"])
@pytest.mark.parametrize("then", ["body", "headline", "byline"])
def test_all_fields_follow_the_one_that_goes_back(
    qtbot: QtBot, pane: EditorPane, one_step: OneStep, first: str, then: str
) -> None:
    """Also those that have no history, such as tags; and they come again together."""
    one_step.do(rewrite(pane))
    assert pane.text() == AFTER
    fields = {"body": pane.body, "headline": pane.form.ui.headline, "byline": pane.form.ui.byline}

    qtbot.keyClick(fields[first], Qt.Key.Key_Z, CONTROL)
    assert pane.text() == BEFORE
    qtbot.keyClick(fields[then], Qt.Key.Key_Z, CONTROL | SHIFT)

    assert pane.text() == AFTER


def test_what_was_typed_since_goes_first(qtbot: QtBot, pane: EditorPane, one_step: OneStep) -> None:
    """A step is gone back over only when it is its turn."""
    one_step.do(rewrite(pane))
    qtbot.keyClicks(pane.body, "x")

    qtbot.keyClick(pane.body, Qt.Key.Key_Z, CONTROL)
    assert pane.text() == AFTER
    qtbot.keyClick(pane.body, Qt.Key.Key_Z, CONTROL)

    assert pane.text() == BEFORE


def test_a_field_that_was_written_in_since_stays(qtbot: QtBot, pane: EditorPane, one_step: OneStep) -> None:
    """What was typed is not lost for it."""
    one_step.do(rewrite(pane))
    qtbot.keyClick(pane.form.ui.headline, Qt.Key.Key_End)
    qtbot.keyClicks(pane.form.ui.headline, "!")

    qtbot.keyClick(pane.body, Qt.Key.Key_Z, CONTROL)

    assert pane.text() == BEFORE.with_(headline="Tram!")


def test_tags_alone_are_taken_back_from_the_text(qtbot: QtBot, pane: EditorPane, one_step: OneStep) -> None:
    """The step before stays what it was."""
    qtbot.keyClicks(pane.body, "typed ")
    one_step.do(lambda: pane.form.write("keywords", ("rail", "paths")))

    qtbot.keyClick(pane.body, Qt.Key.Key_Z, CONTROL)

    assert pane.text() == BEFORE.with_(body="typed By rail.")


def test_what_is_typed_instead_ends_the_step(qtbot: QtBot, pane: EditorPane, one_step: OneStep) -> None:
    """It cannot be done again, and nothing else may pull the fields along."""
    one_step.do(rewrite(pane))
    qtbot.keyClick(pane.body, Qt.Key.Key_Z, CONTROL)

    qtbot.keyClicks(pane.body, "Snow in Naryn. ")

    assert pane.text().with_(body=BEFORE.body) == BEFORE
    assert "Snow in Naryn. " in pane.body.text()


def test_another_story_knows_nothing_of_it(qtbot: QtBot, pane: EditorPane, one_step: OneStep) -> None:
    """Its fields do not follow."""
    one_step.do(rewrite(pane))
    other = StoryText(headline="Tram", body="Snow.", keywords=("tram", "roads"))
    pane.show_story(other, "2")
    qtbot.keyClicks(pane.body, "x")

    qtbot.keyClick(pane.body, Qt.Key.Key_Z, CONTROL)

    assert pane.text() == other
