"""What is what in a line of Markdown."""

import string
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.widgets.writing.scan import COMMENT, FENCE, TABLE, TEXT, Span, Style, flatten, scan_line


def pieces(line: str, state: int = TEXT) -> list[tuple[str, Style]]:
    """Return the coloured pieces of a line, as text."""
    return [(line[start:end], style) for start, end, style in flatten(scan_line(line, state)[0])]


def words(line: str, style: Style, state: int = TEXT) -> list[str]:
    """Return the pieces of a line that have a style and are no marks."""
    return [text for text, each in pieces(line, state) if style in each and Style.MARK not in each]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a **b** c", ["b"]),
        ("**a b** and __c__", ["a b", "c"]),
        ("**bold *both* bold**", ["bold ", "both", " bold"]),
        ("2 ** 3 ** 4", []),
        ("a__b__c", []),
        (r"\*\*no\*\*", []),
        ("**not closed", []),
        ("`**code**`", []),
        ("***both***", ["both"]),
    ],
)
def test_strong_is_between_two_marks_that_touch_it(line: str, expected: list[str]) -> None:
    """Marks beside spaces, within words (underscores), in code or behind a backslash mean nothing."""
    assert words(line, Style.STRONG) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("an *example* here", ["example"]), ("_a_ snake_case_word", ["a"]), ("*a _b* c_", ["a _b"])],
)
def test_emphasis_is_between_single_marks(line: str, expected: list[str]) -> None:
    """Pairs do not cross: the first one that closes wins."""
    assert words(line, Style.EMPHASIS) == expected


@pytest.mark.parametrize(
    ("line", "level"), [("# A", 1), ("## A", 2), ("### A", 3), ("###### A", 3), ("#A", 1)]
)
def test_a_heading_begins_with_hashes(line: str, level: int) -> None:
    """Python-Markdown wants no space behind them: “#tag” at the beginning of a line is a heading as well."""
    style = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3}[level]

    assert words(line, style) == ["A"]


def test_the_hashes_behind_a_heading_are_marks() -> None:
    """Only with a space before them: “C#” is a word."""
    assert pieces("# A ##")[-1] == ("##", Style.MARK | Style.HEADING_1)
    assert words("# C#", Style.HEADING_1) == ["C#"]


@pytest.mark.parametrize(
    ("line", "mark"),
    [("- a", "- "), ("* a", "* "), ("12. a", "12. "), ("  + a", "  + "), ("> a", "> "), ("> - a", "> ")],
)
def test_lists_and_quotations_begin_with_a_mark(line: str, mark: str) -> None:
    """The mark stands back; “-a” and “1.5” are words."""
    assert pieces(line)[0][0] == mark
    assert Style.MARK in pieces(line)[0][1]


@pytest.mark.parametrize("line", ["-a", "1.5 million", "+7 is the code", "a - b"])
def test_what_only_looks_like_a_list_is_plain(line: str) -> None:
    """A mark needs a space behind it and nothing before it."""
    assert pieces(line) == []


def test_a_quotation_is_quoted_to_its_end() -> None:
    """Emphasis inside it is both."""
    assert words("> a *b*", Style.QUOTE) == ["a ", "b"]


@pytest.mark.parametrize("line", ["---", "* * *", "___", "==="])
def test_a_rule_is_nothing_but_marks(line: str) -> None:
    """The line under a heading of the older kind is one, too."""
    assert pieces(line) == [(line, Style.MARK)]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("see [the map](http://x.org/a_(b)) now", "the map"),
        ('![A ferry](ferry.jpg "On the Caspian")', "A ferry"),
        ("[text][ref]", "text"),
        ("[](x)", None),
        ("[no link]", None),
        ("[sic] (and this)", None),
    ],
)
def test_a_link_shows_its_words(line: str, label: str | None) -> None:
    """Brackets and address are marks; brackets alone are copy."""
    assert words(line, Style.LINK) == ([label] if label else [])


