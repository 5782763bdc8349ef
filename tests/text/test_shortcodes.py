"""What a story asks the newsroom in double braces, and what stands there on the page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.text.opening import opening
from newsdesk.text.render import Typesetter, render
from newsdesk.text.shortcodes import Answers, Table, may_ask, told
from newsdesk.text.words import plain
from newsdesk.text.worker import Renderer

TABLE = Table(("Currency", "Rate"), (("tenge", "<475>"), ("som", "87 & *x*")), "The day’s rates")
KNOWN: Answers = {"rate KZT": "475.3 <b>&amp; *tenge*", "rates table": TABLE}
ANSWER = "475.3 &lt;b&gt;&amp;amp; *tenge*"
PARTS = st.sampled_from(
    [
        *("{{rate KZT}}", "{{ rate  KZT }}", "{{rate XYZ}}", "{{rates table}}", "{{", "}}", "`", "*", "word"),
        *("[a](https://e.org/{{rate KZT}})", "[^1]", "\n[^1]: {{rate KZT}}", "> [!facts] {{rate KZT}}\n"),
        *(" ", "\n", "\n\n", "<b title=", "\\"),
    ]
)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("At {{rate KZT}}.", f"<p>At {ANSWER}.</p>"),
        ("**{{ rate   KZT }}**", f"<p><strong>{ANSWER}</strong></p>"),
        ("## {{rate KZT}}", f'<h2 id="h-475-3-b-amp-tenge">{ANSWER}</h2>'),
        ("{{rate XYZ}} and {{rate}}", "<p>{{rate XYZ}} and {{rate}}</p>"),
        ("{{7*7}} {{ x }} {{ratio}}", "<p>{{7*7}} {{ x }} {{ratio}}</p>"),
        ("`{{rate KZT}}`", "<p><code>{{rate KZT}}</code></p>"),
        ("```\n{{rate KZT}}\n```", "<pre><code>{{rate KZT}}\n</code></pre>"),
        ("    {{rates table}}", "<pre><code>{{rates table}}\n</code></pre>"),
        (r"\{{rate KZT}}", "<p>{{rate KZT}}</p>"),
        ("In {{rates table}}", "<p>In {{rates table}}</p>"),
    ],
)
def test_what_becomes_of(markdown: str, html: str) -> None:
    """An answer is data, whatever it holds; in code, and where there is none, it stands as typed."""
    assert render(markdown, KNOWN).html == html


def test_a_table_stands_by_itself() -> None:
    """Its first cells are headings; nothing in it is read as Markdown or HTML."""
    html = render("Before\n\n{{ rates  table }}", KNOWN).html

    assert re.sub(r"\n", "", html) == (
        "<p>Before</p><table><caption>The day’s rates</caption>"
        '<thead><tr><th scope="col">Currency</th><th scope="col">Rate</th></tr></thead><tbody>'
        '<tr><th scope="row">tenge</th><td>&lt;475&gt;</td></tr>'
        '<tr><th scope="row">som</th><td>87 &amp; *x*</td></tr></tbody></table>'
    )


def test_what_has_no_answer_is_named() -> None:
    """Once each, in its order, also in notes and boxes; not what is code, and not other braces."""
    body = "{{rate B}} {{rate KZT}} `{{rate D}}` {{rate  B}}[^1]\n\n> [!facts] {{rates table}}"
    text = body + "\n\n[^1]: {{rate A}} {{7*7}}"

    assert render(text, KNOWN).unanswered == ("rate B", "rates table", "rate A")
    assert render(text).unanswered == ("rate B", "rate KZT", "rates table", "rate A")


def test_answers_that_come_later_are_put_in() -> None:
    """The same text with other answers is set anew where it asks, in notes too."""
    typesetter = Typesetter()
    text = "Plain *words*.\n\nAt {{rate KZT}}[^1].\n\n[^1]: {{rate KZT}}"

    told: tuple[Answers, ...] = ({}, {"rate KZT": "12.5"}, {"rate KZT": "13"}, {})
    found = [typesetter.render(text, known) for known in told]

    assert [each.html.count("12.5") for each in found] == [0, 2, 0, 0]
    assert found == [render(text, known) for known in told]


@given(st.lists(PARTS, max_size=8).map("".join))
def test_answers_put_nothing_into_the_page_but_themselves(markdown: str) -> None:
    """Wherever they stand: no tag of theirs, and what is unanswered without them is answered or as before."""
    bare, told = render(markdown), render(markdown, KNOWN)

    assert "<b>&amp;" not in told.html
    assert set(told.unanswered) <= set(bare.unanswered)


def test_answers_go_along_to_the_process() -> None:
    """Texts and tables, and the names of what was unanswered come back."""
    with Renderer() as renderer:
        text = "{{rate KZT}} {{rate X}}\n\n{{rates table}}"

        assert renderer.render(text, KNOWN) == render(text, KNOWN)
        assert renderer.render(text) == render(text)


def test_a_plain_text_tells_answers_and_tables() -> None:
    """A table's lines with its caption above them, which a summary passes over; what is not known stays."""
    known: Answers = {"rate KZT": "475.3 tenge", "rates table": TABLE}

    said = told("{{rates table}}\n\nAt {{ rate  KZT }}, {{rate XYZ}}{{rates table}}.", known)

    lines = "The day’s rates\n| Currency | Rate |\n| tenge | <475> |\n| som | 87 & *x* |"
    assert plain(said) == f"{lines}\n\nAt 475.3 tenge, {{{{rate XYZ}}}}."
    assert opening(said, 80) == "At 475.3 tenge, {{rate XYZ}}."


@pytest.mark.parametrize(("text", "may"), [("{{rate KZT}}", True), ("a {b} {c", False), ("", False)])
def test_which_texts_are_looked_through(text: str, may: bool) -> None:
    """Those that have two braces in a row."""
    assert may_ask(text) is may
