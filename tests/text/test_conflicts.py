"""What both desks changed, and the text that comes of what is taken of each."""

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.story import StoryText
from newsdesk.text.conflicts import Take, undecided
from newsdesk.text.merging import merge_stories

BASE = StoryText(headline="Wool", body="The mill in Karakol sells.\n\nTwelve women work.\n", language="en")
MINE = BASE.with_(headline="Wool Sells", language="ru", body=BASE.body.replace("Twelve", "Ten"))
THEIRS = BASE.with_(headline="Fleece", language="ky", body=BASE.body.replace("Twelve", "Nine"))

bodies = st.lists(
    st.sampled_from(["One mill.", "Two mills.", "One large mill.", "- a\n- b", "# Wool"]), max_size=4
)
texts = st.builds(StoryText, headline=st.sampled_from("ab"), body=bodies.map("\n\n".join))


def test_fields_come_first_and_then_the_body() -> None:
    """In the order in which a comparison lists them."""
    conflicts = undecided(BASE, MINE, THEIRS).conflicts

    assert [each.label for each in conflicts] == ["Headline", "Language", "Text"]


def test_what_is_taken_stands() -> None:
    """For a field as for a passage; both of it where there can be both."""
    case = undecided(BASE, MINE, THEIRS)
    headline, language, women = case.conflicts

    chosen = [headline.taken(Take.BOTH), language.taken(Take.THEIRS), women.taken(Take.BOTH)]

    assert language.taken(Take.BOTH) is None
    assert women.taken(Take.PROPOSAL) is None
    assert case.text(chosen) == BASE.with_(
        headline="Wool Sells / Fleece",
        language="ky",
        body="The mill in Karakol sells.\n\nTen women work.\n\nNine women work.\n",
    )


@given(texts, texts, texts)
def test_what_nobody_decides_has_both(base: StoryText, mine: StoryText, theirs: StoryText) -> None:
    """An open passage is shown with both sides' words; taking both for all of them is the same body."""
    case = undecided(base, mine, theirs)
    both = [each.taken(Take.BOTH) for each in case.conflicts]

    assert case.text([None] * len(both)) == merge_stories(base, mine, theirs).text
    assert case.text(both).body == case.text([None] * len(both)).body
