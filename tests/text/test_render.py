"""Markdown becomes HTML that is safe, complete, and the same however it is cut."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsdesk.text.allowed import alive, outlined
from newsdesk.text.characters import legal
from newsdesk.text.dialect import Definitions, Dialect
from newsdesk.text.render import LONGEST, Typesetter, render

# fmt: off

#: What may stand in a page, written down a second time so that a slip in the first shows.
TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "div", "dl", "dt", "em",
    "figcaption", "figure", "h2", "h3", "h4", "h5", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p",
    "pre", "q", "s", "small", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "u", "ul", "aside",
}
ATTRIBUTES = {
    "href": r"(https?://|mailto:|tel:)\S+|#(fn|h-)\S*",
    "title": r".*",
    "alt": r".*",
    "id": r"(fn|h-)\S*",
    "class": r"|pull-quote|facts|by|footnote(-ref|-backref)?|left|center|right|language-[\w+#.-]+",
    "src": r"media/(?!.*\.\.)[\w./-]+",
    "rel": r"noopener noreferrer",
    "start": r"\d+",
    "width": r"\d+",
    "height": r"\d+",
    "colspan": r"\d+",
    "rowspan": r"\d+",
    "scope": r"row|col",
    "lang": r"[A-Za-z0-9-]{2,36}",
    "hreflang": r"[A-Za-z0-9-]{2,36}",
}

#: Pieces of Markdown and of HTML, good and bad; joined in any order.
LINES = st.sampled_from([
    "text", "- item", "1. one", "3. three", "> quote", "    code", "  two", "", "", "", "# Head",
    "## Head ##", "```", "~~~", "***", "===", "---", "* x", "text  ", "\\", "<b>x", "</b>", "<div>",
    "</div>", "<td>z", "`a", "*b*", "**", "_c_", "[sic]", "[a](b)", "![", "    - nested", "  - n2", ">",
    "“Quoted", "100 x", "A: b", "&amp;", "&", "…and", "«к»", "— dash", "a\u00a0b", "<script>w",
    '<a href="x>y', "<!-- c", "-->", "<title>t", "<?p", "<![CDATA[", "{{7*7}}", "[Editor]: remark",
    "<textarea>", "<template>v", "> [!facts] Title", "> [!quote]", "> — Name", "</aside>",
    "{{rate KZT}}",
])
#: What defines something that is used elsewhere, and what uses it.
DEFINING = st.sampled_from([
    "", "", "Called[^1] and[^two words] and[^1].", "[^1]: Note *one*", "[^two words]: Note[^1]",
    "[^3]: lonely", "[a link][x]", "[x]: https://example.org/x", "[x]: https://example.org/y",
    "The OSCE met", "*[OSCE]: A body", "## A heading", "plain words", "[^1]:", "calls[^3]",
    "```", "`[^1]`", "[x]: https://example.org/z 'Title'", "[X]: https://example.org/w", "*[OSCE]: Another",
    "[^1]: Second",
])
DEFINITIONS = st.lists(DEFINING, max_size=8).map("\n".join)
DOCUMENTS = st.lists(LINES, max_size=9).map("\n".join)
HOSTILE = st.lists(st.sampled_from([
    "<", ">", '"', "'", "&", "/", "=", "\n", "\n\n", " ", "x", "<script>", "</script>", "<img src=",
    "<a href=", "onerror=alert(1)", "javascript:", "data:text/html,", "<svg", "<style>", "</style>",
    "<iframe", "<!--", "-->", "<table>", "<td", "style=", "id=", "class=", "<math>", "<template>", "[x](",
    ")", "![y](", "`", "<p", "<form", "//evil", "https://", "media/../", "media/a.jpg", "\\\\host\\x",
    "&#106;", "&colon;", "\x00", "\u2028", "[^1]", "[^1]: ", "[z]: ", "{{", "}}", "%", "<base href=",
    "file:///",
]), max_size=12).map("".join)

# fmt: on


class Reader(HTMLParser):
    """Collects what stands in some HTML that should not, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.bad.append(f"<{tag}>")
        for name, value in attrs:
            allowed = re.compile(ATTRIBUTES.get(name, "(?!)"), re.DOTALL | re.IGNORECASE)
            if not allowed.fullmatch(value or ""):
                self.bad.append(f"{name}={value}")

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.bad.append(data)

    def handle_decl(self, decl: str) -> None:
        self.bad.append(decl)

    def handle_pi(self, data: str) -> None:
        self.bad.append(data)