def test_emphasis_within_and_around_a_link_is_seen() -> None:
    """The address of a link never opens emphasis."""
    assert words("**a [b *c*](x_y_z) d**", Style.STRONG) == ["a ", "b ", "c", " d"]
    assert words("[b *c*](x_y_z)", Style.EMPHASIS) == ["c"]


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("<https://x.org/?a=1>", "https://x.org/?a=1"),
        ("<desk@example.org>", "desk@example.org"),
        ("at https://x.org/a_b_c.", "https://x.org/a_b_c"),
        ("[ref]: http://x.org", "http://x.org"),
    ],
)
def test_an_address_is_one(line: str, address: str) -> None:
    """A full stop behind it belongs to the sentence."""
    assert words(line, Style.ADDRESS) == [address]


def test_code_is_between_as_many_ticks_on_both_sides() -> None:
    """A tick within doubled ones is code."""
    assert words("a `b` ``c`d`` `e", Style.CODE) == ["b", "c`d"]


def test_html_and_footnotes_stand_back() -> None:
    """A tag, a comment and a reference are not copy; “a < b” is."""
    assert words("<b class='x'>a</b> <!-- note --> 2 < 3", Style.HTML) == [
        "<b class='x'>",
        "</b>",
        "<!-- note -->",
    ]
    assert ("[^1]", Style.MARK) in pieces("word[^1]")
    assert pieces("[^1]: The *note*")[0] == ("[^1]:", Style.MARK)


def states(*lines: str) -> list[int]:
    """Return the state behind each line of a text."""
    found = [TEXT]
    for line in lines:
        found.append(scan_line(line, found[-1])[1])
    return found[1:]


def test_a_fence_lasts_until_one_as_long_of_the_same_kind() -> None:
    """Shorter ones, other ones and those with words behind them are code."""
    inside = states("````python", "```", "~~~~", "```` x", "*a*", "`````", "text")

    assert all(each >= FENCE for each in inside[:5])
    assert inside[5:] == [TEXT, TEXT]
    assert words("*a*", Style.CODE, inside[4]) == ["*a*"]
    assert words("*a*", Style.EMPHASIS, inside[4]) == []


def test_a_comment_lasts_until_it_is_closed() -> None:
    """What stands behind its end is copy again."""
    assert states("a <!-- b", "**c**", "d --> **e**", "f") == [COMMENT, COMMENT, TEXT, TEXT]
    assert words("d --> **e**", Style.HTML, COMMENT) == ["d -->"]
    assert words("d --> **e**", Style.STRONG, COMMENT) == ["e"]


def test_a_table_lasts_from_its_rule_to_an_empty_line() -> None:
    """Rows need no pipe in front once the rule was there."""
    assert states("| a | b |", "|---|:-:|", "1 | 2", "", "3 | 4") == [TEXT, TABLE, TABLE, TEXT, TEXT]
    assert words("1 | 2", Style.TABLE, TABLE) == ["1 ", " 2"]
    assert words("1 | 2", Style.TABLE) == []


LINES = st.text(st.sampled_from("ab *_`#->[]()<!|\\:/~1.😀" + string.ascii_letters[:3]), max_size=60)


@given(LINES, st.sampled_from([TEXT, COMMENT, TABLE, FENCE + 6, FENCE + 9]))
def test_pieces_are_in_order_apart_and_within_the_line(line: str, state: int) -> None:
    """Whatever the line, the colouring fits it."""
    spans, after = scan_line(line, state)
    found = list(flatten(spans))

    assert all(0 <= each.start < each.end <= len(line) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert after in {TEXT, COMMENT, TABLE} or after >= FENCE


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from(list(Style))), max_size=8))
def test_flattening_colours_every_character_as_the_spans_did(raw: list[tuple[int, int, Style]]) -> None:
    """Character by character: the styles of all spans over it."""
    spans = [Span(min(one, other), max(one, other), style) for one, other, style in raw]
    expected = {
        at: style
        for at in range(20)
        if (style := Style(sum({each.style for each in spans if each.start <= at < each.end})))
    }

    found = {at: style for start, end, style in flatten(spans) for at in range(start, end)}

    assert found == expected


@pytest.mark.parametrize(
    "part", ["![[]()", "[", "*a _b ", "`a``b", "[^", "<a<!--", "[a](", "|", "# ", "https://", "-- "]
)
def test_a_line_made_to_be_slow_is_not(part: str) -> None:
    """Twenty thousand characters of it are scanned with time to spare; a bad pattern would take minutes."""
    spans, _ = scan_line((part * 20_000)[:20_000], TEXT)

    assert all(each.end <= 20_000 for each in flatten(spans))
