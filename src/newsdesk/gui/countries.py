"""The countries that a story can be about, by their English names (CLDR)."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from newsdesk.domain.countries import CENTRAL_ASIA, NO_COUNTRY


@cache
def country_choices() -> dict[str, str]:
    """Return ISO 3166-1 alpha-2 code → English name: the newsroom's five first, then the others by name."""
    # No story has to wait for the names of countries to be shown.
    from babel import Locale  # noqa: PLC0415

    names = {
        code: name
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY
    }
    others = names.keys() - set(CENTRAL_ASIA)
    # Decomposed, so that Åland stands under A.
    by_name = sorted(others, key=lambda code: unicodedata.normalize("NFKD", names[code]))
    return {code: names[code] for code in (*CENTRAL_ASIA, *by_name)}


def country_names(codes: Iterable[str], choices: Mapping[str, str]) -> str:
    """Write countries for reading: "Kazakhstan, Tajikistan"; a code without a name stands for itself."""
    return ", ".join(choices.get(code, code) for code in codes)
