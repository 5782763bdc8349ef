"""JSON read piece by piece says what JSON read whole says, whatever stands in it and wherever it is cut."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.bundle import documents
from newsdesk.bundle.documents import JsonPieces

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def cut(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


def read(data: bytes, size: int) -> dict[str, object]:
    """Return an object, the lists in it element by element."""
    pieces = JsonPieces(cut(data, size))
    return {
        name: list(pieces.elements()) if name.startswith("list ") else pieces.value()
        for name in pieces.members()
    }


@given(
    st.dictionaries(st.text(max_size=3), VALUES, max_size=4),
    st.dictionaries(st.text(max_size=3).map("list {}".format), st.lists(VALUES, max_size=4), max_size=3),
    st.integers(1, 9),
    st.sampled_from([None, 1]),
)
def test_cut_anywhere_it_says_the_same(
    values: dict[str, object], lists: dict[str, object], size: int, indent: int | None
) -> None:
    """Values whole, and lists by their elements; with blanks or without, in letters of any script."""
    told = {**values, **lists}
    data = json.dumps(told, ensure_ascii=False, indent=indent).encode()

    assert read(data, size) == told


@given(st.binary(max_size=40) | st.text('{}[],: "ab1', max_size=24).map(str.encode), st.integers(1, 9))
def test_what_is_no_json_is_refused_by_both(data: bytes, size: int) -> None:
    """And what only one of them takes is no object."""
    try:
        whole = documents.load(data)
    except ValueError:
        whole = None

    if isinstance(whole, dict) and data.isascii():
        assert read(data, size).keys() == whole.keys()
    elif whole is None:
        with pytest.raises(ValueError):
            read(data, size)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"a": 1, "a": 2}', "a name stands in it twice"),
        (b'{"a": {"b": 1, "b": 2}}', "a name stands in it twice"),
        (b'{"a": 1} {}', "it goes on behind its end"),
        (b'{"a" 1}', "should be"),
        (b"[]", "should be"),
        (b"", "should be"),
        (b'{"a": "\xff"}', "can't decode"),
    ],
)
def test_what_is_wrong_is_said(data: bytes, why: str) -> None:
    """As part of a sentence."""
    with pytest.raises(ValueError, match=why):
        read(data, 3)
