"""How one text became another, word by word."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.story import StoryText
from newsdesk.text.compare import LABELS, Comparison, Kind, Run, compare, runs

SAME, ADDED, REMOVED = Kind.SAME, Kind.ADDED, Kind.REMOVED

#: Texts that have much in common: few words, paragraphs, spaces of all kinds.
pieces = st.sampled_from(
    ["snow ", "the ", "mill", " mill", ".", ", ", "\n\n", "\n", "  ", "\t", "ǆ", "күн", "don’t", "\U0001f411"]
)
texts = st.one_of(st.lists(pieces, max_size=60).map("".join), st.text(max_size=80))


def marked(old: str, new: str) -> str:
    """Show the runs in one line: what went in [], what came in {}, a moved paragraph with a tilde."""
    shapes = {SAME: "{}", REMOVED: "[{}]", ADDED: "{{{}}}"}
    return "".join(shapes[run.kind].format(("~" if run.moved else "") + run.text) for run in runs(old, new))


@given(old=texts, new=texts)
def test_the_runs_give_both_texts_back(old: str, new: str) -> None:
    """To the letter, whatever is in them."""
    found = runs(old, new)

    assert "".join(run.text for run in found if run.kind is not ADDED) == old
    assert "".join(run.text for run in found if run.kind is not REMOVED) == new
    assert all(run.text for run in found)


@given(text=texts)
def test_the_same_text_has_no_change(text: str) -> None:
    """One run at most."""
    assert runs(text, text) == ((Run(SAME, text),) if text else ())


@given(old=texts, new=texts)
def test_what_stays_is_never_told_to_have_changed(old: str, new: str) -> None:
    """Two runs of one kind never follow each other, but for paragraphs that moved."""
    found = runs(old, new)

    pairs = [(a, b) for a, b in itertools.pairwise(found) if a.kind is b.kind]
    assert all(one.moved or other.moved for one, other in pairs)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("It snowed all day.", "It rained all day.", "It [snowed]{rained} all day."),
        ("It snowed.", "It snowed. Then it stopped.", "It snowed.{ Then it stopped.}"),
        ("It snowed.", "It snowed!", "It snowed[.]{!}"),
        ("Forty tonnes", "Forty  tonnes", "Forty[ ]{  }tonnes"),
        ("One\nTwo", "One\n\nTwo", "One[\n]{\n\n}Two"),
        ("", "New", "{New}"),
        ("Old", "", "[Old]"),
        ("Don’t go", "Do go", "[Don’t]{Do} go"),
        ("Ол келді.", "Ол кетті.", "Ол [келді]{кетті}."),
    ],
)
def test_words_are_compared_and_not_letters(old: str, new: str, shown: str) -> None:
    """A word is changed or it is not; the space before it only where that is what changed."""
    assert marked(old, new) == shown


def test_a_word_between_longer_changes_is_told_with_them() -> None:
    """Marks that come and go with every word cannot be read."""
    old = "The mill in Karakol bought wool from herders of the upper valley."
    new = "The mill in Karakol sold felt and yarn to the far city."

    assert marked(old, new) == (
        "The mill in Karakol [bought wool from herders of the upper valley]"
        "{sold felt and yarn to the far city}."
    )


def test_a_paragraph_between_others_is_the_only_change() -> None:
    """What was put in does not shift all that follows."""
    old = "First one here.\n\nSecond one here.\n\nThird one here."
    new = "First one here.\n\nNothing like it was said before.\n\nSecond one here.\n\nThird one here."

    assert marked(old, new) == (
        "First one here.\n\n{Nothing like it was said before.\n\n}Second one here.\n\nThird one here."
    )


def test_a_rewritten_paragraph_is_found_behind_new_ones() -> None:
    """The words of the old are looked for in the one that resembles it."""
    old = "The mill takes in forty tonnes of wool a year."
    new = "Quite another matter first.\n\nThe mill takes in fifty tonnes of wool a year."

    assert marked(old, new) == (
        "{Quite another matter first.\n\n}The mill takes in [forty]{fifty} tonnes of wool a year."
    )


def test_a_moved_paragraph_is_told_as_one() -> None:
    """It goes here and comes there whole, and no word is counted."""
    one, two, three = "Wool is dear this year.", "The mill is in Karakol.", "Snow fell on all passes."
    old, new = f"{one}\n\n{two}\n\n{three}", f"{two}\n\n{three}\n\n{one}"

    found = compare(StoryText(body=old), StoryText(body=new))

    assert "[~Wool is dear this year.\n\n]" in marked(old, new)
    assert "{~Wool is dear this year.}" in marked(old, new)
    assert (found.moved, found.added, found.removed) == (1, 0, 0)


def test_fields_that_changed_are_listed_in_their_order() -> None:
    """Lists as well; what did not change is not listed."""
    old = StoryText(headline="Snow", body="It snowed.", countries=("KG",), keywords=("weather",))
    new = old.with_(headline="Snow in May", countries=("KG", "KZ"), body="It snowed twice.")

    found = compare(old, new)

    assert [each.label for each in found.changed] == ["Headline", "Countries", "Text"]
    assert [(each.old, each.new) for each in found.changed][1] == ("KG", "KG, KZ")
    assert (found.added, found.removed) == (4, 0)
    assert [each.name for each in found.fields] == list(LABELS)


def test_space_is_told_from_words() -> None:
    """A reader sees nothing of it."""
    text = StoryText(body="One two.\n\nThree four.")

    def only_space(body: str) -> bool:
        return compare(text, text.with_(body=body)).changed[0].only_space

    assert only_space("One  two.\n\nThree four.")
    assert only_space("One two.\n\n\nThree four.\n")
    assert not only_space("One two,\n\nThree four.")


def test_every_field_of_a_text_has_a_name() -> None:
    """A new field of a story shows in comparisons by itself, or this fails."""
    assert set(LABELS) == set(StoryText._fields)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * 30_000, "a b " * 20_000),
        ("a\n" * 20_000, "a\nb\n" * 15_000),
        ("x\n\n" * 10_000, "\n\nx" * 10_000),
        ("wool " * 40_000, "felt " * 40_000),
    ],
)
def test_hostile_texts_are_compared_in_time(old: str, new: str) -> None:
    """Words that repeat without end would take a thorough comparison hours: it would never be seen to end."""
    found = compare(StoryText(body=old), StoryText(body=new))

    assert isinstance(found, Comparison)
    assert (found.fields[-1].old, found.fields[-1].new) == (old, new)
