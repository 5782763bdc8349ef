"""The sample newsroom, made from its files."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from newsdesk.assets import sample_folder
from newsdesk.desk import Desk, Newsroom
from newsdesk.desk.sample import make_morning, make_sample
from newsdesk.domain.clock import Clock
from newsdesk.domain.errors import BadInput
from newsdesk.domain.query import Query, Sort
from newsdesk.domain.story import Status


def test_the_morning_has_stories_in_every_state_and_rates(tmp_path: Path, clock: Clock) -> None:
    """As each file says; no page has come in, and no edition is made."""
    desk = Desk(make_morning(tmp_path / "room", sample_folder(), clock, "Aigul"))

    assert desk.newsroom.name == "The Steppe Courier"
    states = {each.status for each in desk.finding.rows(Query(), Sort())}
    assert states == {Status.DRAFT, Status.IN_EDIT, Status.READY, Status.PUBLISHED}
    assert len(desk.finding.rows(Query(), Sort())) == len(list((sample_folder() / "stories").glob("*.md")))
    assert [row.currency for row in desk.rates.board()] == ["KGS", "KZT", "TJS", "UZS", "TMT"]
    assert desk.editions.all() == ()
    desk.close()


def test_the_day_has_the_page_and_its_edition(tmp_path: Path, clock: Clock) -> None:
    """The page's six stories first, then those that are ready; sound in the doctor's eyes."""
    desk = Desk(make_sample(tmp_path / "room", sample_folder(), clock, "Aigul"))

    (edition,) = desk.editions.all()
    assert (edition.date, edition.title) == (date(2025, 11, 14), "Water and Wheat")
    stories = [entry.story for entry in edition.entries]
    assert tuple(stories[:6]) == desk.editions.from_pages(edition.date)
    assert tuple(stories[6:]) == desk.editions.ready()
    assert edition.rates
    assert [each for each in desk.upkeep.examine() if not each.ok and each.check != "backup"] == []
    desk.close()


def test_half_a_sample_is_none(tmp_path: Path, clock: Clock) -> None:
    """A disk may fill up on the way: what was made stayed, locked, and the next attempt was refused."""
    broken = shutil.copytree(sample_folder(), tmp_path / "sample")
    about = json.loads((broken / "newsroom.json").read_text("utf-8"))
    (broken / about["capture"]).write_bytes(b"")

    with pytest.raises(BadInput, match="empty"):
        make_sample(tmp_path / "room", broken, clock, "Aigul")

    assert not Newsroom.exists(tmp_path / "room")
    make_sample(tmp_path / "room", sample_folder(), clock, "Aigul").close()


def test_a_newsroom_that_is_there_is_left_alone(tmp_path: Path, clock: Clock) -> None:
    """The sample never writes over anybody's work."""
    make_morning(tmp_path / "room", sample_folder(), clock, "Aigul").close()
    before = (tmp_path / "room" / "newsroom.db").read_bytes()

    with pytest.raises(BadInput, match="already"):
        make_sample(tmp_path / "room", sample_folder(), clock, "Bolot")

    assert (tmp_path / "room" / "newsroom.db").read_bytes() == before
