"""What of a text is new, and the whole from that."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text.excerpts import alike, excerpt, whole


@given(st.text("ab\n😀"), st.text("ab\n😀"))
def test_an_excerpt_is_enough(before: str, now: str) -> None:
    """Whatever came and went, also where what is the same on both sides overlaps."""
    assert whole(before, excerpt(before, now)) == now


def test_of_a_long_text_only_what_is_new_is_told() -> None:
    """A letter of it, with most of it around."""
    text = "word " * 10_000

    part = excerpt(text, text[:20_000] + "x" + text[20_000:])

    assert part == (20_000, "x", len(text) - 20_000)


@given(shared=st.text(), one=st.text(), other=st.text())
def test_what_is_the_same_is_found_by_halves(shared: str, one: str, other: str) -> None:
    """As many characters, from either end, as looking at one after the other gives."""
    for old, new in ((shared + one, shared + other), (one + shared, other + shared)):
        head, _comes, tail = excerpt(old, new)

        assert head == _same(old, new)
        assert tail == _same(old[head:][::-1], new[head:][::-1])


@given(st.lists(st.integers(0, 2)), st.lists(st.integers(0, 2)), st.lists(st.integers(0, 2)))
def test_as_many_items_as_two_lists_begin_with(shared: list[int], one: list[int], other: list[int]) -> None:
    """At most all of the shorter."""
    same = alike([*shared, *one], [*shared, *other])

    assert same >= len(shared)
    assert [*shared, *one][:same] == [*shared, *other][:same]
    assert [*shared, *one][same : same + 1] != [*shared, *other][same : same + 1] or same == len(shared + one)


def _same(one: str, other: str) -> int:
    same = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return len(list(same))
