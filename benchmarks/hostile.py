"""Pieces of copy that lead a search for amounts astray when nothing but they follow one another."""

HOSTILE = (
    "1 ", "1", "111 ", "1,", "1-", "1*", "1'", "1\u00a0", "\u00a0", "$", "$1", "1$", "$5 (", "*", "&",
    "&nbsp;", "`", "``a ", "](", "](a ", "](x(b)", "[", "[a b=", "<", "<a ", "{{", "<!-- ",
    "---\na: b\n", "\n> 5\n", "5 \n", "www.", "a.", "a.b/", "http://", "@a", "a@", "“", '"5 tenge ',
    "so'm", "twenty-", "пол", "миллион ", "5 тыс. ", "a million ", "million ", "half a ", "KZT ", "KZT",
    "USD 5 ", "tenge ", "5 tenge ", "(5 tenge ", "5 tenge (", "5 tenge to ", "5 tenge/",
    "5 tenge about ", "5 tenge, about ", "between 5 and ", "5 Hong Kong ",
)  # fmt: skip


def repeated(unit: str, length: int) -> str:
    """Return a text of nothing but a piece, about so many code points long."""
    return unit * (length // len(unit))
