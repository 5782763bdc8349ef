"""Replacing across stories: a list first, then one step that can be taken back."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk.desk import Desk
from newsdesk.desk.replacing import BESIDE
from newsdesk.domain.errors import BadInput, Cancelled, Refused
from newsdesk.domain.replacing import FIELDS, MOST_PLACES, Found, Place, StoryPlaces, Swap, Wanted
from newsdesk.domain.story import Status, Why
from newsdesk.store.standings import BEFORE
from tests.desk.past import revisions_of

Make = Callable[..., str]

RAIL = Swap(Wanted("rail"), "tram", keep_case=True)


def look(desk: Desk, swap: Swap, *uids: str, all_states: bool = False) -> Found:
    """Look in all fields, of stories in the bin or out there as well if that is said."""
    return desk.replacing.look(swap, uids, FIELDS, published=all_states, spiked=all_states)


def comes(found: Found) -> list[tuple[str, int, str, str]]:
    """Return for each place its field, its line, what is there and what comes."""
    return [
        (place.field, place.line, place.found, place.change.comes)
        for each in found.stories
        for place in each.places
    ]


def test_every_field_with_words_is_looked_at(desk: Desk, story: Make) -> None:
    """In the order of the screen, with the line in it; nothing is changed by that."""
    uid = story(headline="Rail opens", byline="A. Rail", body="One\n\nTwo rails", keywords=("roads", "rail"))

    found = look(desk, RAIL, uid)

    assert comes(found) == [
        ("headline", 1, "Rail", "Tram"),
        ("byline", 1, "Rail", "Tram"),
        ("keywords", 1, "rail", "tram"),
        ("body", 3, "rail", "tram"),
    ]
    assert [(each.before, each.after) for each in found.stories[0].places][3] == ("Two ", "s")
    assert desk.stories.get(uid).text.headline == "Rail opens"


def test_only_the_fields_asked_for_are_looked_at(desk: Desk, story: Make) -> None:
    """The headline stays out of it."""
    uid = story(headline="Rail", standfirst="Rail", body="rail")

    found = desk.replacing.look(RAIL, (uid,), ("body",))

    assert comes(found) == [("body", 1, "rail", "tram")]


def test_a_long_line_is_shown_around_the_place(desk: Desk, story: Make) -> None:
    """Cut on both sides."""
    uid = story(body="a" * 500 + "rail" + "b" * 500)

    (place,) = look(desk, RAIL, uid).stories[0].places

    assert (place.before, place.after) == ("…" + "a" * BESIDE, "b" * BESIDE + "…")


def test_what_would_stay_as_it_is_is_no_place(desk: Desk, story: Make) -> None:
    """Astana is spelt right already; astana is not."""
    uid = story(body="Astana, astana")

    assert comes(look(desk, Swap(Wanted("astana"), "Astana"), uid)) == [("body", 1, "astana", "Astana")]


def test_one_step_replaces_all_and_takes_it_back(desk: Desk, story: Make) -> None:
    """Texts, the journal, the texts that stood before, and the texts again."""
    uids = [story(headline=f"Rail {number}", body="By rail\nrail") for number in range(3)]
    before = [desk.stories.get(uid).text for uid in uids]

    done = desk.replacing.replace(RAIL, look(desk, RAIL, *uids).stories)

    assert (done.value.places, done.value.stories, done.changes.stories) == (9, tuple(uids), frozenset(uids))
    assert [desk.stories.get(uid).text.body for uid in uids] == ["By tram\ntram"] * 3
    assert done.value.step.label == "Replace “rail” in 3 stories"
    assert desk.workflow.journal(uids[0])[0].what == "replaced “rail” by “tram” in 3 places"
    assert [(each.why, each.label) for each in revisions_of(desk, uids[0])] == [
        (Why.NEW, BEFORE),
        (Why.BULK, ""),
    ]
    desk.workflow.undo(done.value.step.number)
    assert [desk.stories.get(uid).text for uid in uids] == before
    desk.workflow.redo(done.value.step.number)
    assert [desk.stories.get(uid).text.headline for uid in uids] == ["Tram 0", "Tram 1", "Tram 2"]


def test_only_the_chosen_places_are_replaced(desk: Desk, story: Make) -> None:
    """The second of three."""
    uid = story(body="rail rail rail")
    (found,) = look(desk, RAIL, uid).stories

    desk.replacing.replace(RAIL, [_with(found, found.places[1:2])])

    assert desk.stories.get(uid).text.body == "rail tram rail"


def _with(found: StoryPlaces, places: tuple[Place, ...]) -> StoryPlaces:
    return replace(found, places=places)


def test_a_story_that_changed_meanwhile_is_passed_over_and_named(desk: Desk, story: Make) -> None:
    """Also one where somebody is just typing; the others are done."""
    typed, saved, sound = (story(headline=f"Rail {name}") for name in ("typed", "saved", "sound"))
    found = look(desk, RAIL, typed, saved, sound)
    desk.stories.keep_draft(typed, desk.stories.get(typed).text.with_(body="Rail, again"))
    desk.stories.save(saved, desk.stories.get(saved).text.with_(body="Rail, anew"))

    done = desk.replacing.replace(RAIL, found.stories)

    assert done.value.skipped == ("Rail typed", "Rail saved")
    assert done.value.stories == (sound,)
    assert desk.stories.get(typed).text.body == "Rail, again"


def test_nothing_is_done_if_all_have_changed(desk: Desk, story: Make) -> None:
    """No step, and a sentence that names them."""
    uid = story(headline="Rail")
    found = look(desk, RAIL, uid)
    desk.stories.save(uid, desk.stories.get(uid).text.with_(body="New"))

    with pytest.raises(Refused, match="Nothing was replaced: “Rail” changed since"):
        desk.replacing.replace(RAIL, found.stories)

    assert desk.workflow.steps() == ()


def test_stories_that_readers_have_are_left_out_unless_asked_for(desk: Desk, story: Make) -> None:
    """And counted; of those that are changed it is said that they are out."""
    draft = story(body="rail")
    out = [story(status, body="rail") for status in (Status.PUBLISHED, Status.CORRECTED)]
    spiked = story(Status.SPIKED, body="rail")

    usual = look(desk, RAIL, draft, *out, spiked)
    everything = look(desk, RAIL, draft, *out, spiked, all_states=True)

    assert (usual.places, usual.looked_at, usual.published, usual.spiked) == (1, 1, 2, 1)
    assert (everything.places, everything.published, everything.spiked) == (4, 0, 0)
    assert set(desk.replacing.replace(RAIL, everything.stories).value.published) == set(out)
    assert desk.stories.get(out[0]).status is Status.PUBLISHED


def test_taking_back_is_refused_once_somebody_wrote_on(desk: Desk, story: Make) -> None:
    """Their words are worth more than the step."""
    uid = story(body="rail")
    done = desk.replacing.replace(RAIL, look(desk, RAIL, uid).stories)
    desk.stories.save(uid, desk.stories.get(uid).text.with_(body="tram, and more"))

    with pytest.raises(Refused, match="changed since"):
        desk.workflow.undo(done.value.step.number)

    assert desk.stories.get(uid).text.body == "tram, and more"


def test_tags_stay_tags(desk: Desk, story: Make) -> None:
    """An empty one goes, and one that is there already; a line break is a space in one line."""
    uid = story(headline="a rail", keywords=("rail", "Tram", "roads", "x"))

    found = look(desk, Swap(Wanted("rail|x", is_pattern=True), ""), uid)
    desk.replacing.replace(RAIL, found.stories)
    assert desk.stories.get(uid).text.keywords == ("Tram", "roads")
    found = look(desk, Swap(Wanted("roads"), "tram"), uid)
    desk.replacing.replace(RAIL, found.stories)
    assert desk.stories.get(uid).text.keywords == ("Tram",)
    found = look(desk, Swap(Wanted("a ", is_pattern=True), r"a\nb"), uid)
    desk.replacing.replace(RAIL, found.stories)
    assert desk.stories.get(uid).text.headline == "a b"


def test_a_tag_that_is_too_long_stops_everything(desk: Desk, story: Make) -> None:
    """With its story's name; the others are as they were."""
    uids = [story(keywords=("rail",)), story(headline="B", keywords=("roads",))]
    swap = Swap(Wanted("rail|roads", is_pattern=True), "r" * 65)

    with pytest.raises(Refused, match=r"would have 65 of 64 characters"):
        desk.replacing.replace(swap, look(desk, swap, *uids).stories)

    assert [desk.stories.get(uid).text.keywords for uid in uids] == [("rail",), ("roads",)]


