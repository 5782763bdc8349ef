"""The places in several fields, as one row."""

import re

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.replacing import Spans
from newsdesk.domain.story import StoryText
from newsdesk.gui.finding.hits import Hits, Spot, pieces, within

TEXT = StoryText(headline="a b", body="b a a", keywords=("x", "a"))
TEXTS = st.builds(
    lambda headline, body, keywords: StoryText(headline=headline, body=body, keywords=tuple(keywords)),
    st.text("ab\U0001f33e", max_size=5),
    st.text("ab\n\U0001f33e", max_size=12),
    st.lists(st.text("ab", max_size=3), max_size=3),
)


def found(text: StoryText, pattern: str = "a") -> Hits:
    """Look for a pattern in all fields."""
    some = pieces(text, all_fields=True)
    spans = [[match.span() for match in re.finditer(pattern, each.text)] for each in some]
    return Hits(some, [Spans(tuple(one for one, _ in it), tuple(other for _, other in it)) for it in spans])


def test_places_are_numbered_in_the_order_of_the_screen() -> None:
    """Headline, tags, text."""
    hits = found(TEXT)

    assert [hits.spot(number) for number in range(len(hits))] == [
        Spot("headline", 0, 0, 1),
        Spot("keywords", 1, 0, 1),
        Spot("body", 0, 2, 3),
        Spot("body", 0, 4, 5),
    ]
    assert hits.spans_of("body") == (Spans((2, 4), (3, 5)), 2)
    assert hits.spans_of("byline") == (Spans((), ()), 1)


def test_only_the_text_is_searched_unless_all_is() -> None:
    """Its places begin with the first."""
    assert [each.field for each in pieces(TEXT, all_fields=False)] == ["body"]


def test_a_search_goes_on_from_where_the_writer_is() -> None:
    """In a field without a place, in front of one, on one, behind the last."""
    hits = found(TEXT)

    assert hits.next_after(Spot("standfirst", 0, 5, 5)) == 1
    assert hits.next_after(Spot("body", 0, 0, 0)) == 2
    assert hits.next_after(Spot("body", 0, 2, 3)) == 3
    assert hits.next_after(Spot("body", 0, 4, 5)) == len(hits)
    assert hits.last_before(Spot("body", 0, 2, 3)) == 1
    assert hits.last_before(Spot("headline", 0, 0, 1)) == -1
    assert hits.number_at(Spot("body", 0, 2, 3)) == 2
    assert hits.number_at(Spot("body", 0, 2, 2)) == -1


def test_without_places_there_is_nowhere_to_go() -> None:
    """Also before anything was searched."""
    assert Hits().next_after(Spot("body", 0, 0, 0)) == 0
    assert Hits().last_before(Spot("body", 0, 0, 0)) == -1
    assert Hits().number_at(Spot("body", 0, 0, 0)) == -1


@given(TEXTS, st.sampled_from(["a", "b?", "^", "ab|b"]))
def test_going_on_comes_by_every_place_once(text: StoryText, pattern: str) -> None:
    """From the first to the last, and back again; empty places too."""
    hits = found(text, pattern)
    if not len(hits):
        return
    there, number = [0], 0
    while (number := hits.next_after(hits.spot(number))) < len(hits):
        there.append(number)
    back, number = [len(hits) - 1], len(hits) - 1
    while (number := hits.last_before(hits.spot(number))) >= 0:
        back.append(number)

    assert there == list(range(len(hits)))
    assert back == there[::-1]


def test_what_is_only_half_in_the_selection_is_not_in_it() -> None:
    """At either end."""
    spans = Spans((0, 3, 6, 9), (2, 5, 8, 11))

    assert within(spans, 1, 10) == Spans((3, 6), (5, 8))
    assert within(spans, 3, 8) == Spans((3, 6), (5, 8))
    assert len(within(spans, 4, 7)) == 0
