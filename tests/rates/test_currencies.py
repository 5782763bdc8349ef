"""Which codes are currencies: one list and one sentence, wherever somebody writes one."""

import pytest

from newsdesk.domain.errors import BadInput
from newsdesk.rates.currencies import currency, no_currency


@pytest.mark.parametrize(("written", "code"), [("KGS", "KGS"), (" kzt ", "KZT"), ("TMM", "TMM")])
def test_a_currency_is_known_however_it_is_typed(written: str, code: str) -> None:
    """Money of the past as well: old tables are full of it."""
    assert currency(written) == code


@pytest.mark.parametrize("written", ["ZZZ", "SOM", "US", "", "долл", "USDT"])
def test_what_is_no_currency_is_refused_with_one_sentence(written: str) -> None:
    """Three letters alone make none."""
    with pytest.raises(BadInput) as refused:
        currency(written)

    assert str(refused.value) == f"{no_currency(written)}. Correct it."
