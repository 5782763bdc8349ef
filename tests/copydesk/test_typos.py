from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsdesk.copydesk import typos
from newsdesk.copydesk.prose import prose
from newsdesk.copydesk.typos import Spot

Find = Callable[[str], Iterator[Spot]]


def mended(find: Find, text: str) -> str:
    """Apply every fix there is, from the end to the start."""
    for spot in reversed(list(find(prose(text)))):
        text = text[: spot.start] + (spot.fix if spot.fix is not None else "?") + text[spot.end :]
    return text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("on the the bridge", "on the bridge"),
        ("on the\nthe bridge", "on the bridge"),
        ("The the bridge", "The bridge"),
        ("the the the bridge", "the bridge"),
        ("> on the\n> the bridge", "> on the bridge"),
        ("The The Bridge", "The Bridge"),
        ("через через мост", "через мост"),
        ("İlk ilk kez", "İlk kez"),
    ],
)
def test_doubled_words(text: str, right: str) -> None:
    """The second is taken out with the space before it, over a line's end and in quotations too."""
    assert mended(typos.doubled_words, text) == right


@pytest.mark.parametrize(
    "text",
    [
        "the years he had had there",
        "all that that means",
        "a holiday in Pago Pago",
        "the end\n\nend of story",
        "it came on on-site",
        "the well-known known unknowns",
        "who’s s next",
        "10 10 10",
        "- the\n- the",
    ],
)
def test_rightly_doubled_words(text: str) -> None:
    """English doubles some words, places have doubled names, and paragraphs and list items end a sentence."""
    assert list(typos.doubled_words(text)) == []


@given(st.text("ab1_ \n\t\u00a0>'’-.,", max_size=20))
@example("a-a a a")
@example("a a a’a")
@example("a\n\na a")
@example("a\ta\u00a0a")
@example("a_ a_ a a")
def test_every_doubled_word_is_found(text: str) -> None:
    """Nothing beside it hides it, not even what only looks like a word that stands twice."""
    there = [(each.end(1), each.end()) for each in typos.DOUBLED.finditer(text)]

    assert [(each.start, each.end) for each in typos.doubled_words(text)] == there


def test_double_spaces_become_one() -> None:
    """Inside a line, after a full stop too; tabs count."""
    assert mended(typos.double_spaces, "One  two.  Three \t four") == "One two. Three four"


@pytest.mark.parametrize(
    "text", ["| a  | b   |", "-   item", "1.  item", "a hard break  \nhere", "> -   item", "[^1]:  note"]
)
def test_spaces_that_markdown_wants_stay(text: str) -> None:
    """Tables and lists are lined up with spaces, and two at the end break the line."""
    assert list(typos.double_spaces(text)) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("so , he said .", "so, he said."),
        ("why ?", "why?"),
        ("“so ,” he said", "“so,” he said"),
        ("what  ; this", "what; this"),
        ("well . . . then", "well . . . then"),
        ("up by .5 or so", "up by .5 or so"),
        ("and so ... on", "and so ... on"),
        ("term\n: what it means", "term\n: what it means"),
    ],
)
def test_early_spaces(text: str, right: str) -> None:
    """A mark belongs to the word before it; ellipses, decimals and definition lists are something else."""
    assert mended(typos.early_spaces, text) == right


@given(st.text('a1 \t\n.,?”"', max_size=20))
def test_every_early_space_is_found(text: str) -> None:
    """However many there are, of whatever kind."""
    there = [each.span() for each in typos.EARLY_SPACE.finditer(text)]

    assert [(each.start, each.end) for each in typos.early_spaces(text)] == there


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("about TK people", ["TK"]),
        ("TKTK and [TK]", ["TKTK", "TK"]),
        ("named XXX on xxx", ["XXX", "xxx"]),
        ("on ??? at", ["???"]),
        ("flight TK 370 and TK370", []),
        ("chapter XXXI", []),
        ("Really???", []),
    ],
)
def test_to_come(text: str, found: list[str]) -> None:
    """Every mark for something to come is found; a flight number and a Roman one are none."""
    assert [text[each.start : each.end] for each in typos.to_come(text)] == found


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ('"So," he said.', "“So,” he said."),
        ("(\"So\") and 'so'", "(“So”) and ‘so’"),
        ("It's the '90s", "It’s the ’90s"),
        ("the drivers' tea", "the drivers’ tea"),
        ('“the ‘old" road', "“the ‘old” road"),
        ('a 12" pipe', "a 12? pipe"),
        ('*"so"*', "*?so”*"),
    ],
)
def test_straight_quotes(text: str, right: str) -> None:
    """Each becomes the mark that its place asks for; inches and emphasis are for a person to decide (“?”)."""
    assert mended(typos.straight_quotes, text) == right


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“One.”", 0),
        ("“One.\n\n“Two.\n\n“Three.”", 0),
        ("> “One.\n\n> “Two.”", 0),
        ("“One.\n\nTwo.”", 2),
        ("“One.\n\n“Two.", 1),
        ("One.”", 1),
        ("“He said “no” twice.”", 0),
        ("„So“ schreibt man anderswo.", 0),
    ],
)
def test_loose_quotes(text: str, count: int) -> None:
    """A quotation over paragraphs may stay open while the next one opens; otherwise marks come in pairs."""
    assert len(list(typos.loose_quotes(text))) == count
