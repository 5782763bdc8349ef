"""What amounts in copy cost: found in a long text, in the paragraph that is typed in, and converted."""

from functools import partial

import pytest

from benchmarks.figures import Figure, Limit
from benchmarks.hostile import HOSTILE, repeated
from benchmarks.measuring import Measure
from benchmarks.prose import Prose
from newsdesk.copydesk.money.found import found_amounts, found_in_block
from newsdesk.copydesk.money.pairs import found_pairs

WORDS = 100_000


@pytest.fixture(scope="module")
def budget() -> str:
    """Give a marked-up text of 100,000 words with an amount in every paragraph or so; the same each time."""
    return Prose(WORDS).budget(WORDS)


def test_amounts_in_a_long_text(measure: Measure, budget: str) -> None:
    """All amounts of 100,000 words, from Markdown to figures."""
    measure(f"find amounts in {WORDS:,} words", partial(found_amounts, budget, ("KZ",)), rounds=5)


def test_pairs_in_a_long_text(measure: Measure, budget: str) -> None:
    """The same, and which of them are conversions of which."""
    measure(f"find conversions in {WORDS:,} words", partial(found_pairs, budget, ("KZ",)), rounds=5)


def test_amounts_in_a_text_without(measure: Measure) -> None:
    """Most stories name no money: that has to be seen quickly."""
    plain = Prose(WORDS).markdown(WORDS)
    measure(f"find no amounts in {WORDS:,} words", partial(found_amounts, plain), rounds=5)


def test_amounts_in_a_paragraph(measure: Measure, budget: str) -> None:
    """What a key costs at most: its own paragraph, read again."""
    longest = max(budget.split("\n\n"), key=len)
    measure("find amounts in a paragraph", partial(found_in_block, longest, ("KZ",)), rounds=50)


def test_amounts_in_hostile_text(measure: Measure) -> None:
    """Long texts beside as much in eight times as many short ones: the same, unless a search begins anew."""
    long = [repeated(unit, 32_000) for unit in HOSTILE]
    short = [repeated(unit, 4_000) for unit in HOSTILE] * 8

    def find(texts: list[str]) -> None:
        for each in texts:
            found_pairs(each, ("KZ",))

    measure(
        "find conversions in hostile text",
        partial(find, long),
        rounds=3,
        beside=("as much in short texts", partial(find, short)),
        limits=[Limit(Figure.RATIO, 2.0)],
    )
