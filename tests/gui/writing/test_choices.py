"""What a writer can choose, and how it is kept."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from newsdesk.gui.writing.choices import Choices, Paper, WritingChoices

OTHER = WritingChoices(
    paper=Paper.SEPIA, face="Charter", size=17.5, line_width=60, target=600, smart_quotes=False
)
NAMES = [each.name for each in fields(WritingChoices)]
ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers())


def test_what_is_stored_is_there_again() -> None:
    """By way of JSON, as the settings' file has it."""
    assert WritingChoices.of(json.loads(json.dumps(OTHER.stored()))) == OTHER


@given(st.dictionaries(st.sampled_from(NAMES) | st.text(), ANYTHING))
def test_whatever_is_stored_is_a_choice(stored: dict[str, object]) -> None:
    """A value of another kind, or of nothing that is known, is the usual one."""
    usual = WritingChoices()

    made = WritingChoices.of(stored)

    assert all(type(getattr(made, name)) is type(getattr(usual, name)) for name in NAMES)


@pytest.mark.parametrize("stored", [{"paper": "plaid"}, {"size": "12"}, {"target": True}, {"nonsense": 1}])
def test_nonsense_counts_as_not_stored(stored: dict[str, object]) -> None:
    """One by one; the rest holds."""
    assert WritingChoices.of({**stored, "line_width": 60}) == WritingChoices(line_width=60)


def test_only_what_is_new_is_told(qtbot: QtBot) -> None:
    """The same again is no change."""
    choices = Choices()

    with qtbot.waitSignal(choices.changed) as told:
        choices.change(size=15.0)
    with qtbot.assertNotEmitted(choices.changed):
        choices.change(size=15.0)

    assert told.args == [WritingChoices(size=15.0)]
