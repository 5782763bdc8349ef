"""Writing, saving, finding and moving stories."""

import shutil
from pathlib import Path

import pytest

from newsdesk.app.wiring import open_desk
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import StoryText, Why
from tests.desk.past import revisions_of
from tests.full_disk import pile_up
from tests.hand_clock import HandClock


def test_a_new_story_has_its_first_revision(desk: Desk) -> None:
    """What is begun is there at once."""
    made = desk.stories.new(StoryText(headline="Snow in May", body="It snowed.")).value

    (revision,) = revisions_of(desk, made.uid)
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
    assert [each.text.body for each in revisions_of(desk, made.uid)] == ["", "It snowed all day."]
    assert desk.stories.get(made.uid).words == 4


def test_the_slug_follows_the_headline_until_the_story_is_out(desk: Desk) -> None:
    """A published address stays."""
    uid = desk.stories.new(StoryText(headline="Snow in May")).value.uid
    desk.stories.save(uid, StoryText(headline="Snow in June", body="It snowed."))
    assert desk.stories.get(uid).slug == "snow-in-june"

    for action in ("ready", "publish"):
        desk.workflow.act((uid,), action)
    desk.stories.save(uid, StoryText(headline="Snow in July"))

    assert desk.stories.get(uid).slug == "snow-in-june"


def test_the_slug_stays_once_readers_were_given_the_story(desk: Desk, tmp_path: Path) -> None:
    """By a bundle as well, of a story that nobody marked as published: its file keeps its name."""
    uid = desk.stories.new(
        StoryText("Snow in May", body="It snowed.", byline="A", countries=("KG",))
    ).value.uid
    for name, headline in (("first", "Snow in May"), ("second", "Snow in July")):
        desk.stories.save(uid, desk.stories.get(uid).text.with_(headline=headline))
        desk.publishing.export_selection(desk.publishing.selection([uid]), tmp_path / name, Silent())

    assert desk.stories.get(uid).slug == "snow-in-may"
    assert (tmp_path / "second/stories/snow-in-may.html").exists()
    assert desk.stories.new(StoryText(headline="Snow in May")).value.slug == "snow-in-may-2"


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
    assert revisions_of(opening.desk, uid)[-1].why is Why.RECOVERY
    opening.desk.close()


def test_a_draft_that_was_kept_is_not_recovered(desk: Desk) -> None:
    """A revision does away with the copy before it."""
    uid = desk.stories.new(StoryText(headline="Snow")).value.uid
    desk.stories.keep_draft(uid, StoryText(headline="Snow", body="Half a sent"))
    desk.stories.save(uid, StoryText(headline="Snow", body="Half a sentence."))

    assert desk.stories.recover().value == ()


def test_a_text_that_was_kept_beside_at_each_pause_is_one_story(desk: Desk) -> None:
    """Its story did not come out of the damaged file: it is begun anew once, with what was typed last."""
    for words in ("Snow", "Snow fell", "Snow fell."):
        desk.stories.set_aside({"lost": StoryText(headline="Snow in May", body=words)})

    recovered = desk.stories.recover()

    (uid,) = recovered.changes.stories
    assert recovered.value == ("Snow in May",)
    assert desk.stories.get(uid).text.body == "Snow fell."


def test_an_unknown_uid_is_said(desk: Desk) -> None:
    """The sentence names it and says how to find the right one."""
    with pytest.raises(BadInput, match="no story nowhere"):
        desk.stories.get("nowhere")


def test_headlines_longer_than_a_slug_may_all_begin_alike(desk: Desk) -> None:
    """A series whose parts differ only at the end: each is kept, each under a name of its own."""
    series = "The Long Road From the Lake to the High Pastures and What Became of Those Who Built It, Part"

    made = [desk.stories.new(StoryText(headline=f"{series} {part}")).value.slug for part in range(12)]

    assert len(set(made)) == 12


def test_a_full_disk_leaves_what_was_being_typed_for_the_next_time(
    small_disk: Path, clock: HandClock
) -> None:
    """The newsroom can be looked at meanwhile, and nobody types over the copy that is to be recovered."""
    desk = Desk(Newsroom.create(small_disk / "newsroom", clock, "Aigul", "The Courier"))
    uid = desk.stories.new(StoryText(headline="Snow in May")).value.uid
    desk.stories.keep_draft(uid, StoryText(headline="Snow in May", body="Typed, not yet kept."))
    killed = small_disk / "killed"
    shutil.copytree(desk.newsroom.folder, killed)
    desk.close()
    ballast = small_disk / "ballast"
    pile_up(ballast)

    opening = open_desk(killed, clock, "Aigul", may_start=False)

    assert not opening.desk.newsroom.writable
    assert opening.desk.newsroom.refusal.startswith(
        "The newsroom’s disk is full, so it is open only to look."
    )
    assert opening.desk.stories.get(uid).headline == "Snow in May"
    opening.desk.close()
    ballast.unlink()
    again = open_desk(killed, clock, "Aigul", may_start=False)
    assert again.recovered == ("Snow in May",)
    assert again.desk.stories.get(uid).text.body == "Typed, not yet kept."
    again.desk.close()


def test_a_copy_is_whole_or_what_was_there_stays(desk: Desk, small_disk: Path) -> None:
    """It may be all that is left of a text: half a letter in it is no reason for none."""
    there = small_disk / "copy.md"

    desk.stories.save_copy(StoryText(headline="Snow \ud83d in May", body="It snowed."), there)
    saved = there.read_text(encoding="utf-8")
    assert saved == '---\nheadline: "Snow � in May"\nlanguage: "en"\n---\n\nIt snowed.\n'
    pile_up(small_disk / "ballast")
    with pytest.raises(Refused, match="could not be written"):
        desk.stories.save_copy(StoryText(headline="Snow", body="It snowed. " * 1000), there)

    assert there.read_text(encoding="utf-8") == saved


@pytest.mark.parametrize("words", ["5: “so”", "- x # y", "true", "2025", "'", "Наш корр.\\", "[a]", "№ {b}"])
def test_a_copy_can_be_taken_in(desk: Desk, tmp_path: Path, words: str) -> None:
    """With all that was written in the story, and not its text alone."""
    fields = dict.fromkeys(("headline", "standfirst", "byline", "place", "source"), words)
    lists = {"countries": ("KG", "UZ"), "keywords": ("wool", words)}
    text = StoryText(body="It *snowed*.\n\n- a").with_(**fields, **lists)

    desk.stories.save_copy(text, tmp_path / "copy.md")

    [found] = desk.intake.read(tmp_path / "copy.md").reading.candidates
    assert (found.headline, found.standfirst, found.byline, found.place, found.source) == (words,) * 5
    assert (found.body, found.countries, found.keywords) == (text.body, text.countries, text.keywords)
