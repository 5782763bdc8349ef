"""A story that has to wait leaves in no bundle, unless somebody says why in words that the bundle keeps."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.findings import Severity
from newsdesk.domain.people import Role
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Story, StoryText
from tests.hand_clock import HandClock

#: Six hours after the tests' clock.
NOON = datetime(2025, 12, 12, 12, 0, tzinfo=UTC)
TEXT = StoryText("Tariffs Rise in Spring", body="From March.", byline="Aigul", countries=("KG",))


@pytest.fixture
def story(desk: Desk) -> Story:
    return desk.stories.new(TEXT).value


@pytest.fixture
def edition(desk: Desk, story: Story) -> Edition:
    return desk.editions.new(date(2025, 12, 12), uids=(story.uid,)).value


def test_several_stories_are_held_back_as_one_step(desk: Desk, story: Story) -> None:
    """With a line in each one's journal; taken back, they are as they were."""
    other = desk.stories.new(TEXT.with_(headline="Second")).value

    done = desk.embargo.set((story.uid, other.uid), NOON)

    assert [desk.stories.get(each.uid).embargo for each in (story, other)] == [NOON, NOON]
    assert done.changes.stories == {story.uid, other.uid}
    assert done.step.label == "Embargo 2 stories"
    assert desk.workflow.journal(other.uid)[0].what.startswith("put it under embargo until Fri, 12 December")
    desk.workflow.undo(done.step.number)
    assert [desk.stories.get(each.uid).embargo for each in (story, other)] == [None, None]


def test_only_an_editor_lifts_or_moves_an_embargo(desk: Desk, story: Story) -> None:
    """Whoever writes a story may say until when it has to wait, and no more."""
    fresh = desk.stories.new(TEXT).value
    step = desk.embargo.set((story.uid,), NOON).step
    desk.people.set_role("Bolot", Role.EDITOR)
    desk.people.set_role("Aigul", Role.REPORTER)

    for at in (None, NOON - timedelta(hours=1)):
        with pytest.raises(Refused, match="lift or move an embargo is for an editor; you are a reporter"):
            desk.embargo.set((fresh.uid, story.uid), at)
    with pytest.raises(Refused, match="lift or move an embargo is for an editor"):
        desk.workflow.undo(step.number)
    desk.embargo.set((fresh.uid,), NOON)

    assert [desk.stories.get(each.uid).embargo for each in (fresh, story)] == [NOON, NOON]


def test_an_embargo_is_kept_to_the_microsecond_in_utc(desk: Desk, story: Story) -> None:
    """Whatever zone it was given in."""
    wall = datetime.fromisoformat("2025-12-12T18:00:00.000123+05:00")

    desk.embargo.set((story.uid,), wall)

    kept = desk.stories.get(story.uid).embargo
    assert kept == wall
    assert kept is not None
    assert kept.tzinfo is UTC


@pytest.mark.parametrize(
    ("away", "why"),
    [
        (timedelta(0), "is over already"),
        (timedelta(days=-1), "Thu, 11 December 2025, 11:00 in Astana"),
        (timedelta(days=4000), "An embargo until 2036 is longer than ten years"),
    ],
)
def test_a_time_that_cannot_be_meant_is_refused(
    desk: Desk, story: Story, clock: HandClock, away: timedelta, why: str
) -> None:
    """In the past, this very moment, or a mistyped year: nothing is changed."""
    with pytest.raises(Refused, match=why):
        desk.embargo.set((story.uid,), clock.at + away)

    assert desk.stories.get(story.uid).embargo is None
    assert desk.workflow.undoable() is None


def test_what_is_so_already_is_no_step(desk: Desk, story: Story) -> None:
    """Neither the same embargo twice, nor lifting none; nor a story that is not there."""
    with pytest.raises(Refused, match="no embargo to lift"):
        desk.embargo.set((story.uid,), None)
    desk.embargo.set((story.uid,), NOON)
    with pytest.raises(Refused, match="until then already"):
        desk.embargo.set((story.uid,), NOON)
    with pytest.raises(BadInput, match="no story x"):
        desk.embargo.set((story.uid, "x"), None)

    assert desk.stories.get(story.uid).embargo == NOON


def test_an_export_names_the_story_and_its_time_everywhere(
    desk: Desk, story: Story, edition: Edition, tmp_path: Path
) -> None:
    """As an error of the checklist, first of all; and there is no bundle."""
    desk.embargo.set((story.uid,), NOON)

    first = desk.publishing.checklist(edition)[0]

    assert (first.uid, first.rule, first.severity) == (story.uid, "embargo", Severity.ERROR)
    assert first.message == (
        "“Tariffs Rise in Spring” is under embargo until Fri, 12 December 2025, 17:00 in Astana, Dushanbe, "
        "Tashkent and Ashgabat; 18:00 in Bishkek; 12:00 UTC."
    )
    with pytest.raises(Refused, match="“Tariffs Rise in Spring” is under embargo until"):
        desk.publishing.export(edition.uid, tmp_path / "out", Silent())
    assert not (tmp_path / "out").exists()


