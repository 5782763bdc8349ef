"""Stories' pasts come a few at a time, and as the bundle began."""

from newsdesk.desk import Desk
from newsdesk.desk.pasts import Pasts
from newsdesk.domain.story import StoryText
from tests.desk.past import revisions_of


def test_every_storys_past_is_there_and_nothing_newer(desk: Desk) -> None:
    """In any order, more of them than are read at once; what is written meanwhile is for the next bundle."""
    made = [desk.stories.new(StoryText(headline=f"Snow {number}")).value for number in range(130)]
    first = made[0]
    desk.stories.save(first.uid, first.text.with_(body="It snowed."))
    stories = [desk.stories.get(each.uid) for each in made]
    past = {each.uid: revisions_of(desk, each.uid) for each in stories}
    pasts = Pasts(desk.newsroom, stories)

    desk.stories.save(first.uid, first.text.with_(body="It rained."))

    assert len(past[first.uid]) == 2
    assert dict(pasts) == past
    assert {uid: pasts[uid] for uid in reversed(list(pasts))} == past
    assert pasts.get("another") is None
    assert len(pasts) == 130


def test_a_mark_tells_a_past_from_another(desk: Desk) -> None:
    """It is the same while that is, and another with another name for one of its texts, or one text more."""
    made = [desk.stories.new(StoryText(headline=f"Snow {number}")).value for number in range(130)]
    first, last = made[0], made[-1]

    def marks(uid: str) -> str:
        return Pasts(desk.newsroom, [desk.stories.get(each.uid) for each in made]).mark(uid)

    begun = marks(first.uid)
    pasts = Pasts(desk.newsroom, [desk.stories.get(each.uid) for each in made])
    desk.stories.save(first.uid, first.text.with_(body="It snowed."))
    saved = marks(first.uid)
    desk.history.name(first.uid, desk.stories.get(first.uid).revision, "As agreed")

    assert pasts.mark(first.uid) == begun
    assert marks(last.uid) == marks(last.uid) != begun
    assert len({begun, saved, marks(first.uid)}) == 3
