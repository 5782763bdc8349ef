"""Footnotes stay footnotes, whatever program wrote them; what may be none stays text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.capture.pasting import read_paste
from newsdesk.capture.reading import read_page
from newsdesk.text.render import render
from tests.capture.noted import SHAPES

SHAPE = st.sampled_from(sorted(SHAPES))
#: A note's call, and how its words begin.
NOTE = st.tuples(
    st.sampled_from(("<a href='#n' id=r>1</a>", "<sup id=r><a href='#n'>[1]</a></sup>")),
    st.sampled_from(
        ("<p id=n><a href='#r'>1</a>", "<li id=n><a href='#r'>^</a>", "<p><a name=n href='#r'>[1]</a>")
    ),
)
#: Ends of notes, whole and broken, and what they may stand in.
PARTS = st.sampled_from(
    (
        *(
            "<a href='#n' id=r>1</a>",
            "<a href='#m' id=q>[2]</a>",
            "<a href='#n'>1</a>",
            "<sup><a href='#n' id=s>1</a></sup>",
        ),
        *(
            "<a href='#r'>↑</a>",
            "<a href='#q'>2</a>",
            "<a href='#s'>^</a>",
            "<a href='#n' id=m>1",
            "</a>",
            "<a name=n href='#r'>1</a>",
        ),
        *(
            "<p id=n>",
            "<li id=m>",
            "<li id=n>",
            "<div id=n>",
            "<div>",
            "</div>",
            "<p>",
            "</p>",
            "<span id=m>",
            "</span>",
        ),
        *(
            "<ol>",
            "</ol>",
            "<table><tr><td id=n>",
            "<td>",
            "<tr>",
            "</table>",
            "<h2>",
            "</h2>",
            "<aside>",
            "</aside>",
        ),
        *(
            "<hr>",
            "<br>",
            "<br><br>",
            "<del>",
            "</del>",
            "<pre><code>",
            "</code></pre>",
            "<blockquote>",
            "<b hidden>",
            "</b>",
        ),
        *("1. ", "[", "]", ": ", "^ ", "* "),
    )
)
WORDS = st.lists(
    st.sampled_from(("wool", "Osh", "“mill”", "5*3", "a_b", "[sic]", "*x*", "Хлеб", "1", "#", "-")),
    max_size=4,
)


def written(
    shape: str, notes: int = 2, before: str = "wool", words: str = "Since May", more: str = "And June"
) -> str:
    """Return a text that calls so many notes, whose words have the note's number at their end."""
    call, around, note = SHAPES[shape]
    text = " ".join(f"{before}{call.format(n=n)}" for n in range(1, notes + 1))
    below = "".join(
        note.format(n=n, words=f"{words} w{n}w.", more=f"{more} m{n}m.") for n in range(1, notes + 1)
    )
    return f"<p>{text} sells.</p>{around.format(notes=below)}"


def markdown(html: str) -> str:
    return read_paste(html).markdown


@pytest.mark.parametrize("shape", SHAPES)
def test_notes_of_every_program(shape: str) -> None:
    """Called where they were, words below; no number twice, no arrow, no line above them."""
    pasted = read_paste(written(shape))

    assert pasted.blocks == ("wool[^1] wool[^2] sells.",)
    assert pasted.notes == (
        "[^1]: Since May w1w.\n\n    And June m1m.",
        "[^2]: Since May w2w.\n\n    And June m2m.",
    )
    assert not pasted.removed


@given(SHAPE, st.integers(1, 3), WORDS, WORDS, WORDS)
def test_every_note_is_on_the_page_once(
    shape: str, notes: int, before: list[str], words: list[str], more: list[str]
) -> None:
    """Whatever stands in it and before its call, and nothing of the text is lost."""
    html = written(shape, notes, *(" ".join([*each, "x"]) for each in (before, words, more)))

    page = render(markdown(html)).html

    for number in range(1, notes + 1):
        assert page.count(f"w{number}w") == page.count(f"m{number}m") == 1
        assert page.count(f'href="#fn:{number}"') == page.count(f'<li id="fn:{number}">') == 1
    assert page.count("x<sup") == notes
    assert "[^" not in page


