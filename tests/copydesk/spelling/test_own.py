"""Words that somebody has added: a file that people can read and mend."""

from pathlib import Path

import pytest

from newsdesk.copydesk.spelling.own import a_word, is_own, read_words, written
from newsdesk.domain.errors import BadInput, Refused

ENTRIES = frozenset({("Törökul", ""), ("Ak-Keme", ""), ("shyrdak", "uid-1")})


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """With the story that a word is for."""
    path = tmp_path / "words.txt"

    path.write_bytes(written(ENTRIES, "Ours."))

    assert read_words(path) == ENTRIES
    assert path.read_text("utf-8") == "# Ours.\nAk-Keme\nTörökul\nshyrdak\tuid-1\n"


def test_what_a_person_wrote_is_read(tmp_path: Path) -> None:
    """A byte-order mark, remarks, empty lines, Windows' line ends, bytes that are no UTF-8."""
    path = tmp_path / "words.txt"
    path.write_bytes("\ufeff# ours\r\n\r\nАк-Кеме \r\nBekova\r\n".encode() + b"caf\xe9\n")

    read = read_words(path)

    assert {"Ак-Кеме", "Bekova"} <= {word for word, _uid in read}
    assert b"caf\xe9\n" in written(read, "ours")


def test_no_file_is_no_words(tmp_path: Path) -> None:
    """Nobody has added any yet."""
    assert read_words(tmp_path / "words.txt") == frozenset()


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A sentence names it."""
    (tmp_path / "words.txt").mkdir()

    with pytest.raises(Refused, match="cannot be read"):
        read_words(tmp_path / "words.txt")


@pytest.mark.parametrize(
    ("word", "right"),
    [("Bekova", True), ("Bekova's", True), ("bekova", False), ("shyrdak", True), ("Shyrdak", True),
     ("Bekov", False)],
)  # fmt: skip
def test_a_word_is_own_as_it_was_added(word: str, right: bool) -> None:
    """With a capital at the beginning of a sentence, and as a possessive; a name needs its capital."""
    assert is_own(word, frozenset({"Bekova", "shyrdak"})) is right


@pytest.mark.parametrize("written", ["", "two words", "NATO", "x", "3rd", "https://a.example"])
def test_what_spelling_never_looks_at_is_no_word(written: str) -> None:
    """It is said why."""
    with pytest.raises(BadInput, match="no word that spelling looks at"):
        a_word(written)


def test_a_word_is_kept_as_spelling_reads_it() -> None:
    """Without the spaces around it, with one kind of apostrophe."""
    assert a_word(" o’zbek ") == "o'zbek"
