"""Spelling at the desk: whose words count where, and what is found in stories."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import Clock
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.findings import Severity
from newsdesk.domain.spelling import OwnWords, WordList, with_language
from newsdesk.domain.story import Status
from newsdesk.store.words import WORDS

Make = Callable[..., str]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of this computer's user."""
    return tmp_path / "mine"


@pytest.fixture
def desk(tmp_path: Path, clock: Clock, own: Path) -> Iterator[Desk]:
    desk = Desk(Newsroom.create(tmp_path / "newsroom", clock, "Aigul", "The Courier"), own)
    yield desk
    desk.close()


def test_misspelt_words_of_a_story_are_found(desk: Desk, story: Make) -> None:
    """In every field that readers read, at their places, with a fix where it is clear."""
    uid = story(
        headline="A Bridg Opens",
        standfirst="It is writen.",
        body="The goverment `goverment` \U0001f33e goverment.",
    )

    found = desk.spelling.check((uid,))

    assert [(each.field, each.start, each.end, each.fix) for each in found] == [
        ("headline", 2, 7, None),
        ("standfirst", 6, 12, None),
        ("body", 4, 13, "government"),
        ("body", 28, 37, "government"),
    ]
    assert {(each.uid, each.rule, each.severity) for each in found} == {(uid, "spelling", Severity.WARNING)}


def test_all_stories_are_checked_but_those_in_the_bin(desk: Desk, story: Make) -> None:
    """As for every other finding."""
    kept, _spiked = story(body="Writen."), story(Status.SPIKED, body="Writen.")

    assert {each.uid for each in desk.spelling.check()} == {kept}


def test_a_story_that_is_not_there_is_said_to_be_missing(desk: Desk) -> None:
    """Nothing is checked."""
    with pytest.raises(BadInput):
        desk.spelling.check(("no-such-story",))


def test_words_added_hold_where_they_were_added(desk: Desk, story: Make, other_desk: Desk) -> None:
    """For the user everywhere, for the newsroom in it, for a story in that one alone."""
    one, two = story(body="Aaxon bbaxon ccaxon."), story(body="Aaxon bbaxon ccaxon.")

    desk.spelling.add(["Aaxon"], WordList.PERSONAL)
    desk.spelling.add(["bbaxon"], WordList.NEWSROOM)
    desk.spelling.add(["ccaxon"], WordList.STORY, one)

    assert desk.spelling.check((one,)) == ()
    assert [each.message for each in desk.spelling.check((two,))] == ["“ccaxon” is in no dictionary."]
    assert desk.spelling.own_words(one) == OwnWords(
        frozenset({"Aaxon"}), frozenset({"bbaxon"}), frozenset({"ccaxon"})
    )
    assert other_desk.spelling.own_words() == OwnWords()


def test_words_are_taken_off_again(desk: Desk, story: Make) -> None:
    """One list at a time; what is on none is said to be on none, and nothing changes."""
    uid = story()
    desk.spelling.add(["Aaxon", "Bbaxon"], WordList.NEWSROOM)
    desk.spelling.add(["Aaxon"], WordList.STORY, uid)

    desk.spelling.remove(["Aaxon"], WordList.NEWSROOM)
    with pytest.raises(BadInput, match="not among the newsroom words"):
        desk.spelling.remove(["Bbaxon", "Aaxon"], WordList.NEWSROOM)

    assert desk.spelling.own_words(uid) == OwnWords(
        newsroom=frozenset({"Bbaxon"}), story=frozenset({"Aaxon"})
    )


def test_one_that_is_no_word_keeps_the_others_off(desk: Desk) -> None:
    """All or none."""
    with pytest.raises(BadInput, match="no word"):
        desk.spelling.add(["Aaxon", "x2"], WordList.PERSONAL)

    assert desk.spelling.own_words() == OwnWords()


def test_a_story_that_is_not_there_gets_no_words(desk: Desk) -> None:
    """Nobody could take them off again."""
    with pytest.raises(BadInput):
        desk.spelling.add(["Aaxon"], WordList.STORY, "no-such-story")


def test_whoever_may_only_look_adds_nothing_to_the_newsroom(desk: Desk, clock: Clock, own: Path) -> None:
    """Words of one's own may be added all the same."""
    second = Desk(Newsroom.open(desk.newsroom.folder, clock, "Timur"), own)

    with pytest.raises(Refused):
        second.spelling.add(["Aaxon"], WordList.NEWSROOM)
    second.spelling.add(["Aaxon"], WordList.PERSONAL)
    second.close()

    assert desk.spelling.own_words().personal == {"Aaxon"}


def test_a_list_that_cannot_be_written_is_as_it_was(desk: Desk) -> None:
    """And the file is named."""
    desk.spelling.add(["Aaxon"], WordList.NEWSROOM)
    (desk.newsroom.folder / f".{WORDS}.part").mkdir()

    with pytest.raises(Refused, match=f"{WORDS} cannot be written: .*They are as they were"):
        desk.spelling.add(["Bbaxon"], WordList.NEWSROOM)

    assert desk.spelling.own_words().newsroom == {"Aaxon"}


def test_where_there_is_no_place_for_ones_own(other_desk: Desk) -> None:
    """It is said where words can go instead, and no folder is promised."""
    with pytest.raises(Refused, match="newsroom’s"):
        other_desk.spelling.add(["Aaxon"], WordList.PERSONAL)
    with pytest.raises(Refused):
        other_desk.spelling.make_folder()
    assert other_desk.spelling.dictionaries().folder is None


def test_own_words_are_suggested_first(desk: Desk) -> None:
    """A name of the newsroom's is likelier than a word of the dictionary's."""
    assert desk.spelling.suggest("Baimukhen", ("en",), frozenset({"Baimukhan", "Tokoeva"}))[0] == "Baimukhan"


def test_a_dictionary_that_is_put_there_is_used_once_it_is_looked_for(desk: Desk) -> None:
    """The process that knows the others is ended."""
    assert desk.spelling.wrong({"ҳукмат"}, ("tg",)) == frozenset()
    folder = desk.spelling.make_folder()
    (folder / "tg_TJ.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / "tg_TJ.dic").write_text("1\nҳукумат\n", encoding="utf-8")

    desk.spelling.reload()

    assert desk.spelling.wrong({"ҳукмат", "ҳукумат"}, ("tg",)) == {"ҳукмат"}


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", ("en_GB", "ru_RU")),
        ("ky", ("en_GB", "ru_RU", "ky")),
        ("kk-Cyrl", ("en_GB", "ru_RU", "kk")),
        ("", ("en_GB", "ru_RU")),
    ],
)
def test_a_storys_language_counts_as_chosen(language: str, asked: tuple[str, ...]) -> None:
    """Unless a dictionary of it is chosen already: then that one alone."""
    assert with_language(("en_GB", "ru_RU"), language) == asked