@given(st.lists(PARTS, max_size=4), st.lists(PARTS, max_size=4), st.lists(PARTS, max_size=4), NOTE)
def test_links_of_any_kind_lose_no_word(
    before: list[str], between: list[str], after: list[str], note: tuple[str, str]
) -> None:
    """Both ends of notes, in any order and any element: every word between them is there once."""
    call, begins = note
    parts = [*before, call, *between, begins, *after]
    words = [f"x{at}x" for at in range(len(parts))]
    pasted = read_paste("".join(f"{part} {word} " for part, word in zip(parts, words, strict=True)))

    shown = re.sub(r"<[^<>]*>", " ", render(pasted.markdown).html)
    shown += " ".join(each.text for each in pasted.removed)
    assert [shown.count(word) for word in words] == [1] * len(words)


def test_a_call_may_begin_a_paragraph() -> None:
    """Its note leads back to it, but calls nothing."""
    html = "<p><a href='#%D1%88' id=r>1</a> Wool</p><p id=ш><a href='#r'>1</a> Felt</p>"

    assert markdown(html) == "[^1] Wool\n\n[^1]: Felt"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Wool<a href='#n' id=r>1</a><span id=n><a href='#r'>1</a> Felt</span> sells.</p>",
        "<p>Wool<a href='#n'><sup id=r>1</sup></a> sells.</p><p id=n>Felt <a href='#r'>↑</a></p>",
        "<p>Wool<a href='#sdfootnote1sym' id=r>1</a> sells.</p>"
        "<div><hr><p><a name=sdfootnote1sym href='#r'>1</a>Felt</p></div>",
    ],
)
def test_where_the_ends_of_a_note_may_stand(html: str) -> None:
    """Beside its call, in a part of that, under a line."""
    assert markdown(html) == "Wool[^1] sells.\n\n[^1]: Felt"


def test_a_note_of_an_office_begins_what_is_all_its_own() -> None:
    """What stands above it in the same part is none of it."""
    call = "<p>Wool<a href='#_ftn1' id=r>1</a></p>"
    note = "<div><p>Below</p><p><a name='_ftn1' href='#r'>1</a> Felt</p></div>"

    assert markdown(call + note) == "Wool[^1]\n\nBelow\n\n[^1]: Felt"


