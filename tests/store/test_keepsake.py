"""What was typed beside a damaged newsroom: kept word for word, and never written over."""

from datetime import datetime
from pathlib import Path

import pytest

from newsdesk.domain.errors import Refused
from newsdesk.domain.story import StoryText
from newsdesk.store.keepsake import keep, read
from newsdesk.store.leftovers import files_in
from newsdesk.store.stories import Draft


@pytest.fixture
def draft(now: datetime) -> Draft:
    text = StoryText("Қар \udc80", "First", "Snow.\n\nMore “snow”.", countries=("KZ",), keywords=("snow",))
    return Draft("one", now, "Aigul", text)


def test_texts_come_back_as_they_were(tmp_path: Path, draft: Draft) -> None:
    """In any script, and whatever is wrong with a letter."""
    file = keep(tmp_path, [draft, draft._replace(story="two")], draft.at)

    assert file.name == "newsroom-typed-2025-12-12T083000Z.json"
    assert read(file) == (draft, draft._replace(story="two"))


def test_each_time_is_a_file_of_its_own(tmp_path: Path, draft: Draft) -> None:
    """The second in the same second as well; the older is read first."""
    first = keep(tmp_path, [draft], draft.at)
    second = keep(tmp_path, [draft._replace(who="Bakyt")], draft.at)

    assert files_in(tmp_path) == (first, second)
    assert [read(file)[0].who for file in files_in(tmp_path)] == ["Aigul", "Bakyt"]


def test_a_folder_that_takes_nothing_is_said(tmp_path: Path, draft: Draft) -> None:
    """Nothing half written is left."""
    with pytest.raises(Refused, match="could not be kept in"):
        keep(tmp_path / "gone", [draft], draft.at)


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\xff\xfe",
        b"{}",
        b"[1, null, {}]",
        b'[{"story": "one", "at": "2025-12-12", "who": "Aigul", "text": {"headline": 1}}]',
        b'[{"story":"1", "at":"2025-12-12", "who":"A", "text": {"body":1, "countries": [], "keywords": []}}]',
    ],
)
def test_a_file_that_somebody_has_changed_gives_what_can_be_read(tmp_path: Path, written: bytes) -> None:
    """It keeps nobody from opening the newsroom."""
    file = tmp_path / "newsroom-typed-1.json"
    file.write_bytes(written)

    assert read(file) == ()
