"""Dictionaries that the user puts into a folder."""

from pathlib import Path

import pytest

from newsdesk.copydesk.spelling.dictionaries import find_dictionaries
from newsdesk.copydesk.spelling.speller import Speller


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a dictionary of Tajik words, in UTF-8."""
    (tmp_path / "tg_TJ.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "tg_TJ.dic").write_text("2\nҳукумат\nҷумҳурият\n", encoding="utf-8")
    return tmp_path


def test_a_dictionary_of_ones_own_is_used(own: Path) -> None:
    """It has the name of its language, and that is no longer missing."""
    shelf = find_dictionaries(own)
    [tajik] = [each for each in shelf.dictionaries if each.own]

    assert (tajik.code, tajik.name, tajik.language) == ("tg_TJ", "Tajik (Tajikistan)", "tg")
    assert "Tajik" not in dict(shelf.missing)
    assert Speller(shelf).wrong(["ҳукумат", "ҳукмат"], ("tg",)) == {"ҳукмат"}


def test_it_takes_the_place_of_ours(own: Path) -> None:
    """Somebody has a better one."""
    (own / "ru_RU.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (own / "ru_RU.dic").write_text("1\nслово\n", encoding="utf-8")

    [russian] = [each for each in find_dictionaries(own).dictionaries if each.code == "ru_RU"]

    assert russian.own


@pytest.mark.parametrize("encoding", [b"KLINGON-8", b"UTF-16"])
def test_what_cannot_be_read_is_missing_and_why(own: Path, encoding: bytes) -> None:
    """The rest is there."""
    (own / "xx.aff").write_bytes(b"SET " + encoding + b"\n")
    (own / "xx.dic").write_bytes(b"1\nword\n!")

    shelf = find_dictionaries(own)

    assert "xx" not in {each.code for each in shelf.dictionaries}
    assert "Save both of its files in UTF-8" in dict(shelf.missing)["xx"]


def test_half_a_dictionary_is_none(own: Path) -> None:
    """An .aff without its .dic."""
    (own / "tg_TJ.dic").unlink()

    assert not [each for each in find_dictionaries(own).dictionaries if each.own]


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    """Most people never make it."""
    assert find_dictionaries(tmp_path / "no").dictionaries == find_dictionaries(None).dictionaries


def test_flags_beyond_ascii_hold_in_utf8_as_well(own: Path) -> None:
    """A flag of one byte in the old encoding is of two in the new."""
    rules = "SET ISO8859-1\nSFX Ä Y 1\nSFX Ä 0 s .\n"
    (own / "xx.aff").write_text(rules, encoding="latin-1")
    (own / "xx.dic").write_text("1\nmöhre/Ä\n", encoding="latin-1")

    assert Speller(find_dictionaries(own)).wrong(["möhre", "möhres", "möhren"], ("xx",)) == {"möhren"}
