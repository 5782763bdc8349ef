"""What is set at once is what the dialect makes of it, byte for byte; the rest is left to that."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk import assets
from newsdesk.text.blocks import cut
from newsdesk.text.characters import legal
from newsdesk.text.dialect import Definitions, Dialect, defines, shows
from newsdesk.text.plain_marks import html_of
from newsdesk.text.render import Typesetter, render

OWN = Path(__file__).parents[1] / "hostile"

MANY = settings(max_examples=1_500, deadline=None)

#: What may stand in a line, begin one, and end one. One text of ten is set at once.
PIECES = st.sampled_from([
    "word", "a", "Слово ", "«қазақ»", "“Quoted” ", "it’s", " ", " ", ". ", ", ", "…and", "— ", "1986", "12.",
    "3)", "5% ", "$5 ", "(so)", "AT&T", " & ", '"', "'", "a\u00a0b", "\u2003", "\u2028", "\ufeff", "é", "=",
    "@", "*it*", "**bold**", "*два слова*", "**1986.**", "*", "**", "***", "* ", " *", "_", "__", "_it_",
    "#", " ##", "[a](https://example.org)", "[two words](https://a-b.kz/x?y=1&z=%D0%B0#t)", "[",
    "](https://a.io/b_c)", "](", "**[a](http://x.org)**", "[*a*](https://x.org)", "(", ")", "]", "[a]",
    "[a][x]", "![", "!", "[^1]", "^", "]: ", "\n", "\n", "\n> ", "\n>\n> ", "\n- ", "\n* ", "\n+ ", "\n2. ",
    "\n10. ", "\n\n", "\n---", "\n===", "\n    ", "\n|--|", "a | b", "|", "\t", "  ", "  \n", "\\", "`",
    "~~~", "<", ">", "<b>", "&amp;", "&nbsp", "&#1;", ";", "{{", "}}", "{{rate KZT}}", "[!quote]",
    "*[OSCE]: ", "\x00", "\x7f", "-", "--", "+", "https://x.org/a_b",
])  # fmt: skip
STARTS = st.sampled_from(
    ["", "", "", "## ", "# ", "###### ", "> ", "- ", "* ", "+ ", "1. ", "2. ", "#", ">", "- - "]
)
ENDS = st.sampled_from(
    ["", "", "", " ", "#", " #", " ##", "*", "\u00a0", "\n---", "\n=", "\n", "\nand", "\n2. b"]
)
TEXTS = st.builds("{}{}{}".format, STARTS, st.lists(PIECES, max_size=6).map("".join), ENDS)

#: Copy as it is written, in which nothing is left to the dialect.
PROSE = st.sampled_from(
    [
        "The mayor said so",
        "«Мы ждали», — сказал он",
        "5 million of 12.5 in 1986",
        "AT&T & co",
        "a\u00a0b",
        "Алма-Ата",
    ]
)
ADDRESSES = st.sampled_from(
    ["https://example.org", "http://www.a-b.kz/x_y/?q=1&r=%D0%B0#t", "https://x.io/~a,b"]
)
LINKS = st.builds("[{}]({})".format, PROSE, ADDRESSES)
LINES = st.lists(
    st.one_of(
        PROSE,
        LINKS,
        st.builds("**{}**".format, st.one_of(PROSE, LINKS)),
        st.builds("*{}*".format, st.one_of(PROSE, LINKS)),
    ),
    min_size=1,
    max_size=5,
).map(" ".join)
SOME = st.lists(LINES, min_size=1, max_size=4)
COPY = st.one_of(
    SOME.map("\n".join),
    st.builds("{} {}".format, st.integers(1, 6).map("#".__mul__), LINES),
    SOME.map(lambda lines: "\n".join(f"> {line}" for line in lines)),
    SOME.map(lambda lines: "\n>\n".join(f"> {line}" for line in lines)),
    SOME.map(lambda lines: "\n".join(f"- {line}" for line in lines)),
    SOME.map(lambda lines: "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))),
)


#: One for all: to make it takes as long as ten blocks.
DIALECT = Dialect()


def slowly(block: str, known: Definitions | None = None) -> str:
    """Return what the dialect makes of a block."""
    return "\n".join(DIALECT.pieces(block, known or Definitions()))


def is_right(block: str) -> bool:
    """Say whether a block is left to the dialect, or set as that would, with all its words."""
    html = html_of(block)
    return html is None or (html == slowly(block) and shows(html, block) and not defines(block))


@MANY
@given(TEXTS)
def test_what_is_set_at_once_is_what_the_dialect_makes_of_it(text: str) -> None:
    """Whatever stands beside a mark; and a text is set here only if it is one block, and defines nothing."""
    assert is_right(legal(text))


@MANY
@given(COPY, st.one_of(PIECES, ENDS), st.floats(0, 1))
def test_something_within_plain_copy_changes_nothing_of_that(block: str, piece: str, where: float) -> None:
    """One mark too many, one that is none, or one too few, at any place of a block."""
    at = round(where * len(block))

    assert is_right(legal(block[:at] + piece + block[at:]))
    assert is_right(legal(block + piece))
    assert is_right(legal(block[:at] + block[at + 1 :]))


@MANY
@given(st.text(st.sampled_from("ab1 .,:;-–“’()!?%/#+=~^$@&*[]\u00a0é\n'\">"), min_size=1))
def test_letters_and_marks_in_any_order(text: str) -> None:
    """Also what nobody types."""
    assert is_right(text)


@settings(max_examples=500, deadline=None)
@given(st.text(st.sampled_from("aB0.-/?#&=%:_@~,+!$;*4xn"), max_size=20))
def test_an_address_leads_where_it_led(address: str) -> None:
    """The allow-list takes out what leads nowhere, and writes some letters by their numbers."""
    assert is_right(f"[a](https://{address}) b")
    assert is_right(f"[a](https://x.org/{address})")


@settings(max_examples=300, deadline=None)
@given(COPY)
def test_plain_copy_is_set_at_once(block: str) -> None:
    """Or all this would be for nothing."""
    assert html_of(block) == slowly(block)


@given(st.lists(st.one_of(COPY, TEXTS.map(str.strip)), max_size=6).map("\n\n".join))
def test_a_story_is_the_same_with_an_abbreviation_that_it_has_not(markdown: str) -> None:
    """With one nothing is set at once: levels and anchors of headings, notes and links are what they were."""
    beside = "*[ZZYX]: Nobody"

    assert render(f"{markdown}\n\n{beside}").html == render(f"{markdown}\n\n").html


def test_an_abbreviation_is_looked_for_everywhere() -> None:
    """It may stand in any prose, which is set anew when it is defined, and when it is not any more."""
    typesetter = Typesetter()
    plain, explained = ("## The OSCE met", "## The OSCE met\n\n*[OSCE]: A body")

    before, between, after = (typesetter.render(text).html for text in (plain, explained, plain))

    assert '<abbr title="A body">OSCE</abbr>' in between
    assert before == after == '<h2 id="h-the-osce-met">The OSCE met</h2>'


def test_a_reference_is_no_link_of_its_own() -> None:
    """Words in brackets may be defined elsewhere; those of a link may as well, and lead where it says."""
    assert html_of("He said [so] twice") is None
    assert slowly("[so](https://a.org) and", Definitions(links={"so": ("https://b.org", "")})) == html_of(
        "[so](https://a.org) and"
    )


@pytest.mark.parametrize(
    "block",
    [
        "1986. A great year", "Foo\n---", "Foo\n===", "a | b\n--|--", "    code", "- a\n\n- b", "- a\n  b",
        "2. b", "***both***", "**a *b* c**", "*a*b**", "a *b", "* a*", "*a *", "_a_", "`a`", "a  \nb", "a\\",
        "a ", "a\tb", "> [!quote](https://x.org)", "> - a", "> # a", "- # a", "- [ ] a", "+", "## a ##",
        "##", "#a", "> a\nb", "![a](https://x.org)", "[^1](https://x.org)", "[a][x]", "[a](b.html)",
        "[a](https://x.org 'Title')", "[a](https://1.2.3.4)", "[a](https://x.org:99999)",
        "[a](https://xn--a.org)", "[a](https://u@x.org)", "&copy; 2025", "<b>a</b>", "1 < 2", "{{rate KZT}}",
        "{{7*7}}", "[x]: https://x.org", "*[AB]: b", "", "\n",
    ],
)  # fmt: skip
def test_what_is_left_to_the_dialect(block: str) -> None:
    """What means something else, or may."""
    assert html_of(block) is None


#: How often a part of a hard text is repeated here: its shape is the same as ever.
REPEATED = 20


def texts(folder: Path) -> Iterator[str]:
    """Yield the texts of all cases in a folder, whatever they were made to try."""
    for path in sorted(folder.glob("*.json")):
        corpus: dict[str, Any] = json.loads(path.read_text("utf-8"))
        for case in corpus["cases"]:
            yield "".join(text * min(times, REPEATED) for text, times in case.get("parts", ()))
            yield from (case.get(name, "") for name in ("markdown", "text", "input", "cell"))


def test_each_block_of_a_corpus_is_right(pytestconfig: pytest.Config) -> None:
    """CommonMark's own examples among them, where there are such."""
    folders = [OWN, *map(Path, pytestconfig.getoption("corpora"))]
    blocks = {block for folder in folders for text in texts(folder) for _line, block in cut(legal(text))}

    assert [block for block in blocks if not is_right(block)] == []


def test_most_blocks_of_our_own_copy_are_set_at_once() -> None:
    """The sample newsroom's stories, of which some have a table; and all that is, is right."""
    stories = [path.read_text("utf-8") for path in assets.sample_folder().rglob("stories/*.md")]
    blocks = [block for text in stories for _line, block in cut(text.partition("---\n\n")[2])]

    assert [block for block in blocks if not is_right(block)] == []
    assert sum(html_of(block) is not None for block in blocks) > 0.9 * len(blocks) > 0
