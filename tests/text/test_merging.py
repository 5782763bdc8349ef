"""Two texts made of one come together; what both sides touched is left to an editor, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.story import StoryText
from newsdesk.text.merging import Side, merge, merge_stories, merged_list, parts

ONE = "The mill in Karakol presses fleece, and sells it in Bishkek."
TWO = "It has twelve workers, most of them women."
THREE = "The wool comes from the high pastures above the lake."
BASE = f"{ONE}\n\n{TWO}\n\n{THREE}\n"

paragraphs = st.sampled_from(
    [
        ONE,
        TWO,
        THREE,
        "# Heading",
        "- a\n- b",
        "> Said so.",
        "| a |\n|---|\n| b |",
        "```\n\ncode\n```",
        "Еще одно.",
    ]
)
texts = st.lists(paragraphs, max_size=6).map("\n\n".join)
#: With what other programs take for a line's end, and Markdown does not.
any_text = st.text(st.sampled_from("ab #>-|\n`\u2028\x85\x0c"), max_size=60) | texts


def words(text: str) -> list[str]:
    return text.split()


@given(any_text)
def test_the_parts_of_a_text_are_the_text(text: str) -> None:
    """To the last empty line."""
    assert "".join(parts(text)) == text


@given(any_text, any_text)
def test_what_one_side_alone_changed_is_taken_to_the_letter(base: str, changed: str) -> None:
    """Whichever side it is, and where both did the same."""
    for mine, theirs in ((base, changed), (changed, base), (changed, changed)):
        merged = merge(base, mine, theirs)

        assert merged.clean
        assert merged.text() == changed


@given(any_text, any_text, any_text)
def test_no_paragraph_of_either_side_is_missing(base: str, mine: str, theirs: str) -> None:
    """What a side put in, or made of what was there, is in the result or in a conflict."""
    merged = merge(base, mine, theirs)

    before = {part.strip() for part in parts(base)}
    shown = "\n".join(f"{each.text}\n{each.mine}\n{each.theirs}" for each in merged.pieces)
    for part in (*parts(mine), *parts(theirs)):
        assert part.strip() in before or part.strip() in shown
    everything = merged.text()
    if merged.clean:
        ours = {part.strip() for part in (*parts(mine), *parts(theirs))} - before
        assert all(part in everything for part in ours)


@given(any_text, any_text, any_text)
def test_the_order_of_the_sides_does_not_matter(base: str, mine: str, theirs: str) -> None:
    """The same is clear, the same is contested, and what is clear reads the same."""
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)

    assert one.clean == other.clean
    assert [(each.mine, each.theirs) for each in one.pieces if each.side is Side.CONFLICT] == [
        (each.theirs, each.mine) for each in other.pieces if each.side is Side.CONFLICT
    ]
    if one.clean:
        assert words(one.text()) == words(other.text())


@given(any_text, any_text, any_text)
def test_merging_what_was_merged_changes_nothing_more(base: str, mine: str, theirs: str) -> None:
    """Taking in twice is taking in once."""
    merged = merge(base, mine, theirs)
    again = merge(theirs, merged.text(), theirs)

    assert again.text() == merged.text()


def test_different_paragraphs_are_merged_without_asking() -> None:
    """Neighbours too: nobody has to decide anything."""
    mine = BASE.replace("Karakol", "Naryn")
    theirs = BASE.replace("twelve", "fifteen") + "\nA second mill opens in May.\n"

    merged = merge(BASE, mine, theirs)

    assert merged.clean
    assert merged.text() == (
        BASE.replace("Karakol", "Naryn").replace("twelve", "fifteen") + "\nA second mill opens in May.\n"
    )


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_a_paragraph_is_not_torn_where_other_programs_see_a_line_end(end: str) -> None:
    """A part is what Markdown takes for one: nothing is put between its words, and no line is added."""
    base = BASE.replace(" ", end, 3)

    merged = merge(base, base.replace("twelve", "fifteen"), base.replace("lake", "river"))

    assert merged.clean
    assert merged.text() == base.replace("twelve", "fifteen").replace("lake", "river")


def test_one_paragraph_is_merged_by_nobody_but_an_editor() -> None:
    """Both texts are kept, and a merge of their words is proposed where they changed different ones."""
    mine, theirs = BASE.replace("Karakol", "Naryn"), BASE.replace("Bishkek", "Osh")

    merged = merge(BASE, mine, theirs)

    (at,) = merged.conflicts
    conflict = merged.pieces[at]
    assert (conflict.base.strip(), conflict.side) == (ONE, Side.CONFLICT)
    assert conflict.proposal is not None
    assert conflict.proposal.strip() == ONE.replace("Karakol", "Naryn").replace("Bishkek", "Osh")
    assert merged.text({at: conflict.proposal}) == mine.replace("Bishkek", "Osh")
    assert "Naryn" in merged.text()
    assert "Osh" in merged.text()


def test_the_same_words_changed_twice_have_no_proposal() -> None:
    """There is nothing to propose but one or the other."""
    merged = merge(BASE, BASE.replace("twelve", "fifteen"), BASE.replace("twelve", "twenty"))

    (at,) = merged.conflicts
    assert merged.pieces[at].proposal is None


def test_a_paragraph_that_was_edited_here_and_taken_out_there_is_contested() -> None:
    """An edit is never dropped because somebody else deleted what it was in."""
    merged = merge(BASE, BASE.replace("twelve", "fifteen"), f"{ONE}\n\n{THREE}\n")

    (at,) = merged.conflicts
    assert "fifteen" in merged.pieces[at].mine
    assert not merged.pieces[at].theirs.strip()


def test_paragraphs_put_in_at_the_same_place_are_contested() -> None:
    """Which comes first is an editor's to say."""
    merged = merge(BASE, f"{BASE}\nMine.\n", f"{BASE}\nTheirs.\n")

    (at,) = merged.conflicts
    assert (merged.pieces[at].mine.strip(), merged.pieces[at].theirs.strip()) == ("Mine.", "Theirs.")


