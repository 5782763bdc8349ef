"""No word is lost: each is in a candidate, in the ticker or the date, or among what was removed."""

import hashlib
import html
import re
from collections import Counter
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk.capture import review
from newsdesk.capture.reading import read_page
from newsdesk.domain.capture import Candidate, PageReading
from newsdesk.domain.errors import BadInput

#: Words as copy has them, and what Markdown, HTML and pages might make of them.
MATERIAL = r"""
the | Kazakhstan | Almaty | opened | a | mill | in | Osh, | Kyrgyzstan. | said | “We | ready” | (TCA)
U.S. | don’t | Хлеб | в | Бишкеке | подорожал. | Қазақстан | o‘zbek | ўзбек | “open | ‘a’ | [sic]
[the] | snake_case | 2025 | 1. | 12) | 5 * 3 | *bold* | _x_ | `code` | # | > | - | + | \ | <b> | </p>
<https://example.org/a_b> | & | &amp; | AT&T | ~~~ | [x](y) | ![z] | [^1]: | === | --- | — | –
DUSHANBE | … | [/vc_row] | [foo_bar] | €100 | 1,5% | 0.01139 | = | KGS/USD | : | ; | ? | !
By Aida Bekova | Read more | Continue reading | [gallery ids="1,2"]
"""
WORDS = st.sampled_from(re.split(r"\n| \| ", MATERIAL.strip()))
LETTERS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=8)
PARAGRAPHS = st.lists(WORDS | LETTERS, min_size=1, max_size=14).map(" ".join)
LINES = st.sampled_from(
    [
        "  • KGS/USD = 0.01139 0%",
        "KGS/USD = 0.01141 -0%",
        "KZT/USD = 0,00187",
        "2025-12-12",
        "Viewing results 787 - 792 of 952",
        "Continue reading",
        "By Aida Bekova",
        "DUSHANBE (TCA) — The bridge is open.",
        "Bridge Opens in Osh After Ten Years",
        "The ministry did not comment.",
        "• wool",
        "1. wool",
        "2. felt",
        "* * *",
        '[caption id="a"]A bridge[/caption]',
        "[embed]https://example.org/film[/embed]",
        '[vc_row][vc_column width="1/2"]',
        "Photo: Aida Bekova",
    ]
)
PAGES = st.lists(PARAGRAPHS | LINES, min_size=1, max_size=25)

INLINE = ("a href='https://example.org'", "b", "em", "span", "small", "q")
BLOCK = (
    *(
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "tr",
        "td",
        "figure",
        "pre",
        "code",
        "hr",
    ),
    *("figcaption", "nav", "aside", "footer", "section", "article", "main", "header", "button", "time", "br"),
)
#: A word apart from its neighbours, so that it can be found again.
TEXTS = st.lists(WORDS | LETTERS, min_size=1, max_size=6).map(
    lambda parts: f" {html.escape(' '.join(parts))} "
)
ELEMENTS = st.recursive(
    TEXTS,
    lambda inner: st.builds(
        lambda tag, parts, closed: f"<{tag}>{''.join(parts)}" + (f"</{tag.split()[0]}>" if closed else ""),
        st.sampled_from(INLINE + BLOCK),
        st.lists(inner, max_size=4),
        st.sampled_from((True, True, True, False)),
    ),
    max_leaves=25,
)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


#: Code, in which nothing is escaped.
CODE = re.compile(r"^(`{3,})\n.*?\n\1$|(?<![\\`])(`{1,2})(?!`).+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE)


def unescaped(markdown: str) -> str:
    typed = CODE.sub(lambda found: html.escape(found[0]), markdown)
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", typed))


def in_stories(candidates: tuple[Candidate, ...]) -> Counter[str]:
    kept: Counter[str] = Counter()
    for each in candidates:
        by = f"By {each.byline}" if each.byline else ""  # "By" is the page's word for it
        kept.update(words(f"{each.headline} {each.place} {each.source} {by} {unescaped(each.body)}"))
    return kept


def kept_by(reading: PageReading) -> Counter[str]:
    """Count every word that a reading has, wherever it is."""
    kept = in_stories(reading.candidates)
    for line in reading.ticker:
        kept.update(words(f"{line.pair} {line.value} {line.change}"))
    for part in reading.removed:
        kept.update(words(part.text) * part.count)
    kept.update(words(reading.date.isoformat() if reading.date else ""))
    return kept


@given(PAGES, st.sampled_from(("\n", "\n\n", "\r\n\r\n")))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_every_word_of_a_page_is_somewhere(paragraphs: list[str], between: str) -> None:
    """Any text made of paragraphs goes through without losing a word."""
    text = between.join(["Paragraphs", *paragraphs])

    reading = read_page(text.encode(), "page.txt")

    assert Counter(words(text)) - kept_by(reading) == Counter()


@given(st.lists(ELEMENTS, min_size=1, max_size=6).map("".join))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_every_visible_word_of_html_is_somewhere(body: str) -> None:
    """However elements are nested, and whether or not they are closed, their text is kept."""
    reading = read_page(f"<html><body>{body}".encode(), "page.html")

    shown = html.unescape(re.sub(r"<[^<>]*>", "", body))
    assert Counter(words(shown)) - kept_by(reading) == Counter()


@given(PAGES, st.data())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_merging_loses_no_word(paragraphs: list[str], data: st.DataObject) -> None:
    """Whatever stories are merged, their words stay in stories."""
    candidates = read_page("\n\n".join(["Paragraphs", *paragraphs]).encode(), "page.txt").candidates
    before = in_stories(candidates)

    while len(candidates) > 1:
        candidates = review.merge(candidates, data.draw(st.integers(1, len(candidates) - 1)))

    assert before - in_stories(candidates) == Counter()


@given(
    st.binary(max_size=300) | PAGES.map(lambda parts: "\n".join(parts).encode("utf-16")),
    st.sampled_from((".txt", ".html", ".md", ".docx", "")),
)
def test_reading_anything_is_no_accident(data: bytes, suffix: str) -> None:
    """Whatever the bytes, there is a reading or one sentence for the user."""
    with suppress(BadInput):
        assert read_page(data, f"page{suffix}").digest == hashlib.sha256(data).hexdigest()
