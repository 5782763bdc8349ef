"""The workflow at the desk: every way of the table, who may go it, and what holds a story back."""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.changes import Changes
from newsdesk.domain.errors import BadInput, Cancelled, Refused
from newsdesk.domain.people import Role
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import Status, Story, StoryText, Why
from newsdesk.domain.workflow import TRANSITIONS, Effect, HeldBack, transition
from newsdesk.store.texts import check_texts
from newsdesk.text.query import parse
from tests.desk.past import revisions_of
from tests.hand_clock import HandClock

#: A text that no rule objects to.
SOUND = StoryText(headline="A Bridge Opens", body="It opened.", byline="Aida Bekova", countries=("KG",))

ACTIONS = tuple(way.action for way in TRANSITIONS)

MakeStory = Callable[..., str]


def whole(desk: Desk, uids: tuple[str, ...]) -> list[Story]:
    return [desk.stories.get(uid) for uid in uids]


def told(desk: Desk, uid: str) -> list[str]:
    return [event.what for event in desk.workflow.journal(uid)]


@pytest.mark.parametrize(("status", "action"), [*product(Status, ACTIONS)])
def test_every_pair_of_state_and_action(desk: Desk, story: MakeStory, status: Status, action: str) -> None:
    """What the table allows leads where it says and does what it says; anything else changes nothing."""
    uid, way = story(status), transition(action)
    before, journal = desk.stories.get(uid), desk.workflow.journal(uid)

    if status in way.sources:
        desk.workflow.act((uid,), action)

        after = desk.stories.get(uid)
        assert after.status is (way.to or before.spiked_from)
        assert after.spiked_from is (status if Effect.REMEMBERS in way.effects else None)
        assert bool(after.published) is (bool(before.published) or Effect.PUBLISHES in way.effects)
        renewed = {Effect.PUBLISHES, Effect.REPUBLISHES}.intersection(way.effects)
        assert after.published_revision == (after.revision if renewed else before.published_revision)
        assert told(desk, uid)[0] == way.did.format("it")
    else:
        with pytest.raises(Refused, match=f"not possible for a story that is {status}: “A Bridge Opens”"):
            desk.workflow.act((uid,), action)

        assert desk.stories.get(uid) == before
        assert desk.workflow.journal(uid) == journal


@pytest.mark.parametrize(("status", "action"), [*product(Status, ACTIONS)])
def test_what_is_said_to_be_possible_is_so(desk: Desk, story: MakeStory, status: Status, action: str) -> None:
    """The greyed entry of a menu and the refusal behind it agree."""
    uid = story(status)

    said = {each.way.action: each.why_not for each in desk.workflow.possible((uid,))}

    assert (said[action] == "") is (status in transition(action).sources)


@pytest.mark.parametrize(("role", "action"), [*product(Role, ACTIONS)])
def test_who_may_do_what(desk: Desk, story: MakeStory, role: Role, action: str) -> None:
    """Whoever is not named in the table is refused with who may, and greyed with the same sentence."""
    way = transition(action)
    uid = story(way.sources[0])
    desk.people.set_role("Bolot", Role.EDITOR)
    desk.people.set_role("Aigul", role)

    said = {each.way.action: each.why_not for each in desk.workflow.possible((uid,))}

    if role in way.roles:
        assert said[action] == ""
        desk.workflow.act((uid,), action)
    else:
        assert way.who_may in said[action]
        with pytest.raises(Refused, match=f"is for {way.who_may}; you are"):
            desk.workflow.act((uid,), action)
        assert desk.stories.get(uid).status is way.sources[0]


def test_one_story_that_cannot_holds_back_all(desk: Desk, story: MakeStory) -> None:
    """An action on many stories is done to all of them or to none, and the sentence names who cannot."""
    ready, draft = story(Status.READY), story(headline="Snow in May")

    with pytest.raises(Refused, match="a story that is draft: “Snow in May”"):
        desk.workflow.act((ready, draft), "publish")

    assert desk.stories.get(ready).status is Status.READY


def test_an_error_holds_back_and_a_reason_lets_through(desk: Desk, story: MakeStory) -> None:
    """The checklist's errors are named; the reason stands in the journal of those that had one."""
    sound, empty = story(Status.READY), story(Status.READY, headline="Snow in May", body="It was TK deep.")

    with pytest.raises(HeldBack, match="“Snow in May”: “TK” is still to be filled in") as held:
        desk.workflow.act((sound, empty), "publish")

    assert [(each.uid, each.rule) for each in held.value.findings] == [(empty, "to-come")]
    assert [each.status for each in whole(desk, (sound, empty))] == [Status.READY, Status.READY]

    desk.workflow.act((sound, empty), "publish", "The wire wants it.")

    assert told(desk, empty)[0] == "marked it published all the same: The wire wants it."
    assert told(desk, sound)[0] == "marked it published"


