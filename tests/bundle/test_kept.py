"""What was made before is used again only if it is what it was."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.bundle.kept import Kept, Recipe

KEY = Recipe().key("test", "one")
PARTS = {"body": "Тюльпаны".encode(), "page": b"", "data": b"\n{}\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where entries are kept."""
    return tmp_path / "kept"


@pytest.fixture
def kept(folder: Path) -> Kept:
    """One entry, in a folder that was not there."""
    made = Kept(folder)
    made.put(KEY, PARTS)
    return made


def entry(folder: Path) -> Path:
    """Return the only file there is."""
    (found,) = (path for path in folder.rglob("*") if path.is_file())
    return found


def test_what_was_put_comes_back(kept: Kept, folder: Path) -> None:
    """All parts in their order, also for another program; nothing under another name."""
    assert list((Kept(folder).get(KEY) or {}).items()) == list(PARTS.items())
    assert kept.get(Recipe().key("test", "two")) is None


@pytest.mark.parametrize("size", [0, 1, 31, 32, 33, 40, -1])
def test_what_was_cut_short_is_as_good_as_none(kept: Kept, folder: Path, size: int) -> None:
    """At any length; a sound one can take its place."""
    entry(folder).write_bytes(entry(folder).read_bytes()[:size])

    assert kept.get(KEY) is None
    kept.put(KEY, PARTS)
    assert kept.get(KEY) == PARTS


@given(st.data())
def test_no_changed_byte_is_used(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Wherever it is, and whatever it became."""
    folder = tmp_path_factory.mktemp("kept")
    kept = Kept(folder)
    kept.put(KEY, PARTS)
    path = entry(folder)
    written = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(written) - 1))
    written[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(written)

    assert kept.get(KEY) is None


def test_an_entry_under_anothers_name_is_none(kept: Kept, folder: Path) -> None:
    """It is sound, and was made of something else."""
    other = Recipe().key("test", "two")
    place = folder / other[:2] / other
    place.parent.mkdir()
    entry(folder).rename(place)

    assert kept.get(other) is None


def test_a_folder_that_cannot_be_written_to_is_no_trouble(tmp_path: Path) -> None:
    """There is a file where the folder should be: nothing is kept, and nobody is told."""
    (tmp_path / "kept").touch()
    kept = Kept(tmp_path / "kept")

    kept.put(KEY, PARTS)
    kept.sweep()

    assert kept.get(KEY) is None


def test_the_oldest_go_first(folder: Path) -> None:
    """Down to three quarters of what there may be; what was used counts as new again."""
    kept = Kept(folder, most=100_000)
    keys = [Recipe().key("test", str(number)) for number in range(12)]
    for age, key in enumerate(reversed(keys), 2):
        kept.put(key, {"body": bytes(10_000)})
        day = time.time() - age * 24 * 3600
        os.utime(folder / key[:2] / key, (day, day))

    kept.get(keys[0])
    kept.sweep()

    assert [key for key in keys if kept.get(key)] == [keys[0], *keys[6:]]


def test_entries_are_not_counted_for_every_little_that_comes(folder: Path) -> None:
    """To look at all of them takes its time: it is done the first time, and when enough came since."""
    kept = Kept(folder, most=100_000)

    def is_swept(number: int, size: int) -> bool:
        Kept(folder).put(KEY, {"body": bytes(200_000)})  # another program's, and too much
        kept.put(Recipe().key("test", str(number)), {"body": bytes(size)})
        kept.sweep()
        return kept.get(KEY) is None

    assert [is_swept(number, size) for number, size in enumerate((1, 1, 2_000, 1))] == [
        True,
        False,
        True,
        False,
    ]


def test_nothing_is_swept_while_there_is_room(kept: Kept) -> None:
    """Nor looked through."""
    kept.sweep()

    assert kept.get(KEY) == PARTS


def test_what_something_was_made_of_is_told_apart() -> None:
    """Where one part ends and the next begins counts, and so do the kind and the templates."""
    keys = {
        Recipe().key("page", "ab", "c"),
        Recipe().key("page", "a", "bc"),
        Recipe().key("body", "ab", "c"),
        Recipe("other templates").key("page", "ab", "c"),
        Recipe().key("page", "ab", "c\ud800"),
    }

    assert len(keys) == 5
