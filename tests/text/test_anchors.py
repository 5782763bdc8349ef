"""A note stays with its passage, whatever happens around it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsdesk.domain.notes import Anchor
from newsdesk.domain.story import StoryText
from newsdesk.text.anchors import find, follow, passage_at

words = st.text(alphabet="ab ё😀\n.", max_size=40)
passages = st.text(alphabet="ab ё😀", min_size=1, max_size=12).filter(str.strip)

BODY = "A mill in Karakol presses fleece.\n\nIt takes in forty tonnes of wool a year, its director said."


def body(text: str) -> StoryText:
    return StoryText(body=text)


def at(text: str, passage: str) -> Anchor:
    return Anchor("body", passage, text.index(passage))


@given(words, passages, words, words, words)
def test_words_around_it_may_change(before: str, passage: str, after: str, other: str, more: str) -> None:
    """Whatever is written before and after a passage, a place with its very words is found."""
    anchor = Anchor("body", passage, len(before))

    place = find(body(other + passage + more), anchor)

    assert place is not None
    assert (other + passage + more)[slice(*place)] == passage


@given(words, passages, words, st.integers(0, 100), st.integers(0, 100), words)
def test_an_edit_beside_it_moves_it_exactly(
    before: str, passage: str, after: str, low: int, high: int, put: str
) -> None:
    """One edit wholly before or wholly after the passage leaves its words, at the place they moved to."""
    old = before + passage + after
    room = (0, len(before)) if low % 2 else (len(before) + len(passage), len(old))
    start, end = sorted((room[0] + low % (room[1] - room[0] + 1), room[0] + high % (room[1] - room[0] + 1)))
    new = old[:start] + put + old[end:]

    moved = follow(body(old), body(new), Anchor("body", passage, len(before)))

    assert moved.passage == passage
    assert new[moved.start : moved.start + len(passage)] == passage


@given(words, passages, words, words)
def test_to_and_fro_is_nowhere(before: str, passage: str, after: str, other: str) -> None:
    """An anchor always names words that stand at its place, or keeps those it had."""
    old = before + passage + after
    anchor = Anchor("body", passage, len(before))

    moved = follow(body(old), body(other), anchor)

    assert moved == anchor or other[moved.start : moved.start + len(moved.passage)] == moved.passage
    assert moved.passage.strip()


@given(words, passages, st.integers(1, 11), passages, words)
def test_an_edit_within_it_stays_within_it(
    before: str, passage: str, inside: int, put: str, after: str
) -> None:
    """Words put into the middle of a passage belong to it, unless the same words stand there still."""
    assume(inside < len(passage))
    old = before + passage + after
    new = before + passage[:inside] + put + passage[inside:] + after
    assume(passage not in new)

    moved = follow(body(old), body(new), Anchor("body", passage, len(before)))

    assert new[moved.start : moved.start + len(moved.passage)] == moved.passage
    assert passage[0] == moved.passage[0]
    assert len(moved.passage) == len(passage) + len(put)


def test_the_nearest_of_several_is_meant() -> None:
    """Of the same words in several places it is the place nearest to where they were."""
    text = "wool and wool and wool"

    assert find(body(text), Anchor("body", "wool", 10)) == (9, 13)
    assert find(body(text), Anchor("body", "wool", 17)) == (18, 22)
    assert find(body(text), Anchor("body", "wool", 500)) == (18, 22)


def test_a_rewritten_passage_is_found_by_most_of_its_words() -> None:
    """Three words of seven were changed, and the sentence moved: it is still the same passage."""
    anchor = at(BODY, "It takes in forty tonnes of wool a year")
    text = "Fleece is pressed in Karakol.\n\nThe mill takes in fifty tonnes of wool every year, he said."

    place = find(body(text), anchor)

    assert place is not None
    assert text[slice(*place)] == "takes in fifty tonnes of wool every year"


@pytest.mark.parametrize("text", ["", "Night trams run in Tashkent.", "forty", "wool. It. Year. Tonnes."])
def test_a_passage_that_is_gone_is_nowhere(text: str) -> None:
    """Where too little of it is left, no other passage is taken for it."""
    assert find(body(text), at(BODY, "It takes in forty tonnes of wool a year")) is None


def test_a_note_on_the_whole_story_has_no_place() -> None:
    """It needs no passage, and stays as it is."""
    assert find(body(BODY), Anchor()) is None
    assert follow(body(BODY), body(""), Anchor()) == Anchor()


def test_a_passage_cut_and_brought_back_is_the_same() -> None:
    """Undo after a deletion brings the note's passage back with it."""
    anchor = at(BODY, "forty tonnes")
    cut = BODY.replace("forty tonnes of ", "")

    gone = follow(body(BODY), body(cut), anchor)

    assert find(body(cut), gone) is None
    assert find(body(BODY), follow(body(cut), body(BODY), gone)) == (anchor.start, anchor.start + 12)


@pytest.mark.parametrize("new", ["fifty tonnes", "forty tons", "forty or fifty tonnes"])
def test_a_corrected_passage_is_quoted_as_corrected(new: str) -> None:
    """Its first word, its last, or a word more: the note is on what stands there now."""
    moved = follow(body(BODY), body(BODY.replace("forty tonnes", new)), at(BODY, "forty tonnes"))

    assert moved == at(BODY.replace("forty tonnes", new), new)


def test_what_is_left_of_a_passage_is_the_passage() -> None:
    """An edit over one of its edges leaves the part that stands."""
    anchor = at(BODY, "forty tonnes of wool")

    left = follow(body(BODY), body(BODY.replace("wool a year", "fleece")), anchor)
    right = follow(body(BODY), body(BODY.replace("takes in forty ", "pressed ")), anchor)

    assert left.passage.strip() == "forty tonnes of"
    assert right.passage.strip() == "tonnes of wool"


def test_a_passage_is_looked_for_where_it_can_stand() -> None:
    """The headline comes first; words that stand nowhere have no anchor."""
    text = StoryText(headline="Mill opens", standfirst="Mill in Karakol", body=BODY)

    assert passage_at(text, "Mill") == Anchor("headline", "Mill", 0)
    assert passage_at(text, "in Karakol") == Anchor("standfirst", "in Karakol", 5)
    assert passage_at(text, "presses") == Anchor("body", "presses", BODY.index("presses"))
    assert passage_at(text, "trams") is None
    with pytest.raises(ValueError, match="byline"):
        find(text, Anchor("byline", "Asel"))


def test_a_long_text_is_searched_at_once() -> None:
    """A rewritten passage in a book of 100,000 words is found around its old place only."""
    book = "wheat barley oats rye " * 25_000
    text = book + BODY.replace("forty", "fifty") + book
    anchor = Anchor("body", "It takes in forty tonnes of wool a year", len(book) + BODY.index("It takes"))

    place = find(body(text), anchor)

    assert place is not None
    assert text[slice(*place)] == "It takes in fifty tonnes of wool a year"
