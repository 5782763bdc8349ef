from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk.domain.capture import PageReading
from newsdesk.gui.dialogs.review_draft import Draft, ReviewTools


def said(draft: Draft) -> list[str]:
    """Every word of the stories, in order."""
    return [word for each in draft.reading.candidates for word in (each.headline, *each.paragraphs) if word]


@st.composite
def steps(draw: st.DrawFn) -> list[tuple[str, int]]:
    """Some merges and splits, each with numbers that are fitted to the page when its turn comes."""
    return draw(
        st.lists(st.tuples(st.sampled_from(("merge", "split", "tick")), st.integers(0, 9)), max_size=12)
    )


def do(draft: Draft, tools: ReviewTools, step: str, number: int) -> Draft:
    count = len(draft.marks)
    row = number % count
    if step == "tick":
        return draft.ticked(row, not draft.marks[row].tick)
    if step == "merge" and count > 1:
        return draft.merged(tools, max(row, 1))
    if step == "split" and len(draft.reading.candidates[row].paragraphs) > 1:
        return draft.split(tools, row, 1 + number % (len(draft.reading.candidates[row].paragraphs) - 1))
    return draft


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps())
def test_no_word_is_lost_and_every_story_has_its_mark(
    page: PageReading, tools: ReviewTools, wanted: list[tuple[str, int]]
) -> None:
    """However stories are merged and split, all words stay in order and each story can be ticked."""
    draft = Draft.of(page, frozenset())
    before = said(draft)

    for step, number in wanted:
        draft = do(draft, tools, step, number)

    assert said(draft) == before
    assert len(draft.marks) == len(draft.reading.candidates)
    kept = [each for each, mark in zip(draft.reading.candidates, draft.marks, strict=True) if mark.tick]
    assert list(draft.accepted().candidates) == kept


def test_stories_that_are_there_begin_without_a_tick(page: PageReading) -> None:
    """What the newsroom has is left out unless somebody wants it again."""
    draft = Draft.of(page, {1})

    assert [mark.tick for mark in draft.marks] == [True, False, True]
    assert [mark.there for mark in draft.marks] == [False, True, False]


def test_a_merge_is_ticked_if_either_was(page: PageReading, tools: ReviewTools) -> None:
    """What somebody wants is not lost by joining it to something that nobody does."""
    draft = Draft.of(page, {0, 1})

    assert [mark.tick for mark in draft.merged(tools, 2).marks] == [False, True]
    assert [mark.tick for mark in draft.merged(tools, 1).marks] == [False, True]


def test_a_text_that_was_joined_or_cut_is_new(page: PageReading, tools: ReviewTools) -> None:
    """It is no longer the text that the newsroom has."""
    draft = Draft.of(page, {0, 1})

    assert not draft.merged(tools, 1).marks[0].there
    assert [mark.there for mark in draft.split(tools, 0, 1).marks] == [False, False, True, False]


def test_the_rest_of_the_reading_stays(page: PageReading, tools: ReviewTools) -> None:
    """Only the candidates differ in what is accepted."""
    accepted = Draft.of(page, frozenset()).ticked(0, tick=False).accepted()

    assert accepted == replace(page, candidates=page.candidates[1:])