def test_a_note_may_be_called_twice() -> None:
    """Its ways back are letters then, as in an encyclopedia."""
    html = """<p>Wool<sup id="cite_ref-a_1-0"><a href="#cite_note-a-1">[1]</a></sup> and
    felt<sup id="cite_ref-a_1-1"><a href="#cite_note-a-1">[1]</a></sup>.</p><h2>References</h2><ol>
    <li id="cite_note-a-1"><span>^ <a href="#cite_ref-a_1-0"><sup><i><b>a</b></i></sup></a>
    <a href="#cite_ref-a_1-1"><sup><i><b>b</b></i></sup></a></span>
    <span>Bekova, <i>Wool</i>.</span></li></ol>"""

    assert markdown(html) == "Wool[^1] and felt[^1].\n\n## References\n\n[^1]: Bekova, *Wool*."


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>Wool<a href='#_ftn1' name='_ftnref1'>[1]</a></p>", "Wool[1]"),
        ("<p>Wool<a href='#a'>[1]</a></p><p id=a>Since May.</p>", "Wool[1]\n\nSince May."),
        ("<p><a href='#a' id=b>1</a></p><h2 id=a><a href='#b'>1</a> Wool</h2>", "1\n\n## 1 Wool"),
        (
            "<p>See <a href='#a' id=b>the mill</a></p><p id=a>Mill <a href='#b'>↑</a></p>",
            "See the mill\n\nMill",
        ),
        (
            "<p>a<a href='#n' id=r>1</a> b<a href='#n' id=s>2</a></p>"
            "<p id=n>One <a href='#r'>↑</a> two <a href='#s'>↑</a></p>",
            "a1 b2\n\nOne two",
        ),
        ("<p>a<a href='#n' id=r>1</a></p><p id=n><a href='#r'>1</a></p>", "a1\n\n1"),
        (
            "<p>a<a href='#n' id=r>1</a></p><p>wool <a name=n href='#r'>1</a> felt</p>",
            "a1\n\nwool 1 felt",
        ),
        ("<p id=n>Wool<a href='#n' id=r>1</a> felt <a href='#r'>↑</a></p>", "Wool1 felt"),
        (
            "<p>a<a href='#n' id=r>1</a></p><div id=n><a href='#r'>1</a><h2>Wool</h2>It sells.</div>",
            "a1\n\n1\n\n## Wool\n\nIt sells.",
        ),
        (
            "<p>a<a href='#n' id=r>1</a> b<a href='#m' id=q>2</a></p>"
            "<p><a name=n href='#r'>1</a> One<br><a name=m href='#q'>2</a> Two</p>",
            "a1 b2\n\n1 One  \n2 Two",
        ),
        ("<p>Type [^1], then <b>[^2]:</b></p>", "Type \\[^1], then **\\[^2]:**"),
    ],
)
def test_what_may_be_no_note_is_text(html: str, made: str) -> None:
    """One end alone, a chapter and its way back, words, a place for several numbers; marks that are typed."""
    assert markdown(html) == made


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("<li id=n><sup>1</sup> Wool <a href='#r'>↑</a></li>", "Wool"),
        ("<li id=n>1 May <a href='#r'>↑</a></li>", "1 May"),
        ("<p id=n>1 May <a href='#r'>↑</a></p>", "1 May"),
        ("<p id=n><b>1</b> May <a href='#r'>↑</a></p>", "May"),
        ("<p id=n>(1) In May <a href='#r'>↑</a></p>", "In May"),
        ("<p id=n>1. In May <a href='#r'>↑</a></p>", "In May"),
        ("<p id=n>1.5 tons <a href='#r'>↑</a></p>", "1.5 tons"),
        ("<p id=n><a href='#r'>1</a>. 1 May</p>", "1 May"),
        ("<p id=n><a href='#r'>1</a> <b>1</b> May</p>", "**1** May"),
        ("<table><tr><td>x<td><a name=n href='#r'>1</a> Wool</table>", "Wool"),
        ("<p id=n>[<a href='#r'>1</a>] Wool</p>", "Wool"),
        ("<p>[<a name=n href='#r'>1</a>] Wool</p>", "Wool"),
        ("<p id=n>11 mills <a href='#r'>↑</a></p>", "11 mills"),
        ("<p><span id=n>Wool <a href='#r'>↑</a></span></p>", "Wool"),
        ("<table><tr><th id=n><a href='#r'>↑1</a></th><td>Wool</td></tr><tr><td>x</td></tr></table>", "Wool"),
        ("<li id=n><a href='#r'>Bekova, Wool</a></li>", None),
        ("<li id=n><a href='#r'>1</a> <ul><li>Wool</li><li>Felt</li></ul></li>", "Wool\n\n    - Felt"),
        ("<li id=n><a href='#r'>1</a> <del>Wool</del></li>", "Wool"),
    ],
)
def test_the_number_of_a_note_is_not_its_words(words: str, made: str | None) -> None:
    """It goes, in whatever it stands; a number that is said stays, and so do words that are the way back."""
    pasted = read_paste(f"<p>Wool<a href='#n' id=r>[1]</a></p>{words}")

    assert pasted.notes == (() if made is None else (f"[^1]: {made}",))
    assert made is not None or "Bekova, Wool" in pasted.markdown


def test_a_note_may_call_another() -> None:
    """As an encyclopedia's notes cite sources."""
    call = "<p>Wool<a href='#n' id=r>[a]</a></p>"
    notes = (
        "<p id=n>Felt<a href='#m' id=q>[1]</a> <a href='#r'>↑</a></p><p id=m>Bekova <a href='#q'>↑</a></p>"
    )

    assert markdown(call + notes) == "Wool[^1]\n\n[^1]: Felt[^2]\n\n[^2]: Bekova"
    assert markdown(f"<nav>{call}</nav><p>Mills</p>{notes}") == "Mills\n\nFelt[^2]\n\n[^2]: Bekova"


@pytest.mark.parametrize(
    "mark",
    ["i", "viii", "12", "a", "*", "††", "[3]", "(4)", "[note 1]", "¶", "<svg><title>Note</title></svg>1"],
)
def test_what_calls_a_note(mark: str) -> None:
    """A number of any kind, a letter, a sign."""
    html = f"<p>Wool<a href='#n' id=r>{mark}</a></p><p id=n>Felt <a href='#r'>↑</a></p>"

    assert markdown(html) == "Wool[^1]\n\n[^1]: Felt"


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("Felt <a href='#top'><sup>↑</sup></a>", "Felt"),
        ("Felt<a href='#top'> </a>wool", "Felt wool"),
        ("Felt <a href='https://example.org'>↑</a>", "Felt ↑"),
        ("Felt <a href='#top'>↑ up</a>", "Felt ↑ up"),
    ],
)
def test_an_arrow_that_leads_about_the_page_is_no_copy(html: str, made: str) -> None:
    """One that leads to another page is, and so are words."""
    assert markdown(html) == made


