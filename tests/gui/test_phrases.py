from datetime import UTC, date, datetime, timedelta

import pytest

from newsdesk.gui.phrases import ago, apart, day_with_weekday, how_many, local_moment, time_left
from newsdesk.text.english import counted


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 stories"), (1, "1 story"), (6, "6 stories"), (1200, "1,200 stories")]
)
def test_a_number_with_its_noun(number: int, words: str) -> None:
    """One is singular, everything else is not."""
    assert counted(number, "story", "stories") == words


@pytest.mark.parametrize("words", ["", "Asel Tokoeva", "Анна Ким", "“Wool”, 2"])
def test_words_from_the_left_stand_as_they_are(words: str) -> None:
    """Nothing is put around what turns nothing around."""
    assert apart(words) == words


@pytest.mark.parametrize("words", ["אבי כהן", "مهرجان 2", "Film “مهرجان”"])
def test_words_from_the_right_stay_apart(words: str) -> None:
    """The number beside them would change places with them: U+2068 and U+2069 (UAX #9) prevent it."""
    assert apart(words) == f"\u2068{words}\u2069"


def test_most_nouns_need_no_plural_told() -> None:
    """Without a plural, an s is enough."""
    assert (counted(1, "rate"), counted(5, "rate")) == ("1 rate", "5 rates")


@pytest.mark.parametrize(
    ("errors", "warnings", "words"),
    [(0, 0, ""), (1, 0, "1 error"), (0, 3, "3 warnings"), (1, 2, "1 error and 2 warnings")],
)
def test_what_a_checklist_found(errors: int, warnings: int, words: str) -> None:
    """What there is none of is not named."""
    assert how_many(errors, warnings) == words


def test_dates_read_as_in_the_paper() -> None:
    """Weekday, day, month and year, in English whatever the computer speaks."""
    assert day_with_weekday(date(2025, 12, 12)) == "Friday, 12 December 2025"


def test_a_moment_is_told_by_this_computers_clock() -> None:
    """What is kept in UTC is shown in local time."""
    moment = datetime(2025, 12, 12, 9, 5, tzinfo=UTC)

    assert local_moment(moment) == f"12 December 2025, {moment.astimezone():%H:%M}"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "just now"),
        (59, "just now"),
        (60, "1 min ago"),
        (3599, "59 min ago"),
        (3600, "1 h ago"),
        (86_399, "23 h ago"),
        (3 * 86_400, "9 December 2025"),
    ],
)
def test_how_long_ago_something_was(seconds: int, words: str) -> None:
    """To the minute, to the hour, then by its date; a clock that was put back does no harm."""
    now = datetime(2025, 12, 12, 12, 0, tzinfo=UTC)

    assert ago(now - timedelta(seconds=seconds), now) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.2, "a moment left"),
        (11.7, "about 12 seconds left"),
        (43.0, "about 45 seconds left"),
        (89.0, "about 90 seconds left"),
        (100.0, "about 2 minutes left"),
    ],
)
def test_how_long_work_still_takes(seconds: float, words: str) -> None:
    """No more exactly than anybody knows."""
    assert time_left(seconds) == words
