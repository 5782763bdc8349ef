"""What is what in a line of Markdown."""

import string
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.widgets.writing.scan import (
    COMMENT,
    FENCE,
    HEAD,
    LISTED,
    LOOSE,
    PROSE,
    QUOTED,
    TABLE,
    TEXT,
    TITLE,
    Span,
    Style,
    flatten,
    scan,
    scan_line,
    scan_lines,
)


def pieces(line: str, state: int = TEXT, following: str = "") -> list[tuple[str, Style]]:
    """Return the coloured pieces of a line, as text."""
    return [(line[start:end], style) for start, end, style in flatten(scan(line, state, following).spans)]


def words(line: str, style: Style, state: int = TEXT, following: str = "") -> list[str]:
    """Return the pieces of a line that have a style and are no marks."""
    found = pieces(line, state, following)
    return [text for text, each in found if style in each and Style.MARK not in each]


def words_of(lines: list[str], style: Style) -> list[list[str]]:
    """Return the same for each of several lines that are scanned together."""
    return [
        [
            line[start:end]
            for start, end, each in flatten(scanned.spans)
            if style in each and Style.MARK not in each
        ]
        for line, scanned in zip(lines, scan_lines(lines, TEXT), strict=True)
    ]


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


def test_the_line_that_opens_a_box_is_a_mark() -> None:
    """Behind it a fact box has its title, a pull quote its words; in an item of a list it is copy."""
    lines = ["> [!facts] The *mill*", "> - a", "> [!Quote] We", "> have", "> [!note]"]

    assert pieces(lines[0])[0] == ("> [!facts] ", Style.MARK)
    assert words_of(lines, Style.STRONG) == [["The ", "mill"], [], [], [], []]
    assert words_of(lines, Style.QUOTE) == [["The ", "mill"], ["a"], ["We"], ["have"], ["[!note]"]]
    assert words("> [!facts] T", Style.STRONG, PROSE | LISTED) == []


@pytest.mark.parametrize("line", ["---", "* * *", "___"])
def test_a_rule_is_nothing_but_marks(line: str) -> None:
    """Three of a kind, with or without spaces."""
    assert pieces(line) == [(line, Style.MARK)]


@pytest.mark.parametrize(("line", "style"), [("===", Style.HEADING_1), ("-", Style.HEADING_2)])
def test_a_line_under_the_first_of_a_paragraph_makes_it_a_heading(line: str, style: Style) -> None:
    """As long or short as it is; under the second line it is nothing, and so it is under a list."""
    assert words("Mill turns *wool*", style, TEXT, line) == ["Mill turns ", "wool"]
    assert pieces(line, scan("Mill", TEXT, line).state) == [(line, Style.MARK)]
    assert words("Mill", style, PROSE, line) == []
    assert words("- Mill", style, TEXT, line) == []


@pytest.mark.parametrize("code", ["{{rate KZT}}", "{{ convert 40bn UZS to USD }}", "{{rates table}}"])
def test_a_shortcode_of_the_newsroom_is_one(code: str) -> None:
    """Braces around anything else are copy, and copy is what it is."""
    assert words(f"worth {code} today", Style.RATE) == [code.strip("{}")]
    assert pieces("{{7*7}} and {{ratio}}") == []


def test_what_is_far_from_the_edge_is_code() -> None:
    """Only where a block begins: in a paragraph and in a list it is copy."""
    assert words("    x = *1*", Style.CODE) == ["    x = *1*"]
    assert words("\tx", Style.CODE) == ["\tx"]
    assert words("    x", Style.CODE, PROSE) == []
    assert words("    x", Style.CODE, TEXT | LISTED) == []


def test_a_note_an_abbreviation_and_a_reference_are_defined_by_marks() -> None:
    """What a note says is copy; where a reference leads is an address."""
    assert pieces("[^1]: The *note*")[0] == ("[^1]:", Style.MARK)
    assert words("[^1]: The *note*", Style.EMPHASIS) == ["note"]
    assert pieces("*[EBRD]: European *Bank*") == [("*[EBRD]:", Style.MARK)]


