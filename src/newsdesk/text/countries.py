"""Countries by their names, as an editor types them: in English, in Russian, or as they call themselves."""

from functools import cache

from newsdesk.domain.countries import NO_COUNTRY
from newsdesk.text.folding import fold

#: Asked for only when no English name fits; the languages that the newsroom's countries write in (CLDR).
_LANGUAGES = ("ru", "kk", "ky", "tg", "tk", "uz", "uz_Cyrl")


def countries_named(typed: str) -> tuple[str, ...]:
    """Return the ISO 3166-1 alpha-2 codes of the countries of that code, or else whose name begins so."""
    wanted = fold(typed).strip()
    code = wanted.upper()
    if code in _names("en"):
        return (code,)
    for language in ("en", *_LANGUAGES):
        named = tuple(code for code, name in _names(language).items() if wanted and name.startswith(wanted))
        if named:
            return named
    return ()


@cache
def _names(language: str) -> dict[str, str]:
    # Few searches ask for a country, and no window has to wait for their names.
    from babel import Locale  # noqa: PLC0415

    territories = Locale.parse(language).territories
    return {
        code: fold(name)
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY
    }
