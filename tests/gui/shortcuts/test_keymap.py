"""Which keys an action has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.gui.shortcuts.keymap import Keymap, why_not

#: What a platform's keys are for writing knows Qt only once there is an application.
pytestmark = pytest.mark.usefixtures("qapp")

USUAL = {"bold": "Ctrl+B", "italic": "Ctrl+I", "copy": "Ctrl+C", "spike": "Ctrl+Del", "health": ""}
MAP = Keymap(USUAL)


def test_what_is_given_is_taken_from_its_holder() -> None:
    """Which has none then, and gets its own back when they are free again."""
    given_ = MAP.give("italic", "Ctrl+B")
    assert (given_.keys("italic"), given_.keys("bold")) == ("Ctrl+B", "")
    assert given_.changed == {"italic": "Ctrl+B"}

    back = given_.give("italic", "Ctrl+I")
    assert (back.keys("italic"), back.keys("bold")) == ("Ctrl+I", "Ctrl+B")
    assert back.changed == {}


def test_keys_that_were_chosen_can_be_taken_away() -> None:
    """From an action that had others before, too."""
    chosen = MAP.give("health", "F6").give("bold", "F6")

    assert chosen.keys("bold") == "F6"
    assert chosen.keys("health") == ""
    assert chosen.holder("F6") == "bold"
    assert chosen.holder("Ctrl+B") == ""


def test_an_action_can_have_no_keys() -> None:
    """Which is a change that is kept."""
    assert MAP.give("bold", "").changed == {"bold": ""}


def test_what_was_kept_is_read_with_care() -> None:
    """Actions that there are no more, nonsense, and keys that stand twice."""
    read = MAP.with_changes({"gone": "F6", "copy": "F7", "bold": "ctrl+j", "italic": "Ctrl+J"})

    assert read.changed == {"bold": "Ctrl+J"}
    assert read.keys("italic") == "Ctrl+I"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["bold", "italic", "spike", "health"]),
            st.sampled_from(["Ctrl+B", "Ctrl+I", "F6", ""]),
        )
    )
)
def test_no_two_actions_ever_have_the_same_keys(gifts: list[tuple[str, str]]) -> None:
    """Whatever is given to whom; and what is kept says it all."""
    keymap = MAP
    for name, keys in gifts:
        keymap = keymap.give(name, keys)
        assert keymap.keys(name) == keys

    held = [keys for name in USUAL if (keys := keymap.keys(name))]
    assert len(held) == len(set(held))
    again = MAP.with_changes(keymap.changed)
    assert all(again.keys(name) == keymap.keys(name) for name in USUAL)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("a", "is for writing"),
        ("Shift+A", "is for writing"),
        ("Return", "is for writing"),
        ("Esc", "is for writing"),
        ("Alt+F", "opens the menu File"),
        ("Ctrl+C", "in every field for text"),
        ("Ctrl+A", "in every field"),
        ("Ctrl+Left", "in every field"),
        ("Ctrl+Backspace", "in every field"),
    ],
)
def test_keys_of_writing_are_kept_for_it(keys: str, words: str) -> None:
    """The refusal says what they do."""
    assert words in why_not(keys, MAP, {"Alt+F": "File"})


@pytest.mark.parametrize("keys", ["", "F6", "Ctrl+J", "Ctrl+B", "Ctrl+Del", "Alt+Shift+X"])
def test_other_keys_can_be_chosen(keys: str) -> None:
    """Also those of another action, and those that an action of this program usually has."""
    assert why_not(keys, MAP, {"Alt+F": "File"}) == ""
