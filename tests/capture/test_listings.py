"""What a page says is code stays code, letter by letter; what is only set as it was typed is prose."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.capture.pasting import read_paste
from newsdesk.text.render import render

LINES = st.lists(st.text("ab `<>&*_[]^:|#-~\\1.", max_size=8), min_size=1, max_size=5)


def markdown(source: str) -> str:
    return read_paste(source).markdown


@pytest.mark.parametrize(
    ("source", "made"),
    [
        (
            "<pre><code class='language-python'>if x:\n\n    y = 1\n</code></pre>",
            "```python\nif x:\n\n    y = 1\n```",
        ),
        ("<pre class='lang-py prettyprint'><code>x</code></pre>", "```py\nx\n```"),
        ("<div class='highlight-source-shell'><pre>ls -l</pre></div>", "```shell\nls -l\n```"),
        (
            "<div class='highlight-default'><div class='highlight'><pre>\n<b>a</b>\n</pre></div></div>",
            "```\na\n```",
        ),
        (
            "<pre class='sourceCode c++'><code><span>a</span><br><span>b</span></code></pre>",
            "```c++\na\nb\n```",
        ),
        ("<pre class=code><div>a</div><div>b</div></pre>", "```\na\nb\n```"),
        ("<pre><code>a\n```\n</code></pre>", "````\na\n```\n````"),
        ("<pre><code> [x] *y*\u00a0z \n</code></pre>", "```\n [x] *y* z\n```"),
        ("<pre><code>\n\n</code></pre>words", "words"),
        ("<p>Some words around it</p><pre>a\n  b</pre>", "Some words around it\n\n```\na\n  b\n```"),
        (
            "<p>Do</p><ul><li>this<pre><code>a\n\nb</code></pre></li><li>that</li></ul>",
            "Do\n\n- this\n\n    `a`\n\n    `b`\n\n- that",
        ),
        ("<blockquote><pre><code>a\nb</code></pre></blockquote>", "> `a`  \n> `b`"),
        (
            "<p>Use <code>a*b</code>, <b><kbd>x`y</kbd></b> or <a href='https://example.org'><samp>z</samp></a></p>",
            "Use `a*b`, **``x`y``** or [`z`](https://example.org)",
        ),
        ("<p><code>a`</code><code>`b</code></p>", "a\\`\\`b"),
        ('<p><code>``</code> and <code>[gallery ids="1"]</code></p>', '\\`\\` and `[gallery ids="1"]`'),
        (
            "<table><tr><td><code>a|b</code></td><td><code>c</code></td></tr><tr><td>1</td><td>2</td></tr></table>",
            "| a\\|b | `c` |\n| --- | --- |\n| 1 | 2 |",
        ),
    ],
)
def test_code_stays_code(source: str, made: str) -> None:
    """Its language, its lines; in a list or a quotation line by line."""
    assert markdown(source) == made


@pytest.mark.parametrize(
    "source",
    [
        "<pre class='moz-quote-pre' wrap=''>Dear desk,\nthe mill is open.</pre>",
        "<pre style='word-wrap: break-word; white-space: pre-wrap;'>Dear desk,\nthe mill is open.</pre>",
        "<h2>Aida</h2><pre>Dear desk,\nthe mill is open.</pre><p>Archive</p>",
        "<pre>Dear desk,\nthe mill is open.</pre>",
    ],
)
def test_mails_and_text_files_are_prose(source: str) -> None:
    """Their program wraps them, or they are most of what there is."""
    assert "Dear desk, the mill is open." in markdown(source)


@given(LINES)
def test_code_is_shown_letter_by_letter(lines: list[str]) -> None:
    """Whatever it has in it, as a block and within a sentence."""
    code = "\n".join(lines)
    said = [line.rstrip() for line in lines]
    page = render(markdown(f"<p>x</p><pre><code>{html.escape(code)}</code></pre><p>y</p>")).html

    shown = html.unescape(page.partition("<code>")[2].partition("</code>")[0]).split("\n")[:-1]
    assert shown == "\n".join(said).strip("\n").split("\n") or not "".join(said)


@given(st.text("ab `<>&*_[]^:|#-~\\1.", min_size=1, max_size=12).filter(lambda text: text.strip()))
def test_code_in_a_sentence_is_shown_letter_by_letter(code: str) -> None:
    """But for spaces, which are shown as HTML shows them."""
    page = render(markdown(f"<p>x <code>{html.escape(code)}</code> y</p>")).html

    shown = html.unescape(page.replace("<code>", "").replace("</code>", ""))
    assert shown == f"<p>x {' '.join(code.split())} y</p>"
