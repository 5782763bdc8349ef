"""Finding words in a text, and what comes in their place."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.errors import BadInput
from newsdesk.domain.replacing import Change, Swap, Wanted
from newsdesk.text import find

#: Letters of the region's alphabets, what stands between words, and what takes two units in UTF-16.
LETTERS = "aBK kкҚқіұӨ\n.-’\U0001f33e\u0301"
TEXTS = st.text(LETTERS)


def places(text: str, words: str, **how: bool) -> list[str]:
    """Return what is found, each with a letter on both sides."""
    wanted = Wanted(words, **how)
    return [text[max(0, start - 1) : end + 1] for start, end in find.spans(wanted, text)]


def after(text: str, words: str, by: str, *, keep_case: bool = False, **how: bool) -> str:
    """Return the text with everything replaced."""
    swap = Swap(Wanted(words, **how), by, keep_case)
    return find.changed(text, list(find.changes(swap, text)))


def test_capitals_count_only_if_they_are_to() -> None:
    """In any alphabet."""
    text = "Қазақстан, ҚАЗАҚСТАН, қазақстан"

    assert len(places(text, "қазақстан")) == 3
    assert places(text, "ҚАЗАҚСТАН", match_case=True) == [" ҚАЗАҚСТАН,"]


@pytest.mark.parametrize(
    ("words", "text", "number"),
    [
        ("rail", "rail, railway; monorail-rail", 2),
        ("ел", "Ел, елі, желі; бел", 1),
        ("өмір", "өмір өмірі", 1),
        ("$5", "$5 US$5 $50", 2),
        ("и", "и и\u0306", 1),
        ("to come", "to come, into come, to comes", 1),
    ],
)
def test_whole_words_are_not_cut(words: str, text: str, number: int) -> None:
    """By the letters of any alphabet, and accents behind them; where no word begins there is none to cut."""
    assert len(places(text, words, whole_words=True)) == number


def test_a_whole_word_may_be_the_longer_of_two() -> None:
    """The pattern goes on looking where its first answer would cut a word."""
    assert places("Kazakhs", "Kazakh|Kazakhs", is_pattern=True, whole_words=True) == ["Kazakhs"]


def test_flags_and_comments_stand_in_whole_words_too() -> None:
    """A pattern may bring its own flags."""
    assert places("Rail rail", "(?x) rail # the line", is_pattern=True, whole_words=True) == [
        "Rail ",
        " rail",
    ]


def test_plain_words_are_no_pattern() -> None:
    """Dots and brackets are just that."""
    assert after("(a.c) abc", "(a.c)", r"\1") == r"\1 abc"


def test_lines_have_their_own_beginning_and_end() -> None:
    """A quotation mark before each line."""
    assert after("one\n\ntwo", "^", "> ", is_pattern=True) == "> one\n> \n> two"


def test_groups_come_back() -> None:
    r"""By number, by name, the whole as \g<0>; one that found nothing is empty; \n breaks the line."""
    pattern = r"(?P<day>\d+) (?P<month>\w+)( \d{4})?"

    assert after("12 May", pattern, r"\g<month> \1\3!\n\\\g<0>", is_pattern=True) == "May 12!\n\\12 May"


def test_two_figures_are_one_group_only_if_there_are_so_many() -> None:
    r"""\12 after one group: that group, and a 2."""
    assert after("a", "(a)", r"\12", is_pattern=True) == "a2"
    assert (
        after("abcdefghijkl", "".join(f"({each})" for each in "abcdefghijkl"), r"\12", is_pattern=True) == "l"
    )


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("(ab", "at character 1 (“(ab”): this ( is not closed."),
        ("one two three [four five six", "at character 15 (“[four five s…”): this [ is not closed."),
        ("a**", "at character 3 (“*”): it is said twice how often this comes."),
        ("a\\", "at character 2 (“\\”): nothing follows the \\; write \\\\ for a backslash."),
        ("(?<=a*)b", "what is looked for behind must have one length."),
    ],
)
def test_a_wrong_pattern_is_explained_with_its_place(pattern: str, sentence: str) -> None:
    """Whoever wrote it sees where."""
    with pytest.raises(BadInput) as told:
        find.compiled(Wanted(pattern, is_pattern=True))

    assert str(told.value).endswith(sentence)


@pytest.mark.parametrize("pattern", ["a{99999999999999}", "(" * 3000 + ")" * 3000, "", "(?z)", "(?L)a"])
def test_no_pattern_is_an_error_of_ours(pattern: str) -> None:
    """However absurd it is."""
    with pytest.raises(BadInput):
        find.compiled(Wanted(pattern, is_pattern=True))


@pytest.mark.parametrize("by", [r"\2", r"\g<day>", r"\q", "a\\", r"\g<>"])
def test_a_wrong_replacement_is_explained(by: str) -> None:
    """Also where nothing would be found."""
    with pytest.raises(BadInput, match="The replacement is wrong at character"):
        list(find.changes(Swap(Wanted("(a)", is_pattern=True), by), ""))


@pytest.mark.parametrize(
    ("found", "comes", "kept"),
    [
        ("kazakhstan", "Kyrgyzstan", "kyrgyzstan"),
        ("Kazakhstan", "kyrgyzstan", "Kyrgyzstan"),
        ("KAZAKHSTAN", "Kyrgyzstan", "KYRGYZSTAN"),
        ("Қазақстан", "өзбекстан", "Өзбекстан"),
        ("A", "the", "The"),
        ("New York", "los angeles", "Los Angeles"),
        ("New york", "los angeles", "los angeles"),
        ("iPhone", "Samsung phone", "Samsung phone"),
        ("Road", "rail line", "Rail line"),
        ("12", "twelve", "twelve"),
        ("", "x", "x"),
    ],
)
def test_capitals_are_kept(found: str, comes: str, kept: str) -> None:
    """As they were found, where that says anything."""
    assert find.kept_case(found, comes) == kept


def test_a_replacement_that_holds_what_was_looked_for_ends() -> None:
    """What came is not looked at again."""
    assert after("aa a", "a", "aaa") == "aaaaaa aaa"


@given(TEXTS, st.sampled_from(["k", "К", "қ", "a", "\U0001f33e", "\u0301", "aB", ".", " "]), st.booleans())
def test_as_much_is_found_as_python_finds(text: str, words: str, match_case: bool) -> None:
    """And places count code points, also behind an emoji."""
    flags = 0 if match_case else re.IGNORECASE
    expected = [match.span() for match in re.finditer(re.escape(words), text, flags)]

    assert list(find.spans(Wanted(words, match_case=match_case), text)) == expected


@given(TEXTS, st.text("aBкқ\U0001f33e", min_size=1, max_size=2), st.text(string.digits, min_size=1))
def test_replacing_twice_is_replacing_once(text: str, words: str, by: str) -> None:
    """Where nothing that is looked for can come about anew."""
    once = after(text, words, by)

    assert after(once, words, by) == once


@given(TEXTS, TEXTS.filter(bool), TEXTS)
def test_each_change_is_what_stands_there(text: str, words: str, by: str) -> None:
    """In order, apart, and with all of the rest left alone: from the changes the old text comes back."""
    made = list(find.changes(Swap(Wanted(words), by), text))
    moved, back = 0, []
    for each in made:
        assert text[each.start : each.end].lower() == words.lower()
        back.append(Change(each.start + moved, each.start + moved + len(by), text[each.start : each.end]))
        moved += len(by) - (each.end - each.start)

    assert find.changed(find.changed(text, made), back) == text
