"""Words are counted as a reader would, and text can be had without its marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text.remembering import LONG
from newsdesk.text.words import count, plain, teaser

WORDS = st.lists(st.from_regex(r"[^\W\d_]{1,9}", fullmatch=True), max_size=30)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("", 0),
        ("Don't, don’t and oʻzbek", 4),
        ("well-known non‑breaking", 2),
        ("0.01144 12,500 3.5%", 3),
        ("Қазақстан — Тоҷикистон", 2),
        ("a [link](https://example.com/some/long?x=address (with title)) end", 3),
        ('see [this][ref]\n\n[ref]: https://example.com/x "Not seen"', 2),
        ("[Editor]: nonsense", 2),
        ("**bold** _it_ ~~`code`~~ ***both***", 4),
        ("# Head\n\n1. one\n2. two\n\n- three", 4),
        ("| a | b |\n|---|---|\n| 1 | 2 |", 4),
        ("noted[^1]\n\n[^1]: The note.", 3),
        ("<b class='x y'>two words</b><br>", 2),
        ("![not seen](media/a.jpg) seen", 1),
        ("AT&amp;T &nbsp; x", 3),
        ("```python\nprint\n```", 1),
        ("___ --- *** …", 0),
    ],
)
def test_counted_like_a_reader(markdown: str, words: int) -> None:
    """Marks, addresses and numbers of lists are no words."""
    assert count(markdown) == words


@given(st.text(st.sampled_from("ab1 .<>![]():/#*`_\n"), max_size=60), WORDS)
def test_a_long_text_is_counted_like_a_short_one(markdown: str, words: list[str]) -> None:
    """Whatever its first lines leave open ends at an empty one."""
    rest = "\n\n" + "\n\n".join([*words, "word " * (LONG // 5)])

    assert count(markdown + rest) == count(markdown) + len(words) + LONG // 5


@given(WORDS)
def test_plain_words_are_counted_one_by_one(words: list[str]) -> None:
    """Separated by spaces or by paragraphs, every word counts once."""
    assert count(" ".join(words)) == count("\n\n".join(words)) == len(words)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("A *b* **c** ***d*** and **e *f* g**", "A b c d and e f g"),
        ("2 * 3 * 4 snake_case __init__", "2 * 3 * 4 snake_case init"),
        ("# Head #\n\n> quoted\n> on", "Head\n\nquoted\non"),
        ("a [link](https://e.example/x_(y)) and <https://e.example/>", "a link and https://e.example/"),
        ("He [sic] wrote [the] word", "He [sic] wrote [the] word"),
        ("\\*not emphasis\\* \\# \\[x]", "*not emphasis* # [x]"),
        ("noted[^1]\n\n[^1]: The note.", "noted[1]\n\n[1] The note."),
        ("one<br>two <b>three</b> &amp; &lt;four&gt;", "one\ntwo three & <four>"),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", "| a | b |\n| 1 | 2 |"),
        ("- a\n- b\n\n***\n\nend  \nof it", "- a\n- b\n\nend\nof it"),
        ("Windows\r\n\r\nlines", "Windows\n\nlines"),
    ],
)
def test_plain_text(markdown: str, text: str) -> None:
    """One mark each, and what looks like one."""
    assert plain(markdown) == text


@given(st.lists(WORDS.filter(bool).map(" ".join), max_size=5).map("\n\n".join))
def test_text_without_marks_stays_as_it_is(text: str) -> None:
    """Paragraphs of words are plain already."""
    assert plain(text) == text


@given(st.text())
def test_plain_takes_anything(markdown: str) -> None:
    """No input is an error."""
    plain(markdown)
    count(markdown)


@pytest.mark.parametrize(
    ("text", "limit", "start"),
    [
        ("Short.", 50, "Short."),
        ("One here. Two here. Three is far too long to fit.", 25, "One here. Two here."),
        (
            "The U.S. envoy met J. Smith there. Later they left for home.",
            40,
            "The U.S. envoy met J. Smith there.",
        ),
        ("“Is it so?” She did not know, and nobody would say.", 20, "“Is it so?”"),
        ("Prices rose 3.5 percent, officials said on Monday evening.", 30, "Prices rose 3.5 percent…"),
        ("Prices\n\nrose.", 50, "Prices rose."),
        ("x" * 50, 10, "x" * 9 + "…"),
    ],
)
def test_a_teaser_is_whole_sentences_or_whole_words(text: str, limit: int, start: str) -> None:
    """Abbreviations and figures do not end a sentence."""
    assert teaser(text, limit) == start


@given(st.text(), st.integers(2, 200))
def test_a_teaser_fits(text: str, limit: int) -> None:
    """Never longer than asked, always on one line."""
    short = teaser(text, limit)

    assert len(short) <= limit
    assert "\n" not in short
