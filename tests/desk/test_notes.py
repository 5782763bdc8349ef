"""Notes to the desk: left, seen to, taken away, and never sent out."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.changes import NOTHING, Changes
from newsdesk.domain.errors import BadInput
from newsdesk.domain.notes import LONGEST, Anchor
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import StoryText

BODY = "A mill in Karakol presses fleece. It takes in forty tonnes."
SECRET = "Ask Асель whether forty is right"


@pytest.fixture
def uid(desk: Desk) -> str:
    return desk.stories.new(
        StoryText(headline="Mill", byline="Aigul", countries=("KG",), body=BODY)
    ).value.uid


def test_a_note_is_left_and_found(desk: Desk, uid: str) -> None:
    """With who wrote it, when, and on which words; the story's views are told."""
    done = desk.notes.add(uid, f"  {SECRET}\n", desk.notes.anchor(uid, "forty tonnes"))

    assert done.changes == Changes(frozenset({uid}))
    assert desk.notes.of(uid) == (done.value,)
    assert done.value.text == SECRET
    assert done.value.who == desk.newsroom.who
    assert done.value.anchor == Anchor("body", "forty tonnes", BODY.index("forty"))
    assert [each.headline for each in desk.notes.open_notes()] == ["Mill"]


def test_a_note_is_resolved_and_reopened(desk: Desk, uid: str) -> None:
    """By somebody, once; what is so already changes nothing."""
    note = desk.notes.add(uid, SECRET).value

    assert desk.notes.resolve(note.uid)
    assert desk.notes.resolve(note.uid) == NOTHING
    resolved = desk.notes.of(uid)[0]
    assert resolved.resolved is not None
    assert resolved.resolved_by == desk.newsroom.who
    assert desk.notes.open_notes() == ()
    assert len(desk.notes.everywhere()) == 1

    assert desk.notes.reopen(note.uid)
    assert desk.notes.reopen(note.uid) == NOTHING
    assert desk.notes.of(uid) == (replace(note, turned=desk.newsroom.clock.now()),)


def test_a_note_can_be_reworded(desk: Desk, uid: str) -> None:
    """The same words again are no change."""
    note = desk.notes.add(uid, SECRET).value

    assert desk.notes.change(note.uid, "Never mind")
    assert desk.notes.change(note.uid, "Never mind ") == NOTHING
    assert desk.notes.of(uid)[0].text == "Never mind"


def test_a_note_taken_away_comes_back_as_it_was(desk: Desk, uid: str) -> None:
    """Resolved and anchored as before; put back twice, it is there once."""
    note = desk.notes.add(uid, SECRET, Anchor("body", "mill", 2)).value
    desk.notes.resolve(note.uid)
    before = desk.notes.of(uid)

    gone = desk.notes.remove(note.uid).value
    assert desk.notes.of(uid) == ()
    assert desk.notes.put_back(gone)
    assert desk.notes.put_back(gone) == NOTHING

    assert desk.notes.of(uid) == before


def test_notes_stay_with_their_words_while_the_story_is_written(desk: Desk, uid: str) -> None:
    """An edit before the passage moves it, one within it changes what it quotes."""
    desk.notes.add(uid, SECRET, desk.notes.anchor(uid, "forty tonnes"))

    desk.stories.save(uid, StoryText(headline="Mill", body=BODY.replace("A mill", "The old mill")))
    desk.stories.save(uid, StoryText(headline="Mill", body=BODY.replace("forty tonnes", "forty-two tonnes")))

    anchor = desk.notes.of(uid)[0].anchor
    assert anchor.passage == "forty-two tonnes"
    assert anchor.start == BODY.index("forty")


@pytest.mark.parametrize(
    ("text", "words"), [("", "needs words"), (" \n ", "needs words"), ("x" * (LONGEST + 1), "4001 of 4000")]
)
def test_what_is_no_note_is_refused(desk: Desk, uid: str, text: str, words: str) -> None:
    """The limit and the value are named, and nothing is kept."""
    with pytest.raises(BadInput, match=words):
        desk.notes.add(uid, text)
    assert desk.notes.of(uid) == ()


def test_what_is_not_there_is_said(desk: Desk, uid: str) -> None:
    """A story, a note, a passage."""
    with pytest.raises(BadInput, match="no story"):
        desk.notes.add("nowhere", SECRET)
    with pytest.raises(BadInput, match="no story"):
        desk.notes.anchor("nowhere", "mill")
    with pytest.raises(BadInput, match="“trams” does not stand"):
        desk.notes.anchor(uid, "trams")
    for ask in (desk.notes.resolve, desk.notes.reopen, desk.notes.remove):
        with pytest.raises(BadInput, match="no note"):
            ask("nothing")


def test_the_journal_says_that_there_was_a_note_and_not_what(desk: Desk, uid: str) -> None:
    """Who did what with it, newest first."""
    note = desk.notes.add(uid, SECRET).value
    desk.notes.change(note.uid, "Ask Asel")
    desk.notes.resolve(note.uid)
    desk.notes.reopen(note.uid)
    desk.notes.put_back(desk.notes.remove(note.uid).value)

    assert [each.what for each in desk.workflow.journal(uid)][:6] == [
        "put a note back",
        "took a note away",
        "reopened a note",
        "resolved a note",
        "changed a note",
        "left a note",
    ]


def test_a_note_never_leaves_the_newsroom(desk: Desk, uid: str, tmp_path: Path) -> None:
    """No byte of it is in a bundle, as a folder or as a file."""
    note = desk.notes.add(uid, SECRET, desk.notes.anchor(uid, "forty tonnes")).value
    desk.notes.resolve(desk.notes.add(uid, f"{SECRET}, resolved").value.uid)
    edition = desk.editions.new(date(2025, 12, 12), "", (uid,)).value

    for name in ("bundle", "bundle.zip"):
        desk.publishing.export(edition.uid, tmp_path / name, Silent(), override="It is a test.")

    folder = {path: path.read_bytes() for path in (tmp_path / "bundle").rglob("*") if path.is_file()}
    with ZipFile(tmp_path / "bundle.zip") as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    assert any(b"forty tonnes" in data for data in folder.values())
    for data in (*folder.values(), *parts.values()):
        for words in (SECRET, SECRET.encode("ascii", "backslashreplace").decode(), note.uid, "whether forty"):
            assert words.encode() not in data
