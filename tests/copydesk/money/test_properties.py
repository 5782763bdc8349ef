from fractions import Fraction

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from benchmarks.hostile import HOSTILE, repeated
from newsdesk.copydesk.money.checks import misrated
from newsdesk.copydesk.money.currencies import CODES, NAMES, SIGNS
from newsdesk.copydesk.money.found import AmountSpan, found_amounts, found_in_block
from newsdesk.copydesk.money.marks import names_money
from newsdesk.copydesk.money.pairs import found_pairs
from newsdesk.copydesk.money.proposals import Proposal, applied, offers
from newsdesk.copydesk.money.rating import HouseStyle, Lookup, StoryMoney, converted

#: What amounts are made of, and what they are mistaken for.
_PIECES = """
1 5 10 000 2020 1,500 1.5 1,5 99,95 $ US$ A$ € ₸ ¥ KZT UZS USD tenge soms som manat dollars so‘m sum тенге
сомов долл. million billion m bn тыс. млн миллион half a one two hundred and to between about over or nearly
— – - ( ) [ ] ]( ` `` ``` “ ” ‘ ’ " > # * ** _ < <a > </a> <!-- --> {{ }} {# } [^1] [^1]: & &nbsp; ; : . , / %
@ ! | ~ = like in the per question https://a.b/ www. 😀 İ ſ ٣ ½ --- é
"""
PIECES = st.sampled_from([*_PIECES.split(), *" \n\t\r\u00a0\u2009\u2028\ufffc", "  ", "\n\n", "    "])
COPY = st.lists(PIECES, max_size=24).map("".join) | st.lists(PIECES, max_size=16).map(" ".join)
TEXTS = COPY | st.text(max_size=80)
COUNTRIES = st.sampled_from([(), ("KZ",), ("KG",), ("UZ", "KG"), ("AU",), ("TM", "AZ")])
#: What a word may end at.
BESIDE = st.characters(categories=["Z", "P", "S"]) | st.sampled_from("0123456789\n\t")
LANGUAGES = st.sampled_from(["en", "ru"])


def worth(found: AmountSpan) -> tuple[object, ...]:
    """Return what an amount says, wherever it stands."""
    return found.low, found.high, found.currency, found.candidates, found.scale, found.joiner


def proposed(
    text: str,
    to: str,
    rates: Lookup,
    countries: tuple[str, ...],
    language: str = "en",
    *,
    quotations: bool = False,
) -> tuple[Proposal, ...]:
    """Return what is offered without a question."""
    made = offers(text, StoryMoney(rates, HouseStyle(to, quotations=quotations), countries, language))
    return tuple(each for each in made if isinstance(each, Proposal))


@given(TEXTS, COUNTRIES, LANGUAGES)
@settings(max_examples=400)
def test_no_offset_is_ever_wrong(text: str, countries: tuple[str, ...], language: str) -> None:
    """Amounts stand in order and apart, and what is written there reads as the same amount."""
    found = found_amounts(text, countries, language)

    ends = [place for each in found for place in (each.start, each.end)]
    assert ends == sorted(set(ends))
    for each in found:
        written = text[each.start : each.end]
        (alone,) = found_amounts(written, countries, language)
        assert (alone.start, alone.end) == (0, len(written))
        assert worth(alone) == worth(each)


@given(st.sampled_from([*NAMES, *CODES, *SIGNS]), BESIDE, BESIDE)
def test_no_currency_is_overlooked(word: str, before: str, after: str) -> None:
    """A text that names one is read, whatever the name stands between, in capitals too."""
    assert names_money(f"x{before}{word}{after}x")
    assert names_money(f"x{before}{word.upper()}{after}x")


@given(st.lists(st.tuples(PIECES, PIECES).map(" 5 million tenge ".join), max_size=6), COUNTRIES)
@settings(max_examples=300)
def test_paragraphs_read_apart_give_what_the_whole_gives(
    pieces: list[str], countries: tuple[str, ...]
) -> None:
    """A view that asks for the paragraphs in sight marks the same as a check of the story."""
    blocks = [each for piece in pieces for each in piece.split("\n") if each.strip()]
    # What goes on over an empty line is no paragraph of its own: code, comments, what is set in.
    assume(not any(mark in each for each in blocks for mark in ("```", "<!--", "-->", "---", "\r", "\u2028")))
    assume(not any(each.startswith((" ", "\t")) for each in blocks))
    whole = found_amounts("\n\n".join(blocks), countries)

    start, apart = 0, []
    for block in blocks:
        apart += [
            (each.start + start, each.end + start, worth(each)) for each in found_in_block(block, countries)
        ]
        start += len(block) + 2
    assert apart == [(each.start, each.end, worth(each)) for each in whole]


