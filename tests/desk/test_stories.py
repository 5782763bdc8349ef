"""Writing, saving, finding and moving stories."""

import pytest

from newsdesk.app.wiring import open_desk
from newsdesk.desk import Desk
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.story import Status, StoryText, Why


def test_a_new_story_has_its_first_revision(desk: Desk) -> None:
    """What is begun is there at once."""
    made = desk.stories.new(StoryText(headline="Snow in May", body="It snowed.")).value

    (revision,) = desk.stories.revisions(made.uid)
    assert (revision.number, revision.why, revision.who) == (1, Why.NEW, "Aigul")
    assert desk.stories.get(made.uid) == made
    assert (made.slug, made.words) == ("snow-in-may", 2)


def test_saving_makes_a_revision_once(desk: Desk) -> None:
    """Unchanged text makes none, and nothing is announced."""
    made = desk.stories.new(StoryText(headline="Snow in May")).value
    text = made.text.with_(body="It snowed all day.")

    first, second = desk.stories.save(made.uid, text), desk.stories.save(made.uid, text)

    assert first.stories == {made.uid}
    assert not second
    assert [each.text.body for each in desk.stories.revisions(made.uid)] == ["", "It snowed all day."]
    assert desk.stories.get(made.uid).words == 4


def test_the_slug_follows_the_headline_until_the_story_is_out(desk: Desk) -> None:
    """A published address stays."""
    uid = desk.stories.new(StoryText(headline="Snow in May")).value.uid
    desk.stories.save(uid, StoryText(headline="Snow in June"))
    assert desk.stories.get(uid).slug == "snow-in-june"

    for action in ("ready", "publish"):
        desk.stories.act((uid,), action)
    desk.stories.save(uid, StoryText(headline="Snow in July"))

    assert desk.stories.get(uid).slug == "snow-in-june"


def test_two_stories_never_share_a_slug(desk: Desk) -> None:
    """The second of a name is numbered."""
    slugs = [desk.stories.new(StoryText(headline="Snow")).value.slug for _ in range(3)]

    assert slugs == ["snow", "snow-2", "snow-3"]


def test_a_draft_left_behind_is_recovered(desk: Desk) -> None:
    """What was being typed becomes a revision when the newsroom is opened again."""
    uid = desk.stories.new(StoryText(headline="Snow in May")).value.uid
    desk.stories.keep_draft(uid, StoryText(headline="Snow in May", body="Typed, not yet kept."))
    folder, clock = desk.newsroom.folder, desk.newsroom.clock
    desk.close()

    opening = open_desk(folder, clock, "Bolot", may_start=False)

    assert opening.recovered == ("Snow in May",)
    assert opening.desk.stories.get(uid).text.body == "Typed, not yet kept."
    assert opening.desk.stories.revisions(uid)[-1].why is Why.RECOVERY
    opening.desk.close()


def test_a_draft_that_was_kept_is_not_recovered(desk: Desk) -> None:
    """A revision does away with the copy before it."""
    uid = desk.stories.new(StoryText(headline="Snow")).value.uid
    desk.stories.keep_draft(uid, StoryText(headline="Snow", body="Half a sent"))
    desk.stories.save(uid, StoryText(headline="Snow", body="Half a sentence."))

    assert desk.stories.recover().value == ()


def test_one_story_that_cannot_holds_back_all(desk: Desk) -> None:
    """An action on many stories is done to all of them or to none."""
    ready = desk.stories.new(StoryText(headline="One")).value.uid
    desk.stories.act((ready,), "ready")
    draft = desk.stories.new(StoryText(headline="Two")).value.uid

    with pytest.raises(Refused, match="not possible for a story that is draft"):
        desk.stories.act((ready, draft), "publish")

    assert desk.stories.get(ready).status is Status.READY


def test_spiking_remembers_where_from(desk: Desk) -> None:
    """Unspiking puts a story back, and spiked ones are only listed when asked for."""
    uid = desk.stories.new(StoryText(headline="One")).value.uid
    desk.stories.act((uid,), "ready")
    desk.stories.act((uid,), "spike")
    assert desk.stories.list() == ()
    assert [each.uid for each in desk.stories.list(status=Status.SPIKED)] == [uid]

    desk.stories.act((uid,), "unspike")

    assert desk.stories.get(uid).status is Status.READY


def test_an_unknown_uid_is_said(desk: Desk) -> None:
    """The sentence names it and says how to find the right one."""
    with pytest.raises(BadInput, match="no story with the uid nowhere"):
        desk.stories.get("nowhere")
