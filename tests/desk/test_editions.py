"""Editions: what they begin with, their order, their rates, and getting out."""

import json
from datetime import date
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.desk.publishing import verify
from newsdesk.domain.edition import Edition, Entry
from newsdesk.domain.errors import BadInput, Cancelled, Refused, Unchanged
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import StoryText
from tests.hand_clock import HandClock

DAY = date(2025, 12, 12)


@pytest.fixture
def edition(desk: Desk, page: Path) -> Edition:
    """The edition of a page that was taken in."""
    desk.intake.take(desk.intake.read(page))
    return desk.editions.new(DAY, "Friday").value


def order(desk: Desk, uid: str) -> list[str]:
    return [entry.story for entry in desk.editions.get(uid).entries]


def test_it_begins_with_the_days_page_and_all_that_is_ready(desk: Desk, page: Path) -> None:
    """The page's order first, then what is ready, and no draft from elsewhere."""
    ready = desk.stories.new(StoryText(headline="Ready", body="Text.")).value.uid
    desk.workflow.act((ready,), "ready")
    desk.stories.new(StoryText(headline="Draft"))
    taken = desk.intake.take(desk.intake.read(page)).value.stories

    made = desk.editions.new(DAY).value

    assert [entry.story for entry in made.entries] == [*(each.uid for each in taken), ready]


def test_a_day_has_one_edition(desk: Desk, edition: Edition) -> None:
    """A second one is refused, and the first stays as it was."""
    with pytest.raises(Refused, match="an edition of 12 December 2025 already"):
        desk.editions.new(DAY)

    assert desk.editions.all() == (edition,)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_that_no_calendar_shows_has_no_edition(desk: Desk, day: date) -> None:
    """It could never go out; nor does a rate hold for such a day."""
    with pytest.raises(BadInput, match="no calendar"):
        desk.editions.new(day)
    with pytest.raises(BadInput, match="no calendar"):
        desk.rates.manual("KGS", "87.5", "The bank said so.", "A. Tokoeva", day)


def test_an_unknown_story_is_said(desk: Desk) -> None:
    """And no edition is made."""
    with pytest.raises(BadInput, match="no story nowhere"):
        desk.editions.new(DAY, uids=["nowhere"])

    assert desk.editions.all() == ()


def test_stories_are_ordered_added_and_removed(desk: Desk, edition: Edition) -> None:
    """Each is told as a change of the edition; what changes nothing is refused."""
    first, second = order(desk, edition.uid)
    third = desk.stories.new(StoryText(headline="Third", body="Text.")).value.uid

    assert desk.makeup.arrange(edition.uid, [Entry(second), Entry(first)]).changes.editions == {edition.uid}
    assert desk.editions.add(edition.uid, [third, first]).changes.editions == {edition.uid}
    assert order(desk, edition.uid) == [second, first, third]
    desk.makeup.take_out(edition.uid, [first])
    assert order(desk, edition.uid) == [second, third]
    with pytest.raises(Refused, match="nothing to change"):
        desk.makeup.arrange(edition.uid, [Entry(second), Entry(third)])


def test_rates_are_frozen_until_somebody_thaws_them(desk: Desk, edition: Edition, tmp_path: Path) -> None:
    """A rate that comes later changes no edition by itself."""
    file = tmp_path / "rates.csv"
    file.write_text("date,base,quote,value,kind,source\n2025-12-12,USD,KZT,520.15,official,Bank\n")
    desk.rates.take(file)
    assert desk.editions.get(edition.uid).rates == edition.rates

    desk.makeup.freeze_rates(edition.uid)

    assert {rate.pair for rate in desk.editions.get(edition.uid).rates} == {"KGS/USD", "UZS/USD", "USD/KZT"}
    with pytest.raises(Unchanged, match="has the newest rates"):
        desk.makeup.freeze_rates(edition.uid)


def test_an_export_is_verified_and_noted(desk: Desk, edition: Edition, tmp_path: Path) -> None:
    """The bundle is sound, the same twice, and the archive knows when it went out."""
    first = desk.publishing.export(edition.uid, tmp_path / "one", Silent()).value.written
    second = desk.publishing.export(edition.uid, tmp_path / "two.zip", Silent()).value.written

    assert verify(tmp_path / "one") == ()
    assert verify(tmp_path / "two.zip") == ()
    assert first.sha256 == second.sha256
    assert first.stories == 2
    assert [each.path for each in desk.sent.exports(edition.uid)] == [
        str(tmp_path / "one"),
        str(tmp_path / "two.zip"),
    ]