@given(st.one_of(HOSTILE, st.text(), DOCUMENTS))
def test_nothing_outside_the_allow_list_survives(markdown: str) -> None:
    """Whatever is typed, the page gets tags, attributes and addresses from the list only, and no error."""
    assert Reader(render(markdown).html).bad == []


@given(DOCUMENTS)
def test_no_word_is_lost(markdown: str) -> None:
    """Every word outside a tag, an address and a comment is in the page."""
    seen = Reader(render(markdown).html).text
    typed = re.sub(
        r"<!--.*?-->|\[!\w+\]|</?(?:b|div|td|title|textarea|template|script)>|\]\([^)]*\)|&\w+;",
        " ",
        markdown,
        flags=re.DOTALL,
    )

    assert [word for word in re.findall(r"[^\W\d_]{2,}", typed) if word not in seen] == []


@given(DOCUMENTS)
@example("text\n> [!facts] Title\n---")
@example("text\n> [!quote] Words\n===")
def test_cutting_into_blocks_changes_nothing(markdown: str) -> None:
    """Block by block gives the same HTML as the whole text at once."""
    rendered = render(markdown)
    if not rendered.notice and "<" not in markdown:
        assert rendered.html == "\n".join(outlined(Dialect().pieces(legal(markdown), Definitions())))


@given(DEFINITIONS)
def test_cutting_a_text_with_definitions_changes_nothing_either(markdown: str) -> None:
    """Notes are numbered through the whole text, and links lead where they lead at once."""
    rendered = render(markdown)
    if not rendered.notice:
        dialect = Dialect()
        known = dialect.definitions([markdown])
        body = "\n".join(alive(outlined(dialect.pieces(markdown, known))))
        shown = [
            block.html for block in rendered.blocks if not block.html.startswith('<div class="footnote"')
        ]
        assert _links_apart("\n".join(shown)) == _links_apart(body)


def _links_apart(html: str) -> str:
    """Return HTML without the links to notes, which stand apart from the text."""
    return re.sub(r'(?<=class="footnote-ref")[^>]*', "", html)


@given(st.lists(st.one_of(DEFINITIONS, DOCUMENTS), min_size=2, max_size=4))
def test_what_was_set_before_shows_nowhere(texts: list[str]) -> None:
    """Whatever text came before it, a text is rendered as if it were the first."""
    typesetter = Typesetter()

    assert [typesetter.render(text) for text in texts] == [render(text) for text in texts]


def test_blocks_know_their_first_line() -> None:
    """Lines count from 1; lists, quotes and fenced code are one block each, empty lines inside or not."""
    source = "# One\n\nTwo\nlines\n\n- a\n\n- b\n\n    c\n\n> q\n\n> r\n\n```\nx\n\ny\n```\nlast"

    lines = [(block.line, re.sub(r"<[^>]*>|\s", "", block.html)) for block in render(source).blocks]

    assert lines == [(1, "One"), (3, "Twolines"), (6, "abc"), (12, "qr"), (16, "xy"), (21, "last")]


def test_blocks_of_a_text_with_notes_know_their_lines_too() -> None:
    """Notes and links make it one piece of work; the blocks are told apart all the same."""
    source = "[x]: https://example.com/\n\n# Head\nFirst[^n].\n\nSecond [x].\n\n[^n]: A note.\n"

    blocks = render(source).blocks

    assert [(block.line, block.html[:14]) for block in blocks] == [
        (3, '<h2 id="h-head'),
        (4, "<p>First<sup i"),
        (6, "<p>Second <a h"),
        (8, '<div class="fo'),
    ]


