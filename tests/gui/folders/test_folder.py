"""The folders as the window groups them."""

from collections.abc import Callable

import pytest

from newsdesk.domain.story import Status
from newsdesk.gui.folders.folder import ALL, EDITIONS, Folder, Group, Kind, emptiness, find

Count = Callable[..., tuple[Group, ...]]


def test_they_stand_in_the_order_of_the_work(count: Count) -> None:
    """The bin is last of the first group; countries and editions have names for people."""
    names = {group.title: [each.name for each in group.folders] for group in count()}

    assert names == {
        "": [
            "All stories",
            "Drafts",
            "In edit",
            "Ready",
            "Published",
            "Corrected",
            "Embargoed",
            "With open notes",
            "Spiked",
        ],
        "Saved searches": ["Wool"],
        "Countries": ["Kazakhstan", "Tajikistan"],
        "Editions": ["12 December 2025  Friday"],
        "Reporters": ["Asel"],
    }


def test_what_is_to_be_merged_has_a_folder_while_there_is_any(count: Count) -> None:
    """Which is found by its path, as any."""
    found = find(count(merging=2), "merging:merging")

    assert found is not None
    assert (found.name, found.query, found.count) == ("To be merged", "is:merging", 2)
    assert emptiness(found)
    assert find(count(), "merging:merging") is None


def test_years_of_editions_are_not_listed(count: Count) -> None:
    """The newest are: a search has all of them."""
    [shown] = [group for group in count(editions=400) if group.title == "Editions"]

    assert len(shown.folders) == EDITIONS
    assert shown.folders[0].key == "e-1"


def test_a_folder_is_found_by_its_path(count: Count) -> None:
    """As it is remembered; one that is gone is not."""
    found = find(count(), "country:KZ")

    assert found is not None
    assert (found.name, found.query, found.count) == ("Kazakhstan", "country:KZ", 3)
    assert find(count(countries=()), "country:KZ") is None


def test_stories_can_be_dropped_where_that_means_something(count: Count) -> None:
    """On states that an action leads to, countries and editions."""
    takers = {each.name for group in count() for each in group.folders if each.takes_stories}

    assert takers == {
        "In edit",
        "Ready",
        "Published",
        "Corrected",
        "Spiked",
        "Kazakhstan",
        "Tajikistan",
        "12 December 2025  Friday",
    }


@pytest.mark.parametrize("kind", Kind)
def test_every_empty_folder_has_its_sentence(kind: Kind) -> None:
    """Whatever it collects its stories by."""
    keys = [status.value for status in Status] if kind is Kind.STATUS else ["x"]

    sentences = [emptiness(Folder(kind, key, "Wool", "wool")) for key in keys]

    assert all(each.endswith(".") for each in sentences)
    assert len(set(sentences)) == len(keys)


def test_the_empty_bin_says_so() -> None:
    """In two words."""
    assert emptiness(Folder(Kind.STATUS, "spiked", "Spiked", "status:spiked")) == "Nothing spiked."
    assert "No stories yet" in emptiness(ALL)
