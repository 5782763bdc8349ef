"""What a column makes of a value, where SQLite has no type for it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.store.fields import ListField, UTCField, storable

times = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.timezones())  # noqa: DTZ001


@given(one=times, other=times)
def test_times_sort_as_their_texts(one: datetime, other: datetime) -> None:
    """Whatever zones they came in."""
    first, second = UTCField().db_value(one) or "", UTCField().db_value(other) or ""

    assert (one.astimezone(UTC) < other.astimezone(UTC)) == (first < second)
    assert UTCField().python_value(first) == one.astimezone(UTC)


def test_a_time_is_kept_in_utc() -> None:
    """As one width of text."""
    almaty = datetime(2025, 12, 12, 13, 30, tzinfo=timezone(timedelta(hours=5)))

    assert UTCField().db_value(almaty) == "2025-12-12T08:30:00.000000Z"
    assert UTCField().python_value("2025-12-12T08:30:00.000000Z") == datetime(2025, 12, 12, 8, 30, tzinfo=UTC)


def test_a_time_without_a_zone_is_our_mistake() -> None:
    """It is not guessed."""
    with pytest.raises(ValueError, match="need a zone"):
        UTCField().db_value(datetime(2025, 12, 12))  # noqa: DTZ001


@given(words=st.lists(st.text()).map(tuple))
def test_a_list_of_words_comes_back(words: tuple[str, ...]) -> None:
    """Empty words, line ends and quotation marks included."""
    assert ListField().python_value(ListField().db_value(words)) == words


@given(text=st.text(st.characters()))
def test_what_is_storable_can_be_encoded_and_stays(text: str) -> None:
    """Any text becomes one that a file can hold; making it so twice is making it so once."""
    made = storable(text)

    made.encode()
    assert storable(made) == made


@given(text=st.text())
def test_whole_characters_are_left_alone(text: str) -> None:
    """Only halves are touched; and a text whose characters are pairs of halves is the text itself."""
    halves = "".join(
        each if each < "\U00010000" else each.encode("utf-16-be").decode("utf-16-be", "surrogatepass")
        for each in text
    )

    assert storable(text) == text
    assert storable(halves) == text