REL = 'rel="noopener noreferrer"'
ADDRESS = "https://example.org/?a&amp;b"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("{{7*7}} and {% raw %}", "<p>{{7*7}} and {% raw %}</p>"),
        ("He said [sic] that [the] court", "<p>He said [sic] that [the] court</p>"),
        ("[Editor]: nonsense", "<p>[Editor]: nonsense</p>"),
        ("<h1>Raw</h1>", '<h2 id="h-raw">Raw</h2>'),
        ("“It’s” -- 'so'…", "<p>“It’s” -- 'so'…</p>"),
        ("a <b>c", "<p>a <b>c</b></p>"),
        ("<script>x</script> y", "<p>&lt;script&gt;x&lt;/script&gt; y</p>"),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("![A map](https://example.com/a.png)", "<p>A map</p>"),
        ("A ![map](media/ab/ab12.png)", '<p>A <img alt="map" src="media/ab/ab12.png"></p>'),
        ("![A map](media/ab/ab12.png)", '<figure><img alt="A map" src="media/ab/ab12.png"></figure>'),
        ("![A map](media/../secret.png)", "<p>A map</p>"),
        ("[x](other.html) [y](//host/z)", "<p><a>x</a> <a>y</a></p>"),
        ('[x](#h-nowhere "t") [y](tel:1)', f'<p><a title="t">x</a> <a href="tel:1" {REL}>y</a></p>'),
        ("[](https://example.org/?a&b)", f'<p><a href="{ADDRESS}" {REL}>{ADDRESS}</a></p>'),
        ("## \n\nText.\n\n##", "<p>Text.</p>"),
        ("a[^9]", "<p>a[^9]</p>"),
        ('<i lang="ru">да</i> <b lang="x y">z</b>', '<p><i lang="ru">да</i> <b>z</b></p>'),
        ('<a href="tel:1" hreflang="kk">x</a>', f'<p><a href="tel:1" hreflang="kk" {REL}>x</a></p>'),
        ("5. five\n6. six", '<ol start="5">\n<li>five</li>\n<li>six</li>\n</ol>'),
    ],
)
def test_what_becomes_of(markdown: str, html: str) -> None:
    """One case of the dialect, each exactly."""
    assert render(markdown).html == html


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        ("#", "2"),
        ("### # ##", "2 2 3"),
        ("## ### ### ## ####", "2 3 3 2 3"),
        ("# ## ### #### ##### ###### #", "2 3 4 5 5 5 2"),
    ],
)
def test_headings_begin_under_the_headline_and_skip_no_level(typed: str, levels: str) -> None:
    """Whichever marks a reporter likes, the page has a sound outline."""
    html = render("\n\n".join(f"{marks} Head" for marks in typed.split())).html

    assert " ".join(re.findall(r"<h(\d) ", html)) == " ".join(re.findall(r"</h(\d)>", html)) == levels


def test_columns_keep_their_alignment_without_inline_style() -> None:
    """The pages' security policy forbids style attributes."""
    html = render("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |").html

    assert '<th class="left">a</th>\n<th class="center">b</th>\n<th class="right">c</th>' in html
    assert "style" not in html


def test_a_note_and_its_mark_lead_to_each_other() -> None:
    """Also where the label holds spaces, and where a note has no mark there is no dead link."""
    html = render("Text[^a b].\n\n[^a b]: Note.\n[^lost]: Nobody calls.").html

    anchors = set(re.findall(r'id="([^"]+)"', html))
    links = set(re.findall(r'href="#([^"]+)"', html))
    assert links == {"fn:a-b", "fnref:a-b"}
    assert links <= anchors
    assert "Nobody calls." in html


def test_the_ways_back_of_notes_are_told_apart_in_any_language() -> None:
    """By their numbers: a page in Kazakh is not to say something in English to whoever hears it."""
    html = render("Сөз[^a] сөз[^b].\n\n[^a]: Бір.\n[^b]: Екі.").html

    assert re.findall(r'title="([^"]*)"', html) == ["↩ 1", "↩ 2"]


def test_a_text_that_is_too_much_leaves_no_trace() -> None:
    """What Python-Markdown was in the middle of when it gave up does not show in the next text."""
    typesetter = Typesetter()
    typesetter.render("- " * 600 + "deep")

    assert typesetter.render("*fine*").html == "<p><em>fine</em></p>"


def test_a_text_of_millions_of_letters_is_shown_as_it_is() -> None:
    """Somebody pastes a book: its words are there, without their form, and the notice says so."""
    rendered = render("*word* " * (LONGEST // 6))

    assert rendered.notice
    assert rendered.html.count("*word*") == LONGEST // 6


def test_an_abbreviation_is_explained_wherever_it_stands() -> None:
    """Also in plain paragraphs; "[sic]" after a star is none."""
    html = render("The OSCE met.\n\n*[OSCE]: Organization for Security\n\n*[sic]: he said").html

    assert html.startswith('<p>The <abbr title="Organization for Security">OSCE</abbr> met.</p>')
    assert "*[sic]: he said" in html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("#hashtag\n\n#5 bolt", "<p>#hashtag</p>\n<p>#5 bolt</p>"),
        ("  ## Foo ##  \ntext", '<h2 id="h-foo">Foo</h2>\n<p>text</p>'),
        ("####### foo", "<p>####### foo</p>"),
        ("Foo\n- bar\n- baz", "<p>Foo</p>\n<ul>\n<li>bar</li>\n<li>baz</li>\n</ul>"),
        ("In\n14. words", "<p>In\n14. words</p>"),
        ("Foo\n---", '<h2 id="h-foo">Foo</h2>'),
        ("> Foo\n---", "<blockquote>\n<p>Foo</p>\n</blockquote>\n<hr>"),
        ("> Foo\nbar\n---\nbaz", "<blockquote>\n<p>Foo\nbar</p>\n</blockquote>\n<hr>\n<p>baz</p>"),
        ("foo\\\nbar     \nbaz", "<p>foo<br>\nbar<br>\nbaz</p>"),
        (r"\"a\" \<b\> \#", '<p>"a" &lt;b&gt; #</p>'),
    ],
)
def test_what_commonmark_expects(markdown: str, html: str) -> None:
    """Where writers who know it would be surprised."""
    assert render(markdown).html == html


