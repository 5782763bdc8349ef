"""What a person is offered: proposals, questions, and the conversion of the amount at one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.copydesk.money.found import AmountSpan, found_amounts
from newsdesk.copydesk.money.proposals import Proposal, Question, applied, at_place, offers
from newsdesk.copydesk.money.rating import Lookup, StoryMoney

PIECES = st.sampled_from(
    [
        *(
            "5 million som",
            "10,000 tenge",
            "$30",
            "(about $20)",
            "€5 million",
            "“7 manat",
            "said”",
            "🌾",
            "қала",
        ),
        *("\n\n", " and ", ", ", ". ", "`5 tenge`", "10–15 billion soums", "[a](http://a.kz/5-tenge)"),
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map(" ".join)


def at(text: str, rates: Lookup, countries: tuple[str, ...] = ()) -> tuple[AmountSpan | None, list[str]]:
    """Return the amount at what a text shows (| a caret, ⟦ and ⟧ a selection), and what it gains."""
    start = min(text.find(each) for each in "|⟦" if each in text)
    end = text.index("⟧") - 1 if "⟧" in text else start
    plain = "".join(each for each in text if each not in "|⟦⟧")
    amount, made = at_place(plain, (start, end), StoryMoney(rates, countries=countries))
    return amount, [applied(plain, [each]) for each in made]


def test_what_som_means_is_a_question(rates: Lookup) -> None:
    """With an answer for each currency it may be, where it is first told; a country settles it."""
    text = "He got 5 million som, 1,000 tenge and 5 million som."

    question, proposal = offers(text, StoryMoney(rates))
    settled, _ = offers(text, StoryMoney(rates, countries=("KG",)))

    assert isinstance(question, Question)
    assert [(each.span.currency, each.words) for each in question.answers] == [
        ("KGS", "$57,000"),
        ("UZS", "$410"),
    ]
    assert isinstance(proposal, Proposal)
    assert proposal.answers == (proposal,)
    assert isinstance(settled, Proposal)
    assert (settled.span.currency, settled.words) == ("KGS", "$57,000")


def test_an_answered_question_is_not_asked_again(rates: Lookup) -> None:
    """Whatever the answer was."""
    text = "He got 5 million som, and again 5 million som."
    (question,) = offers(text, StoryMoney(rates))

    for answer in question.answers:
        assert offers(applied(text, [answer]), StoryMoney(rates)) == ()


@pytest.mark.parametrize(
    ("shown", "becomes"),
    [
        ("It cost 5,105 tenge|.", "It cost 5,105 tenge ($10)."),
        ("It cost 5,1|05 tenge.", "It cost 5,105 tenge ($10)."),
        ("It cost 5,105 tenge a day|.", "It cost 5,105 tenge ($10) a day."),
        ("⟦It cost 5,105 tenge or 9 soms⟧.", "It cost 5,105 tenge ($10) or 9 soms."),
        ("🌾 “Give me 5,105 tenge|,” he said.", "🌾 “Give me 5,105 tenge ($10),” he said."),
        ("## A 5,105 tenge| fine", "## A 5,105 tenge ($10) fine"),
        ("First 5,105 tenge, again 5,105 tenge|.", "First 5,105 tenge, again 5,105 tenge ($10)."),
        ("It cost 5,105 tenge ($20|).", "It cost 5,105 tenge ($10)."),
        ("It cost 5,105| tenge (over $20).", "It cost 5,105 tenge (about $10)."),
        ("In [5,105 tenge|](http://a.kz) it was.", "In [5,105 tenge](http://a.kz) ($10) it was."),
    ],
)
def test_the_amount_at_the_caret_gains_its_conversion(rates: Lookup, shown: str, becomes: str) -> None:
    """Asked for by hand it does, in a quotation, in a heading, and where it is told again."""
    assert at(shown, rates)[1] == [becomes]


@pytest.mark.parametrize(
    "shown",
    [
        "No money| here.",
        "It cost 5,105 tenge.\n\nAnd then|.",
        "Then| it cost 5,105 tenge.",
        "It cost 5,105 tenge ($10|).",
        "It cost $10|.",
        "It cost 5 lari|.",
        "`5,105 tenge|`",
    ],
)
def test_there_may_be_nothing_to_gain(rates: Lookup, shown: str) -> None:
    """No amount, none before the caret in its paragraph, one that is converted, or without a rate."""
    assert at(shown, rates)[1] == []


def test_several_currencies_are_several_proposals(rates: Lookup) -> None:
    """Of which somebody has to choose."""
    amount, made = at("He got 5 million som|.", rates)

    assert amount is not None
    assert amount.candidates == ("KGS", "UZS")
    assert made == ["He got 5 million som ($57,000).", "He got 5 million som ($410)."]


@given(TEXTS, st.data())
def test_at_any_place_nothing_else_is_touched(rates: Lookup, text: str, data: st.DataObject) -> None:
    """What is put in is put behind the amount, and asked again there is nothing more; all else stays."""
    place = data.draw(st.integers(0, len(text)))
    amount, made = at_place(text, (place, place), StoryMoney(rates, countries=("KZ",)))

    assert amount is None or amount.start <= place
    for each in made:
        done = applied(text, [each])
        assert done.replace(each.text, "", 1) in {text, text[: each.insert_at] + text[each.until :]}
        assert at_place(done, (each.span.start,) * 2, StoryMoney(rates, countries=("KZ",)))[1] == ()


@given(TEXTS)
def test_every_answer_can_be_given(rates: Lookup, text: str) -> None:
    """The others still hold afterwards, each moved by what came before it."""
    for each in offers(text, StoryMoney(rates)):
        for answer in each.answers:
            done = applied(text, [answer])
            assert len(offers(done, StoryMoney(rates))) < len(offers(text, StoryMoney(rates)))
            assert len(found_amounts(done)) >= len(found_amounts(text))
