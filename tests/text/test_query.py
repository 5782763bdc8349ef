"""What an editor types becomes a query; what makes no sense is explained, and nothing is an error."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.query import (
    About,
    After,
    Before,
    By,
    Day,
    InEdition,
    Length,
    Mark,
    Marked,
    Query,
    Said,
    Sought,
    Standing,
    Tagged,
    Term,
)
from newsdesk.domain.story import Status
from newsdesk.text.query import FIELDS, MOST_CONDITIONS, parse

DOCS = Path(__file__).parents[2] / "docs" / "search.md"
FRIDAY = Day(date(2025, 12, 12))


def said(*words: str, begun: bool = False) -> Said:
    return Said(Sought(words, begun))


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ("  ", ()),
        ("wool", (said("wool", begun=True),)),
        ("wool ", (said("wool", begun=True),)),
        ("Wool PRICES", (said("wool"), said("prices", begun=True))),
        ("wool wool", (said("wool"), said("wool", begun=True))),
        ('"rail line"', (said("rail", "line"),)),
        ("“rail line” «wool trade»", (said("rail", "line"), said("wool", "trade"))),
        ('"rail li', (said("rail", "li", begun=True),)),
        ('wool "rail line', (said("wool"), said("rail", "line", begun=True))),
        ("kgs/usd", (said("kgs", "usd", begun=True),)),
        ("0,01144", (said("0", "01144", begun=True),)),
        ("Osh,Naryn;Talas", (said("osh"), said("naryn"), said("talas", begun=True))),
        ("well-known", (said("well", "known", begun=True),)),
        ("o'zbek", (said("ozbek", begun=True),)),
        ("wool — felt", (said("wool"), said("felt", begun=True))),
        ("12:30", (said("12"), said("30", begun=True))),
        ("https://example.org", (said("https"), said("example", "org", begun=True))),
        ("Tokayev: yes", (said("tokayev"), said("yes", begun=True))),
        ("wool by:Aigul", (said("wool", begun=True), By(Sought(("aigul",), begun=True)))),
        ('by:"Aigul  TOKOEVA"', (By(Sought(("aigul", "tokoeva")), whole=True),)),
        ("BY:Aigul", (By(Sought(("aigul",), begun=True)),)),
        ("tag:energy", (Tagged(Sought(("energy",), begun=True)),)),
        ('tag:"wool trade"', (Tagged(Sought(("wool", "trade"))),)),
        ("country:kz", (About(("KZ",)),)),
        ("country:KZ,UZ", (About(("KZ", "UZ")),)),
        ("country:Kazakh", (About(("KZ",)),)),
        ("country:Казах", (About(("KZ",)),)),
        ("country:Қазақстан", (About(("KZ",)),)),
        ("country:Oʻzbekiston", (About(("UZ",)),)),
        ('country:"South Korea"', (About(("KR",)),)),
        ("status:ready", (Standing((Status.READY,)),)),
        ("status:in-edit", (Standing((Status.IN_EDIT,)),)),
        ('status:"in edit"', (Standing((Status.IN_EDIT,)),)),
        ("status:pub,sp", (Standing((Status.PUBLISHED, Status.SPIKED)),)),
        ("in:2025-12-12", (InEdition(FRIDAY),)),
        ("in:today", (InEdition(Day(days_ago=0)),)),
        ("in:edition", (InEdition(),)),
        ("in:Fri", (InEdition(title=Sought(("fri",), begun=True)),)),
        ('in:"2025"', (InEdition(title=Sought(("2025",))),)),
        ("before:2025-12-12", (Before(FRIDAY),)),
        ("after:yesterday", (After(Day(days_ago=1)),)),
        ("after:7d", (After(Day(days_ago=7)),)),
        ("words:>800", (Length(801),)),
        ("words:>=800", (Length(800),)),
        ("words:<800", (Length(0, 799),)),
        ("words:<=800", (Length(0, 800),)),
        ("words:=800", (Length(800, 800),)),
        ("words:800", (Length(800, 800),)),
        ("words:1200-800", (Length(800, 1200),)),
        ("is:embargoed", (Marked(Mark.EMBARGOED),)),
        ("is:Noted", (Marked(Mark.NOTED),)),
        ("is:merging", (Marked(Mark.MERGING),)),
    ],
)
def test_what_is_typed_is_understood(typed: str, terms: tuple[Term, ...]) -> None:
    """Words, phrases and every field, without a word of complaint."""
    query = parse(typed)

    assert query.terms == terms
    assert (query.excluded, query.problems) == ((), ())


@pytest.mark.parametrize(
    ("typed", "excluded"),
    [
        ("-wool", (said("wool"),)),
        ('-"rail line"', (said("rail", "line"),)),
        ("felt -wool", (said("wool"),)),
        ("-country:KZ", (About(("KZ",)),)),
        ("-is:noted", (Marked(Mark.NOTED),)),
    ],
)
def test_a_minus_shuts_out(typed: str, excluded: tuple[Term, ...]) -> None:
    """Whole words: half a word that is shut out would empty the list while it is typed."""
    assert parse(typed).excluded == excluded


@pytest.mark.parametrize(
    ("typed", "spiked"),
    [
        ("", False),
        ("wool -status:draft", False),
        ("is:any", True),
        ("status:ready", True),
        ("wool is:any", True),
    ],
)
def test_the_bin_is_looked_into_only_when_asked(typed: str, spiked: bool) -> None:
    """By a status, whichever it is, or by asking for any."""
    assert parse(typed).spiked is spiked


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("words:many", "“words:many” needs a number, as in words:>800, words:<=300 or words:800-1200."),
        ("-words:many", "“-words:many” needs a number, as in words:>800, words:<=300 or words:800-1200."),
        ("words:99999999999999999999", "“words:99999999999999999999” needs a number, as in"),
        ("country:Narnia", "“country:Narnia” needs a country’s name or code, as in"),
        ("country:KZ,Narnia", "“country:KZ,Narnia” needs a country’s name or code"),
        (
            "status:gone",
            "“status:gone” needs a state: draft, in-edit, ready, published, corrected or spiked.",
        ),
        ("before:Friday", "“before:Friday” needs a day, as in before:2025-12-12, before:today or before:7d."),
        ("after:2025-02-30", "“after:2025-02-30” needs a day, as in"),
        ("in:2025-12", "“in:2025-12” needs an edition: its day (in:2025-12-12)"),
        ("is:nice", "“is:nice” needs a mark: embargoed, corrected, noted, merging or any."),
        ("-is:any", "“-is:any” needs a mark"),
        ("by:", "“by:” needs a name, as in by:Aigul"),
        ('tag:""', '“tag:""” needs a tag, as in tag:energy'),
        (
            "headline:wool",
            "There is no field headline:, so “headline:wool” is looked for as words. The fields are by:",
        ),
        ("—", "There is no word in “—” to look for."),
        ("- *", "There is no word in “- *” to look for."),
        ('""', 'There is no word in “""” to look for.'),
    ],
)
def test_what_makes_no_sense_is_explained(typed: str, problem: str) -> None:
    """By one sentence that quotes it and says what to do; the rest of the query still works."""
    (sentence,) = parse(typed).problems
    beside = parse(f"felt {typed} status:ready")

    assert sentence.startswith(problem)
    assert beside.terms[0].sought.words == ("felt",)  # type: ignore[union-attr]
    assert beside.terms[-1] == Standing((Status.READY,))


def test_a_clipboard_of_fields_is_cut() -> None:
    """Words are not limited, for an article may be pasted; fields are, and that is said."""
    fields = parse(" ".join(f"words:>{number}" for number in range(1000)))
    article = parse(" ".join(f"word{number}" for number in range(5000)))

    assert len(fields.terms) == MOST_CONDITIONS
    assert fields.problems == (f"Only the first {MOST_CONDITIONS} conditions count.",)
    assert len(article.terms) == 5000


@given(
    typed=st.text()
    | st.lists(st.sampled_from([*(f"{each.name}:" for each in FIELDS), "-", '"', "a", ">", " ", "1"])).map(
        "".join
    )
)
def test_whatever_is_typed_is_a_query(typed: str) -> None:
    """Problems are whole sentences, nothing is asked for twice, and words are as the index has them."""
    query = parse(typed)

    assert query.typed == typed
    assert all(problem.endswith(".") for problem in query.problems)
    assert len(query.terms) == len(set(query.terms))
    assert all(sought.words and all(map(str.isalnum, sought.words)) for sought in query.words)
    assert query.asks or query.problems or not typed.strip()


def test_what_is_to_be_marked_are_the_words() -> None:
    """Not those of fields, nor those that are shut out."""
    query = parse('rail "wool trade" -felt by:Aigul tag:energy')

    assert query.words == (Sought(("rail",)), Sought(("wool", "trade")))
    assert Query().words == ()


def examples() -> list[str]:
    """Return what the page for editors tells them to type."""
    return re.findall(r"`([^`\n]+)`", DOCS.read_text().partition("## What makes no sense")[0])


def test_every_example_of_the_page_makes_sense() -> None:
    """Without a complaint, but for a few that are no queries."""
    typed = [each for each in examples() if each != "newsdesk stories"]

    assert len(typed) > 40
    assert [problem for each in typed for problem in parse(each).problems] == []


def test_every_field_is_on_the_page() -> None:
    """And every mark and every state."""
    told = " ".join(examples())

    assert [each.name for each in FIELDS if f"{each.name}:" not in told] == []
    assert [mark for mark in Mark if f"is:{mark}" not in told] == []
    assert all(status.replace(" ", "-") in DOCS.read_text() for status in Status)