def test_a_link_may_stand_right_behind_a_call() -> None:
    """Neither is taken for an end of the other; and a colon there makes no note's words of the line."""
    note, link = "<p id=n><a href='#r'>1</a> Felt</p>", "<a href='https://example.org'>mill</a>"
    html = f"<p>[x] {link}<a href='#n' id=r>1</a> {link}</p><p><a href='#n' id=r>1</a>: Wool</p>{note}"
    address = "[mill](https://example.org)"

    assert markdown(html) == f"[x&#93; {address}[^1] {address}\n\n[^1]\\: Wool\n\n[^1]: Felt"


def test_a_heading_says_more_than_a_call() -> None:
    """A call alone is a paragraph."""
    assert (
        markdown("<h2><a href='#n' id=r>1</a></h2><p id=n>Felt <a href='#r'>↑</a></p>")
        == "[^1]\n\n[^1]: Felt"
    )


def test_notes_may_call_each_other() -> None:
    """Of a circle that nothing leads to, the one called first is copy as well, and calls the others."""
    note = "<p id=n{0}>Note {0}<a href='#n{1}' id=r{1}>1</a> <a href='#r{0}'>↑</a></p>"

    assert markdown("<p>Wool</p>" + note.format(1, 2) + note.format(2, 1)) == (
        "Wool\n\nNote 2[^2]\n\n[^1]: Note 2[^2]\n\n[^2]: Note 1[^1]"
    )


def test_calls_stand_in_cells_captions_and_headings() -> None:
    """Wherever Markdown knows them; one that no block has makes its note a paragraph."""
    call, note = "<a href='#n{0}' id=r{0}>{0}</a>", "<p id=n{0}>Note {1} <a href='#r{0}'>↑</a></p>"
    html = (
        f"<h2>Wool{call.format(1)}</h2><table><caption>Sums{call.format(2)}</caption>"
        f"<tr><td>Osh{call.format(3)}</td><td>1</td></tr><tr><td>2</td><td>3</td></tr></table>"
        f"<figure><figcaption>A mill{call.format(4)}</figcaption></figure><nav>Home{call.format(5)}</nav>"
        + "".join(note.format(n, word) for n, word in enumerate("abcde", 1))
    )

    assert markdown(html) == (
        "## Wool[^1]\n\nSums[^2]\n\n| Osh[^3] | 1 |\n| --- | --- |\n| 2 | 3 |\n\n*Figure: A mill[^4]*\n\n"
        "Note e\n\n[^1]: Note a\n\n[^2]: Note b\n\n[^3]: Note c\n\n[^4]: Note d"
    )


def test_notes_go_to_the_stories_that_call_them() -> None:
    """And stand at their ends, though the page has them at its own; their numbers begin with 1 in each."""
    call, around, note = SHAPES["Pandoc"]
    notes = around.format(notes="".join(note.format(n=n, words=f"Note {n}.", more="More.") for n in (1, 2)))
    html = (
        f"<html><h2>Mill Opens</h2><p>It is{call.format(n=1)}.</p>"
        f"<h2>Trams Run</h2><p>They do{call.format(n=2)}.</p><p>At night.</p>{notes}"
    )

    mill, trams = read_page(html.encode(), "a.html").candidates

    assert mill.paragraphs == ("It is[^1].", "[^1]: Note 1.\n\n    More.")
    assert trams.paragraphs == ("They do[^1].", "At night.", "[^1]: Note 2.\n\n    More.")
    assert len(trams.lines) == len(trams.paragraphs)


def test_a_note_of_a_headline_is_copy() -> None:
    """A headline can call none, so the editor is told."""
    story = "<h1>Mill Opens<a href='#n' id=r>*</a></h1><p>It is.</p>"
    html = f"<html>{story}<p id=n>* In May. <a href='#r'>↑</a></p>"

    (mill,) = read_page(html.encode(), "a.html").candidates

    assert (mill.headline, mill.paragraphs) == ("Mill Opens", ("It is.", "In May."))
    assert mill.doubt == (
        "Paragraph 1: the headline’s footnote, “In May.”, is a paragraph at the end of the story."
    )


@pytest.mark.parametrize(
    "html",
    [
        "<a href='#x'>1" * 4_000,
        "<b><a href='#x' id=x>1" * 4_000,
        "".join(f"<li id=x{n}><a href='#x{n}' name=y>1</a>" for n in range(4_000)),
        "<a href='#n' id=r>1</a>" * 4_000 + "<p id=n>" + "<a href='#r'>1</a>" * 4_000,
    ],
)
def test_many_links_take_no_time(html: str) -> None:
    """Nothing takes the square of it: that would be minutes."""
    assert "1" in markdown(html)