@pytest.mark.parametrize(
    ("lines", "style", "expected"),
    [
        (["a **b", "c** d"], Style.STRONG, [["b"], ["c"]]),
        (["**a", "*b*", "c**"], Style.STRONG, [["a"], ["b"], ["c"]]),
        (["> *a", "> b* c"], Style.EMPHASIS, [["a"], ["b"]]),
        (["see [the", "map](https://x.org)"], Style.LINK, [["the"], ["map"]]),
        (["`a", "b`"], Style.CODE, [["a"], ["b"]]),
        (["- *a", "- b*"], Style.EMPHASIS, [[], []]),
        (["*a", "", "b*"], Style.EMPHASIS, [[], [], []]),
        (["# *a", "b*"], Style.EMPHASIS, [[], []]),
        (["😀 *a", "😀* b"], Style.EMPHASIS, [["a"], ["😀"]]),
    ],
)
def test_what_begins_in_one_line_of_a_paragraph_ends_in_another(
    lines: list[str], style: Style, expected: list[list[str]]
) -> None:
    """But never beyond the paragraph, the item or the heading."""
    assert words_of(lines, style) == expected


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


def states(*lines: str) -> list[int]:
    """Return the state behind each line of a text."""
    return [each.state for each in scan_lines(lines, TEXT)]


def test_a_fence_lasts_until_one_as_long_of_the_same_kind() -> None:
    """Shorter ones, other ones and those with words behind them are code."""
    inside = states("````python", "```", "~~~~", "```` x", "*a*", "`````", "text")

    assert all(each >= FENCE for each in inside[:5])
    assert inside[5:] == [TEXT, PROSE]
    assert words("*a*", Style.CODE, inside[4]) == ["*a*"]
    assert words("*a*", Style.EMPHASIS, inside[4]) == []


def test_a_comment_lasts_until_it_is_closed() -> None:
    """What stands behind its end is copy again."""
    assert states("a <!-- b", "**c**", "d --> **e**", "f") == [COMMENT, COMMENT, PROSE, PROSE]
    assert states("a <!-- b", "", "c") == [COMMENT, TEXT, PROSE]
    assert words("d --> **e**", Style.HTML, COMMENT) == ["d -->"]
    assert words("d --> **e**", Style.STRONG, COMMENT) == ["e"]


@pytest.mark.parametrize(("line", "below"), [("a <!--", "==="), ("<!--", "---"), ("a | <!--", "--|--")])
def test_what_is_in_a_comment_underlines_nothing(line: str, below: str) -> None:
    """Else what is typed below would leave the line looking as a heading, or a table's head, did."""
    assert scan(line, TEXT, below) == scan(line, TEXT)
    assert scan_lines([line, below], TEXT) == [scan(line, TEXT), scan(below, COMMENT)]


def test_a_table_lasts_from_its_head_to_an_empty_line() -> None:
    """Rows need no pipe in front; a row without a rule below it is copy."""
    assert states("a | b", "---|:-:", "1 | 2", "", "3 | 4") == [HEAD, TABLE, TABLE, TEXT, PROSE]
    assert words("a | b", Style.TABLE, TEXT, "---|:-:") == ["a ", " b"]
    assert words("1 | 2", Style.TABLE, TABLE) == ["1 ", " 2"]
    assert words("| 1 | 2 |", Style.TABLE) == []


def test_what_a_line_stands_in_is_handed_down() -> None:
    """A list goes on over an empty line and indented ones, a quotation over lines without its mark."""
    assert states("- a", "", "    b", "", "c") == [PROSE | LISTED, LISTED, PROSE | LISTED, LISTED, PROSE]
    assert states("> a", "b", "", "c") == [PROSE | QUOTED, PROSE | QUOTED, TEXT, PROSE]
    assert states("A", "=", "b") == [TITLE, TEXT, PROSE]


LINES = st.text(st.sampled_from("ab *_`#->[]()<!|\\:/~1.😀" + string.ascii_letters[:3]), max_size=60)


STATES = [TEXT, TEXT | LISTED, COMMENT, TABLE, PROSE, PROSE | QUOTED, TITLE, HEAD, FENCE + 6, FENCE + 9]


@given(st.lists(LINES, min_size=1, max_size=4), st.sampled_from(STATES))
def test_pieces_are_in_order_apart_and_within_the_line(lines: list[str], state: int) -> None:
    """Whatever the lines, the colouring fits them."""
    for line, scanned in zip(lines, scan_lines(lines, state), strict=True):
        found = list(flatten(scanned.spans))

        assert all(0 <= each.start < each.end <= len(line) for each in found)
        assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.lists(LINES, min_size=1, max_size=4), st.sampled_from(STATES))
def test_lines_that_leave_nothing_open_are_the_same_alone(lines: list[str], state: int) -> None:
    """So that most need no look at those around them."""
    together = scan_lines(lines, state)
    if any(each.state < FENCE and each.state & LOOSE for each in together):
        return
    for number, line in enumerate(lines):
        alone = scan(line, state, "".join(lines[number + 1 : number + 2]))
        assert alone == together[number]
        state = alone.state


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
