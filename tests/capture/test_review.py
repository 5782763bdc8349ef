"""Candidates are merged, split and corrected before anything is stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.capture.markdown import escape
from newsdesk.capture.review import merge, rename, split, with_countries
from newsdesk.domain.capture import Candidate
from newsdesk.domain.errors import Refused

MILL = Candidate("Mill Opens", ("It is open.",), 3, countries=("KG",), keywords=("wool",), lines=(5,))
TRAMS = Candidate(
    "Trams *Run*",
    ("They run.", "All night."),
    9,
    place="Tashkent",
    source="TSC",
    byline="Aida Bekova",
    standfirst="At last.",
    countries=("UZ", "KG"),
    keywords=("trams",),
    doubt="Line 9: “Trams *Run*” may be a subheading of the story above. It ends early.",
    lines=(11, 13),
)


def test_merging_makes_copy_of_everything() -> None:
    """Headline, standfirst, byline, dateline are paragraphs; countries are joined; a settled doubt goes."""
    (merged,) = merge((MILL, TRAMS), 1)

    assert merged.headline == "Mill Opens"
    assert merged.paragraphs == (
        "It is open.",
        "Trams \\*Run\\*",
        "At last.",
        "By Aida Bekova",
        "TASHKENT (TSC) — They run.",
        "All night.",
    )
    assert merged.lines == (5, 9, 9, 9, 11, 13)
    assert (merged.countries, merged.keywords) == (("KG", "UZ"), ("wool", "trams"))
    assert merged.doubt == "It ends early."


def test_merging_leaves_the_others() -> None:
    """Only two become one."""
    assert merge((MILL, MILL, TRAMS), 1)[1:] == (TRAMS,)
    assert merge((MILL, TRAMS, MILL), 2)[:1] == (MILL,)


def test_the_first_cannot_be_merged() -> None:
    """There is none above it."""
    with pytest.raises(Refused, match=r"^The first story has none above it\."):
        merge((MILL, TRAMS), 0)


def test_splitting_makes_a_headline_of_a_paragraph() -> None:
    """As plain text; the new story has its own line and countries."""
    whole = Candidate(
        "Mill Opens",
        ("It is open.", "**Trams** \\[run\\]", "They run in Tashkent."),
        3,
        countries=("KG",),
        lines=(5, 7, 9),
    )

    above, below = split((whole,), 0, 1)

    assert (above.headline, above.paragraphs, above.lines, above.countries) == (
        *("Mill Opens", ("It is open.",), (5,), ("KG",)),
    )
    assert (below.headline, below.paragraphs, below.line, below.lines, below.countries) == (
        *("Trams [run]", ("They run in Tashkent.",), 7, (9,), ("UZ",)),
    )


NOTED = Candidate(
    "Mill Opens",
    (
        *("It is open[^1].", "Trams run[^2]", "They do[^3], and the mill[^1].", "[^1]: One.", "[^2]: Two."),
        *("[^3]: Three[^4].\n\n    More.", "[^4]: Four.", "[^5]: Five."),
    ),
    1,
    lines=tuple(range(2, 10)),
)


def test_footnotes_go_along_with_their_calls() -> None:
    """With those that they call; one of both stories is in both; one of a headline stays with that."""
    above, below = split((NOTED,), 0, 1)

    assert (above.paragraphs, above.lines) == (("It is open[^1].", "[^1]: One."), (2, 5))
    assert (below.headline, below.line) == ("Trams run", 3)
    assert below.paragraphs == (NOTED.paragraphs[2], *NOTED.paragraphs[3:])


def test_footnotes_of_merged_stories_are_at_the_end() -> None:
    """Each once."""
    (merged,) = merge(split((NOTED,), 0, 1), 1)

    assert merged.paragraphs == (NOTED.paragraphs[0], "Trams run", *NOTED.paragraphs[2:])
    assert merged.lines == NOTED.lines


def test_footnotes_of_two_stories_keep_apart() -> None:
    """Those below get other numbers; a label in code is none."""
    mill = Candidate("Mill", ("Open[^1][^2].", "[^1]: One.", "[^2]: Two."), 1, lines=(2, 3, 4))
    trams = Candidate(
        "Trams", ("Run[^1] `[^1]`, late[^3].", "[^1]: Steel[^3].", "[^3]: Lead."), 5, lines=(6, 7, 8)
    )

    (merged,) = merge((mill, trams), 1)

    assert merged.paragraphs == (
        *("Open[^1][^2].", "Trams", "Run[^4] `[^1]`, late[^3]."),
        *("[^1]: One.", "[^2]: Two.", "[^4]: Steel[^3].", "[^3]: Lead."),
    )


def test_footnotes_as_they_are_typed() -> None:
    """Several in a paragraph, and paragraphs of their own under one."""
    typed = ("[^1]: One.\n[^2]: Two.", "    More.", "Open[^1].", "Trams", "Run[^2].")

    above, below = split((Candidate("Mill", typed, 1),), 0, 3)

    assert above.paragraphs == ("Open[^1].", "[^1]: One.")
    assert below.paragraphs == ("Run[^2].", "[^2]: Two.", "    More.")


@pytest.mark.parametrize("paragraph", [3, 7])
def test_a_footnote_is_no_headline(paragraph: int) -> None:
    """It is refused."""
    with pytest.raises(Refused, match=r"^Choose the paragraph "):
        split((NOTED,), 0, paragraph)


@pytest.mark.parametrize("paragraph", [-1, 1])
def test_a_story_is_split_at_a_paragraph_of_its_own(paragraph: int) -> None:
    """Any other is refused."""
    with pytest.raises(Refused, match=r"^Choose the paragraph "):
        split((MILL,), 0, paragraph)


LINES = st.text(st.sampled_from("ab .1*_`[]()<>#-&жў"), min_size=1).map(lambda text: " ".join(text.split()))
HEADLINES = LINES.filter(lambda text: any(map(str.isalnum, text)))


@given(st.lists(HEADLINES, max_size=4), HEADLINES, st.lists(HEADLINES, max_size=4))
def test_splitting_undoes_merging(above: list[str], headline: str, below: list[str]) -> None:
    """Where the headline was, the story comes apart again as it was."""
    first = Candidate("First", tuple(map(escape, above)), 1, lines=tuple(range(2, 2 + len(above))))
    second = Candidate(headline, tuple(map(escape, below)), 20, lines=tuple(range(21, 21 + len(below))))

    merged = merge((first, second), 1)
    apart = split(merged, 0, len(above))

    assert [(each.headline, each.paragraphs, each.line, each.lines) for each in apart] == [
        (each.headline, each.paragraphs, each.line, each.lines) for each in (first, second)
    ]


@given(st.lists(HEADLINES, min_size=1, max_size=6), st.data())
def test_merging_undoes_splitting(paragraphs: list[str], data: st.DataObject) -> None:
    """Wherever a story of plain paragraphs was cut."""
    whole = Candidate("First", tuple(map(escape, paragraphs)), 1, lines=tuple(range(2, 2 + len(paragraphs))))
    at = data.draw(st.integers(0, len(paragraphs) - 1))

    (merged,) = merge(split((whole,), 0, at), 1)

    assert (merged.headline, merged.paragraphs, merged.lines) == (
        whole.headline,
        whole.paragraphs,
        whole.lines,
    )


def test_a_headline_is_corrected() -> None:
    """It is on one line; a first headline settles the doubt that there was none."""
    nameless = Candidate("", ("It is open.",), 1, doubt="No headline was found on this page.")

    assert rename((MILL,), 0, " Mill\nCloses ")[0].headline == "Mill Closes"
    assert rename((nameless,), 0, "Mill")[0].doubt == ""
    assert rename((MILL, TRAMS), 1, "Trams")[1].doubt == TRAMS.doubt


def test_countries_are_corrected() -> None:
    """Each once, in the order given."""
    assert with_countries((MILL, TRAMS), 0, ["KZ", "KG", "KZ"])[0].countries == ("KZ", "KG")
