"""Countries as people name them at the desk."""

from newsdesk.domain.errors import BadInput
from newsdesk.text.countries import countries_named

#: The most countries that a sentence names.
_NAMED = 3


def country_named(typed: str) -> str:
    """Return the code (ISO 3166-1 alpha-2) of a country by its code or name; BadInput if it is not one."""
    found = countries_named(typed)
    if len(found) != 1:
        might_be = f": it might be {', '.join(found[:_NAMED])}" if found else ""
        raise BadInput(f"“{typed}” is no country{might_be}. Write its name, or its two letters as in KZ.")
    return found[0]
