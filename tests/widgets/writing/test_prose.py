"""What is prose, and what has to stay as it is typed; | is the caret."""

import pytest

from newsdesk.widgets.writing.prose import in_front_matter, is_prose
from newsdesk.widgets.writing.scan import COMMENT, FENCE, LISTED, TEXT


@pytest.mark.parametrize(
    "line",
    [
        "plain|",
        "`code` and|",
        "a [word|](https://x.org)",
        "see https://x.org |",
        "a < b|",
        "[^1]: words|",
        "- item|",
        "| cell|",
        "**bold|**",
        "<b>bold</b>|",
        "",
    ],
)
def test_this_is_prose(line: str) -> None:
    """Words, wherever they stand."""
    at = line.rindex("|") if "|" in line else 0
    line = line[:at] + line[at + 1 :]

    assert is_prose(line, at, TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "`code|`",
        "`begun|",
        "``a ` b|",
        "a [word](https://x|.org)",
        "a [word](https://x.org |",
        "see https://x.org/a|",
        "www.x|",
        "<https://x|.org>",
        "<a href=|",
        "<!-- remark|",
        "<!-- remark| -->",
        "[x]: https://x.org |",
        "{{rate|",
        "    indented code|",
        "```py|",
    ],
)
def test_this_is_none(line: str) -> None:
    """Code, addresses and tags, also those that are only begun."""
    at = line.index("|")

    assert not is_prose(line.replace("|", ""), at, TEXT)


def test_what_the_lines_above_say_counts() -> None:
    """Within fences and comments nothing is prose; an indented line of a list is."""
    assert not is_prose("word", 4, FENCE)
    assert not is_prose("word", 4, COMMENT)
    assert is_prose("    word", 8, LISTED)


@pytest.mark.parametrize(
    ("above", "inside"),
    [
        ("---", True),
        ("---\ntitle: x", True),
        ("---\ntitle: x\n---", False),
        ("words\n---", False),
    ],
)
def test_front_matter_is_only_at_the_beginning(above: str, inside: bool) -> None:
    """Up to the line that ends it."""
    assert in_front_matter(above.split("\n")) is inside
    assert not in_front_matter([])
