"""Front matter is read as it was written."""

import pytest

from newsdesk.capture.front import Field, split
from newsdesk.domain.errors import BadInput


def test_values_are_strings() -> None:
    """Norway is not false, and a date or a number stays what was typed."""
    fields, end = split(
        "---\nCountries: [NO, KZ]\nplace: 007\nbyline: ~\ndate: 2025-12-12\n---\nText.", "a.md"
    )

    assert [(field.name, field.values) for field in fields] == [
        ("countries", ("NO", "KZ")),
        ("place", ("007",)),
        ("byline", ()),
        ("date", ("2025-12-12",)),
    ]
    assert end == len("---\nCountries: [NO, KZ]\nplace: 007\nbyline: ~\ndate: 2025-12-12\n---\n")


def test_what_is_no_list_of_words_is_kept_as_written() -> None:
    """A field may hold anything that is YAML."""
    fields, _ = split("---\nplace: Osh\nmap:\n  zoom: 3\n---\n", "a.md")

    assert fields[1] == Field("map", None, "map:\n  zoom: 3", 3)


@pytest.mark.parametrize("text", ["Text.", "---\nText.", "\n---\na: b\n---\n", "--- a\n---\n"])
def test_text_without_front_matter(text: str) -> None:
    """It begins with a line of three dashes and ends with another."""
    assert split(text, "a.md") == ([], 0)


def test_empty_front_matter() -> None:
    """It says nothing."""
    assert split("---\n---\nText.", "a.md") == ([], 8)


@pytest.mark.parametrize(
    "yaml",
    [
        "a: !!python/object/apply:os.system [ls]",
        "a: !!str b",
        "!own\na: b",
        "- a\n- b",
        "only words",
        "a: " + "[" * 20 + "]" * 20,
    ],
)
def test_yaml_that_is_no_plain_list_of_fields_is_refused(yaml: str) -> None:
    """Tags, other shapes, depth: nobody writes these into a story."""
    with pytest.raises(BadInput, match=r"^The front matter of “a\.md” is not a plain list of fields"):
        split(f"---\n{yaml}\n---\n", "a.md")


def test_yaml_with_a_mistake_is_refused_with_its_line() -> None:
    """The writer can find it."""
    with pytest.raises(BadInput, match=r"^The front matter of “a\.md” is not YAML \(line 3\)\."):
        split("---\na: b\n\tc: d\n---\n", "a.md")


@pytest.mark.parametrize("part", ["[", "- ", "{", "a: &x [*x]\n", "? "])
def test_hostile_yaml_takes_no_time(part: str) -> None:
    """PyYAML alone would take minutes."""
    with pytest.raises(BadInput):
        split(f"---\n{part * (60_000 // len(part))}\n---\n", "a.md")