def test_an_embargo_is_told_before_any_other_error(desk: Desk, edition: Edition, tmp_path: Path) -> None:
    """Whoever excuses a slip of the pen must have seen what else goes out with it."""
    bare = desk.stories.new(StoryText("No Text Yet")).value
    desk.makeup.arrange(edition.uid, (Entry(bare.uid), *edition.entries))
    desk.embargo.set((edition.entries[0].story,), NOON)

    with pytest.raises(Refused, match=r"^“Tariffs Rise in Spring” is under embargo"):
        desk.publishing.export(edition.uid, tmp_path / "out", Silent())


Out = Callable[[Desk, Edition, Path, str], None]


def _edition_out(desk: Desk, edition: Edition, out: Path, why: str) -> None:
    desk.publishing.export(edition.uid, out, Silent(), why)


def _selection_out(desk: Desk, edition: Edition, out: Path, why: str) -> None:
    chosen = desk.publishing.selection([each.story for each in edition.entries])
    desk.publishing.export_selection(chosen, out, Silent(), why)


@pytest.mark.parametrize("export", [_edition_out, _selection_out])
def test_no_way_out_leads_past_an_embargo(
    desk: Desk, story: Story, edition: Edition, tmp_path: Path, export: Out
) -> None:
    """An edition, a selection of stories: refused alike, and with words let out alike, in all forms."""
    desk.embargo.set((story.uid,), NOON)
    out = tmp_path / "out"

    with pytest.raises(Refused, match="under embargo"):
        export(desk, edition, out, " ")
    export(desk, edition, out, "The ministry spoke early.")

    card = json.loads((out / "bundle.json").read_bytes())
    assert card["override"] == "The ministry spoke early."
    assert card["embargoes"] == [
        {"story": story.uid, "headline": "Tariffs Rise in Spring", "until": "2025-12-12T12:00:00+00:00"}
    ]
    assert "Tariffs Rise in Spring" in (out / "feed.xml").read_text("utf-8")
    assert "Tariffs Rise in Spring" in (out / "feed.json").read_text("utf-8")
    assert "mbargo" not in (out / f"stories/{story.slug}.html").read_text("utf-8")
    assert "mbargo" not in (out / "index.html").read_text("utf-8")


def test_who_verifies_a_bundle_is_told_why_it_was_let_out(
    desk: Desk, story: Story, edition: Edition, tmp_path: Path
) -> None:
    """And what must wait, in words that are true at any time."""
    desk.embargo.set((story.uid,), NOON)
    desk.publishing.export(edition.uid, tmp_path / "out.zip", Silent(), "The ministry spoke early.")

    why, held, _signature = desk.trust.examine(tmp_path / "out.zip").sentences

    assert why == "It was let out before its checklist was clear: “The ministry spoke early.”."
    assert held.startswith("“Tariffs Rise in Spring” is not to be published before Fri, 12 December 2025")


def test_time_lifts_an_embargo_and_leaves_the_same_bytes(
    desk: Desk, story: Story, edition: Edition, clock: HandClock, tmp_path: Path
) -> None:
    """At the very moment; what the bundle says does not depend on when it was exported."""
    desk.embargo.set((story.uid,), NOON)
    clock.at = NOON - timedelta(microseconds=1)
    assert desk.publishing.checklist(edition)[0].rule == "embargo"

    clock.at = NOON
    there = desk.publishing.export(edition.uid, tmp_path / "there", Silent()).value.written
    clock.pass_(days=1)
    later = desk.publishing.export(edition.uid, tmp_path / "later", Silent()).value.written

    assert there.sha256 == later.sha256


def test_a_story_that_is_received_keeps_its_embargo(
    desk: Desk, story: Story, edition: Edition, tmp_path: Path, other_desk: Desk
) -> None:
    """The other desk is told of it, and of why the bundle was let out."""
    desk.embargo.set((story.uid,), NOON)
    desk.publishing.export(edition.uid, tmp_path / "out", Silent(), "For our colleagues")

    taken = other_desk.intake.receive(other_desk.intake.read_bundle(tmp_path / "out")).value

    assert other_desk.stories.get(story.uid).embargo == NOON
    assert [remark.partition(" is ")[0] for remark in taken.reading.remarks] == [
        "It was let out before its checklist was clear: “For our colleagues”.",
        "“Tariffs Rise in Spring”",
    ]


def test_the_preview_says_it_and_the_bundle_does_not(desk: Desk, story: Story, clock: HandClock) -> None:
    """As long as it is true."""
    desk.embargo.set((story.uid,), NOON)

    page = desk.preview.page(desk.stories.get(story.uid)).html

    assert '<p class="embargo" id="embargo">Embargoed until Fri, 12 December 2025, 17:00 in Astana' in page
    clock.at = NOON
    assert (
        '<p class="embargo" id="embargo" hidden></p>' in desk.preview.page(desk.stories.get(story.uid)).html
    )