@given(
    TEXTS, st.sampled_from(["`{}`", "``{}``", "```\n{}\n```", "~~~\n{}\n~~~", "<!-- {} -->", "{{{{{}}}}}"])
)
@example("$5 ` $6", "`` {} ``")
def test_code_is_never_touched(inside: str, around: str) -> None:
    """Nor comments and shortcodes: whatever money is in there, no amount reaches in."""
    assume(not set(inside) & set("`~{}<>") and inside.strip())
    assume("\n\n" not in inside or "\n" in around)
    code = around.format(inside.replace("\n \n", "\n"))
    assume("\n" in around or all(line.strip() for line in inside.split("\n")))
    text = f"$5 million\n\n{code}\n\n$6 million"

    start, end = len("$5 million\n\n"), len(f"$5 million\n\n{code}")
    assert [(each.end <= start or each.start >= end) for each in found_amounts(text)].count(False) == 0


@given(
    st.text("abc019$€/?=&.,;-_%+()[]{}`*'\"~:|тенгеUSDmn", max_size=40),
    st.sampled_from(["https://", "http://", "www.", "ftp://"]),
)
def test_no_address_is_touched(rest: str, scheme: str) -> None:
    """However an address is spelt, what is in it is no amount."""
    assume("`" not in rest and "](" not in rest)
    text = f"see {scheme}a.example/{rest} now"

    assert found_amounts(text) == ()


@given(TEXTS, COUNTRIES, LANGUAGES, st.sampled_from(["USD", "KZT", "KGS", "EUR"]), st.booleans())
@settings(max_examples=500)
def test_proposals_done_twice_change_nothing_more(
    rates: Lookup, text: str, countries: tuple[str, ...], language: str, to: str, quotations: bool
) -> None:
    """Once all is done nothing more is proposed: no conversion is doubled, none is rated back and forth."""
    once = applied(text, proposed(text, to, rates, countries, language, quotations=quotations))

    assert proposed(once, to, rates, countries, language, quotations=quotations) == ()


@given(TEXTS, COUNTRIES)
def test_what_is_proposed_leaves_the_rest_as_it_was(
    rates: Lookup, text: str, countries: tuple[str, ...]
) -> None:
    """Insertions take nothing away; the figures put in have no exponent and no minus."""
    made = proposed(text, "USD", rates, countries)

    for each in made:
        assert each.insert_at == each.until or each.replaces is not None
        assert each.insert_at >= each.span.end or each.span.end > each.until
        assert "E" not in each.text.replace("EUR", "")
        assert "-" not in each.text


@given(COPY, COUNTRIES)
def test_pairs_and_checks_never_raise(rates: Lookup, text: str, countries: tuple[str, ...]) -> None:
    """Each finding is about a conversion that stands where it says."""
    pairs = found_pairs(text, countries)

    money = StoryMoney(rates, countries=countries)
    places = {(each.conversion.start, each.conversion.end) for each in pairs}
    assert all((each.start, each.end) in places for each in misrated(pairs, money))


@given(st.decimals(0, 10**15, places=2), st.sampled_from(["KZT", "UZS", "RUB", "TJS"]))
def test_to_another_currency_and_back_is_exact(rates: Lookup, value: object, own: str) -> None:
    """Nothing is rounded before it is written."""
    (amount,) = found_amounts(f"{value} {own}") or (None,)
    assume(amount is not None)
    assert amount is not None
    there, back = rates(own, "USD"), rates("USD", own)
    assert there is not None
    assert back is not None

    low, high = converted(amount, there)

    assert (low * back.ratio, high * back.ratio) == (Fraction(amount.low), Fraction(amount.high))


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_read_to_its_end(unit: str, rates: Lookup) -> None:
    """What is offered stands in it, one after another; how long that takes is for the benchmarks to say."""
    text = repeated(unit, 32_000)

    made = [each.span for each in offers(text, StoryMoney(rates, countries=("KZ",)))]

    places = [place for each in made for place in (each.start, each.end)]
    assert places == sorted(set(places))
    assert all(0 <= place <= len(text) for place in places)
