"""A broken chain of revisions is told from a sound one, and what can be saved of it holds again."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.story import StoryText, link
from newsdesk.store.chains import Link, Standing, mended, trouble

SPOILT = StoryText(headline="Spoilt")


def chain(*headlines: str, thinned: frozenset[int] = frozenset()) -> tuple[Standing, list[Link]]:
    """A sound chain with these texts; those whose place (from 0) is in ``thinned`` are digests alone."""
    links: list[Link] = []
    for number, headline in enumerate(headlines):
        text = StoryText(headline=headline)
        parent = links[-1].digest if links else ""
        kept = None if number in thinned else text
        links.append(Link(number + 1, kept, text.digest(), parent, link(parent, text.digest())))
    return Standing(StoryText(headline=headlines[-1]), links[-1].digest), links


names = st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=8)


@given(names, st.sets(st.integers(min_value=0, max_value=6)))
def test_a_sound_chain_is_left_as_it_is(headlines: list[str], thinned: set[int]) -> None:
    """Also where older texts were thinned: their digests are enough."""
    standing, links = chain(*headlines, thinned=frozenset(thinned - {len(headlines) - 1}))

    assert trouble(standing, links) == ""
    assert mended(standing, links).links == tuple(links)


spoils: st.SearchStrategy[Callable[[Link], Link]] = st.sampled_from(
    [
        lambda each: replace(each, text=SPOILT, text_digest=SPOILT.digest()),
        lambda each: replace(each, text=None, text_digest=""),
        lambda each: replace(each, digest="f" * 64),
        lambda each: replace(each, parent="e" * 64),
    ]
)


@given(names, st.data())
def test_whatever_is_broken_is_found_and_holds_again(headlines: list[str], data: st.DataObject) -> None:
    """No text that a digest vouches for is lost, and the last one is the story's own."""
    standing, links = chain(*headlines)
    hurt = data.draw(st.sets(st.integers(min_value=0, max_value=len(links) - 1), min_size=1))
    broken = [data.draw(spoils)(each) if place in hurt else each for place, each in enumerate(links)]

    result = mended(standing, broken)

    assert trouble(standing, broken)
    assert trouble(Standing(result.links[-1].text, result.links[-1].digest), result.links) == ""
    assert result.links[-1].text == standing.text
    texts = [each.text for each in result.links]
    assert all(each.text in texts for place, each in enumerate(links) if place not in hurt)


@given(names, st.data())
def test_rows_that_are_gone_leave_the_rest(headlines: list[str], data: st.DataObject) -> None:
    """A story whose own row is gone stands as the newest text that is left."""
    standing, links = chain(*headlines)
    left = data.draw(st.lists(st.sampled_from(links), min_size=1, unique_by=lambda each: each.number))
    left.sort(key=lambda each: each.number)

    with_row, without_row = mended(standing, left), mended(Standing(None, ""), left)

    assert with_row.links[-1].text == standing.text
    assert without_row.links[-1].text == left[-1].text
    for result in (with_row, without_row):
        assert trouble(Standing(result.links[-1].text, result.links[-1].digest), result.links) == ""


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda links: links[1:], "what came before revision 2 is missing"),
        (lambda links: [links[0], links[2]], "what came before revision 3 is missing"),
        (lambda links: links[:2], "its newest revision is missing"),
        (lambda _links: [], "its newest revision is missing"),
        (lambda links: [links[0], replace(links[1], text=SPOILT, text_digest="a"), links[2]], "revision 2"),
    ],
)
def test_what_is_wrong_is_named(spoil: Callable[[list[Link]], list[Link]], said: str) -> None:
    """The first thing, by its number."""
    standing, links = chain("A", "B", "C")

    assert said in trouble(standing, spoil(links))


def test_digests_that_others_name_are_followed() -> None:
    """What was published, corrected or read last is found again under its new digest."""
    standing, links = chain("A", "B", "C")

    result = mended(standing, [replace(links[0], text=SPOILT, text_digest=SPOILT.digest()), *links[1:]])

    assert result.digests[links[1].digest] == result.links[1].digest != links[1].digest
    assert result.doubtful == {1}


def test_nothing_is_made_of_nothing() -> None:
    """No row and no text that can be read: there is no story."""
    assert mended(Standing(None, ""), []).links == ()
    assert mended(Standing(None, ""), [Link(1, None, "", "", "a")]).lost == {1}
