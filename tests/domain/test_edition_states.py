"""Two desks lay one edition out: what both made of it is brought together, and no story is lost."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.edition_states import CONTESTED, EditionState, digest_of, merge_layouts, states_with
from newsdesk.domain.rates import Rate, RateKind

NOW = datetime(2025, 12, 12, tzinfo=UTC)
DAY = date(2025, 12, 12)
STORIES = st.lists(st.sampled_from("abcdef"), unique=True)
ENTRY = st.tuples(st.sampled_from(["", "Money"]), st.booleans())
WORDS = st.sampled_from(["", "one", "two"])


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    entries = tuple(Entry(uid, *draw(ENTRY)) for uid in draw(STORIES))
    rates = (rate(draw(st.sampled_from(["1", "2"]))),)
    title, note, lead, strip = draw(st.tuples(WORDS, WORDS, WORDS, st.booleans()))
    return Edition("e", DAY, title, entries, rates, NOW, NOW, note, lead, strip)


def rate(value: str) -> Rate:
    return Rate("Bank", "USD", "KGS", value, RateKind.OFFICIAL, DAY, NOW)


def uids(edition: Edition) -> set[str]:
    return {entry.story for entry in edition.entries}


def state(edition: Edition) -> EditionState:
    return states_with((), edition)[0]


@given(editions(), editions(), editions())
def test_no_story_that_a_desk_put_in_is_lost(base: Edition, mine: Edition, theirs: Edition) -> None:
    """And none that one took out, and the other left alone, comes back."""
    merged = merge_layouts(state(base), mine, theirs)

    there = {entry.story for entry in merged.layout.entries}
    assert (uids(mine) | uids(theirs)) - uids(base) <= there
    old = {entry.story: entry for entry in base.entries}
    for one, other in ((mine, theirs), (theirs, mine)):
        left_alone = {entry.story for entry in other.entries if old.get(entry.story) == entry}
        assert not there & (left_alone - uids(one))
    assert set(merged.contested) <= CONTESTED.keys()


@given(editions(), editions(), editions())
def test_it_does_not_matter_which_desk_merges(base: Edition, one: Edition, other: Edition) -> None:
    """Both have to decide, or neither."""
    first, second = merge_layouts(state(base), one, other), merge_layouts(state(base), other, one)

    assert set(first.contested) == set(second.contested)


@given(editions(), editions())
def test_what_one_desk_changed_is_so(base: Edition, other: Edition) -> None:
    """Without a question, its rates as well."""
    merged = merge_layouts(state(base), base, other)

    assert (merged.layout, merged.contested) == (other.layout, ())
    assert merged.their_rates is (digest_of(base.rates) != digest_of(other.rates))


@given(editions(), editions())
def test_a_state_has_one_identity(one: Edition, other: Edition) -> None:
    """The same again is no new state; what was and is again is one."""
    states = states_with(states_with((), one), other)
    again = states_with(states, one)

    assert states_with(states, other) == states
    assert len({each.identity for each in again}) == len(again)
    assert states_with((), one)[0].identity == state(one).identity
