"""Small pieces of English that window and command line both need."""


def counted(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: "1 story", "6 stories", "1,200 words" (``many``: else ``one`` + s)."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
