"""Places in a text, counted by Qt and by Python."""

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.widgets.utf16 import Units, from_utf16, offsets, to_utf16

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS, st.data())
def test_a_place_is_as_many_units_as_the_text_before_it_takes(text: str, data: st.DataObject) -> None:
    """The encoder of Python's own library is the judge."""
    index = data.draw(st.integers(0, len(text)))

    assert to_utf16(text, index) == units(text[:index])


@given(TEXTS, st.data())
def test_going_there_and_back_ends_where_it_began(text: str, data: st.DataObject) -> None:
    """Every code point is found again from its place in UTF-16."""
    index = data.draw(st.integers(0, len(text)))

    assert from_utf16(text, to_utf16(text, index)) == index


def test_the_middle_of_an_emoji_is_the_place_before_it() -> None:
    """Half a character is none."""
    assert [from_utf16("a😀b", each) for each in range(5)] == [0, 1, 1, 2, 3]
    assert from_utf16("ab", 9) == 2
    assert from_utf16("😀", 9) == 1


@given(TEXTS)
def test_offsets_are_the_places_of_all_characters_and_the_end(text: str) -> None:
    """None says that there is nothing to map."""
    expected = [units(text[:index]) for index in range(len(text) + 1)]

    found = offsets(text)

    assert (list(range(len(text) + 1)) if found is None else found) == expected


@given(TEXTS, st.data())
def test_many_places_are_what_each_of_them_is(text: str, data: st.DataObject) -> None:
    """Both ways, in the middle of a character as well."""
    known, index = Units(text), data.draw(st.integers(0, len(text)))
    unit = data.draw(st.integers(0, units(text)))

    assert known.to(index) == to_utf16(text, index)
    assert known.from_(unit) == from_utf16(text, unit)
