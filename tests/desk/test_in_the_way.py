"""An export takes the place of its own bundle; of another's it is said whose that is."""

from datetime import date
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.edition import Edition
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import StoryText

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


@pytest.mark.parametrize("card", [b"", b"[]", b"{", b'{"format": "newsdesk-bundle", "date": 7}', b"\xff"])
def test_what_is_no_clear_bundle_is_left_to_the_export(desk: Desk, tmp_path: Path, card: bytes) -> None:
    """Which refuses to write over it, and says why."""
    (tmp_path / "bundle.json").write_bytes(card)

    assert desk.publishing.in_the_way(edition(desk), tmp_path) == ""