def test_a_definition_holds_for_good() -> None:
    """The first one, also in the block that defines it again."""
    html = render("[a][x]\n\n[x]: https://one.org\n\n[b][x]\n[x]: https://two.org").html

    assert re.findall(r'href="([^"]*)"', html) == ["https://one.org", "https://one.org"]


def test_a_definition_reaches_no_further_than_its_block() -> None:
    """What is indented behind other words is none of the note above them, and what follows it is defined."""
    html = render("[^1]: Note\n\nThe OSCE\n\n    [x]: https://one.org\n*[OSCE]: A body\n\n[^1]").html

    assert '<abbr title="A body">OSCE</abbr>' in html
    assert "<code>[x]: https://one.org" in html


def test_the_first_of_two_notes_of_a_name_is_the_note() -> None:
    """The other is shown as it was typed, and the editor is told."""
    rendered = render("Called[^1].\n\n[^1]: First.\n\n[^1]: Second.")

    assert rendered.html.index("<p>[^1]: Second.</p>") < rendered.html.index("First.")
    assert rendered.notice


def test_headings_can_be_linked_to() -> None:
    """By their words; the second of the same words has a number, and a link to none is none."""
    html = render("## What it *costs*\n\n## What it costs\n\n[a](#h-what-it-costs-2) [b](#h-nothing)").html

    assert re.findall(r'<h2 id="([^"]*)"', html) == ["h-what-it-costs", "h-what-it-costs-2"]
    assert re.findall(r'href="([^"]*)"', html) == ["#h-what-it-costs-2"]


def test_code_keeps_its_language() -> None:
    """For whoever colours it."""
    assert '<code class="language-c++">' in render("```c++\nint x;\n```").html


def test_a_table_row_that_is_too_long_is_shown_as_typed() -> None:
    """Python-Markdown would drop the third cell; the rest of the story keeps its form."""
    rendered = render("*Before*\n\n| a | b |\n|---|---|\n| 1 | 2 | tail |")

    assert rendered.blocks[0].html == "<p><em>Before</em></p>"
    assert "| 1 | 2 | tail |" in rendered.html
    assert "too complex" in rendered.notice


def test_what_nests_too_deeply_is_shown_as_typed() -> None:
    """Six hundred lists in each other end in the plain text, not in an error."""
    rendered = render("- " * 600 + "deep")

    assert "deep" in rendered.html
    assert rendered.notice


def test_characters_that_no_page_can_carry_are_replaced() -> None:
    """Control characters go, halves of surrogate pairs show that something was there."""
    assert render("a\x00b\x1ec \ud800 \ufffe d").html == "<p>abc \ufffd \ufffd d</p>"


def test_line_ends_of_all_systems_are_the_same() -> None:
    """Windows, old Mac and Unix give the same blocks on the same lines."""
    assert render("a\r\n\r\nb") == render("a\n\nb") == render("a\r\rb")


def test_a_link_after_an_editors_brackets_is_a_link() -> None:
    """“[sic]” is no reference to what stands behind it."""
    rendered = render("He said so [sic] [in a letter](https://example.org/a) today.")

    assert '[sic] <a href="https://example.org/a"' in rendered.html
    assert rendered.notice == ""


def test_a_heading_in_another_language_is_a_heading() -> None:
    """Typed as HTML, with its language: it gets its level and its anchor as any other."""
    rendered = render('## A\n\n<h4 lang="ru">Да</h4>\n\nText.')

    assert rendered.html == ('<h2 id="h-a">A</h2>\n<h3 lang="ru" id="h-da">Да</h3>\n<p>Text.</p>')
    assert rendered.notice == ""


@pytest.mark.parametrize("number", ["1", "11", "xFFFE", "x1F", "55296"])
def test_no_character_by_its_number_breaks_a_page(number: str) -> None:
    """What neither HTML nor XML can carry is not carried in by the back door."""
    body = render(f"Before &#{number}; after").html

    assert body == "".join(each for each in body if each.isprintable())
    assert re.fullmatch(r"<p>Before .? ?after</p>", body)
