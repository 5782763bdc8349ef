"""An export takes the place of its own bundle; of another's it is said whose that is."""

from datetime import date
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.desk.newsroom import Newsroom
from newsdesk.domain.edition import Edition
from newsdesk.domain.errors import Refused
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import StoryText
from tests.hand_clock import HandClock

DAY = date(2025, 12, 12)


def edition(desk: Desk, day: date = DAY) -> Edition:
    text = StoryText(headline="A Bridge Opens", body="It opened.", byline="Aida Bekova", countries=("KG",))
    return desk.editions.new(day, "", (desk.stories.new(text).value.uid,)).value


@pytest.mark.parametrize("name", ["friday", "friday.zip"])
def test_a_bundle_is_in_the_way_of_another(desk: Desk, other_desk: Desk, tmp_path: Path, name: str) -> None:
    """Of another edition, or of another desk: one that was handed in may be the only one that there is."""
    ours, later, theirs = edition(desk), edition(desk, date(2025, 12, 13)), edition(other_desk)
    out = tmp_path / name

    assert desk.publishing.in_the_way(ours, out) == ""
    desk.publishing.export(ours.uid, out, Silent())

    assert desk.publishing.in_the_way(ours, out) == ""
    there = f"“{name}” is there already: the bundle of the edition of 12 December 2025"
    assert desk.publishing.in_the_way(later, out) == f"{there}."
    assert other_desk.publishing.in_the_way(theirs, out) == f"{there}, which “The Courier” wrote."


def test_a_reporters_desk_may_go_by_the_same_name(desk: Desk, tmp_path: Path, clock: HandClock) -> None:
    """What it handed in is another desk's all the same; this desk's own, and its selections, are not."""
    ours = edition(desk)
    field = Desk(Newsroom.create(tmp_path / "field", clock, "Aida", desk.newsroom.name))
    handed_in, sent_out, chosen = tmp_path / "handed in", tmp_path / "sent out", tmp_path / "chosen"
    field.publishing.export(edition(field).uid, handed_in, Silent())
    field.close()
    desk.publishing.export(ours.uid, sent_out, Silent())
    stories = desk.publishing.selection(tuple(each.story for each in ours.entries))
    desk.publishing.export_selection(stories, chosen, Silent())

    assert "which another desk of “The Courier” wrote" in desk.publishing.in_the_way(ours, handed_in)
    with pytest.raises(Refused, match="another desk of “The Courier” wrote"):
        desk.publishing.spare_other_desks(handed_in)
    desk.publishing.spare_other_desks(sent_out)
    desk.publishing.spare_other_desks(chosen)


@pytest.mark.parametrize("card", [b"", b"[]", b"{", b'{"format": "newsdesk-bundle", "date": 7}', b"\xff"])
def test_what_is_no_clear_bundle_is_left_to_the_export(desk: Desk, tmp_path: Path, card: bytes) -> None:
    """Which refuses to write over it, and says why."""
    (tmp_path / "bundle.json").write_bytes(card)

    assert desk.publishing.in_the_way(edition(desk), tmp_path) == ""