def test_an_empty_edition_is_held_back(desk: Desk, tmp_path: Path) -> None:
    """There is nothing to publish."""
    made = desk.editions.new(DAY, uids=[]).value

    with pytest.raises(Refused, match="no stories yet"):
        desk.publishing.export(made.uid, tmp_path / "out", Silent())


def test_what_holds_an_edition_back_says_in_which_story(desk: Desk, tmp_path: Path) -> None:
    """Once: where the sentence names it by itself, nothing is put before it."""
    picture = "![](https://example.org/a.png)"
    made = [desk.stories.new(StoryText(headline=name, body=picture)).value.uid for name in ("Wool", "Rail")]
    edition = desk.editions.new(DAY, uids=made).value

    with pytest.raises(Refused, match=r"^“Wool”: The picture .* \(and [0-9]+ more\) Mend it"):
        desk.publishing.export(edition.uid, tmp_path / "out", Silent())
    desk.workflow.act(tuple(made), "spike")
    with pytest.raises(Refused, match=r"^“Wool” is spiked"):
        desk.publishing.export(edition.uid, tmp_path / "out", Silent())


def test_a_spiked_story_holds_an_edition_back_until_somebody_says_why(
    desk: Desk, edition: Edition, tmp_path: Path
) -> None:
    """The reason is kept with the export."""
    desk.workflow.act((edition.entries[0].story,), "spike")
    with pytest.raises(Refused, match="is spiked"):
        desk.publishing.export(edition.uid, tmp_path / "out", Silent())
    assert not (tmp_path / "out").exists()

    desk.publishing.export(edition.uid, tmp_path / "out", Silent(), "Legal asked for it")

    assert desk.sent.exports(edition.uid)[0].override == "Legal asked for it"


def test_a_reason_that_nothing_asked_for_is_not_kept(desk: Desk, edition: Edition, tmp_path: Path) -> None:
    """Nobody is told that a checklist was not clear which was."""
    exported = desk.publishing.export(edition.uid, tmp_path / "out", Silent(), "In case it is not clear")

    assert json.loads((exported.value.written.path / "bundle.json").read_bytes())["override"] is None
    assert desk.sent.exports(edition.uid)[0].override == ""


def test_a_stopped_export_leaves_what_was_there(desk: Desk, edition: Edition, tmp_path: Path) -> None:
    """Cancelled at any step, the bundle before it is still whole."""

    class Stop:
        def __init__(self, after: int) -> None:
            self.left = after

        def step(self, done: int, total: int, what: str) -> None:
            del done, total, what
            self.left -= 1
            if self.left < 0:
                raise Cancelled

    before = desk.publishing.export(edition.uid, tmp_path / "out", Silent()).value.written
    desk.makeup.arrange(edition.uid, edition.entries[::-1])
    for after in range(4):
        with pytest.raises(Cancelled):
            desk.publishing.export(edition.uid, tmp_path / "out", Stop(after))
        assert verify(tmp_path / "out") == ()

    assert desk.publishing.export(edition.uid, tmp_path / "out", Silent()).value.written != before
    assert [path.name for path in tmp_path.iterdir() if "partial" in path.name] == []


def test_stories_are_added_as_one_step(desk: Desk) -> None:
    """It is taken back and taken again as a whole; a story that was there before stays where it was."""
    first, second, third = (desk.stories.new(StoryText(headline=name)).value.uid for name in "ABC")
    edition = desk.editions.new(date(2025, 12, 12), "", [second]).value

    done = desk.editions.add(edition.uid, [third, second, first])

    assert done.step.label == "Add 2 stories to the edition of 12 December 2025"
    assert [each.story for each in desk.editions.get(edition.uid).entries] == [second, third, first]
    undone = desk.workflow.undo(done.step.number)
    assert undone.changes.editions == {edition.uid}
    assert [each.story for each in desk.editions.get(edition.uid).entries] == [second]
    desk.workflow.redo(done.step.number)
    assert [each.story for each in desk.editions.get(edition.uid).entries] == [second, third, first]
    with pytest.raises(Refused, match="has it already"):
        desk.editions.add(edition.uid, [first])
    with pytest.raises(Refused, match="has them already"):
        desk.editions.add(edition.uid, [first, third])