def test_a_wrong_pattern_is_explained_before_any_story_is_read(desk: Desk) -> None:
    """Also where there is no story."""
    with pytest.raises(BadInput, match="The pattern is wrong at character 1"):
        look(desk, Swap(Wanted("(", is_pattern=True), ""))
    with pytest.raises(BadInput, match="The replacement is wrong at character 1"):
        look(desk, Swap(Wanted("a", is_pattern=True), r"\1"))


def test_more_places_than_can_be_listed_are_refused(desk: Desk, story: Make) -> None:
    """With the number, and what to do."""
    uid = story(body="a" * (MOST_PLACES + 1))

    with pytest.raises(Refused, match=r"more than 50,000 places\. Look in fewer"):
        look(desk, Swap(Wanted("a"), "b"), uid)


class _Impatient:
    """Stops the work at a step that says this."""

    def __init__(self, what: str) -> None:
        self._what = what

    def step(self, _done: int, _total: int, what: str) -> None:
        if what == self._what:
            raise Cancelled


def test_stopping_leaves_everything_as_it_was(desk: Desk, story: Make) -> None:
    """While it looks, and while it replaces."""
    uid = story(body="rail")
    with pytest.raises(Cancelled):
        desk.replacing.look(RAIL, (uid,), FIELDS, _Impatient("Looking through the stories"))
    found = look(desk, RAIL, uid)

    with pytest.raises(Cancelled):
        desk.replacing.replace(RAIL, found.stories, _Impatient("Replacing"))

    assert (desk.stories.get(uid).text.body, desk.workflow.steps()) == ("rail", ())


