"""How one page became another, for readers' eyes."""

import re

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.story import StoryText
from newsdesk.text.compare_pages import compare_pages
from newsdesk.text.render import render

lines = st.lists(
    st.sampled_from(
        [
            *("Wool is dear.", "Wool is *very* dear.", "- one", "- two\n- three", "## Head", "> said he", ""),
            *("| a | b |\n|--|--|\n| 1 | 2 |", "| a | b |\n|--|--|\n| 3 | 2 |", "[Map](https://a.org) here"),
            *("1 < 2 & 3", "`code`", "A note[^1].\n\n[^1]: Of what.", "***", "Snow.  \nMore snow."),
        ]
    ),
    max_size=6,
).map("\n\n".join)


def page(old: str, new: str, headlines: tuple[str, str] = ("", "")) -> str:
    one, two = StoryText(headline=headlines[0], body=old), StoryText(headline=headlines[1], body=new)
    return compare_pages((one, render(old)), (two, render(new)))


def words(html: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", html).split()


@given(old=lines, new=lines)
def test_without_the_marks_it_is_either_page(old: str, new: str) -> None:
    """What came taken out, it has the words of the old; what went taken out, those of the new."""
    html = page(old, new)

    before = re.sub(r"<ins>.*?</ins>", " ", html, flags=re.DOTALL)
    after = re.sub(r"<del>.*?</del>", " ", html, flags=re.DOTALL)
    assert "".join(words(before)) == "".join(words(render(old).html))
    assert "".join(words(after)) == "".join(words(render(new).html))


@given(old=lines, new=lines)
def test_it_is_whole_html(old: str, new: str) -> None:
    """Every tag is closed where it must be: a strict reader finds nothing to put right."""
    html = page(old, new)
    tags = {*re.findall(r"<([a-z0-9]+)", html)}

    read = nh3.clean(html, tags=tags, attributes={"*": {"href", "id", "class"}}, link_rel=None)

    def shape(text: str) -> list[str]:
        return re.findall(r"</?[a-z0-9]+", text)

    assert shape(read) == shape(html)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Wool is dear.", "Wool is cheap.", "<p>Wool is <del>dear</del><ins>cheap</ins>.</p>"),
        ("- one\n- two", "- one", "<ul>\n<li>one</li>\n<li><del>two</del></li></ul>"),
        ("## Head", "## Head two", "<h2>Head<ins> two</ins></h2>"),
        ("One.", "One.\n\nTwo.", "<p>One.</p>\n<p><ins>Two.</ins></p>"),
        ("One.\n\nTwo.", "One.", "<p>One.</p>\n<p><del>Two.</del></p>"),
    ],
)
def test_words_are_marked_where_they_stand(old: str, new: str, shown: str) -> None:
    """In the readers' own headings, lists and paragraphs."""
    assert page(old, new) == shown


def test_where_only_a_mark_changed_both_are_shown() -> None:
    """Bold, an address, a paragraph made a quotation: no word changed, and still something did."""
    html = page("[Map](https://a.org)", "[Map](https://b.org)")

    assert html.count("<del>Map</del>") == 1
    assert html.count("<ins>Map</ins>") == 1


def test_headlines_are_marked_and_never_markup() -> None:
    """They are plain text."""
    html = page("", "", ("<b>Snow</b>", "<b>Rain</b>"))

    assert html == "<h1>&lt;b&gt;<del>Snow</del><ins>Rain</ins>&lt;/b&gt;</h1>"


def test_nothing_hostile_gets_through() -> None:
    """Both pages come from the renderer; the marks add nothing."""
    html = page("<script>alert(1)</script> old", "<img src=x onerror=alert(1)> new <ins onclick='x'>y</ins>")

    assert "<script" not in html
    assert "onerror=" not in re.sub(r"&lt;.*?&gt;", "", html)
    assert "onclick" not in re.sub(r"&lt;.*?&gt;", "", html)