def test_a_paragraph_that_both_moved_is_not_there_twice_unseen() -> None:
    """Each to another place: where it stands is an editor's to say."""
    others = [TWO, THREE, "Nobody knows the price.", "Wool is dear again this year."]
    base, mine, theirs = ("\n\n".join((*others[:at], ONE, *others[at:])) + "\n" for at in (0, 2, 4))

    merged = merge(base, mine, theirs)

    here, there = (merged.pieces[at] for at in merged.conflicts)
    assert (here.mine.strip(), here.theirs, there.mine, there.theirs.strip()) == (ONE, "", "", ONE)
    places = merged.conflicts
    assert merged.text({at: merged.pieces[at].mine for at in places}).strip() == mine.strip()
    assert merged.text({at: merged.pieces[at].theirs for at in places}).strip() == theirs.strip()


def test_what_nobody_changed_is_as_it_was_to_the_letter() -> None:
    """No empty line is put between a heading and its paragraph, in whatever part of the text."""
    base = f"# Wool\n{ONE}\n# Fleece\n{TWO}\n\n{THREE}\n"

    merged = merge(base, base.replace("Karakol", "Naryn"), base.replace("above", "below"))

    assert merged.clean
    assert merged.text() == base.replace("Karakol", "Naryn").replace("above", "below")


@given(*[st.lists(st.sampled_from("abcdef"), unique=True).map(tuple)] * 3)
def test_lists_come_together(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> None:
    """What a side put in is in, what a side took out is out, nothing is there twice."""
    merged = merged_list(base, mine, theirs)

    assert len(set(merged)) == len(merged)
    assert set(merged) == {
        each for each in {*base, *mine, *theirs} if (each in mine and each in theirs) or each not in base
    }


@given(*[st.lists(st.sampled_from("abcdef"), unique=True).map(tuple)] * 2)
def test_a_list_that_one_side_changed_is_in_its_order(base: tuple[str, ...], side: tuple[str, ...]) -> None:
    """The first country of a story is the one it is about."""
    assert merged_list(base, base, side) == merged_list(base, side, base) == side


def test_fields_are_merged_like_paragraphs() -> None:
    """What one side changed is taken; what both changed is named, and stays as it is here."""
    base = StoryText(headline="Wool", byline="Aida", body=BASE, keywords=("wool",))
    mine = base.with_(headline="Wool sells", place="Karakol", keywords=("wool", "trade"))
    theirs = base.with_(headline="Fleece", byline="Bermet", keywords=("lake",))

    merged = merge_stories(base, mine, theirs)

    assert merged.fields == ("headline",)
    assert not merged.clean
    assert merged.text == mine.with_(byline="Bermet", keywords=("trade", "lake"))
    assert merge_stories(base, base, theirs).text == theirs


@pytest.mark.parametrize("count", [2_000])
def test_long_texts_are_merged(count: int) -> None:
    """Thousands of paragraphs, with a change of each side in every tenth."""
    base = [f"Paragraph {number} tells of the harvest in village {number * 7}." for number in range(count)]
    mine = [f"{each} Here." if number % 10 == 0 else each for number, each in enumerate(base)]
    theirs = [f"{each} There." if number % 10 == 5 else each for number, each in enumerate(base)]

    merged = merge(*("\n\n".join(each) for each in (base, mine, theirs)))

    assert merged.clean
    assert merged.text().count("Here.") == merged.text().count("There.") == count // 10
