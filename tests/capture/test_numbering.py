"""A list's numbers are those that its page shows."""

import re

import pytest

from newsdesk.capture.pasting import read_paste
from newsdesk.text.render import render


def numbers(html: str) -> list[str]:
    """Return the items of a pasted list as a reader of the story sees them: number and words."""
    seen: list[str] = []
    for block in render(read_paste(html).markdown).blocks:
        found = re.search(r'<ol(?: start="(\d+)")?>', block.html)
        items = re.findall(r"<li>\s*(?:<p>)?([^<]*)", block.html)
        first = int(found[1] or 1) if found else 0
        seen += [f"{number}. {item}" if found else item for number, item in enumerate(items, first)]
    return seen


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<ol><li>a</li><li>b</li></ol>", ["1. a", "2. b"]),
        ("<ol start=3><li value=3>a</li><li value=4>b</li></ol>", ["3. a", "4. b"]),
        ("<ol><li value=7>a</li><li>b</li></ol>", ["7. a", "8. b"]),
        ("<ol><li value=10>a</li><li value=9>b</li><li value=x>c</li></ol>", ["10. a", "9. b", "10. c"]),
        ("<ol reversed><li>a</li><li>b</li><li>c</li></ol>", ["3. a", "2. b", "1. c"]),
        ("<ol reversed start=10><li>a</li><li>b</li></ol>", ["10. a", "9. b"]),
        ("<ol><li>a</li><li><img src=x></li><li>c</li><li></li></ol>", ["1. a", "3. c"]),
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol reversed><li>a<li>b<li>c</ol>", ["3. a", "2. b", "1. c"]),
        ("<ol><li>a<li value=5>b<li>c</ol>", ["1. a", "5. b", "6. c"]),
        ("<blockquote><p>q</p><ol><li>a</li><li>b</li></ol></blockquote>", ["1. a", "2. b"]),
    ],
)
def test_numbers_are_those_of_the_page(html: str, seen: list[str]) -> None:
    """A countdown counted up, and what was seventh was first."""
    assert numbers(html) == seen


def test_a_list_in_a_quotation_is_one() -> None:
    """Its marks were lost, and second paragraphs keep their item."""
    html = "<blockquote><ul><li><p>a<br>b</p><p>c</p></li><li>d</li></ul></blockquote>"

    assert read_paste(html).blocks == ("> - a  \n>     b\n>\n>     c\n>\n> - d",)


def test_a_quotation_in_a_list_is_one() -> None:
    """As before: it stands by itself."""
    assert read_paste("<ul><li><blockquote>a</blockquote></li><li>b</li></ul>").blocks == ("> a", "- b")
