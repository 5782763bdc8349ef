"""Which codes are currencies: those of ISO 4217 that CLDR has, with money of the past among them."""

from babel.numbers import list_currencies

from newsdesk.domain.errors import BadInput


def currencies() -> frozenset[str]:
    """Return the codes of all currencies."""
    return frozenset(list_currencies("en"))


def currency(written: str) -> str:
    """Return the code that somebody wrote, in capitals; BadInput if it is no currency's."""
    code = written.strip().upper()
    if code not in currencies():
        raise BadInput(f"{no_currency(written.strip())}. Correct it.")
    return code


def no_currency(written: str) -> str:
    """Say in a clause that this is no currency."""
    return f"“{written}” is no currency code (ISO 4217) such as KGS or USD"
