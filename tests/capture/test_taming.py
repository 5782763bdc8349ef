"""What browsers put up with in HTML is read as they read it."""

import pytest

from newsdesk.capture.soup import parse
from newsdesk.capture.taming import tame


def shown(html: str) -> str:
    """Return the text of a document, its lines' ends as "/"."""
    soup = parse(html)
    for unseen in soup.find_all(["script", "style"]):
        unseen.extract()
    for line_end in soup.find_all(["br", "p"]):
        line_end.insert_before("/")
    return soup.get_text()


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<script>const open = '<!--';</script>one<!-- a -->two", "onetwo"),
        ("<STYLE>\n<!-- p { color: red }</STYLE >one<!-- a -->two", "onetwo"),
        ("<script src='a.js' />one", "one"),
        ("<scripted>one</scripted>two", "onetwo"),
        ("one<script>if (a < b) { two", "one"),
        ("one<!-- a --!>two<!-- b -->three", "onetwothree"),
        ("one<!-->two<!-- b -->three<!--->four<!---->five", "onetwothreefourfive"),
        ("<!-- a <script> b -->one</script>two", "onetwo"),
    ],
)
def test_what_nobody_sees_ends_where_it_ends(html: str, text: str) -> None:
    """A comment within a script is the script's; words behind either were swallowed."""
    assert shown(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("one</br>two", "one/two"),
        ("one</p>two", "one/two"),
        ("<p>one</p>two", "/onetwo"),
        ("<p>one<p>two</p></p>three</P >four", "/one/twothree/four"),
    ],
)
def test_an_end_without_a_beginning_ends_a_line(html: str, text: str) -> None:
    """Browsers show a line's end; two words would be one."""
    assert shown(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("R&D; AT&T; &Company; A&B", "R&D; AT&T; &Company; A&B"),
        ("&laquo;one&raquo &amp;lt; &eacute;&nbsp;&NotEqualTilde;", "«one» &lt; é\xa0≂̸"),
        ("&#171;&#xBB;&amp", "«»&"),
    ],
)
def test_a_sign_that_begins_no_name_is_kept_whole(html: str, text: str) -> None:
    """The semicolon behind it, too."""
    assert shown(html) == text


@pytest.mark.parametrize(
    "tag",
    [
        '<img alt="a 5" screen">',
        "<b title=it's>",
        '<b title="a"b>',
        "<b title = 'a' x=\"<p>\" / y>",
        "<b\ttitle\n=\na\n>",
    ],
)
def test_careless_attributes_are_a_tags(tag: str) -> None:
    """They were shown as copy, or took the words up to the next quotation mark."""
    assert shown(f'one{tag}two <a href="https://e.org">three</a>{tag}four') == "onetwo threefour"


def test_what_is_in_order_is_left_alone() -> None:
    """Nothing is lost, nothing is added."""
    html = "<div class='a' id=b><p>One &amp; two<br/>three</p></div><hr>\n"

    assert tame(html) == html
