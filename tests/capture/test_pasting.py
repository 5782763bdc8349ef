"""What office programs, mails and pages put on the clipboard becomes Markdown, and no more than that."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.capture.pasting import read_paste
from newsdesk.capture.worker import PasteReader
from newsdesk.domain.capture import Removed
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.text.render import render
from newsdesk.text.shortcodes import NO_ANSWERS

WORD_LIST = """
<p class=MsoListParagraphCxSpFirst style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span><![endif]>Wool<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o</span>Coarse</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Felt</p>
<p class=MsoNormal style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>One</p>
<p class=MsoNormal style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.</span>Two</p>
"""

#: Opens a tag, or would: an address in angle brackets is a link.
TAG = re.compile(r"<(?!https?:|mailto:)[A-Za-z/!?]")
#: Code, in which there may be what would open one.
CODE = re.compile(
    r"^(`{3,})[\w+#.-]*\n.*?\n\1$|(?<![\\`])(`{1,2})(?!`).+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE
)
SAFE = re.compile(
    r"</?(?:a|b|blockquote|br|em|h[2-5]|hr|img|li|ol|p|pre|code|strong|table|tbody|td|th|thead|tr|ul|div|sup|abbr)"
    r"(?: (?:href|class|id|title|rel|alt|src|start)=\"[^\"<>]*\")*>"
)
PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<i style='font-weight:700'>",
            "</i>",
            "<span> </span>",
            "<br>",
            "&nbsp;",
        ),
        *("<ul>", "<ol start=3>", "<li>", "</li>", "</ul>", "<table>", "<tr>", "<td>", "</td>", "</table>"),
        *(
            "<h1>",
            "<h5>",
            "</h1>",
            "<blockquote>",
            "<pre>",
            "<pre><code>",
            "</pre>",
            "<code>",
            "</code>",
            "<hr>",
            "<a href='#n' id='r'>1</a>",
            "<p id='n'><a href='#r'>1</a>",
            "<li id='m'>Felt <a href='#q'>↩</a></li>",
            "<sup id='q'><a href='#m'>[2]</a></sup>",
            "<script>x</script>",
            "<style>a{}</style>",
            "<!-- c -->",
        ),
        *(
            "<a href='https://e.org/?utm_x=1'>",
            "<a href='javascript:alert(1)'>",
            "</a>",
            "<img src=x onerror=y>",
        ),
        *(
            "<o:p>",
            "</o:p>",
            "<![if !x]>",
            "<![endif]>",
            "<svg onload=x>",
            "<iframe src=x>",
            "<del>",
            "</del>",
            "<q>",
        ),
        *(
            "<p style='mso-list:l0 level3 lfo1'>",
            "<span style='mso-list:Ignore'>1.</span>",
            "<",
            ">",
            "&lt;script&gt;",
        ),
        *(
            "[caption]",
            "[/caption]",
            "*",
            "_",
            "`",
            "[x](y)",
            "![",
            "wool",
            "Osh",
            "1. ",
            "- ",
            "# ",
            "|",
            "\\",
            "\n",
        ),
    ]
)
HTML = st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join)


def markdown(html: str) -> str:
    return read_paste(html).markdown


def hostile() -> Iterator[str]:
    """Yield every text of the corpus for stories."""
    found = json.loads((Path(__file__).parents[1] / "hostile" / "stories.json").read_text("utf-8"))
    yield from (case["markdown"] for case in found["cases"])


@given(HTML)
def test_no_paste_keeps_a_tag(html: str) -> None:
    """Whatever is pasted: in the text there is none, and on the page only those that Markdown makes."""
    made = markdown(html)

    assert not TAG.search(CODE.sub("", made))
    assert not re.search("<[A-Za-z/!?]", SAFE.sub("", render(made).html))


def test_no_hostile_text_keeps_a_tag() -> None:
    """Taken for HTML, each is words, or nothing."""
    for text in hostile():
        made = markdown(text)
        assert not TAG.search(CODE.sub("", made)), text
        assert not re.search("<[A-Za-z/!?]", SAFE.sub("", render(made).html)), text


@pytest.mark.parametrize(
    ("html", "made"),
    [
        (
            "<p>The<span> </span><b>mill</b>&nbsp;<i>in\nOsh</i><o:p></o:p> opened.</p>",
            "The **mill** *in Osh* opened.",
        ),
        (
            "<p>one<span style='mso-spacerun:yes'>&nbsp; </span>two</p><p>&nbsp;</p><p>three</p>",
            "one two\n\nthree",
        ),
        (
            "<b style='font-weight:normal'><p><span style='font-weight:700'>Bold</span> not</p></b>",
            "**Bold** not",
        ),
        ("<p><span style='font-style:italic'>slanted</span></p>", "*slanted*"),
        ("<p><b style='mso-bidi-font-weight:normal'>Bold</b></p>", "**Bold**"),
        ("<div>One</div><div><br></div><div>two<br>three</div>", "One\n\ntwo  \nthree"),
        ("<p>A <del>bad </del>good text</p>", "A good text"),
        ("<p>A <span style='display:none'>hidden </span>text</p>", "A text"),
        ("<blockquote><p>He said</p><p>no</p></blockquote>", "> He said\n>\n> no"),
        ("<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>", "- one\n    - two\n- three"),
        ("<ul><ul><li>one<ul><li>two</ul></ul></ul>", "- one\n    - two"),
        ("<ul><li><ul><li>one</ul></li><li>two</ul>", "- one\n- two"),
        (
            "<ul><li>one<figure><figcaption>A mill</figcaption></figure><ul><li>two</ul></ul>",
            "- one\n\n*Figure: A mill*\n\n- two",
        ),
        ("<ol start=3><li><p>three</p></li><li>four</li></ol>", "3. three\n4. four"),
        ("<nav>Only this</nav>", "Only this"),
        ("<hr><p>One</p><hr><hr><p>two</p><hr>", "One\n\n***\n\ntwo"),
        (
            "<p>One<hr>two</p><ul><li>a<hr>b</li></ul><hr><ul><li>c</li></ul>",
            "One\n\n***\n\ntwo\n\n- a\n\n    b\n\n***\n\n- c",
        ),
        ("<p>1. not a list</p><p># nor a heading</p>", "1\\. not a list\n\n\\# nor a heading"),
        ("words alone", "words alone"),
        ("", ""),
    ],
)
def test_what_becomes_of(html: str, made: str) -> None:
    """Structure and emphasis stay, spaces between words too; what a program left there goes."""
    assert markdown(html) == made


def test_lists_of_word() -> None:
    """They are paragraphs there, with marks of their own."""
    assert markdown(WORD_LIST) == "- Wool\n    - Coarse\n- Felt\n\n1. One\n2. Two"


def test_headings_begin_under_the_headline() -> None:
    """No level is skipped, and none is bold besides."""
    html = "<p class=MsoTitle>Wool</p><h3><b>Osh</b></h3><h6>Mills</h6><h3>Naryn</h3>"

    assert markdown(html) == "## Wool\n\n### Osh\n\n#### Mills\n\n### Naryn"


@pytest.mark.parametrize("words", ["Track #", "#", "Tracks ##", "C#", "# 5"])
def test_a_heading_keeps_its_number_signs(words: str) -> None:
    """Markdown takes those at its end for the end of the heading."""
    html = render(markdown(f"<h2>{words}</h2>"), NO_ANSWERS).html

    assert BeautifulSoup(html, "html.parser").get_text() == words


def test_tables_keep_links_and_emphasis() -> None:
    """Each cell on one line; a caption stands above."""
    html = """<table><caption>Prices</caption><tr><th>City</th><th>Som</th></tr>
    <tr><td><p><a href="https://example.com/osh?fbclid=1">Osh</a></p></td><td><span>-</span></td></tr>
    <tr><td>a | b</td><td><b>3</b><br>4</td></tr></table>"""

    assert markdown(html) == (
        "Prices\n\n| City | Som |\n| --- | --- |\n"
        "| [Osh](https://example.com/osh) | - |\n| a \\| b | **3** 4 |"
    )


WORD_COMMENT = """<p>A <a style='mso-comment-reference:AB_1'>mill</a><span class=MsoCommentReference>
<span style='mso-special-character:comment'>&nbsp;<a class=msocomanchor href="#_msocom_1" name="_msoanchor_1">
{mark}</a></span></span> opens.</p><div style='mso-element:comment-list'><div style='mso-element:comment'>
<div id="_com_1"><a name="_msocom_1"></a><p><span class=MsoCommentReference><a href="#_msoanchor_1">{mark}</a>
</span>Is it true?</p></div></div></div>"""
GOOGLE_COMMENT = """<p>A mill<sup><a href="#cmnt1" id="cmnt_ref1">{mark}</a></sup> opens.</p>
<div><p><a href="#cmnt_ref1" id="cmnt1">{mark}</a><span>Is it true?</span></p></div>"""


@pytest.mark.parametrize(
    ("html", "mark"), [(WORD_COMMENT, "[AB1]"), (WORD_COMMENT, "[1]"), (GOOGLE_COMMENT, "[a]")]
)
def test_a_comment_is_no_copy_and_no_footnote(html: str, mark: str) -> None:
    """Though it is called like one; what it is about is copy."""
    pasted = read_paste(html.format(mark=mark))

    assert pasted.markdown == "A mill opens."
    assert [(each.text.removeprefix(mark).strip(), each.why) for each in pasted.removed] == [
        ("Is it true?", "comment")
    ]


def test_what_was_left_out_is_known() -> None:
    """Pictures with and without a description, but not those that only count readers."""
    html = """<p>A <a href="https://example.com/?utm_a=1&gclid=2">mill</a><img src=a alt="A mill"><img src=b>
    <img src=c width=1 height=1></p><nav>Home</nav><!-- comment -->"""

    assert read_paste(html).removed == (
        Removed("utm_a=1", "address mark that counts visitors", 1),
        Removed("gclid=2", "address mark that counts visitors", 1),
        Removed("A mill", "picture", 1),
        Removed("Home", "navigation", 2),
        Removed("", "picture", 0),
    )


def test_letters_are_composed() -> None:
    """One letter is one letter, however the page spelt it."""
    assert markdown("<p>и\u0306</p>") == "й"


def test_much_is_read_in_a_process_of_its_own() -> None:
    """With the same outcome."""
    html = "<h1>Wool</h1><p>A <b>mill</b> “в Оше” <a href='https://example.com/?utm_a=1'>opened</a></p>"

    with PasteReader() as reader:
        assert reader.read(html * 50) == read_paste(html * 50)


def test_what_cannot_be_read_there_is_said() -> None:
    """A sentence with how much it was; the program goes on."""
    with (
        PasteReader(("false",)) as reader,
        pytest.raises(BadInput, match=r"\(0\.0 million characters of HTML\)"),
    ):
        reader.read("<p>x")


def test_a_process_that_cannot_be_started_is_told_of(tmp_path: Path) -> None:
    """It is not said that there is too much to read."""
    with (
        PasteReader((str(tmp_path / "none"),)) as reader,
        pytest.raises(Refused, match="Close other programs, and try again"),
    ):
        reader.read("<p>x")
