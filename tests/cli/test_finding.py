"""``newsdesk stories`` speaks the search's own language."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Answer = Callable[..., Any]
WOOL, TRAMS = "Mill in Karakol Turns Wool Into Insulation", "Tashkent Opens Night Trams"


@pytest.fixture(autouse=True)
def _taken(answer: Answer, page: Path) -> None:
    answer("import", page)


@pytest.mark.parametrize(
    ("query", "headlines"),
    [
        ((), [WOOL, TRAMS]),
        (("country:UZ",), [TRAMS]),
        (("wool", "country:KG"), [WOOL]),
        (("--", "-wool"), [TRAMS]),
        (('"coarse fleece"',), [WOOL]),
        (("status:ready",), []),
        (("--sort", "-headline"), [TRAMS, WOOL]),
        (("--sort", "headline"), [WOOL, TRAMS]),
        (("--sort", "updated", "--limit", "1"), [TRAMS]),
        (("--sort", "-standfirst"), [TRAMS, WOOL]),
        (("words:>1", "--status", "draft"), [WOOL, TRAMS]),
        (("country:KG", "--status", "ready"), []),
        (("wool", "--status", "in-edit"), []),
        (("wool", "--status", "in edit"), []),
    ],
)
def test_stories_are_found_and_sorted(answer: Answer, query: tuple[str, ...], headlines: list[str]) -> None:
    """With the fields of the search, in any order."""
    options = query[: query.index("--")] if "--" in query else query
    rest = query[len(options) :]

    document = answer("stories", "--json", *options, *rest) if rest else answer("stories", *options)

    assert [each["headline"] for each in document["stories"]] == headlines
    assert document["problems"] == []


def test_a_row_has_what_the_window_shows(answer: Answer) -> None:
    """With where the words were found."""
    (row,) = answer("stories", "fleece")["stories"]

    assert {"uid", "slug", "status", "byline", "words", "updated", "opening", "keywords"} <= row.keys()
    assert (row["countries"], row["embargo"], row["corrections"]) == (["KG"], None, 0)
    assert "coarse fleece" in row["snippet"]


def test_what_makes_no_sense_is_told(newsdesk: Any) -> None:
    """Beside what was found; alone, it is bad usage."""
    beside = newsdesk("stories", "wool", "words:many")
    alone = newsdesk("stories", "words:many", "country:Narnia")
    order = newsdesk("stories", "--sort", "colour")

    assert (beside.returncode, alone.returncode, order.returncode) == (0, 2, 2)
    assert WOOL in beside.stdout
    assert beside.stderr.startswith("“words:many” needs a number")
    assert "“country:Narnia” needs a country’s name" in alone.stderr
    assert (alone.stdout, order.stdout) == ("", "")
    assert order.stderr.startswith("There is no order “colour”.")


def test_searches_are_kept_by_name(answer: Answer) -> None:
    """Kept, counted, renamed and forgotten, as in the window."""
    kept = answer("searches", "Fleece", "wool", "country:KG")
    assert kept["searches"] == [{"name": "Fleece", "query": "wool country:KG", "stories": 1}]

    renamed = answer("searches", "Fleece", "--rename", "Wool trade")
    assert [each["name"] for each in renamed["searches"]] == ["Wool trade"]
    assert answer("searches") == renamed

    assert answer("searches", "Wool trade", "--remove") == {"searches": []}


@pytest.mark.parametrize(
    "words", [("Fleece",), ("Fleece", "wool", "--remove"), ("--rename", "Wool"), ("Fleece", "--remove")]
)
def test_half_a_search_is_bad_usage(newsdesk: Callable[..., Any], words: tuple[str, ...]) -> None:
    """A name without anything, two wishes at once, no name, and a name that nobody gave."""
    done = newsdesk("searches", *words)

    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_where_nothing_is_found_it_is_said(newsdesk: Any) -> None:
    """On stderr, so that a pipe gets nothing; it is no failure."""
    found = newsdesk("stories", "unfindable")

    assert (found.returncode, found.stdout) == (0, "")
    assert found.stderr.startswith("No story was found.")


def test_where_all_are_spiked_nobody_says_that_there_are_none(answer: Answer, newsdesk: Any) -> None:
    """They are there, and can be listed."""
    for each in answer("stories")["stories"]:
        answer("mark", "spike", each["uid"])

    found = newsdesk("stories")

    assert (found.returncode, found.stdout) == (0, "")
    assert found.stderr == "Every story is spiked: “newsdesk stories status:spiked” lists them.\n"


@pytest.mark.parametrize(
    "verb",
    [
        *(("notes",), ("searches",), ("steps",), ("trust", "list"), ("merges", "list"), ("edition", "list")),
        *(("backup", "--list"), ("words", "list")),
    ],
)
def test_an_empty_list_says_that_it_is_empty(
    newsdesk: Any, verb: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """On stderr as well, and as a rule with what puts something on it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    found = newsdesk(*verb)

    assert (found.returncode, found.stdout) == (0, "")
    assert re.match(r"(?:There are no|No|Nothing) ", found.stderr)