def test_blank_words_are_no_reason(desk: Desk, story: MakeStory) -> None:
    """Somebody has to say something."""
    with pytest.raises(HeldBack):
        desk.workflow.act((story(body=""),), "ready", "  ")


def test_the_checklist_is_of_the_next_step_with_errors_first(desk: Desk, story: MakeStory) -> None:
    """A draft is looked at for being ready, a ready one for its readers; typed text counts at once."""
    uid = story(byline="", body="The the end is TK.")
    assert [each.rule for each in desk.workflow.checklist(uid)] == [
        "doubled-word",
        "to-come",
        "byline-missing",
    ]

    desk.workflow.act((uid,), "ready")
    assert [each.rule for each in desk.workflow.checklist(uid)] == [
        "to-come",
        "doubled-word",
        "byline-missing",
    ]
    assert desk.workflow.checklist(uid, text=SOUND) == ()
    assert desk.workflow.checklist(story(Status.SPIKED)) == ()


def test_what_is_being_typed_is_published_with_the_rest(desk: Desk, story: MakeStory) -> None:
    """A copy of what was typed since becomes a revision first: readers are said to have that one."""
    uid = story(Status.READY)
    desk.stories.keep_draft(uid, SOUND.with_(body="It opened at noon."))

    desk.workflow.act((uid,), "publish")

    after = desk.stories.get(uid)
    assert after.text.body == "It opened at noon."
    assert after.published_revision == after.revision


def test_publishing_again_keeps_when_it_was_first(desk: Desk, story: MakeStory, clock: HandClock) -> None:
    """A spiked story that comes back and is corrected was still published when it was."""
    uid = story(Status.PUBLISHED)
    first = desk.stories.get(uid).published
    clock.pass_(hours=3)
    for action in ("spike", "unspike", "correct"):
        desk.workflow.act((uid,), action)

    assert desk.stories.get(uid).published == first


def test_what_is_spiked_is_listed_only_when_asked_for(desk: Desk, story: MakeStory) -> None:
    """And unspiking puts it back where it was."""
    uid = story(Status.SPIKED)
    assert desk.finding.rows(Query(), Sort()) == ()
    assert desk.finding.uids(parse("status:spiked"), Sort()) == (uid,)

    desk.workflow.act((uid,), "unspike")

    assert [each.status for each in desk.finding.rows(Query(), Sort())] == [Status.READY]


def test_tags_and_countries_of_many(desk: Desk, story: MakeStory) -> None:
    """What is there stays in its order, capitals do not make another tag, and each story has its revision."""
    one, two = story(keywords=("Wool", "trade")), story(keywords=())

    step = desk.workflow.set_tags((one, two), add=("wool", " night  trams "), remove=("TRADE",))
    desk.workflow.set_countries((one, two), add=("kz",), remove=("KG",))

    assert [each.text.keywords for each in whole(desk, (one, two))] == [
        ("Wool", "night trams"),
        ("wool", "night trams"),
    ]
    assert [each.text.countries for each in whole(desk, (one, two))] == [("KZ",), ("KZ",)]
    assert [each.why for each in revisions_of(desk, one)] == [Why.NEW, Why.BULK, Why.BULK]
    assert step.step.label == "Change the tags of 2 stories"
    assert told(desk, two) == [
        "changed its countries (+KZ, −KG)",
        "changed its tags (+wool, +night trams, −TRADE)",
        "started it",
    ]


def test_a_bulk_change_finds_what_is_being_typed(desk: Desk, story: MakeStory) -> None:
    """The copy of it is a revision of its own before the change, so that undo brings it back."""
    uid = story()
    desk.stories.keep_draft(uid, SOUND.with_(body="It opened at"))

    step = desk.workflow.set_tags((uid,), add=("bridges",)).step
    desk.workflow.undo(step.number)

    assert desk.stories.get(uid).text == SOUND.with_(body="It opened at")
    assert [each.why for each in revisions_of(desk, uid)] == [Why.NEW, Why.TYPING, Why.BULK, Why.UNDO]


