"""What the history window says."""

from datetime import datetime, timedelta

import pytest

from newsdesk.domain.history import PastText
from newsdesk.domain.story import StoryText, Why
from newsdesk.gui.history.wording import day_of, drawing, pieces, summary, what
from newsdesk.gui.icons import icon
from newsdesk.text.compare import compare
from newsdesk.widgets.difference_view import Mark

NOON = datetime.now().astimezone().replace(hour=12, minute=0)
TEXT = StoryText(headline="Snow", body="It snowed.\n\nThen it stopped.")


def past(why: Why, label: str = "", went_out: datetime | None = None) -> PastText:
    return PastText(1, NOON, "Aigul", why, label, 3, "a", went_out=went_out)


@pytest.mark.parametrize("why", list(Why))
def test_every_reason_has_a_word_and_its_icon_exists(why: Why) -> None:
    """A new reason shows by itself, or this fails."""
    assert what(past(why))
    for each in (past(why), past(why, "filed"), past(why, "", NOON)):
        assert not drawing(each) or not icon(drawing(each)).isNull()


def test_days_are_called_as_people_call_them() -> None:
    """Today and yesterday by the clock on the wall, others by their date."""
    before = NOON - timedelta(days=2)

    assert day_of(NOON, NOON) == "Today"
    assert day_of(NOON - timedelta(days=1), NOON) == "Yesterday"
    assert day_of(before, NOON).endswith(str(before.year))


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (TEXT, "The two are the same."),
        (TEXT.with_(headline="Snow in May"), "Headline changed: +2 words, −0 words."),
        (
            TEXT.with_(headline="Rain", keywords=("a",), body="It snowed."),
            "Headline, tags and text changed: +2 words, −4 words.",
        ),
        (TEXT.with_(body="It snowed.\nThen it stopped."), "Text changed in spaces and line ends only."),
    ],
)
def test_the_size_of_a_difference_is_said(new: StoryText, said: str) -> None:
    """Which fields, and how many words."""
    assert summary(compare(TEXT, new)) == said


def test_changed_fields_stand_above_the_text() -> None:
    """Each under its name; the text is shown whole."""
    made = pieces(compare(TEXT, TEXT.with_(headline="Rain")))

    assert [each.text for each in made if each.mark is Mark.HEADING] == ["Headline\n", "Text\n"]
    assert made[-1].text == TEXT.body


def test_space_that_changed_can_be_seen() -> None:
    """As marks; space around words stays space."""
    made = pieces(compare(TEXT, TEXT.with_(body="It  snowed.\nThen it stopped.")))

    assert [(each.text, each.mark) for each in made if each.mark is not Mark.NONE] == [
        ("·", Mark.WENT),
        ("··", Mark.CAME),
        ("¶\n¶\n", Mark.WENT),
        ("¶\n", Mark.CAME),
    ]