def test_stories_that_get_one_headline_get_two_addresses(desk: Desk, story: Make) -> None:
    """Also where both get it in the same breath; and the one that had it keeps its own."""
    uids = [story(headline=headline) for headline in ("Rail", "Rails", "Tram")]
    swap = Swap(Wanted("rails?", is_pattern=True), "tram", keep_case=True)

    desk.replacing.replace(swap, look(desk, swap, *uids).stories)

    told = [(desk.stories.get(uid).headline, desk.stories.get(uid).slug) for uid in uids]
    assert [headline for headline, _slug in told] == ["Tram"] * 3
    assert sorted(slug for _headline, slug in told) == ["tram", "tram-2", "tram-3"]
    assert told[2] == ("Tram", "tram")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(
    st.lists(st.text("abA \n\U0001f33eқҚ\u0301", max_size=30), min_size=1, max_size=3),
    st.text("abқ\U0001f33e", min_size=1, max_size=2),
    st.text("xab\U0001f33e"),
)
def test_taking_back_gives_every_text_before(
    desk: Desk, story: Make, bodies: list[str], words: str, by: str
) -> None:
    """Letter by letter, whatever was replaced by what; and a second look finds what the first has left."""
    uids = [story(body=body) for body in bodies]
    swap = Swap(Wanted(words), by)
    before = [desk.stories.get(uid).text for uid in uids]
    found = look(desk, swap, *uids)
    if found.stories:
        done = desk.replacing.replace(swap, found.stories)
        desk.workflow.undo(done.value.step.number)

    assert [desk.stories.get(uid).text for uid in uids] == before
    assert look(desk, swap, *uids).places == found.places