def test_a_country_has_a_name(desk: Desk, story: MakeStory) -> None:
    """In whichever language of the region."""
    uid = story()
    desk.workflow.set_countries((uid,), add=("Қазақстан", "tajik", "uz"), remove=("Kyrgyzstan",))

    assert desk.stories.get(uid).text.countries == ("KZ", "TJ", "UZ")


def test_only_countries_are_countries(desk: Desk, story: MakeStory) -> None:
    """Neither letters that stand for none, nor the beginning of several."""
    for code in ("QQ", "", "Turk"):
        with pytest.raises(BadInput, match="is no country"):
            desk.workflow.set_countries((story(),), add=(code,))


def test_nothing_to_change_is_no_step(desk: Desk, story: MakeStory) -> None:
    """It is said, and neither a revision nor a step is made."""
    uid = story()

    with pytest.raises(Refused, match="nothing to change"):
        desk.workflow.set_countries((uid,), add=("KG",))

    assert desk.workflow.steps() == ()
    assert len(revisions_of(desk, uid)) == 1


@pytest.mark.parametrize(
    ("uids", "action", "sentence"),
    [
        ((), "ready", "No story"),
        (("nowhere",), "ready", "no story nowhere"),
        (("nowhere",), "bless", "“bless”"),
    ],
)
def test_what_makes_no_sense_is_said(desk: Desk, uids: tuple[str, ...], action: str, sentence: str) -> None:
    """No stories, unknown ones, and actions that are none."""
    with pytest.raises(BadInput, match=sentence):
        desk.workflow.act(uids, action)


def test_stopping_changes_nothing(desk: Desk, story: MakeStory) -> None:
    """However far the work was."""
    uids = tuple(story() for _ in range(150))

    class Stopper:
        def step(self, done: int, total: int, what: str) -> None:
            if done and what == "Changing the stories":
                raise Cancelled

    with pytest.raises(Cancelled):
        desk.workflow.act(uids, "ready", reporter=Stopper())

    assert {each.status for each in whole(desk, uids)} == {Status.DRAFT}
    assert desk.workflow.steps() == ()


def test_tags_of_many_are_revisions_like_any_other(desk: Desk, story: MakeStory) -> None:
    """Each on top of its own last text, found by the search, and told to the editions they are in."""
    uids = tuple(story(headline=f"Story {number}") for number in range(3))
    desk.stories.save(uids[1], SOUND.with_(headline="Changed", body="One two three."))
    edition = desk.editions.new(date(2025, 12, 12), uids=uids[:1]).value

    done = desk.workflow.set_tags(uids, add=("wool",))

    assert done.changes == Changes(frozenset(uids), frozenset({edition.uid}))
    for uid in uids:
        *_, before, last = revisions_of(desk, uid)
        assert (last.text, last.why) == (before.text.with_(keywords=("wool",)), Why.BULK)
        assert (last.parent, last.number) == (before.digest, before.number + 1)
        assert desk.stories.get(uid).revision == last.digest
    assert desk.history.timeline(uids[1])[0].words == 3
    assert set(desk.finding.uids(parse("tag:wool"), Sort())) == set(uids)
    with desk.newsroom.archive.reading() as db:
        assert check_texts(db, 0, 100).ill == ()


def test_a_tag_that_is_kept_as_the_one_there_is_makes_no_text(desk: Desk, story: MakeStory) -> None:
    """Half a character is kept as the sign for a broken one."""
    uid = story(keywords=("\ufffd",))

    desk.workflow.set_tags((uid,), add=("\ud800",), remove=("\ufffd",))

    assert len(revisions_of(desk, uid)) == 1


def test_a_tag_has_a_limit(desk: Desk, story: MakeStory) -> None:
    """It is said, with how long this one is; one that is there can be taken away however long it is."""
    long = "w" * 65
    uid = story(keywords=(long,))

    with pytest.raises(BadInput, match="has 65 of 64 characters"):
        desk.workflow.set_tags((uid,), add=(long,))
    desk.workflow.set_tags((uid,), remove=(long,))

    assert desk.stories.get(uid).text.keywords == ()


def test_many_stories_keep_their_order(desk: Desk, story: MakeStory) -> None:
    """What was marked together stands in the list as it did before."""
    for number in range(5):
        story(headline=f"Story {number}")
    listed = tuple(each.uid for each in desk.finding.rows(Query(), Sort()))

    desk.workflow.act(listed, "ready")
    desk.workflow.set_tags(listed, add=("all",))

    assert tuple(each.uid for each in desk.finding.rows(Query(), Sort())) == listed
