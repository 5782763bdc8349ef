"""Numbers above and below the line, for which Markdown has no mark."""

_PLAIN = "0123456789+-−=()"
#: The elements of HTML whose text is raised or lowered, and Unicode's letters for it.
ELEMENTS = {
    "sub": str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
    "sup": str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"),
}


def written(text: str, element: str) -> str:
    """Return a number so that it stays apart from one beside it: 10⁶ and $5¹ must not become 106 and $51.

    ``element`` is "sub" or "sup". What is no number, as the "th" of 5th, stays as it is.
    """
    number = text.strip()
    is_number = any(map(str.isdecimal, number)) and set(number) <= set(_PLAIN)
    return text.translate(ELEMENTS[element]) if is_number else text