def test_what_is_added_stands_where_it_goes_out(desk: Desk) -> None:
    """At the end of the front, which comes before all sections."""
    first, second, third = (desk.stories.new(StoryText(headline=name)).value.uid for name in "ABC")
    edition = desk.editions.new(date(2025, 12, 12), "", [first, second]).value
    desk.makeup.begin_section(edition.uid, "Money", second)

    desk.editions.add(edition.uid, [third])

    assert desk.editions.get(edition.uid).entries == (Entry(first), Entry(third), Entry(second, "Money"))


def test_what_is_not_in_the_edition_any_more_is_not_taken_out_again(desk: Desk) -> None:
    """Somebody went on: the step is refused, and nothing is changed."""
    uid = desk.stories.new(StoryText(headline="A")).value.uid
    edition = desk.editions.new(date(2025, 12, 12), "", []).value
    step = desk.editions.add(edition.uid, [uid]).step
    desk.makeup.take_out(edition.uid, [uid])

    with pytest.raises(Refused, match="“A” changed since"):
        desk.workflow.undo(step.number)


def test_headings_of_other_days_are_offered(desk: Desk, edition: Edition) -> None:
    """Tomorrow's sections are called as today's are; what the edition has is not offered again."""
    wool, rail = (entry.story for entry in edition.entries[:2])
    desk.makeup.begin_section(edition.uid, "Arts", wool)
    desk.makeup.begin_section(edition.uid, "Sport", rail)
    tomorrow = desk.editions.new(date(2025, 12, 13), uids=(wool,)).value
    desk.makeup.begin_section(tomorrow.uid, "Sport", wool)

    assert desk.editions.headings(desk.editions.get(tomorrow.uid)) == ("Arts",)
    assert desk.editions.headings(desk.editions.get(edition.uid)) == ()


def ready(desk: Desk, headline: str, country: str) -> str:
    """Make a story about a country that is ready."""
    text = StoryText(headline, body="Text.", byline="A. B.", countries=(country,))
    uid = desk.stories.new(text).value.uid
    desk.workflow.act((uid,), "ready")
    return uid


def test_ready_stories_of_a_country_or_a_day(desk: Desk, clock: HandClock) -> None:
    """One, the other, or both; a country by any of its names."""
    wool = ready(desk, "Wool", "KG")
    clock.pass_(days=1)
    rail, film = ready(desk, "Rail", "KZ"), ready(desk, "Film", "KG")

    assert desk.editions.ready() == (wool, rail, film)
    assert desk.editions.ready(DAY) == (wool,)
    assert desk.editions.ready(country="Киргизия") == (wool, film)
    assert desk.editions.ready(date(2025, 12, 13), "KG") == (film,)
    with pytest.raises(BadInput, match="“Atlantis” is no country"):
        desk.editions.ready(country="Atlantis")


def test_a_pages_stories_come_first_whenever_they_were_ready(
    desk: Desk, page: Path, clock: HandClock
) -> None:
    """They are of the page's day, though nobody touched them on it."""
    clock.pass_(days=3)
    first, second = desk.intake.take(desk.intake.read(page)).value.stories
    desk.workflow.act((second.uid,), "ready", "It is late.")

    assert desk.editions.ready(DAY) == (second.uid,)
    assert first.uid not in desk.editions.ready()


def test_an_edition_is_filled_with_what_is_not_in_it(desk: Desk) -> None:
    """What would be added is told before it is."""
    wool, rail = ready(desk, "Wool", "KG"), ready(desk, "Rail", "KZ")
    edition = desk.editions.new(DAY, "", [wool]).value

    assert [each.uid for each in desk.editions.fill_with(edition)] == [rail]
    assert desk.editions.fill_with(edition, country="KG") == ()


def test_a_story_in_several_editions_is_known(desk: Desk) -> None:
    """By the others, the newest first; one that is only here is not named."""
    wool, rail = ready(desk, "Wool", "KG"), ready(desk, "Rail", "KZ")
    here = desk.editions.new(DAY, "", [wool, rail]).value
    for day in (10, 11):
        desk.editions.new(date(2025, 12, day), "", [wool])

    elsewhere = desk.editions.elsewhere(here)

    assert {uid: [name.date.day for name in names] for uid, names in elsewhere.items()} == {wool: [11, 10]}
